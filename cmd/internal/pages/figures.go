package pages

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"heed/cmd/internal/findings"
	"heed/results/report"
)

// placed are the figures that a section shows, or shows by itself.
var placed = []string{
	"organization", "behaviour", "states", "experts", "arms", "effects", "outcomes", "costs", "tradeoffs", "interactions",
	"durations-compliance", "durations-participation", "robustness", "robustness-costs", "robustness-single",
	"robustness-costs-single", "conditions-compliance", "conditions-participation", "factors",
	"sensitivity", "sensitivity-effects", "sensitivity-pairs", "sensitivity-pairs-effects", "sensitivity-screening", "sensitivity-screening-effects",
	"sensitivity-sizes", "sensitivity-sizes-effects", "sensitivity-regression", "sensitivity-regression-effects", "sensitivity-pawn", "sensitivity-pawn-effects",
}

// with adds a figure of the folder to a section, if there is one.
func (r *Reporter) with(s report.Section, name, caption string) (report.Section, error) {
	file := "figures/" + name + ".svg"
	if !r.has(file) {
		return s, nil
	}
	svg, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(file)))
	if err != nil {
		return s, err
	}
	f, err := report.Clean("figure-"+identifier(name), caption, svg)
	if err != nil {
		return s, fmt.Errorf("%s: %w", filepath.Join(r.dir, file), err)
	}
	s.Blocks, r.shown = append(s.Blocks, f), append(r.shown, name)
	return s, nil
}

// identifier makes of the name of a file one that a page may link to.
func identifier(name string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return c
		}
		return '-'
	}, strings.ToLower(name))
}

// figures shows the figures of the folder that no section shows.
func (r *Reporter) figures() (s report.Section, err error) {
	s = report.Section{ID: "figures", Title: "More figures"}
	for _, f := range r.manifest.Files {
		name, ok := strings.CutPrefix(f.Name, "figures/")
		name, isSVG := strings.CutSuffix(name, ".svg")
		if !ok || !isSVG || slices.Contains(placed, name) || slices.Contains(r.shown, name) {
			continue
		}
		if s, err = r.with(s, name, named(name)); err != nil {
			return s, err
		}
	}
	return s, nil
}

// named makes a caption of the name of a file.
func named(name string) string {
	text := strings.ReplaceAll(name, "-", " ")
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[n:]
}

// lowered begins a text in lower case, to stand after a colon.
func lowered(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[n:]
}

// plane shows cost and effect, with the arms that none dominates.
func (r *Reporter) plane() (report.Section, error) {
	s := report.Section{ID: "costs", Title: "Cost and effect"}
	if r.sweep() {
		return s, nil
	}
	all, err := findings.Interventions(r.dir, 0)
	if err != nil || len(all) < 2 {
		return s, err
	}
	s.Blocks = append(s.Blocks, r.standings(all))
	if s, err = r.with(s, "costs", "What each arm costs a year and how it differs from the baseline, with the frontier"); err != nil {
		return s, err
	}
	return r.with(s, "tradeoffs", "What arms gain in one aim and lose in another")
}

// standings returns which arms are in the Pareto set and what a point costs.
func (r *Reporter) standings(all []findings.Intervention) *report.Table {
	t := &report.Table{Caption: "Which arms to choose among",
		Columns: []report.Column{{Name: "Arm"}, {Name: "Compliance, percentage points", Number: true}, {Name: "Participation, acts", Number: true}, {Name: "Minutes a day", Number: true}},
		Legend:  "In the Pareto set is what no other arm matches in compliance, participation and time, and in cost where there is any, while being better in one. On the frontier of compliance against cost is what is worth its cost for some worth of a percentage point, if one arm can be chosen."}
	if r.priced() {
		t.Columns = append(t.Columns, report.Column{Name: "Cost a year", Number: true}, report.Column{Name: "Cost of a point", Number: true}, report.Column{Name: "Frontier"})
	}
	t.Columns = append(t.Columns, report.Column{Name: "Pareto set"})
	for i, a := range all {
		row := []report.Cell{{Text: a.Arm, Arm: i + 1}, {Text: signed(a.Compliance)}, {Text: signed(a.Participation)}, {Text: signed(a.Minutes)}}
		if r.priced() {
			row = append(row, report.Cell{Text: money(a.CostYear)}, report.Cell{Text: pointPrice(a)}, report.Cell{Text: frontiers[a.Frontier]})
		}
		t.Rows = append(t.Rows, append(row, report.Cell{Text: pareto(a)}))
	}
	return t
}

// frontiers says how interventions.csv has it where an arm stands.
var frontiers = map[string]string{"on": "on it", "dominated": "below it", "extended": "below it: two others mixed do more"}

// pareto says whether an arm is dominated.
func pareto(a findings.Intervention) string {
	switch {
	case math.IsNaN(a.Compliance.Value) || math.IsNaN(a.Participation.Value) || math.IsNaN(a.Minutes.Value):
		return "" // undefined
	case a.DominatedBy == "":
		return "in it"
	case a.Sure:
		return "no: " + a.DominatedBy + " is better, surely"
	}
	return "no: " + a.DominatedBy + " is better, not surely"
}

// pointPrice writes what a percentage point costs.
func pointPrice(a findings.Intervention) string {
	switch c := a.CostPerPoint; {
	case math.IsNaN(c.Value):
		return ""
	case math.IsNaN(c.Hi):
		return fmt.Sprintf("%s [%s, no bound]", money(c.Value), money(c.Lo))
	default:
		return fmt.Sprintf("%s [%s, %s]", money(c.Value), money(c.Lo), money(c.Hi))
	}
}

// signed writes a difference with its interval; that of the baseline is none.
func signed(e findings.Estimate) string {
	switch {
	case math.IsNaN(e.Value):
		return ""
	case math.IsNaN(e.Lo):
		return fmt.Sprintf("%+.2f", e.Value)
	case e.Value == 0 && e.Lo == 0 && e.Hi == 0:
		return "0"
	}
	return fmt.Sprintf("%+.2f [%.2f, %.2f]", e.Value, e.Lo, e.Hi)
}

// combinations shows what combined arms do beyond their parts.
func (r *Reporter) combinations() (report.Section, error) {
	s := report.Section{ID: "combinations", Title: "Combinations"}
	if r.sweep() {
		return s, nil
	}
	s, err := r.with(s, "interactions", "What combined arms do, against the sum of their parts")
	if len(s.Blocks) > 0 {
		s.Blocks = append([]report.Block{report.Text("An arm that combines others may do less than the sum of their effects, where parts stand in for each other, or more, where they strengthen each other.")}, s.Blocks...)
	}
	return s, err
}

// times shows when effects are there and how long they last.
func (r *Reporter) times() (report.Section, error) {
	s := report.Section{ID: "times", Title: "How soon, and for how long"}
	if r.sweep() {
		return s, nil
	}
	s, err := r.with(s, "durations-compliance", "When the effect on compliance is there, and how long it lasts")
	if err != nil {
		return s, err
	}
	s, err = r.with(s, "durations-participation", "When the effect on participation is there, and how long it lasts")
	if note := r.plateauNote(); note != "" && len(s.Blocks) > 0 {
		s.Blocks = append([]report.Block{report.Note{note}}, s.Blocks...)
	}
	return s, err
}
