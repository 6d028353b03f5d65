package network

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// MaxMistakes is the most mistakes of one file that an error names; it counts
// the others.
const MaxMistakes = 20

// A Mistake is one thing wrong in a file. It may quote values of the file.
type Mistake struct {
	File string
	Line int    // from 1; 0 where the whole file is meant
	Text string // what is wrong, the value, and what is wanted
}

// Error returns file:line: text.
func (m Mistake) Error() string {
	if m.Line == 0 {
		return m.File + ": " + m.Text
	}
	return m.File + ":" + strconv.Itoa(m.Line) + ": " + m.Text
}

// mistakes collects those of a file.
type mistakes struct {
	file string
	kept []Mistake
	more int
}

// add notes a mistake.
func (m *mistakes) add(line int, format string, args ...any) {
	if len(m.kept) == MaxMistakes {
		m.more++
		return
	}
	m.kept = append(m.kept, Mistake{m.file, line, fmt.Sprintf(format, args...)})
}

// any reports whether there are any.
func (m *mistakes) any() bool { return len(m.kept) > 0 }

// err returns the mistakes as one error, a line for each, by line of the file.
func (m *mistakes) err() error {
	slices.SortStableFunc(m.kept, func(a, b Mistake) int { return cmp.Compare(a.Line, b.Line) })
	var errs []error
	for _, k := range m.kept {
		errs = append(errs, k)
	}
	if m.more > 0 {
		errs = append(errs, fmt.Errorf("%s: and %d more", m.file, m.more))
	}
	return errors.Join(errs...)
}

// quote quotes a value of a file, cut where it is long.
func quote(value []byte) string {
	const most = 40
	if len(value) > most {
		return strconv.Quote(string(value[:most])) + "..."
	}
	return strconv.Quote(string(value))
}
