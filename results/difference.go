package results

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Difference is a key whose value in the folder is not the one of the plan.
// Values are as in JSON; "" is a key that is not there.
type Difference struct {
	Key         string
	There, Here string
}

// Keys whose values are hashes, of which people learn that they differ.
const (
	hashOfInput  = "the hash of " // a prefix: the name of the input follows
	hashOfPoints = hashOfInput + PointsFile
	hashOfArms   = hashOfInput + ArmsFile
	hashOfText   = "the hash of the text"
)

// String returns, for example, "seed is 1 there, 2 here".
func (d Difference) String() string {
	input, isInput := strings.CutPrefix(d.Key, hashOfInput)
	switch {
	case d.Key == hashOfText:
		return "the text differs"
	case d.Key == hashOfPoints:
		return "the points differ (the values of the factors)"
	case d.Key == hashOfArms:
		return "the arms differ (their days, costs or what they set)"
	case isInput && d.There != "" && d.Here != "":
		return input + " differs"
	case isInput && d.There != "":
		return input + " is there, not here"
	case isInput:
		return input + " is here, not there"
	}
	return fmt.Sprintf("%s is %s there, %s here", d.Key, shown(d.There), shown(d.Here))
}

// shown returns the value v as an error shows it.
func shown(v string) string {
	const most = 60
	switch r := []rune(v); {
	case v == "":
		return "not set"
	case len(r) > most && r[0] == '"':
		return string(r[:most-4]) + `..."`
	case len(r) > most:
		return string(r[:most-3]) + "..."
	}
	return v
}

// A DifferentError says that a folder holds other work than the plan.
type DifferentError struct {
	Dir         string
	Differences []Difference // at least one
	Extendable  bool         // whether [Extend] can make the folder that of the plan
	Shared      bool         // whether others may be at work there, so that it cannot be replaced
}

// Error names the keys that differ, with both values, and says what to do.
func (e *DifferentError) Error() string {
	advice := []string{"another -o"}
	if e.Extendable {
		advice = append([]string{"--extend to go on from what is there"}, advice...)
	}
	if !e.Shared {
		advice = append(advice, "--force")
	}
	return fmt.Sprintf("results: %s holds another run: %s; use %s", e.Dir, e.Summary(), oneOf(advice))
}

// oneOf lists what one may choose from.
func oneOf(all []string) string {
	n := len(all) - 1
	switch n {
	case 0:
		return all[0]
	case 1:
		return all[0] + " or " + all[1]
	}
	return strings.Join(all[:n], ", ") + ", or " + all[n]
}

// Summary names the first of the keys that differ, with both values, and says how many
// more there are.
func (e *DifferentError) Summary() string {
	const most = 8
	if len(e.Differences) == 1 && e.Differences[0].Key == hashOfText {
		return "nothing but the text differs (comments, spacing or a title; every setting is the same)"
	}
	var s []string
	for _, d := range e.Differences[:min(most, len(e.Differences))] {
		s = append(s, d.String())
	}
	if more := len(e.Differences) - most; more > 0 {
		s = append(s, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(s, "; ")
}

// difference returns what differs between the work of two manifests, in the
// order of importance: settings by name, and what merely follows from them, such
// as the text of the scenario, only where nothing else differs.
func difference(there, here Manifest) []Difference {
	var d differences
	d.fields(there.identity(), here.identity())
	d.compare("until", there.Until.String(), here.Until.String())
	d.keyed(there.inputs(), here.inputs())
	d.keyed(texts(there.Settings), texts(here.Settings))
	if len(d) == 0 {
		d.fields(there.details(), here.details())
	}
	return d
}

type differences []Difference

func (d *differences) compare(key, there, here string) {
	if there != here {
		*d = append(*d, Difference{key, there, here})
	}
}

// A field is a key and its value, whatever its type.
type field struct {
	key   string
	value any
}

// fields compares two lists of the same keys.
func (d *differences) fields(there, here []field) {
	for i := range there {
		d.compare(there[i].key, text(there[i].value), text(here[i].value))
	}
}

// keyed compares the values of two maps, by key in sorted order.
func (d *differences) keyed(there, here map[string]string) {
	keys := slices.AppendSeq(slices.Collect(maps.Keys(there)), maps.Keys(here))
	slices.Sort(keys)
	for _, k := range slices.Compact(keys) {
		d.compare(k, there[k], here[k])
	}
}

// identity returns what identifies the work, but for inputs and settings.
func (m *Manifest) identity() []field {
	return []field{
		{"model", m.Model}, {"scenario", m.Scenario}, {"seed", m.Seed},
		{"points", m.Points}, {"replicates", m.Replicates}, {"days", m.Days}, {"burn_in", m.BurnIn},
		{"arms", m.Arms}, {"factors", m.Factors}, {"outputs", m.Outputs}, {"series", m.Series}, {"search", m.Search},
		{"metrics", withUnits(m.Metrics)}, {"employees columns", withUnits(m.Employees)},
		{"teams columns", withUnits(m.Teams)},
	}
}

// details returns what identifies the work too, but says little to a reader.
func (m *Manifest) details() []field {
	return []field{
		{hashOfPoints, m.PointsSHA256}, {hashOfArms, m.ArmsSHA256},
		{"--set", m.Overrides}, {hashOfText, m.TextSHA256},
	}
}

func (m *Manifest) inputs() map[string]string {
	inputs := make(map[string]string, len(m.Inputs))
	for _, i := range m.Inputs {
		inputs[hashOfInput+i.Name] += text(i.SHA256)
	}
	return inputs
}

func withUnits(columns []Column) []string {
	s := make([]string, len(columns))
	for i, c := range columns {
		s[i] = strings.TrimSpace(c.Name + " " + c.Unit)
	}
	return s
}

func texts(settings map[string]json.RawMessage) map[string]string {
	s := make(map[string]string, len(settings))
	for k, v := range settings {
		s[k] = string(v)
	}
	return s
}

// text returns v as JSON.
func text(v any) string {
	b, err := marshal(v, "")
	if err != nil {
		panic(err) // strings, numbers and lists of them can be encoded
	}
	return strings.TrimSpace(string(b))
}
