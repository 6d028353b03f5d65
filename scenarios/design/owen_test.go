package design

import (
	"math"
	"math/bits"
	"testing"

	"pgregory.net/rapid"
)

// Nested scrambling, and no other, makes any two numbers share exactly as many leading
// digits after it as before.
func TestScramblingKeepsHowManyDigitsAreShared(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := owen{newChance(rapid.Uint64().Draw(t, "seed"))}
		factor := rapid.IntRange(0, MaxSobol-1).Draw(t, "factor")
		shared := rapid.IntRange(0, 31).Draw(t, "shared")
		x := rapid.Uint32().Draw(t, "x")
		y := x ^ 1<<31>>shared ^ rapid.Uint32().Draw(t, "below")&(1<<31>>shared-1)
		a, b := digits52(o.value(x, factor)), digits52(o.value(y, factor))
		if got := bits.LeadingZeros64(a^b) - 12; got != shared {
			t.Errorf("%b and %b share %d digits and, scrambled, %d", x, y, shared, got)
		}
	})
}

// digits52 returns the first 52 binary digits of u.
func digits52(u float64) uint64 { return uint64(u * 0x1p52) }

// Over 4096 seeds, each coin of a digit is fair, and the coins of a digit below a 0 and a 1
// are independent, as are those of two factors: each count is within 4.5 standard deviations
// of a fair coin's, which 156 counts miss with probability 0.001.
func TestScramblingCoinsAreFairAndIndependent(t *testing.T) {
	const seeds = 4096
	var heads, siblings, factors [52]int
	for seed := range uint64(seeds) {
		o := owen{newChance(seed)}
		a, b := digits52(o.value(0, 0)), digits52(o.value(1<<31, 0))
		c := digits52(o.value(0, 1))
		for l := range 52 {
			heads[l] += int(a >> l & 1)
			siblings[l] += int((a ^ b) >> l & 1)
			factors[l] += int((a ^ c) >> l & 1)
		}
	}
	limit := 4.5 * math.Sqrt(seeds) / 2
	for l := range 52 {
		for name, n := range map[string]int{"heads": heads[l], "unlike coins of siblings": siblings[l], "unlike coins of factors": factors[l]} {
			if l == 51 && name == "unlike coins of siblings" {
				if n != seeds { // the digit in which they differ
					t.Errorf("the first digits of 0 and 1/2 differ for %d seeds; want %d", n, seeds)
				}
			} else if math.Abs(float64(n)-seeds/2) > limit {
				t.Errorf("digit %d: %d %s of %d; want %d within %.0f", 52-l, n, name, seeds, seeds/2, limit)
			}
		}
	}
}

// The mean of a smooth function over scrambled points misses its integral by some n^-1.5
// (Owen 1997), so 16 times the points by a 64th; plain chance would give a 4th. Of 40 seeds
// the ratio of the roots of mean squares lies within a factor of two with high probability.
func TestScrambledPointsIntegrateSmoothFunctionsFast(t *testing.T) {
	s := sobol(t, 3)
	miss := func(n int) float64 {
		sum := 0.0
		for seed := range uint64(40) {
			q, mean := s.Scrambled(seed), 0.0
			for i := range n {
				x := q.Point(i)
				mean += x[0] * (0.5 + x[1]) * (0.25 + 2.25*x[2]*x[2]) / float64(n)
			}
			sum += (mean - 0.5) * (mean - 0.5) // the integral: 1/2 * 1 * (1/4 + 3/4)
		}
		return math.Sqrt(sum / 40)
	}
	if ratio := miss(64) / miss(1024); ratio < 32 {
		t.Errorf("16 times the points make the error %.1f times less; want some 64 times", ratio)
	}
}

func TestScrambledPointsAreInsideTheCube(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := owen{newChance(rapid.Uint64().Draw(t, "seed"))}
		if u := o.value(rapid.Uint32().Draw(t, "x"), 3); !(0 < u && u < 1) {
			t.Errorf("value = %v; want it in (0, 1)", u)
		}
	})
}
