package agents

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"heed/sim"
	"heed/sim/num"
)

// begun returns a shift of all teams of o whose day has begun, up to its tasks.
func begun(o *Organization, day int) *shift {
	o.conditions(day)
	s := new(shift)
	s.clear(len(o.stock.sites))
	o.deal(s, 0, len(o.teams), day)
	for i := range o.teams {
		o.open(s, &o.teams[i], day)
	}
	for i := range s.days {
		s.days[i].learn()
		s.days[i].meet()
	}
	return s
}

// A dayResult is what the tasks of a day make of somebody and of the counts.
type dayResult struct {
	e                    Employee
	used, minutes, wrong float32
	requests             uint32
	counts               tally
	overSafed, visible   int32
	jobs, alarms         int
}

// try returns what tasks make of w's day, and leaves all as it was.
func (w *workday) try(tasks func(w *workday)) dayResult {
	day, e, counts, team, jobs, alarms := *w, *w.e, w.counts, *w.team, len(w.jobs), len(w.alarms)
	tasks(w)
	w.complied()
	r := dayResult{*w.e, w.used, w.minutes, w.wrong, w.requests, w.counts, w.team.overSafed, w.team.visible, len(w.jobs), len(w.alarms)}
	*w, *w.e, w.counts, *w.team = day, e, counts, team
	w.jobs, w.alarms = w.jobs[:jobs], w.alarms[:alarms]
	return r
}

// choosing takes w through all the choices of all its tasks.
func choosing(w *workday) {
	for k := range w.dealt {
		w.task(uint32(k))
	}
}

// What is told to be routine is what all the choices of a task come to, in any
// organization, to the bit.
func TestRoutineTasksEndAsTheirChoicesDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParams(t)
		s := sim.NewStreams(rapid.Uint64().Draw(t, "seed"), 0)
		place, err := NewWorkplace(&p, s)
		if err != nil {
			t.Fatalf("NewWorkplace: %v", err)
		}
		holdRoutine(t, New(p, place, s, 1, 0), 4)
	})
}

// The same where what is rare elsewhere is frequent: outside parties that press, leaks,
// rare tasks, rules changed under habits.
func TestRoutineTasksEndAsTheirChoicesDoAtTheEdges(t *testing.T) {
	for _, settings := range []map[string]float64{
		{"collaboration.external_share": 0.9, "collaboration.external_pressure": 0.5, "rules.rare_share": 0.5},
		{"collaboration.external_share": 1, "decision.leak_rate": 0.02, "collaboration.external_pressure": 0},
		{"collaboration.external_share": 0.5, "collaboration.incompatibility": 0.3, "rules.misfit": 0},
		{"rules.revised_share": 1, "rules.revision_interval": 5, "rules.rare_share": 1, "rules.guidance": 0},
		{"decision.habit_weight": 0, "resources.tasks_per_day": 12, "decision.cost": 4},
	} {
		settings["organization.employees"] = 600
		o := found(t, small(settings), sim.NewStreams(9, 0), 1, 0)
		for day := 1; day <= 20; day++ {
			o.Step(day)
		}
		holdRoutine(t, o, 24)
	}
}

// holdRoutine takes everybody through the days that come, up to one, with and without
// routine.
func holdRoutine(t interface{ Fatalf(string, ...any) }, o *Organization, last int) {
	for day := o.date + 1; day <= last; day++ {
		shift := begun(o.Clone(), day)
		for i := range shift.days {
			w := &shift.days[i]
			if got, want := w.try((*workday).work), w.try(choosing); got != want {
				t.Fatalf("day %d, seat %d: routine makes of the day\n%+v\nits choices make\n%+v", day, w.seat, got, want)
			}
		}
		o.Step(day)
	}
}

// In the default organization more than four in five tasks are routine, or telling them
// would not pay.
func TestMostTasksAreRoutine(t *testing.T) {
	o := found(t, Default(), sim.NewStreams(1, 0), 1, 0)
	for day := 1; day <= 100; day++ {
		o.Step(day)
	}
	s := begun(o, 101)
	routine := 0
	for i := range s.days {
		s.days[i].work()
		routine += s.days[i].plainly
	}
	if all := len(s.taskWords); float64(routine) < 0.8*float64(all) {
		t.Errorf("%d of %d tasks are told to be routine; want four in five", routine, all)
	}
}

func TestAWorkloadIsAPoissonNumber(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, mean := range []float64{0.1, 0.7, 3, 3.3, 6, 20, 40} {
		l, none := poissonOf(mean), num.Exp(-mean)
		check := func(word uint32) {
			t.Helper()
			if got, want := l.at(word), poisson(word, none, mean); got != want {
				t.Fatalf("mean %v: at(%#x) = %d; want %d", mean, word, got, want)
			}
		}
		for range 100_000 {
			check(r.Uint32())
		}
		for _, least := range l.least {
			for d := -2; d <= 2; d++ {
				if word := int64(least) + int64(d); word >= 0 && word < 1<<32 {
					check(uint32(word))
				}
			}
		}
		for i := range uint32(1 << 5) {
			check(i << 27)
			check(i<<27 - 1)
		}
	}
}

// What is seen of contacts by sums of teams and running sums is what is seen of one
// after the other.
func TestContactsAreSeenOneAndAll(t *testing.T) {
	for _, kind := range []string{"teams", "small-world", "scale-free", "blocks"} {
		t.Run(kind, func(t *testing.T) {
			p := small(map[string]float64{"individual.turnover": 3, "organization.sites": 3, "collaboration.us_and_them": 0.5})
			p.SetText("organization.network", kind)
			o := found(t, p, sim.NewStreams(4, 0), 1, 0)
			for day := 1; day <= 60; day++ {
				o.Step(day)
			}
			empty := 0
			s := begun(o, 61)
			for i := range s.days {
				w := &s.days[i]
				g := glance{}
				for _, j := range o.place.Contacts.Of(w.seat) {
					x := o.seen.rightly[j]
					switch {
					case x == absent:
						empty++
					case o.place.Chart.Site[j] == w.team.site:
						g = glance{g.near + int64(x), g.far, g.people + 1}
					default:
						g = glance{g.near, g.far + int64(x), g.people + 1<<32}
					}
				}
				if got := w.sees(); got != g {
					t.Errorf("seat %d sees %+v; want %+v", w.seat, got, g)
				}
			}
			if empty == 0 {
				t.Error("no contact's seat is empty; the case is not covered")
			}
		})
	}
}

func TestAWarmDayTakesNoMemory(t *testing.T) {
	for _, workers := range []sim.Workers{1, 2} {
		o := found(t, small(map[string]float64{"organization.employees": 600}), sim.NewStreams(1, 0), workers, 0)
		day := 0
		step := func() { day++; o.Step(day) }
		for range 300 {
			step()
		}
		if n := testing.AllocsPerRun(200, step); n > 0 {
			t.Errorf("%d workers: a day takes memory %v times; want none", workers, n)
		}
	}
}
