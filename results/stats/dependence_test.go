package stats

import (
	"math"
	"slices"
	"strings"
	"testing"

	"heed/sim"
)

// uniforms returns points of so many independent factors.
func uniforms(seed uint64, n, factors int) [][]float64 {
	s := sim.NewStreams(seed, 0).Named("dependence")
	x := make([][]float64, n)
	for p := range x {
		x[p] = make([]float64, factors)
		for i := range x[p] {
			x[p][i] = float64(s.Block(p, uint64(i), 0)[0]) / (1 << 32)
		}
	}
	return x
}

func TestDependences(t *testing.T) {
	mixed := func(n int, share float64) [][]float64 { // factor 2 is that share of factor 0
		x := uniforms(3, n, 4)
		for p := range x {
			x[p][2] = float64(share*x[p][0]) + float64((1-share)*x[p][2])
		}
		return x
	}
	against := mixed(200, 0.6)
	for p := range against {
		against[p][1] = -against[p][0] * against[p][0] * against[p][0] // a bend leaves ranks as they are
	}
	constants := uniforms(4, 50, 3)
	for p := range constants {
		constants[p][0], constants[p][1] = 7, 7
	}
	twice := uniforms(5, 4, 2) // four points, each thirty times: correlated, but of four points
	twice[0], twice[1], twice[2], twice[3] = []float64{0, 0}, []float64{1, 1}, []float64{2, 2}, []float64{3, 3}
	var many [][]float64
	for range 30 {
		many = append(many, twice...)
	}
	for _, tt := range []struct {
		name string
		x    [][]float64
		want []string // how the words begin
	}{
		{"independent factors", uniforms(1, 300, 10), nil},
		{"two of which one is partly the other", mixed(200, 0.6), []string{"factors 0 and 2 rise together (rank correlation 0.8"}},
		{"a correlation that is there, and too small to matter", mixed(200000, 0.1), nil},
		{"half of it, of few points", mixed(10, 0.4), nil},
		{"an exact bend comes first", against, []string{"factors 0 and 1 go against each other (rank correlation -1.00)", "factors 0 and 2 rise", "factors 1 and 2 go against"}},
		{"constants go with nothing", constants, nil},
		{"one factor", uniforms(6, 100, 1), nil},
		{"four points that come again are four", many, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Dependences(tt.x)
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(tt.want) {
				t.Fatalf("Dependences = %v; want %d pairs", got, len(tt.want))
			}
			for i, p := range got {
				if !strings.HasPrefix(p.String(), tt.want[i]) {
					t.Errorf("pair %d: %v; want %q", i, p, tt.want[i])
				}
			}
		})
	}
	if _, err := Dependences([][]float64{{0, 1}, {1, math.NaN()}}); err == nil || !strings.Contains(err.Error(), "point 1") {
		t.Errorf("Dependences of a value that is NaN: error %v; want one that names point 1", err)
	}
}

// Of independent factors at most one sample in a hundred has a pair. Of 2000 samples of 30
// points, where the bound of chance is above 0.2, that is 20 and more than 33 with a probability
// of about 0.002 (binomial). That some have one shows that the bound is not idle.
func TestDependencesErrorRate(t *testing.T) {
	for _, factors := range []int{2, 8} {
		seen := 0
		for seed := range uint64(2000) {
			pairs, err := Dependences(uniforms(100+seed, 30, factors))
			if err != nil {
				t.Fatal(err)
			}
			if len(pairs) > 0 {
				seen++
			}
		}
		if seen > 33 || seen < 5 {
			t.Errorf("Dependences of 2000 samples of %d independent factors: %d have a pair; want 5 to 33", factors, seen)
		}
	}
}

// The rank correlation is Spearman's: of two rankings of ten without ties 1 - 6 sum d^2 / (n^3 -
// n), here 1 - 6*24/990 (by hand).
func TestDependencesIsSpearmans(t *testing.T) {
	order := []float64{3, 1, 4, 2, 6, 5, 8, 10, 7, 9}
	x, sum := make([][]float64, len(order)), 0.0
	for p, v := range order {
		x[p] = []float64{float64(p + 1), v * v}
		sum += (float64(p+1) - v) * (float64(p+1) - v)
	}
	got, err := Dependences(x)
	want := 1 - 6*sum/990
	if err != nil || len(got) != 1 || math.Abs(got[0].Rank-want) > 1e-12 {
		t.Errorf("Dependences = %v, %v; want one pair of %v", got, err, want)
	}
	if !slices.Equal(x[0], []float64{1, 9}) {
		t.Errorf("Dependences moved points: the first is %v; want 1, 9", x[0])
	}
}
