package scenarios

import (
	"bytes"
	"slices"
)

// maxNesting is the most parts of a key and the deepest nesting of values that
// are read. Scenarios need five; without a bound, a small file could exhaust the
// stack of a recursive reader.
const maxNesting = 32

// A mention is one place where a text names a key: the name of a table, of an
// array of tables, or of a value.
type mention struct {
	path  []string // from the root of the document
	parts []int    // offsets of the last len(parts) parts of path, as written here
	form  form
	value []byte // as written, for a value
	deep  bool   // in an array, where a path does not tell one key
}

// A form is how a key is mentioned.
type form int

const (
	header      form = iota // [a.b]
	arrayHeader             // [[a.b]]
	pair                    // a.b = value
)

// A scanner finds the keys of a TOML text (v1.0, and the newlines in inline
// tables of v1.1) and where they are, which the decoder does not tell. It accepts
// more than TOML: of a text that the decoder accepts it finds each key, in order,
// and of any other it finds something.
type scanner struct {
	text     []byte
	pos      int
	nesting  int
	mentions []mention
	tooDeep  int // offset of what is nested too deep, -1 where nothing is
}

// scan returns the keys of a text, and the offset of what is nested deeper than
// maxNesting, -1 where nothing is. There it stops.
func scan(text []byte) (mentions []mention, tooDeep int) {
	s := &scanner{text: text, tooDeep: -1}
	if bytes.HasPrefix(text, mark) {
		s.pos = len(mark)
	}
	s.document()
	return s.mentions, s.tooDeep
}

// peek returns the byte offset places on, 0 past the end.
func (s *scanner) peek(offset int) byte {
	if s.pos+offset < len(s.text) {
		return s.text[s.pos+offset]
	}
	return 0
}

// more reports whether there is more text.
func (s *scanner) more() bool { return s.pos < len(s.text) }

// spaces passes over spaces and tabs.
func (s *scanner) spaces() {
	for s.peek(0) == ' ' || s.peek(0) == '\t' {
		s.pos++
	}
}

// blank passes over spaces, ends of lines and comments.
func (s *scanner) blank() {
	for {
		switch s.peek(0) {
		case ' ', '\t', '\r', '\n':
			s.pos++
		case '#':
			s.until("\n")
		default:
			return
		}
	}
}

// until passes over all bytes before one of stops.
func (s *scanner) until(stops string) {
	if i := bytes.IndexAny(s.text[s.pos:], stops); i >= 0 {
		s.pos += i
	} else {
		s.pos = len(s.text)
	}
}

// stop ends the scan at what is nested too deep.
func (s *scanner) stop(at int) {
	if s.tooDeep < 0 {
		s.tooDeep = at
	}
	s.pos = len(s.text)
}

// document scans tables and pairs to the end.
func (s *scanner) document() {
	var table []string
	for s.blank(); s.more(); s.blank() {
		begin := s.pos
		if s.peek(0) == '[' {
			table = s.header()
		} else {
			s.pair(table, false)
		}
		if s.pos == begin {
			s.pos++ // what starts no key is the decoder's to report
		}
	}
}

// header scans [a.b] or [[a.b]] and returns the path of the table.
func (s *scanner) header() []string {
	m := mention{form: header}
	if s.pos++; s.peek(0) == '[' {
		s.pos++
		m.form = arrayHeader
	}
	m.path, m.parts = s.key(nil)
	s.mention(m)
	for s.spaces(); s.peek(0) == ']'; {
		s.pos++
	}
	return m.path
}

// pair scans key = value in a table.
func (s *scanner) pair(table []string, deep bool) {
	m := mention{form: pair, deep: deep}
	m.path, m.parts = s.key(table)
	if s.peek(0) != '=' || len(m.parts) == 0 {
		return
	}
	s.pos++
	s.spaces()
	i := len(s.mentions)
	s.mention(m)
	begin := s.pos
	s.value(m.path, deep)
	if i < len(s.mentions) {
		s.mentions[i].value = bytes.TrimRight(s.text[begin:s.pos], " \t\r")
	}
}

// mention notes a key.
func (s *scanner) mention(m mention) {
	if len(m.parts) > 0 && s.tooDeep < 0 {
		s.mentions = append(s.mentions, m)
	}
}

// key scans a key of parts with points between and returns its path from the
// root and where its parts are.
func (s *scanner) key(table []string) (path []string, parts []int) {
	path = slices.Clip(table)
	for {
		s.spaces()
		begin := s.pos
		name := s.name()
		if s.pos == begin {
			return path, parts
		}
		path, parts = append(path, name), append(parts, begin)
		if len(path) > maxNesting {
			s.stop(parts[0])
		}
		if s.spaces(); s.peek(0) != '.' {
			return path, parts
		}
		s.pos++
	}
}

// name scans one part of a key.
func (s *scanner) name() string {
	begin := s.pos
	switch s.peek(0) {
	case '"':
		s.basic()
		return unquote(s.text[begin:s.pos])
	case '\'':
		s.literal()
		return string(bytes.Trim(s.text[begin:s.pos], "'"))
	}
	for isBare(s.peek(0)) {
		s.pos++
	}
	return string(s.text[begin:s.pos])
}

// isBare reports whether a key may have b without quotes.
func isBare(b byte) bool {
	return 'a' <= b|0x20 && b|0x20 <= 'z' || '0' <= b && b <= '9' || b == '_' || b == '-'
}
