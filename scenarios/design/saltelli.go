package design

import "fmt"

// Saltelli is the plan of a sample for the indices of Sobol' (Saltelli 2002, Comput. Phys.
// Commun. 145:280; Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola 2010, Comput.
// Phys. Commun. 181:259). Each of its samples is two independent points, A and B, and the
// points between them that have one coordinate of the other: AB_i is A with coordinate i of
// B, and BA_i is B with coordinate i of A. So what f(A) and f(AB_i) differ by is factor i's
// doing alone, and f(B) and f(AB_i) have nothing but factor i in common.
//
// A and B are the first half and the second of the coordinates of one [Sobol] sequence of
// twice as many factors. Points j Stride and following, Stride in all, are sample j: A, AB_1
// to AB_k, with Second BA_1 to BA_k, then B, which is the order of SALib (Herman and Usher
// 2017, J. Open Source Softw. 2:97). More samples extend the design. A number of samples
// other than a power of two is not balanced ([Balanced]).
type Saltelli struct {
	Factors  int    // 1 to [MaxSobol] / 2
	Samples  int    // at least 1, Samples times Stride at most 2^32; 2^9 to 2^14 are usual
	Second   bool   // with the points BA_i, which second-order indices need
	Scramble bool   // [Sobol.Scrambled]; without it the first sample has A = B = the origin
	Seed     uint64 // any; of the scrambling
}

// Stride returns the number of points a sample: Factors + 2, and with Second 2 Factors + 2.
func (s Saltelli) Stride() int {
	if s.Second {
		return 2*s.Factors + 2
	}
	return s.Factors + 2
}

// Design returns the points, which are computed one by one.
func (s Saltelli) Design() (Design, error) {
	if s.Factors < 1 || s.Factors > MaxSobol/2 {
		return Design{}, fmt.Errorf("design: Saltelli's sample of %d factors; want 1 to %d", s.Factors, MaxSobol/2)
	}
	n, ok := product(s.Samples, s.Stride())
	if !ok {
		return Design{}, fmt.Errorf("design: %d of Saltelli's samples of %d points; want at least 1, and at most %d points in all", s.Samples, s.Stride(), maxPoints)
	}
	q, err := NewSobol(2 * s.Factors)
	if err != nil {
		return Design{}, err
	}
	if s.Scramble {
		q = q.Scrambled(s.Seed)
	}
	return Design{radial{q, s.Factors, s.Stride()}, n}, nil
}

// Balanced reports whether a number of points of a Sobol' sequence is a power of two. The
// error of an estimate from any other number falls no faster than by chance (Owen 2020,
// arXiv:2008.08051), so it deserves a warning.
func Balanced(samples int) bool { return samples > 0 && samples&(samples-1) == 0 }

// radial is the sequence of [Saltelli].
type radial struct {
	pairs          Sequence // of twice the factors: A, then B
	factors, width int
}

// Point implements [Sequence].
func (r radial) Point(i int) []float64 {
	x := r.pairs.Point(i / r.width)
	a, b := x[:r.factors:r.factors], x[r.factors:]
	switch at := i % r.width; {
	case at == r.width-1:
		return b
	case at > r.factors:
		b[at-r.factors-1] = a[at-r.factors-1]
		return b
	case at > 0:
		a[at-1] = b[at-1]
	}
	return a
}
