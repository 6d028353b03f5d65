package findings

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"heed/results"
)

// A line is a row of a table, read by column. Its first mistake stays.
type line struct {
	columns, fields []string
	err             error
}

// text returns a field.
func (l *line) text(column string) string {
	i := slices.Index(l.columns, column)
	if i < 0 {
		l.err = errors.Join(l.err, fmt.Errorf("no column %s", column))
		return ""
	}
	return l.fields[i]
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
	f, err := os.Open(filepath.Join(dir, file))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("findings: %w: %w", results.ErrIO, err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	columns, err := r.Read()
	for err == nil {
		l := line{columns: columns}
		if l.fields, err = r.Read(); err != nil {
			break
		}
		row, wanted := of(&l)
		if l.err != nil {
			at, _ := r.FieldPos(0)
			return nil, fmt.Errorf("findings: %s:%d: %w", file, at, l.err)
		}
		if wanted {
			all = append(all, row)
		}
	}
	if err != io.EOF {
		return nil, fmt.Errorf("findings: %s: %w", file, err)
	}
	return all, nil
}
