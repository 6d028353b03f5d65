package stats

import (
	"cmp"
	"math"
	"slices"
)

// order are points in the order of their outputs, in groups of equal ones.
type order struct {
	points []int
	ends   []int // of the groups
}

func inOrder(y []float64) order {
	o := order{points: make([]int, len(y))}
	for p := range y {
		o.points[p] = p
	}
	slices.SortStableFunc(o.points, func(a, b int) int { return cmp.Compare(y[a], y[b]) })
	for at := range o.points {
		if at+1 == len(o.points) || y[o.points[at]] != y[o.points[at+1]] {
			o.ends = append(o.ends, at+1)
		}
	}
	return o
}

// cut are the slices of a factor, by place in the order of outputs.
type cut struct {
	slices int
	of     []int32
}

// cut returns the slices of a factor's values: of n slices, the s-th has those whose ranks are
// from s/n to (s+1)/n, and equal values are in one, that of the middle of their ranks. Slices that
// so get none are left out.
func (o order) cut(x []float64, n int) cut {
	rising := inOrder(x)
	slice := make([]int32, len(x))
	last, used, from := -1, 0, 0
	for _, to := range rising.ends {
		if s := (from + to - 1) * n / (2 * len(x)); s != last {
			last, used = s, used+1
		}
		for _, p := range rising.points[from:to] {
			slice[p] = int32(used - 1)
		}
		from = to
	}
	c := cut{used, make([]int32, len(x))}
	for at, p := range o.points {
		c.of[at] = slice[p]
	}
	return c
}

// distances returns the median, largest and mean over slices of the distance between the
// distribution of the outputs and that within a slice, where a point counts by its weight, which
// are in the order of outputs. A slice of no weight is left out.
//
// The distance is largest where the slice's distribution has just risen, or is just about to.
func (o order) distances(c cut, weights []float64) [3]float64 {
	t := c.tally(weights)
	from := 0
	for _, to := range o.ends {
		below := t.below
		for at := from; at < to; at++ {
			t.look(c.of[at], weights[at], below)
			t.below += weights[at]
		}
		for at := from; at < to; at++ {
			t.reached[c.of[at]] += float64(weights[at] * t.per[c.of[at]])
		}
		for at := from; at < to; at++ {
			t.look(c.of[at], weights[at], t.below)
		}
		from = to
	}
	kept := t.far[:0]
	for s, per := range t.per {
		if per > 0 {
			kept = append(kept, min(1, t.far[s]))
		}
	}
	return summary(kept)
}

// A tally goes through the outputs in their order.
type tally struct {
	below, all float64   // the weight up to here, and what one is of all
	reached    []float64 // the share of each slice up to here
	per        []float64 // what one is of the weight of each slice; 0 of none
	far        []float64 // the distance of each slice so far
}

// tally returns the tally that begins.
func (c cut) tally(weights []float64) tally {
	t := tally{reached: make([]float64, c.slices), per: make([]float64, c.slices), far: make([]float64, c.slices)}
	for at, w := range weights {
		t.per[c.of[at]] += w
	}
	for s, size := range t.per {
		t.all += size
		if size > 0 {
			t.per[s] = 1 / size
		}
	}
	t.all = 1 / t.all
	return t
}

// look sees how far slice s is from all where the weight is below, if its point has any.
func (t *tally) look(s int32, weight, below float64) {
	if weight == 0 {
		return
	}
	if d := math.Abs(t.reached[s] - float64(below*t.all)); d > t.far[s] {
		t.far[s] = d
	}
}

// weights returns weights by point in the order of outputs.
func (o order) weights(byPoint, to []float64) []float64 {
	for at, p := range o.points {
		to[at] = byPoint[p]
	}
	return to
}
