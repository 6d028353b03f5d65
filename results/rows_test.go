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
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// splitRows returns the fields of all rows of text, or the error that ends them.
func splitRows(r io.Reader) (rows [][]string, err error) {
	c := newCSVRows(r)
	for {
		if err := c.read(); err == io.EOF {
			return rows, nil
		} else if err != nil {
			return rows, err
		}
		row := make([]string, len(c.fields))
		for i := range row {
			row[i] = string(c.field(i))
		}
		rows = append(rows, row)
	}
}

// chunks reads a few bytes at a time, as many as it is told.
type chunks struct {
	r    io.Reader
	size func() int
}

func (c chunks) Read(b []byte) (int, error) { return c.r.Read(b[:min(len(b), c.size())]) }

// Whatever the text, its rows are those that encoding/csv finds, and it is refused where
// encoding/csv refuses it. That drops a carriage return within quotes, which is kept here.
func TestRowsAreThoseOfEncodingCSV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{"a", "ö", ",", ",", `"`, `""`, "\n", "\r\n", "\r", `,"`, `",`, "\n\n", " "})).Draw(t, "pieces")
		text := strings.Join(pieces, "") + "\n"
		plain := csv.NewReader(strings.NewReader(text))
		plain.FieldsPerRecord = -1
		want, wantErr := plain.ReadAll()
		size := rapid.IntRange(1, 9)
		got, err := splitRows(chunks{strings.NewReader(text), func() int { return size.Draw(t, "chunk") }})
		if (err != nil) != (wantErr != nil) {
			t.Fatalf("%q: error %v; encoding/csv has %v", text, err, wantErr)
		}
		for _, row := range got {
			for i := range row {
				row[i] = strings.ReplaceAll(row[i], "\r\n", "\n")
			}
		}
		if d := cmp.Diff(want, got); err == nil && d != "" {
			t.Fatalf("%q: rows differ (-encoding/csv +here):\n%s", text, d)
		}
	})
}

// What CSV writes is read back to the same bits and bytes, by encoding/csv with strconv
// and by Reader, wherever the text is cut into reads.
func TestCSVReadsBackToTheBits(t *testing.T) {
	name := rapid.StringOf(rapid.SampledFrom([]rune("ab,\"\n\r é"))) // no text ends a line of its own
	value := rapid.OneOf(rapid.Float64(), rapid.Just(math.NaN()), rapid.Map(rapid.Uint64(), math.Float64frombits), rapid.Map(rapid.Int32(), func(n int32) float64 { return float64(n) / 128 }))
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Row {
			return Row{
				Scenario: name.Draw(t, "scenario"), Arm: name.Draw(t, "arm"), Point: rapid.IntRange(0, 1<<40).Draw(t, "point"),
				Replicate: rapid.IntRange(0, 1<<40).Draw(t, "replicate"), Day: rapid.IntRange(-1<<31, 1<<31-1).Draw(t, "day"),
				Values: rapid.SliceOfN(value, 3, 3).Draw(t, "values"),
			}
		}), 0, 5).Draw(t, "rows")
		var b bytes.Buffer
		c := NewCSV(&b, tableColumns(seriesKeys, []string{"x", "y,z", "\"w\""})...)
		for _, r := range want {
			c.texts([]string{r.Scenario, r.Arm})
			c.Int(int64(r.Point))
			c.Int(int64(r.Replicate))
			c.Int(int64(r.Day))
			c.floats(r.Values)
			c.End()
		}
		c.Flush()
		size := rapid.IntRange(1, 40)
		r, err := Read(SeriesFile, "x.csv", chunks{bytes.NewReader(b.Bytes()), func() int { return size.Draw(t, "chunk") }})
		if err != nil {
			t.Fatal(err)
		}
		plain, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(plain) != len(want)+1 {
			t.Fatalf("encoding/csv has %d rows, %v; want %d", len(plain), err, len(want)+1)
		}
		n := 0
		for got, err := range r.Rows() {
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want[n], *got, sameBits); d != "" {
				t.Fatalf("row %d differs (-want +got):\n%s", n, d)
			}
			if d := cmp.Diff(want[n].Values, parsed(t, plain[n+1][len(seriesKeys):]), sameBits); d != "" {
				t.Fatalf("row %d of encoding/csv differs (-want +got):\n%s", n, d)
			}
			n++
		}
		if n != len(want) {
			t.Fatalf("%d rows; want %d", n, len(want))
		}
	})
}

// sameBits has numbers be equal when their bits are, all NaN being one.
var sameBits = cmp.Options{
	cmpopts.EquateNaNs(),
	cmp.FilterValues(func(x, y float64) bool { return x == 0 && y == 0 }, cmp.Comparer(func(x, y float64) bool { return math.Signbit(x) == math.Signbit(y) })),
}

// parsed returns the numbers that fields say.
func parsed(t *rapid.T, fields []string) (x []float64) {
	for _, s := range fields {
		v, err := strconv.ParseFloat(s, 64)
		if s == "" {
			v, err = math.NaN(), nil
		}
		if err != nil {
			t.Fatal(err)
		}
		x = append(x, v)
	}
	return x
}

// A row may be longer than the buffer, and lie across its border at any place: within
// quotes, a doubled quote, or a line end.
func TestRowsAcrossBuffers(t *testing.T) {
	const row = "\"a\"\"\n,b\r\n\",2,,\"\"\r\n"
	want := []string{"a\"\n,b\r\n", "2", "", ""}
	for before := csvBuffer - len(row) - 2; before <= csvBuffer+1; before++ {
		text := strings.Repeat("x", before-1) + "\n" + row + row
		rows, err := splitRows(strings.NewReader(text))
		if err != nil || len(rows) != 3 || len(rows[0][0]) != before-1 || !cmp.Equal(rows[1], want) || !cmp.Equal(rows[2], want) {
			t.Fatalf("rows after %d bytes = %q, %v; want twice %q", before, rows[1:], err, want)
		}
	}
	long := strings.Repeat("a\n", 3*csvBuffer)
	rows, err := splitRows(iotest.HalfReader(strings.NewReader(`1,"` + long + "\",2\n3,4,5\n")))
	if err != nil || len(rows) != 2 || rows[0][1] != long || rows[1][2] != "5" {
		t.Errorf("%d rows, %v; want 2, the first with a field of %d bytes", len(rows), err, len(long))
	}
}

// Rows and numbers are read without any allocation.
func TestReadingAllocatesForNoRow(t *testing.T) {
	var b bytes.Buffer
	c := NewCSV(&b, tableColumns(seriesKeys, []string{"x", "y"})...)
	const rows = 5000
	for i := range rows {
		c.texts([]string{"a scenario", []string{"calm", "no, blame"}[i%2]})
		c.Int(0)
		c.Int(int64(i / 100))
		c.Int(int64(i % 100))
		c.floats([]float64{math.Sqrt(float64(i)), float64(i) / 1e9})
		c.End()
	}
	c.Flush()
	each := testing.AllocsPerRun(5, func() {
		r, err := Read(SeriesFile, "x.csv", bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, err := range r.Rows() {
			if n++; err != nil {
				t.Fatal(err)
			}
		}
		if n != rows {
			t.Fatalf("%d rows; want %d", n, rows)
		}
	})
	if each > 60 {
		t.Errorf("%v allocations for a table of %d rows; want those of the Reader alone, 60 at most", each, rows)
	}
}

// Tables that a spreadsheet or a notebook has saved are read back: CRLF, a byte order
// mark, all fields in quotes, numbers with more digits and large exponents, empty lines
// at the end. Of these are Excel's "CSV UTF-8", and csv.QUOTE_ALL of Python.
func TestReadsWhatOthersSave(t *testing.T) {
	want := []Row{
		{Scenario: "s", Arm: "a, b", Point: 0, Replicate: 1, Values: []float64{.25, math.NaN()}},
		{Scenario: "s", Arm: "c", Point: 2, Replicate: 3, Values: []float64{1e-5, math.Inf(1)}},
	}
	for name, text := range map[string]string{
		"as heed writes it":      "scenario,arm,point,replicate,m,k\ns,\"a, b\",0,1,0.25,\ns,c,2,3,0.00001,Inf\n",
		"CRLF":                   "scenario,arm,point,replicate,m,k\r\ns,\"a, b\",0,1,0.25,\r\ns,c,2,3,0.00001,Inf\r\n",
		"Excel, CSV UTF-8":       "\ufeffscenario,arm,point,replicate,m,k\r\ns,\"a, b\",0,1,0.25,\r\ns,c,2,3,1E-05,Inf\r\n",
		"Python, everything":     "\"scenario\",\"arm\",\"point\",\"replicate\",\"m\",\"k\"\r\n\"s\",\"a, b\",\"0\",\"1\",\"0.25\",\"\"\r\n\"s\",\"c\",\"2\",\"3\",\"1e-05\",\"inf\"\r\n",
		"a mark before a quote":  "\ufeff\"scenario\",arm,point,replicate,m,k\ns,\"a, b\",0,1,0.250000,\ns,c,2,3,0.1e-4,+Inf\n",
		"empty lines at the end": "scenario,arm,point,replicate,m,k\ns,\"a, b\",0,1,0.25,\ns,c,2,3,0.00001,Inf\n\n\r\n",
	} {
		for _, reader := range []func(io.Reader) io.Reader{func(r io.Reader) io.Reader { return r }, iotest.OneByteReader, iotest.DataErrReader} {
			r, err := Read(ReplicatesFile, "x.csv", reader(strings.NewReader(text)))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			var got []Row
			for row, err := range r.Rows() {
				if err != nil {
					t.Errorf("%s: %v", name, err)
					break
				}
				c := *row
				c.Values = append([]float64(nil), row.Values...)
				got = append(got, c)
			}
			if d := cmp.Diff(want, got, cmpopts.EquateNaNs()); d != "" {
				t.Errorf("%s: rows differ (-want +got):\n%s", name, d)
			}
		}
	}
}

// What is no table is told before it fills the memory.
func TestReadRefusesEndlessRows(t *testing.T) {
	const head = "scenario,arm,point,replicate,m\n"
	for _, tt := range []struct{ name, begin, more, want string }{
		{"a line without end", head + "s,a,0,0,", "1", "x.csv:2:1: not a table of this package: a row of more than 16 MiB"},
		{"a quote that is never closed", head + "s,a,0,0,1\ns,\"a,0,0,1\n", "s,a,0,0,1\n", "x.csv:3:3: not a table of this package: a quote that is never closed"},
		{"columns without end", "", "scenario,", "x.csv:1:1: not a table of this package: a row of more than 16 MiB"},
		{"too many columns", strings.Repeat("scenario,", 1<<20) + "\n", "x", "x.csv:1:589825: not a table of this package: a field too many: want 65536"},
	} {
		endless := &endlessReader{more: tt.more}
		r, err := Read(ReplicatesFile, "x.csv", io.MultiReader(strings.NewReader(tt.begin), endless))
		if err == nil {
			for _, err = range r.Rows() {
			}
		}
		if !errors.Is(err, ErrTable) || !strings.Contains(err.Error(), tt.want) || endless.read > 2*csvRow {
			t.Errorf("%s: error %v after %d bytes; want %q", tt.name, err, endless.read, tt.want)
		}
	}
}

// endlessReader says the same again and again, for a while.
type endlessReader struct {
	more string
	read int
}

func (e *endlessReader) Read(b []byte) (int, error) {
	if e.read > 8*csvRow {
		return 0, fmt.Errorf("%d bytes were read", e.read)
	}
	for i := range b {
		b[i] = e.more[(e.read+i)%len(e.more)]
	}
	e.read += len(b)
	return len(b), nil
}
