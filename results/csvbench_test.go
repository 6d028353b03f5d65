package results

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"runtime"
	"strconv"
	"testing"
	"time"

	"heed/results/stats"
)

// A contestant does the same work in its own way, and says how many bytes it wrote or
// read.
type contestant struct {
	name  string
	do    func() (bytes int64)
	turns []float64 // how long each took, in seconds
	bytes int64     // of a turn
	news  uint64    // allocations of all
}

// contest has ours and the yardstick take turns, of so many rows each. It reports the
// median rows/s and MB/s of both, allocations a row, and as "x" the median of how many
// times as fast ours is as the yardstick beside it: whatever else the machine does is
// shared fairly, or seen by few.
func contest(b *testing.B, rows int, ours, yardstick *contestant) {
	var ratios []float64
	for b.Loop() {
		first, second := ours, yardstick
		if len(ratios)%2 == 1 {
			first, second = second, first
		}
		first.turn()
		second.turn()
		ratios = append(ratios, yardstick.turns[len(ratios)]/ours.turns[len(ratios)])
	}
	for _, c := range []*contestant{ours, yardstick} {
		took := stats.Quantiles(c.turns, .5)[0]
		b.ReportMetric(float64(rows)/took, c.name+"-rows/s")
		b.ReportMetric(float64(c.bytes)/1e6/took, c.name+"-MB/s")
		b.ReportMetric(float64(c.news)/float64(rows*len(c.turns)), c.name+"-allocs/row")
	}
	b.ReportMetric(stats.Quantiles(ratios, .5)[0], "x")
	b.ReportMetric(0, "ns/op") // of both together: it says nothing
}

func (c *contestant) turn() {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begin := time.Now()
	c.bytes = c.do()
	c.turns = append(c.turns, time.Since(begin).Seconds())
	runtime.ReadMemStats(&after)
	c.news += after.Mallocs - before.Mallocs
}

// BenchmarkCSVWrite writes a series of 36 metrics with the digits of a real one, against
// encoding/csv with strconv.
func BenchmarkCSVWrite(b *testing.B) {
	h, units := drawnUnits(1)
	ours := &contestant{name: "heed", do: func() int64 { return int64(len(seriesOf(b, h, units))) }}
	yardstick := &contestant{name: "encoding/csv", do: func() int64 {
		var n bytes.Buffer
		writePlainly(b, csv.NewWriter(&n), h, units)
		return int64(n.Len())
	}}
	contest(b, 1000*len(units), ours, yardstick)
}

// seriesOf returns the series of units, of which each has one arm.
func seriesOf(b *testing.B, h *Header, units []*Unit) []byte {
	out := memory{}
	t, err := NewTables(h, out.create)
	for _, u := range units {
		err = errors.Join(err, t.Write(u))
	}
	if err = errors.Join(err, t.series.Close()); err != nil {
		b.Fatal(err)
	}
	return out[SeriesFile].Bytes()
}

// writePlainly writes the series of units with encoding/csv.
func writePlainly(b *testing.B, w *csv.Writer, h *Header, units []*Unit) {
	w.Write(tableColumns(seriesKeys, columnNames(h.Metrics)))
	row := make([]string, len(seriesKeys)+len(h.Metrics))
	for _, u := range units {
		a := u.Arms[0]
		for d, day := range a.Days {
			row[0], row[1], row[2], row[3], row[4] = h.Scenario, h.Arms[0], strconv.Itoa(u.Point), strconv.Itoa(u.Replicate), strconv.Itoa(int(day))
			for m, x := range a.Series[d*len(h.Metrics) : (d+1)*len(h.Metrics)] {
				row[len(seriesKeys)+m] = ""
				if !math.IsNaN(x) {
					row[len(seriesKeys)+m] = strconv.FormatFloat(x, 'f', -1, 64)
				}
			}
			w.Write(row)
		}
	}
	if w.Flush(); w.Error() != nil {
		b.Fatal(w.Error())
	}
}

// BenchmarkCSVRead reads the same series, all of it or the courses of 6 metrics as a
// report does, against encoding/csv with strconv for every number.
func BenchmarkCSVRead(b *testing.B) {
	h, units := drawnUnits(10)
	text := seriesOf(b, h, units)
	yardstick := func() int64 {
		r := csv.NewReader(bytes.NewReader(text))
		r.ReuseRecord = true
		n, err := readPlainly(r)
		if err != nil || n != 1000*len(units) {
			b.Fatal(n, err)
		}
		return int64(len(text))
	}
	b.Run("rows", func(b *testing.B) {
		contest(b, 1000*len(units), &contestant{name: "heed", do: func() int64 {
			for _, err := range readOf(b, text).Rows() {
				if err != nil {
					b.Fatal(err)
				}
			}
			return int64(len(text))
		}}, &contestant{name: "encoding/csv", do: yardstick})
	})
	b.Run("courses", func(b *testing.B) {
		six := columnNames(h.Metrics)[:6]
		contest(b, 1000*len(units), &contestant{name: "heed", do: func() int64 {
			for _, err := range Courses(readOf(b, text), six...) {
				if err != nil {
					b.Fatal(err)
				}
			}
			return int64(len(text))
		}}, &contestant{name: "encoding/csv", do: yardstick})
	})
}

func readOf(b *testing.B, text []byte) *Reader {
	r, err := Read(SeriesFile, SeriesFile, bytes.NewReader(text))
	if err != nil {
		b.Fatal(err)
	}
	return r
}

// readPlainly reads a series with encoding/csv, and returns how many rows it has.
func readPlainly(r *csv.Reader) (rows int, err error) {
	values := make([]float64, 0, 64)
	for {
		fields, err := r.Read()
		if err == io.EOF {
			return rows - 1, nil
		}
		if err != nil {
			return 0, err
		}
		if rows++; rows == 1 {
			continue
		}
		values = values[:0]
		for i, s := range fields[2:] {
			var x float64
			switch {
			case i < 3:
				n, badly := strconv.Atoi(s)
				x, err = float64(n), badly
			case s == "":
				x = math.NaN()
			default:
				x, err = strconv.ParseFloat(s, 64)
			}
			if err != nil {
				return 0, err
			}
			values = append(values, x)
		}
	}
}
