package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// uniform returns points of independent uniform factors.
func uniform(rnd *rand.Rand, n, k int) [][]float64 {
	x := make([][]float64, n)
	for p := range x {
		for range k {
			x[p] = append(x[p], rnd.Float64())
		}
	}
	return x
}

// of returns a function's values at points.
func of(x [][]float64, f func([]float64) float64) []float64 {
	y := make([]float64, len(x))
	for p := range x {
		y[p] = f(x[p])
	}
	return y
}

// Of an output that is its factor, slice s of n has the distance max(s, n-1-s) / n, whatever the
// rising or falling function of it.
func TestPAWNOfAMonotoneFunctionIsKnown(t *testing.T) {
	x := make([][]float64, 1000)
	for p := range x {
		x[p] = []float64{float64(p * 7 % 1000)}
	}
	for name, f := range map[string]func([]float64) float64{
		"itself":      func(u []float64) float64 { return u[0] },
		"exponential": func(u []float64) float64 { return math.Exp(-u[0] / 100) },
	} {
		r, err := PAWN(x, of(x, f), 10, booted(1, 50, .95))
		if err != nil {
			t.Fatal(err)
		}
		got := []float64{r.Median[0].Value, r.Max[0].Value, r.Mean[0].Value}
		for i, want := range []float64{.7, .9, .7} {
			if math.Abs(got[i]-want) > 1e-12 {
				t.Errorf("%s: median, max and mean = %v; want 0.7, 0.9 and 0.7", name, got)
			}
		}
	}
}

// The distance by its definition: over all outputs, of the shares that are no larger.
func TestDistancesAreThoseOfKolmogorovAndSmirnov(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(4, 40).Draw(t, "n")
		whole := rapid.Map(rapid.IntRange(0, 9), func(i int) float64 { return float64(i) })
		x, y := rapid.SliceOfN(whole, n, n).Draw(t, "x"), rapid.SliceOfN(whole, n, n).Draw(t, "y")
		weights := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 3), func(i int) float64 { return float64(i) }), n, n).Draw(t, "weights")
		weights[0] = 1
		o := inOrder(y)
		c := o.cut(x, rapid.IntRange(2, 4).Draw(t, "slices"))
		in := make([]int32, n) // the slice by point
		for at, p := range o.points {
			in[p] = c.of[at]
		}
		share := func(s int32, v float64) float64 {
			var below, all float64
			for p := range y {
				if s < 0 || in[p] == s {
					all += weights[p]
					if y[p] <= v {
						below += weights[p]
					}
				}
			}
			return below / all
		}
		var want []float64
		for s := range int32(c.slices) {
			far := 0.
			for _, v := range y {
				far = max(far, math.Abs(share(s, v)-share(-1, v)))
			}
			if !math.IsNaN(far) {
				want = append(want, far)
			}
		}
		if got := o.distances(c, o.weights(weights, make([]float64, n))); math.Abs(got[1]-slices.Max(want)) > 1e-12 || math.Abs(got[2]-mean(want)) > 1e-12 {
			t.Fatalf("distances of %v in %v = %v; want those of %v", y, in, got, want)
		}
	})
}

// Equal values are in one slice, and slices are as equal as that lets them be.
func TestSlicesKeepEqualValuesTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 6), func(i int) float64 { return float64(i) }), 5, 50).Draw(t, "x")
		o := inOrder(x)
		c := o.cut(x, 4)
		last := int32(0)
		for at := 1; at < len(x); at++ {
			same := x[o.points[at]] == x[o.points[at-1]]
			if s := c.of[at]; s < last || s > last+1 || same && s != last {
				t.Fatalf("slices of %v in rising order = %v", x, c.of)
			}
			last = c.of[at]
		}
		if int(last)+1 != c.slices {
			t.Fatalf("slices of %v: %d; want %d", x, c.slices, last+1)
		}
	})
}

// A factor that does nothing passes the threshold as often as the level says: of 400, 5% with a
// standard error of 1.1%, three and a half of which are allowed. Its mean distance is that of
// Kolmogorov's law, 0.8687 sqrt((1 - 1/10) / 50) for 50 of 500 points, less the 0.2 / sqrt(50) or so
// that few points and a lattice take.
func TestThresholdIsThatOfAFactorThatDoesNothing(t *testing.T) {
	rnd := rand.New(rand.NewPCG(61, 62))
	var passed [3]int
	sum := 0.
	for trial := range uint64(400) {
		x := uniform(rnd, 500, 2)
		y := of(x, func(u []float64) float64 { return math.Exp(5 * u[0]) })
		r, err := PAWN(x, y, 10, booted(trial, 199, .95))
		if err != nil {
			t.Fatal(err)
		}
		sum += r.Mean[1].Value / 400
		for at, over := range []bool{r.Median[1].Value > r.DummyMedian, r.Max[1].Value > r.DummyMax, r.Mean[1].Value > r.DummyMean} {
			if over {
				passed[at]++
			}
		}
		if r.Median[0].Value < r.DummyMedian {
			t.Errorf("trial %d: the factor that acts has %v; want over %v", trial, r.Median[0], r.DummyMedian)
		}
	}
	for at, n := range passed {
		if share := float64(n) / 400; share > .05+.038 || share < .05-.038 {
			t.Errorf("threshold %d is passed by %.4f of factors that do nothing; want 0.05", at, share)
		}
	}
	if want := .8687 * math.Sqrt(.9/50); sum > want || sum < .9*want {
		t.Errorf("mean distance by chance = %.4f; want %.4f or up to a tenth less", sum, want)
	}
}

// Over 300 samples of 500 points, an interval at 90% holds the mean of the estimates in 90% but for
// the error of the bootstrap, for which 4% is allowed. A share of 300 has a standard error of
// 1.7%; three and a half are allowed.
func TestIntervalsOfPAWNHoldWhatItIsOnAverage(t *testing.T) {
	const samples = 300
	rnd := rand.New(rand.NewPCG(63, 64))
	f := func(u []float64) float64 { return math.Exp(3*u[0] + u[1]) }
	var estimates [2][]Estimate
	for trial := range uint64(samples) {
		x := uniform(rnd, 500, 2)
		r, err := PAWN(x, of(x, f), 10, booted(trial, 199, .9))
		if err != nil {
			t.Fatal(err)
		}
		for i := range estimates {
			estimates[i] = append(estimates[i], r.Mean[i])
		}
	}
	for i, all := range estimates {
		held, average := 0, mean(values(all))
		for _, e := range all {
			if e.Lo <= average && average <= e.Hi {
				held++
			}
		}
		if share := float64(held) / samples; math.Abs(share-.9) > .04+.06 {
			t.Errorf("factor %d: %.3f of intervals hold the mean of estimates; want 0.9", i, share)
		}
	}
}

func TestPAWNOfNothingThatVaries(t *testing.T) {
	x := [][]float64{{1, 2}, {1, 3}, {1, 4}, {1, 5}}
	r, err := PAWN(x, []float64{2, 2, 2, 2}, 2, booted(1, 50, .95))
	if err != nil || !slices.Contains(r.Warnings, ConstantOutputWarning) || r.Max[1].Value != 0 || r.Max[1].Hi != 0 {
		t.Errorf("PAWN of a constant output = %+v, error %v; want zeros and the warning", r, err)
	}
	r, err = PAWN(x, []float64{1, 2, 3, 4}, 2, booted(1, 50, .95))
	if err != nil || r.Slices[0] != 1 || r.Max[0].Value != 0 || !strings.Contains(strings.Join(r.Warnings, ";"), "factor 0") {
		t.Errorf("PAWN of a constant factor = %+v, error %v; want zero and a warning that names it", r, err)
	}
}

func TestPAWNNamesWhatItCannotUse(t *testing.T) {
	x := [][]float64{{1}, {2}, {3}, {4}}
	for _, tt := range []struct {
		name, want string
		x          [][]float64
		y          []float64
		slices     int
	}{
		{"undefined output", "point 2", x, []float64{1, 2, nan, 4}, 2},
		{"undefined value", "point 1", [][]float64{{1}, {nan}, {3}, {4}}, []float64{1, 2, 3, 4}, 2},
		{"too many slices", "5 slices", x, []float64{1, 2, 3, 4}, 5},
		{"one slice", "at least 2", x, []float64{1, 2, 3, 4}, 1},
		{"fewer outputs", "3 outputs", x, []float64{1, 2, 3}, 2},
	} {
		if _, err := PAWN(tt.x, tt.y, tt.slices, booted(1, 20, .95)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v; want it to say %q", tt.name, err, tt.want)
		}
	}
}

// 10^4 points of 20 factors and 1000 resamples.
func BenchmarkPAWN(b *testing.B) {
	x := uniform(rand.New(rand.NewPCG(1, 2)), 10_000, 20)
	y := of(x, func(u []float64) float64 { return u[0] + u[1] })
	for b.Loop() {
		if _, err := PAWN(x, y, 10, booted(1, 1000, .95)); err != nil {
			b.Fatal(err)
		}
	}
}
