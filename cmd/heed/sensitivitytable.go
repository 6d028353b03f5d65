package main

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
	"unicode"
	"unicode/utf8"

	"heed/cmd/internal/prose"
	"heed/scenarios"
)

// A numberTable is a CSV file of numbers under a header, with where each stands. Two columns
// may say what a row is of: a point and a replicate.
type numberTable struct {
	file   string
	header []string
	rows   []numberRow
	wrong  scenarios.Mistakes
	more   int // mistakes beyond those that are told
}

// A numberRow is a row of a table.
type numberRow struct {
	line             int
	point, replicate string
	values           []float64 // of the columns that were asked for
	places           []int     // the columns of their fields, in bytes
}

// mostMistakes is how many mistakes of a file are told one by one.
const mostMistakes = 20

// bad notes a mistake.
func (t *numberTable) bad(line, column int, key, have, want string) {
	if len(t.wrong) == mostMistakes {
		t.more++
		return
	}
	t.wrong = append(t.wrong, scenarios.Mistake{File: t.file, Line: line, Column: column, Key: key, Have: have, Want: want})
}

// err returns the mistakes, nil where there are none.
func (t *numberTable) err() error {
	switch {
	case len(t.wrong) == 0:
		return nil
	case t.more == 0:
		return t.wrong
	}
	return errors.Join(t.wrong, usage("%s: %s more", t.file, prose.Count(t.more, "mistake")))
}

// What columns say which point and which replicate a row is of.
const (
	pointColumn     = "point"
	replicateColumn = "replicate"
)

// measures returns the columns that are numbers of a point, and not what it is called.
func (t *numberTable) measures() []string {
	return slices.DeleteFunc(slices.Clone(t.header), func(name string) bool { return name == pointColumn || name == replicateColumn })
}

// readNumbers reads the columns of a file that choose names of its header. The error is of
// reading; mistakes stay in the table.
func readNumbers(path string, choose func(t *numberTable) []string) (*numberTable, error) {
	f, err := openTable(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t := &numberTable{file: path}
	r := csv.NewReader(skipMark(f))
	r.FieldsPerRecord = -1
	if t.header, err = t.next(r); err != nil || t.header == nil {
		if err == nil && len(t.wrong) == 0 {
			t.bad(1, 1, "", "an empty file", "a header of names, then a row of numbers for each point")
		}
		return t, err
	}
	t.separated()
	seen := map[string]bool{}
	for i, name := range t.header {
		if t.header[i] = strings.TrimSpace(name); t.header[i] == "" || seen[t.header[i]] {
			line, column := r.FieldPos(i)
			t.bad(line, column, "", "the name "+strconv.Quote(name), "a name for each column, and each once")
		}
		if !printable(t.header[i]) {
			line, column := r.FieldPos(i)
			t.bad(line, column, "", "the name "+strconv.Quote(t.header[i]), "letters that can be printed, in UTF-8")
		}
		seen[t.header[i]] = true
	}
	columns := choose(t)
	if len(t.wrong) > 0 {
		return t, nil
	}
	return t, t.read(r, columns)
}

// printable reports whether a name can be shown as it is.
func printable(name string) bool {
	return utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) })
}

// openTable opens a file of numbers.
func openTable(path string) (*os.File, error) {
	switch f, err := os.Open(path); {
	case errors.Is(err, os.ErrNotExist):
		return nil, usage("no file %s", path)
	case err != nil:
		return nil, err
	case isFolder(path):
		f.Close()
		return nil, usage("%s is a folder; want a file of CSV", path)
	default:
		return f, nil
	}
}

// separated notes a header whose fields are not between commas, as spreadsheets write it where
// the comma is that of decimals.
func (t *numberTable) separated() {
	for _, by := range []struct{ name, mark string }{{"semicolons", ";"}, {"tabs", "\t"}} {
		if len(t.header) == 1 && strings.Contains(t.header[0], by.mark) {
			t.bad(1, 1, "", "fields between "+by.name, "fields between commas, and decimals with a point")
		}
	}
}

// skipMark passes over a mark of byte order.
func skipMark(r io.Reader) io.Reader {
	b := make([]byte, 3)
	n, _ := io.ReadFull(r, b)
	if string(b[:n]) == "\ufeff" {
		n = 0
	}
	return io.MultiReader(strings.NewReader(string(b[:n])), r)
}

// next returns the next record, nil after the last or where the file is broken.
func (t *numberTable) next(r *csv.Reader) ([]string, error) {
	cells, err := r.Read()
	var broken *csv.ParseError
	switch {
	case errors.As(err, &broken):
		t.bad(broken.Line, broken.Column, "", broken.Err.Error(), "fields between commas, whole in quotes or without")
		return nil, nil
	case errors.Is(err, io.EOF):
		return nil, nil
	}
	return cells, err
}

// read reads the rows.
func (t *numberTable) read(r *csv.Reader, columns []string) error {
	point, replicate := slices.Index(t.header, pointColumn), slices.Index(t.header, replicateColumn)
	var at []int
	for _, name := range columns {
		at = append(at, slices.Index(t.header, name))
	}
	for {
		cells, err := t.next(r)
		if err != nil || cells == nil {
			return err
		}
		line, _ := r.FieldPos(0)
		if len(cells) != len(t.header) {
			t.bad(line, 1, "", prose.Count(len(cells), "field"), fmt.Sprintf("%d, as in the header", len(t.header)))
			continue
		}
		row := numberRow{line: line, values: make([]float64, len(at)), places: make([]int, len(at))}
		if point >= 0 {
			row.point = strings.TrimSpace(cells[point])
		}
		if replicate >= 0 {
			row.replicate = strings.TrimSpace(cells[replicate])
		}
		for i, column := range at {
			_, row.places[i] = r.FieldPos(column)
			if row.values[i], err = strconv.ParseFloat(strings.TrimSpace(cells[column]), 64); err != nil || math.IsNaN(row.values[i]) || math.IsInf(row.values[i], 0) {
				t.bad(line, row.places[i], columns[i], strconv.Quote(cells[column]), "a finite number: a design with holes is none")
			}
		}
		t.rows = append(t.rows, row)
	}
}

// among notes names that the header lacks.
func (t *numberTable) among(flag string, names []string) {
	for _, name := range names {
		if !slices.Contains(t.header, name) {
			want := "one of " + strings.Join(t.measures(), ", ")
			if near := scenarios.Nearest(name, t.measures()); near != "" {
				want += fmt.Sprintf("; did you mean %q?", near)
			}
			t.bad(1, 1, flag, strconv.Quote(name), want)
		}
	}
}
