//go:build !js

package results

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"

	"github.com/parquet-go/parquet-go"
)

// ReadParquet is [Read] for a table in Parquet of size bytes: it gives the same rows,
// with the same values, as the CSV does. In errors the row stands in place of the line.
func ReadParquet(table, file string, r io.ReaderAt, size int64) (t *Reader, err error) {
	keys, ok := tableKeys[table]
	if !ok {
		panic("results: ReadParquet of " + table)
	}
	t = &Reader{file: file, keys: keys, text: make(map[string]string)}
	p := &parquetRows{of: t}
	t.next = p.next
	defer func() { err = p.rescued(recover(), err) }()
	f, err := parquet.OpenFile(r, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, p.bad(err)
	}
	if err := p.columns(f.Root().Columns()); err != nil {
		return nil, p.bad(err)
	}
	p.groups = f.RowGroups()
	t.row.Values = make([]float64, len(t.Columns))
	return t, nil
}

// readParquetFile is [ReadFile] for a table in Parquet.
func readParquetFile(path, table string, do func(*Reader) error) error {
	f, err := os.Open(path)
	if err != nil {
		return ioError("read", path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return ioError("read", path, err)
	}
	r, err := ReadParquet(table, path, f, info.Size())
	if err != nil {
		return err
	}
	return do(r)
}

// parquetRows reads the rows of a [Reader] from Parquet.
type parquetRows struct {
	of     *Reader
	whole  []bool             // by column: a whole number
	groups []parquet.RowGroup // to come
	rows   parquet.Rows       // of the group that is read; nil between groups
	buf    [64]parquet.Row
	ahead  []parquet.Row // of buf, to come
	n      int64         // rows read
}

// columns checks that the columns are as this package writes them.
func (p *parquetRows) columns(all []*parquet.Column) error {
	var names []string
	for i, c := range all {
		if !c.Leaf() || c.Repeated() {
			return fmt.Errorf("column %q: want one value a row", c.Name())
		}
		want, kind := parquet.Double, c.Type().Kind()
		if i < len(p.of.keys) && keyKind(p.of.keys[i]) == parquetKey {
			want = parquet.ByteArray
		} else if i < len(p.of.keys) || kind == parquet.Int64 {
			want = parquet.Int64
		}
		if kind != want || i < len(p.of.keys) && (c.Name() != p.of.keys[i] || c.Optional()) {
			return fmt.Errorf("column %d: have %q, of the type %v", i+1, c.Name(), kind)
		}
		names = append(names, c.Name())
		p.whole = append(p.whole, kind == parquet.Int64)
	}
	if len(names) < len(p.of.keys) {
		return fmt.Errorf("%d columns; want %q", len(names), p.of.keys)
	}
	p.of.Columns = names[len(p.of.keys):]
	if errs := namesErrors("column", p.of.Columns, p.of.keys); len(errs) > 0 {
		return errs[0]
	}
	return nil
}

// next reads the next row. The error is io.EOF after the last.
func (p *parquetRows) next() (err error) {
	defer func() { err = p.rescued(recover(), err) }()
	for len(p.ahead) == 0 {
		if err := p.read(); err != nil {
			return err
		}
	}
	row := p.ahead[0]
	p.ahead, p.n = p.ahead[1:], p.n+1
	if len(row) != len(p.whole) {
		return p.bad(fmt.Errorf("%d values; want %d", len(row), len(p.whole)))
	}
	for i, key := range p.of.keys {
		if err := p.key(key, row[i]); err != nil {
			return p.bad(fmt.Errorf("%s: %w", key, err))
		}
	}
	for i := range p.of.row.Values {
		p.of.row.Values[i] = p.number(len(p.of.keys)+i, row[len(p.of.keys)+i])
	}
	return nil
}

// read reads some rows ahead, of the next group when one is at its end.
func (p *parquetRows) read() error {
	if p.rows == nil {
		if len(p.groups) == 0 {
			return io.EOF
		}
		p.rows, p.groups = p.groups[0].Rows(), p.groups[1:]
	}
	n, err := p.rows.ReadRows(p.buf[:])
	p.ahead = p.buf[:n]
	if err == io.EOF {
		err = p.rows.Close()
		p.rows = nil
	}
	if err != nil {
		return p.bad(err)
	}
	return nil
}

// number returns the value v of a column.
func (p *parquetRows) number(column int, v parquet.Value) float64 {
	switch {
	case v.IsNull():
		return math.NaN()
	case p.whole[column]:
		return float64(v.Int64())
	}
	return v.Double()
}

// key sets the key column of the row.
func (p *parquetRows) key(key string, v parquet.Value) error {
	t, row := p.of, &p.of.row
	switch key {
	case "scenario":
		t.intern(&row.Scenario, v.ByteArray())
	case "arm":
		t.intern(&row.Arm, v.ByteArray())
	case "metric":
		t.intern(&row.Metric, v.ByteArray())
	case "point":
		return wholeKey(&row.Point, v.Int64(), 0)
	case "replicate":
		return wholeKey(&row.Replicate, v.Int64(), 0)
	case "day":
		return wholeKey(&row.Day, v.Int64(), math.MinInt32)
	case "row":
		return wholeKey(&row.Employee, v.Int64(), 0)
	case "team":
		return wholeKey(&row.Team, v.Int64(), 0)
	case "other":
		return wholeKey(&row.Other, v.Int64(), 0)
	}
	return nil
}

// wholeKey sets key to n, which is at least least.
func wholeKey(key *int, n, least int64) error {
	if *key = int(n); n < least {
		return fmt.Errorf("want a whole number from %d, have %d", least, n)
	}
	return nil
}

// rescued returns err, or an error for what a damaged file made the library panic with.
func (p *parquetRows) rescued(panicked any, err error) error {
	if panicked == nil {
		return err
	}
	return p.bad(fmt.Errorf("%v", panicked))
}

// bad returns err, which is of the format or of reading, with its place.
func (p *parquetRows) bad(err error) error {
	var system *fs.PathError
	if errors.As(err, &system) {
		return ioError("read", p.of.file, err)
	}
	return fmt.Errorf("results: %s: row %d: %w: %w", p.of.file, p.n, ErrTable, err)
}
