package scenarios

import (
	"slices"
	"strings"

	"heed/agents"
)

// armNames says what an arm may be called.
const armNames = "a name of 1 to 64 of a-z, 0-9 and -; no number, nor null, true and the like"

// readArm reads arms.NAME and what is in it.
func (r *reader) readArm(e entry) {
	name := e.path[1]
	i, known := r.arms[name]
	switch {
	case !known && e.flag():
		r.unknown(e, 2, "an unknown arm", "an arm of the file", func() string { return r.nearestArm(name) })
		return
	case len(e.path) == 2 && !e.table():
		r.kill(e, 2, e.have(), "a table: its keys under [arms."+name+"]", "")
		return
	case !known:
		if i = r.addArm(e); i < 0 {
			return
		}
	}
	if len(e.path) > 2 {
		r.readArmKey(e, &r.scenario.arms[i])
	}
}

// addArm adds the arm that e is the first to name, and returns where it is; -1
// where it cannot be called so.
func (r *reader) addArm(e entry) int {
	name := e.path[1]
	switch {
	case name == Baseline:
		r.kill(e, 2, "the name of an arm that is always there", "another name: baseline is the organization as it is", "")
		return -1
	case !isArmName(name):
		r.kill(e, 2, "the name of an arm", armNames, "")
		return -1
	case misread(name) != "":
		r.kill(e, 2, "a name that pandas or R read as "+misread(name), "one that they read as text, such as "+legible("arm-", name), "")
		return -1
	}
	i := len(r.scenario.arms)
	r.arms[name], r.place[name] = i, e
	r.scenario.arms = append(r.scenario.arms, Arm{Name: name, Title: name})
	return i
}

// nearestArm returns the arm that was probably meant.
func (r *reader) nearestArm(name string) string {
	var all []string
	for _, a := range r.scenario.arms {
		all = append(all, a.Name)
	}
	return Nearest(name, all)
}

// readArmKey reads a key of an arm.
func (r *reader) readArmKey(e entry, a *Arm) {
	k, ok := findKey(armKeys, e.path[2])
	switch {
	case !ok:
		r.unknownArmKey(e)
	case e.path[2] == "set":
		r.readSet(e, a)
	case len(e.path) > 3 || e.table():
		r.kill(e, 3, "a table", k.wants(), "")
	default:
		r.setArm(e, k, a)
	}
}

// unknownArmKey notes that an arm has no such key; perhaps it belongs under set.
func (r *reader) unknownArmKey(e entry) {
	name := e.path[2]
	section, _, _ := strings.Cut(name, ".")
	if isModel(section) {
		r.kill(e, 3, "an unknown key", "", "what an arm changes goes under ["+e.key(2)+".set]")
		return
	}
	r.unknown(e, 3, "an unknown key", "one of "+strings.Join(names(armKeys), ", "), func() string { return Nearest(name, names(armKeys)) })
}

// setArm sets a key of an arm.
func (r *reader) setArm(e entry, k key, a *Arm) {
	switch last(k.Path) {
	case "title":
		r.text(e, k, &a.Title, isTitle)
	case "from_day":
		r.count(e, k, &a.FromDay)
	case "until_day":
		r.count(e, k, &a.UntilDay)
	case "ramp_days":
		r.count(e, k, &a.RampDays)
	case "cost":
		r.amount(e, k, &a.Cost)
	case "cost_once":
		r.amount(e, k, &a.CostOnce)
	case "combine":
		r.combine(e, k, a)
	}
}

// combine sets the arms that an arm takes over.
func (r *reader) combine(e entry, k key, a *Arm) {
	list, ok := e.value.([]any)
	var all []string
	for _, item := range list {
		name, isText := item.(string)
		ok = ok && isText
		all = append(all, name)
	}
	if !ok {
		r.bad(e, 3, e.have(), k.wants(), "")
		return
	}
	a.Combine = all
	r.given[e.key(3)] = e
}

// readSet reads a setting: "section.key" = value, or the same as nested tables.
func (r *reader) readSet(e entry, a *Arm) {
	rest := e.path[3:]
	quoted := len(rest) > 0 && strings.Contains(rest[0], ".")
	switch {
	case len(rest) == 0:
		if !e.table() {
			r.kill(e, 3, e.have(), "a table of paths and values", "")
		}
	case quoted && len(rest) == 1 && !e.table():
		r.set(e, a, rest[0])
	case !quoted && len(rest) == 2 && !e.table():
		r.set(e, a, rest[0]+"."+rest[1])
	case !quoted && len(rest) == 1 && e.table() && isModel(rest[0]):
	case !quoted && !isModel(rest[0]):
		r.unknown(e, 4, "an unknown path", `paths in quotes, such as "culture.blame"`, func() string { return sectionOrPath(rest[0]) })
	case quoted || len(rest) > 1:
		r.kill(e, min(len(e.path), 5), "a table", "a value", "")
	default:
		r.kill(e, 4, e.have(), "a table: paths under ["+e.key(4)+"]", "")
	}
}

// sectionOrPath returns the section or the path that was probably meant.
func sectionOrPath(name string) string {
	if near := Nearest(name, sections[1:len(sections)-1]); near != "" {
		return near
	}
	return nearestPath("", name)
}

// set sets what an arm makes of a path.
func (r *reader) set(e entry, a *Arm, path string) {
	p, ok := agents.Find(path)
	n := len(e.path)
	switch {
	case !ok:
		section, name, _ := strings.Cut(path, ".")
		r.unknown(e, n, "an unknown path", "a path that heed explain lists", func() string { return nearestPath(section, name) })
		return
	case !p.Live:
		r.kill(e, n, e.have(), "a key that heed explain calls live", path+" "+whyFixed(p))
		return
	}
	v, ok := r.number(e, key{Parameter: p})
	if !ok {
		return
	}
	i := slices.IndexFunc(a.Set, func(s agents.Setting) bool { return s.Path == path })
	switch {
	case i < 0:
		a.Set = append(a.Set, agents.Setting{Path: path, Value: v})
	case e.flag():
		a.Set[i].Value = v
	default:
		r.bad(e, n, path+" a second time", "it once", "")
	}
}

// whyFixed says why no arm may set a parameter.
func whyFixed(p agents.Parameter) string {
	switch section, _, _ := strings.Cut(p.Path, "."); {
	case p.Kind == agents.Choice || p.Kind == agents.File || section == "organization":
		return "shapes the organization, which is made once, before the burn-in"
	case section == "decision":
		return "says how people respond, which no intervention sets"
	}
	return "is drawn when people and sites are made, before the burn-in"
}
