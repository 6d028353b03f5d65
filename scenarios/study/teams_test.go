package study

import (
	"math"
	"slices"
	"strings"
	"testing"

	"heed/results"
	"heed/scenarios"
	"heed/sim"
	"heed/sim/network"
)

// teamed is a record of teams, and of the employees that they are made of.
var teamed = Record{EmployeeDays: []int{60}, Teams: true}

// column returns the values of a column of rows.
func column[T any](metrics []sim.Metric[T], rows []float64, name string) []float64 {
	i := slices.IndexFunc(metrics, func(m sim.Metric[T]) bool { return m.Name == name })
	var all []float64
	for ; i < len(rows); i += len(metrics) {
		all = append(all, rows[i])
	}
	return all
}

// What teams.csv says of a team is what employees.csv says of its members.
func TestTeamsAddUpTheirEmployees(t *testing.T) {
	u := unitOf(t, small(t), teamed)
	for arm, rows := range u.Arms {
		of := column(employees, rows.Employees, "team")
		sum := func(name string) []float64 {
			all := make([]float64, len(column(teams, rows.Teams, "seats")))
			for i, v := range column(employees, rows.Employees, name) {
				all[int(of[i])] += v
			}
			return all
		}
		members := make([]float64, len(sum("team")))
		for _, team := range of {
			members[int(team)]++
		}
		if got := column(teams, rows.Teams, "employees"); !slices.Equal(got, members) {
			t.Errorf("arm %d: employees %v; want %v", arm, got, members)
		}
		for i, acts := range column(teams, rows.Teams, "participation_acts") {
			if want := sum("participation_acts")[i]; acts != want {
				t.Errorf("arm %d team %d: participation_acts %v; want %v", arm, i, acts, want)
			}
		}
		tasks := make([]float64, len(members))
		for _, name := range []string{"complied", "knowing_violations", "unknowing_errors", "impossible", "blocked"} {
			for i, n := range sum(name) {
				tasks[i] += n
			}
		}
		if got := column(teams, rows.Teams, "tasks"); !slices.Equal(got, tasks) || slices.Max(tasks) < 100 {
			t.Errorf("arm %d: tasks %v; want %v, many", arm, got, tasks)
		}
		for _, c := range []struct {
			team, employee string
			by             []float64
		}{
			{"compliance_rate", "complied", tasks}, {"knowing_violation_rate", "knowing_violations", tasks}, {"unknowing_error_rate", "unknowing_errors", tasks},
			{"norm_mean", "norm", members}, {"knowledge_mean", "knowledge", members}, {"tenure_days_mean", "tenure_days", members}, {"safety_mean", "safety", members},
		} {
			for i, got := range column(teams, rows.Teams, c.team) {
				if want := sum(c.employee)[i] / c.by[i]; got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
					t.Errorf("arm %d team %d: %s %v; want %v", arm, i, c.team, got, want)
				}
			}
		}
	}
}

// Teams are the same whoever else is recorded, and nothing else is other for them.
func TestTeamsStandByThemselves(t *testing.T) {
	s := small(t)
	with, alone := unitOf(t, s, everything), unitOf(t, s, Record{Series: true, Teams: true})
	without := unitOf(t, s, Record{Series: true})
	for i := range with.Arms {
		if alone.Arms[i].TeamDay != 60 || !same(with.Arms[i].Teams, alone.Arms[i].Teams) || len(alone.Arms[i].Employees) > 0 {
			t.Errorf("arm %d: the teams of day %d are other where employees are recorded", i, alone.Arms[i].TeamDay)
		}
		if !same(alone.Arms[i].Series, without.Arms[i].Series) || !same(alone.Arms[i].Whole, without.Arms[i].Whole) || without.Arms[i].Teams != nil {
			t.Errorf("arm %d is another where teams are recorded", i)
		}
	}
	if !slices.Equal(with.Ties, alone.Ties) || without.Ties != nil {
		t.Errorf("ties %v, %v and %v; want the same twice, and none", with.Ties, alone.Ties, without.Ties)
	}
}

// Ties and contacts are those of the network, counted pair by pair.
func TestTiesAreThoseOfTheNetwork(t *testing.T) {
	for _, shape := range []string{"team_size=2", "team_size=6", "team_size=60", "cross_ties=0", "network=blocks", "network=scale-free", "network=small-world"} {
		s := small(t, scenarios.Set("organization."+shape))
		u := unitOf(t, s, teamed)
		place, err := workplace(s, sim.NewStreams(s.Seed, 1))
		if err != nil {
			t.Fatal(err)
		}
		n := place.Chart.Teams
		counts := make([][]float64, n)
		for i := range counts {
			counts[i] = make([]float64, n)
		}
		for a := range place.Chart.N() {
			for b := range a {
				if x, y := place.Chart.Team[a], place.Chart.Team[b]; place.Contacts.Has(a, b) {
					counts[min(x, y)][max(x, y)]++
				}
			}
		}
		var want []results.Tie
		across := make([]float64, n)
		for i := range n {
			for j := i + 1; j < n; j++ {
				if c := counts[i][j]; c > 0 {
					want = append(want, results.Tie{Team: uint32(i), Other: uint32(j), Ties: uint32(c)})
				}
				across[i] += counts[i][j]
				across[j] += counts[i][j]
			}
			if got := column(teams, u.Arms[0].Teams, "contacts_within")[i]; got != counts[i][i] {
				t.Errorf("%s: team %d has contacts_within %v; want %v", shape, i, got, counts[i][i])
			}
		}
		if !slices.Equal(u.Ties, want) {
			t.Errorf("%s: ties %v; want %v", shape, u.Ties, want)
		}
		if got := column(teams, u.Arms[1].Teams, "contacts_across"); !slices.Equal(got, across) {
			t.Errorf("%s: contacts_across %v; want %v", shape, got, across)
		}
	}
}

// A roster may have teams of one, people without a team and nobody in contact; what it
// calls them is nowhere.
func TestTeamsOfARosterHaveNumbers(t *testing.T) {
	roster, err := network.ReadRoster("roster.csv", strings.NewReader("employee,department,site,team\nann,law,Oslo,a\nbob,law,Oslo,a\ncid,sales,Rome,b\ndan,sales,Oslo,\n"))
	if err != nil {
		t.Fatal(err)
	}
	s := small(t)
	s.Roster, s.Params.Organization.CrossTies = roster, 0
	u := unitOf(t, s, teamed)
	rows := u.Arms[0]
	if got := column(teams, rows.Teams, "seats"); !slices.Equal(got, []float64{2, 1, 1}) {
		t.Errorf("seats %v; want 2, 1, 1", got)
	}
	if got := column(teams, rows.Teams, "norm_sd"); !math.IsNaN(got[1]) {
		t.Errorf("norm_sd %v; want none of a team of one", got)
	}
	if len(u.Ties) != 0 {
		t.Errorf("ties %v; want none", u.Ties)
	}
}

// A team whose seats are all empty has a row without rates and means.
func TestATeamOfEmptySeatsHasARow(t *testing.T) {
	s := small(t, scenarios.Set("organization.team_size=2"), scenarios.Set("individual.turnover=1"), scenarios.Set("resources.vetting_weeks=40"))
	rows := unitOf(t, s, teamed).Arms[0]
	empty := 0
	for i, n := range column(teams, rows.Teams, "employees") {
		if n > 0 {
			continue
		}
		empty++
		for _, name := range []string{"compliance_rate", "norm_mean", "norm_sd"} {
			if v := column(teams, rows.Teams, name)[i]; !math.IsNaN(v) {
				t.Errorf("%s of an empty team = %v; want none", name, v)
			}
		}
		if v := column(teams, rows.Teams, "tasks")[i]; v != 0 {
			t.Errorf("tasks of an empty team = %v; want 0", v)
		}
	}
	if empty == 0 {
		t.Error("no team is empty: the test sees nothing")
	}
}

// No column is named twice, and each of rates and means has its unit.
func TestTeamsColumnsAreDescribed(t *testing.T) {
	for _, c := range columns(teams) {
		if c.Doc == "" || c.Unit == "" && c.Name != "department" && c.Name != "site" {
			t.Errorf("column %q has unit %q, doc %q", c.Name, c.Unit, c.Doc)
		}
	}
	h := results.Header{Scenario: "s", Arms: []string{scenarios.Baseline}, Teams: columns(teams)}
	if err := h.Validate(); err != nil {
		t.Error(err)
	}
}
