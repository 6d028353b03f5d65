package report

import (
	"errors"
	"fmt"
	"math"
)

// A Table is a table with a heading for each column and each row.
type Table struct {
	Caption string // what it shows
	Columns []Column
	Rows    [][]Cell // each with a cell for each column; the first is the row's heading
	Legend  string   // what the numbers are, below it
}

// A Column is the heading of a column.
type Column struct {
	Name   string
	Number bool // whether its cells are numbers, aligned right
}

// A Cell is a field of a table.
type Cell struct {
	Text     string
	Interval *Interval // is drawn before the text, on one scale for the column
	Arm      int       // of a row's heading: which arm it is, from 1; 0 for none
	Screen   bool      // of a row's heading: whether the row is left out in print
}

// An Interval is a value with the ends of its interval, to be drawn.
type Interval struct {
	Value, Lo, Hi float64 // NaN where there is none
	Sure          bool    // whether the value is told from 0
}

// check returns what is wrong with t.
func (t *Table) check() error {
	var errs []error
	if t.Caption == "" || len(t.Columns) == 0 {
		errs = append(errs, fmt.Errorf("table %q: want a caption and columns", t.Caption))
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			errs = append(errs, fmt.Errorf("table %q, row %d: %d cells for %d columns", t.Caption, i, len(row), len(t.Columns)))
		}
	}
	return errors.Join(errs...)
}

// A bar is an interval as it lies on the scale of its column, in percent of its width.
type bar struct {
	Zero, Left, Width, At string
	Ranged, Sure          bool
}

// A field is a cell as it is written.
type field struct {
	Cell
	Number, Head bool
	Bar          *bar
}

// Fields returns the rows as they are written.
func (t *Table) Fields() [][]field {
	scales := make([]scale, len(t.Columns))
	for i := range scales {
		scales[i] = t.scale(i)
	}
	all := make([][]field, len(t.Rows))
	for r, row := range t.Rows {
		for i, c := range row {
			f := field{Cell: c, Number: t.Columns[i].Number, Head: i == 0}
			if c.Arm > 0 {
				f.Arm = (c.Arm-1)%inks + 1
			}
			if c.Interval != nil && !math.IsNaN(c.Interval.Value) {
				f.Bar = scales[i].bar(*c.Interval)
			}
			all[r] = append(all[r], f)
		}
	}
	return all
}

// A scale maps values to percent of a width.
type scale struct{ lo, hi float64 }

// scale returns that of the intervals of a column, which has 0 on it.
func (t *Table) scale(column int) scale {
	s := scale{0, 0}
	for _, row := range t.Rows {
		if i := row[column].Interval; i != nil {
			for _, v := range []float64{i.Value, i.Lo, i.Hi} {
				if !math.IsNaN(v) && !math.IsInf(v, 0) {
					s = scale{math.Min(s.lo, v), math.Max(s.hi, v)}
				}
			}
		}
	}
	if s.lo == s.hi {
		s.hi = s.lo + 1
	}
	pad := float64(0.04 * (s.hi - s.lo))
	return scale{s.lo - pad, s.hi + pad}
}

// at returns where v lies, in percent.
func (s scale) at(v float64) float64 {
	return 100 * math.Min(1, math.Max(0, (v-s.lo)/(s.hi-s.lo)))
}

// bar returns how i is drawn. An end that is infinite is at the edge.
func (s scale) bar(i Interval) *bar {
	b := &bar{Zero: percent(s.at(0)), At: percent(s.at(i.Value)), Sure: i.Sure}
	if !math.IsNaN(i.Lo) && !math.IsNaN(i.Hi) {
		b.Ranged, b.Left, b.Width = true, percent(s.at(i.Lo)), percent(s.at(i.Hi)-s.at(i.Lo))
	}
	return b
}

// percent writes a share of a width for a style.
func percent(v float64) string { return fmt.Sprintf("%.2f%%", v) }
