package results

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// A Row is a row of a table. Key columns that the table lacks are zero.
type Row struct {
	Scenario, Arm    string
	Point, Replicate int
	Day              int
	Employee         int       // the column row of employees.csv
	Team, Other      int       // of teams.csv and ties.csv
	Metric           string    // of summary.csv and comparison.csv
	Values           []float64 // of the columns after the keys; NaN where the field is empty
}

// A Reader reads a table whose values are numbers: series.csv, replicates.csv,
// employees.csv, teams.csv, ties.csv, summary.csv or comparison.csv. It is strict: a column, field or
// number that is not as this package writes them is an error that names file and
// line.
type Reader struct {
	Columns []string // the value columns, after the keys
	file    string
	csv     *csv.Reader
	next    func() error // sets row to the next, or returns io.EOF
	keys    []string
	row     Row
	text    map[string]string // one copy of each text
}

// ErrTable is the kind of the errors of tables that are not as they should be.
var ErrTable = errors.New("not a table of this package")

// Read reads the table, such as [SeriesFile], from r. In errors it is called
// file. The error is of the header line, or of reading it.
func Read(table, file string, r io.Reader) (*Reader, error) {
	keys, ok := tableKeys[table]
	if !ok {
		panic("results: Read of " + table)
	}
	t := &Reader{file: file, csv: csv.NewReader(r), keys: keys, text: make(map[string]string)}
	t.csv.ReuseRecord, t.next = true, t.line
	header, err := t.csv.Read()
	if err == io.EOF {
		return nil, t.bad(1, errors.New("the file is empty"))
	}
	if err != nil {
		return nil, t.failed(err)
	}
	for i, k := range keys {
		if i >= len(header) || header[i] != k {
			return nil, t.bad(1, fmt.Errorf("column %d: want %q", i+1, k))
		}
	}
	t.Columns = slices.Clone(header[len(keys):])
	if errs := namesErrors("column", t.Columns, keys); len(errs) > 0 {
		return nil, t.bad(1, errs[0])
	}
	t.row.Values = make([]float64, len(t.Columns))
	return t, nil
}

// ReadFile reads the table of the folder dir, by calling do with its Reader: from
// [ParquetFile] where there is no CSV of it.
func ReadFile(dir, table string, do func(*Reader) error) error {
	path := filepath.Join(dir, table)
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		other := readParquetFile(filepath.Join(dir, ParquetFile(table)), table, do)
		if !errors.Is(other, fs.ErrNotExist) {
			return other
		}
	}
	if err != nil {
		return ioError("read", path, err)
	}
	defer f.Close()
	r, err := Read(table, path, f)
	if err != nil {
		return err
	}
	return do(r)
}

// Rows yields the rows in order. A row and its values are good until the next.
// After an error there are no more.
func (t *Reader) Rows() iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		for {
			err := t.next()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(&t.row, nil) {
				return
			}
		}
	}
}

// line reads the next row as CSV.
func (t *Reader) line() error {
	fields, err := t.csv.Read()
	if err == io.EOF {
		return err
	}
	if err != nil {
		return t.failed(err)
	}
	for i, key := range t.keys {
		if err := t.key(key, fields[i]); err != nil {
			return t.fieldError(i, fmt.Errorf("%s: %w", key, err))
		}
	}
	for i := range t.row.Values {
		field := fields[len(t.keys)+i]
		if t.row.Values[i], err = parseFloat(field); err != nil {
			return t.fieldError(len(t.keys)+i, fmt.Errorf("%s: %w", t.Columns[i], err))
		}
	}
	return nil
}

// key sets the key column of the row to field.
func (t *Reader) key(key, field string) (err error) {
	switch key {
	case "scenario":
		t.row.Scenario = t.intern(field)
	case "arm":
		t.row.Arm = t.intern(field)
	case "metric":
		t.row.Metric = t.intern(field)
	case "point":
		t.row.Point, err = parseInt(field, 0)
	case "replicate":
		t.row.Replicate, err = parseInt(field, 0)
	case "day":
		t.row.Day, err = parseInt(field, math.MinInt32)
	case "row":
		t.row.Employee, err = parseInt(field, 0)
	case "team":
		t.row.Team, err = parseInt(field, 0)
	case "other":
		t.row.Other, err = parseInt(field, 0)
	}
	return err
}

// intern returns s, in memory that rows share.
func (t *Reader) intern(s string) string {
	if same, ok := t.text[s]; ok {
		return same
	}
	t.text[s] = s
	return s
}

func (t *Reader) bad(line int, err error) error {
	return fmt.Errorf("results: %s:%d: %w: %w", t.file, line, ErrTable, err)
}

func (t *Reader) fieldError(field int, err error) error {
	line, _ := t.csv.FieldPos(field)
	return t.bad(line, err)
}

// failed returns err, which is of the format or of reading.
func (t *Reader) failed(err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return t.bad(p.Line, p.Err)
	}
	return ioError("read", t.file, err)
}

func parseInt(s string, least int) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < least {
		return 0, fmt.Errorf("want a whole number from %d, have %q", least, s)
	}
	return n, nil
}

func parseFloat(s string) (float64, error) {
	if s == "" {
		return math.NaN(), nil
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) {
		return 0, fmt.Errorf("want a number, have %q", s)
	}
	return x, nil
}
