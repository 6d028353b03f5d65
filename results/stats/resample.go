package stats

import (
	"cmp"
	"math"
	"slices"
)

// Means returns the mean of each of x with its bootstrap interval, leaving out what
// is NaN. It is [Bootstrap.Mean] of many columns of a table at once: those with
// equally many values have the same resamples, which are drawn once, as how often
// each value counts. It panics where [Bootstrap.Replicates] does.
func (b Bootstrap) Means(x [][]float64) []Estimate {
	mustLevel(b.Level)
	b.mustResample()
	estimates := make([]Estimate, len(x))
	var open []resampled
	for i := range x {
		c := defined(x[i])
		e := &estimates[i]
		*e = undefined(len(c))
		e.Value = mean(c)
		if len(c) < FewResampled {
			e.Warnings = fewToResample
		}
		switch {
		case len(c) < 2 || math.IsNaN(e.Value):
		case constant(c):
			e.Lo, e.Hi = e.Value, e.Value
		default:
			open = append(open, resampled{x: c, estimate: e})
		}
	}
	byReplicates(open, func(c resampled) int { return len(c.x) }, b.means)
	return estimates
}

var fewToResample = []string{fewResampledWarning}

// resampled is a column whose mean is resampled.
type resampled struct {
	x        []float64
	sums     []float64 // of each resample
	estimate *Estimate
}

// means sets the intervals of columns that have equally many values.
func (b Bootstrap) means(all []resampled) {
	n := len(all[0].x)
	sums := make([]float64, len(all)*b.Resamples)
	for i := range all {
		all[i].sums = sums[i*b.Resamples : (i+1)*b.Resamples]
	}
	b.weigh(n, func(r int, weights []float64) {
		for i := range all {
			all[i].sums[r] = weighted(weights, all[i].x)
		}
	})
	once := make([]float64, n)
	for i := range once {
		once[i] = 1
	}
	for _, c := range all {
		e := c.estimate
		e.Warnings = slices.Clip(e.Warnings)
		b.accelerate(e, c.sums, weighted(once, c.x), skewed(c.x, 1))
		e.Lo, e.Hi = e.Lo/float64(n), e.Hi/float64(n)
	}
}

// byReplicates calls do with those of all that rest on equally many replicates, from
// the fewest up. It reorders all.
func byReplicates[T any](all []T, replicates func(T) int, do func([]T)) {
	slices.SortStableFunc(all, func(a, b T) int { return cmp.Compare(replicates(a), replicates(b)) })
	for len(all) > 0 {
		same := 1
		for same < len(all) && replicates(all[same]) == replicates(all[0]) {
			same++
		}
		do(all[:same])
		all = all[same:]
	}
}

// weigh calls visit with each resample of n replicates: its number, and how often it
// has each of them.
func (b Bootstrap) weigh(n int, visit func(r int, weights []float64)) {
	rows, weights := make([]int, n), make([]float64, n)
	for r := range b.Resamples {
		b.draw(r, rows)
		clear(weights)
		for _, row := range rows {
			weights[row]++
		}
		visit(r, weights)
	}
}

// weighted returns the sum of x by its weights. The order of a resample's draws does
// not show in it, so that resamples of the same values are equal. There are four
// sums, as each addition waits for the one before it.
func weighted(weights, x []float64) float64 {
	var a, b, c, d float64
	i := 0
	for ; i+4 <= len(x) && i+4 <= len(weights); i += 4 {
		w, v := weights[i:i+4:i+4], x[i:i+4:i+4]
		a += float64(w[0] * v[0])
		b += float64(w[1] * v[1])
		c += float64(w[2] * v[2])
		d += float64(w[3] * v[3])
	}
	for ; i < len(x); i++ {
		a += float64(weights[i] * x[i])
	}
	return (a + b) + (c + d)
}
