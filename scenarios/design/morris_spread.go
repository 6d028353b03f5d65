package design

import "math"

// distance returns the distance of two trajectories: the sum of those of every point of
// one from every point of the other (Campolongo et al. 2007), in levels.
//
// As a move changes one factor, so it does one term of the square of the distance, and
// all is whole numbers but the roots.
func (t trajectory) distance(u trajectory) (sum float64) {
	at := append([]int(nil), t.start...)
	for i := range len(t.moves) + 1 {
		if i > 0 {
			at[t.moves[i-1].factor] += t.moves[i-1].by
		}
		sum += u.distances(at)
	}
	return sum
}

// distances returns the sum of the distances of a point from those of t.
func (t trajectory) distances(at []int) (sum float64) {
	square := 0
	for j, l := range t.start {
		square += (at[j] - l) * (at[j] - l)
	}
	sum = math.Sqrt(float64(square))
	for _, m := range t.moves {
		gap := at[m.factor] - t.start[m.factor] // each factor moves once
		square += m.by * (m.by - 2*gap)
		sum += math.Sqrt(float64(square))
	}
	return sum
}

// spread returns n of all trajectories, fewer than all, in the order in which it takes
// them: one at a time, such that the sum of the squares of the distances is largest.
// Where two are as good it takes the first.
func spread(all []trajectory, n int) []trajectory {
	gain, taken := make([]float64, len(all)), make([]bool, len(all))
	a, b := farthest(all)
	chosen := make([]trajectory, 0, n)
	take := func(t int) {
		chosen, taken[t] = append(chosen, all[t]), true
		for u := range all {
			if !taken[u] {
				d := all[t].distance(all[u])
				gain[u] += float64(d * d)
			}
		}
	}
	take(a)
	if n > 1 {
		take(b)
	}
	for len(chosen) < n {
		take(largest(gain, taken))
	}
	return chosen
}

// farthest returns the two trajectories that are farthest from each other.
func farthest(all []trajectory) (a, b int) {
	far := -1.0
	for t := range all {
		for u := range t {
			if d := all[t].distance(all[u]); d > far {
				a, b, far = u, t, d
			}
		}
	}
	return a, b
}

// largest returns the first of the largest gains of those not taken.
func largest(gain []float64, taken []bool) int {
	best := -1
	for t, g := range gain {
		if !taken[t] && (best < 0 || g > gain[best]) {
			best = t
		}
	}
	return best
}
