package design

import "fmt"

// A Sequence is a row of points of the unit cube, addressed by number.
type Sequence interface {
	// Point returns the i-th point, from 0: a coordinate in [0, 1] for each factor,
	// in a slice that is the caller's. The same i gives the same point.
	Point(i int) []float64
}

// A Design is the first N points of a sequence. More points of the same sequence
// extend it: the first N stay what they are.
type Design struct {
	Sequence
	N int
}

// Points returns all points: a row a point, a column a factor.
func (d Design) Points() [][]float64 {
	rows := make([][]float64, d.N)
	for i := range rows {
		rows[i] = d.Point(i)
	}
	return rows
}

// Cross returns the design of every point of a with every point of b, the points of
// b fastest: its factors are those of a, then those of b. So a few levels of one
// factor can be crossed with a sample of all others.
func Cross(a, b Design) (Design, error) {
	n, ok := product(a.N, b.N)
	if !ok {
		return Design{}, fmt.Errorf("design: cross of %d and %d points: want at most %d points in all", a.N, b.N, maxPoints)
	}
	return Design{crossed{a, b}, n}, nil
}

// maxPoints is the largest design: as many as Sobol' points, and more than anybody
// runs.
const maxPoints = 1 << 32

// product returns n*m and whether it is a number of points that a design may have.
func product(n, m int) (int, bool) {
	if n < 1 || m < 1 || m > maxPoints/n {
		return 0, false
	}
	return n * m, true
}

// crossed is the sequence of [Cross].
type crossed struct{ a, b Design }

// Point implements [Sequence].
func (c crossed) Point(i int) []float64 {
	return append(c.a.Point(i/c.b.N), c.b.Point(i%c.b.N)...)
}

// table is a sequence that is held whole: k coordinates a point.
type table struct {
	x []float64
	k int
}

// Point implements [Sequence].
func (t table) Point(i int) []float64 {
	return append([]float64(nil), t.x[i*t.k:(i+1)*t.k]...)
}
