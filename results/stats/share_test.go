package stats

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The cases are those of Newcombe (1998, Statistics in Medicine 17, 857-872, table
// I, method 3), beside the mirror of one.
func TestWilson(t *testing.T) {
	for _, tt := range []struct {
		k, n   int
		lo, hi float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}, {20, 20, 0.8389, 1}} {
		share, lo, hi := Wilson(tt.k, tt.n, Confidence)
		if share != float64(tt.k)/float64(tt.n) || math.Abs(lo-tt.lo) > 5e-5 || math.Abs(hi-tt.hi) > 5e-5 {
			t.Errorf("Wilson(%d, %d) = %.4f [%.4f, %.4f]; want [%.4f, %.4f]", tt.k, tt.n, share, lo, hi, tt.lo, tt.hi)
		}
	}
	if share, lo, hi := Wilson(0, 0, .9); !math.IsNaN(share) || !math.IsNaN(lo) || !math.IsNaN(hi) {
		t.Errorf("Wilson(0, 0) = %v [%v, %v]; want it undefined", share, lo, hi)
	}
}

// The ends of the interval are the shares p that a score test just rejects:
// (share - p)^2 = z^2 p (1 - p) / n (Wilson 1927), with z = 1.644854 at 90%.
func TestWilsonInvertsTheScoreTest(t *testing.T) {
	const z = 1.6448536269514722 // NIST Handbook, 1.3.6.7.1: 1.645
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 500).Draw(t, "n")
		k := rapid.IntRange(0, n).Draw(t, "k")
		share, lo, hi := Wilson(k, n, .9)
		if !(0 <= lo && lo <= share && share <= hi && hi <= 1) || k == 0 && lo != 0 || k == n && hi != 1 {
			t.Fatalf("Wilson(%d, %d) = %v [%v, %v]; want 0 <= lo <= share <= hi <= 1", k, n, share, lo, hi)
		}
		for _, p := range []float64{lo, hi} {
			if got, want := (share-p)*(share-p), z*z*p*(1-p)/float64(n); math.Abs(got-want) > 1e-12 {
				t.Fatalf("Wilson(%d, %d): at its end %v the square is %v; want %v", k, n, p, got, want)
			}
		}
		if _, l, h := Wilson(n-k, n, .9); math.Abs(l-(1-hi)) > 1e-12 || math.Abs(h-(1-lo)) > 1e-12 {
			t.Fatalf("Wilson(%d, %d) = [%v, %v]; want the mirror of [%v, %v]", n-k, n, l, h, lo, hi)
		}
	})
}

func TestSummarizeShareCutsAtTheEnds(t *testing.T) {
	tests := []struct {
		name     string
		x        []float64
		cutLo    bool
		cutHi    bool
		warnings []string
	}{
		{"well inside nothing is cut", []float64{.4, .5, .6, .5, .4, .5, .6, .5, .4, .5}, false, false, nil},
		{"near 1 the upper end is cut", []float64{1, 1, 1, 1, 1, 1, 1, 1, 1, .9}, false, true, []string{ClippedWarning}},
		{"of two values both are", []float64{0, 1}, true, true, []string{FewWarning, ClippedWarning}},
		{"what is no share is left alone", []float64{-.5, 3}, false, false, []string{FewWarning, NotShareWarning}},
		{"one value has no interval", []float64{.5}, false, false, []string{FewWarning}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, want := SummarizeShare(tt.x), Summarize(tt.x)
			if tt.cutLo {
				want.Lo = 0
			}
			if tt.cutHi {
				want.Hi = 1
			}
			if !same(got.Lo, want.Lo) || !same(got.Hi, want.Hi) || !slices.Equal(got.Warnings, tt.warnings) {
				t.Errorf("SummarizeShare(%v) = [%v, %v] %q; want [%v, %v] %q", tt.x, got.Lo, got.Hi, got.Warnings, want.Lo, want.Hi, tt.warnings)
			}
		})
	}
	if w := Summarize([]float64{0, 1}).Warnings; !slices.Equal(w, []string{FewWarning}) {
		t.Errorf("Summarize after SummarizeShare has warnings %q; want %q alone", w, FewWarning)
	}
}
