package agents

import (
	"fmt"
	"math"
	"testing"

	"heed/sim"
	"heed/sim/num"
)

// Knowledge that is neither used nor taught decays to its floor, K = K0 + (K(0)-K0)
// exp(-lambda t), and half of what lies above is gone after ln 2/lambda days (Tatel and
// Ackerman 2023: 6.5 to 13 months, of 250/12 workdays each). Training coupled to tasks
// takes its share from lambda (E24).
//
// A day rounds a knowledge below 1 three times at the most, by up to 2^-25 each, and
// forgetting lets no rounding grow: the tolerance is 2^-23 a day. The half-life lies
// between the days on which half is not yet and is lost.
func TestKnowledgeDecaysExponentiallyToItsFloor(t *testing.T) {
	tests := []struct{ forgetting, floor, coupling, retention, lambda float64 }{
		{0.0051, 0.2, 0, 0.3, 0.0051},
		{0.0026, 0, 0, 0.3, 0.0026},
		{0.0040, 0.4, 0, 0.3, 0.0040},
		{0.0051, 0.2, 1, 0.5, 0.00255},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%+v", tt), func(t *testing.T) {
			p := bare([]string{"forgetting", "task_coupling"}, set{
				"organization.employees": 40, "organization.team_size": 5, "decision.forgetting": tt.forgetting,
				"decision.knowledge_floor": tt.floor, "education.task_coupling": tt.coupling, "decision.coupling_retention": tt.retention,
			})
			o := found(t, p, sim.NewStreams(1, 0), 1, 0)
			first := func(seat int) float64 { return float64(float32(seat+1) / float32(o.Seats())) }
			for seat := range o.employees {
				o.employees[seat].Knowledge = float32(first(seat))
			}
			half := math.Ln2 / tt.lambda
			for day := 1; day <= 600; day++ {
				o.Step(day)
				for seat := range o.Seats() {
					got, above := float64(o.Employee(seat).Knowledge), first(seat)-tt.floor
					if want := tt.floor + above*math.Exp(-tt.lambda*float64(day)); math.Abs(got-want) > float64(day)*0x1p-23 {
						t.Fatalf("day %d, seat %d: knowledge %.6f; want %.6f", day, seat, got, want)
					}
				}
				if left := (float64(o.Employee(o.Seats()-1).Knowledge) - tt.floor) / (1 - tt.floor); left < 0.5 != (float64(day) > half) {
					t.Fatalf("day %d: %.4f of the knowledge above the floor is left; want the half-life %.1f days", day, left, half)
				}
			}
		})
	}
}

// Who always complies forms a habit of rate kH a day, H = 1 - exp(-kH t), which is 95% of
// full after t95 = ln 20/kH days: 18 to 250, typically 66 (Lally et al. 2010). With one
// task a day the submodel is exact but for rounding, 2^-25 a day, of which up to 1/kH times
// as much is about at once: at .05 missing, that is 2^-25/(.05 kH^2), under .005 days.
func TestHabitOfOneTaskADayFormsInItsTime(t *testing.T) {
	for _, k := range []float64{0.012, 0.045, 0.166} {
		p := bare(nil, set{"decision.habit_rate": k})
		c, e := climateOf(&p, 0, 1, 0), Employee{}
		got := crossing(0.95, func() float64 { c.individual.comply(&e, 1); return float64(e.Habit) })
		if want := math.Log(20) / k; math.Abs(got-want) > 0.005 {
			t.Errorf("habit of rate %v reaches .95 after %.4f days; want %.4f", k, got, want)
		}
	}
}

// crossing returns after how many steps a state that nears 1 exponentially from 0
// crosses a level, the distance to 1 being interpolated on its logarithm.
func crossing(level float64, step func() float64) float64 {
	before := 0.
	for n := 1; ; n++ {
		now := step()
		if now >= level {
			return float64(n-1) + math.Log((1-before)/(1-level))/math.Log((1-before)/(1-now))
		}
		before = now
	}
}

// In an organization where all always comply, a day with tasks, however many, leaves
// exp(-kH) of what H is missing, and a day without any leaves it all. Tasks being Poisson
// with mean m, a day leaves on average g = exp(-m) + (1-exp(-m)) exp(-kH), and t95 is
// -ln 20/ln g, which is ln 20/kH days where no day is idle. Five standard errors are
// allowed, of what is missing on the day in days: a right model fails with probability
// 6e-7 a case.
func TestHabitOfAllWhoComplyFormsInItsTime(t *testing.T) {
	for _, k := range []float64{0.012, 0.045, 0.166} {
		for _, tasks := range []float64{3, 20} {
			t.Run(fmt.Sprintf("rate %v, %v tasks a day", k, tasks), func(t *testing.T) {
				p := bare(nil, set{
					"organization.employees": 300, "organization.team_size": 5, "resources.tasks_per_day": tasks,
					"decision.habit_rate": k, "decision.intercept": 30, // which is to comply for sure
				})
				o := found(t, p, sim.NewStreams(1, 0), 1, 0)
				for seat := range o.employees {
					o.employees[seat].Habit = 0
				}
				day, missing := 0, make([]float64, o.Seats())
				got := crossing(0.95, func() float64 {
					day++
					o.Step(day)
					for seat := range missing {
						missing[seat] = 1 - float64(o.Employee(seat).Habit)
					}
					return 1 - num.Mean(missing)
				})
				idle := math.Exp(-tasks)
				want := math.Log(20) / -math.Log(idle+(1-idle)*math.Exp(-k))
				mean, se := sampled(missing)
				slack := 5*se/mean/-math.Expm1(-k) + 0.01
				if math.Abs(got-want) > slack {
					t.Errorf("habit reaches .95 after %.2f days; want %.2f within %.2f", got, want, slack)
				}
				if slack > 0.02*want {
					t.Errorf("slack of %.2f days; want under 2%% of %.2f", slack, want)
				}
				if a := o.Account(); a.counts[complied] != a.Tasks() {
					t.Errorf("%d of %d tasks complied with; want all", a.counts[complied], a.Tasks())
				}
			})
		}
	}
}
