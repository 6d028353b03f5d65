package stats

import (
	"math"
	"slices"

	"heed/sim/num"
)

// FewWorst is the number of values under which [Bootstrap.WorstTenth] gives no interval: the
// worst tenth of fewer is five of them or less, from which it cannot be told how much worse
// others might be. From 60 on, 95% intervals held what they are of in 94% of samples of
// normal and exponential and in 92% of lognormal values, in whose long tail the worst are (a
// thousand samples each of 60 and of 100, so within 2%). At 50 values they would be two to
// seven times as wide as one that knows the distribution, and at 40 one in four has no end.
const FewWorst = 60

const (
	fewWorstWarning  = "fewer than 60 values: their worst tenth is too few for an interval"
	tiedWorstWarning = "the worst are all the same: the interval of their mean is undefined"
)

// WorstTenth returns the mean of the largest tenth of x, rounded up: what is to be expected
// in the worst tenth of cases, where less is better, or expected shortfall (Rockafellar and
// Uryasev 2000, J. Risk 2:21). It is NaN where x has none, or one that is NaN.
func WorstTenth(x []float64) float64 {
	if slices.ContainsFunc(x, math.IsNaN) {
		return math.NaN()
	}
	v, _ := worstOf(slices.Sorted(slices.Values(x)), nil)
	return v
}

// WorstTenth returns the worst tenth of x, leaving out what is NaN, with its interval by the
// studentized bootstrap (Efron and Tibshirani 1993, section 12.5). Those of [Bootstrap.Of]
// hold it too rarely, in half of samples of 20 and in 8 of 10 of 60: a resample has none that is worse than the worst of x, and its
// worst tenth is some few values again and again. Against the standard error of the same
// resample this evens out. The interval is undefined for fewer than [FewWorst] values.
//
// The values are to be a sample: of cases like these, such as futures drawn alike, each with
// chance of its own.
func (b Bootstrap) WorstTenth(x []float64) Estimate {
	mustLevel(b.Level)
	b.mustResample()
	x = slices.Sorted(slices.Values(defined(x)))
	n, y := len(x), make([]float64, len(x))
	e := undefined(n)
	var se float64
	e.Value, se = worstOf(x, y)
	switch {
	case n < FewWorst:
		e.Warnings = append(e.Warnings, fewWorstWarning)
		return e
	case x[0] == x[n-1]: // as of what changes nothing
		e.Lo, e.Hi = e.Value, e.Value
		return e
	}
	t := b.studentized(x, e.Value)
	lo, loAtEnd := orderStatistic(t, (1+b.Level)/2)
	hi, hiAtEnd := orderStatistic(t, (1-b.Level)/2)
	if se == 0 || math.IsInf(lo, 0) || math.IsInf(hi, 0) {
		e.Warnings = append(e.Warnings, tiedWorstWarning)
		return e
	}
	if loAtEnd || hiAtEnd {
		e.Warnings = append(e.Warnings, extremeWarning)
	}
	e.Lo, e.Hi = e.Value-float64(lo*se), e.Value-float64(hi*se)
	return e
}

// studentized returns by how many of its standard errors the worst tenth of each resample of
// sorted values is above that of all.
func (b Bootstrap) studentized(x []float64, all float64) []float64 {
	n := len(x)
	rows, times, drawn, y := make([]int, n), make([]int, n), make([]float64, 0, n), make([]float64, n)
	t := make([]float64, b.Resamples)
	for r := range t {
		b.draw(r, rows)
		clear(times)
		for _, row := range rows {
			times[row]++
		}
		drawn = drawn[:0]
		for row, k := range times {
			for range k {
				drawn = append(drawn, x[row])
			}
		}
		v, se := worstOf(drawn, y)
		if t[r] = (v - all) / se; math.IsNaN(t[r]) { // 0/0
			t[r] = 0
		}
	}
	return t
}

// worstOf returns the worst tenth of sorted values and, where y has room for as many, its
// standard error: that of the mean of the excess over the least of them, which is what each
// value contributes (the influence function; Trindade, Uryasev, Shapiro and Zrazhevsky
// 2007, J. Bank. Finance 31:3524).
func worstOf(sorted, y []float64) (value, se float64) {
	n := len(sorted)
	if n == 0 {
		return math.NaN(), math.NaN()
	}
	k := (n + 9) / 10
	value = num.Mean(sorted[n-k:])
	if len(y) < n || n < 2 {
		return value, math.NaN()
	}
	for i, v := range sorted {
		y[i] = max(0, v-sorted[n-k])
	}
	return value, num.StdDev(y[:n]) / (float64(k) / float64(n)) / math.Sqrt(float64(n))
}
