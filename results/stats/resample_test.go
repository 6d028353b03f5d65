package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Many columns at once are what each is on its own, by the bootstrap of any statistic:
// the resamples are the same, and sums differ in their rounding alone. Values are
// whole, so that both find the same resamples equal to the original.
func TestMeansAreThoseOfAnyStatistic(t *testing.T) {
	b := booted(11, 300, .95)
	plain := func(x []float64) float64 {
		sum := 0.0
		for _, v := range x {
			sum += v
		}
		return sum / float64(len(x))
	}
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.Custom(func(t *rapid.T) float64 {
			if v := rapid.IntRange(-50, 60).Draw(t, "v"); v <= 50 {
				return float64(v)
			}
			return nan
		})
		x := rapid.SliceOfN(rapid.SliceOfN(value, 0, 14), 1, 6).Draw(t, "x")
		for i, got := range b.Means(x) {
			want := b.Of(x[i], plain)
			if got.N != want.N || !near(got.Value, want.Value, 1e-12) || math.Abs(got.Lo-want.Lo) > 1e-9 || math.Abs(got.Hi-want.Hi) > 1e-9 ||
				math.IsNaN(got.Lo) != math.IsNaN(want.Lo) || !slices.Equal(got.Warnings, want.Warnings) {
				t.Fatalf("Means of %v = %+v; want %+v", x[i], got, want)
			}
		}
	})
}

// The mean of a BCa interval's ends over ten seeds of 200000 resamples, by scipy 1.10.1:
//
//	scipy.stats.bootstrap((x,), numpy.mean, n_resamples=200000, method='BCa', random_state=s)
//
// One run varies by up to 0.008 for Student's drugs and 0.023 for the spatial test, a
// step of their lattice or less; three steps are allowed.
func TestMeanAgreesWithScipy(t *testing.T) {
	_, _, gain := Pairs(sleep[0], sleep[1])
	tests := []struct {
		name         string
		x            []float64
		lo, hi, step float64
	}{
		{"sleep gained by the second of Student's drugs", gain, 1.0580, 2.6460, .01},
		{"spatial test", spatial, 24.1231, 34.2577, 1. / 26},
	}
	for _, tt := range tests {
		e := booted(2, 200000, .95).Mean(tt.x)
		if math.Abs(e.Lo-tt.lo) > 3*tt.step || math.Abs(e.Hi-tt.hi) > 3*tt.step {
			t.Errorf("%s: BCa %.4f to %.4f; scipy has %.4f to %.4f", tt.name, e.Lo, e.Hi, tt.lo, tt.hi)
		}
	}
}

func TestBestsAreThoseOfEachMetric(t *testing.T) {
	a := [][]float64{{1, 2, 3, 4}, {2, 1, 3, nan}, {1, 1, 4, 4}}
	c := [][]float64{{3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}}
	undefined := [][]float64{{nan, 1}, {1, nan}}
	b := booted(8, 500, .95)
	got := b.Bests([][][]float64{a, undefined, c, a, nil}, []Direction{Maximize, Maximize, Minimize, Minimize, Maximize})
	for i, want := range [][]float64{b.Best(a, Maximize), {nan, nan}, {0, 0, 1}, b.Best(a, Minimize), {}} {
		if !slices.EqualFunc(got[i], want, same) {
			t.Errorf("Bests, metric %d = %v; want %v", i, got[i], want)
		}
	}
	if got := b.Best(c, Maximize); !slices.Equal(got, []float64{.5, .5, 0}) {
		t.Errorf("Best of two equal arms = %v; want halves, exactly", got)
	}
}

func TestBestsWantOneDirectionEach(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("Bests of one metric and no direction: no panic; want one")
		}
	}()
	booted(1, 10, .95).Bests([][][]float64{{{1}}}, nil)
}

// find is what sorting would give, and leaves smaller before and larger after.
func TestFind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Map(rapid.IntRange(-9, 9), func(i int) float64 { return float64(i) }), 1, 60).Draw(t, "x")
		k := rapid.IntRange(0, len(x)-1).Draw(t, "k")
		sorted := slices.Sorted(slices.Values(x))
		was := slices.Clone(x)
		if got := find(x, k); got != sorted[k] || x[k] != got {
			t.Fatalf("find(%v, %d) = %v; want %v", was, k, got, sorted[k])
		}
		if slices.Max(append(slices.Clone(x[:k]), x[k])) > x[k] || slices.Min(x[k:]) < x[k] || !slices.Equal(slices.Sorted(slices.Values(x)), sorted) {
			t.Fatalf("find(%v, %d) leaves %v", was, k, x)
		}
	})
}

// Each on its own, 12 of a table of 240 normal samples may be called skewed. Among each
// other one in 20 tables has one by the normal distribution, and by the long tails of
// G1, whose kurtosis at n = 20 is some 3.6, one in 3. The count of 100 tables has a
// standard error of about 6; four are allowed.
func TestDoubtsAmongSpareTables(t *testing.T) {
	rnd := rand.New(rand.NewPCG(33, 34))
	skewed := 0
	for range 100 * 240 {
		x := make([]float64, 20)
		for i := range x {
			x[i] = rnd.NormFloat64()
		}
		skewed += len(DoubtsAmong(240, x))
	}
	if skewed > 57 {
		t.Errorf("%d of 24000 normal samples in tables of 240 are in doubt; want at most 57", skewed)
	}
	spike := append(make([]float64, 19), 1) // G1 = sqrt(20), 8.7 standard errors
	if !slices.Equal(DoubtsAmong(240, spike), []string{SkewWarning}) {
		t.Errorf("DoubtsAmong(240, %v) = %q; want the warning of skew", spike, DoubtsAmong(240, spike))
	}
}
