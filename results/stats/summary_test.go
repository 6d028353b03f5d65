package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

var nan = math.NaN()

// same reports whether a and b are the same number, or both undefined.
func same(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

// near reports whether a and b agree to a relative tolerance, or both are undefined.
func near(a, b, tolerance float64) bool {
	return same(a, b) || math.Abs(a-b) <= tolerance*math.Max(math.Abs(a), math.Abs(b))
}

// sleep are the hours of sleep gained with two drugs by ten patients (Student
// 1908, The probable error of a mean, Biometrika 6, table p. 20; the data set
// sleep of R).
var sleep = [2][]float64{
	{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0},
	{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4},
}

func TestSummarizeLimits(t *testing.T) {
	tests := []struct {
		name string
		x    []float64
		want Summary
	}{
		{"no values", nil, Summary{N: 0, Mean: nan, SD: nan, Lo: nan, Hi: nan}},
		{"one value has a mean alone", []float64{3}, Summary{N: 1, Mean: 3, SD: nan, Lo: nan, Hi: nan}},
		{"undefined values do not count", []float64{nan, 3, nan}, Summary{N: 1, Mean: 3, SD: nan, Lo: nan, Hi: nan}},
		{"all undefined", []float64{nan, nan}, Summary{N: 0, Mean: nan, SD: nan, Lo: nan, Hi: nan}},
		{"equal values are a point, exactly", []float64{.1, .1, .1}, Summary{N: 3, Mean: .1, SD: 0, Lo: .1, Hi: .1}},
		{"an infinity leaves all undefined", []float64{1, math.Inf(1)}, Summary{N: 2, Mean: nan, SD: nan, Lo: nan, Hi: nan}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Summarize(tt.x)
			if got.N != tt.want.N || !same(got.Mean, tt.want.Mean) || !same(got.SD, tt.want.SD) || !same(got.Lo, tt.want.Lo) || !same(got.Hi, tt.want.Hi) {
				t.Errorf("Summarize(%v) = %+v; want %+v", tt.x, got, tt.want)
			}
		})
	}
}

// The 0.975 quantile of t with 1 degree of freedom is 12.7062 (Student's table),
// so that 1 and 3 have the interval 2 plus or minus 12.7062.
func TestSummarizeTwoValuesByHand(t *testing.T) {
	s := Summarize([]float64{1, 3})
	if !near(s.SD, math.Sqrt2, 1e-15) || math.Abs(s.Lo-(2-12.7062)) > 1e-4 || math.Abs(s.Hi-(2+12.7062)) > 1e-4 {
		t.Errorf("Summarize(1, 3) = %+v; want sd 1.4142, -10.7062 to 14.7062", s)
	}
}

func TestSummarizeWarnsOfFewValues(t *testing.T) {
	nine, ten := make([]float64, 9), make([]float64, 10)
	if w := Summarize(nine).Warnings; !slices.Equal(w, []string{FewWarning}) {
		t.Errorf("Summarize of 9 values: warnings %q; want the one of few values", w)
	}
	if w := Summarize(ten).Warnings; len(w) != 0 {
		t.Errorf("Summarize of 10 values: warnings %q; want none", w)
	}
}

func TestSummarizeAgreesWithGonum(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for n := 2; n < 400; n += 1 + n/7 {
		x := make([]float64, n)
		for i := range x {
			x[i] = 50 + 3*rnd.NormFloat64()
		}
		mean, sd := stat.MeanStdDev(x, nil)
		half := distuv.StudentsT{Sigma: 1, Nu: float64(n - 1)}.Quantile(.975) * sd / math.Sqrt(float64(n))
		got := Summarize(x)
		if !near(got.Mean, mean, 1e-13) || !near(got.SD, sd, 1e-11) || !near(got.Lo, mean-half, 1e-9) || !near(got.Hi, mean+half, 1e-9) {
			t.Errorf("Summarize of %d values = %+v; gonum has mean %v sd %v half %v", n, got, mean, sd, half)
		}
	}
}

// Of 4000 intervals over 5 normal values 95% hold the true mean, with a standard
// error of 0.34%. The band of four standard errors is missed once in 16000 seeds.
func TestIntervalsCover(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	const trials = 4000
	hits := 0
	x := make([]float64, 5)
	for range trials {
		for i := range x {
			x[i] = 7 + 2*rnd.NormFloat64()
		}
		if s := Summarize(x); s.Lo <= 7 && 7 <= s.Hi {
			hits++
		}
	}
	if share := float64(hits) / trials; math.Abs(share-.95) > .0138 {
		t.Errorf("share of intervals that hold the mean = %v; want 0.95", share)
	}
}

func TestLargeMeansKeepTheirDigits(t *testing.T) {
	s := Summarize([]float64{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}) // the variance is 30 (by hand)
	if !near(s.SD, math.Sqrt(30), 1e-14) {
		t.Errorf("sd of 1e9 + {4, 7, 13, 16} = %v; want %v", s.SD, math.Sqrt(30))
	}
}

func TestIntervalIsThatOfSummarize(t *testing.T) {
	s := Summarize(sleep[0])
	if lo, hi := Interval(s.Mean, s.SD, s.N); lo != s.Lo || hi != s.Hi {
		t.Errorf("Interval(%v, %v, %d) = %v, %v; want %v, %v", s.Mean, s.SD, s.N, lo, hi, s.Lo, s.Hi)
	}
	for _, n := range []int{0, 1} {
		if lo, hi := Interval(1, 1, n); !math.IsNaN(lo) || !math.IsNaN(hi) {
			t.Errorf("Interval(1, 1, %d) = %v, %v; want it undefined", n, lo, hi)
		}
	}
}

// The table of quantiles and the computed ones meet without a step.
func TestCriticalValuesFall(t *testing.T) {
	for n := 3; n < 400; n++ {
		if a, b := critical(n-1), critical(n); b >= a || b < 1.9599 {
			t.Fatalf("critical(%d) = %v after %v; want it to fall towards 1.96", n, b, a)
		}
	}
}

func TestSummaryLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Float64Range(-1e3, 1e3), 2, 40).Draw(t, "x")
		s := Summarize(x)
		if s.Lo > s.Mean || s.Hi < s.Mean || s.SD < 0 {
			t.Fatalf("Summarize(%v) = %+v; want lo <= mean <= hi and sd >= 0", x, s)
		}
		with := slices.Insert(slices.Clone(x), rapid.IntRange(0, len(x)).Draw(t, "at"), nan)
		if w := Summarize(with); w.N != s.N || w.Mean != s.Mean || w.SD != s.SD || w.Lo != s.Lo || w.Hi != s.Hi {
			t.Fatalf("Summarize with a NaN = %+v; want %+v", w, s)
		}
	})
}

// Doubling is exact in binary, so that it carries through to every bit.
func TestSummaryScales(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.SliceOfN(rapid.IntRange(-1e6, 1e6), 2, 40).Draw(t, "cents")
		x, double := make([]float64, len(cents)), make([]float64, len(cents))
		for i, c := range cents {
			x[i] = float64(c) / 100
			double[i] = 2 * x[i]
		}
		s := Summarize(x)
		if d := Summarize(double); d.Mean != 2*s.Mean || d.SD != 2*s.SD || d.Lo != 2*s.Lo || d.Hi != 2*s.Hi {
			t.Fatalf("Summarize of twice x = %+v; want twice %+v", d, s)
		}
	})
}

func TestSummarizeLeavesItsArgument(t *testing.T) {
	x := []float64{3, nan, 1}
	Summarize(x)
	if x[0] != 3 || !math.IsNaN(x[1]) || x[2] != 1 {
		t.Errorf("Summarize changed its argument to %v", x)
	}
}
