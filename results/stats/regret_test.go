package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Stocks, bonds and the money market where interest rates rise, stay or fall: the
// regrets of a textbook's example (Bodie, Kane and Marcus's returns as in Wikipedia's
// "Regret (decision theory)"): stocks at most 7, bonds 5, the money market 11.
var markets = [][]float64{{-4, 4, 12}, {-2, 3, 8}, {3, 2, 1}}

func TestRegretsOfMarkets(t *testing.T) {
	want := []Regret{
		{3, 2. / 3, 7. / 3, 7, 1. / 3, 7. / 3},
		{3, 0, 10. / 3, 5, 1. / 3, 5. / 3},
		{3, 1. / 3, 13. / 3, 11, 0, 0},
	}
	for i, got := range Regrets(markets, 2, Maximize) {
		w := want[i]
		if got.N != 3 || !near(got.Best, w.Best, 1e-15) || !near(got.Mean, w.Mean, 1e-15) || got.Max != w.Max || !near(got.Harm, w.Harm, 1e-15) || !near(got.MeanHarm, w.MeanHarm, 1e-15) {
			t.Errorf("Regrets(markets)[%d] = %+v; want %+v", i, got, w)
		}
	}
}

func TestRegretsLimits(t *testing.T) {
	if r := Regrets([][]float64{{nan, 1}, {1, nan}}, 0, Maximize); r[0].N != 0 || !math.IsNaN(r[1].Max) || !math.IsNaN(r[0].Best) {
		t.Errorf("Regrets without a whole future = %+v; want them undefined", r)
	}
	if r := Regrets([][]float64{{math.Inf(1)}, {1}}, 0, Maximize); r[0].N != 1 || !math.IsNaN(r[1].Mean) {
		t.Errorf("Regrets with an infinity = %+v; want them undefined", r)
	}
	r := Regrets([][]float64{{1, 5, nan}, {1, 7, 0}}, 0, Minimize)
	if r[0] != (Regret{2, .75, 0, 0, 0, 0}) || r[1] != (Regret{2, .25, 1, 2, .5, 1}) {
		t.Errorf("Regrets with a tie = %+v; want it shared and the whole futures alone", r)
	}
}

func TestRegretsLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, arms := rapid.IntRange(1, 10).Draw(t, "n"), rapid.IntRange(1, 5).Draw(t, "arms")
		x, turned := make([][]float64, arms), make([][]float64, arms)
		for a := range x {
			x[a], turned[a] = make([]float64, n), make([]float64, n)
			for f := range x[a] {
				x[a][f] = float64(rapid.IntRange(-4, 4).Draw(t, "outcome"))
				turned[a][n-1-f] = 3 - 2*x[a][f]
			}
		}
		base := rapid.IntRange(0, arms-1).Draw(t, "baseline")
		r, s := Regrets(x, base, Maximize), Regrets(turned, base, Minimize)
		sum := 0.0
		for a := range r {
			sum += r[a].Best
			if r[a].Mean > r[a].Max || r[a].MeanHarm > r[a].Mean || r[a].Best == 1 && r[a].Max > 0 {
				t.Fatalf("Regrets(%v)[%d] = %+v; want mean harm <= mean <= max", x, a, r[a])
			}
			if !near(s[a].Best, r[a].Best, 1e-15) || s[a].Max != 2*r[a].Max || !near(s[a].Mean, 2*r[a].Mean, 1e-15) || s[a].Harm != r[a].Harm {
				t.Fatalf("Regrets turned and doubled = %+v; want twice %+v", s[a], r[a])
			}
		}
		if math.Abs(sum-1) > 1e-12 || r[base].Harm != 0 {
			t.Fatalf("Regrets(%v) = %+v; want shares that sum to 1 and a harmless baseline", x, r)
		}
	})
}
