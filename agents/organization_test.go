package agents

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"heed/sim"
	"heed/sim/network"
	"heed/sim/num"
	"heed/sim/simtest"
)

// small returns the parameters of a small organization, with settings by path.
func small(settings map[string]float64) Params {
	p := Default()
	p.Organization.Employees, p.Organization.Departments, p.Resources.Experts = 120, 4, 1
	for path, v := range settings {
		p.Set(path, v)
	}
	return p
}

// found makes an organization, or fails the test.
func found(t testing.TB, p Params, s sim.Streams, w sim.Workers, start int) *Organization {
	t.Helper()
	place, err := NewWorkplace(&p, s)
	if err != nil {
		t.Fatal(err)
	}
	return New(p, place, s, w, start)
}

// observe returns every metric and, for some seats, every state.
func observe(o *Organization) []float64 {
	row := sim.Values(nil, Metrics, o.Account())
	for seat := 0; seat < o.Seats(); seat += 7 {
		e := o.Employee(seat)
		row = append(row, float64(e.Knowledge), float64(e.Norm), float64(e.Habit), float64(e.Wait), float64(e.Frustration), float64(e.Generation))
	}
	return row
}

func TestOrganizationKeepsThePromisesOfAModel(t *testing.T) {
	simtest.TestModel(t, simtest.Subject[*Organization]{
		New: func(s sim.Streams, w sim.Workers) *Organization {
			return found(t, small(map[string]float64{"individual.turnover": 1}), s, w, 0)
		},
		Observe: observe,
		Steps:   40,
	})
}

func TestPlanChangesOneBranchOnly(t *testing.T) {
	p := small(nil)
	straight := found(t, p, sim.NewStreams(1, 0), 1, 0)
	branch := straight.Clone()
	branch.Follow([]Change{{Set: []Setting{{"culture.blame", 1}, {"mechanisms.dialogue", 0}}, From: 5, Ramp: 10}})
	undone := straight.Clone()
	undone.Follow([]Change{{Set: []Setting{{"culture.blame", 1}}, From: 100}})
	for day := 1; day <= 30; day++ {
		straight.Step(day)
		branch.Step(day)
		undone.Step(day)
		same := slices.Equal(hashable(observe(branch)), hashable(observe(straight)))
		if same != (day < 5) {
			t.Fatalf("day %d: branch whose change begins on day 5 equals the straight run: %v; want %v", day, same, day < 5)
		}
	}
	if !slices.Equal(hashable(observe(undone)), hashable(observe(straight))) {
		t.Error("a branch whose change has not begun differs from the straight run")
	}
}

// hashable turns NaN into a number that equals itself.
func hashable(row []float64) []float64 {
	for i, v := range row {
		if math.IsNaN(v) {
			row[i] = math.Inf(1)
		}
	}
	return row
}

func TestChangeRampsAndEnds(t *testing.T) {
	c := Change{Set: []Setting{{"culture.blame", 1}, {"resources.experts", 9}, {"mechanisms.voice", 0}}, From: 10, Until: 40, Ramp: 20}
	tests := []struct {
		day            int
		blame, experts float64
		voice          bool
	}{
		{9, 0.2, 4, true}, {10, 0.2, 4, false}, {15, 0.4, 5, false}, {20, 0.6, 7, false}, {30, 1, 9, false}, {39, 1, 9, false}, {40, 0.2, 4, true},
	}
	for _, tt := range tests {
		p := Default()
		c.apply(&p, tt.day)
		if math.Abs(p.Culture.Blame-tt.blame) > 1e-12 || p.Resources.Experts != tt.experts || p.Mechanisms.Voice != tt.voice {
			t.Errorf("day %d: blame %v, experts %v, voice %v; want %v, %v, %v", tt.day, p.Culture.Blame, p.Resources.Experts, p.Mechanisms.Voice, tt.blame, tt.experts, tt.voice)
		}
	}
}

// anyParams draws the parameters of a small organization from their whole ranges.
func anyParams(t *rapid.T) Params {
	p := Default()
	for _, d := range Parameters {
		switch d.Kind {
		case Number:
			p.Set(d.Path, rapid.OneOf(rapid.Float64Range(d.Min, d.Max), rapid.SampledFrom([]float64{d.Min, d.Max, d.Default})).Draw(t, d.Path))
		case Switch:
			p.Set(d.Path, float64(rapid.IntRange(0, 1).Draw(t, d.Path)))
		case Choice:
			p.SetText(d.Path, rapid.SampledFrom(d.Choices).Draw(t, d.Path))
		}
	}
	n := rapid.IntRange(2, 60).Draw(t, "employees")
	p.Organization.Employees = float64(n)
	p.Organization.TeamSize = float64(rapid.IntRange(2, 12).Draw(t, "team size"))
	p.Organization.Departments = float64(rapid.IntRange(1, max(1, n/4)).Draw(t, "departments"))
	p.Organization.Sites = float64(rapid.IntRange(1, int(p.Organization.Departments)).Draw(t, "sites"))
	p.Organization.CrossTies = float64(rapid.IntRange(0, 3).Draw(t, "cross ties"))
	p.Resources.Experts = float64(rapid.IntRange(1, 5).Draw(t, "experts"))
	return p
}

func TestEveryTaskHasOneOutcomeAndEveryStateItsRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParams(t)
		s := sim.NewStreams(rapid.Uint64().Draw(t, "seed"), 0)
		place, err := NewWorkplace(&p, s)
		if err != nil {
			t.Fatalf("NewWorkplace: %v", err)
		}
		o := New(p, place, s, 1, -3)
		before := o.Account()
		for day := -2; day <= 12; day++ {
			o.Step(day)
			checkStates(t, o, day)
		}
		checkAccount(t, o.Account().Since(before))
	})
}

// checkStates fails where a state has left its range.
func checkStates(t *rapid.T, o *Organization, day int) {
	for seat := range o.Seats() {
		e := o.Employee(seat)
		for i, v := range []float32{e.Risk, e.Patience, e.Special, e.Anchor, e.Knowledge, e.Stale, e.Legitimacy, e.Awareness, e.Norm, e.Habit, e.Responsibility, e.Safety, e.Frustration, e.Seen} {
			if !(v >= 0 && v <= 1) {
				t.Fatalf("day %d, seat %d: state %d is %v; want it in [0, 1]", day, seat, i, v)
			}
		}
		if !(e.Wait >= 0 && e.Load >= 0) || math.IsInf(float64(e.Wait), 0) {
			t.Fatalf("day %d, seat %d: expected wait %v, load %v; want neither negative nor endless", day, seat, e.Wait, e.Load)
		}
	}
}

// checkAccount fails where tasks are lost, or a rate or share has left its range.
func checkAccount(t *rapid.T, a Account) {
	value := map[string]float64{}
	for _, m := range Metrics {
		value[m.Name] = m.Of(a)
	}
	if n := a.Tasks(); n > 0 {
		sum := 0.
		for _, rate := range []string{"compliance_rate", "knowing_violation_rate", "unknowing_error_rate", "impossible_rate", "blocked_rate", "waiting_rate"} {
			sum += value[rate]
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Fatalf("the rates of %d tasks sum to %v; want 1", n, sum)
		}
	}
	if a.open < 0 || a.counts[closed] > a.counts[opened] {
		t.Fatalf("%d questions closed of %d opened; %d open", a.counts[closed], a.counts[opened], a.open)
	}
	for name, v := range value {
		share := len(name) > 6 && (name[len(name)-6:] == "_share" || name[len(name)-5:] == "_mean")
		if share && !math.IsNaN(v) && (v < 0 || v > 1) {
			t.Fatalf("%s = %v; want it in [0, 1]", name, v)
		}
	}
}

// TestTasksAreConserved counts tasks where they are drawn, apart from the account.
func TestTasksAreConserved(t *testing.T) {
	o := found(t, small(map[string]float64{"individual.turnover": 2, "resources.service_rate": 1}), sim.NewStreams(3, 0), 1, 0)
	drawn := int64(0)
	for day := 1; day <= 120; day++ {
		for i := range o.teams {
			team := &o.teams[i]
			mean := o.today.Resources.TasksPerDay * team.crowding()
			for seat := team.first; seat < team.past; seat++ {
				e := o.employees[seat]
				u := o.chance.day.Block(day, sim.Person(e.Row, e.Generation), 0)
				if e.Idle == 0 && !o.climate.individual.leaves(&e, sim.Unit(u[2])) {
					drawn += int64(poisson(u[0], num.Exp(-mean), mean))
				}
			}
		}
		o.Step(day)
	}
	if a := o.Account(); a.Tasks() != drawn || a.open == 0 {
		t.Errorf("%d tasks drawn, %d resolved, %d waiting; want the last two to sum to the first, and some waiting", drawn, a.Resolved(), a.open)
	}
}

// TestResultsDoNotHangOnTheLayoutOfTeams lays the same people, teams and contacts
// out in memory in another order of teams: everybody must fare the same.
func TestResultsDoNotHangOnTheLayoutOfTeams(t *testing.T) {
	p := small(map[string]float64{"individual.turnover": 1, "organization.sites": 1, "organization.departments": 1})
	s := sim.NewStreams(5, 0)
	place, err := NewWorkplace(&p, s)
	if err != nil {
		t.Fatal(err)
	}
	there := reversed(place)
	a, b := New(p, place, s, 1, 0), New(p, there, s, 1, 0)
	for day := 1; day <= 60; day++ {
		a.Step(day)
		b.Step(day)
	}
	if a.account.counts != b.account.counts || a.account.states != b.account.states {
		t.Errorf("accounts differ with the layout:\n%v\n%v", a.account, b.account)
	}
	byRow := map[uint32]Employee{}
	for seat := range a.employees {
		byRow[a.employees[seat].Row] = a.employees[seat]
	}
	for seat := range b.employees {
		if e := b.employees[seat]; byRow[e.Row] != e {
			t.Fatalf("employee of row %d fares differently:\n%+v\n%+v", e.Row, byRow[e.Row], e)
		}
	}
}

// reversed returns w with its teams laid out in reverse, and contacts still listed
// in the order of rows.
func reversed(w *Workplace) *Workplace {
	n, teams := w.Chart.N(), len(w.Chart.TeamStart)-1
	var order []int // new seat -> old seat
	c := &network.Chart{Teams: teams, Departments: w.Chart.Departments, Sites: w.Chart.Sites}
	for team := teams - 1; team >= 0; team-- {
		c.TeamStart = append(c.TeamStart, uint32(len(order)))
		for seat := int(w.Chart.TeamStart[team]); seat < int(w.Chart.TeamStart[team+1]); seat++ {
			order = append(order, seat)
			c.Team = append(c.Team, uint32(teams-1-team))
			c.Department = append(c.Department, w.Chart.Department[seat])
			c.Site = append(c.Site, w.Chart.Site[seat])
		}
	}
	c.TeamStart = append(c.TeamStart, uint32(n))
	place := make([]uint32, n) // old seat -> new seat
	for at, seat := range order {
		place[seat] = uint32(at)
	}
	v := &Workplace{Chart: c, Contacts: &network.Graph{Offsets: []uint32{0}}, Rows: make([]uint32, n)}
	for at, seat := range order {
		v.Rows[at] = w.Rows[seat]
		manager := int32(-1)
		if m := w.Chart.Manager[seat]; m >= 0 {
			manager = int32(place[m])
		}
		c.Manager = append(c.Manager, manager)
		for _, j := range w.Contacts.Of(seat) {
			v.Contacts.Neighbors = append(v.Contacts.Neighbors, place[j])
		}
		v.Contacts.Offsets = append(v.Contacts.Offsets, uint32(len(v.Contacts.Neighbors)))
	}
	return settle(v)
}
