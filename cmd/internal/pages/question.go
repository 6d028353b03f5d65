package pages

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"heed/cmd/internal/prose"
	"heed/results/report"
	"heed/scenarios"
	"heed/scenarios/study"
)

// title returns the title of the folder's work, its name where it has none.
func (r *Reporter) title() string {
	var title string
	if err := json.Unmarshal(r.manifest.Settings["scenario.title"], &title); err != nil || title == "" {
		return r.manifest.Scenario
	}
	return title
}

// kicker says what kind of work the page is of.
func (r *Reporter) kicker() string {
	m := r.manifest
	switch {
	case r.discovery != nil:
		return "heed: discover " + m.Scenario
	case r.searched():
		return r.searchKicker()
	}
	if r.sweep() {
		return fmt.Sprintf("heed: sweep %s, %s of %s and %s", m.Scenario, prose.Count(m.Points, "point"), prose.Count(m.Replicates, "replicate"), prose.Count(len(m.Arms), "arm"))
	}
	return fmt.Sprintf("heed: run %s, %s of %s", m.Scenario, prose.Count(m.Replicates, "replicate"), prose.Count(len(m.Arms), "arm"))
}

// question says what is asked.
func (r *Reporter) question() []string {
	switch {
	case r.discovery != nil:
		return r.discovery.asked()
	case study.IsOptimization(r.manifest):
		return r.frontQuestion()
	case r.calibration():
		return r.calibrationQuestion()
	}
	m, n := r.manifest, len(r.manifest.Arms)-1
	what := "How do employees of this organization come to follow its information-security rules, and to do more than follow them?"
	if n > 0 {
		what = fmt.Sprintf("What would %s change in how employees follow information-security rules, and do more than follow them, over %s, against the organization as it is (the baseline)?",
			prose.Count(n, "intervention"), prose.Count(m.Days, "workday"))
	}
	if r.sweep() {
		what += fmt.Sprintf(" And how does that hang on what is varied here, %s over %s?", prose.Count(len(m.Factors), "factor"), prose.Count(m.Points, "point"))
	}
	return []string{what}
}

// scope says what the model can tell and what not.
func (r *Reporter) scope() (report.Section, error) {
	assumed, all := assumedOf()
	at := "the effects shown here hold at the values that they have"
	if r.sweep() {
		at = fmt.Sprintf("what is said here holds over the %s of this sweep, and at the values that all others have", prose.Count(len(r.manifest.Factors), "factor"))
	}
	tells := report.List{
		"It can explain and rank: which conditions raise compliance and participation, for whom, how fast, at what cost, and how surely under assumptions that it names.",
		"It cannot predict the compliance rate of an organization. Read rankings and directions, not rates.",
		fmt.Sprintf("It stands on 24 interviews in one industry, which give structure, signs and shapes, never magnitudes. Of the model's %d parameters %d are assumptions: %s.", all, assumed, at),
		"Intervals are of the simulation's own chance: how much a mean would move with other random numbers. They say nothing of how well the model is known.",
	}
	if r.sweep() {
		tells = append(tells, "Shares of points are shares of the combinations that were tried here. They are no probabilities of what will happen: nobody knows how likely each combination is.")
	} else {
		tells = append(tells, "Whether a ranking holds under other values of the assumptions is what a sweep tells, such as heed sweep nuclear-plant-futures.")
	}
	if r.priced() {
		tells = append(tells, "Costs are those that the scenario states, in its own unit. Nothing in the model depends on them.")
	}
	return report.Section{ID: "scope", Title: "What this can tell, and what not", Blocks: []report.Block{tells, studied}}, nil
}

// assumedOf returns how many of the parameters of the model are assumptions.
func assumedOf() (assumed, all int) {
	for _, s := range scenarios.Explain() {
		for _, k := range s.Keys {
			if k.Standing != "" {
				all++
			}
			if k.Standing == "assumption" {
				assumed++
			}
		}
	}
	return assumed, all
}

// studied is what the model stands on.
const studied = report.Text("Evidence: Gyllensten, K. and Törner, M. (2022), \"The role of organizational and social factors for information security in a nuclear power industry\", Organizational Cybersecurity Journal: Practice, Process and People 2(1), 3-20, https://doi.org/10.1108/OCJ-04-2021-0012. heed explain evidence leads from each of its claims to the model.")

// priced reports whether any arm costs anything.
func (r *Reporter) priced() bool { return costs(r.scenario) }

// organization describes the organization, and conditions that are not the defaults.
func (r *Reporter) organization() (report.Section, error) {
	shape := conditions("Its shape")
	differ := conditions("Conditions that are not the defaults")
	for _, s := range scenarios.Explain() {
		for _, k := range s.Keys {
			v, ok := r.setting(k.Path)
			row := []report.Cell{{Text: k.Path}, {Text: v}, {Text: strings.Trim(k.Default, `"`)}, {Text: k.Doc}}
			switch {
			case !ok || s.Name == "scenario":
			case s.Name == "organization":
				if v != "" {
					shape.Rows = append(shape.Rows, row)
				}
			case !sameValue(v, k.Default):
				differ.Rows = append(differ.Rows, row)
			}
		}
	}
	var blocks []report.Block
	if about := comment(r.manifest.Text); about != "" {
		blocks = append(blocks, report.Text("What the file says of itself: "+about))
	}
	blocks = append(blocks, shape)
	if len(differ.Rows) > 0 {
		blocks = append(blocks, differ)
	} else {
		blocks = append(blocks, report.Text("All other conditions are the defaults, which describe a nuclear power industry with a high awareness of security."))
	}
	factors, err := r.factors()
	if len(factors) > 0 {
		blocks = append(blocks, report.Fold{Summary: "What varies between the points: " + prose.Count(len(factors), "factor"), Blocks: []report.Block{factors}})
	}
	if err != nil {
		return report.Section{}, err
	}
	return r.with(report.Section{ID: "organization", Title: "The organization", Blocks: blocks}, "organization",
		"Its teams, coloured by compliance: each disc is a team, lines are contacts between teams")
}

// conditions returns a table of settings without rows.
func conditions(caption string) *report.Table {
	return &report.Table{Caption: caption, Columns: []report.Column{{Name: "Key"}, {Name: "Here", Number: true}, {Name: "Default", Number: true}, {Name: "What it is"}}}
}

// setting returns a setting that is the same at all points, as a file writes it, and
// whether there is one.
func (r *Reporter) setting(path string) (string, bool) {
	if slices.Contains(r.manifest.Factors, path) {
		return "", false
	}
	raw, ok := r.manifest.Settings[path]
	var text string
	if ok && json.Unmarshal(raw, &text) == nil {
		return text, true
	}
	return string(raw), ok
}

// sameValue reports whether two values of a setting are the same.
func sameValue(have, standard string) bool {
	x, errX := strconv.ParseFloat(have, 64)
	y, errY := strconv.ParseFloat(standard, 64)
	if errX == nil && errY == nil {
		return x == y
	}
	return have == strings.Trim(standard, `"`)
}

// comment returns the first paragraph of the comment that a file begins with.
func comment(text string) string {
	var words []string
	for line := range strings.Lines(text) {
		said, ok := strings.CutPrefix(strings.TrimSpace(line), "#")
		if said = strings.TrimSpace(said); !ok || said == "" {
			break
		}
		words = append(words, said)
	}
	return strings.Join(words, " ")
}

// warnings lists the doubts.
func (r *Reporter) warnings() (report.Section, error) {
	s := report.Section{ID: "warnings", Title: "Warnings"}
	if len(r.manifest.Warnings) == 0 {
		s.Blocks = []report.Block{report.Text("None arose. What is looked for: too few replicates, skewed values, and states that still moved when the arms began.")}
	} else {
		s.Blocks = []report.Block{report.Note(r.manifest.Warnings)}
	}
	return s, nil
}
