package network

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"
)

// maxRecord is the most bytes of a line and of a record that runs over lines.
const maxRecord = 1 << 16

// A scanner splits comma-separated values (RFC 4180) into records. It accepts
// UTF-8 with or without a byte order mark and lines that end in LF or CRLF, and
// passes over empty lines. It differs from encoding/csv in that it allocates
// nothing for a record, bounds a record's size, knows the line a record begins
// on, and goes on after a malformed record.
type scanner struct {
	in    *bufio.Reader
	wrong *mistakes
	most  int64 // bytes of the file
	err   error // of reading

	line   int // the line that the record begins on
	fields [][]byte
	broken int // records that could not be split

	lines int   // read so far
	bytes int64 // read so far
	alien bool  // a line of the record is not UTF-8
	over  bool  // nothing more can be read
	text  []byte
	ends  []int // of the fields in text
}

func newScanner(r io.Reader, most int64, wrong *mistakes) *scanner {
	return &scanner{in: bufio.NewReaderSize(r, maxRecord), most: most, wrong: wrong}
}

// next scans the next record into fields, which hold until the call after it. It
// reports whether there was one.
func (s *scanner) next() bool {
	for {
		s.alien = false
		line, ok := s.readLine()
		s.line = s.lines
		switch {
		case !ok:
			return false
		case len(line) == 0:
			continue
		case bytes.IndexByte(line, '"') < 0:
			s.split(line)
		case !s.unquote(line):
			s.broken++
			continue
		}
		if !s.alien {
			return true
		}
		s.broken++
		s.wrong.add(s.line, "not UTF-8: want a text file in UTF-8")
	}
}

// split cuts a line without quotes.
func (s *scanner) split(line []byte) {
	s.fields = s.fields[:0]
	for {
		i := bytes.IndexByte(line, ',')
		if i < 0 {
			s.fields = append(s.fields, line)
			return
		}
		s.fields = append(s.fields, line[:i])
		line = line[i+1:]
	}
}

// unquote cuts a record that has quotes, reading more lines where a quoted field
// runs over them. It reports whether the record is well formed.
func (s *scanner) unquote(line []byte) (ok bool) {
	s.text, s.ends = s.text[:0], s.ends[:0]
	for more := true; more; {
		if len(line) > 0 && line[0] == '"' {
			line, more, ok = s.quoted(line[1:])
		} else {
			line, more, ok = s.plain(line)
		}
		if !ok {
			return false
		}
		s.ends = append(s.ends, len(s.text))
	}
	s.fields = s.fields[:0]
	begin := 0
	for _, end := range s.ends {
		s.fields = append(s.fields, s.text[begin:end])
		begin = end
	}
	return true
}

// plain takes a field without quotes from the line. It returns the rest of the
// line and whether there is another field in it.
func (s *scanner) plain(line []byte) (rest []byte, more, ok bool) {
	field, rest, more := bytes.Cut(line, []byte{','})
	if bytes.IndexByte(field, '"') >= 0 {
		s.wrong.add(s.lines, "a quote inside %s: want the whole value in quotes and quotes in it doubled", quote(field))
		return nil, false, false
	}
	s.text = append(s.text, field...)
	return rest, more, true
}

// quoted takes the field after an opening quote, as plain does.
func (s *scanner) quoted(line []byte) (rest []byte, more, ok bool) {
	for {
		inside, after, closed := bytes.Cut(line, []byte{'"'})
		s.text = append(s.text, inside...)
		switch {
		case !closed:
			if line, ok = s.continued(); !ok {
				return nil, false, false
			}
		case len(after) > 0 && after[0] == '"':
			s.text = append(s.text, '"')
			line = after[1:]
		case len(after) == 0:
			return nil, false, true
		case after[0] == ',':
			return after[1:], true, true
		default:
			s.wrong.add(s.lines, "%s after a closing quote: want a comma or the end of the line", quote(after))
			return nil, false, false
		}
	}
}

// continued reads the next line of a quoted field.
func (s *scanner) continued() (line []byte, ok bool) {
	s.text = append(s.text, '\n')
	if len(s.text) <= maxRecord {
		if line, ok = s.readLine(); ok || s.err != nil {
			return line, ok
		}
	}
	s.stop(s.line, "a quote opens here and does not close: want it closed within %d bytes", maxRecord)
	return nil, false
}

// readLine returns the next line without its end.
func (s *scanner) readLine() (line []byte, ok bool) {
	if s.over {
		return nil, false
	}
	line, err := s.in.ReadSlice('\n')
	s.bytes += int64(len(line))
	if len(line) > 0 {
		s.lines++
	}
	switch {
	case bytes.IndexByte(line, 0) >= 0:
		s.stop(s.lines, "not a text file, for it has zero bytes: want comma-separated values in UTF-8")
	case s.bytes > s.most:
		s.stop(0, "larger than %d bytes: want a smaller file", s.most)
	case err == bufio.ErrBufferFull:
		s.stop(s.lines, "a line of more than %d bytes: want comma-separated values", maxRecord)
	case err != nil && err != io.EOF:
		s.err, s.over = err, true
	}
	if s.over || len(line) == 0 {
		return nil, false
	}
	return s.trim(line), true
}

// trim takes off the end of a line and the byte order mark before the first.
func (s *scanner) trim(line []byte) []byte {
	line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte{'\n'}), []byte{'\r'})
	if s.lines == 1 {
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
	}
	s.alien = s.alien || !utf8.Valid(line)
	return line
}

// stop notes a mistake after which nothing can be read.
func (s *scanner) stop(line int, format string, args ...any) {
	if !s.over {
		s.wrong.add(line, format, args...)
	}
	s.over = true
}
