package study

import (
	"math"
	"slices"

	"heed/agents"
	"heed/sim/num"
)

// A scale measures one construct in one replicate.
type scale struct {
	mean, sd    float64 // of the truth in the population that it is standardised over
	load, error float64 // of an item on the truth, and on its error
}

// flat is the least standard deviation of a truth that is told from none. Sums of single
// precision leave less of what is the same for all.
const flat = 1e-6

// scalesOf returns the scales of all constructs, made for those on a roll.
func scalesOf(s *roll, v *Survey) []scale {
	all := make([]scale, len(agents.Constructs))
	cuts := v.thresholds()
	for i := range all {
		var truths []float64
		for _, l := range s.lines {
			if t := l[lineTruths+i]; !math.IsNaN(t) {
				truths = append(truths, t)
			}
		}
		all[i] = scaleOf(truths, cuts, v.itemReliability())
	}
	return all
}

// scaleOf returns the scale for a population of truths, two items of which are to
// correlate so much when cut into points.
func scaleOf(truths, cuts []float64, correlation float64) scale {
	s := scale{mean: num.Mean(truths), sd: deviation(truths)}
	z := make([]float64, len(truths))
	for i, t := range truths {
		z[i] = s.latent(t)
	}
	slices.Sort(z)
	s.load = loading(thin(z, 512), cuts, correlation)
	s.error = math.Sqrt(max(0, 1-float64(s.load*s.load)))
	return s
}

// deviation returns the standard deviation of a whole population, 0 of none.
func deviation(xs []float64) float64 {
	n := float64(len(xs))
	if n < 2 {
		return 0
	}
	return math.Sqrt(num.Variance(xs) * (n - 1) / n)
}

// latent returns a truth in standard deviations from the mean, 0 where all have the same.
func (s *scale) latent(truth float64) float64 {
	if s.sd < flat && !math.IsNaN(truth) {
		return 0
	}
	return (truth - s.mean) / s.sd
}

// thresholds returns where one answer ends and the next begins.
func (v *Survey) thresholds() []float64 {
	cuts := make([]float64, int(v.Points)-1)
	for j := range cuts {
		cuts[j] = float64((float64(j+1)-float64(v.Points/2))*(5/v.Points)) - v.Skew
	}
	return cuts
}

// itemReliability returns what two items are to correlate so that alpha of all is the
// reliability (Spearman 1910, Brown 1910).
func (v *Survey) itemReliability() float64 {
	return v.Reliability / (v.Items - float64((v.Items-1)*v.Reliability))
}

// thin returns at most n of xs, which are sorted, at even quantiles.
func thin(xs []float64, n int) []float64 {
	if len(xs) <= n {
		return xs
	}
	thinned := make([]float64, n)
	for i := range thinned {
		thinned[i] = xs[(2*i+1)*len(xs)/(2*n)]
	}
	return thinned
}

// loading returns the loading, in [0, 1], at which two items correlate so much in a
// population of latent values z, by bisection: the correlation rises with it, from 0 to
// 1. It is 1 where nobody differs.
func loading(z, cuts []float64, correlation float64) float64 {
	lo, hi := 0.0, 1.0
	if correlation >= 1 || len(z) == 0 || !(itemCorrelation(1, z, cuts) >= correlation) {
		return 1
	}
	for range 40 {
		mid := (lo + hi) / 2
		if itemCorrelation(mid, z, cuts) < correlation {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}

// itemCorrelation returns the correlation of two items with a loading, in whole points
// cut at cuts: the variance of the answer that is expected of somebody over that of the
// answer. It is 0 where all answers are the same.
//
// An answer is 1 and how many cuts it is above of, and the j-th cut, from 0, adds 2j+1 to
// the square of that number.
func itemCorrelation(load float64, z, cuts []float64) float64 {
	noise := math.Sqrt(max(0, 1-float64(load*load)))
	var sum, squares, expected float64
	for _, x := range z {
		mean := 0.0
		for j, cut := range cuts {
			p := above(float64(load*x)-cut, noise)
			mean += p
			squares += float64(float64(2*j+1) * p)
		}
		sum += mean
		expected += float64(mean * mean)
	}
	n := float64(len(z))
	mean := sum / n
	between, all := expected/n-float64(mean*mean), squares/n-float64(mean*mean)
	if all <= 1e-12 {
		return 0
	}
	return between / all
}

// above returns the probability that x and normal noise are above 0 together.
func above(x, noise float64) float64 {
	if noise > 0 {
		return num.NormalCDF(x / noise)
	}
	if x > 0 {
		return 1
	}
	return 0
}
