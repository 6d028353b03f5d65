package stats

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestHolm(t *testing.T) {
	tests := []struct {
		name    string
		p, want []float64
	}{
		{"none", nil, nil},
		{"one stays", []float64{.03}, []float64{.03}},
		{"R: p.adjust(c(.01, .02, .03, .04), \"holm\")", []float64{.01, .02, .03, .04}, []float64{.04, .06, .06, .06}},
		{"in any order", []float64{.01, .04, .03, .005}, []float64{.03, .06, .06, .02}},
		{"at most 1", []float64{.6, .7}, []float64{1, 1}},
		{"undefined ones are not of the family", []float64{.01, nan, .04}, []float64{.02, nan, .04}},
		{"zero stays zero", []float64{0, .5}, []float64{0, .5}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Holm(tt.p)
			if !slices.EqualFunc(got, tt.want, func(a, b float64) bool { return near(a, b, 1e-15) }) {
				t.Errorf("Holm(%v) = %v; want %v", tt.p, got, tt.want)
			}
		})
	}
}

func TestHolmLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.Float64Range(0, 1), 1, 30).Draw(t, "p")
		q := Holm(p)
		for i := range p {
			// Holm rejects whatever Bonferroni rejects, and never more than no adjustment.
			if q[i] < p[i] || q[i] > math.Min(1, float64(len(p))*p[i]) {
				t.Fatalf("Holm(%v)[%d] = %v; want it between p and Bonferroni's", p, i, q[i])
			}
			for j := range p {
				if p[i] < p[j] && q[i] > q[j] {
					t.Fatalf("Holm(%v) = %v; want the order of p kept", p, q)
				}
			}
		}
	})
}
