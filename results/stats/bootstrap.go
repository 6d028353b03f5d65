package stats

import (
	"fmt"
	"math"
)

// A Source is chance addressed by what it decides: Block returns four random
// words that depend on the three numbers and the source's own key alone.
// [heed/sim.Stream] is one.
type Source interface {
	Block(step int, id uint64, block uint32) [4]uint32
}

// A Bootstrap draws replicates again, with replacement (Efron 1979), and sees how
// a statistic of them varies. All statistics of equally many replicates have the
// same resamples, so that what they say of each other is paired.
type Bootstrap struct {
	Source    Source
	Resamples int     // at least 1; Efron and Tibshirani (1993, chapter 14) take 2000 for an interval
	Level     float64 // of the intervals, between 0 and 1, such as [Confidence]
}

// FewResampled is the number of values under which a bootstrap interval earns a
// warning. The bootstrap knows neither that a sample's variance is too small by
// (n-1)/n nor that it is uncertain: for n normal values an interval at 95% holds
// the mean with the probability that |t| with n-1 degrees of freedom is under
// 1.96 sqrt((n-1)/n), which is 90% for n = 10 and 93% for n = 20.
const FewResampled = 20

const (
	fewResampledWarning = "fewer than 20 values: a bootstrap interval is too narrow"
	outsideWarning      = "the estimate is outside all of its resamples: the interval is undefined"
	extremeWarning      = "the interval ends at the most extreme resample: take more resamples"
)

// Mean returns the mean of x with its bootstrap interval, leaving out what is NaN.
func (b Bootstrap) Mean(x []float64) Estimate { return b.Means([][]float64{x})[0] }

// Difference returns the mean of arm minus base over the pairs in which both
// values are defined, with its bootstrap interval: pairs are drawn whole. It
// panics when the lengths differ.
func (b Bootstrap) Difference(base, arm []float64) Estimate {
	_, _, diff := Pairs(base, arm)
	return b.Mean(diff)
}

// Of returns a statistic of x with its bootstrap interval, leaving out what is NaN.
// The statistic may reorder the values that it is given, but not keep them.
func (b Bootstrap) Of(x []float64, statistic func([]float64) float64) Estimate {
	x = defined(x)
	drawn := make([]float64, len(x))
	return b.Replicates(len(x), func(rows []int) float64 {
		for i, row := range rows {
			drawn[i] = x[row]
		}
		return statistic(drawn[:len(rows)])
	})
}

// Replicates returns a statistic of n replicates, given as their numbers from 0,
// with its interval by the bias-corrected and accelerated bootstrap (BCa; Efron
// 1987, J. Am. Stat. Assoc. 82:171, with the acceleration by the jackknife of
// Efron and Tibshirani 1993, equation 14.15). It serves what spans several columns
// of a table, such as a correlation or a ratio of means: a replicate is drawn with
// all that belongs to it. The statistic must neither keep nor change the numbers.
// It is also asked for n-1 replicates, for the acceleration.
//
// Resamples in which the statistic is not finite are left out with a warning. The
// interval is undefined for fewer than 2 replicates. Replicates panics when Level
// is outside (0, 1) or Resamples is under 1.
func (b Bootstrap) Replicates(n int, statistic func(rows []int) float64) Estimate {
	mustLevel(b.Level)
	b.mustResample()
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	if n == 0 {
		return undefined(0, fewResampledWarning)
	}
	e := undefined(n)
	e.Value = statistic(all)
	if n < FewResampled {
		e.Warnings = append(e.Warnings, fewResampledWarning)
	}
	if n < 2 || math.IsNaN(e.Value) || math.IsInf(e.Value, 0) {
		return e
	}
	values := b.values(all, statistic)
	if lost := b.Resamples - len(values); lost > 0 {
		e.Warnings = append(e.Warnings, fmt.Sprintf("the statistic is undefined in %d of %d resamples, which are left out", lost, b.Resamples))
	}
	b.accelerate(&e, values, e.Value, acceleration(all, statistic))
	return e
}

func (b Bootstrap) mustResample() {
	if b.Resamples < 1 {
		panic("stats: a bootstrap without resamples")
	}
}

// values returns the statistic of each resample in which it is finite.
func (b Bootstrap) values(all []int, statistic func(rows []int) float64) []float64 {
	rows := make([]int, len(all))
	values := make([]float64, 0, b.Resamples)
	for r := range b.Resamples {
		b.draw(r, rows)
		if v := statistic(rows); !math.IsNaN(v) && !math.IsInf(v, 0) {
			values = append(values, v)
		}
	}
	return values
}

// draw fills rows with the r-th resample of len(rows) replicates. An index is off
// uniform by at most n * 2^-32 in probability (Lemire 2019, without the rejection).
func (b Bootstrap) draw(r int, rows []int) {
	n := uint64(len(rows))
	for i := 0; i < len(rows); i += 4 {
		words := b.Source.Block(r, 0, uint32(i/4))
		for k := range min(4, len(rows)-i) {
			rows[i+k] = int(uint64(words[k]) * n >> 32)
		}
	}
}
