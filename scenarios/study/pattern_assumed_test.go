package study

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Every parameter has one value in each part of its range, and whole numbers are whole.
func TestDrawsFillTheirRanges(t *testing.T) {
	const n = 16
	d := DrawAssumptions(n, 5)
	for k, a := range d.Of {
		var parts []int
		for _, p := range d.Points {
			if p[k] < a.Lo-0.5 || p[k] > a.Hi+0.5 || !a.Whole && (p[k] < a.Lo || p[k] > a.Hi) || a.Whole && p[k] != math.Floor(p[k]) {
				t.Errorf("%+v is drawn as %v", a, p[k])
			}
			parts = append(parts, int((p[k]-a.Lo)/(a.Hi-a.Lo)*n))
		}
		slices.Sort(parts)
		if !a.Whole && len(slices.Compact(parts)) != n {
			t.Errorf("%s has draws in parts %v of %d", a.Path, parts, n)
		}
	}
}

// Two parameters are in no order of each other: of 17,391 pairs over 64 draws, which
// chance correlates by 0 +- .126, the mean square is that squared, to 5% (it varies
// by 1%).
func TestDrawsAreUnrelated(t *testing.T) {
	const n = 64
	d := DrawAssumptions(n, 1)
	columns := make([][]float64, len(d.Of))
	for k := range d.Of {
		for i := range n {
			columns[k] = append(columns[k], d.Points[i][k])
		}
		columns[k] = ranks(columns[k])
	}
	sum, pairs := 0., 0.
	for k := range columns {
		for l := range k {
			c := correlation(columns[k], columns[l])
			sum += c * c
			pairs++
		}
	}
	if got, want := sum/pairs, 1/float64(n-1); math.Abs(got/want-1) > 0.05 {
		t.Errorf("mean squared correlation of ranks = %.5f; want %.5f", got, want)
	}
}

// Draws hang on the seed and nothing else.
func TestDrawsHangOnTheSeed(t *testing.T) {
	a, b, c := DrawAssumptions(8, 1), DrawAssumptions(8, 1), DrawAssumptions(8, 2)
	if !cmp.Equal(a, b) || cmp.Equal(a, c) {
		t.Errorf("draws of seeds 1, 1 and 2: equal %v and %v; want true and false", cmp.Equal(a, b), cmp.Equal(a, c))
	}
}
