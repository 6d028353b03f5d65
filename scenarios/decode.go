package scenarios

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
)

// maxRepairs is how many mistakes in the TOML of a file are looked for: the
// decoder stops at the first, and each takes another run of it.
const maxRepairs = 20

// decode returns the tree of a TOML text.
func decode(text []byte) (tree map[string]any, err error) {
	defer func() {
		// Note: the decoder panics with a text where it finds that it is at
		// fault; whoever wrote the file is better served by a message.
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	_, err = toml.Decode(string(text), &tree)
	return tree, err
}

// A document is a TOML text taken apart.
type document struct {
	mentions []mention // in the order of the text
	tree     map[string]any
}

// read takes a text apart. Where the text is not TOML it notes the mistake, blanks
// out the line or the table that has it, and goes on, so that mistakes beyond the
// first come to light.
func read(name string, text []byte) (doc document, wrong Mistakes) {
	for range maxRepairs {
		var tooDeep int
		if doc.mentions, tooDeep = scan(text); tooDeep >= 0 {
			return document{}, append(wrong, deepMistake(name, text, tooDeep))
		}
		var err error
		if doc.tree, err = decode(text); err == nil {
			return doc, wrong
		}
		m, at := syntaxMistake(name, text, doc.mentions, err)
		wrong = append(wrong, m)
		if text = repaired(text, at); text == nil {
			break
		}
	}
	return document{}, wrong
}

// deepMistake reports nesting without end.
func deepMistake(name string, text []byte, at int) Mistake {
	l := locator{text: text}
	line, column := l.locate(at)
	return Mistake{File: name, Line: line, Column: column,
		Have: fmt.Sprintf("more than %d levels of nesting", maxNesting), Want: "sections of keys"}
}

// syntaxMistake puts the decoder's complaint in one line, and returns the offset
// in the text that it is about.
func syntaxMistake(name string, text []byte, mentions []mention, err error) (Mistake, int) {
	m := Mistake{File: name, Hint: "not TOML: " + oneLine(err.Error())}
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return m, len(text)
	}
	at := max(0, parse.Position.Start)
	if bytes.HasPrefix(text, mark) {
		at += len(mark) // the decoder does not count it
	}
	l := locator{text: text}
	m.Line, m.Column = l.locate(at)
	if strings.HasSuffix(parse.Message, "has already been defined.") {
		return again(m, text, mentions), at
	}
	m.Hint = "not TOML: " + oneLine(parse.Message) + remedy(parse.Message)
	return m, at
}

// again reports a key that is there twice: the decoder's place is that of the
// second.
func again(m Mistake, text []byte, mentions []mention) Mistake {
	l := locator{text: text}
	first := map[string]int{}
	for _, x := range mentions {
		key := display(x.path)
		line, column := l.locate(x.parts[0])
		if before, ok := first[key]; ok && line == m.Line {
			m.Column, m.Key = column, key
			m.Have, m.Want, m.Hint = "it a second time", "it once", fmt.Sprintf("the first is on line %d", before)
			return m
		}
		if _, ok := first[key]; !ok {
			first[key] = line
		}
	}
	m.Hint = "not TOML: a key or table that is already there"
	return m
}

// remedies are what to write instead, by what the decoder says.
var remedies = []struct{ says, write string }{
	{`but got ',' instead`, "write decimals with a point, as in 0.5"},
	{"expected value but found", "write text in quotes, and true and false in small letters"},
	{"floats must start with a digit", "write 0.5 for .5"},
	{"must be followed by one or more digits", "write 1.0 for 1."},
	{"expected '.' or '='", "write key = value"},
	{"cannot have leading zeroes", "write 5 for 05"},
	{"invalid escape", "write / between folders"},
}

// remedy returns what to write instead of what the decoder complains of, if that
// is clear.
func remedy(message string) string {
	for _, r := range remedies {
		if strings.Contains(message, r.says) {
			return "; " + r.write
		}
	}
	return ""
}

// oneLine returns a message without its ends of lines.
func oneLine(message string) string {
	return strings.TrimSuffix(strings.Join(strings.Fields(message), " "), ".")
}

// repaired returns a text, of the same lines, without the one that has the mistake
// at an offset; and without the whole table where that line names one. It returns
// nil where a mistake may reach over more lines.
func repaired(text []byte, at int) []byte {
	at = min(at, len(text))
	begin := bytes.LastIndexByte(text[:at], '\n') + 1
	line, _, _ := bytes.Cut(text[begin:], []byte{'\n'})
	if _, err := decode(text[:begin]); err != nil || len(bytes.TrimSpace(line)) == 0 {
		return nil
	}
	end := begin + len(line)
	if bytes.HasPrefix(bytes.TrimSpace(line), []byte{'['}) {
		end = nextTable(text, end)
	}
	fixed := bytes.Clone(text)
	for i := begin; i < end; i++ {
		if fixed[i] != '\n' {
			fixed[i] = ' '
		}
	}
	return fixed
}

// nextTable returns the offset of the first line after offset that begins with a
// bracket, the length of the text where there is none.
func nextTable(text []byte, offset int) int {
	for offset < len(text) {
		line, _, _ := bytes.Cut(text[offset:], []byte{'\n'})
		if bytes.HasPrefix(bytes.TrimSpace(line), []byte{'['}) {
			return offset
		}
		offset += len(line) + 1
	}
	return len(text)
}

// display writes a path as TOML does.
func display(path []string) string { return toml.Key(path).String() }
