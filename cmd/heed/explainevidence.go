package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"heed/agents"
	"heed/scenarios"
	"heed/scenarios/study"
)

// A trace is a row of evidence and the way from it to all that has or shows it.
type trace struct {
	Row        string         `json:"row"` // such as "E47"
	Theme      string         `json:"theme"`
	Sections   string         `json:"sections"` // of the paper
	Words      string         `json:"words"`    // the paper's
	Claim      string         `json:"claim"`
	BearsOn    string         `json:"bears_on"`
	Standing   string         `json:"standing"`
	Model      string         `json:"model"` // where the model has it, in words
	Code       []string       `json:"code"`  // the names among them
	LeftOut    string         `json:"left_out,omitempty"`
	Shown      string         `json:"shown"` // what shows it, in words
	Patterns   []tracePattern `json:"patterns"`
	Cases      []string       `json:"cases"`
	Tests      []string       `json:"tests"`
	NotShown   string         `json:"not_shown,omitempty"`
	Parameters []traceKey     `json:"parameters"`
	Mechanisms []traceKey     `json:"mechanisms"`
}

// A tracePattern is a pattern that shows a row.
type tracePattern struct {
	Number  int    `json:"number"`
	Title   string `json:"title"`
	Imposed bool   `json:"imposed"` // whether a single equation says so
	Rows    string `json:"rows"`
}

// A traceKey is a parameter or a mechanism's switch that bears on a row.
type traceKey struct {
	Path     string          `json:"path"`
	Default  string          `json:"default"`
	Unit     string          `json:"unit,omitempty"`
	Takes    string          `json:"takes"`
	Standing agents.Standing `json:"standing"`
	Doc      string          `json:"doc"`
}

// bearings say in words what a row bears on.
var bearings = map[string]string{
	"C": "rule-compliant behaviour",
	"P": "participative behaviour",
	"B": "rule-compliant and participative behaviour",
}

// traces returns all rows of evidence, in the order of the paper's themes.
func traces() []trace {
	var all []trace
	for _, r := range agents.Evidence {
		all = append(all, traceOf(r))
	}
	return all
}

// traceOf finds all that belongs to a row.
func traceOf(r agents.EvidenceRow) trace {
	t := trace{
		Row: r.Name, Theme: r.Theme, Sections: r.Sections, Words: r.Words, Claim: r.Claim, BearsOn: bearings[r.Bears], Standing: r.Standing,
		Model: unticked(r.Model), Code: listed(r.Code), LeftOut: unticked(r.LeftOut),
		Shown: unticked(r.Shown), Cases: listed(r.Cases), Tests: listed(r.Tests), NotShown: unticked(r.NotShown),
		Patterns: patternsOf(r.Name), Parameters: []traceKey{}, Mechanisms: []traceKey{},
	}
	for _, p := range r.Parameters() {
		k, _ := findKey(p.Path)
		key := traceKey{Path: k.Path, Default: k.Default, Unit: k.Unit, Takes: k.Takes, Standing: k.Standing, Doc: k.Doc}
		if strings.HasPrefix(p.Path, "mechanisms.") {
			t.Mechanisms = append(t.Mechanisms, key)
		} else {
			t.Parameters = append(t.Parameters, key)
		}
	}
	return t
}

// findKey returns the key of a path.
func findKey(path string) (scenarios.Key, bool) {
	for _, s := range append(append(scenarios.Explain(), scenarios.ExplainSweep()...), scenarios.ExplainCalibration()...) {
		if i := slices.IndexFunc(s.Keys, func(k scenarios.Key) bool { return k.Path == path }); i >= 0 {
			return s.Keys[i], true
		}
	}
	return scenarios.Key{}, false
}

// patternsOf returns the patterns that name a row among theirs.
func patternsOf(row string) []tracePattern {
	all := []tracePattern{}
	for _, p := range study.Patterns {
		if slices.Contains(strings.Fields(p.Rows), row) {
			all = append(all, tracePattern{p.Number, p.Title, p.Imposed, p.Rows})
		}
	}
	return all
}

// unticked returns a text of EVIDENCE.md without its backticks.
func unticked(text string) string { return strings.ReplaceAll(text, "`", "") }

// listed returns a list that JSON writes as one, even where it is empty.
func listed(all []string) []string { return append([]string{}, all...) }

// rowTopic returns the explanation of a row of evidence, and whether topic is meant to
// be one: an E and a number.
func rowTopic(topic string) (e explanation, is bool, err error) {
	number, is := strings.CutPrefix(strings.ToUpper(topic), "E")
	if !is || number == "" || strings.Trim(number[:1], "0123456789") != "" {
		return e, false, nil
	}
	r, ok := agents.FindEvidence(topic)
	if !ok {
		return e, true, usage("unknown row of evidence %q: want E1 to E%d; did you mean %q?", topic, len(agents.Evidence), nearestRow(number))
	}
	t := traceOf(r)
	return explanation{t, t.write, func() string { return markdownTraces([]trace{t}) }}, true, nil
}

// nearestRow returns the row that was probably meant by a number that is none's: the
// one spelt like it, else the last or the first.
func nearestRow(number string) string {
	var numbers []string
	for i := range agents.Evidence {
		numbers = append(numbers, strconv.Itoa(i+1))
	}
	n, err := strconv.Atoi(number)
	switch near := scenarios.Nearest(number, numbers); {
	case err == nil && n < 1:
		return "E1"
	case err == nil && n <= len(numbers):
		return "E" + strconv.Itoa(n)
	case err != nil && near != "":
		return "E" + near
	}
	return fmt.Sprintf("E%d", len(numbers))
}
