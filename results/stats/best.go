package stats

import (
	"math"

	"heed/sim/num"
)

// Best returns for each arm the probability, 0 to 1, that its mean is the best:
// the share of bootstrap resamples in which it is, ties shared in equal parts.
// The i-th values of all arms come from the same replicate, which is drawn whole,
// so that what the arms share cancels. Replicates in which any arm is undefined are
// left out.
//
// The shares sum to 1, or are all NaN where no replicate is left or a value is
// infinite. They say how
// firmly these replicates rank the arms (the bootstrap approximates a posterior
// under a flat prior: Efron and Tibshirani 1993, chapter 24), nothing of how
// much better the best is, and they are not p values: of two equal arms the better
// one's share is anything from 0.5 to 1. Best panics when arms differ in length or
// Resamples is under 1.
func (b Bootstrap) Best(arms [][]float64, d Direction) []float64 {
	if b.Resamples < 1 {
		panic("stats: a bootstrap without resamples")
	}
	replicates := columns(arms)
	shares := make([]float64, len(arms))
	if len(replicates) == 0 || !allFinite(replicates) {
		for i := range shares {
			shares[i] = math.NaN()
		}
		return shares
	}
	rows := make([]int, len(replicates))
	drawn, sums := make([]float64, len(rows)), make([]float64, len(arms))
	won := make([][]float64, len(arms)) // by arm, what each resample gave it
	for i := range won {
		won[i] = make([]float64, b.Resamples)
	}
	wins := make([]float64, len(arms))
	for r := range b.Resamples {
		b.draw(r, rows)
		for a := range arms {
			for i, row := range rows {
				drawn[i] = replicates[row][a]
			}
			sums[a] = num.Sum(drawn)
		}
		clear(wins)
		shareBest(wins, sums, d)
		for a, w := range wins {
			won[a][r] = w
		}
	}
	for a := range won {
		shares[a] = num.Mean(won[a])
	}
	return shares
}
