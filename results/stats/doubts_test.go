package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"
)

func TestDoubts(t *testing.T) {
	flat := make([]float64, 12)
	spike := append(slices.Clone(flat), 1) // G1 = sqrt(13), as of any sample of one apart
	wide := make([]float64, 400)           // 200 of 0, 200 of 1, no skew
	for i := range wide {
		wide[i] = float64(i % 2)
	}
	rare := make([]float64, 2000) // 1 in 10: G1 = 2.67, 25 G1^2 = 178 is under 2000
	for i := range rare {
		if i%10 == 0 {
			rare[i] = 1
		}
	}
	tests := []struct {
		name string
		x    []float64
		want []string
	}{
		{"nothing is few", nil, []string{FewWarning}},
		{"one value is few, not equal to others", []float64{1}, []string{FewWarning}},
		{"few equal values", []float64{1, 1, nan}, []string{FewWarning, ConstantWarning}},
		{"equal values", flat, []string{ConstantWarning}},
		{"one apart from twelve is skewed", spike, []string{SkewWarning}},
		{"even halves are not", wide, nil},
		{"what is skewed but many is not in doubt", rare, nil},
		{"small samples are skewed by luck", []float64{0, 0, 1, 2, 1, 0, 2, 3, 1, 0}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Doubts(tt.x); !slices.Equal(got, tt.want) {
				t.Errorf("Doubts(%v) = %q; want %q", tt.x, got, tt.want)
			}
		})
	}
}

// The G1 of one value apart from n-1 equal ones is sqrt(n), whatever its distance.
func TestSkewness(t *testing.T) {
	for _, n := range []int{3, 4, 10, 50} {
		x := make([]float64, n)
		x[n/2] = 7
		if got := Skewness(x); !near(got, math.Sqrt(float64(n)), 1e-14) {
			t.Errorf("Skewness of one apart of %d = %v; want sqrt(%d)", n, got, n)
		}
	}
	if !math.IsNaN(Skewness([]float64{1, 2})) || Skewness([]float64{2, 2, 2}) != 0 || !math.IsNaN(Skewness([]float64{1, 2, math.Inf(1)})) {
		t.Error("Skewness of two values, equal ones or infinities: want NaN, 0, NaN")
	}
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Float64Range(-10, 10), 3, 40).Draw(t, "x")
		if stat.StdDev(x, nil) < 1e-3 {
			t.Skip("no variance to speak of")
		}
		if got, want := Skewness(x), stat.Skew(x, nil); math.Abs(got-want) > 1e-6*(1+math.Abs(want)) {
			t.Fatalf("Skewness(%v) = %v; gonum has %v", x, got, want)
		}
	})
}

// Of normal samples one in 20 is called skewed at most, as G1 has nearly normal
// tails. Of 3000 the share has a standard error of 0.4%; four are allowed.
func TestDoubtsSpareNormalSamples(t *testing.T) {
	rnd := rand.New(rand.NewPCG(31, 32))
	skewed := 0
	for range 3000 {
		x := make([]float64, 20)
		for i := range x {
			x[i] = rnd.NormFloat64()
		}
		skewed += len(Doubts(x))
	}
	if skewed > 3000*(50+16)/1000 {
		t.Errorf("%d of 3000 normal samples are in doubt; want at most 5%%", skewed)
	}
}
