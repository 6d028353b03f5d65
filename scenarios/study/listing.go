package study

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
)

// A listing is a table of texts, such as points.csv, read a block at a time: it may have
// a million rows.
type listing struct {
	path   string
	header []string
	top    int64 // where the first row begins

	first int        // the row that block begins with
	block [][]string // some rows
	next  int64      // where the row after the block begins; 0 before any was read
}

// blockRows is how many rows a listing holds.
const blockRows = 512

// begin reads the header line.
func (l *listing) begin() error {
	return l.from(0, func(r *csv.Reader) (err error) {
		l.header, err = r.Read()
		l.top, l.next = r.InputOffset(), r.InputOffset()
		return err
	})
}

// from calls do with a reader of the file from an offset on.
func (l *listing) from(offset int64, do func(*csv.Reader) error) error {
	f, err := os.Open(l.path)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.Seek(offset, io.SeekStart); err != nil {
		return err
	}
	r := csv.NewReader(f)
	r.FieldsPerRecord = len(l.header)
	if err := do(r); err != nil {
		return fmt.Errorf("study: %s: %w", l.path, err)
	}
	return nil
}

// row returns the i-th row, from 0.
func (l *listing) row(i int) ([]string, error) {
	if i < l.first {
		l.first, l.block, l.next = 0, nil, l.top
	}
	for i >= l.first+len(l.block) {
		if err := l.advance(); err != nil {
			return nil, err
		}
		if len(l.block) == 0 {
			return nil, fmt.Errorf("study: %s has %d rows; want row %d, from 0", l.path, l.first, i)
		}
	}
	return l.block[i-l.first], nil
}

// advance reads the next block, an empty one after the last row.
func (l *listing) advance() error {
	l.first += len(l.block)
	l.block = nil
	return l.from(l.next, func(r *csv.Reader) error {
		start := l.next
		for len(l.block) < blockRows {
			row, err := r.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return err
			}
			l.block = append(l.block, row)
		}
		l.next = start + r.InputOffset()
		return nil
	})
}

// each calls do with each row.
func (l *listing) each(do func(row []string)) error {
	if err := l.begin(); err != nil {
		return err
	}
	for {
		if err := l.advance(); err != nil || len(l.block) == 0 {
			return err
		}
		for _, row := range l.block {
			do(row)
		}
	}
}
