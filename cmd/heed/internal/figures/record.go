package figures

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

// Tables that compare interventions, as package study writes them.
const (
	interventionsFile = "interventions.csv"
	interactionsFile  = "interactions.csv"
	durationsFile     = "durations.csv"
	robustnessFile    = "robustness.csv"
	conditionsFile    = "conditions.csv"
)

// A record is a row of a table with text and numbers.
type record struct {
	columns map[string]int
	fields  []string
}

func (r record) text(column string) string { return r.fields[r.columns[column]] }

// number returns a number, NaN where the field is empty or none.
func (r record) number(column string) float64 {
	v, err := strconv.ParseFloat(r.text(column), 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

// eachRecord calls do with the rows of a table in the folder dir, one at a time,
// and reports whether there is such a table. It refuses one without the columns.
func eachRecord(dir, table string, columns []string, do func(record) error) (found bool, err error) {
	path := filepath.Join(dir, table)
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("figures: %w: %w", results.ErrIO, err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.ReuseRecord = true
	header, err := r.Read()
	if err != nil {
		return true, fmt.Errorf("figures: %s: %w", path, err)
	}
	at := map[string]int{}
	for i, c := range header {
		at[c] = i
	}
	for _, c := range columns {
		if !slices.Contains(header, c) {
			return true, fmt.Errorf("figures: %s has no column %q", path, c)
		}
	}
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return true, nil
		}
		if err != nil {
			return true, fmt.Errorf("figures: %s: %w", path, err)
		}
		if err := do(record{at, fields}); err != nil {
			return true, err
		}
	}
}
