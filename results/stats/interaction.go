package stats

import "math"

// An Interaction says whether two interventions together do more or less than their
// effects add up to, over replicates that share their random numbers. Effects and
// the interval are in the unit of the metric.
type Interaction struct {
	N          int      // replicates in which all four values are defined
	A, B, Both float64  // mean effects against the baseline, alone and together; NaN when N is 0
	Diff       float64  // Both - A - B: above 0 they strengthen each other, below 0 they stand in for each other
	Lo, Hi     float64  // Student's 95% interval for Diff; NaN when N is under 2
	P          float64  // two-sided p of the paired t test that Diff is 0; NaN when N is under 2
	Warnings   []string // doubts, at most one of a kind; shared, so not to be changed
}

// Interact returns the interaction of two interventions from the values of four
// arms by replicate: the baseline, each alone and both. It is the difference of
// differences (both - b) - (a - base), taken within replicates, which is the
// interaction contrast of a 2 x 2 design (Montgomery 2017, Design and Analysis of
// Experiments, section 6.2, without his half). It is on the scale of the metric:
// effects that add up here do not on a log or logit scale, and shares near 0 or 1
// have little room to add up. Replicates in which any value is undefined are left
// out. Interact panics when the lengths differ.
func Interact(base, a, b, both []float64) Interaction {
	replicates := columns([][]float64{base, a, b, both})
	n := len(replicates)
	effects := [3][]float64{make([]float64, n), make([]float64, n), make([]float64, n)}
	contrast := make([]float64, n)
	for i, r := range replicates {
		for k := range effects {
			effects[k][i] = difference(r[0], r[k+1])
		}
		contrast[i] = difference(difference(r[0], r[1]), difference(r[2], r[3]))
		if math.IsNaN(contrast[i]) {
			contrast[i] = math.Inf(1) // as in difference: it leaves the contrast undefined
		}
	}
	s := Summarize(contrast)
	x := Interaction{N: n, Diff: s.Mean, Lo: s.Lo, Hi: s.Hi, P: math.NaN(), Warnings: s.Warnings}
	x.A, x.B, x.Both = mean(effects[0]), mean(effects[1]), mean(effects[2])
	if n > 1 && !math.IsNaN(s.Mean) {
		x.P = twoSided(s.Mean, s.SD, n)
	}
	return x
}
