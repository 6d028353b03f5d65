package figures

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"heed/results"
)

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
			return &WishError{fmt.Sprintf("--metric: the figure averages more than %d million numbers, for which there is no room; choose fewer days (--days), points (--where) or metrics", mostHeld>>20)}
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
