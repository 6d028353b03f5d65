package stats

import (
	"math"
	"slices"

	"heed/sim/num"
)

// accelerate sets the interval of e from its resampled values, which it reorders, the
// value that they have of the original sample, and its acceleration a.
func (b Bootstrap) accelerate(e *Estimate, values []float64, original, a float64) {
	bias := biasCorrection(values, original)
	if math.IsInf(bias, 0) || math.IsNaN(bias) {
		e.Warnings = append(e.Warnings, outsideWarning)
		return
	}
	extreme := false
	end := func(z float64) float64 {
		v, atEnd := orderStatistic(values, accelerated(z, bias, a))
		extreme = extreme || atEnd
		return v
	}
	z := num.NormalQuantile((1 + b.Level) / 2)
	e.Lo, e.Hi = end(-z), end(z)
	if extreme && !constant(values) {
		e.Warnings = append(e.Warnings, extremeWarning)
	}
}

// biasCorrection returns z0 (Efron and Tibshirani 1993, section 14.3): the normal
// quantile of the share of resamples under the original. Those equal to it count half,
// so that a statistic of few values is not taken as biased.
func biasCorrection(values []float64, original float64) float64 {
	below, upTo := 0, 0
	for _, v := range values {
		if v < original {
			below++
		}
		if v <= original {
			upTo++
		}
	}
	return num.NormalQuantile(float64(below+upTo) / float64(2*len(values)))
}

// accelerated returns the probability at which the distribution of the resamples is
// read for a standard normal end z (Efron and Tibshirani 1993, section 14.3). An end
// beyond the pole of the correction is the end of the distribution on its side.
func accelerated(z, bias, a float64) float64 {
	shifted := bias + z
	if scale := 1 - float64(a*shifted); scale > 0 {
		return num.NormalCDF(bias + shifted/scale)
	}
	if shifted > 0 {
		return 1
	}
	return 0
}

// orderStatistic returns the value at rank p (B+1) of B values in rising order,
// linearly between them, and whether that rank lies beyond the first or last. It
// reorders the values.
func orderStatistic(values []float64, p float64) (v float64, atEnd bool) {
	last := len(values) - 1
	h := float64(p*float64(len(values)+1)) - 1
	switch {
	case h < 0:
		return find(values, 0), true
	case h > float64(last):
		return find(values, last), true
	}
	rank := math.Floor(h)
	lo := find(values, int(rank))
	if int(rank) == last {
		return lo, false
	}
	return num.Quantile([]float64{lo, slices.Min(values[int(rank)+1:])}, h-rank), false
}

// find returns the value of rank k, from 0, and reorders x so that it stands at k,
// none before it is larger and none after it smaller (Hoare 1961, Algorithm 65). It
// looks at a few times len(x) values, where to sort them all takes log len(x) times.
func find(x []float64, k int) float64 {
	for lo, hi := 0, len(x)-1; lo < hi; {
		a, b, c := x[lo], x[lo+(hi-lo)/2], x[hi]
		pivot := max(min(a, b), min(max(a, b), c))
		i, j := lo, hi
		for i <= j {
			for x[i] < pivot {
				i++
			}
			for x[j] > pivot {
				j--
			}
			if i <= j {
				x[i], x[j] = x[j], x[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return x[k]
		}
	}
	return x[k]
}

// acceleration returns how fast the standard error of the statistic changes with
// its mean, from leaving out one replicate at a time; 0 where that says nothing.
func acceleration(all []int, statistic func(rows []int) float64) float64 {
	n := len(all)
	rows := make([]int, n-1)
	without := make([]float64, n)
	for i := range all {
		copy(rows, all[:i])
		copy(rows[i:], all[i+1:])
		without[i] = statistic(rows)
	}
	return skewed(without, -1)
}

// skewed returns a sixth of the sum of the cubes of x about their mean by the power
// 3/2 of the sum of their squares, with a sign; 0 where that is undefined. Of values
// left out one at a time it is the acceleration with sign -1 (Efron and Tibshirani
// 1993, equation 14.15). Of the values of a mean themselves, from which those are a
// linear falling function, it is the same with sign 1.
func skewed(x []float64, sign float64) float64 {
	m := mean(x)
	squares, cubes := make([]float64, len(x)), make([]float64, len(x))
	for i, v := range x {
		d := float64(sign * (v - m))
		squares[i] = float64(d * d)
		cubes[i] = float64(squares[i] * d)
	}
	s := num.Sum(squares)
	a := num.Sum(cubes) / float64(6*float64(s*math.Sqrt(s)))
	if math.IsNaN(a) || math.IsInf(a, 0) {
		return 0
	}
	return a
}
