package stats

import (
	"math"

	"heed/sim/num"
)

// A Paired compares an arm with the baseline over pairs of replicates that
// share their random numbers. Diff, Lo and Hi are in the unit of the metric.
type Paired struct {
	N        int      // pairs in which both values are defined
	Diff     float64  // mean of arm minus baseline; NaN when N is 0
	Lo, Hi   float64  // Student's 95% interval for Diff; NaN when N is under 2
	P        float64  // two-sided p of the paired t test, 0 to 1; NaN when N is under 2
	D        float64  // standardized difference; NaN when N is under 2 or the arms do not vary
	Warnings []string // doubts, at most one of a kind; shared, so not to be changed
}

// Pair compares arm with base, whose i-th values come from the same replicate,
// leaving out the pairs in which either is NaN. P is that of the paired t test
// of no difference (Student 1908). D is Diff divided by the root mean square of
// the two arms' standard deviations over those pairs (d_av of Cumming 2012,
// with the pooling of Cohen 1988, p. 44), so that its yardstick is how
// replicates differ, and not how well pairing worked.
//
// The limits: where all pairs are equal, Diff is 0, P is 1 and D is 0. Where all
// differ by the same amount other than 0, P is 0 and the interval is a point.
// Where the arms differ but neither varies, D is undefined. Pair panics when
// the lengths differ.
func Pair(base, arm []float64) Paired {
	base, arm, diff := Pairs(base, arm)
	s := Summarize(diff)
	p := Paired{N: s.N, Diff: s.Mean, Lo: s.Lo, Hi: s.Hi, P: math.NaN(), D: math.NaN(), Warnings: s.Warnings}
	if p.N < 2 || math.IsNaN(p.Diff) {
		return p
	}
	p.P = twoSided(s.Mean, s.SD, s.N)
	p.D = standardized(p.Diff, base, arm)
	return p
}

// Pairs returns the pairs in which both values are defined, and arm minus base in
// each, in their order. It panics when the lengths differ.
func Pairs(base, arm []float64) (b, a, diff []float64) {
	if len(base) != len(arm) {
		panic("stats: pairs of unequal length")
	}
	values := make([]float64, 3*len(base))
	n := len(base)
	b, a, diff = values[:0:n], values[n:n:2*n], values[2*n:2*n]
	for i := range base {
		if math.IsNaN(base[i]) || math.IsNaN(arm[i]) {
			continue
		}
		b, a, diff = append(b, base[i]), append(a, arm[i]), append(diff, difference(base[i], arm[i]))
	}
	return b, a, diff
}

// difference returns arm minus base. Two infinities of one sign are infinitely
// large in the same way and say nothing: the pair counts, but as an infinity it
// leaves the comparison undefined, rather than vanish from N as NaN would.
func difference(base, arm float64) float64 {
	if math.IsInf(base, 0) && base == arm {
		return arm
	}
	return arm - base
}

// twoSided returns the two-sided p of the t test that a mean is 0.
func twoSided(mean, sd float64, n int) float64 {
	switch {
	case mean == 0:
		return 1
	case sd == 0:
		return 0
	}
	t := mean / (sd / math.Sqrt(float64(n)))
	return min(1, 2*num.StudentTCDF(-math.Abs(t), float64(n-1)))
}

func standardized(diff float64, base, arm []float64) float64 {
	if diff == 0 {
		return 0
	}
	sb, sa := sd(base, mean(base)), sd(arm, mean(arm))
	rms := math.Sqrt((float64(sb*sb) + float64(sa*sa)) / 2)
	if rms == 0 {
		return math.NaN()
	}
	return diff / rms
}
