package study

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"heed/scenarios/search"
)

// A target that is undefined at some points is said to be, and one that is at nearly all is
// an error that names it.
func TestUndefinedTargetsAreNamed(t *testing.T) {
	c := surveyed(t, "")
	w := &work{Inference: &Inference{Calibration: c}, clashes: 1}
	nan := slices.Repeat([]float64{math.NaN()}, 3)
	w.note([][]float64{{1, 2, 3}, {1, math.NaN(), 3}, nan, {1, 2, 3}})
	if err := w.undefinedError(); err != nil {
		t.Errorf("half of the points are defined: error %v; want none", err)
	}
	p := &Posterior{Calibration: c, Undefined: w.undefined, Clashes: w.clashes, Evaluations: w.told}
	var said []string
	p.doubtUndefined(func(format string, args ...any) { said = append(said, format) })
	if len(said) != 1 {
		t.Errorf("warnings %q; want one, of compliance", said)
	}
	w.note(slices.Repeat([][]float64{{1, math.NaN(), 3}}, 40))
	if err := w.undefinedError(); err == nil || !strings.Contains(err.Error(), "target compliance at 41") || strings.Contains(err.Error(), "norm") {
		t.Errorf("error %v; want one that names compliance alone", err)
	}
}

// The first of the points that stand for the posterior are a sample of it: a policy takes
// them for its search. The points of the heaviest particles are not all among them.
func TestPointsOfAPosteriorAreInAnOrderOfChance(t *testing.T) {
	c := surveyed(t, "")
	c.Search.Predictive = 400
	p := &Posterior{Calibration: c}
	for i := range 100 { // weights fall with the coordinate
		p.Sample = append(p.Sample, search.Particle{Proposal: search.Proposal{Unit: []float64{float64(i) / 100, 0, 0}}, Weight: float64(100-i) / 5050})
	}
	p.resample()
	sum, first := 0., 0.
	for i, u := range p.Points {
		sum += u[0] / 400
		if i < 100 {
			first += u[0] / 100
		}
	}
	// A coordinate has the standard deviation 0.24: the mean of 100 of 400 misses that of
	// all by 0.06 in 1 of 200 orders.
	if first < sum-0.06 || first > sum+0.06 {
		t.Errorf("the first hundred points have the mean %.3f, all %.3f; want about the same", first, sum)
	}
}

// Where the data lie beyond what the model shows, nothing is extrapolated.
func TestNothingIsAdjustedBeyondWhatWasSimulated(t *testing.T) {
	c := surveyed(t, "")
	c.Targets[0].Value = 3 // of a norm from 0 to 1
	p, err := (&Inference{Calibration: c, Workers: 2}).Infer(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if p.Adjusted || !slices.ContainsFunc(p.Warnings, func(w string) bool { return strings.Contains(w, "too far from what was simulated") }) {
		t.Errorf("adjusted %v, warnings %q; want none adjusted, and a warning that says why", p.Adjusted, p.Warnings)
	}
}
