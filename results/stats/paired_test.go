package stats

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// R's t.test(sleep$extra[1:10], sleep$extra[11:20], paired = TRUE) prints
// t = -4.0621, df = 9, p-value = 0.002833, interval -2.4598858 to -0.7001142,
// mean difference -1.58. The standard deviations of the arms, 1.789010 and
// 2.002249, give d = 1.58 / 1.898622 = 0.832182.
func TestPairOnStudentsSleepData(t *testing.T) {
	p := Pair(sleep[0], sleep[1])
	for _, tt := range []struct {
		name            string
		got, want, half float64
	}{
		{"diff", p.Diff, 1.58, 1e-12},
		{"lo", p.Lo, 0.7001142, 5e-8},
		{"hi", p.Hi, 2.4598858, 5e-8},
		{"p", p.P, 0.002833, 5e-7},
		{"d", p.D, 0.832182, 5e-6},
	} {
		if !(math.Abs(tt.got-tt.want) <= tt.half) {
			t.Errorf("Pair(sleep): %s = %v; want %v", tt.name, tt.got, tt.want)
		}
	}
	if p.N != 10 || len(p.Warnings) != 0 {
		t.Errorf("Pair(sleep): n = %d, warnings %q; want 10 and none", p.N, p.Warnings)
	}
}

func TestPairLimits(t *testing.T) {
	inf := math.Inf(1)
	tests := []struct {
		name      string
		base, arm []float64
		want      Paired
	}{
		{"no pairs", nil, nil, Paired{N: 0, Diff: nan, Lo: nan, Hi: nan, P: nan, D: nan}},
		{"one pair has a difference alone", []float64{1}, []float64{3}, Paired{N: 1, Diff: 2, Lo: nan, Hi: nan, P: nan, D: nan}},
		{"equal pairs", []float64{1, 2, 5}, []float64{1, 2, 5}, Paired{N: 3, Diff: 0, Lo: 0, Hi: 0, P: 1, D: 0}},
		{"equal pairs that do not vary", []float64{4, 4}, []float64{4, 4}, Paired{N: 2, Diff: 0, Lo: 0, Hi: 0, P: 1, D: 0}},
		{"a constant difference is certain, and measured by the arms", []float64{1, 3}, []float64{2, 4}, Paired{N: 2, Diff: 1, Lo: 1, Hi: 1, P: 0, D: 1 / math.Sqrt2}},
		{"arms that do not vary have no yardstick", []float64{1, 1}, []float64{2, 2}, Paired{N: 2, Diff: 1, Lo: 1, Hi: 1, P: 0, D: nan}},
		{"a pair counts when both are defined", []float64{1, nan, 1, 7}, []float64{2, 9, 2, nan}, Paired{N: 2, Diff: 1, Lo: 1, Hi: 1, P: 0, D: nan}},
		{"differences that cancel", []float64{0, 0}, []float64{1, -1}, Paired{N: 2, Diff: 0, Lo: -12.706204736174705, Hi: 12.706204736174705, P: 1, D: 0}},
		{"infinities leave it undefined", []float64{inf, 1}, []float64{inf, 2}, Paired{N: 2, Diff: nan, Lo: nan, Hi: nan, P: nan, D: nan}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, want := Pair(tt.base, tt.arm), tt.want
			if got.N != want.N || !near(got.Diff, want.Diff, 0) || !near(got.Lo, want.Lo, 1e-12) || !near(got.Hi, want.Hi, 1e-12) ||
				!near(got.P, want.P, 0) || !near(got.D, want.D, 1e-15) {
				t.Errorf("Pair(%v, %v) = %+v; want %+v", tt.base, tt.arm, got, want)
			}
		})
	}
}

func TestPairPanicsOnUnequalLengths(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("Pair of 1 and 2 values returned; want a panic")
		}
	}()
	Pair([]float64{1}, []float64{1, 2})
}

func TestPairAgreesWithGonum(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	for n := 2; n < 200; n += 1 + n/5 {
		base, arm := make([]float64, n), make([]float64, n)
		for i := range base {
			base[i] = rnd.NormFloat64()
			arm[i] = base[i] + .3 + .5*rnd.NormFloat64()
		}
		p := Pair(base, arm)
		s := (p.Hi - p.Lo) / 2 / distuv.StudentsT{Sigma: 1, Nu: float64(n - 1)}.Quantile(.975)
		want := 2 * distuv.StudentsT{Sigma: 1, Nu: float64(n - 1)}.Survival(math.Abs(p.Diff/s))
		if !near(p.P, want, 1e-8) {
			t.Errorf("Pair of %d: p = %v; gonum has %v", n, p.P, want)
		}
	}
}

func TestPairLaws(t *testing.T) {
	value := rapid.Float64Range(-1e3, 1e3)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 30).Draw(t, "n")
		base := rapid.SliceOfN(value, n, n).Draw(t, "base")
		arm := rapid.SliceOfN(value, n, n).Draw(t, "arm")
		p, q := Pair(base, arm), Pair(arm, base)
		if p.Diff != -q.Diff || p.Lo != -q.Hi || p.Hi != -q.Lo || p.P != q.P || !same(p.D, -q.D) {
			t.Fatalf("Pair(a, b) = %+v, Pair(b, a) = %+v; want them mirrored", p, q)
		}
		if p.P < 0 || p.P > 1 || p.Lo > p.Diff || p.Diff > p.Hi {
			t.Fatalf("Pair(%v, %v) = %+v; want p in [0, 1] and lo <= diff <= hi", base, arm, p)
		}
		if excluded := p.Lo > 0 || p.Hi < 0; excluded != (p.P < .05) && math.Abs(p.P-.05) > 1e-9 {
			t.Fatalf("Pair(%v, %v) = %+v; want 0 outside the interval just when p < 0.05", base, arm, p)
		}
	})
}

// Where there is no difference, p is uniform: of 4000, 5% are under 0.05, with a
// standard error of 0.34%; four of them are missed once in 16000 seeds.
func TestPIsUniformWithoutADifference(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	const trials = 4000
	under := 0
	base, arm := make([]float64, 8), make([]float64, 8)
	for range trials {
		for i := range base {
			shared := 5 * rnd.NormFloat64()
			base[i], arm[i] = shared+rnd.NormFloat64(), shared+rnd.NormFloat64()
		}
		if Pair(base, arm).P < .05 {
			under++
		}
	}
	if share := float64(under) / trials; math.Abs(share-.05) > .0138 {
		t.Errorf("share of p under 0.05 = %v; want 0.05", share)
	}
}
