package study

import (
	"math"
	"slices"

	"heed/agents"
	"heed/results"
	"heed/sim"
)

// A team is who is there of a team on a day, with what they did in the last days.
type team struct {
	place   *agents.Workplace
	number  int
	members []person // in the order of their seats; none of an empty one
}

// teams are the columns of teams.csv after its keys.
var teams = []sim.Metric[*team]{
	{Name: "department", Doc: "Number of the department, from 0.", Of: func(t *team) float64 { return float64(t.place.Chart.Department[t.first()]) }},
	{Name: "site", Doc: "Number of the site, from 0.", Of: func(t *team) float64 { return float64(t.place.Chart.Site[t.first()]) }},
	{Name: "seats", Unit: "seats", Doc: "Seats of the team, empty ones too.", Of: (*team).seats},
	{Name: "employees", Unit: "employees", Doc: "Employees, in the seats that are filled.", Of: func(t *team) float64 { return float64(len(t.members)) }},
	{Name: "contacts_within", Unit: "contacts", Doc: "Pairs of seats of the team that are in contact.", Of: func(t *team) float64 { return t.contacts(true) / 2 }},
	{Name: "contacts_across", Unit: "contacts", Doc: "Contacts between a seat of the team and one of another.", Of: func(t *team) float64 { return t.contacts(false) }},

	{Name: "tasks", Unit: "tasks", Doc: "Tasks of the last 50 days, or since hire, that ended in an outcome.", Of: (*team).tasks},
	{Name: "compliance_rate", Unit: "share of resolved tasks", Doc: "Share of these done as the rules ask.", Of: endedIn(0)},
	{Name: "knowing_violation_rate", Unit: "share of resolved tasks", Doc: "Share of these done knowingly against the rules.", Of: endedIn(1)},
	{Name: "unknowing_error_rate", Unit: "share of resolved tasks", Doc: "Share of these done wrongly without knowing.", Of: endedIn(2)},
	{Name: "participation_acts", Unit: "acts", Doc: "Acts of participation in the last 50 days, or since hire.", Of: (*team).acts},

	{Name: "tenure_days_mean", Unit: "days", Doc: "Mean of workdays since hire.", Of: mean("tenure_days")},
	{Name: "risk_propensity_mean", Unit: "0 to 1", Doc: "Mean of the propensity to take risks.", Of: mean("risk_propensity")},
	{Name: "knowledge_mean", Unit: "0 to 1", Doc: "Mean of the knowledge of the rules.", Of: mean("knowledge")},
	{Name: "legitimacy_mean", Unit: "0 to 1", Doc: "Mean of the legitimacy that the rules have.", Of: mean("legitimacy")},
	{Name: "awareness_mean", Unit: "0 to 1", Doc: "Mean of the awareness of risk.", Of: mean("awareness")},
	{Name: "responsibility_mean", Unit: "0 to 1", Doc: "Mean of the responsibility felt.", Of: mean("responsibility")},
	{Name: "safety_mean", Unit: "0 to 1", Doc: "Mean of psychological safety.", Of: mean("safety")},
	{Name: "frustration_mean", Unit: "0 to 1", Doc: "Mean of frustration.", Of: mean("frustration")},
	{Name: "habit_mean", Unit: "0 to 1", Doc: "Mean of the habit of complying.", Of: mean("habit")},
	{Name: "norm_mean", Unit: "0 to 1", Doc: "Mean of how strictly they hold that one should comply.", Of: mean("norm")},
	{Name: "norm_sd", Unit: "0 to 1", Doc: "Standard deviation of the same, by n - 1; empty of fewer than two.", Of: (*team).normDeviation},
}

// first returns the first seat of t.
func (t *team) first() int {
	first, _ := t.place.Chart.Members(t.number)
	return first
}

// seats returns how many seats t has.
func (t *team) seats() float64 {
	first, past := t.place.Chart.Members(t.number)
	return float64(past - first)
}

// contacts returns how many contacts the seats of t have with each other, each counted
// from both ends, or with those of other teams.
func (t *team) contacts(within bool) float64 {
	n := 0
	first, past := t.place.Chart.Members(t.number)
	for seat := first; seat < past; seat++ {
		for _, other := range t.place.Contacts.Of(seat) {
			if (int(other) >= first && int(other) < past) == within {
				n++
			}
		}
	}
	return float64(n)
}

// outcome returns how many tasks of t ended in an outcome.
func (t *team) outcome(i int) uint64 {
	n := uint64(0)
	for m := range t.members {
		n += uint64(t.members[m].did.Outcomes[i])
	}
	return n
}

// tasks returns how many tasks of t ended in any outcome.
func (t *team) tasks() float64 {
	n := uint64(0)
	for i := range (agents.Ledger{}).Outcomes {
		n += t.outcome(i)
	}
	return float64(n)
}

// endedIn returns the share of a team's tasks that ended in an outcome, NaN where there
// was no task.
func endedIn(i int) func(*team) float64 {
	return func(t *team) float64 { return float64(t.outcome(i)) / t.tasks() }
}

// acts returns how often members of t took part.
func (t *team) acts() float64 {
	n := uint64(0)
	for m := range t.members {
		n += uint64(t.members[m].did.Acts)
	}
	return float64(n)
}

// mean returns the mean over a team's members of a column of employees.csv, NaN where
// there is nobody.
func mean(column string) func(*team) float64 {
	of := columnOf(column)
	return func(t *team) float64 {
		sum := 0.0
		for m := range t.members {
			sum += of(&t.members[m])
		}
		return sum / float64(len(t.members))
	}
}

// columnOf returns what a column of employees.csv is made from.
func columnOf(name string) func(*person) float64 {
	for _, m := range employees {
		if m.Name == name {
			return m.Of
		}
	}
	panic("study: no column " + name + " of employees")
}

// normDeviation returns the standard deviation of the norms of t's members.
func (t *team) normDeviation() float64 {
	if len(t.members) < 2 {
		return math.NaN()
	}
	middle, sum := mean("norm")(t), 0.0
	for m := range t.members {
		d := float64(t.members[m].Norm) - middle
		sum += float64(d * d)
	}
	return math.Sqrt(sum / float64(len(t.members)-1))
}

// writeTeams adds the rows of all teams on a day to rows.
func (g *register) writeTeams(o *agents.Organization, day int, rows *results.ArmRows) {
	t := team{place: o.Place()}
	rows.TeamDay = int32(day)
	rows.Teams = make([]float64, 0, t.place.Chart.Teams*len(teams))
	for t.number = range t.place.Chart.Teams {
		t.members = t.members[:0]
		first, past := t.place.Chart.Members(t.number)
		for seat := first; seat < past; seat++ {
			if e := o.Employee(seat); e.Idle == 0 {
				t.members = append(t.members, person{e, t.place, seat, day, g.marks[0].since(o, seat)})
			}
		}
		rows.Teams = sim.Values(rows.Teams, teams, &t)
	}
}

// tiesOf returns how many contacts there are between the teams of a workplace, in the
// order of the teams.
func tiesOf(place *agents.Workplace) []results.Tie {
	var ties []results.Tie
	chart := place.Chart
	contacts := make([]uint32, chart.Teams) // with each team
	for number := range uint32(chart.Teams) {
		first, past := chart.Members(int(number))
		var others []uint32
		for seat := first; seat < past; seat++ {
			for _, neighbour := range place.Contacts.Of(seat) {
				other := chart.Team[neighbour]
				if other <= number {
					continue
				}
				if contacts[other] == 0 {
					others = append(others, other)
				}
				contacts[other]++
			}
		}
		slices.Sort(others)
		for _, other := range others {
			ties = append(ties, results.Tie{Team: number, Other: other, Ties: contacts[other]})
			contacts[other] = 0
		}
	}
	return ties
}
