package design

import (
	"fmt"
	"math/bits"
)

// Sobol is a Sobol' sequence (Sobol' 1967, USSR Comput. Math. Math. Phys. 7:86) with the
// direction numbers of Joe and Kuo (2008), in the order of Gray's code (Antonov and
// Saleev 1979): 2^32 points, each computed on its own. A multiple of a power of two of
// points is balanced, and a design of 2^k points more so than of any number in between.
//
// Note: the first point is the origin, and leaving it out, as some do, destroys the
// balance (Owen 2020, "On dropping the first Sobol' point", arXiv:2008.08051). Where a
// point at the edge of the cube is not wanted, take it [Sobol.Scrambled].
type Sobol struct {
	directions [][32]uint32
	scramble   func(bits uint32, factor int) float64
}

// NewSobol returns the Sobol' sequence for 1 to [MaxSobol] factors. The first factors of
// a sequence of more are those of a sequence of fewer.
func NewSobol(factors int) (*Sobol, error) {
	if factors < 1 || factors > MaxSobol {
		return nil, fmt.Errorf("design: Sobol' sequence of %d factors; want 1 to %d", factors, MaxSobol)
	}
	v := [][32]uint32{vanDerCorput()}
	for _, p := range polynomials()[:factors-1] {
		v = append(v, p.directions())
	}
	return &Sobol{v, fraction}, nil
}

// Scrambled returns the sequence with nested uniform scrambling under a seed ([owen]).
// Each of its points is uniform on the open cube, and any 2^k of its points are as
// balanced as before.
func (s *Sobol) Scrambled(seed uint64) *Sobol {
	return &Sobol{s.directions, owen{newChance(seed)}.value}
}

// Point implements [Sequence], for i from 0 to 2^32 - 1; it panics outside.
func (s *Sobol) Point(i int) []float64 {
	if i < 0 || i >= maxPoints {
		panic(fmt.Sprintf("design: Sobol' point %d; want 0 to %d", i, maxPoints-1))
	}
	x := make([]float64, len(s.directions))
	gray := uint32(i ^ i>>1)
	for j := range x {
		x[j] = s.scramble(digits(&s.directions[j], gray), j)
	}
	return x
}

// digits returns the sum modulo 2 of the directions that the bits of gray choose.
func digits(v *[32]uint32, gray uint32) (x uint32) {
	for ; gray != 0; gray &= gray - 1 {
		x ^= v[bits.TrailingZeros32(gray)]
	}
	return x
}

// fraction returns the binary fraction of x, not scrambled.
func fraction(x uint32, _ int) float64 { return float64(float64(x) * 0x1p-32) }
