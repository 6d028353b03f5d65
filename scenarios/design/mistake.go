package design

import (
	"fmt"
	"strings"
)

// A Mistake is one thing wrong in a factor or in a file of points. What does not apply is
// empty or 0.
type Mistake struct {
	Line, Column int    // of a file of points, from 1, the column in bytes
	Factor       string // the path
	Key          string // what of the factor, such as max
	Have         string // what is there
	Want         string // what would be right
}

// Error returns line:column: factor: key: have WHAT; want WHAT.
func (m Mistake) Error() string {
	var place []string
	if m.Line > 0 {
		place = append(place, fmt.Sprintf("%d:%d", m.Line, m.Column))
	}
	for _, name := range []string{m.Factor, m.Key} {
		if name != "" {
			place = append(place, name)
		}
	}
	return strings.Join(append(place, fmt.Sprintf("have %s; want %s", m.Have, m.Want)), ": ")
}

// Mistakes are all the mistakes of factors or of a file, in their order.
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

// err returns m as an error, nil where there is no mistake.
func (m Mistakes) err() error {
	if len(m) == 0 {
		return nil
	}
	return m
}
