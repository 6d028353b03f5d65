package figures

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"heed/results"
	"heed/results/stats"
)

// A tally is what goes into one value of a figure with its interval: either the values
// of each of the replicates or points that the interval is over, or, where nothing is
// averaged before, their mean and squared distances as they come (Welford, 1962).
type tally struct {
	slots       []slot
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
func (t *tally) add(at int, v float64) int {
	more := at + 1 - len(t.slots)
	if more > 0 {
		t.slots = append(t.slots, make([]slot, more)...)
	}
	t.slots[at].sum += v
	t.slots[at].n++
	return max(0, more)
}

// values returns the averages of the slots, NaN for one without values.
func (t *tally) values() []float64 {
	x := make([]float64, len(t.slots))
	for i, s := range t.slots {
		x[i] = math.NaN()
		if s.n > 0 {
			x[i] = s.sum / float64(s.n)
		}
	}
	return x
}

// summary returns the mean and its interval; NaN where there is none.
func (t *tally) summary() stats.Summary {
	if t.n == 0 {
		return stats.Summarize(t.values())
	}
	s := stats.Summary{N: t.n, Mean: t.mean, SD: math.Sqrt(t.about / float64(t.n-1))}
	s.Lo, s.Hi = stats.Interval(s.Mean, s.SD, s.N)
	return s
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
	x, place := c.x.of(row.Point, arm), row.Replicate
	if c.kind == byDay {
		x = c.day(row.Day)
	}
	if c.overPoints && !c.cloud {
		place = c.rank[row.Point]
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
		if c.table.held += t.add(place, v); c.table.held > mostHeld {
			return fmt.Errorf("the figure averages more numbers than there is room for (%d million); choose fewer days (--days), points (--where) or metrics", mostHeld>>20)
		}
	}
	return nil
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
