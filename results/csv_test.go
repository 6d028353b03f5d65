package results

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCSVFields(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	tests := []struct {
		name  string
		write func(c *CSV)
		want  string
	}{
		{"plain text is not quoted", func(c *CSV) { c.Text("two words") }, "two words"},
		{"a comma is", func(c *CSV) { c.Text("a,b") }, `"a,b"`},
		{"quotes are doubled", func(c *CSV) { c.Text(`say "no"`) }, `"say ""no"""`},
		{"line ends are quoted", func(c *CSV) { c.Text("a\nb\rc") }, "\"a\nb\rc\""},
		{"text is UTF-8", func(c *CSV) { c.Text("Törner") }, "Törner"},
		{"an empty line is no row", func(c *CSV) { c.Text("") }, `""`},
		{"a whole number", func(c *CSV) { c.Int(-12) }, "-12"},
		{"a whole float has no dot", func(c *CSV) { c.Float(1000000) }, "1000000"},
		{"the shortest that reads back", func(c *CSV) { c.Float(.1) }, "0.1"},
		{"as it is, where binary is not decimal", func(c *CSV) { x := .1; c.Float(x + .2) }, "0.30000000000000004"},
		{"no exponent at 1e-6", func(c *CSV) { c.Float(1e-6) }, "0.000001"},
		{"an exponent under it", func(c *CSV) { c.Float(1.5e-7) }, "1.5e-07"},
		{"no exponent under 1e21", func(c *CSV) { c.Float(1e20) }, "100000000000000000000"},
		{"an exponent from there", func(c *CSV) { c.Float(-1e21) }, "-1e+21"},
		{"the largest", func(c *CSV) { c.Float(math.MaxFloat64) }, "1.7976931348623157e+308"},
		{"the smallest", func(c *CSV) { c.Float(math.SmallestNonzeroFloat64) }, "5e-324"},
		{"zero", func(c *CSV) { c.Float(0) }, "0"},
		{"negative zero keeps its bit", func(c *CSV) { c.Float(math.Copysign(0, -1)) }, "-0"},
		{"undefined in a table of one column", func(c *CSV) { c.Float(nan) }, `""`},
		{"infinity", func(c *CSV) { c.Float(inf) }, "Inf"},
		{"minus infinity", func(c *CSV) { c.Float(-inf) }, "-Inf"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			c := NewCSV(&b, "x")
			tt.write(c)
			c.End()
			c.Flush()
			if want := "x\n" + tt.want + "\n"; b.String() != want {
				t.Errorf("CSV = %q; want %q", b.String(), want)
			}
		})
	}
}

func TestCSVRowsAndUndefined(t *testing.T) {
	var b bytes.Buffer
	c := NewCSV(&b, "a", "b", "c")
	c.raw([]byte("x,1"), 2)
	c.Float(math.NaN())
	c.End()
	c.floats([]float64{math.NaN(), math.NaN(), 2.5})
	c.End()
	c.Flush()
	if want := "a,b,c\nx,1,\n,,2.5\n"; b.String() != want || c.Rows() != 2 {
		t.Errorf("CSV = %q of %d rows; want %q of 2", b.String(), c.Rows(), want)
	}
}

func TestCSVPanicsOnARowOfOtherWidth(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("End of a row of 1 field in a table of 2 returned; want a panic")
		}
	}()
	c := NewCSV(io.Discard, "a", "b")
	c.Int(1)
	c.End()
}

var errBroken = errors.New("broken")

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestCSVKeepsTheFirstError(t *testing.T) {
	c := NewCSV(brokenWriter{}, "a")
	for range csvBuffer {
		c.Int(123456)
		c.End()
	}
	if c.err != errBroken || c.Flush() != errBroken || cap(c.buf) > 4*csvBuffer {
		t.Errorf("after a failed write: error %v, buffer of %d; want %v and it not to grow", c.err, cap(c.buf), errBroken)
	}
}

// Every float reads back to the same bits.
func TestCSVFloatsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := math.Float64frombits(rapid.Uint64().Draw(t, "bits"))
		if math.IsNaN(x) {
			return
		}
		text := string(appendFloat(nil, x))
		back, err := strconv.ParseFloat(text, 64)
		if err != nil || math.Float64bits(back) != math.Float64bits(x) {
			t.Fatalf("appendFloat(%v) = %q, which reads as %v, %v", x, text, back, err)
		}
	})
}

// FuzzCSVText holds that encoding/csv reads back what was written, but for the
// carriage return before a line feed, which it drops (its documentation says so).
func FuzzCSVText(f *testing.F) {
	f.Add("a", `b"`)
	f.Add(",", "\n")
	f.Add("", " ")
	f.Fuzz(func(t *testing.T, x, y string) {
		if strings.Contains(x+y, "\r") {
			return
		}
		var b bytes.Buffer
		c := NewCSV(&b, "x", "y")
		c.Text(x)
		c.Text(y)
		c.End()
		c.Flush()
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(rows) != 2 || rows[1][0] != x || rows[1][1] != y {
			t.Errorf("%q, %q came back as %q, %v", x, y, rows, err)
		}
	})
}

// benchUnit is one unit of 40 metrics on 250 days in 3 arms.
func benchUnit() (*Header, *Unit) {
	h := &Header{Scenario: "bench", Arms: []string{"baseline", "a", "b"}, Series: true}
	for i := range 40 {
		h.Metrics = append(h.Metrics, Column{Name: fmt.Sprintf("metric_%d", i)})
	}
	u := &Unit{}
	for arm := range h.Arms {
		var a ArmRows
		for d := range 250 {
			a.Days = append(a.Days, int32(d))
			for m := range h.Metrics {
				a.Series = append(a.Series, float64((d*41+m*7+arm)%997)/997)
			}
		}
		a.Whole = a.Series[:len(h.Metrics)]
		u.Arms = append(u.Arms, a)
	}
	return h, u
}

type countingWriter int64

func (w *countingWriter) Write(b []byte) (int, error) {
	*w += countingWriter(len(b))
	return len(b), nil
}
