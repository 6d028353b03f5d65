package num

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/exp/stats"
	"pgregory.net/rapid"
)

// exactSum returns the sum of xs rounded once.
func exactSum(xs []float64) float64 {
	sum := bigp(3000)
	for _, x := range xs {
		sum.Add(sum, bigp(3000).SetFloat64(x))
	}
	s, _ := sum.Float64()
	return s
}

func TestSum(t *testing.T) {
	tests := []struct {
		name string
		xs   []float64
		want float64
	}{
		{"of none", nil, 0},
		{"of one", []float64{0.1}, 0.1},
		{"keeps what a large term swamps", []float64{1, 1e100, 1, -1e100}, 2},
		{"of ten tenths", slices.Repeat([]float64{0.1}, 10), 1},
		{"with an infinity", []float64{1, inf, 2}, inf},
		{"with both infinities", []float64{1, inf, -inf}, math.NaN()},
		{"with a NaN", []float64{1, math.NaN(), 2}, math.NaN()},
		{"that overflows", []float64{math.MaxFloat64, math.MaxFloat64}, inf},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Sum(tt.xs); got != tt.want && !(got != got && tt.want != tt.want) {
				t.Errorf("Sum(%v) = %v; want %v", tt.xs, got, tt.want)
			}
		})
	}
}

// TestSumIsAsOfTwiceTheDigits holds Sum to one rounding beside n**2 2**-106 of the
// sum of the sizes (Ogita, Rump and Oishi, 2005, proposition 4.4).
func TestSumIsAsOfTwiceTheDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOf(rapid.Float64Range(-1e100, 1e100)).Draw(t, "xs")
		var sizes float64
		for _, x := range xs {
			sizes += math.Abs(x)
		}
		got, want := Sum(xs), exactSum(xs)
		n := float64(len(xs))
		if bound := math.Abs(want)*0x1p-52 + n*n*sizes*0x1p-105; math.Abs(got-want) > bound {
			t.Errorf("Sum(%v) = %v; want %v within %v", xs, got, want, bound)
		}
	})
}

func TestSumOfFloat32IsOfTheirValues(t *testing.T) {
	if got, want := Sum([]float32{0.1, 0.2}), float64(float32(0.1))+float64(float32(0.2)); got != want {
		t.Errorf("Sum of float32 = %v; want %v", got, want)
	}
}

func TestMoments(t *testing.T) {
	tests := []struct {
		name           string
		xs             []float64
		mean, variance float64
	}{
		{"none", nil, math.NaN(), math.NaN()},
		{"one", []float64{3}, 3, math.NaN()},
		{"a constant that has no exact mean", slices.Repeat([]float64{0.1}, 7), 0.1, 0},
		{"one to five", []float64{1, 2, 3, 4, 5}, 3, 2.5},
		{"far from zero (NIST SmLs09 in small)", []float64{1e12 + 0.25, 1e12 + 0.5, 1e12 + 0.75}, 1e12 + 0.5, 0.0625},
		{"with an infinity", []float64{1, math.Inf(1)}, math.Inf(1), math.NaN()},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Mean(tt.xs); !same(got, tt.mean) {
				t.Errorf("Mean(%v) = %v; want %v", tt.xs, got, tt.mean)
			}
			if got := Variance(tt.xs); !same(got, tt.variance) {
				t.Errorf("Variance(%v) = %v; want %v", tt.xs, got, tt.variance)
			}
			if got := StdDev(tt.xs); !same(got, math.Sqrt(tt.variance)) {
				t.Errorf("StdDev(%v) = %v; want %v", tt.xs, got, math.Sqrt(tt.variance))
			}
		})
	}
}

// TestVarianceAgainstRationals holds the variance to 4 ulp of the exact one.
func TestVarianceAgainstRationals(t *testing.T) {
	for _, offset := range []float64{0, 1, 1e6, -1e9} {
		xs := spread[float64](500, offset-1, offset+1)
		mean, squares := new(big.Rat), new(big.Rat)
		for _, x := range xs {
			mean.Add(mean, new(big.Rat).SetFloat64(x))
		}
		mean.Quo(mean, big.NewRat(int64(len(xs)), 1))
		for _, x := range xs {
			d := new(big.Rat).SetFloat64(x)
			d.Sub(d, mean)
			squares.Add(squares, d.Mul(d, d))
		}
		squares.Quo(squares, big.NewRat(int64(len(xs))-1, 1))
		if got, want := Variance(xs), bigp(oracleBits).SetRat(squares); ulps(got, want) > 4 {
			t.Errorf("Variance of 500 about %v = %v; want %v", offset, got, want)
		}
	}
}

func TestQuantile(t *testing.T) {
	xs := []float64{1, 2, 4, 8}
	tests := []struct {
		name    string
		xs      []float64
		p, want float64
	}{
		{"the least", xs, 0, 1},
		{"the greatest", xs, 1, 8},
		{"the median of an even number", xs, 0.5, 3},
		{"at an order statistic", []float64{1, 2, 5}, 0.5, 2},
		{"a quarter between two (R: quantile(c(1,2,4,8), .25))", xs, 0.25, 1.75},
		{"of one", []float64{7}, 0.3, 7},
		{"of none", nil, 0.5, math.NaN()},
		{"a p outside", xs, 1.01, math.NaN()},
		{"a p that is none", xs, math.NaN(), math.NaN()},
		{"between equal infinities", []float64{1, math.Inf(1), math.Inf(1)}, 0.75, math.Inf(1)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Quantile(tt.xs, tt.p); got != tt.want && !(got != got && tt.want != tt.want) {
				t.Errorf("Quantile(%v, %v) = %v; want %v", tt.xs, tt.p, got, tt.want)
			}
		})
	}
}

func TestQuantileAgainstStats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 1, 50).Draw(t, "xs")
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		slices.Sort(xs)
		got, want := Quantile(xs, p), stats.Quantiles(xs, p)[0]
		if size := max(math.Abs(xs[0]), math.Abs(xs[len(xs)-1])); math.Abs(got-want) > 1e-14*size {
			t.Errorf("Quantile(%v, %v) = %v; want %v", xs, p, got, want)
		}
	})
}

func TestQuantileRisesWithinTheSample(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOfN(rapid.Float64Range(-1, 1), 1, 20).Draw(t, "xs")
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		q := rapid.Float64Range(p, 1).Draw(t, "q")
		slices.Sort(xs)
		lo, hi := Quantile(xs, p), Quantile(xs, q)
		if !(xs[0] <= lo && lo <= hi && hi <= xs[len(xs)-1]) {
			t.Errorf("Quantile(%v) at %v and %v = %v, %v; want them to rise within the sample", xs, p, q, lo, hi)
		}
	})
}

// TestGrid32SumsInAnyOrder is the promise that shards of a population rely on.
func TestGrid32SumsInAnyOrder(t *testing.T) {
	plain := func(xs []float32) (s float64) {
		for _, x := range xs {
			s += float64(x)
		}
		return s
	}
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		cut := rapid.IntRange(0, 2000).Draw(t, "cut")
		r := rand.New(rand.NewPCG(seed, 1))
		raw, xs := make([]float32, 2000), make([]float32, 2000)
		for i := range xs {
			raw[i] = r.Float32() * r.Float32() * r.Float32()
			xs[i] = Grid32(raw[i])
		}
		want := plain(xs)
		r.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
		if got := plain(xs[:cut]) + plain(xs[cut:]); got != want {
			t.Errorf("sum after a shuffle and a cut at %d = %v; want %v", cut, got, want)
		}
	})
}

// TestGrid32KeepsToTheGrid covers every multiple of 2**-14, and what lies between.
func TestGrid32KeepsToTheGrid(t *testing.T) {
	for i := range 1<<14 + 1 {
		on := float32(i) * 0x1p-14
		if got := Grid32(on); got != on {
			t.Fatalf("Grid32(%v) = %v; want it as it is", on, got)
		}
	}
	for _, x := range spread[float32](10000, 0, 1) {
		x *= x * x
		got := Grid32(x)
		scaled := float64(got) * 0x1p23
		if scaled != math.Trunc(scaled) || math.Abs(float64(got)-float64(x)) > 0x1p-24 || got < 0 || got > 1 {
			t.Fatalf("Grid32(%v) = %v; want the nearest multiple of 2**-23", x, got)
		}
	}
	// 2**29 ones are the largest sum that the promise covers.
	if full := float64(1 << 29); full+0x1p-23 == full || full+0x1p-23-full != 0x1p-23 {
		t.Error("2**29 + 2**-23 is not exact")
	}
}

// TestGrid32IsNeeded sees that sums of raw float32 do depend on the order, so that
// the test above can fail.
func TestGrid32IsNeeded(t *testing.T) {
	xs := []float32{1, 0x1p-60, 0x1p-60}
	forth := float64(xs[0]) + float64(xs[1]) + float64(xs[2])
	tiny := slices.Repeat([]float32{0x1p-54}, 4)
	back := 0.0
	for _, x := range append(tiny, 1) {
		back += float64(x)
	}
	if forth == back {
		t.Errorf("sums of small and large = %v both ways; want them to differ", forth)
	}
}
