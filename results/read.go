package results

import (
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
// employees.csv, teams.csv, ties.csv, summary.csv or comparison.csv. It is strict: a
// column, field or number that is not as this package writes them is an error that names
// file, line and column, and so is a file that ends within a line. It takes what spreadsheets and
// notebooks make of a table: CRLF, a byte order mark, quotes that need not be.
type Reader struct {
	Columns []string // the value columns, after the keys
	file    string
	csv     *csvRows
	next    func() error // sets row to the next, or returns io.EOF
	keys    []string
	row     Row
	passed  []bool            // by value column: nobody asks for it; nil where all are asked for
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
	t := &Reader{file: file, csv: newCSVRows(r), keys: keys, text: make(map[string]string)}
	t.next = t.line
	err := t.csv.read()
	if err == io.EOF {
		return nil, t.bad(1, 1, errors.New("the file is empty"))
	}
	if err != nil {
		return nil, t.failed(err)
	}
	if err := t.header(); err != nil {
		return nil, err
	}
	return t, nil
}

// header takes the columns from the first row.
func (t *Reader) header() error {
	names := make([]string, len(t.csv.fields))
	for i := range names {
		names[i] = string(t.csv.field(i))
	}
	for i, k := range t.keys {
		if i >= len(names) {
			return t.rowError(fmt.Errorf("%d columns; want column %d: %q", len(names), i+1, k))
		}
		if names[i] != k {
			return t.fieldError(i, fmt.Errorf("column %d: want %q, have %q", i+1, k, shortened(names[i])))
		}
	}
	t.Columns = names[len(t.keys):]
	if errs := namesErrors("column", t.Columns, t.keys); len(errs) > 0 {
		return t.fieldError(0, errs[0])
	}
	t.row.Values = make([]float64, len(t.Columns))
	t.csv.width = len(names)
	return nil
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
	if err := t.csv.read(); err == io.EOF {
		return err
	} else if err != nil {
		return t.failed(err)
	}
	if have, want := len(t.csv.fields), len(t.keys)+len(t.Columns); have < want {
		return t.rowError(fmt.Errorf("%d fields; want %d", have, want))
	}
	for i, key := range t.keys {
		if err := t.key(key, t.csv.field(i)); err != nil {
			return t.fieldError(i, fmt.Errorf("%s: %w", key, err))
		}
	}
	for i := range t.row.Values {
		if t.passed != nil && t.passed[i] {
			continue
		}
		var err error
		if t.row.Values[i], err = parseFloat(t.csv.field(len(t.keys) + i)); err != nil {
			return t.fieldError(len(t.keys)+i, fmt.Errorf("%s: %w", t.Columns[i], err))
		}
	}
	return nil
}

// only has the value columns but for those picked passed over: they are not parsed, and
// NaN in every row.
func (t *Reader) only(picked []int) {
	t.passed = make([]bool, len(t.Columns))
	for i := range t.passed {
		if t.passed[i] = !slices.Contains(picked, i); t.passed[i] {
			t.row.Values[i] = math.NaN()
		}
	}
}

// key sets the key column of the row to field.
func (t *Reader) key(key string, field []byte) (err error) {
	switch key {
	case "scenario":
		t.intern(&t.row.Scenario, field)
	case "arm":
		t.intern(&t.row.Arm, field)
	case "metric":
		t.intern(&t.row.Metric, field)
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

// internMost bounds how many texts rows share: those of a table are few, but for files
// that anybody may have made.
const internMost = 1 << 12

// intern sets s to the text b, in memory that rows share.
func (t *Reader) intern(s *string, b []byte) {
	if *s == string(b) {
		return
	}
	same, ok := t.text[string(b)]
	if !ok {
		if len(t.text) == internMost {
			clear(t.text)
		}
		same = string(b)
		t.text[same] = same
	}
	*s = same
}

func (t *Reader) bad(line, column int, err error) error {
	return fmt.Errorf("results: %s:%d:%d: %w: %w", t.file, line, column, ErrTable, err)
}

// fieldError returns err, which is of a field of the row, with its place.
func (t *Reader) fieldError(field int, err error) error {
	return t.failed(t.csv.at(t.csv.fields[field].raw, err))
}

// rowError returns err, which shows at the end of the row, with its place.
func (t *Reader) rowError(err error) error { return t.failed(t.csv.at(len(t.csv.raw), err)) }

// failed returns err, which is of the format or of reading.
func (t *Reader) failed(err error) error {
	var c *csvError
	if errors.As(err, &c) {
		return t.bad(c.line, c.column, c.err)
	}
	return ioError("read", t.file, err)
}

func parseInt(b []byte, least int) (int, error) {
	n, err := strconv.Atoi(string(b))
	if err != nil || n < least {
		return 0, fmt.Errorf("want a whole number from %d, have %q", least, shortened(string(b)))
	}
	return n, nil
}

func parseFloat(b []byte) (float64, error) {
	if len(b) == 0 {
		return math.NaN(), nil
	}
	x, err := parseNumber(b)
	if err != nil || math.IsNaN(x) {
		return 0, fmt.Errorf("want a number, have %q", shortened(string(b)))
	}
	return x, nil
}

// shortened returns s as an error has it: a field may have any length.
func shortened(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	return s[:most] + "..."
}
