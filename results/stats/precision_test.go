package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestLooks(t *testing.T) {
	tests := []struct {
		most int
		want []int
	}{
		{1, nil}, {2, []int{2}}, {10, []int{10}}, {25, []int{10, 20, 25}},
		{320, []int{10, 20, 30, 40, 60, 80, 120, 160, 240, 320}},
	}
	for _, tt := range tests {
		if got := Looks(tt.most); !slices.Equal(got, tt.want) {
			t.Errorf("Looks(%d) = %v; want %v", tt.most, got, tt.want)
		}
	}
}

// R's interval for Student's drugs is 0.7001142 to 2.4598858: its half-width is
// 0.8798858.
func TestLookOnStudentsSleepData(t *testing.T) {
	p := Precision{Half: .88, Level: .95, Looks: []int{5, 10, 20}}
	l := p.LookPaired(sleep[0], sleep[1])
	if l.Replicates != 10 || !l.Reached || l.Next != 0 || math.Abs(l.Half-.8798858) > 5e-8 || math.Abs(l.Lo-.7001142) > 5e-8 {
		t.Errorf("LookPaired(sleep) = %+v; want 0.8798858 reached at 10", l)
	}
	p.Half = .8798
	if l := p.LookPaired(sleep[0], sleep[1]); l.Reached || l.Replicates != 10 || l.Next != 20 {
		t.Errorf("LookPaired(sleep) for less = %+v; want it not reached, next at 20", l)
	}
	if l := p.Look(sleep[0][:4]); l.Replicates != 0 || l.Reached || l.Next != 5 || !math.IsNaN(l.Half) {
		t.Errorf("Look at 4 = %+v; want none before 5", l)
	}
	// By Bonferroni over three looks t(1 - 0.05/6, 9) = 2.9333 in place of 2.2622
	// (Bailey 1977, J. Am. Stat. Assoc. 72:469, table of Bonferroni t, 3 at 0.05).
	p.Corrected = true
	if l := p.LookPaired(sleep[0], sleep[1]); math.Abs(l.Half-.8798858/2.262157*2.9333) > 1e-4 {
		t.Errorf("LookPaired(sleep) corrected: half %v; want %v", l.Half, .8798858/2.262157*2.9333)
	}
}

func TestLookLimits(t *testing.T) {
	p := Precision{Half: .1, Level: .95, Looks: []int{10, 20}}
	if l := p.Look(make([]float64, 20)); !l.Reached || l.Replicates != 10 || l.Half != 0 || !slices.Equal(l.Warnings, []string{ConstantWarning}) {
		t.Errorf("Look at a constant = %+v; want it reached at 10 with a warning", l)
	}
	if l := p.Look(slices.Repeat([]float64{nan}, 20)); l.Reached || l.N != 0 || l.Replicates != 20 || l.Next != 0 {
		t.Errorf("Look at nothing defined = %+v; want it never reached", l)
	}
	if l := p.LookPaired([]float64{1, 2}, []float64{1, 2}); l.Replicates != 0 {
		t.Errorf("LookPaired at 2 = %+v; want none", l)
	}
}

// Replicates after the look that stops do not change what it says.
func TestLookDoesNotSeeAhead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Float64Range(0, 1), 4, 60).Draw(t, "x")
		p := Precision{Half: rapid.Float64Range(.05, .5).Draw(t, "half"), Level: .95, Looks: []int{4, 8, 16, 32}}
		l := p.Look(x)
		if again := p.Look(x[:l.Replicates]); again.Replicates != l.Replicates || again.Half != l.Half || again.Reached != l.Reached {
			t.Fatalf("Look at the first %d = %+v; want %+v", l.Replicates, again, l)
		}
		if wide := (Precision{Half: 2 * p.Half, Level: .95, Looks: p.Looks}).Look(x); wide.Replicates > l.Replicates {
			t.Fatalf("Look for twice the half-width stops at %d; want at most %d", wide.Replicates, l.Replicates)
		}
	})
}

// Coverage when sampling stops at the first narrow interval, of 4000 sequences of
// normal values each, with a standard error of 0.35%: corrected at least 95% for
// any width; not corrected within 5 points of it, and for the widths around which
// stopping depends on luck short of it by more than four errors. It is the
// shortfall that the doc comment of Precision states.
func TestCoverageOfStopping(t *testing.T) {
	rnd := rand.New(rand.NewPCG(41, 42))
	worst, worstCorrected := 1.0, 1.0
	x := make([]float64, 160)
	for _, half := range []float64{.25, .35, .45, .6} {
		plain := Precision{Half: half, Level: .95, Looks: Looks(160)}
		corrected := plain
		corrected.Corrected = true
		held, heldCorrected := 0, 0
		for range 4000 {
			for i := range x {
				x[i] = rnd.NormFloat64()
			}
			if l := plain.Look(x); l.Lo <= 0 && 0 <= l.Hi {
				held++
			}
			if l := corrected.Look(x); l.Lo <= 0 && 0 <= l.Hi {
				heldCorrected++
			}
		}
		t.Logf("half-width %v: coverage %.4f, corrected %.4f", half, float64(held)/4000, float64(heldCorrected)/4000)
		worst, worstCorrected = min(worst, float64(held)/4000), min(worstCorrected, float64(heldCorrected)/4000)
	}
	if worst > .95-.014 || worst < .90 {
		t.Errorf("coverage of stopping = %.4f at worst; want it short of 0.95, above 0.90", worst)
	}
	if worstCorrected < .95-.014 {
		t.Errorf("corrected coverage of stopping = %.4f at worst; want 0.95", worstCorrected)
	}
}
