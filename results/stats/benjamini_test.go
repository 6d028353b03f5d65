package stats

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The 15 tests of thrombolysis of Benjamini and Hochberg (1995, section 4.1), of
// which at 0.05 four are discoveries, and three by Bonferroni.
var thrombolysis = []float64{.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1}

func TestBenjaminiHochbergOnTheirExample(t *testing.T) {
	q := BenjaminiHochberg(thrombolysis)
	found := 0
	for _, v := range q {
		if v <= .05 {
			found++
		}
	}
	if found != 4 {
		t.Errorf("BenjaminiHochberg: %d under 0.05; want 4", found)
	}
	// By hand: the fourth 0.0095 * 15/4; the sixth is capped by the seventh, 0.0298 * 15/7.
	for i, want := range map[int]float64{3: .035625, 4: .0603, 5: .0638571, 6: .0638571, 14: 1} {
		if math.Abs(q[i]-want) > 5e-8 {
			t.Errorf("BenjaminiHochberg[%d] = %v; want %v", i, q[i], want)
		}
	}
}

func TestBenjaminiHochberg(t *testing.T) {
	tests := []struct {
		name    string
		p, want []float64
	}{
		{"none", nil, nil},
		{"one stays", []float64{.03}, []float64{.03}},
		{"R: p.adjust(c(.01, .02, .03, .04), \"BH\")", []float64{.01, .02, .03, .04}, []float64{.04, .04, .04, .04}},
		{"in any order, undefined ones apart", []float64{.9, nan, .01}, []float64{.9, nan, .02}},
	}
	for _, tt := range tests {
		if got := BenjaminiHochberg(tt.p); !slices.EqualFunc(got, tt.want, func(a, b float64) bool { return near(a, b, 1e-15) }) {
			t.Errorf("%s: BenjaminiHochberg(%v) = %v; want %v", tt.name, tt.p, got, tt.want)
		}
	}
}

func TestBenjaminiHochbergLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.Float64Range(0, 1), 1, 30).Draw(t, "p")
		q, holm := BenjaminiHochberg(p), Holm(p)
		sorted := slices.Sorted(slices.Values(p))
		for i := range p {
			if q[i] < p[i] || q[i] > holm[i]+1e-15 {
				t.Fatalf("BenjaminiHochberg(%v)[%d] = %v; want it between p and Holm's %v", p, i, q[i], holm[i])
			}
			// The definition: the least p(k) m/k over the p(k) from p on.
			want := 1.0
			for k, v := range sorted {
				if v >= p[i] {
					want = min(want, v*float64(len(p))/float64(k+1))
				}
			}
			if !near(q[i], want, 1e-14) {
				t.Fatalf("BenjaminiHochberg(%v)[%d] = %v; want %v", p, i, q[i], want)
			}
		}
	})
}
