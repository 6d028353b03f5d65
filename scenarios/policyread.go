package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"heed/agents"
	"heed/scenarios/design"
)

// A policyReader makes a policy of entries and collects their mistakes. Of a sweep's reader
// it has how bases and assumptions are read.
type policyReader struct {
	sweepReader
	policy  *Policy
	levers  map[string]int // where each is in given, by path
	asked   []asked
	set     map[string]entry // of [set], by path
	samples int
	points  string
}

// An asked lever is one as it stands in the file: numbers that are not given are NaN.
type asked struct {
	path           string
	min, max       float64
	levels         []any
	steps          int
	cost, once     float64
	from, ramp     int
	place          entry
	fromAt, rampAt *entry
}

// read reads an entry.
func (r *policyReader) read(e entry) {
	if r.isDead(e.path) {
		return
	}
	section := e.path[0]
	switch {
	case e.form == arrayHeader:
		r.kill(e, len(e.path), "an array of tables", "["+e.key(len(e.path))+"]", "")
	case len(e.path) == 1 && !e.table() && !slices.Contains(policySections, section):
		r.readTop(e)
	case !slices.Contains(policySections, section):
		r.unknownPart(e)
	case len(e.path) == 1 && !e.table():
		r.kill(e, 1, e.have(), "a table: its keys under ["+section+"]", "")
	case len(e.path) == 1:
	case section == "set":
		r.readSet(e)
	case section == "levers":
		r.readLever(e)
	case section == "objectives":
		r.readObjective(e)
	case section == "search":
		r.readSearch(e)
	default:
		r.readFutures(e)
	}
}

// unknownPart notes that there is no such section, or that a key is a table.
func (r *policyReader) unknownPart(e entry) {
	name := e.path[0]
	switch k, ok := findKey(policyKeys, name); {
	case ok:
		r.kill(e, 1, "a table", k.wants(), "")
	case name == "arms" || slices.Contains(sections, name):
		r.kill(e, 1, "a section of a scenario", `levers, such as "arms.education" = {}, or [set] for what the base is to have`, "")
	default:
		r.unknown(e, 1, "an unknown section", "one of "+strings.Join(policySections, ", "), func() string { return Nearest(name, policySections) })
	}
}

// readTop reads a key that stands before the sections.
func (r *policyReader) readTop(e entry) {
	k, ok := findKey(policyKeys, e.path[0])
	if !ok {
		all := append(names(policyKeys), policySections...)
		r.unknown(e, 1, "an unknown key", "one of "+strings.Join(names(policyKeys), ", ")+", and the sections "+strings.Join(policySections, ", "),
			func() string { return Nearest(e.path[0], all) })
		return
	}
	if e.path[0] == "budget" {
		r.amount(e, k, &r.policy.Budget)
		return
	}
	r.sweepReader.readTop(e)
}

// readSet reads what the base is to have.
func (r *policyReader) readSet(e entry) {
	path := e.path[1]
	section, name, _ := strings.Cut(path, ".")
	_, known := agents.Find(path)
	if section == "scenario" {
		_, known = findKey(scenarioKeys, name)
	}
	switch {
	case !known && section != "arms":
		r.unknown(e, 2, "an unknown key of a scenario", `a path in quotes, such as "organization.employees"`, func() string { return nearestPath(section, name) })
	case len(e.path) > 2 || e.table():
		r.kill(e, 2, "a table", "a value", "")
	default:
		r.set[path] = e
		r.given[e.key(2)] = e
		r.extra = append(r.extra, Override{Flag: fmt.Sprintf("%s:%d", e.file, e.line), Path: path, Value: e.raw})
	}
}

// readLever reads a lever, or a key of one.
func (r *policyReader) readLever(e entry) {
	path := e.path[1]
	if !strings.Contains(path, ".") {
		r.kill(e, 2, "the lever "+path, `a path in quotes, such as "arms.education" or "culture.blame"`, "")
		return
	}
	i, known := r.levers[path]
	if !known {
		i = len(r.asked)
		r.levers[path] = i
		none := math.NaN()
		r.asked = append(r.asked, asked{path: path, min: none, max: none, cost: none, once: none, place: e})
	}
	l := &r.asked[i]
	switch {
	case len(e.path) == 2 && !e.table():
		l.levels = r.leverLevels(e)
	case len(e.path) == 2:
	case len(e.path) == 3:
		r.readLeverKey(e, l)
	default:
		r.kill(e, 3, "a table", "a value", "")
	}
}

// leverLevels returns the levels of a list.
func (r *policyReader) leverLevels(e entry) []any {
	items, ok := e.value.([]any)
	for _, item := range items {
		_, text := item.(string)
		ok = ok && !text && asTOML(item) != ""
	}
	if !ok || len(items) == 0 {
		r.kill(e, len(e.path), e.have(), "a list of levels, such as [0.1, 0.3], or a table, such as { min = 0.1, max = 0.3, cost = 100 }", "")
		return nil
	}
	return items
}

// readLeverKey reads a key of a lever.
func (r *policyReader) readLeverKey(e entry, l *asked) {
	k, ok := findKey(leverKeys, e.path[2])
	switch {
	case !ok:
		r.unknown(e, 3, "an unknown key of a lever", "one of "+strings.Join(names(leverKeys), ", "), func() string { return Nearest(e.path[2], names(leverKeys)) })
		return
	case e.table():
		r.kill(e, 3, "a table", k.wants(), "")
		return
	}
	switch e.path[2] {
	case "levels":
		l.levels = r.leverLevels(e)
	case "steps":
		r.count(e, k, &l.steps)
	case "from_day":
		r.count(e, k, &l.from)
		l.fromAt = &e
	case "ramp_days":
		r.count(e, k, &l.ramp)
		l.rampAt = &e
	default:
		r.amount(e, k, map[string]*float64{"min": &l.min, "max": &l.max, "cost": &l.cost, "cost_once": &l.once}[e.path[2]])
	}
}

// readObjective reads an objective.
func (r *policyReader) readObjective(e entry) {
	name := e.path[1]
	var all []string
	for _, m := range agents.Metrics {
		all = append(all, m.Name)
	}
	direction, text := e.value.(string)
	switch {
	case name != CostObjective && !slices.Contains(all, name):
		r.unknown(e, 2, "an unknown metric", "a metric that heed explain metrics lists, or cost", func() string { return Nearest(name, append(all, CostObjective)) })
	case len(e.path) > 2 || !text || direction != "more" && direction != "less":
		r.kill(e, 2, e.have(), `"more" or "less", whichever is better`, "")
	case name == CostObjective && direction == "more":
		r.kill(e, 2, e.have(), `"less"`, "")
	default:
		r.given[e.key(2)] = e
		r.policy.Objectives = append(r.policy.Objectives, Objective{name, direction == "more"})
	}
}

// readSearch reads a key of [search].
func (r *policyReader) readSearch(e entry) {
	k, ok := findKey(policySearchKeys, e.path[1])
	switch {
	case !ok:
		r.unknown(e, 2, "an unknown key", "one of "+strings.Join(names(policySearchKeys), ", "), func() string { return Nearest(e.path[1], names(policySearchKeys)) })
	case len(e.path) > 2 || e.table():
		r.kill(e, 2, "a table", k.wants(), "")
	case e.path[1] == "gain":
		r.amount(e, k, &r.policy.Search.Gain)
	default:
		r.count(e, k, r.policy.Search.number(e.path[1]))
	}
	r.given[e.key(2)] = e
}

// readFutures reads a key of [futures].
func (r *policyReader) readFutures(e entry) {
	k, ok := findKey(futureKeys, e.path[1])
	switch {
	case !ok:
		r.unknown(e, 2, "an unknown key", "one of "+strings.Join(names(futureKeys), ", "), func() string { return Nearest(e.path[1], names(futureKeys)) })
		return
	case len(e.path) > 2 || e.table():
		r.kill(e, 2, "a table", k.wants(), "")
		return
	}
	switch r.given[e.key(2)] = e; e.path[1] {
	case "assumptions":
		r.readSections(e, k)
	case "points":
		r.text(e, k, &r.points, func(t string) bool { return t != "" })
	case "samples":
		r.count(e, k, &r.samples)
	case "measure":
		var m string
		if r.text(e, k, &m, func(t string) bool { return slices.Contains(measures, t) }) {
			r.policy.Futures.Measure = Measure(m)
		}
	}
}

// readSections reads which sections' assumptions differ between futures.
func (r *policyReader) readSections(e entry, k key) {
	all, ok := r.list(e, k)
	for _, section := range all {
		if !slices.Contains(assumedSections, section) {
			r.bad(e, 2, "an unknown section "+strconv.Quote(section), k.wants(), r.hint(func() string { return Nearest(section, assumedSections) }))
			ok = false
		}
	}
	if ok {
		r.assumed = all
	}
}

// numbers returns levels in rising order, each once, with none among them.
func numbers(levels []any, none float64) (all []any) {
	values := []float64{none}
	for _, l := range levels {
		values = append(values, levelNumber(l))
	}
	slices.Sort(values)
	for _, v := range slices.Compact(values) {
		all = append(all, v)
	}
	return all
}

// ladder returns even values from one to another.
func ladder(from, to float64, steps int) (all []any) {
	f := design.Factor{Dist: design.Uniform, Min: from, Max: to}
	return f.Grid(steps).Levels
}
