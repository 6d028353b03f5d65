package figures

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"heed/results"
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
	a, b := s.SD*s.SD/float64(s.N), r.SD*r.SD/float64(r.N)
	if a+b == 0 {
		return s, stats.Pair(make([]float64, len(points)), points).P
	}
	df := (a + b) * (a + b) / (float64(a*a)/float64(s.N-1) + float64(b*b)/float64(r.N-1))
	error := math.Sqrt(a + b)
	half := float64(num.StudentTQuantile((1+stats.Confidence)/2, df) * error)
	s.Lo, s.Hi = s.Mean-half, s.Mean+half
	return s, 2 * num.StudentTCDF(-math.Abs(s.Mean)/error, df)
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

// collect reads the rows that the figure is of, one at a time.
func (o *Own) collect() (*table, error) {
	file := results.ReplicatesFile
	if o.kind == byDay {
		file = results.SeriesFile
	}
	c := &collector{Own: o, table: &table{facets: len(o.facet.labels), lines: len(o.line.labels), days: map[int]int{}}}
	c.table.rows = make([][]tally, len(o.metrics)*c.table.facets*c.table.lines)
	c.prepare()
	err := results.ReadFile(o.folder.Dir, file, c.read)
	if errors.Is(err, errEnough) {
		err = nil
	}
	return c.table, err
}

// errEnough ends the reading of a table before its end.
var errEnough = errors.New("all chosen points are read")

// A collector reads rows into a table.
type collector struct {
	*Own
	table   *table
	columns []int          // of the metrics
	rank    map[int]int    // of the chosen points
	arm     map[string]int // of the chosen arms
	last    int            // chosen point
	stream  bool           // nothing is averaged before the interval

	point, replicate int // of base
	base             map[int][]float64
}

// prepare makes what reading looks up.
func (c *collector) prepare() {
	c.rank, c.arm, c.last = map[int]int{}, map[string]int{}, c.points[len(c.points)-1]
	for i, p := range c.points {
		c.rank[p] = i
	}
	for _, a := range c.arms {
		c.arm[c.folder.Manifest.Arms[a]] = a
	}
	c.stream = c.kind == byDay
	for _, group := range groups(c.points, c.arms[0], c.facet, c.line) {
		c.stream = c.stream && len(group) == 1
	}
}

// read reads all rows of the chosen points.
func (c *collector) read(t *results.Reader) error {
	for _, m := range c.metrics {
		at := slices.Index(t.Columns, m.Name)
		if at < 0 {
			return fmt.Errorf("figures: %w: the table has no column %q, which the manifest has", results.ErrTable, m.Name)
		}
		c.columns = append(c.columns, at)
	}
	for row, err := range t.Rows() {
		if err != nil {
			return err
		}
		if row.Point > c.last {
			return errEnough
		}
		if _, ok := c.rank[row.Point]; !ok || c.kind == byDay && (row.Day < c.from || row.Day > c.to) {
			continue
		}
		if err := c.take(row); err != nil {
			return err
		}
	}
	return nil
}

// take takes in a row of a chosen point and day.
func (c *collector) take(row *results.Row) error {
	if c.wish.Difference && c.subtract(row) {
		return nil
	}
	arm, ok := c.arm[row.Arm]
	if !ok {
		return nil
	}
	x := c.x.of(row.Point, arm)
	if c.kind == byDay {
		x = c.day(row.Day)
	}
	for m, column := range c.columns {
		v := row.Values[column]
		if math.IsNaN(v) {
			continue
		}
		t := c.table.at(m, c.facet.of(row.Point, arm), c.line.of(row.Point, arm), x)
		if c.stream {
			t.stream(v)
			continue
		}
		if c.table.held += c.keep(t, row, v); c.table.held > mostHeld {
			return fmt.Errorf("the figure averages more numbers than there is room for (%d million); choose fewer days (--days), points (--where) or metrics", mostHeld>>20)
		}
	}
	return nil
}

// keep adds a value of a row to a tally, and returns how many slots are new.
func (c *collector) keep(t *tally, row *results.Row, v float64) int {
	if !c.overPoints || c.cloud {
		return add(&t.slots, row.Replicate, v)
	}
	more := add(&t.slots, c.rank[row.Point], v)
	if c.shared {
		more += add(&t.also, row.Replicate, v)
	}
	return more
}

// day returns the place of a day.
func (c *collector) day(day int) int {
	i, ok := c.table.days[day]
	if !ok {
		i = len(c.table.days)
		c.table.days[day] = i
	}
	return i
}

// subtract takes what the first arm had in the same replicate, on the same day, off the
// values of a row; NaN where that is not known. It reports whether the row is one of the
// first arm, which comes first and is kept instead.
func (c *collector) subtract(row *results.Row) bool {
	if c.base == nil || c.point != row.Point || c.replicate != row.Replicate {
		c.point, c.replicate, c.base = row.Point, row.Replicate, map[int][]float64{}
	}
	if row.Arm == c.folder.Manifest.Arms[0] {
		var kept []float64
		for _, column := range c.columns {
			kept = append(kept, row.Values[column])
		}
		c.base[row.Day] = kept
		return true
	}
	was, known := c.base[row.Day]
	for i, column := range c.columns {
		if known {
			row.Values[column] -= was[i]
		} else {
			row.Values[column] = math.NaN()
		}
	}
	return false
}
