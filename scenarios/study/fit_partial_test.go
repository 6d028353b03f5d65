package study

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// In y = 2a + b + c + e with a, b and e orthogonal signs, and c = a + 3d, what each
// explains of what the others leave follows by hand. A constant and a copy of b add
// nothing.
func TestPartialsAreThoseOfTheTextbook(t *testing.T) {
	var a, b, c, constant, y []float64
	for i := range 16 {
		sign := func(bit int) float64 { return float64(1 - 2*(i>>bit&1)) }
		a, b, c, constant = append(a, sign(0)), append(b, sign(1)), append(c, sign(0)+3*sign(2)), append(constant, 7)
		y = append(y, 2*sign(0)+sign(1)+(sign(0)+3*sign(2))+sign(3))
	}
	got := partials([][]float64{a, b, c, constant, b, y})
	// c is 3 parts of its own and 1 of a: given the others it moves y by 1 a unit, and
	// 9 of its variance is its own; a moves y by 2, and 9/10 of its variance is its own.
	want := []float64{3.6 / 4.6, 0.5, 0.9, 0, 0}
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Errorf("partials: %s", diff)
	}
}
