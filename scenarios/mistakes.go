package scenarios

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A Mistake is one thing wrong in a scenario, at the place where it is written.
// What does not apply is empty or 0.
type Mistake struct {
	File   string `json:"file"`             // name of the file, or the flag, such as --set
	Line   int    `json:"line,omitempty"`   // from 1; 0 where the whole file or a flag is meant
	Column int    `json:"column,omitempty"` // in characters, from 1
	Key    string `json:"key,omitempty"`    // as TOML writes it, such as arms.dialogue.set."culture.blame"
	Have   string `json:"have,omitempty"`   // the value as it is written, or what else is there
	Want   string `json:"want,omitempty"`   // what would be right
	Hint   string `json:"hint,omitempty"`   // such as: did you mean "culture.blame"?
}

// Error returns file:line:column: key: have VALUE; want WHAT; hint.
func (m Mistake) Error() string { return m.place() + ": " + m.words() }

// words returns the mistake without its place.
func (m Mistake) words() string {
	var said []string
	if m.Have != "" {
		said = append(said, "have "+m.Have)
	}
	if m.Want != "" {
		said = append(said, "want "+m.Want)
	}
	if m.Hint != "" {
		said = append(said, m.Hint)
	}
	text := strings.Join(said, "; ")
	if m.Key != "" {
		text = m.Key + ": " + text
	}
	return text
}

// place returns where the mistake is.
func (m Mistake) place() string {
	place := m.File
	for _, n := range []int{m.Line, m.Column} {
		if n > 0 {
			place += ":" + strconv.Itoa(n)
		}
	}
	return place
}

// Mistakes are all the mistakes of a scenario: those of its file by line, then
// those of flags, then those of the files that it names.
type Mistakes []Mistake

// Error returns a line for each mistake.
func (m Mistakes) Error() string {
	lines := make([]string, len(m))
	for i := range m {
		lines[i] = m[i].Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the mistakes one by one.
func (m Mistakes) Unwrap() []error {
	errs := make([]error, len(m))
	for i := range m {
		errs[i] = m[i]
	}
	return errs
}

// sort orders the mistakes of the file name by their place and puts them first.
func (m Mistakes) sort(name string) {
	rank := func(x Mistake) int {
		if x.File == name {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(m, func(a, b Mistake) int {
		if d := cmp.Compare(rank(a), rank(b)); d != 0 || rank(a) == 1 {
			return d
		}
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// or returns the mistakes as an error, nil where there are none.
func (m Mistakes) or(name string) error {
	if len(m) == 0 {
		return nil
	}
	m.sort(name)
	return m
}
