package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestCostEffectiveness(t *testing.T) {
	tests := []struct {
		name         string
		cost, effect float64
		ratio        float64
		q            Quadrant
	}{
		{"dearer and better", 1000, .02, 50000, QuadrantCosts},
		{"cheaper and worse", -300, -3, 100, QuadrantSaves},
		{"cheaper and better", -1, 1, nan, QuadrantDominant},
		{"as dear and better", 0, 1, nan, QuadrantDominant},
		{"cheaper and as good", -1, 0, nan, QuadrantDominant},
		{"dearer and worse", 1, -1, nan, QuadrantDominated},
		{"dearer and as good", 1, 0, nan, QuadrantDominated},
		{"the same", 0, 0, nan, QuadrantSame},
		{"no cost known", nan, 1, nan, QuadrantUndefined},
	}
	for _, tt := range tests {
		if r, q := CostEffectiveness(tt.cost, tt.effect); !near(r, tt.ratio, 1e-15) || q != tt.q {
			t.Errorf("%s: CostEffectiveness(%v, %v) = %v, %v; want %v, %v", tt.name, tt.cost, tt.effect, r, q, tt.ratio, tt.q)
		}
	}
}

// Screening for HIV (Paltiel et al. 2006, Ann. Intern. Med. 145:797, table 2, as the
// vignette of dampack of R has it): costs and quality-adjusted life months. A year
// gained costs $37500 by screening once, $58286 every five years and $100800 every
// three; every year is dominated.
func TestFrontierOfScreening(t *testing.T) {
	cost := []float64{26000, 27000, 28020, 28440, 29440}
	months := []float64{277.25, 277.57, 277.78, 277.83, 277.76}
	for i, r := range Frontier(cost, months) {
		ratio, status := []float64{nan, 37500, 58285.7, 100800, nan}[i], QuadrantCosts
		if i == 4 {
			status = QuadrantDominated
		}
		if r.Option != i || r.Status != status || !near(r.Ratio*12, ratio, 1e-6) {
			t.Errorf("Frontier of screening, place %d = %+v; want option %d, %v at %v a year", i, r, i, status, ratio)
		}
	}
}

// By hand: C costs 10 for 1 after A, which is more than the 5 of D after A on the way.
func TestFrontierExtendedDominance(t *testing.T) {
	cost := []float64{20, 0, 10, 15, 0, math.Inf(1)}
	effect := []float64{4, 0, 1, 0.5, 0, 9}
	want := []Rank{
		{1, -1, nan, nan, nan, QuadrantCosts}, {4, 1, 0, 0, nan, QuadrantDominated}, {2, 1, 10, 1, nan, QuadrantExtended},
		{3, 1, 15, .5, nan, QuadrantDominated}, {0, 1, 20, 4, 5, QuadrantCosts}, {5, -1, nan, nan, nan, QuadrantUndefined},
	}
	for i, r := range Frontier(cost, effect) {
		w := want[i]
		if r.Option != w.Option || r.Before != w.Before || !same(r.Cost, w.Cost) || !same(r.Effect, w.Effect) || !same(r.Ratio, w.Ratio) || r.Status != w.Status {
			t.Errorf("Frontier place %d = %+v; want %+v", i, r, w)
		}
	}
}

// The frontier holds what has the most net benefit, effect * worth - cost, at some
// worth of a unit, and the rule by ratios finds it.
func TestFrontierMaximizesNetBenefit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 10).Draw(t, "n")
		cost, effect := make([]float64, n), make([]float64, n)
		for i := range cost {
			cost[i] = float64(rapid.IntRange(-20, 20).Draw(t, "cost"))
			effect[i] = float64(rapid.IntRange(-9, 9).Draw(t, "effect"))
		}
		worth := rapid.Float64Range(.01, 30).Draw(t, "worth")
		most := math.Inf(-1)
		for i := range cost {
			most = max(most, worth*effect[i]-cost[i])
		}
		take, last := -1, 0.0
		for _, r := range Frontier(cost, effect) {
			if r.Status != QuadrantCosts {
				continue
			}
			if r.Ratio <= last {
				t.Fatalf("Frontier(%v, %v): ratio %v after %v; want them to rise", cost, effect, r.Ratio, last)
			}
			if take < 0 || r.Ratio < worth {
				take = r.Option
			}
			if r.Before >= 0 {
				last = r.Ratio
			}
		}
		if got := worth*effect[take] - cost[take]; got < most-1e-9 {
			t.Fatalf("Frontier(%v, %v) takes %d with %v at worth %v; want %v", cost, effect, take, got, worth, most)
		}
	})
}
