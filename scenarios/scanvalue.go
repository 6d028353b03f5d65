package scenarios

import "bytes"

// value scans the value of the key at path.
func (s *scanner) value(path []string, deep bool) {
	switch {
	case s.next(`"""`):
		s.multiline('"')
	case s.next(`'''`):
		s.multiline('\'')
	case s.peek(0) == '"':
		s.basic()
	case s.peek(0) == '\'':
		s.literal()
	case s.peek(0) == '[':
		s.nested(']', func() { s.value(path, true) })
	case s.peek(0) == '{':
		s.nested('}', func() { s.pair(path, deep) })
	default:
		s.until(",]}#\n")
	}
}

// next reports whether the text goes on with prefix.
func (s *scanner) next(prefix string) bool {
	return len(s.text)-s.pos >= len(prefix) && string(s.text[s.pos:s.pos+len(prefix)]) == prefix
}

// nested scans what an array or an inline table holds, up to its end.
func (s *scanner) nested(end byte, item func()) {
	if s.nesting++; s.nesting > maxNesting {
		s.stop(s.pos)
	}
	s.pos++
	for s.blank(); s.more() && s.peek(0) != end; s.blank() {
		begin := s.pos
		if s.peek(0) != ',' {
			item()
		}
		if s.pos == begin {
			s.pos++
		}
	}
	s.close()
	s.nesting--
}

// close passes over one byte, if there is one.
func (s *scanner) close() { s.pos = min(s.pos+1, len(s.text)) }

// basic scans a string in double quotes. A line's end closes a string that has
// no other end.
func (s *scanner) basic() {
	for s.pos++; s.more(); s.pos++ {
		switch s.peek(0) {
		case '\\':
			s.pos++
		case '\n':
			return
		case '"':
			s.pos++
			return
		}
	}
	s.pos = len(s.text)
}

// literal scans a string in single quotes.
func (s *scanner) literal() {
	s.pos++
	s.until("'\n")
	if s.peek(0) == '\'' {
		s.pos++
	}
}

// multiline scans a string in three quotes. The last three of a run of quotes
// close it; those before them belong to it.
func (s *scanner) multiline(quote byte) {
	for s.pos += 3; s.more(); s.pos++ {
		switch {
		case s.peek(0) == '\\' && quote == '"':
			s.pos++
		case s.peek(0) == quote && s.peek(1) == quote && s.peek(2) == quote:
			for s.peek(0) == quote {
				s.pos++
			}
			return
		}
	}
	s.pos = len(s.text)
}

// unquote returns what a string in double quotes says, itself where it is broken.
func unquote(quoted []byte) string {
	if bytes.IndexByte(quoted, '\\') < 0 {
		return string(bytes.Trim(quoted, `"`))
	}
	tree, err := decode(append([]byte("v = "), quoted...))
	if text, ok := tree["v"].(string); err == nil && ok {
		return text
	}
	return string(quoted)
}
