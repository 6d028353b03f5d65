package network

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A table reads the rows of a file whose first record names its columns.
type table struct {
	*scanner
	known []string // the columns that it may have
	at    []int    // where each known column is, -1 where it is not
	width int      // fields of the header
	most  int      // rows
	rows  int      // read so far
}

// limits bound what is read.
type limits struct {
	bytes int64
	rows  int
}

// openTable reads the header, the first required of the known columns in any
// order and perhaps others of them.
func openTable(file string, r io.Reader, known []string, required int, lim limits) *table {
	wrong := &mistakes{file: file}
	t := &table{scanner: newScanner(r, lim.bytes, wrong), known: known, most: lim.rows, at: make([]int, len(known))}
	for i := range t.at {
		t.at[i] = -1
	}
	if t.scanner.next() {
		t.header(required)
	} else if t.err == nil && !wrong.any() {
		wrong.add(0, "empty: want a line that names the columns %s, then rows", strings.Join(known[:required], ","))
	}
	return t
}

// header finds the columns, and ends the reading where a required one is missing.
func (t *table) header(required int) {
	t.width = len(t.fields)
	var unknown []string
	for i, field := range t.fields {
		name := string(bytes.TrimSpace(field))
		switch k := slices.Index(t.known, name); {
		case k < 0:
			unknown = append(unknown, name)
		case t.at[k] >= 0:
			t.wrong.add(t.line, "column %s twice, as number %d and %d: want it once", name, t.at[k]+1, i+1)
		default:
			t.at[k] = i
		}
	}
	for _, name := range unknown {
		t.wrong.add(t.line, "unknown column %s: %s", quote([]byte(name)), t.suggest(name))
	}
	for k, name := range t.known[:required] {
		if t.at[k] < 0 {
			t.wrong.add(t.line, "no column %s: want the columns %s", name, strings.Join(t.known[:required], ","))
			t.over = true
		}
	}
}

// suggest says what to write instead of an unknown column.
func (t *table) suggest(name string) string {
	var absent []string
	for k, at := range t.at {
		if at < 0 {
			absent = append(absent, t.known[k])
		}
	}
	if near := nearest(name, absent); near != "" {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return fmt.Sprintf("want only columns among %s", strings.Join(t.known, ","))
}

// next moves to the next row that has as many fields as the header.
func (t *table) next() bool {
	for t.scanner.next() {
		if t.rows++; t.rows > t.most {
			t.stop(t.line, "more than %d rows: want fewer", t.most)
			return false
		}
		if len(t.fields) == t.width {
			return true
		}
		t.broken++
		t.wrong.add(t.line, "%d fields: want %d, as in the header", len(t.fields), t.width)
	}
	return false
}

// value returns the row's value in a known column without the spaces around it,
// and nothing where there is no such column.
func (t *table) value(column int) []byte {
	if at := t.at[column]; at >= 0 {
		return bytes.TrimSpace(t.fields[at])
	}
	return nil
}

// has reports whether the file has a known column.
func (t *table) has(column int) bool { return t.at[column] >= 0 }

// finish returns what was wrong; want says what a file without rows lacks.
func (t *table) finish(want string) error {
	if t.err != nil {
		return fmt.Errorf("network: reading %s: %w", t.wrong.file, t.err)
	}
	if t.rows == 0 && !t.wrong.any() {
		t.wrong.add(0, "no rows after the header: want %s", want)
	}
	return t.wrong.err()
}
