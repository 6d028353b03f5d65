package study

import (
	"cmp"
	"math"
	"slices"

	"heed/sim/num"
)

// A Sensitivity says how an assumption bears on a pattern.
type Sensitivity struct {
	Path string
	Rank float64 // correlation of ranks (Spearman 1904) with the mean of the pattern's weakest claim over draws
	// Sure says that a correlation as large as the largest of all assumptions would
	// come by chance with a probability of about .05 (Bonferroni; .06 of 64 draws, .09
	// of 16), were there none. Fewer draws than 16 are never sure.
	Sure bool
}

// leastDraws are the fewest of which a correlation of ranks may be sure.
const leastDraws = 16

// Sensitive returns the assumption that the pattern's weakest claim hangs on most, of
// those that the pattern does not set itself; d are the draws of r. Its Path is empty
// when no more than one draw has a value or all have the same.
func (r *Robustness) Sensitive(d Draws) Sensitivity {
	claim, draws := r.Weakest(), []int{} // where the claim is defined
	var values []float64
	for i := range r.Claims {
		if v := r.Claims[i][claim].Value; !math.IsNaN(v) && !math.IsInf(v, 0) {
			draws, values = append(draws, i), append(values, v)
		}
	}
	var best Sensitivity
	y, tried := ranks(values), 0
	for k, a := range d.Of {
		if r.Pattern.sets(a.Path) {
			continue
		}
		tried++
		x := make([]float64, len(draws))
		for i, draw := range draws {
			x[i] = d.Points[draw][k]
		}
		if c := correlation(ranks(x), y); math.Abs(c) > math.Abs(best.Rank) {
			best = Sensitivity{Path: a.Path, Rank: c}
		}
	}
	best.Sure = len(draws) >= leastDraws && math.Abs(best.Rank) > leastSure(len(draws), tried)
	return best
}

// leastSure returns the correlation of ranks that chance exceeds in size, in any of
// some independent pairs of n numbers, with a probability of .05: from Student's t of
// n-2 degrees of freedom (Kendall and Stuart 1973).
func leastSure(n, pairs int) float64 {
	t := num.StudentTQuantile(1-0.025/float64(pairs), float64(n-2))
	return t / math.Sqrt(float64(n-2)+float64(t*t))
}

// ranks returns the rank of each value, from 1; equal ones share the mean of theirs.
func ranks(values []float64) []float64 {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	all := make([]float64, len(values))
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && values[order[to]] == values[order[from]] {
			to++
		}
		for _, i := range order[from:to] {
			all[i] = float64(from+to+1) / 2
		}
		from = to
	}
	return all
}

// correlation returns Pearson's correlation of two lists of one length, 0 where one
// of them does not vary.
func correlation(x, y []float64) float64 {
	mx, my := num.Mean(x), num.Mean(y)
	xx, yy, xy := 0., 0., 0.
	for i := range x {
		dx, dy := x[i]-mx, y[i]-my
		xx += float64(dx * dx)
		yy += float64(dy * dy)
		xy += float64(dx * dy)
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(float64(xx*yy))
}
