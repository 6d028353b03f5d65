package stats

import (
	"math"
	"slices"

	"heed/sim/num"
)

// accelerate sets the interval of e from its resampled values and acceleration a.
func (b Bootstrap) accelerate(e *Estimate, values []float64, a float64) {
	slices.Sort(values)
	bias := biasCorrection(values, e.Value)
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
	if extreme && values[0] < values[len(values)-1] {
		e.Warnings = append(e.Warnings, extremeWarning)
	}
}

// biasCorrection returns z0 (Efron 1987, equation 2.8): the normal quantile of the
// share of resamples under the estimate. Those equal to it count half, so that a
// statistic of few values is not taken as biased.
func biasCorrection(sorted []float64, value float64) float64 {
	below, _ := slices.BinarySearch(sorted, value)
	upTo := below
	for upTo < len(sorted) && sorted[upTo] == value {
		upTo++
	}
	return num.NormalQuantile(float64(below+upTo) / float64(2*len(sorted)))
}

// accelerated returns the probability at which the distribution of the resamples is
// read for a standard normal end z (Efron 1987, equation 2.3). An end beyond the
// pole of the correction is the end of the distribution on its side.
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

// orderStatistic returns the value at rank p (B+1) of B sorted ones, linearly
// between them, and whether that rank lies beyond the first or last.
func orderStatistic(sorted []float64, p float64) (v float64, atEnd bool) {
	h := float64(p*float64(len(sorted)+1)) - 1
	switch {
	case h < 0:
		return sorted[0], true
	case h > float64(len(sorted)-1):
		return sorted[len(sorted)-1], true
	}
	return num.Quantile(sorted, h/float64(max(1, len(sorted)-1))), false
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
	m := mean(without)
	squares, cubes := make([]float64, n), make([]float64, n)
	for i, v := range without {
		d := m - v
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
