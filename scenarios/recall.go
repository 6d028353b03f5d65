package scenarios

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A Recording is what results tell of the scenario that made them.
type Recording struct {
	Name                     string
	Seed                     uint64
	Days, BurnIn, Replicates int
	Arms                     []string                   // the names of those that ran, the baseline first
	Titles                   map[string]string          // of arms, as far as they are known
	Settings                 map[string]json.RawMessage // values by path: parameters, "arms.NAME.KEY" and "arms.NAME.set.PATH"; others are passed over
}

// Recall makes the scenario of a recording again, but for what results do not keep:
// who the employees of a roster are and how they are organized, and the text. It has the parameters, the arms with
// those that they combine, and the days. With of it makes points of a sweep. The error
// is [Mistakes] in a recording that no scenario made.
func Recall(r Recording) (*Scenario, error) {
	return ParseWith(r.Name, r.text(), nil, []Override{{Flag: "the recording", Path: "arms", Value: strings.Join(r.Arms, ",")}})
}

// text writes the recording as a scenario file.
func (r Recording) text() []byte {
	settings := r.model()
	for key, v := range map[string]any{"name": r.Name, "seed": r.Seed, "days": r.Days, "burn_in": r.BurnIn, "replicates": r.Replicates} {
		if _, given := settings["scenario."+key]; !given { // by a factor
			settings["scenario."+key], _ = json.Marshal(v) // numbers and texts always have JSON
		}
	}
	var b strings.Builder
	for _, path := range slices.Sorted(maps.Keys(settings)) {
		fmt.Fprintf(&b, "%s = %s\n", pathTOML(path), settings[path])
	}
	for _, name := range r.named() {
		fmt.Fprintf(&b, "[arms.%s]\n", name)
		if title := r.Titles[name]; title != "" {
			fmt.Fprintf(&b, "title = %s\n", strconv.Quote(title))
		}
		r.writeArm(&b, "arms."+name+".")
	}
	return []byte(b.String())
}

// model returns the settings that are of no arm. Those that a roster rules may contradict
// what it says, and are replaced by some that do not.
func (r Recording) model() map[string]json.RawMessage {
	all := map[string]json.RawMessage{}
	for path, v := range r.Settings {
		if section, _, _ := strings.Cut(path, "."); section != "arms" && slices.Contains(sections, section) {
			all[path] = v
		}
	}
	if roster, has := all["organization.roster"]; has && string(roster) != `""` {
		maps.Copy(all, map[string]json.RawMessage{
			"organization.team_size": json.RawMessage("2"), "organization.departments": json.RawMessage("1"), "organization.sites": json.RawMessage("1"),
		})
	}
	delete(all, "organization.roster")
	delete(all, "organization.contacts")
	return all
}

// pathTOML writes a path of a section and a key as TOML does.
func pathTOML(path string) string {
	section, key, _ := strings.Cut(path, ".")
	return display([]string{section, key})
}

// named returns the names of all arms but the baseline: those that ran, in their order,
// then others that these combine.
func (r Recording) named() []string {
	all := slices.DeleteFunc(slices.Clone(r.Arms), func(name string) bool { return name == Baseline })
	for _, path := range slices.Sorted(maps.Keys(r.Settings)) {
		rest, isArm := strings.CutPrefix(path, "arms.")
		if name, _, _ := strings.Cut(rest, "."); isArm && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// writeArm writes the settings of an arm.
func (r Recording) writeArm(b *strings.Builder, prefix string) {
	for _, path := range slices.Sorted(maps.Keys(r.Settings)) {
		key, ok := strings.CutPrefix(path, prefix)
		if !ok {
			continue
		}
		if of, isSet := strings.CutPrefix(key, "set."); isSet {
			fmt.Fprintf(b, "set.%s = %s\n", strconv.Quote(of), r.Settings[path])
			continue
		}
		fmt.Fprintf(b, "%s = %s\n", key, r.Settings[path])
	}
}
