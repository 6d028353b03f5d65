package figures

import (
	"math"

	"heed/results/stats"
	"heed/sim/num"
)

// A tally is what goes into one value of a figure with its interval: either the values
// of each of the replicates or points that the interval is over, or, where nothing is
// averaged before, their mean and squared distances as they come (Welford, 1962).
type tally struct {
	slots       []slot
	also        []slot // of the replicates, where slots are of points that share them
	n           int
	mean, about float64
}

// A slot sums what is averaged before the interval: over the points, in a replicate, or
// over the replicates, at a point.
type slot struct {
	sum float64
	n   int
}

// stream takes in a value of its own.
func (t *tally) stream(v float64) {
	t.n++
	d := v - t.mean
	t.mean += d / float64(t.n)
	t.about += float64(d * (v - t.mean))
}

// add takes in a value of a slot, and returns how many slots are new.
func add(slots *[]slot, at int, v float64) int {
	more := max(0, at+1-len(*slots))
	if more > 0 {
		*slots = append(*slots, make([]slot, more)...)
	}
	(*slots)[at].sum += v
	(*slots)[at].n++
	return more
}

// averages returns the averages of slots, NaN for one without values.
func averages(slots []slot) []float64 {
	x := make([]float64, len(slots))
	for i, s := range slots {
		x[i] = math.NaN()
		if s.n > 0 {
			x[i] = s.sum / float64(s.n)
		}
	}
	return x
}

// values returns what the interval is over.
func (t *tally) values() []float64 { return averages(t.slots) }

// summary returns the mean and its interval; NaN where there is none.
func (t *tally) summary() stats.Summary {
	switch {
	case t.also != nil:
		s, _ := crossed(t.values(), averages(t.also))
		return s
	case t.n == 0:
		return stats.Summarize(t.values())
	}
	s := stats.Summary{N: t.n, Mean: t.mean, SD: math.Sqrt(t.about / float64(t.n-1))}
	s.Lo, s.Hi = stats.Interval(s.Mean, s.SD, s.N)
	return s
}

// p returns the two-sided p of the t test that the mean is zero.
func (t *tally) p() float64 {
	if t.also != nil {
		_, p := crossed(t.values(), averages(t.also))
		return p
	}
	x := t.values()
	return stats.Pair(make([]float64, len(x)), x).P
}

// crossed returns the mean of values that are averages at points and, of the same data,
// in replicates whose chance all points share. Both are drawn, and the variance of the
// mean is that over points and that over replicates together (two-way clusters of Cameron,
// Gelbach and Miller, 2011, without what they take off, so that it is rather too large),
// with the degrees of freedom of Satterthwaite (1946). With one replicate it is over the
// points alone. The p is of the t test that the mean is zero.
func crossed(points, replicates []float64) (stats.Summary, float64) {
	s, r := stats.Summarize(points), stats.Summarize(replicates)
	if s.N < 2 || r.N < 2 {
		return s, stats.Pair(make([]float64, len(points)), points).P
	}
	a, b := float64(s.SD*s.SD)/float64(s.N), float64(r.SD*r.SD)/float64(r.N)
	if a+b == 0 {
		return s, stats.Pair(make([]float64, len(points)), points).P
	}
	df := float64((a+b)*(a+b)) / (float64(a*a)/float64(s.N-1) + float64(b*b)/float64(r.N-1))
	spread := math.Sqrt(a + b)
	half := float64(num.StudentTQuantile((1+stats.Confidence)/2, df) * spread)
	s.Lo, s.Hi = s.Mean-half, s.Mean+half
	return s, 2 * num.StudentTCDF(-math.Abs(s.Mean)/spread, df)
}

// A table holds the tallies of a figure: by metric, facet, line, and place on the axis.
type table struct {
	rows   [][]tally // by metric, facet and line
	facets int
	lines  int
	days   map[int]int // the place of each day, in order of appearance
	held   int         // slots
}

// mostHeld bounds the slots of a table: 16 bytes each.
const mostHeld = 1 << 23

// row returns the tallies of a metric, a facet and a line.
func (t *table) row(metric, facet, line int) *[]tally {
	return &t.rows[(metric*t.facets+facet)*t.lines+line]
}

// at returns a tally.
func (t *table) at(metric, facet, line, x int) *tally {
	row := t.row(metric, facet, line)
	if more := x + 1 - len(*row); more > 0 {
		*row = append(*row, make([]tally, more)...)
	}
	return &(*row)[x]
}
