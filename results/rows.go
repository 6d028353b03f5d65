package results

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// csvRows splits CSV into rows of fields: RFC 4180, with lines that end in LF or
// CRLF, after a byte order mark or none, as spreadsheets and notebooks write it too.
// Empty lines are no rows. It holds one row and one buffer, and allocates for none.
//
// A file that ends within a line is an error: a number that was cut is a number.
//
// Note: it reads into a buffer rather than mapping the file (golang.org/x/exp/mmap). Of
// 4.6 GB both took the same 13 s of processor time, but the mapped file counts as 4.5 GB
// of memory in use where the buffer has 12 MB.
type csvRows struct {
	r     io.Reader
	buf   []byte
	next  int   // where in buf the row after this one begins
	end   int   // of what was read
	err   error // why there is no more to read
	begun bool  // the byte order mark is skipped
	lines int   // that have ended before next
	width int   // the most fields that a row may have

	line   int    // the number of the row's first line, from 1
	quotes int    // of the row
	raw    []byte // as it was read, without its end
	text   []byte // raw, or its fields without quotes
	fields []csvField
	plain  []byte // the memory of text where it is not raw
}

// A csvField is where a field is in the text of a row, and where it begins in what
// was read.
type csvField struct{ begin, end, raw int }

// csvRow and csvFields bound a row, in bytes and fields, so that a file that is no
// table, or a quote that is never closed, is told before all of it is in memory.
const (
	csvRow    = 16 << 20
	csvFields = 1 << 16
)

func newCSVRows(r io.Reader) *csvRows { return &csvRows{r: r, width: csvFields} }

var utf8Mark = []byte("\xef\xbb\xbf") // the byte order mark

// A csvError says what is wrong with the CSV at a line and column, both from 1. Columns
// count bytes, as editors and compilers have it.
type csvError struct {
	line, column int
	err          error
}

func (e *csvError) Error() string { return fmt.Sprintf("%d:%d: %v", e.line, e.column, e.err) }

func (e *csvError) Unwrap() error { return e.err }

// What is wrong with a row.
var (
	errCut   = errors.New("the file ends within a line; it was cut off, or its last line has no end")
	errOpen  = errors.New("a quote that is never closed")
	errBare  = errors.New(`a quote within a field; want the field in quotes, and "" within it`)
	errAfter = errors.New("text after the quote that ends a field; want a comma")
	errLong  = fmt.Errorf("a row of more than %d MiB; this is no table", csvRow>>20)
)

// read goes to the next row. The error is io.EOF after the last, a csvError, or of
// reading.
func (c *csvRows) read() error {
	for {
		if err := c.lineUp(); err != nil {
			return err
		}
		if len(c.raw) > 0 {
			break
		}
	}
	c.fields = c.fields[:0]
	if c.quotes > 0 {
		return c.unquote()
	}
	return c.split()
}

// split finds the fields of a row without quotes.
func (c *csvRows) split() error {
	c.text = c.raw
	for begin := 0; ; {
		n := bytes.IndexByte(c.text[begin:], ',')
		if n < 0 {
			return c.add(csvField{begin, len(c.text), begin})
		}
		if err := c.add(csvField{begin, begin + n, begin}); err != nil {
			return err
		}
		begin += n + 1
	}
}

// add adds a field to the row.
func (c *csvRows) add(f csvField) error {
	if len(c.fields) == c.width {
		return c.at(f.raw, fmt.Errorf("a field too many: want %d", c.width))
	}
	c.fields = append(c.fields, f)
	return nil
}

// field returns the text of a field. It is good until the next row.
func (c *csvRows) field(i int) []byte { return c.text[c.fields[i].begin:c.fields[i].end] }

// lineUp sets raw to the next line without its end, or to more lines where quotes
// span them.
func (c *csvRows) lineUp() error {
	c.line, c.quotes = c.lines+1, 0
	for seen := 0; ; {
		unseen := c.buf[c.next+seen : c.end]
		n := bytes.IndexByte(unseen, '\n')
		if n >= 0 {
			unseen = unseen[:n+1]
			c.lines++
		}
		c.quotes += bytes.Count(unseen, []byte{'"'})
		seen += len(unseen)
		if n >= 0 && c.quotes%2 == 0 {
			c.raw = bytes.TrimSuffix(c.buf[c.next:c.next+seen-1], []byte{'\r'})
			c.next += seen
			return nil
		}
		if n < 0 {
			if err := c.fill(); err != nil {
				return c.ended(err)
			}
		}
	}
}

// ended returns the error of a row that has no end, because of err.
func (c *csvRows) ended(err error) error {
	c.raw = c.buf[c.next:c.end]
	switch {
	case err == io.EOF && len(c.raw) == 0 || err != io.EOF && err != errLong:
		return err
	case c.quotes%2 == 1:
		c.fields = c.fields[:0]
		if err := c.unquote(); err != nil {
			return err
		}
	case err == errLong:
		return c.at(0, err)
	}
	return c.at(len(c.raw), errCut)
}

// at returns err with the place of an offset in the row.
func (c *csvRows) at(offset int, err error) *csvError {
	before := c.raw[:offset]
	return &csvError{c.line + bytes.Count(before, []byte{'\n'}), offset - bytes.LastIndexByte(before, '\n'), err}
}

// fill reads more, behind the row that is looked for.
func (c *csvRows) fill() error {
	if c.next > 0 {
		c.end = copy(c.buf, c.buf[c.next:c.end])
		c.next = 0
	}
	if c.end == len(c.buf) {
		if len(c.buf) >= csvRow {
			return errLong
		}
		c.buf = append(c.buf, make([]byte, max(csvBuffer, len(c.buf)))...)
	}
	before := c.end
	for n := 0; c.err == nil && (c.end == before || !c.begun && c.end < len(utf8Mark)); n++ {
		c.take()
		if n == 100 && c.end == before {
			c.err = io.ErrNoProgress
		}
	}
	if !c.begun {
		c.begun = true
		if bytes.HasPrefix(c.buf[:c.end], utf8Mark) {
			c.end = copy(c.buf, c.buf[len(utf8Mark):c.end])
			return nil
		}
	}
	if c.end == before {
		return c.err
	}
	return nil
}

// take reads once.
func (c *csvRows) take() {
	n, err := c.r.Read(c.buf[c.end:])
	c.end, c.err = c.end+n, err
}

// unquote finds the fields of a row that has quotes.
func (c *csvRows) unquote() error {
	c.plain = c.plain[:0]
	for i := 0; ; i++ { // i is where a field begins
		f := csvField{begin: len(c.plain), raw: i}
		end, err := c.takeField(i)
		if err != nil {
			return err
		}
		f.end = len(c.plain)
		if err := c.add(f); err != nil {
			return err
		}
		if i = end; i == len(c.raw) {
			c.text = c.plain
			return nil
		}
	}
}

// takeField appends the field at i to the plain text, and returns where it ends.
func (c *csvRows) takeField(i int) (int, error) {
	if i == len(c.raw) || c.raw[i] != '"' {
		n := bytes.IndexByte(c.raw[i:], ',')
		if n < 0 {
			n = len(c.raw) - i
		}
		if quote := bytes.IndexByte(c.raw[i:i+n], '"'); quote >= 0 {
			return 0, c.at(i+quote, errBare)
		}
		c.plain = append(c.plain, c.raw[i:i+n]...)
		return i + n, nil
	}
	for at := i + 1; ; {
		n := bytes.IndexByte(c.raw[at:], '"')
		if n < 0 {
			return 0, c.at(i, errOpen)
		}
		c.plain = append(c.plain, c.raw[at:at+n]...)
		switch at += n + 1; {
		case at == len(c.raw) || c.raw[at] == ',':
			return at, nil
		case c.raw[at] != '"':
			return 0, c.at(at, errAfter)
		}
		c.plain = append(c.plain, '"')
		at++
	}
}
