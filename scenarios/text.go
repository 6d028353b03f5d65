package scenarios

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// MaxBytes is the size of the largest scenario file that is read. The largest
// file of use, each key set and explained, has about 40 kB.
const MaxBytes = 1 << 20

// mark is the byte order mark that some editors put before a text.
var mark = []byte("\ufeff")

// ReadText reads the text of a scenario and no more than a byte past [MaxBytes],
// so that of a file that is too large, or of one without an end, nothing more
// comes into memory. [Parse] reports such a text as too large.
func ReadText(r io.Reader) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, MaxBytes+1))
}

// checkText returns what keeps a file from being read as text at all.
func checkText(name string, text []byte) Mistakes {
	switch {
	case len(text) > MaxBytes:
		return Mistakes{{File: name, Have: fmt.Sprintf("more than %d bytes", MaxBytes), Want: "a scenario, a text file of some pages"}}
	case len(bytes.TrimSpace(bytes.TrimPrefix(text, mark))) == 0:
		return Mistakes{{File: name, Have: "an empty file", Want: "at least one section", Hint: "heed init writes a file to start from"}}
	}
	at, what := alien(text)
	if at < 0 {
		return nil
	}
	l := locator{text: text}
	line, column := l.locate(at)
	return Mistakes{{File: name, Line: line, Column: column, Have: what, Want: "a text file in UTF-8"}}
}

// alien returns the offset of the first byte that is no text and what it is, or -1.
func alien(text []byte) (at int, what string) {
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		switch {
		case r == utf8.RuneError && size == 1:
			return at, "the byte 0x" + strconv.FormatUint(uint64(text[at]), 16) + ", which is not UTF-8"
		case r == '\r' && at+1 < len(text) && text[at+1] == '\n', r == '\t', r == '\n':
		case r < ' ' || r == 0x7f:
			return at, fmt.Sprintf("the control character %U", r)
		}
		at += size
	}
	return -1, ""
}

// A locator turns offsets in a text into lines and columns. It is quick for
// offsets that ascend.
type locator struct {
	text         []byte
	at           int // an offset whose place is known
	line, column int // of it, from 0
}

// locate returns the line and the column, in characters, of an offset, from 1.
func (l *locator) locate(offset int) (line, column int) {
	offset = max(0, min(offset, len(l.text)))
	if offset < l.at {
		l.at, l.line, l.column = 0, 0, 0
	}
	if l.at == 0 && bytes.HasPrefix(l.text, mark) {
		l.at = min(offset, len(mark))
	}
	for _, b := range l.text[l.at:offset] {
		if b == '\n' {
			l.line, l.column = l.line+1, 0
		} else if utf8.RuneStart(b) {
			l.column++
		}
	}
	l.at = offset
	return l.line + 1, l.column + 1
}
