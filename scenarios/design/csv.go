package design

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// A Column says for a factor of a file of points what a cell means: a function that
// returns the value (an int64, float64, bool or string) or an error that says what is
// wanted instead, such as "a number from 0 to 1". The error of the Column itself says what
// path is wanted instead of one that is not known.
type Column func(path string) (read func(cell string) (any, error), err error)

// ReadCSV reads points from a table: a header of factors' paths, then a row a point. It
// returns the design and its factors, each with the list of the values that its column has,
// in the order in which they first come; so the values are exactly those of the table. A
// first column named point is passed over, so that the points of a sweep can be read back.
//
// Everything is comma-separated UTF-8, with or without a mark of byte order. The error is
// [Mistakes] with all that is wrong in the file, or one of reading. Column may be [Plain].
func ReadCSV(r io.Reader, column Column) (Design, []Factor, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return Design{}, nil, fmt.Errorf("design: reading points: %w", err)
	}
	t := reader{in: csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))}
	t.in.FieldsPerRecord = -1 // judged here, with all else
	t.header(column)
	for len(t.factors) > 0 && t.row() {
	}
	if t.rows == 0 && len(t.mistakes) == 0 {
		t.mistakes = append(t.mistakes, Mistake{Line: 1, Column: 1, Have: "no points", Want: "a row for each point"})
	}
	if err := t.mistakes.err(); err != nil {
		return Design{}, nil, err
	}
	return t.design()
}

// Plain is the [Column] that knows all paths, and reads whole numbers, numbers, true and
// false, and takes anything else for a name.
func Plain(string) (func(string) (any, error), error) {
	return func(cell string) (any, error) {
		if n, err := strconv.ParseInt(cell, 10, 64); err == nil {
			return n, nil
		}
		if x, err := strconv.ParseFloat(cell, 64); err == nil && finite(x) {
			return x, nil
		} else if err == nil || errors.Is(err, strconv.ErrRange) {
			return nil, errors.New("a finite number")
		}
		if cell == "true" || cell == "false" {
			return cell == "true", nil
		}
		if cell == "" || cell != strings.TrimSpace(cell) {
			return nil, errors.New("a number, name or switch, without blanks")
		}
		return cell, nil
	}, nil
}

// A reader is a table being read.
type reader struct {
	in       *csv.Reader
	skip     int // columns before the factors
	read     []func(string) (any, error)
	factors  []Factor
	known    []map[any]int // of each factor, the level that a value is
	levels   []int         // row by row
	rows     int
	mistakes Mistakes
}

// bad notes a mistake in the i-th field of the row just read.
func (t *reader) bad(i int, factor, have, want string) {
	line, column := t.in.FieldPos(i)
	t.mistakes = append(t.mistakes, Mistake{Line: line, Column: column, Factor: factor, Have: have, Want: want})
}

// next returns the next row, nil after the last or where the table is broken.
func (t *reader) next() []string {
	cells, err := t.in.Read()
	var broken *csv.ParseError
	if errors.As(err, &broken) {
		t.mistakes = append(t.mistakes, Mistake{Line: broken.Line, Column: broken.Column, Have: broken.Err.Error(), Want: "fields between commas, whole in quotes or without"})
	}
	if err != nil {
		return nil
	}
	return cells
}

// header reads the paths.
func (t *reader) header(column Column) {
	cells := t.next()
	if cells == nil && len(t.mistakes) == 0 {
		t.mistakes = append(t.mistakes, Mistake{Line: 1, Column: 1, Have: "nothing", Want: "a header of factors' paths"})
	}
	if len(cells) > 1 && cells[0] == "point" {
		t.skip = 1
	}
	seen := map[string]bool{}
	for i, path := range cells[min(t.skip, len(cells)):] {
		read, err := column(path)
		switch {
		case path == "" || strings.Contains(path, ";"):
			t.bad(i+t.skip, "", strconv.Quote(path), "the path of a factor, and commas between paths")
		case seen[path]:
			t.bad(i+t.skip, path, "it twice", "each factor once")
		case err != nil:
			t.bad(i+t.skip, "", strconv.Quote(path), err.Error())
		}
		seen[path] = true
		t.read = append(t.read, read)
		t.factors = append(t.factors, Factor{Path: path, Dist: Levels})
		t.known = append(t.known, map[any]int{})
	}
}

// row reads a point, and reports whether there was one.
func (t *reader) row() bool {
	cells := t.next()
	if cells == nil {
		return false
	}
	t.rows++
	if want := t.skip + len(t.factors); len(cells) != want {
		t.bad(min(len(cells)-1, want), "", fmt.Sprintf("%d fields", len(cells)), fmt.Sprintf("%d, as in the header", want))
		return true
	}
	for j := range t.factors {
		t.levels = append(t.levels, t.cell(j, cells[t.skip+j]))
	}
	return true
}

// cell returns the level that a cell of factor j is.
func (t *reader) cell(j int, cell string) int {
	f := &t.factors[j]
	if t.read[j] == nil {
		return 0 // of a path that is not known, and has been noted
	}
	v, err := t.read[j](cell)
	if err != nil {
		t.bad(t.skip+j, f.Path, strconv.Quote(cell), err.Error())
		return 0
	}
	k, ok := t.known[j][identity(v)]
	if !ok {
		k = len(f.Levels)
		if k > 0 && kind(v) != kind(f.Levels[0]) {
			t.bad(t.skip+j, f.Path, strconv.Quote(cell), "a "+kind(f.Levels[0])+", as in the rows before")
			return 0
		}
		t.known[j][identity(v)], f.Levels = k, append(f.Levels, v)
	}
	return k
}

// identity returns what two cells of the same value have in common: 1 and 1.0 are the same.
func identity(v any) any {
	if x, ok := number(v); ok && math.Abs(x) <= 1<<53 {
		return x
	}
	return v
}

// design returns what was read.
func (t *reader) design() (Design, []Factor, error) {
	x := make([]float64, len(t.levels))
	for i, k := range t.levels {
		x[i] = place(k, len(t.factors[i%len(t.factors)].Levels))
	}
	return Design{table{x, len(t.factors)}, t.rows}, t.factors, nil
}
