package network

import (
	"math"
	"testing"
)

// words is a Rand that returns these and then fails.
type words []uint64

func (w *words) Uint64() uint64 {
	next := (*w)[0]
	*w = (*w)[1:]
	return next
}

func TestBelowTakesTheHighWordAndRejectsTheBiasedOnes(t *testing.T) {
	tests := []struct {
		name string
		n    uint64
		bits words
		want uint64
		left int
	}{
		{"just over half of the range", 10, words{1<<63 + 1}, 5, 0},
		{"the top of the range", 10, words{math.MaxUint64}, 9, 0},
		{"2^64 = 1 mod 3, so that one word too many goes to 0", 3, words{0, 1 << 63}, 1, 0},
		{"a power of two rejects nothing", 8, words{0, 7}, 0, 1},
		{"one value", 1, words{math.MaxUint64}, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bits := tt.bits
			if got := below(&bits, tt.n); got != tt.want || len(bits) != tt.left {
				t.Errorf("below(%v, %d) = %d with %d words left; want %d with %d", tt.bits, tt.n, got, len(bits), tt.want, tt.left)
			}
		})
	}
}

func TestUnitAndPositiveKeepTheirEnds(t *testing.T) {
	if lo, hi := unit(&words{0}), unit(&words{math.MaxUint64}); lo != 0 || hi != 1-0x1p-53 {
		t.Errorf("unit = %v to %v; want 0 to 1-2^-53", lo, hi)
	}
	if lo, hi := positive(&words{0}), positive(&words{math.MaxUint64}); lo != 0x1p-53 || hi != 1 {
		t.Errorf("positive = %v to %v; want 2^-53 to 1", lo, hi)
	}
}

// A right program fails by chance once in 10,000 seeds (chi-squared, 9 degrees
// of freedom); the seed is fixed.
func TestBelowIsUniform(t *testing.T) {
	const draws, n = 100_000, 10
	r, counts := seeded(1), [n]int{}
	for range draws {
		counts[below(r, n)]++
	}
	chi := 0.0
	for _, c := range counts {
		off := float64(c) - draws/n
		chi += off * off / (draws / n)
	}
	if chi > 33.72 {
		t.Errorf("counts of below(r, %d) = %v: chi-squared %.1f; want at most 33.7", n, counts, chi)
	}
}

func TestSkipsAreGeometric(t *testing.T) {
	s := &sampler{r: &words{3<<62 - 1, 3<<61 - 1, 3<<57 - 1}}
	// u = 3/4, 3/8 and 3/128: with p = 1/2 a skip is floor(-log2 u).
	for _, want := range []uint64{0, 1, 5} {
		if got := s.skip(skips(0.5)); got != want {
			t.Errorf("skip at p = 1/2 = %d; want %d", got, want)
		}
	}
	s.r = &words{1 << 62, math.MaxUint64, 1 << 62}
	if got := s.skip(skips(1e-300)); got != never {
		t.Errorf("skip at p = 1e-300 = %d; want never", got)
	}
	if got := s.skip(skips(5e-324)); got != never {
		t.Errorf("skip at the least p, u = 1 = %d; want never", got)
	}
	if got := s.skip(skips(1)); got != 0 {
		t.Errorf("skip at p = 1 = %d; want 0", got)
	}
}
