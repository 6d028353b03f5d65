package findings

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

// A line is a row of a table, read by column. Its mistakes stay.
type line struct {
	Record
	err error
}

// text returns a field.
func (l *line) text(column string) string {
	if _, ok := l.columns[column]; !ok {
		l.err = errors.Join(l.err, fmt.Errorf("no column %s", column))
		return ""
	}
	return l.Text(column)
}

// number returns a field that is a number; NaN where it is empty.
func (l *line) number(column string) float64 {
	text := l.text(column)
	if text == "" {
		return math.NaN()
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		l.err = errors.Join(l.err, fmt.Errorf("%s: %q is no number", column, text))
	}
	return v
}

// count returns a field that is a whole number; -1 where it is empty.
func (l *line) count(column string) int {
	v := l.number(column)
	if math.IsNaN(v) {
		return -1
	}
	return int(v)
}

// estimate returns a number and the ends of its interval.
func (l *line) estimate(value, lo, hi string) Estimate {
	return Estimate{l.count("n"), l.number(value), l.number(lo), l.number(hi), math.NaN()}
}

// lines reads a table of the folder dir and returns what of makes of its rows, but for
// those that it does not want. A table that is not there has none.
func lines[T any](dir, file string, of func(l *line) (row T, wanted bool)) (all []T, err error) {
	_, err = Each(dir, file, nil, func(r Record) error {
		l := line{Record: r}
		row, wanted := of(&l)
		if l.err != nil {
			return fmt.Errorf("findings: %s:%d: %w", file, r.row, l.err)
		}
		if wanted {
			all = append(all, row)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}
