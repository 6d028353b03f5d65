package design

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
	"testing"
)

// sobol returns a sequence that a test knows to exist.
func sobol(t testing.TB, factors int) *Sobol {
	t.Helper()
	s, err := NewSobol(factors)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The points are those of Joe and Kuo's own program for their direction numbers, as SciPy
// 1.10.1 gives them too (scipy.stats.qmc.Sobol, scramble=False).
func TestSobolBeginsWithThePublishedPoints(t *testing.T) {
	want := [][]float64{
		{0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
		{0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5},
		{0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75, 0.75, 0.75},
		{0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25, 0.25, 0.25},
		{0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375, 0.875, 0.875, 0.625},
		{0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375, 0.375, 0.125},
		{0.625, 0.125, 0.875, 0.625, 0.625, 0.875, 0.125, 0.125, 0.125, 0.375},
		{0.125, 0.625, 0.375, 0.125, 0.125, 0.375, 0.625, 0.625, 0.625, 0.875},
		{0.1875, 0.3125, 0.9375, 0.4375, 0.5625, 0.3125, 0.4375, 0.9375, 0.9375, 0.3125},
		{0.6875, 0.8125, 0.4375, 0.9375, 0.0625, 0.8125, 0.9375, 0.4375, 0.4375, 0.8125},
	}
	s := sobol(t, 10)
	for i, w := range want {
		if got := s.Point(i); !slices.Equal(got, w) {
			t.Errorf("Point(%d) = %v; want %v", i, got, w)
		}
	}
}

// The values and the hash are of SciPy 1.10.1; the hash is that of the first 1024 points in
// all 1111 dimensions, times 2^30, as little-endian words of 32 bits.
func TestSobolAgreesWithSciPyInAllDimensions(t *testing.T) {
	s := sobol(t, MaxSobol)
	tests := []struct {
		point, factor int
		want          float64
	}{
		{1000, 9, 0.0693359375}, {1000, 99, 0.1865234375}, {2047, 255, 0.47998046875}, {1234, 1110, 0.85791015625},
		{777, 500, 0.8701171875}, {2000, 1000, 0.09423828125}, {100, 255, 0.5703125}, {2047, 1110, 0.19677734375},
	}
	for _, tt := range tests {
		if got := s.Point(tt.point)[tt.factor]; got != tt.want {
			t.Errorf("Point(%d)[%d] = %v; want %v", tt.point, tt.factor, got, tt.want)
		}
	}
	h := sha256.New()
	for i := range 1024 {
		for _, x := range s.Point(i) {
			h.Write(binary.LittleEndian.AppendUint32(nil, uint32(x*0x1p30)))
		}
	}
	const want = "7d1ce9e626d3f953ce44f0fd90359944affcc7514836f09afe4dc9a1932bab7e"
	if got := fmt.Sprintf("%x", h.Sum(nil)); got != want {
		t.Errorf("hash of 1024 points of 1111 dimensions = %s; want %s", got, want)
	}
}

// All primitive polynomials of degree 13 or less stand in the table, each once, with
// initial numbers that are odd and below 2^k.
func TestDirectionsAreOfAllPrimitivePolynomials(t *testing.T) {
	seen := map[uint32]bool{}
	for i, p := range polynomials() {
		whole := 1<<p.degree | p.inner<<1 | 1
		if seen[whole] || !primitive(whole, p.degree) {
			t.Errorf("dimension %d has the polynomial %b; want a primitive one, and each once", i+2, whole)
		}
		seen[whole] = true
		for k, m := range p.m {
			if m%2 == 0 || m >= 2<<k {
				t.Errorf("dimension %d has m_%d = %d; want an odd number below %d", i+2, k+1, m, 2<<k)
			}
		}
	}
	want := 0 // the number of primitive polynomials of degree d is totient(2^d - 1) / d
	for d := 1; d <= 13; d++ {
		want += totient(1<<d-1) / d
	}
	if len(seen) != want || want != MaxSobol-1 {
		t.Errorf("polynomials: have %d; want %d", len(seen), want)
	}
}

// primitive reports whether x generates all residues modulo p: its order is 2^degree - 1.
func primitive(p uint32, degree int) bool {
	r, order := uint32(1), 0
	for {
		if r <<= 1; r>>degree == 1 {
			r ^= p
		}
		if order++; r == 1 || order > 1<<degree {
			return order == 1<<degree-1
		}
	}
}

// totient is Euler's.
func totient(n int) (phi int) {
	for k := 1; k <= n; k++ {
		a, b := k, n
		for b > 0 {
			a, b = b, a%b
		}
		if a == 1 {
			phi++
		}
	}
	return phi
}

// Property A of Sobol' (1976), for which Joe and Kuo chose their numbers: in the first d
// dimensions each of the 2^d half-cubes gets one of the first 2^d points, which is so where
// the matrix of the leading bits of the direction numbers is regular. 32 dimensions are as
// many as 32 numbers can show.
func TestSobolHasPropertyA(t *testing.T) {
	s := sobol(t, 32)
	for d := 1; d <= 32; d++ {
		rows := make([]uint32, d)
		for j := range rows {
			for k := range d {
				rows[j] |= s.directions[j][k] >> 31 << k
			}
		}
		if r := rank(rows); r != d {
			t.Errorf("the leading bits of %d dimensions have the rank %d; want %d", d, r, d)
		}
	}
}

// rank returns the rank of a matrix over the field of two elements, a row a word.
func rank(rows []uint32) (r int) {
	for len(rows) > 0 {
		pivot := rows[len(rows)-1]
		rows = rows[:len(rows)-1]
		if pivot == 0 {
			continue
		}
		r++
		low := bits.TrailingZeros32(pivot)
		for i := range rows {
			if rows[i]>>low&1 == 1 {
				rows[i] ^= pivot
			}
		}
	}
	return r
}

// Sobol' points are (t, m, s)-nets with t the sum of the degrees of the polynomials, less
// one each (Sobol' 1967; Niederreiter 1992, "Random Number Generation and Quasi-Monte Carlo
// Methods", section 4.5): any 2^m points from a multiple of 2^m on have 2^t in each
// elementary interval of volume 2^(t-m). Scrambling keeps that (Owen 1995).
func TestSobolPointsAreNets(t *testing.T) {
	const m = 8
	for s, quality := range map[int]int{1: 0, 2: 0, 3: 1, 4: 3, 5: 5} {
		plain := sobol(t, s)
		sequences := map[string]Sequence{"plain": plain, "scrambled": plain.Scrambled(1), "scrambled otherwise": plain.Scrambled(1 << 40)}
		for name, q := range sequences {
			for _, from := range []int{0, 1 << m, 77 << m, maxPoints - 1<<m} {
				var net [][]float64
				for i := range 1 << m {
					net = append(net, q.Point(from+i))
				}
				shapes(s, m-quality, nil, func(shape []int) {
					if n := fewest(net, shape, m-quality); n != 1<<quality {
						t.Fatalf("%s, %d factors, from %d: an interval of shape %v has %d points; want %d in each", name, s, from, shape, n, 1<<quality)
					}
				})
			}
		}
	}
}

// shapes calls do with all ways to write sum as s numbers.
func shapes(s, sum int, shape []int, do func([]int)) {
	if s == 1 {
		do(append(shape, sum))
		return
	}
	for d := range sum + 1 {
		shapes(s-1, sum-d, append(shape, d), do)
	}
}

// fewest returns how many points the emptiest interval of a shape has: one of 2^-d in each
// factor, d the factor's number in shape, which sum to total.
func fewest(net [][]float64, shape []int, total int) int {
	count := make([]int, 1<<total)
	for _, x := range net {
		cell := 0
		for j, d := range shape {
			cell = cell<<d | int(x[j]*float64(int(1)<<d))
		}
		count[cell]++
	}
	return slices.Min(count)
}

func TestEveryDimensionOfSobolIsStratified(t *testing.T) {
	s := sobol(t, MaxSobol)
	for name, q := range map[string]Sequence{"plain": s, "scrambled": s.Scrambled(7)} {
		count := make([][256]int, MaxSobol)
		for i := range 256 {
			for j, x := range q.Point(512 + i) {
				count[j][int(x*256)]++
			}
		}
		for j := range count {
			if slices.Max(count[j][:]) != 1 {
				t.Errorf("%s: 256 points in dimension %d do not fall one in each 256th", name, j+1)
			}
		}
	}
}

func TestNewSobolRefusesWhatItHasNoNumbersFor(t *testing.T) {
	for _, factors := range []int{-1, 0, MaxSobol + 1} {
		if s, err := NewSobol(factors); err == nil {
			t.Errorf("NewSobol(%d) = %v; want an error", factors, s)
		}
	}
}

func TestFewerFactorsAreTheFirstOfMore(t *testing.T) {
	few, many := sobol(t, 3).Scrambled(5), sobol(t, 40).Scrambled(5)
	for i := range 100 {
		if got, want := few.Point(i), many.Point(i)[:3]; !slices.Equal(got, want) {
			t.Errorf("Point(%d) of 3 factors = %v; want %v, as of 40", i, got, want)
		}
	}
}

func BenchmarkSobol50(b *testing.B) {
	s := sobol(b, 50)
	b.Run("plain", func(b *testing.B) {
		for i := range b.N {
			s.Point(i)
		}
	})
	b.Run("scrambled", func(b *testing.B) {
		q := s.Scrambled(1)
		for i := range b.N {
			q.Point(i)
		}
	})
}
