package stats

import (
	"fmt"
	"math"

	"heed/sim/num"
)

// sampled is a table of statistics that are functions of the means of columns, such as
// ratios of them, over samples of which each is drawn with all that belongs to it. So a
// resample costs one sum a column, and nothing is fitted again.
type sampled struct {
	columns [][]float64                // each of as many samples
	size    int                        // of the table
	of      func(means, out []float64) // sets the statistics; NaN where one is undefined
}

// sampled returns the statistics with their BCa intervals over the resamples of the
// samples, as [Bootstrap.Replicates] has them one at a time.
func (b Bootstrap) sampled(s sampled) []Estimate {
	mustLevel(b.Level)
	b.mustResample()
	n := len(s.columns[0])
	original, values := s.original(), s.table(b.Resamples)
	b.weigh(n, func(r int, weights []float64) { s.at(weights, n, func(i int, v float64) { values[i][r] = v }) })
	without := s.without()
	estimates := make([]Estimate, s.size)
	for i := range estimates {
		estimates[i] = b.interval(n, original[i], values[i], without[i])
	}
	return estimates
}

// table returns room for so many values of each statistic.
func (s sampled) table(n int) [][]float64 {
	t := make([][]float64, s.size)
	for i := range t {
		t[i] = make([]float64, n)
	}
	return t
}

// at gives each statistic of the samples by how often each of them counts, n times in all.
func (s sampled) at(weights []float64, n int, visit func(i int, v float64)) {
	means, out := make([]float64, len(s.columns)), make([]float64, s.size)
	for c, x := range s.columns {
		means[c] = weighted(weights, x) / float64(n)
	}
	s.of(means, out)
	for i, v := range out {
		visit(i, v)
	}
}

// original returns the statistics of the samples as they are, in the arithmetic of resamples.
func (s sampled) original() []float64 {
	out, once := make([]float64, s.size), make([]float64, len(s.columns[0]))
	for i := range once {
		once[i] = 1
	}
	s.at(once, len(once), func(i int, v float64) { out[i] = v })
	return out
}

// without returns the statistics with one sample left out, for each sample.
func (s sampled) without() [][]float64 {
	n := len(s.columns[0])
	t, sums := s.table(n), make([]float64, len(s.columns))
	for c, x := range s.columns {
		sums[c] = num.Sum(x)
	}
	means, out := make([]float64, len(s.columns)), make([]float64, s.size)
	for j := range n {
		for c, x := range s.columns {
			means[c] = (sums[c] - x[j]) / float64(n-1)
		}
		s.of(means, out)
		for i, v := range out {
			t[i][j] = v
		}
	}
	return t
}

// interval returns the estimate over n samples from its values in the resamples and without
// each sample; without may be nil, which leaves out the acceleration.
func (b Bootstrap) interval(n int, original float64, values, without []float64) Estimate {
	e := undefined(n)
	if n < FewResampled {
		e.Warnings = append(e.Warnings, fewResampledWarning)
	}
	if math.IsNaN(original) || math.IsInf(original, 0) {
		return e
	}
	e.Value = original
	values, lost := keepFinite(values)
	if lost > 0 {
		e.Warnings = append(e.Warnings, fmt.Sprintf("the statistic is undefined in %d of %d resamples, which are left out", lost, b.Resamples))
	}
	if n < 2 || len(values) == 0 {
		return e
	}
	if constant(values) && values[0] == original {
		e.Lo, e.Hi = original, original
		return e
	}
	a := 0.0
	if without != nil {
		a = skewed(without, -1)
	}
	b.accelerate(&e, values, original, a)
	return e
}

// keepFinite returns the finite ones of x, in place, and how many are not.
func keepFinite(x []float64) (kept []float64, lost int) {
	kept = x[:0]
	for _, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			lost++
			continue
		}
		kept = append(kept, v)
	}
	return kept, lost
}
