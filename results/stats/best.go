package stats

import "math"

// Best returns for each arm the probability, 0 to 1, that its mean is the best:
// the share of bootstrap resamples in which it is, ties shared in equal parts.
// The i-th values of all arms come from the same replicate, which is drawn whole,
// so that what the arms share cancels. Replicates in which any arm is undefined are
// left out.
//
// The shares sum to 1, or are all NaN where no replicate is left or a value is
// infinite. They say how firmly these replicates rank the arms (the bootstrap
// approximates a posterior under a flat prior: Efron and Tibshirani 1993, chapter
// 24), nothing of how much better the best is, and they are not p values: of two
// equal arms the better one's share is anything from 0.5 to 1. Best panics when arms
// differ in length or Resamples is under 1.
func (b Bootstrap) Best(arms [][]float64, d Direction) []float64 {
	return b.Bests([][][]float64{arms}, []Direction{d})[0]
}

// Bests returns [Bootstrap.Best] of each metric, given by metric, arm and replicate,
// in its direction. Metrics that are defined in equally many replicates have the same
// resamples, which are drawn once. It panics where Best does, and when metrics and
// directions differ in number.
func (b Bootstrap) Bests(metrics [][][]float64, d []Direction) [][]float64 {
	b.mustResample()
	if len(metrics) != len(d) {
		panic("stats: metrics and directions of unequal number")
	}
	shares := make([][]float64, len(metrics))
	var open []contest
	for i, arms := range metrics {
		c := contest{arms: complete(arms), direction: d[i], shares: make([]float64, len(arms))}
		shares[i] = c.shares
		if len(arms) == 0 {
			continue
		}
		if len(c.arms[0]) == 0 || !allFinite(c.arms) {
			for a := range c.shares {
				c.shares[a] = math.NaN()
			}
			continue
		}
		open = append(open, c)
	}
	byReplicates(open, func(c contest) int { return len(c.arms[0]) }, b.contests)
	return shares
}

// A contest is between the arms in one metric.
type contest struct {
	arms      [][]float64 // by arm and replicate, all defined
	direction Direction
	sums      []float64 // by arm, of a resample
	wins      []int     // by arm and how many shared the win, from 1
	shares    []float64 // by arm, the result
}

// contests sets the shares of contests that have equally many replicates.
func (b Bootstrap) contests(all []contest) {
	for i := range all {
		c := &all[i]
		c.sums, c.wins = make([]float64, len(c.arms)), make([]int, len(c.arms)*(len(c.arms)+1))
	}
	b.weigh(len(all[0].arms[0]), func(_ int, weights []float64) {
		for i := range all {
			all[i].hold(weights)
		}
	})
	for i := range all {
		all[i].share(b.Resamples)
	}
}

// hold counts who wins in a resample.
func (c *contest) hold(weights []float64) {
	best, ties := 0.0, 0
	for a, x := range c.arms {
		s := weighted(weights, x)
		c.sums[a] = s
		switch {
		case a == 0 || c.direction.better(s, best):
			best, ties = s, 1
		case s == best:
			ties++
		}
	}
	for a, s := range c.sums {
		if s == best {
			c.wins[a*(len(c.arms)+1)+ties]++
		}
	}
}

// share sets the shares from the wins, which are counted as whole numbers so that
// nothing is lost in adding thirds.
func (c *contest) share(resamples int) {
	for a := range c.shares {
		sum := 0.0
		for ties := 1; ties <= len(c.arms); ties++ {
			sum += float64(c.wins[a*(len(c.arms)+1)+ties]) / float64(ties)
		}
		c.shares[a] = sum / float64(resamples)
	}
}
