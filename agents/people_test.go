package agents

import (
	"math"
	"testing"

	"heed/sim"
)

// Draws from a spread are uniform between its quantiles, so their mean is that of
// the quantiles by trapezes, here taken over many even draws.
func TestTraitsHaveTheMeanAskedFor(t *testing.T) {
	const n = 1 << 14
	for _, concentration := range []float64{riskConcentration, specialConcentration} {
		for _, mean := range []float64{0.02, 0.1, 0.33, 0.5, 0.8, 0.98} {
			s := betaSpread(mean, concentration)
			sum := 0.
			for i := range n {
				v := s.at((float32(i) + 0.5) / n)
				if v < 0 || v > 1 {
					t.Fatalf("spread of mean %v, concentration %v gives %v; want it in [0, 1]", mean, concentration, v)
				}
				sum += float64(v)
			}
			if got := sum / n; math.Abs(got-mean) > 0.002 {
				t.Errorf("spread of mean %v, concentration %v has mean %.4f", mean, concentration, got)
			}
		}
	}
}

// A newcomer owes the hours of the own onboarding and nothing of a predecessor's;
// and somebody long in service when a run begins owes next to nothing.
func TestTrainingIsOwedByWhoeverTookIt(t *testing.T) {
	p := small(map[string]float64{"individual.turnover": 3, "decision.search_days": 10, "education.onboarding_hours": 16})
	o := found(t, p, sim.NewStreams(1, 0), 1, 0)
	for seat := range o.Seats() {
		if e := o.Employee(seat); e.Hired < -WorkdaysPerYear && e.Owed > 0.01 {
			t.Fatalf("seat %d, %d days in service, owes %v hours at the start; want next to none", seat, -e.Hired, e.Owed)
		}
	}
	hired := 0
	for day := 1; day <= 200; day++ {
		o.Step(day)
		for seat := range o.Seats() {
			if e := o.Employee(seat); e.Idle == 0 && int(e.Hired) == day {
				hired++
				if e.Owed != 16 {
					t.Fatalf("day %d, seat %d: a newcomer owes %v hours; want the 16 of onboarding", day, seat, e.Owed)
				}
			}
		}
	}
	if hired == 0 {
		t.Error("nobody was hired; the test saw nothing")
	}
}

// Everybody in a seat is counted, on the day of hire too.
func TestVacancyShareCountsTheEmptySeats(t *testing.T) {
	o := found(t, small(map[string]float64{"individual.turnover": 5, "decision.search_days": 10}), sim.NewStreams(1, 0), 1, 0)
	for day := 1; day <= 100; day++ {
		o.Step(day)
		empty := 0
		for seat := range o.Seats() {
			if o.Employee(seat).Idle > 0 {
				empty++
			}
		}
		if got := o.Account().states[vacancyShare] * float64(o.Seats()); math.Abs(got-float64(empty)) > 1e-9 {
			t.Fatalf("day %d: vacancy_share says %v seats are empty; %d are", day, got, empty)
		}
	}
}

// Switched off in mid-run, the queue ends: the backlog is answered at once.
func TestSwitchingTheQueueOffAnswersTheBacklog(t *testing.T) {
	p := small(map[string]float64{"rules.detail": 0.05, "resources.service_rate": 1, "resources.impatience": 0})
	o := found(t, p, sim.NewStreams(1, 0), 1, 0)
	for day := 1; day <= 60; day++ {
		o.Step(day)
	}
	if o.Account().open < 20 {
		t.Fatalf("%d questions wait; want a backlog to begin with", o.Account().open)
	}
	o.Follow([]Change{{Set: []Setting{{"mechanisms.expert_queue", 0}}, From: 61, Until: 80}})
	for day := 61; day <= 79; day++ {
		o.Step(day)
		if open := o.Account().open; open != 0 {
			t.Errorf("day %d: %d questions wait; want none while the queue is off", day, open)
		}
	}
}

// Whoever comes into a seat is not corrected for what was seen of who left it.
func TestNewcomersDoNotAnswerForWhoWasThere(t *testing.T) {
	o := found(t, small(nil), sim.NewStreams(1, 0), 1, 0)
	e := &o.employees[3]
	e.visible = true
	o.leave(e)
	o.hire(e, 3, 1)
	if e.visible {
		t.Error("a violation of who left is still seen of the newcomer")
	}
}
