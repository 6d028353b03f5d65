package stats

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestBootstrapLimits(t *testing.T) {
	b := booted(3, 200, .95)
	rising := make([]float64, 30) // drawn all different once in 30^30/30!, 8e11
	for i := range rising {
		rising[i] = float64(i)
	}
	distinct := func(x []float64) float64 {
		slices.Sort(x)
		return float64(len(slices.Compact(x)))
	}
	constantNaN := func([]float64) float64 { return nan }
	tests := []struct {
		name string
		got  Estimate
		want Estimate
	}{
		{"nothing", b.Mean(nil), Estimate{N: 0, Value: nan, Lo: nan, Hi: nan, Warnings: []string{fewResampledWarning}}},
		{"one value", b.Mean([]float64{2, nan}), Estimate{N: 1, Value: 2, Lo: nan, Hi: nan, Warnings: []string{fewResampledWarning}}},
		{"equal values are a point", b.Mean([]float64{.1, .1, .1}), Estimate{N: 3, Value: .1, Lo: .1, Hi: .1, Warnings: []string{fewResampledWarning}}},
		{"an undefined statistic", b.Of([]float64{1, 2}, constantNaN), Estimate{N: 2, Value: nan, Lo: nan, Hi: nan, Warnings: []string{fewResampledWarning}}},
		{"an estimate outside all resamples", b.Of(rising, distinct), Estimate{N: 30, Value: 30, Lo: nan, Hi: nan, Warnings: []string{outsideWarning}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, w := tt.got, tt.want
			if g.N != w.N || !same(g.Value, w.Value) || !same(g.Lo, w.Lo) || !same(g.Hi, w.Hi) || !slices.Equal(g.Warnings, w.Warnings) {
				t.Errorf("got %+v; want %+v", g, w)
			}
		})
	}
	ratio := func(x []float64) float64 { return x[0] / x[len(x)-1] } // of 0 and 1: NaN, 0, +Inf, 1 by the draw
	e := b.Of([]float64{0, 1}, ratio)
	if e.Lo != 0 || e.Hi != 1 || !strings.Contains(strings.Join(e.Warnings, "; "), "of 200 resamples, which are left out") {
		t.Errorf("ratio of two draws of 0 and 1 = %+v; want 0 to 1 and a warning of lost resamples", e)
	}
	if e := booted(1, 5, .95).Mean(spatial); !slices.Contains(e.Warnings, extremeWarning) {
		t.Errorf("5 resamples: warnings %q; want that of extremes", e.Warnings)
	}
}

func TestBootstrapLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.SliceOfN(rapid.IntRange(-1e6, 1e6), 2, 30).Draw(t, "cents")
		x, double, zero := make([]float64, len(cents)), make([]float64, len(cents)), make([]float64, len(cents))
		for i, c := range cents {
			x[i], double[i] = float64(c)/100, float64(c)/50
		}
		b := booted(7, 200, .95)
		e, d, p := b.Mean(x), b.Mean(double), b.Difference(zero, x)
		if !same(d.Value, 2*e.Value) || !same(d.Lo, 2*e.Lo) || !same(d.Hi, 2*e.Hi) {
			t.Fatalf("Mean of twice x = %+v; want twice %+v", d, e)
		}
		if !same(p.Value, e.Value) || !same(p.Lo, e.Lo) || !same(p.Hi, e.Hi) {
			t.Fatalf("Difference(0, x) = %+v; want %+v", p, e)
		}
		if lo, hi := slices.Min(x), slices.Max(x); e.Lo < lo-1e-9 || e.Hi > hi+1e-9 || e.Lo > e.Hi {
			t.Fatalf("Mean(%v) = %+v; want lo <= hi within the values", x, e)
		}
		wide := booted(7, 200, .99).Mean(x)
		if wide.Lo > e.Lo || wide.Hi < e.Hi {
			t.Fatalf("at 99%% %+v; want it to hold the 95%% interval %+v", wide, e)
		}
	})
}

func BenchmarkBootstrapMean(b *testing.B) {
	boot := booted(1, 2000, .95)
	for b.Loop() {
		boot.Mean(spatial)
	}
}

// A point of nine arms with 45 metrics and 20 replicates.
func BenchmarkMeansOfPoint(b *testing.B) {
	x := pointOf(8*45, 20)
	boot := booted(1, 2000, .95)
	for b.Loop() {
		boot.Means(x)
	}
}

func BenchmarkBestsOfPoint(b *testing.B) {
	metrics, d := make([][][]float64, 25), make([]Direction, 25)
	for m := range metrics {
		metrics[m], d[m] = pointOf(9, 20), Maximize
	}
	boot := booted(1, 2000, .95)
	for b.Loop() {
		boot.Bests(metrics, d)
	}
}

// pointOf returns normal columns of so many replicates each.
func pointOf(columns, replicates int) [][]float64 {
	rnd := rand.New(rand.NewPCG(5, 6))
	x := make([][]float64, columns)
	for c := range x {
		x[c] = make([]float64, replicates)
		for i := range x[c] {
			x[c][i] = rnd.NormFloat64()
		}
	}
	return x
}
