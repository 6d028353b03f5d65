package search

import (
	"math"

	"heed/sim/num"
)

// A Box is an open box: the i-th coordinate lies between Lo[i] and Hi[i], which are
// finite. It is mapped to the whole space coordinate by coordinate, by the log-odds
// of the place in the interval, in which a search knows no bounds.
type Box struct{ Lo, Hi []float64 }

// edge is the share of an interval that [Box.Free] keeps away from either end.
const edge = 0.02

// Free returns where the point x of the box lies in the whole space. What lies at a
// bound or beyond is taken to lie a fiftieth of the interval inside, for the bound
// itself is infinitely far away.
func (b Box) Free(x []float64) []float64 {
	u := make([]float64, len(x))
	for i := range x {
		share := (x[i] - b.Lo[i]) / (b.Hi[i] - b.Lo[i])
		u[i] = num.Logit(min(1-edge, max(edge, share)))
	}
	return u
}

// Point returns the point of the box that lies at u in the whole space.
func (b Box) Point(u []float64) []float64 {
	x := make([]float64, len(u))
	for i := range u {
		x[i] = b.Lo[i] + float64((b.Hi[i]-b.Lo[i])*num.Logistic(u[i]))
	}
	return x
}

// Slope returns how fast each coordinate of the box moves with its own at u.
func (b Box) Slope(u []float64) []float64 {
	d := make([]float64, len(u))
	for i := range u {
		p := num.Logistic(u[i])
		d[i] = (b.Hi[i] - b.Lo[i]) * p * (1 - p)
	}
	return d
}

// Near reports whether the i-th coordinate of a point of the box lies within a
// fiftieth of the interval of one of its ends: a search that stops there has been
// stopped by the bound.
func (b Box) Near(x []float64, i int) bool {
	share := (x[i] - b.Lo[i]) / (b.Hi[i] - b.Lo[i])
	return math.Min(share, 1-share) < edge
}
