package scenarios

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// seriesHeader is the header of a file of a series.
var seriesHeader = []string{"day", "value", "sd"}

// checkSeries reads the series of a target and adds a target of each row. The error is
// that of reading the file.
func (r *targetReader) checkSeries(t *given, before int) error {
	e := r.given[t.place.key(2)+".file"]
	for _, key := range []string{"day", "days", "value", "sd", "lo", "hi"} {
		if other, ok := r.given[t.place.key(2)+"."+key]; ok {
			r.bad(other, 3, key+" beside file", "one of the two", "")
		}
	}
	r.checkPeriod(t, "before", &t.Before)
	if r.files == nil {
		r.bad(e, 3, strconv.Quote(t.file), "a file that is there", "")
		return nil
	}
	f, err := r.files.Open(t.file)
	if err != nil {
		r.bad(e, 3, strconv.Quote(t.file), "a file that is there", reason(err))
		return nil
	}
	defer f.Close()
	text, err := ReadText(f)
	if err != nil {
		return fmt.Errorf("scenarios: reading %s: %w", t.file, err)
	}
	sum := sha256.Sum256(text)
	r.calibration.Inputs = append(r.calibration.Inputs, Input{t.file, hex.EncodeToString(sum[:]), int64(len(text))})
	rows := r.rows(t, text)
	if len(r.wrong) == before {
		r.calibration.Targets = append(r.calibration.Targets, rows...)
	}
	return nil
}

// rows returns the targets of the rows of a series.
func (r *targetReader) rows(t *given, text []byte) (all []Target) {
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), string(mark))))
	in.FieldsPerRecord = -1
	bad := func(line, column int, have, want string) {
		r.wrong = append(r.wrong, Mistake{File: t.file, Line: line, Column: column, Have: have, Want: want})
	}
	for n := 0; ; n++ {
		cells, err := in.Read()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF) && n < 2:
			bad(1, 1, "no rows", "the header "+strings.Join(seriesHeader, ",")+" and a row for each day")
			return nil
		case errors.Is(err, io.EOF):
			return all
		case errors.As(err, &broken):
			bad(broken.Line, broken.Column, broken.Err.Error(), "fields between commas, whole in quotes or without")
			return nil
		}
		line, column := in.FieldPos(0)
		switch {
		case n == 0 && !slices.Equal(cells, seriesHeader):
			bad(line, column, strings.Join(cells, ","), "the header "+strings.Join(seriesHeader, ","))
			return nil
		case n == 0:
		case len(cells) != len(seriesHeader):
			bad(line, column, fmt.Sprintf("%d fields", len(cells)), "3, as in the header")
		default:
			all = append(all, r.row(t, cells, func(i int, want string) {
				line, column := in.FieldPos(i)
				bad(line, column, strconv.Quote(cells[i]), want)
			}))
			if last := all[len(all)-1]; slices.ContainsFunc(all[:len(all)-1], func(x Target) bool { return x.Name == last.Name }) {
				bad(line, column, cells[0]+" a second time", "each day once")
			}
		}
	}
}

// row returns the target of a row; bad notes what is wrong in a field.
func (r *targetReader) row(t *given, cells []string, bad func(i int, want string)) Target {
	one := t.Target
	day, err := strconv.Atoi(cells[0])
	switch s := r.sweep.Base; {
	case err != nil:
		bad(0, "a whole number, the day")
	case s != nil && !s.recorded(day):
		bad(0, fmt.Sprintf("a day that is recorded: 0, %d, or another multiple of scenario.record_every, %d", s.Days, s.RecordEvery))
	}
	number := func(i int, least float64, want string) float64 {
		v, err := strconv.ParseFloat(cells[i], 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || v < least {
			bad(i, want)
		}
		return v
	}
	one.Name, one.When = t.Name+"@"+cells[0], Period{From: day, To: day, Given: true}
	one.Value = number(1, -math.MaxFloat64, "a number, what was observed")
	if lo, hi, bounded := one.bounds(); bounded && (one.Value < lo || one.Value > hi) {
		bad(1, one.within(lo, hi))
	}
	one.SD = number(2, 0, "a number from 0, its standard error")
	return one
}
