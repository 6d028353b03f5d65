package stats

import (
	"math"
	"slices"
	"testing"

	"heed/sim"
)

func TestNonDominatedSaysHowSure(t *testing.T) {
	b := Bootstrap{Source: sim.NewStreams(3, 0).Named("resamples"), Resamples: 4000, Level: Confidence}
	// Gains by replicate; costs are 0, 1, 2 and 3. The third does by 1 more than the second
	// in all replicates but one, in which it is 9 less: it is ahead in a resample that does
	// not have that one, and equal or behind in others. With 10 replicates these are
	// (9/10)^10 = 0.349 of all; equal, in those that have it once, still dominated by cost.
	gains := [][]float64{make([]float64, 10), nil, nil, nil}
	for r := range 10 {
		shared := float64(r % 3)
		third := 6.0
		if r == 4 {
			third = -4
		}
		gains[1] = append(gains[1], 5+shared)
		gains[2] = append(gains[2], third+shared)
		gains[3] = append(gains[3], 4+shared)
	}
	of := func(rows []int) [][]float64 {
		all := make([][]float64, len(gains))
		for i, g := range gains {
			sum := 0.0
			for _, r := range rows {
				sum += g[r]
			}
			all[i] = []float64{sum, float64(i)}
		}
		return all
	}
	got := b.NonDominated(10, of, []Direction{Maximize, Minimize})
	for i, want := range []float64{1, 1, math.Pow(0.9, 10), 0} {
		if se := math.Sqrt(want * (1 - want) / 4000); math.Abs(got[i]-want) > 4*se {
			t.Errorf("row %d is not dominated in %v of the resamples; want %v within 4 standard errors, %v", i, got[i], want, 4*se)
		}
	}
	if one := b.NonDominated(1, of, []Direction{Maximize, Minimize}); !slices.ContainsFunc(one, math.IsNaN) {
		t.Errorf("of one replicate: %v; want NaN", one)
	}
}
