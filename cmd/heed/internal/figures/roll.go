package figures

import (
	"fmt"
	"slices"

	"heed/results"
)

// A roll is what the tables say of the teams of a run on its last day.
type roll struct {
	day   int
	teams []team
	ties  []results.Tie
	same  bool // whether teams and ties are the same in every replicate

	first, all map[string][]done // of arms, by team: in the first replicate, and in all
}

// A team is where it is, and how many seats it has.
type team struct {
	department, site int
	seats            float64
}

// done are tasks, and how many of them were done as the rules ask.
type done struct{ tasks, complied float64 }

func (d *done) add(e done) { d.tasks, d.complied = d.tasks+e.tasks, d.complied+e.complied }

// readRoll reads the teams of the folder dir.
func readRoll(dir string) (*roll, error) {
	r := &roll{same: true, first: map[string][]done{}, all: map[string][]done{}}
	if err := results.ReadFile(dir, results.TiesFile, r.readTies); err != nil {
		return nil, err
	}
	if err := results.ReadFile(dir, results.TeamsFile, r.readTeams); err != nil {
		return nil, err
	}
	return r, nil
}

// shares returns what teams of an arm did: in all replicates where these have the same
// teams and ties, or else in the first.
func (r *roll) shares(arm string) []done {
	if r.same {
		return r.all[arm]
	}
	return r.first[arm]
}

// readTies reads the ties of the first replicate that is there, and whether those of
// the others are the same.
func (r *roll) readTies(t *results.Reader) error {
	first, now, at := -1, -1, 0
	for row, err := range t.Rows() {
		if err != nil {
			return err
		}
		if row.Replicate != now {
			r.same = r.same && (now < 0 || at == len(r.ties))
			now, at = row.Replicate, 0
		}
		if first < 0 {
			first = now
		}
		tie := results.Tie{Team: uint32(row.Team), Other: uint32(row.Other), Ties: uint32(row.Values[0])}
		if now == first {
			r.ties = append(r.ties, tie)
		}
		if at >= len(r.ties) || r.ties[at] != tie {
			r.same = false
		}
		if at++; !r.same {
			return nil // nothing more is to be learnt
		}
	}
	r.same = r.same && at == len(r.ties)
	return nil
}

// readTeams reads the teams, of every replicate as long as they are the same in each.
func (r *roll) readTeams(t *results.Reader) error {
	var c [5]int
	for i, name := range []string{"department", "site", "seats", "tasks", "compliance_rate"} {
		if c[i] = slices.Index(t.Columns, name); c[i] < 0 {
			return fmt.Errorf("%s has no column %q", results.TeamsFile, name)
		}
	}
	arm, first := "", -1 // the first of each
	for row, err := range t.Rows() {
		if err != nil {
			return err
		}
		v := row.Values
		is := team{int(v[c[0]]), int(v[c[1]]), v[c[2]]}
		if first < 0 {
			arm, first, r.day = row.Arm, row.Replicate, row.Day
		}
		if row.Replicate == first && row.Arm == arm {
			r.teams = append(r.teams, is)
		}
		if row.Team >= len(r.teams) {
			return fmt.Errorf("%s: team %d of %d", results.TeamsFile, row.Team, len(r.teams))
		}
		if r.same = r.same && r.teams[row.Team] == is; !r.same && row.Replicate != first {
			return nil
		}
		did := done{tasks: v[c[3]]}
		if did.tasks > 0 {
			did.complied = did.tasks * v[c[4]]
		}
		r.add(row, did, row.Replicate == first)
	}
	return nil
}

// add adds what a team did.
func (r *roll) add(row *results.Row, did done, first bool) {
	if r.all[row.Arm] == nil {
		r.first[row.Arm], r.all[row.Arm] = make([]done, len(r.teams)), make([]done, len(r.teams))
	}
	of := func(m map[string][]done) *done {
		for len(m[row.Arm]) <= row.Team {
			m[row.Arm] = append(m[row.Arm], done{})
		}
		return &m[row.Arm][row.Team]
	}
	of(r.all).add(did)
	if first {
		of(r.first).add(did)
	}
}
