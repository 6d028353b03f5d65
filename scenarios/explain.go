package scenarios

import (
	"strconv"
	"strings"

	"heed/agents"
)

// A Section describes one section of a scenario file.
type Section struct {
	Name string `json:"name"` // such as "culture"; "arms" stands for each [arms.NAME]
	Doc  string `json:"doc"`
	Keys []Key  `json:"keys"`
}

// A Key describes one key of a scenario file, in words.
type Key struct {
	Path     string          `json:"path"`           // such as "culture.blame" or "arms.NAME.from_day"
	Takes    string          `json:"takes"`          // what values it may have
	Unit     string          `json:"unit,omitempty"` // of the value
	Default  string          `json:"default"`        // as a file writes it; empty where there is none
	Live     bool            `json:"live"`           // whether arms may set it
	Standing agents.Standing `json:"standing,omitempty"`
	Rows     string          `json:"rows,omitempty"` // of evidence, such as "E47"
	Doc      string          `json:"doc"`
}

// sectionDocs says what each section is about.
var sectionDocs = map[string]string{
	"scenario":      "How long to run and how often.",
	"organization":  "The shape of the organization: made up, or one's own from a roster.",
	"rules":         "The rules and the technology that supports them (theme 1: well-adapted and fully accepted rules).",
	"education":     "What the organization teaches (theme 2: education and well-adapted knowledge support).",
	"resources":     "Time and expert support (theme 3: adequate resources).",
	"culture":       "Leaders, colleagues and experts (theme 4: supportive organizational culture and empowerment).",
	"collaboration": "Work across boundaries (theme 5: collaboration and coordination).",
	"individual":    "Who works there (theme 6: individual responsibility and personality).",
	"decision":      "Coefficients: how people learn, decide and respond. Sweep those that are assumptions.",
	"mechanisms":    "Switches: what the model leaves out when they are false.",
	"arms":          "The interventions to compare, a table each; the arm baseline, without any change, is there already.",
}

// Explain describes every section and key of a scenario file, in the order of
// [Template].
func Explain() []Section {
	var all []Section
	for _, name := range sections {
		all = append(all, Section{name, sectionDocs[name], explained(name)})
	}
	return all
}

// explained describes the keys of a section.
func explained(section string) []Key {
	var keys []Key
	switch section {
	case "scenario", "arms":
		list := scenarioKeys
		if section == "arms" {
			list = armKeys
		}
		for _, k := range list {
			keys = append(keys, k.explain())
		}
	default:
		for _, name := range keysOf(section) {
			p, _ := agents.Find(section + "." + name)
			keys = append(keys, key{Parameter: p}.explain())
		}
	}
	return keys
}

// explain puts k in words.
func (k key) explain() Key {
	value := k.value
	if k.takes == "" || k.Kind != agents.Number {
		value = written(k.Parameter)
	}
	return Key{Path: k.Path, Takes: k.wants(), Unit: k.Unit, Default: value, Live: k.Live, Standing: k.Standing, Rows: k.Rows, Doc: k.Doc}
}

// written returns the default of a parameter as a file writes it.
func written(p agents.Parameter) string {
	switch p.Kind {
	case agents.Switch:
		return strconv.FormatBool(p.Default >= 0.5)
	case agents.Choice:
		return strconv.Quote(p.Text)
	case agents.File:
		return ""
	}
	return plain(p.Default)
}

// plain writes a number without an exponent.
func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// note tells of a key what the template says above it.
func (k Key) note() string {
	said := []string{k.Takes}
	if k.Unit != "" && k.Unit != "share" && k.Unit != "probability" {
		said[0] += " (" + k.Unit + ")"
	}
	if k.Standing != "" {
		said = append(said, string(k.Standing))
	}
	if k.Rows != "" {
		said = append(said, k.Rows)
	}
	if k.Live {
		said = append(said, "live")
	}
	return strings.Join(said, "; ")
}
