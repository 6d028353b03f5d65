package results

import "fmt"

// In a journal the teams of a unit are: for each arm the number of its teams as uint32,
// the day as int32 and their values as the bits of float64; and then the number of ties
// and each tie's three numbers as uint32. A plan without teams has none of these.

// A Tie says how many contacts there are between the employees of two teams.
type Tie struct {
	Team, Other uint32 // their numbers, the lower first
	Ties        uint32 // how many contacts; at least 1
}

// checkTeams returns an error that says how the teams and ties of u do not fit h, or
// nil.
func (h *Header) checkTeams(u *Unit) error {
	columns, teams := len(h.Teams), 0
	for i := range u.Arms {
		a := &u.Arms[i]
		switch {
		case columns == 0 && len(a.Teams) > 0:
			return fmt.Errorf("arm %s: %d values of teams that were not asked for", h.Arms[i], len(a.Teams))
		case columns == 0:
			continue
		case len(a.Teams)%columns != 0:
			return fmt.Errorf("arm %s: %d values of teams for %d columns", h.Arms[i], len(a.Teams), columns)
		case i > 0 && len(a.Teams) != columns*teams:
			return fmt.Errorf("arm %s: %d teams; want the %d of arm %s", h.Arms[i], len(a.Teams)/columns, teams, h.Arms[0])
		}
		teams = len(a.Teams) / columns
	}
	return checkTies(u.Ties, teams)
}

// checkTies returns an error where ties are not between two of so many teams, or not
// in order.
func checkTies(ties []Tie, teams int) error {
	for i, t := range ties {
		if t.Team >= t.Other || int64(t.Other) >= int64(teams) || t.Ties == 0 {
			return fmt.Errorf("%d ties between teams %d and %d of %d: want at least one, the lower number first", t.Ties, t.Team, t.Other, teams)
		}
		if i == 0 {
			continue
		}
		if b := ties[i-1]; t.Team < b.Team || t.Team == b.Team && t.Other <= b.Other {
			return fmt.Errorf("ties of teams %d and %d after those of %d and %d", t.Team, t.Other, b.Team, b.Other)
		}
	}
	return nil
}

// appendTeams appends the record of the teams of u, which fits h.
func (h *Header) appendTeams(b []byte, u *Unit) []byte {
	if len(h.Teams) == 0 {
		return b
	}
	for i := range u.Arms {
		a := &u.Arms[i]
		b = order.AppendUint32(b, uint32(len(a.Teams)/len(h.Teams)))
		b = order.AppendUint32(b, uint32(a.TeamDay))
		b = appendFloats(b, a.Teams)
	}
	b = order.AppendUint32(b, uint32(len(u.Ties)))
	for _, t := range u.Ties {
		b = order.AppendUint32(b, t.Team)
		b = order.AppendUint32(b, t.Other)
		b = order.AppendUint32(b, t.Ties)
	}
	return b
}

// teams reads the teams of a unit of h into u, whose memory it uses again.
func (r *recordReader) teams(h *Header, u *Unit) {
	u.Ties = u.Ties[:0]
	for i := range u.Arms {
		u.Arms[i].TeamDay, u.Arms[i].Teams = 0, u.Arms[i].Teams[:0]
	}
	if len(h.Teams) == 0 {
		return
	}
	for i := range u.Arms {
		a, teams := &u.Arms[i], int(r.uint32())
		a.TeamDay = int32(r.uint32())
		a.Teams = r.floats(a.Teams, teams, len(h.Teams))
	}
	for b := r.take(int(r.uint32()), 12); len(b) > 0; b = b[12:] {
		u.Ties = append(u.Ties, Tie{order.Uint32(b), order.Uint32(b[4:]), order.Uint32(b[8:])})
	}
}

// writeTeams writes the rows of the teams of an arm, whose keys are set.
func (t *Tables) writeTeams(a *ArmRows) error {
	n := len(t.header.Teams)
	for team := 0; team*n < len(a.Teams); team++ {
		t.teams.keys(&t.keys)
		t.teams.Int(int64(a.TeamDay))
		t.teams.Int(int64(team))
		t.teams.floats(a.Teams[team*n : (team+1)*n])
		if err := t.teams.End(); err != nil {
			return err
		}
	}
	return nil
}

// writeTies writes the rows of the ties of u.
func (t *Tables) writeTies(u *Unit) error {
	for _, tie := range u.Ties {
		t.ties.Text(t.header.Scenario)
		for _, n := range [...]int{u.Point, u.Replicate, int(tie.Team), int(tie.Other), int(tie.Ties)} {
			t.ties.Int(int64(n))
		}
		if err := t.ties.End(); err != nil {
			return err
		}
	}
	return nil
}
