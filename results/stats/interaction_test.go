package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Where base and the first arm are 0, the contrast is that of Student's drugs, of
// which R's paired t test has -1.58, p = 0.002833, interval 0.7001142 to 2.4598858.
func TestInteractIsThePairedTestOfTheContrast(t *testing.T) {
	zero := make([]float64, 10)
	x := Interact(zero, zero, sleep[0], sleep[1])
	if x.N != 10 || math.Abs(x.Diff-1.58) > 1e-12 || math.Abs(x.Lo-.7001142) > 5e-8 || math.Abs(x.Hi-2.4598858) > 5e-8 || math.Abs(x.P-.002833) > 5e-7 {
		t.Errorf("Interact(0, 0, sleep) = %+v; want 1.58, 0.7001142 to 2.4598858, p 0.002833", x)
	}
	if x.A != 0 || math.Abs(x.B-.75) > 1e-12 || math.Abs(x.Both-2.33) > 1e-12 {
		t.Errorf("Interact: effects %v, %v, %v; want 0, 0.75, 2.33 (Student 1908)", x.A, x.B, x.Both)
	}
}

// Card and Krueger (1994, Am. Econ. Rev. 84:772, table 3): employment in Pennsylvania
// fell from 23.33 to 21.17, in New Jersey it rose from 20.44 to 21.03; the
// difference of differences is 2.76, from unrounded means.
func TestInteractOnCardAndKrueger(t *testing.T) {
	x := Interact([]float64{23.33}, []float64{21.17}, []float64{20.44}, []float64{21.03})
	if math.Abs(x.Diff-2.76) > .015 || !math.IsNaN(x.P) || !math.IsNaN(x.Lo) {
		t.Errorf("Interact(Card and Krueger) = %+v; want 2.76 with no interval", x)
	}
}

func TestInteractLimits(t *testing.T) {
	inf := math.Inf(1)
	if x := Interact([]float64{nan, 0}, []float64{1, 1}, []float64{1, nan}, []float64{1, 1}); x.N != 0 || !math.IsNaN(x.Diff) || !math.IsNaN(x.A) {
		t.Errorf("Interact without a whole replicate = %+v; want it undefined", x)
	}
	if x := Interact([]float64{0, 0}, []float64{inf, 1}, []float64{1, 1}, []float64{inf, 1}); x.N != 2 || !math.IsNaN(x.Diff) || !math.IsNaN(x.P) {
		t.Errorf("Interact of infinities = %+v; want N 2 and it undefined", x)
	}
	if x := Interact([]float64{0, 1}, []float64{2, 3}, []float64{5, 6}, []float64{7, 8}); x.Diff != 0 || x.P != 1 || x.Lo != 0 || x.Hi != 0 {
		t.Errorf("Interact of effects that add up = %+v; want 0 for certain", x)
	}
}

func TestInteractLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 20).Draw(t, "n")
		arm := rapid.SliceOfN(rapid.IntRange(-100, 100), n, n)
		draw := func(name string) []float64 {
			x := make([]float64, n)
			for i, v := range arm.Draw(t, name) {
				x[i] = float64(v)
			}
			return x
		}
		base, a, b, both := draw("base"), draw("a"), draw("b"), draw("both")
		x, swapped := Interact(base, a, b, both), Interact(base, b, a, both)
		if swapped.Diff != x.Diff || swapped.P != x.P || swapped.A != x.B {
			t.Fatalf("Interact with a and b swapped = %+v; want %+v", swapped, x)
		}
		if math.Abs(x.Both-x.A-x.B-x.Diff) > 1e-9 {
			t.Fatalf("Interact = %+v; want Diff = Both - A - B", x)
		}
		turned := Interact(a, base, both, b) // removing a instead of adding it
		if turned.Diff != -x.Diff || turned.Lo != -x.Hi {
			t.Fatalf("Interact from a = %+v; want the mirror of %+v", turned, x)
		}
	})
}
