package search

import (
	"cmp"
	"slices"
)

// Hypervolume returns the volume of what points dominate up to a reference, all coordinates
// being better the smaller they are (Zitzler and Thiele 1998, PPSN V, LNCS 1498:292). It is
// exact, in any number of dimensions: in two by a sweep, in more by the exclusive volumes of
// While, Bradstreet and Barone (2012, IEEE Trans. Evol. Comput. 16:86, WFG), whose time
// grows exponentially with the dimensions at the worst. Points that are not better than the
// reference in all coordinates count for nothing. It panics where lengths differ.
func Hypervolume(points [][]float64, reference []float64) float64 {
	var inside [][]float64
	for _, p := range points {
		if len(p) != len(reference) {
			panic("search: points and a reference of unequal length")
		}
		if below(p, reference) {
			inside = append(inside, p)
		}
	}
	return volume(leading(inside), reference)
}

// below reports whether p is better than q in all coordinates.
func below(p, q []float64) bool {
	for j, v := range p {
		if !(v < q[j]) {
			return false
		}
	}
	return true
}

// leading returns the points that no other is as good as in all coordinates, each once,
// in order of the last coordinate, the worst first.
func leading(points [][]float64) (all [][]float64) {
	for i, p := range points {
		covered := slices.ContainsFunc(points[:i], func(q []float64) bool { return covers(q, p) }) ||
			slices.ContainsFunc(points[i+1:], func(q []float64) bool { return covers(q, p) && !slices.Equal(q, p) })
		if !covered {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(p, q []float64) int {
		if c := -cmp.Compare(p[len(p)-1], q[len(q)-1]); c != 0 {
			return c
		}
		return slices.Compare(p, q)
	})
	return all
}

// covers reports whether p is nowhere worse than q.
func covers(p, q []float64) bool {
	for j, v := range p {
		if v > q[j] {
			return false
		}
	}
	return true
}

// volume returns the hypervolume of points as [leading] returns them.
func volume(points [][]float64, reference []float64) (sum float64) {
	switch {
	case len(points) == 0:
		return 0
	case len(reference) == 1:
		return reference[0] - points[0][0]
	case len(reference) == 2:
		return area(points, reference)
	}
	for i, p := range points {
		sum += box(p, reference) - volume(limited(points[i+1:], p), reference)
	}
	return sum
}

// area returns the hypervolume of points in two dimensions: their second coordinates fall,
// so the first rise.
func area(points [][]float64, reference []float64) (sum float64) {
	top := reference[1]
	slices.SortFunc(points, func(p, q []float64) int { return cmp.Compare(p[0], q[0]) })
	for _, p := range points {
		sum += float64((reference[0] - p[0]) * (top - p[1]))
		top = p[1]
	}
	return sum
}

// box returns the volume that one point dominates.
func box(p, reference []float64) float64 {
	v := 1.0
	for j := range p {
		v *= reference[j] - p[j]
	}
	return v
}

// limited returns what points dominate of what p does.
func limited(points [][]float64, p []float64) [][]float64 {
	all := make([][]float64, len(points))
	for i, q := range points {
		all[i] = make([]float64, len(q))
		for j := range q {
			all[i][j] = max(p[j], q[j])
		}
	}
	return leading(all)
}
