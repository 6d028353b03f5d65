package search

import (
	"fmt"
	"math"
	"testing"
)

// Where many points come to the same, as where a lever is hardly moved, only one of them is
// ever a candidate, and children that would be another are bred or drawn again: generations
// are no smaller for it.
func TestNSGAHasOneCandidateOfWhatComesToTheSame(t *testing.T) {
	applied := func(u []float64) []float64 {
		v := []float64{u[0], math.Floor(4*u[1]) / 4}
		if v[0] < 0.3 {
			v[0] = math.Copysign(0, v[0]-0.2) // -0 and 0 are the same
		}
		return v
	}
	o := DefaultNSGA(2)
	o.Population, o.Generations, o.Applied, o.Start = 20, 15, applied, [][]float64{{0, 0}, {0.25, 0.1}, {0.1, 0}}
	s := run(NewNSGA(2, o), func(t Trial) []float64 {
		v := applied(t.Unit)
		return []float64{v[0] + v[1], 2 - v[0] - v[1]*v[1]}
	})
	seen := map[string]int{}
	for _, c := range s.Candidates() {
		v := applied(c.Unit)
		key := fmt.Sprint(v[0]+0, v[1])
		if first, twice := seen[key]; twice {
			t.Errorf("candidates %d and %d both come to %v; want one", first, c.Number, v)
		}
		seen[key] = c.Number
	}
	for _, g := range s.Generations() {
		if g.New != o.Population {
			t.Errorf("generation %d has %d new candidates; want %d", g.Number, g.New, o.Population)
		}
	}
}

// What breeding does not find among few points, chance does: all are tried before the search
// says that nothing is left.
func TestNSGATriesAllThatThereIs(t *testing.T) {
	o := DefaultNSGA(2)
	o.Population, o.Steps, o.Mutation = 10, []int{3, 10}, 1e-9 // children are like their parents
	s := run(NewNSGA(2, o), func(t Trial) []float64 { return []float64{t.Unit[0], 1 - t.Unit[0] + 0*t.Unit[1]} })
	if n := len(s.Candidates()); n != 30 || s.Why() != "nothing is left to try that was not a candidate already" {
		t.Errorf("%d candidates, then %s; want 30, and that nothing is left", n, s.Why())
	}
	o.Applied = func(u []float64) []float64 { return u[:1] }
	s = run(NewNSGA(2, o), func(t Trial) []float64 { return []float64{t.Unit[0], 1 - t.Unit[0]} })
	if n := len(s.Candidates()); n != 3 || s.Why() != "750 draws brought nothing that was not a candidate already" {
		t.Errorf("%d candidates that differ, then %s; want 3, and how often it drew", n, s.Why())
	}
}

// Regret is against the best of all that was tried, so that what is found later makes all
// look worse. Generations are compared by what is known in the end: a search whose survivors
// only get better has a hypervolume that never falls, and does not stall.
func TestHypervolumesByRegretCompare(t *testing.T) {
	regrets := func(answers [][][]float64) [][]float64 {
		best := []float64{math.Inf(1), math.Inf(1)}
		for _, rows := range answers {
			for j, v := range rows[0] {
				best[j] = min(best[j], v)
			}
		}
		all := make([][]float64, len(answers))
		for i, rows := range answers {
			all[i] = []float64{rows[0][0] - best[0], rows[0][1] - best[1]}
		}
		return all
	}
	o := DefaultNSGA(2)
	o.Population, o.Generations, o.Seed, o.Measure, o.Stall, o.Gain = 20, 30, 3, regrets, 5, 0.01
	truth := problems()[0].of
	s := run(NewNSGA(10, o), func(t Trial) []float64 { return truth(t.Unit) })
	plain := o
	plain.Measure = nil
	p := run(NewNSGA(10, plain), func(t Trial) []float64 { return truth(t.Unit) })
	a, b := s.Generations(), p.Generations()
	if len(a) != len(b) || s.Why() != p.Why() {
		t.Fatalf("by regret %d generations, %s; want as without, %d, %s", len(a), s.Why(), len(b), p.Why())
	}
	// Without chance regret is the objective less a constant, and the hypervolume the same.
	for i := range a {
		if math.Abs(a[i].Hypervolume-b[i].Hypervolume) > 1e-9 {
			t.Errorf("generation %d: hypervolume %v by regret; want %v", i, a[i].Hypervolume, b[i].Hypervolume)
		}
	}
}
