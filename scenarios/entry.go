package scenarios

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// An entry is a key that a file or a flag gives, and what it gives.
type entry struct {
	path    []string
	form    form
	value   any    // nil for the name of a table
	raw     string // the value as it is written
	file    string // or flag
	line    int    // 0 for a flag
	columns []int  // of the last parts of the path, those that stand here
}

// entries returns what a document gives, in its order. What stands inside an
// array is left to the entry of the array.
func (d document) entries(name string, text []byte) []entry {
	var all []entry
	l := locator{text: text}
	for _, m := range d.mentions {
		if m.deep {
			continue
		}
		e := entry{path: m.path, form: m.form, raw: string(m.value), file: name}
		for _, at := range m.parts {
			line, column := l.locate(at)
			e.line, e.columns = line, append(e.columns, column)
		}
		e.value = lookup(d.tree, m.path)
		all = append(all, e)
	}
	return all
}

// lookup returns what a tree has at a path, nil where that is in no table.
func lookup(tree map[string]any, path []string) any {
	var at any = tree
	for _, name := range path {
		table, ok := at.(map[string]any)
		if !ok {
			return nil
		}
		at = table[name]
	}
	return at
}

// table reports whether e names a table.
func (e entry) table() bool {
	_, ok := e.value.(map[string]any)
	return ok || e.form == header
}

// flag reports whether e comes from a flag.
func (e entry) flag() bool { return e.line == 0 }

// key writes the first n parts of the path as TOML does.
func (e entry) key(n int) string { return display(e.path[:n]) }

// mistake returns a mistake in the n-th part of the path, from 1.
func (e entry) mistake(n int) Mistake {
	m := Mistake{File: e.file, Line: e.line, Key: e.key(n)}
	if i := n - 1 - (len(e.path) - len(e.columns)); i >= 0 && !e.flag() {
		m.Column = e.columns[i]
	}
	return m
}

// have returns the value as it is written, in short.
func (e entry) have() string {
	switch {
	case e.table() && !e.flag():
		return "a table"
	case strings.TrimSpace(e.raw) == "":
		return "no value"
	}
	return short(e.raw)
}

// short returns the beginning of a text in one line.
func short(text string) string {
	const most = 40
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) > most {
		return string([]rune(text)[:most]) + "..."
	}
	return text
}

// An Override gives a key another value than the file does, as a flag of a
// command or a level of a factor.
type Override struct {
	Flag  string // where it comes from, for mistakes, such as --set
	Path  string // such as culture.blame, scenario.days, arms.dialogue.from_day; or arms, to select some
	Value string // as TOML writes it, text also without quotes; for arms, names with commas between
}

// Set takes path=value apart, as the flag --set has it.
func Set(assignment string) Override {
	path, value, _ := strings.Cut(assignment, "=")
	return Override{Flag: "--set", Path: strings.TrimSpace(path), Value: strings.TrimSpace(value)}
}

// entry returns what an override gives; not ok where its path is none.
func (o Override) entry() (e entry, ok bool) {
	s := scanner{text: []byte(o.Path), tooDeep: -1}
	path, _ := s.key(nil)
	if s.pos < len(o.Path) || len(path) == 0 || s.tooDeep >= 0 {
		return entry{}, false
	}
	e = entry{path: path, form: pair, raw: o.Value, file: o.Flag, value: o.Value}
	if strings.ContainsAny(o.Value, "\n\r") || alienText(o.Value) {
		return e, true
	}
	if m, deep := scan([]byte("v = " + o.Value)); deep < 0 && len(m) > 0 {
		if tree, err := decode([]byte("v = " + o.Value)); err == nil {
			e.value = tree["v"]
		}
	}
	return e, true
}

// alienText reports whether a text has what no scenario may have.
func alienText(text string) bool {
	at, _ := alien(bytes.TrimPrefix([]byte(text), mark))
	return at >= 0
}
