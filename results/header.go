package results

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Column is a column of a table, as its data dictionary describes it.
type Column struct {
	Name string `json:"name"` // as in the header line of the table
	Unit string `json:"unit"` // such as "1/day"; "" for a pure number
	Doc  string `json:"doc"`  // one sentence

	// Better says of a metric which values are better, where that is beyond doubt.
	Better Better `json:"better,omitempty"`
}

// A Better says which values of a metric are better: [More], [Less], or "" where
// that is open.
type Better string

// The two directions.
const (
	More Better = "more"
	Less Better = "less"
)

// share reports whether the unit of c says that its values are shares, which begins
// with "share", or otherwise between 0 and 1.
func (c Column) share() bool {
	return strings.HasPrefix(c.Unit, "share") || c.Unit == "0 to 1"
}

// A Header says what every unit of a folder holds.
type Header struct {
	Scenario  string   // the name of the scenario, the first column of most tables
	Arms      []string // at least one; the first is what the others are compared with
	Metrics   []Column // the metrics of series and replicates, in column order
	Employees []Column // the columns of employees.csv after its keys; empty when it is not asked for
	Teams     []Column // the columns of teams.csv after its keys; empty when it and ties.csv are not asked for
	Factors   []string // what varies between the points of a sweep; empty for a run
	Series    bool     // whether units hold a row for each recorded day
}

// Validate returns all mistakes of h joined, or nil. Names must be there, be
// unique among their kind, be text without control characters, and not be those
// of the key columns.
func (h *Header) Validate() error {
	var errs []error
	if err := nameError(h.Scenario); err != nil {
		errs = append(errs, fmt.Errorf("results: scenario: %w", err))
	}
	if len(h.Arms) == 0 {
		errs = append(errs, errors.New("results: no arm"))
	}
	errs = append(errs, namesErrors("arm", h.Arms, nil)...)
	errs = append(errs, namesErrors("metric", columnNames(h.Metrics), seriesKeys)...)
	for _, m := range h.Metrics {
		if m.Better != "" && m.Better != More && m.Better != Less {
			errs = append(errs, fmt.Errorf("results: metric %q: better: want %q, %q or nothing, have %q", m.Name, More, Less, m.Better))
		}
	}
	errs = append(errs, namesErrors("employees column", columnNames(h.Employees), employeesKeys)...)
	errs = append(errs, namesErrors("teams column", columnNames(h.Teams), teamsKeys)...)
	errs = append(errs, namesErrors("factor", h.Factors, pointsKeys)...)
	return errors.Join(errs...)
}

func columnNames(columns []Column) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}

// namesErrors returns what is wrong with names of one kind that must differ from
// each other and from those taken.
func namesErrors(kind string, names, taken []string) (errs []error) {
	seen := make(map[string]bool, len(names)+len(taken))
	for _, n := range taken {
		seen[n] = true
	}
	for _, n := range names {
		if err := nameError(n); err != nil {
			errs = append(errs, fmt.Errorf("results: %s %q: %w", kind, n, err))
		} else if seen[n] {
			errs = append(errs, fmt.Errorf("results: %s %q: the name is taken", kind, n))
		}
		seen[n] = true
	}
	return errs
}

func nameError(name string) error {
	switch {
	case name == "":
		return errors.New("want a name")
	case !utf8.ValidString(name):
		return errors.New("want UTF-8")
	case strings.ContainsFunc(name, unicode.IsControl):
		return errors.New("want no control characters")
	}
	return nil
}
