package design

import "math"

// distance returns the square of the distance of points a and b of h, in units.
func (h hypercube) distance(a, b int) (d float64) {
	p, q := h.places[a*h.k:(a+1)*h.k], h.places[b*h.k:(b+1)*h.k]
	for j := range p {
		gap := float64(int64(p[j] - q[j]))
		d += float64(gap * gap)
	}
	return d
}

// nearest returns the smallest squared distance between two points, of which one at least
// is new, in units. It stops short where that is not above floor, for nobody wants it then.
func (h hypercube) nearest(floor float64) float64 {
	near := math.Inf(1)
	for a := h.old; a < h.points(); a++ {
		for b := range a {
			if near = min(near, h.distance(a, b)); near <= floor {
				return near
			}
		}
	}
	return near
}

// crowding returns what point a adds to phi_p to the power of p, p = 10: the sum over all
// other points but b of their distance from a to the power of -10 (Morris and Mitchell
// 1995).
func (h hypercube) crowding(a, b int) (sum float64) {
	for c := range h.points() {
		if c == a || c == b {
			continue
		}
		d := 1 / h.distance(a, c)
		sum += float64(d * d * d * d * d)
	}
	return sum
}

// exchange tries swaps of the places of two new points in one factor, and keeps those that
// lower the crowding. The distance of the two from each other stays.
func (h hypercube) exchange(r *row, tries int) {
	fresh := h.points() - h.old
	if fresh < 2 {
		return
	}
	for range tries {
		a, b := h.old+int(r.below(uint32(fresh))), h.old+int(r.below(uint32(fresh)))
		j := int(r.below(uint32(h.k)))
		before := h.crowding(a, b) + h.crowding(b, a)
		h.swap(a, b, j)
		if h.crowding(a, b)+h.crowding(b, a) > before {
			h.swap(a, b, j)
		}
	}
}

// swap exchanges the places of points a and b in factor j.
func (h hypercube) swap(a, b, j int) {
	p, q := &h.places[a*h.k+j], &h.places[b*h.k+j]
	*p, *q = *q, *p
}
