package stats

import (
	"fmt"
	"math"
	"slices"

	"heed/sim/num"
)

// PAWNResult is what [PAWN] finds, by factor: distances of Kolmogorov and Smirnov, 0 to 1,
// between the distribution of the output and that within a slice of the factor, over slices.
// The N of an estimate are points.
type PAWNResult struct {
	Median, Max, Mean []Estimate
	Slices            []int // that the factor's values make, each value in one; fewer than asked for of few values

	// What the median, max and mean of a factor that does nothing stay under with the
	// probability of the intervals' level. A factor is seen to act if it exceeds them.
	DummyMedian, DummyMax, DummyMean float64

	Warnings []string
}

// The doubts of [PAWN].
const (
	FewInSliceWarning = "a slice has fewer than 30 points: distances of chance alone are large"
	OneSliceWarning   = "a factor has one value: its indices are given as zero"
	fewestInSlice     = 30
)

// PAWN returns the moment-free indices of outputs y to factors x, by point (Pianosi and Wagener
// 2015, Environ. Model. Softw. 67:1), from any sample of independent factors ([Dependences]), by the
// approximation of Pianosi and Wagener (2018, Environ. Model. Softw. 108:197): the values of a
// factor are cut into slices of equally many points. They need no variance, so that they serve
// outputs that are skewed or have several peaks. How they vary with the number of slices is in
// Puy, Lo Piano and Saltelli (2020, Environ. Model. Softw. 127:104679; arXiv:1904.04488): set
// them beside other indices.
//
// Of replicates, the outputs are their means ([Averaged]), or each is a point of its own, with the
// same values: then the distribution is that of one replicate, and intervals and thresholds, which
// take points as independent, are too narrow.
//
// Distances are above 0 by chance alone, by some 0.8 / sqrt(m) with m points a slice for a factor
// that does nothing and less for one that acts: the thresholds are those of a factor of random
// values, drawn as often as there are resamples. Intervals, of the basic bootstrap (Davison and
// Hinkley 1997, section 5.2), are for what the estimate is on average over samples of as many
// points, so they have that bias too. An output or value that is not finite is an error that
// names the points. A constant output has zeros with a warning.
func PAWN(x [][]float64, y []float64, slices int, b Bootstrap) (PAWNResult, error) {
	if err := checkPAWN(x, y, slices); err != nil {
		return PAWNResult{}, err
	}
	mustLevel(b.Level)
	b.mustResample()
	r := PAWNResult{}
	if constant(y) {
		r.Warnings = append(r.Warnings, ConstantOutputWarning)
	}
	o := inOrder(y)
	var cuts []cut
	few := false
	for i := range x[0] {
		c := o.cut(column(x, i), slices)
		cuts, r.Slices = append(cuts, c), append(r.Slices, c.slices)
		few = few || len(y)/c.slices < fewestInSlice
		if c.slices == 1 {
			r.Warnings = append(r.Warnings, fmt.Sprintf("factor %d: %s", i, OneSliceWarning))
		}
	}
	if few {
		r.Warnings = append(r.Warnings, FewInSliceWarning)
	}
	b.pawn(&r, o, cuts)
	b.dummies(&r, o, min(slices, len(y)))
	return r, nil
}

// checkPAWN returns what is wrong with the arguments of [PAWN].
func checkPAWN(x [][]float64, y []float64, slices int) error {
	switch {
	case slices < 2:
		return fmt.Errorf("stats: PAWN with %d slices; want at least 2, and 10 are usual", slices)
	case len(x) < slices:
		return fmt.Errorf("stats: PAWN of %d points in %d slices; want a point in each, and many are better", len(x), slices)
	}
	return checkTable(x, y)
}

// checkTable returns what is wrong with factors and outputs by point.
func checkTable(x [][]float64, y []float64) error {
	if len(x) == 0 || len(x[0]) == 0 || len(x) != len(y) {
		return fmt.Errorf("stats: %d points with %d outputs; want as many, at least one, and at least one factor", len(x), len(y))
	}
	if err := checkPoints(x); err != nil {
		return err
	}
	var bad []int
	for p, v := range y {
		if !isFinite([]float64{v}) {
			bad = append(bad, p)
		}
	}
	if len(bad) > 0 {
		return fmt.Errorf("stats: %s: want a finite output", pointsNamed(bad))
	}
	return nil
}

// column returns the values of factor i.
func column(x [][]float64, i int) []float64 {
	c := make([]float64, len(x))
	for p := range x {
		c[p] = x[p][i]
	}
	return c
}

// pawn sets the indices and their intervals.
func (b Bootstrap) pawn(r *PAWNResult, o order, cuts []cut) {
	n := len(o.points)
	resampled := make([][3][]float64, len(cuts))
	once := make([]float64, n)
	for p := range once {
		once[p] = 1
	}
	drawn := make([]float64, n)
	b.weigh(n, func(_ int, weights []float64) {
		o.weights(weights, drawn)
		for i, c := range cuts {
			for at, v := range o.distances(c, drawn) {
				resampled[i][at] = append(resampled[i][at], v)
			}
		}
	})
	for i, c := range cuts {
		original := o.distances(c, once)
		for at, set := range []*[]Estimate{&r.Median, &r.Max, &r.Mean} {
			*set = append(*set, b.around(n, original[at], resampled[i][at]))
		}
	}
}

// around returns the interval for the mean of an estimate in [0, 1] over samples, from how
// resamples lie about their own mean.
func (b Bootstrap) around(n int, value float64, resampled []float64) Estimate {
	m, q := mean(resampled), Quantiles(resampled, (1-b.Level)/2, (1+b.Level)/2)
	e := Estimate{N: n, Value: value}
	e.Lo, e.Hi = max(0, value-max(0, q[1]-m)), min(1, value+max(0, m-q[0]))
	if n < FewResampled {
		e.Warnings = append(e.Warnings, fewResampledWarning)
	}
	return e
}

// dummies sets the thresholds.
func (b Bootstrap) dummies(r *PAWNResult, o order, into int) {
	n := len(o.points)
	var drawn [3][]float64
	once := make([]float64, n)
	for p := range once {
		once[p] = 1
	}
	for s := range b.Resamples {
		c := b.shuffled(s, n, into)
		for at, v := range o.distances(c, once) {
			drawn[at] = append(drawn[at], v)
		}
	}
	for at, to := range []*float64{&r.DummyMedian, &r.DummyMax, &r.DummyMean} {
		*to = Quantiles(drawn[at], b.Level)[0]
	}
}

// shuffled returns slices of equally many of n points, at random (Fisher and Yates), of chance
// that no resample has.
func (b Bootstrap) shuffled(s, n, into int) cut {
	c := cut{into, make([]int32, n)}
	for at := range c.of {
		c.of[at] = int32(at * into / n)
	}
	var words [4]uint32
	for i := n - 1; i > 0; i-- {
		if at := n - 1 - i; at%4 == 0 {
			words = b.Source.Block(s, 1, uint32(at/4))
		}
		j := int(uint64(words[(n-1-i)%4]) * uint64(i+1) >> 32)
		c.of[i], c.of[j] = c.of[j], c.of[i]
	}
	return c
}

// summary returns the median, largest and mean of distances.
func summary(d []float64) [3]float64 {
	slices.Sort(d)
	return [3]float64{num.Quantile(d, .5), d[len(d)-1], math.Min(1, num.Mean(d))}
}
