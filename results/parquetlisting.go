package results

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

// A listing is a table whose columns nobody has typed, such as points.csv: they are what
// their fields are. A column of numbers is one, and so is one without any field that is
// not empty; one of true and false holds truth values; all others are text, and so are
// the columns of our own tables that are, whatever fields they have. An empty
// field is undefined. Keys have the types that they have everywhere.
type listing struct {
	name string // without a suffix
	path string // of the CSV
	arms bool   // whether the first column is the name of an arm
}

// write writes the listing to w as Parquet and returns how many rows it has.
func (l listing) write(w io.Writer, notes []parquetNote) (int64, error) {
	columns, err := l.columns()
	if err != nil {
		return 0, err
	}
	p := newParquetFile(w, l.name, columns, notes)
	err = l.each(func([]string) error { return nil }, func(row []string) error {
		for i, field := range row {
			p.parsed(columns[i].kind, field)
		}
		return p.End()
	})
	if err != nil {
		return 0, err
	}
	return p.Rows(), p.Close()
}

// parsed appends a field that was found to be of a kind.
func (p *parquetFile) parsed(kind parquetKind, text string) {
	switch {
	case kind == parquetKey, kind == parquetText:
		p.Text(text)
	case text == "":
		p.Undefined()
	case kind == parquetWhole:
		n, _ := strconv.ParseInt(text, 10, 64)
		p.Int(n)
	case kind == parquetNumber:
		x, _ := numberOf(text)
		p.Float(x)
	case kind == parquetTruth:
		p.Bool(text == "true")
	}
}

// columns reads the listing and returns its columns.
func (l listing) columns() ([]parquetColumn, error) {
	var names []string
	var seen []fieldKinds
	err := l.each(func(header []string) error {
		names, seen = header, make([]fieldKinds, len(header))
		if errs := namesErrors("column", names, nil); len(errs) > 0 {
			return fmt.Errorf("%s%s: %w", l.name, csvSuffix, errs[0])
		}
		return nil
	}, func(row []string) error {
		for i, field := range row {
			seen[i].add(field)
		}
		return nil
	})
	var columns []parquetColumn
	for i, name := range names {
		kind := seen[i].kind()
		switch {
		case keyKind(name) == parquetKey, l.arms && i == 0:
			kind = parquetKey
		case slices.Contains(employeesKeys, name) && seen[i].whole():
			kind = parquetWhole
		case seen[i].none() && slices.Contains(wordColumns, name):
			kind = parquetText
		case seen[i].none() && slices.Contains(truthColumns, name):
			kind = parquetTruth
		}
		columns = append(columns, parquetColumn{name, kind})
	}
	return columns, err
}

// each calls begin with the header line, and do with each row.
func (l listing) each(begin, do func([]string) error) error {
	f, err := os.Open(l.path)
	if err != nil {
		return ioError("read", l.path, err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	header, err := r.Read()
	if err != nil {
		return l.failed(err)
	}
	if err := begin(header); err != nil {
		return err
	}
	r.ReuseRecord = true
	for {
		row, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = do(row)
		}
		if err != nil {
			return l.failed(err)
		}
	}
}

// failed returns err, which is of the format, of reading or of writing.
func (l listing) failed(err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) || err == io.EOF {
		return fmt.Errorf("results: %s%s: %w: %w", l.name, csvSuffix, ErrTable, err)
	}
	if errors.Is(err, ErrIO) {
		return err
	}
	return ioError("read", l.path, err)
}

// fieldKinds says what the fields of a column are.
type fieldKinds struct{ empty, text, truth, number, fraction bool }

// add takes in a field.
func (k *fieldKinds) add(field string) {
	if field == "" {
		k.empty = true
		return
	}
	if field == "true" || field == "false" {
		k.truth = true
		return
	}
	if _, ok := numberOf(field); !ok {
		k.text = true
		return
	}
	k.number = true
	if n, err := strconv.ParseInt(field, 10, 64); err != nil || strconv.FormatInt(n, 10) != field {
		k.fraction = true
	}
}

// Columns of our own tables that are words, or true and false, also where no field says
// so: tables of several folders are to have the same types.
var (
	wordColumns  = []string{"title", "combine", "set", "against", "dominated_by", "frontier", "beyond", "parts"}
	truthColumns = []string{"settled", "pareto", "sure"}
)

// none reports whether no field of the column says what it is.
func (k *fieldKinds) none() bool { return !k.text && !k.truth && !k.number }

// kind returns the type of the column.
func (k *fieldKinds) kind() parquetKind {
	switch {
	case k.text, k.truth && k.number:
		return parquetText
	case k.truth:
		return parquetTruth
	}
	return parquetNumber
}

// whole reports whether every field is a whole number.
func (k *fieldKinds) whole() bool {
	return !k.empty && !k.text && !k.truth && !k.fraction
}

// numberOf returns the number that a field is, as this package and notebooks write them,
// and whether it is one.
func numberOf(field string) (float64, bool) {
	if strings.ContainsAny(field, "_xXpP") {
		return 0, false
	}
	x, err := strconv.ParseFloat(field, 64)
	if err != nil || x != x || math.IsInf(x, 0) && field != "Inf" && field != "-Inf" {
		return 0, false
	}
	return x, true
}
