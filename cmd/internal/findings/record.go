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

// A Record is a row of a table with text and numbers, good until the next is read.
type Record struct {
	columns map[string]int
	fields  []string
	row     int // its line in the file
}

// Text returns a field of a column that there is.
func (r Record) Text(column string) string { return r.fields[r.columns[column]] }

// Number returns a number, NaN where the field is empty or none.
func (r Record) Number(column string) float64 {
	v, err := strconv.ParseFloat(r.Text(column), 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

// Each calls do with the rows of a table in the folder dir, one at a time,
// and reports whether there is such a table. It refuses one without the columns.
func Each(dir, table string, columns []string, do func(Record) error) (found bool, err error) {
	path := filepath.Join(dir, table)
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("findings: %w: %w", results.ErrIO, err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.ReuseRecord = true
	header, err := r.Read()
	if err != nil {
		return true, fmt.Errorf("findings: %s: %w", path, err)
	}
	at := map[string]int{}
	for i, c := range header {
		at[c] = i
	}
	for _, c := range columns {
		if !slices.Contains(header, c) {
			return true, fmt.Errorf("findings: %s has no column %q", path, c)
		}
	}
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return true, nil
		}
		if err != nil {
			return true, fmt.Errorf("findings: %s: %w", path, err)
		}
		row, _ := r.FieldPos(0)
		if err := do(Record{at, fields, row}); err != nil {
			return true, err
		}
	}
}
