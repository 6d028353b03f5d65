package scenarios

import (
	"slices"
	"strings"

	"heed/agents"
)

// maxHints is how many near names are looked for: the search for each goes
// through all names, and a file with more mistakes than that is no scenario.
const maxHints = 500

// A reader makes a scenario of entries and collects their mistakes. It reads each
// entry by itself, the later over the earlier, and then how they go together.
type reader struct {
	scenario *Scenario
	wrong    Mistakes
	given    map[string]entry // by key, where each was given last
	tainted  map[string]bool  // keys that have a mistake
	dead     map[string]bool  // tables that have one, whose keys say nothing
	arms     map[string]int   // where each arm is in scenario.arms
	place    map[string]entry // of each arm
	selected *entry           // which arms to run
	partial  bool             // the file is not TOML throughout
	hints    int
}

// read reads an entry.
func (r *reader) read(e entry) {
	if r.isDead(e.path) {
		return
	}
	section := e.path[0]
	switch {
	case e.form == arrayHeader:
		r.kill(e, len(e.path), "an array of tables", "["+e.key(len(e.path))+"]", "")
	case !slices.Contains(sections, section):
		r.unknownSection(e)
	case len(e.path) == 1 && section == "arms" && e.flag():
		r.selected = &e
	case len(e.path) == 1 && (!e.table() || e.flag()):
		r.kill(e, 1, e.have(), "a table: its keys under ["+section+"]", "")
	case len(e.path) == 1:
	case section == "scenario":
		r.readScenario(e)
	case section == "arms":
		r.readArm(e)
	default:
		r.readModel(e)
	}
}

// isDead reports whether a path is in a table that has a mistake.
func (r *reader) isDead(path []string) bool {
	for n := 1; n <= len(path) && len(r.dead) > 0; n++ {
		if r.dead[display(path[:n])] {
			return true
		}
	}
	return false
}

// bad notes a mistake in the first n parts of the path of e.
func (r *reader) bad(e entry, n int, have, want, hint string) {
	m := e.mistake(n)
	m.Have, m.Want, m.Hint = have, want, hint
	r.wrong = append(r.wrong, m)
	r.tainted[m.Key] = true
}

// kill notes a mistake, and that what is inside the table is not to be read.
func (r *reader) kill(e entry, n int, have, want, hint string) {
	r.bad(e, n, have, want, hint)
	r.dead[e.key(n)] = true
}

// hint says what was probably meant, as find finds it.
func (r *reader) hint(find func() string) string {
	if r.hints++; r.hints > maxHints {
		return ""
	}
	return didYouMean(find())
}

// unknown notes that there is no such key; where nothing is near it says what is
// wanted instead.
func (r *reader) unknown(e entry, n int, what, want string, find func() string) {
	hint := r.hint(find)
	if hint != "" {
		want = ""
	}
	r.kill(e, n, what, want, hint)
}

// unknownSection notes that there is no such section, or a key outside any.
func (r *reader) unknownSection(e entry) {
	name := e.path[0]
	if len(e.path) > 1 || e.table() {
		r.unknown(e, 1, "an unknown section", "one of "+strings.Join(sections, ", "), func() string { return Nearest(name, sections) })
		return
	}
	r.unknown(e, 1, "a key outside any section", "sections, such as [culture], and keys in them", func() string {
		if section, key, ok := strings.Cut(name, "."); ok {
			return nearestPath(section, key)
		}
		if near := Nearest(name, sections); near != "" {
			return near
		}
		return nearestPath("", name)
	})
}

// readScenario reads a key of [scenario].
func (r *reader) readScenario(e entry) {
	k, ok := findKey(scenarioKeys, e.path[1])
	switch {
	case !ok:
		r.unknown(e, 2, "an unknown key", "one of "+strings.Join(names(scenarioKeys), ", "),
			func() string { return r.under("scenario", e.path[1], scenarioKeys) })
		return
	case len(e.path) > 2 || e.table():
		r.kill(e, 2, "a table", k.wants(), "")
		return
	}
	s := r.scenario
	switch e.path[1] {
	case "name":
		r.named(e, k, &s.Name)
	case "title":
		r.text(e, k, &s.Title, isTitle)
	case "seed":
		r.seed(e, k)
	case "days":
		r.count(e, k, &s.Days)
	case "burn_in":
		r.count(e, k, &s.BurnIn)
	case "replicates":
		r.count(e, k, &s.Replicates)
	case "record_every":
		r.count(e, k, &s.RecordEvery)
	}
}

// under returns the path of the key of a list that name is near to, or that of a
// key of the model.
func (r *reader) under(section, name string, list []key) string {
	if near := Nearest(name, names(list)); near != "" {
		return section + "." + near
	}
	return nearestPath(section, name)
}

// readModel reads a key of the model.
func (r *reader) readModel(e entry) {
	p, ok := agents.Find(e.path[0] + "." + e.path[1])
	switch {
	case !ok:
		r.unknown(e, 2, "an unknown key", "a key of ["+e.path[0]+"], which heed explain lists", func() string { return nearestPath(e.path[0], e.path[1]) })
	case len(e.path) > 2 || e.table():
		r.kill(e, 2, "a table", p.Wants(), "")
	case p.Kind == agents.Choice || p.Kind == agents.File:
		var text string
		if r.text(e, key{Parameter: p}, &text, func(t string) bool { return p.Kind == agents.File || slices.Contains(p.Choices, t) }) {
			r.scenario.Params.SetText(p.Path, text)
		}
	default:
		if v, ok := r.number(e, key{Parameter: p}); ok {
			r.scenario.Params.Set(p.Path, v)
		}
	}
}
