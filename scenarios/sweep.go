package scenarios

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"heed/scenarios/design"
)

// A Sweep is a scenario over the points of a design: the base, in which factors take
// other values at each point. It is made by [ParseSweep].
type Sweep struct {
	Name, Title string
	Base        *Scenario
	Factors     []design.Factor // keys of the scenario, and the values that they take
	Points      int
	Layout      Layout
	Seeds       SeedRule
	Text        []byte   // what was read
	Warnings    []string // doubts, for whoever reads the results

	points design.Design
	order  []int // of the design's factors, where each is in Factors
}

// A SeedRule says what the chance of a unit hangs on.
type SeedRule string

// The seed rules.
const (
	Common SeedRule = "common" // on the replicate alone: points share their chance, and differences between them are paired
	Own    SeedRule = "own"    // on point and replicate: points are independent
)

// A Layout is the section design of a sweep: how its points are laid out.
type Layout struct {
	Kind       string   // factorial, ofat, lhs, sobol, morris, saltelli or csv
	Samples    int      // of lhs, sobol and saltelli
	Doublings  int      // of lhs: how often it is extended by as many points as it has
	Paths      int      // trajectories of morris
	Grid       int      // levels of morris
	Candidates int      // that a Latin hypercube is the best of
	Scramble   bool     // of sobol and saltelli
	Second     bool     // of saltelli: with the points that second-order indices need
	Seed       uint64   // of what is drawn
	File       string   // of csv
	Cross      []string // factors of which each combination is crossed with the design of the others
}

// ParseSweep reads a sweep from its text, as [Parse] reads a scenario: name stands in
// messages, and files has the sweep's folder as its root. The base is a shipped
// scenario or a path from there. Overrides are for the base; of a factor there can be
// none. The error is [Mistakes], every one that can be told, or that of reading files.
func ParseSweep(name string, text []byte, files fs.FS, overrides []Override) (*Sweep, error) {
	if wrong := checkText(name, text); wrong != nil {
		return nil, wrong
	}
	doc, wrong := read(name, text)
	r := &sweepReader{
		reader: reader{wrong: wrong, given: map[string]entry{}, tainted: map[string]bool{}, dead: map[string]bool{}, partial: len(wrong) > 0},
		sweep:  &Sweep{Name: nameOf(name), Text: text, Seeds: Common, Layout: Layout{Candidates: 1, Grid: 4, Paths: 10}},
		name:   name, files: files, overrides: overrides, factors: map[string]int{},
	}
	for _, e := range doc.entries(name, text) {
		r.read(e)
	}
	if err := r.finish(); err != nil {
		return nil, err
	}
	return r.sweep, r.wrong.or(name)
}

// openBase returns the base of a sweep: the shipped scenario of that name, or the file
// at that path, whose own files lie beside it.
func openBase(base string, files fs.FS, overrides []Override) (*Scenario, error) {
	if !strings.Contains(base, "/") && path.Ext(base) != ".toml" {
		return Open(base, overrides)
	}
	if files == nil || !fs.ValidPath(path.Clean(base)) {
		return nil, fmt.Errorf("scenarios: no file %s: %w", base, fs.ErrNotExist)
	}
	base = path.Clean(base)
	f, err := files.Open(base)
	if err != nil {
		return nil, fmt.Errorf("scenarios: %w", err)
	}
	defer f.Close()
	text, err := ReadText(f)
	if err != nil {
		return nil, fmt.Errorf("scenarios: reading %s: %w", base, err)
	}
	beside, err := fs.Sub(files, path.Dir(base))
	if err != nil {
		return nil, fmt.Errorf("scenarios: %w", err)
	}
	return ParseWith(base, text, beside, overrides)
}

// missing reports whether an error says that there is no such scenario.
func missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
