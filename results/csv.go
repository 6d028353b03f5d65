package results

import (
	"io"
	"math"
	"strconv"
	"strings"
)

// A CSV writes a table as comma-separated values: RFC 4180 in UTF-8, with a
// header line, but with lines that end in LF alone, as notebooks and diffs
// prefer. Numbers are the shortest that read back to the same bits, with a dot,
// and without an exponent from 1e-6 up to 1e21. NaN is an empty field. Text is
// quoted only where it has to be.
//
// A row is its fields in order, then End. The first error of the writer stays
// and comes back from End and Flush.
type CSV struct {
	w      io.Writer
	buf    []byte
	begin  int   // where in buf the row begins
	fields int   // of the row so far
	width  int   // fields of a row
	rows   int64 // ended, the header apart
	err    error
}

// csvBuffer is how much is written at a time.
const csvBuffer = 1 << 16

// NewCSV returns a CSV that writes to w, and has written the header line.
func NewCSV(w io.Writer, columns ...string) *CSV {
	c := &CSV{w: w, buf: make([]byte, 0, csvBuffer+csvBuffer/4), width: len(columns), rows: -1}
	for _, name := range columns {
		c.Text(name)
	}
	c.End()
	return c
}

// Rows returns how many rows have ended, the header line apart.
func (c *CSV) Rows() int64 { return c.rows }

// Text appends a field of text.
func (c *CSV) Text(s string) {
	c.comma()
	c.buf = appendText(c.buf, s)
}

// Int appends a whole number.
func (c *CSV) Int(n int64) {
	c.comma()
	c.buf = strconv.AppendInt(c.buf, n, 10)
}

// Float appends a number, or an empty field for NaN. Infinities are Inf and
// -Inf, which notebooks read.
func (c *CSV) Float(x float64) {
	c.comma()
	c.buf = appendFloat(c.buf, x)
}

// floats appends the numbers x.
func (c *CSV) floats(x []float64) {
	for _, v := range x {
		c.Float(v)
	}
}

// texts appends the fields s.
func (c *CSV) texts(s []string) {
	for _, v := range s {
		c.Text(v)
	}
}

// raw appends count fields that are already encoded, with commas between them.
func (c *CSV) raw(encoded []byte, count int) {
	c.comma()
	c.buf = append(c.buf, encoded...)
	c.fields += count - 1
}

func (c *CSV) comma() {
	if c.fields > 0 {
		c.buf = append(c.buf, ',')
	}
	c.fields++
}

// End ends the row. It panics when the row has not as many fields as the header.
func (c *CSV) End() error {
	if c.fields != c.width {
		panic("results: row of " + strconv.Itoa(c.fields) + " fields in a table of " + strconv.Itoa(c.width))
	}
	if c.width == 1 && len(c.buf) == c.begin {
		c.buf = append(c.buf, `""`...) // an empty line would be no row to most readers
	}
	c.buf = append(c.buf, '\n')
	c.rows++
	c.fields, c.begin = 0, len(c.buf)
	if len(c.buf) >= csvBuffer {
		return c.Flush()
	}
	return c.err
}

// Flush writes what has ended.
func (c *CSV) Flush() error {
	if c.err == nil {
		_, c.err = c.w.Write(c.buf)
	}
	c.buf, c.begin = c.buf[:0], 0
	return c.err
}

func appendText(b []byte, s string) []byte {
	if !strings.ContainsAny(s, ",\"\r\n") {
		return append(b, s...)
	}
	b = append(b, '"')
	b = append(b, strings.ReplaceAll(s, `"`, `""`)...)
	return append(b, '"')
}

func appendFloat(b []byte, x float64) []byte {
	size := math.Abs(x)
	switch whole := int64(x); {
	case x != x:
		return b
	case size < 1<<53 && float64(whole) == x && (whole != 0 || !math.Signbit(x)):
		return strconv.AppendInt(b, whole, 10)
	case math.IsInf(x, 1):
		return append(b, "Inf"...)
	case size != 0 && (size < 1e-6 || size >= 1e21):
		return strconv.AppendFloat(b, x, 'e', -1, 64)
	}
	return strconv.AppendFloat(b, x, 'f', -1, 64)
}

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }
