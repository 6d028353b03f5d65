package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"heed/sim"
	"pgregory.net/rapid"
)

// booted returns a bootstrap whose chance belongs to a seed.
func booted(seed uint64, resamples int, level float64) Bootstrap {
	return Bootstrap{sim.NewStreams(seed, 0).Named("bootstrap"), resamples, level}
}

// spatial is the spatial test of 26 children, test A (Efron and Tibshirani 1993,
// table 14.1).
var spatial = []float64{48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41}

// plugIn is the variance by n, of sums in plain order.
func plugIn(x []float64) float64 {
	m, s := 0.0, 0.0
	for _, v := range x {
		m += v / float64(len(x))
	}
	for _, v := range x {
		s += (v - m) * (v - m) / float64(len(x))
	}
	return s
}

// Efron and Tibshirani (1993) have the variance 171.5 with the 90% interval 115.8 to
// 259.6 (table 14.2, BCa, 2000 resamples), and the acceleration 0.061 (p. 186).
// The standard error of an end by chance of their 2000 resamples is about 2 and 4,
// as that of a quantile, sqrt(p(1-p)/B) / density; three of them are allowed.
func TestVarianceOfSpatialTest(t *testing.T) {
	e := booted(1, 50000, .9).Of(spatial, plugIn)
	if math.Abs(e.Value-171.5) > .05 || math.Abs(e.Lo-115.8) > 4 || math.Abs(e.Hi-259.6) > 8 || len(e.Warnings) > 0 {
		t.Errorf("BCa of the variance = %+v; want 171.5, 115.8 to 259.6", e)
	}
	rows := make([]int, len(spatial))
	for i := range rows {
		rows[i] = i
	}
	a := acceleration(rows, func(rows []int) float64 {
		x := make([]float64, len(rows))
		for i, r := range rows {
			x[i] = spatial[r]
		}
		return plugIn(x)
	})
	if math.Abs(a-.061) > .0005 {
		t.Errorf("acceleration of the variance = %.4f; want 0.061", a)
	}
}

// An interval at a level holds the mean of n normal values as often as |t| with n-1
// degrees of freedom is under z sqrt((n-1)/n), see [FewResampled]; BCa loses up to
// about 1% more by its estimate of skewness, O(1/n). Of 2000 samples the share has
// a standard error of at most 0.9%; four of them are missed once in 16000 seeds.
func TestBootstrapCoversAsTheoryHasIt(t *testing.T) {
	const n, trials = 25, 2000
	rnd := rand.New(rand.NewPCG(21, 22))
	for _, level := range []float64{.8, .95} {
		held := 0
		x := make([]float64, n)
		for trial := range trials {
			for i := range x {
				x[i] = 3 + rnd.NormFloat64()
			}
			if e := booted(uint64(trial), 599, level).Mean(x); e.Lo <= 3 && 3 <= e.Hi {
				held++
			}
		}
		z := distuv.UnitNormal.Quantile((1 + level) / 2)
		want := 1 - 2*distuv.StudentsT{Sigma: 1, Nu: n - 1}.Survival(z*math.Sqrt((n-1.)/n))
		bound := 4 * math.Sqrt(want*(1-want)/trials)
		if share := float64(held) / trials; share > want+bound || share < want-.01-bound {
			t.Errorf("at %v the share of intervals that hold the mean = %.4f; want %.4f or up to 0.01 less", level, share, want)
		}
	}
}

// Of right-skewed values the mean is missed more often above than below by
// symmetric intervals; BCa is second-order accurate and misses less above than
// Student's does (Efron 1987). Lognormal, n = 40, paired over 1000 samples.
func TestBootstrapFollowsSkewness(t *testing.T) {
	rnd := rand.New(rand.NewPCG(23, 24))
	x := make([]float64, 40)
	bca, student := 0, 0
	for trial := range 1000 {
		for i := range x {
			x[i] = math.Exp(rnd.NormFloat64())
		}
		if booted(uint64(trial), 599, .95).Mean(x).Hi < math.Exp(.5) {
			bca++
		}
		if Summarize(x).Hi < math.Exp(.5) {
			student++
		}
	}
	if bca >= student || student < 50 {
		t.Errorf("means of skewed values above the interval: BCa %d, Student %d of 1000; want fewer by BCa", bca, student)
	}
}

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
