package scenarios

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"heed/agents"
	"heed/scenarios/design"
)

// A sweepReader makes a sweep of entries and collects their mistakes.
type sweepReader struct {
	reader
	name      string // of the file
	sweep     *Sweep
	files     fs.FS
	overrides []Override
	base      string
	extra     []Override     // what the sweep itself gives the base
	factors   map[string]int // where each is in given, by path
	ranges    []ranged       // the factors as they stand in the file
	assumed   []string       // sections whose assumptions are factors
}

// A ranged is a factor as it stands in the file: numbers that are not given are NaN.
type ranged struct {
	design.Factor
	steps int // even steps of a range, where a design needs levels; 0 where none are given
	place entry
}

// read reads an entry.
func (r *sweepReader) read(e entry) {
	if r.isDead(e.path) {
		return
	}
	switch {
	case e.form == arrayHeader:
		r.kill(e, len(e.path), "an array of tables", "["+e.key(len(e.path))+"]", "")
	case slices.Contains(sections, e.path[0]) && (e.table() || len(e.path) > 1):
		r.kill(e, 1, "a section that a sweep does not have", "design or factors; a key of the model goes into the base, or among the factors", "")
	case len(e.path) == 1 && e.path[0] != "design" && e.path[0] != "factors":
		r.readTop(e)
	case len(e.path) == 1 && !e.table():
		r.kill(e, 1, e.have(), "a table: its keys under ["+e.path[0]+"]", "")
	case len(e.path) == 1:
	case e.path[0] == "design":
		r.readDesign(e)
	case e.path[0] == "factors":
		r.readFactor(e)
	default:
		r.unknown(e, 1, "an unknown section", "design or factors", func() string { return Nearest(e.path[0], []string{"design", "factors"}) })
	}
}

// readTop reads a key that stands before the sections.
func (r *sweepReader) readTop(e entry) {
	k, ok := findKey(sweepKeys, e.path[0])
	switch {
	case !ok:
		r.unknown(e, 1, "an unknown key", "one of "+strings.Join(names(sweepKeys), ", ")+", [design] and [factors]",
			func() string { return Nearest(e.path[0], append(names(sweepKeys), "design", "factors")) })
		return
	case e.table():
		r.kill(e, 1, "a table", k.wants(), "")
		return
	}
	s := r.sweep
	switch e.path[0] {
	case "name":
		r.named(e, k, &s.Name)
	case "title":
		r.text(e, k, &s.Title, isTitle)
	case "base":
		r.text(e, k, &r.base, func(t string) bool { return t != "" })
	case "seeds":
		var rule string
		if r.text(e, k, &rule, func(t string) bool { return slices.Contains(k.Choices, t) }) {
			s.Seeds = SeedRule(rule)
		}
	case "seed", "replicates":
		if r.whole(e, k, nil) {
			r.extra = append(r.extra, Override{Flag: fmt.Sprintf("%s:%d", e.file, e.line), Path: "scenario." + e.path[0], Value: e.raw})
		}
	case "assumptions":
		r.readAssumptions(e, k)
	case "arms":
		if list, ok := r.list(e, k); ok {
			r.extra = append(r.extra, Override{Flag: fmt.Sprintf("%s:%d", e.file, e.line), Path: "arms", Value: strings.Join(append([]string{Baseline}, list...), ",")})
		}
	}
}

// whole sets a whole number of which no digit is lost, and reports whether it could.
func (r *sweepReader) whole(e entry, k key, to *uint64) bool {
	v, ok := e.value.(int64)
	if !ok || v < 0 || float64(v) < k.Min || float64(v) > k.Max {
		r.bad(e, len(e.path), e.have(), k.wants(), "")
		return false
	}
	if to != nil {
		*to = uint64(v)
	}
	r.given[e.key(len(e.path))] = e
	return true
}

// list returns a list of texts, and whether e gives one.
func (r *sweepReader) list(e entry, k key) (all []string, ok bool) {
	items, ok := e.value.([]any)
	twice := ""
	for _, item := range items {
		text, is := item.(string)
		if slices.Contains(all, text) {
			twice = text
		}
		all, ok = append(all, text), ok && is
	}
	if !ok {
		r.bad(e, len(e.path), e.have(), k.wants(), "")
		return nil, false
	}
	if twice != "" {
		r.bad(e, len(e.path), strconv.Quote(twice)+" a second time", "it once", "")
	}
	r.given[e.key(len(e.path))] = e
	return all, true
}

// readDesign reads a key of [design].
func (r *sweepReader) readDesign(e entry) {
	k, ok := findKey(designKeys, e.path[1])
	switch {
	case !ok:
		r.unknown(e, 2, "an unknown key", "one of "+strings.Join(names(designKeys), ", "), func() string { return Nearest(e.path[1], names(designKeys)) })
		return
	case len(e.path) > 2 || e.table():
		r.kill(e, 2, "a table", k.wants(), "")
		return
	}
	d := &r.sweep.Layout
	var on float64
	switch e.path[1] {
	case "kind":
		r.text(e, k, &d.Kind, func(t string) bool { return slices.Contains(designKinds, t) })
	case "samples":
		r.count(e, k, &d.Samples)
	case "doublings":
		r.count(e, k, &d.Doublings)
	case "trajectories":
		r.count(e, k, &d.Paths)
	case "levels":
		r.count(e, k, &d.Grid)
	case "candidates":
		r.count(e, k, &d.Candidates)
	case "scramble":
		r.amount(e, k, &on)
		d.Scramble = on == 1
	case "second_order":
		r.amount(e, k, &on)
		d.Second = on == 1
	case "seed":
		r.whole(e, k, &d.Seed)
	case "file":
		r.text(e, k, &d.File, func(t string) bool { return t != "" })
	case "cross":
		d.Cross, _ = r.list(e, k)
	}
}

// readFactor reads a factor, or a key of one.
func (r *sweepReader) readFactor(e entry) {
	path := e.path[1]
	if !strings.Contains(path, ".") {
		want := `a path in quotes, such as "rules.detail"`
		if len(e.path) > 2 {
			want = strconv.Quote(path+"."+e.path[2]) + ", in quotes"
		}
		r.kill(e, 2, "the factor "+path, want, "")
		return
	}
	i, known := r.factors[path]
	if !known {
		i = r.addFactor(e)
	}
	if i < 0 {
		return
	}
	f := &r.ranges[i]
	switch {
	case len(e.path) == 2 && !e.table():
		f.Dist, f.Levels = design.Levels, r.levels(e)
	case len(e.path) == 3:
		r.readRange(e, f)
	case len(e.path) > 3:
		r.kill(e, 3, "a table", "a value", "")
	}
}

// addFactor adds a factor that e is the first to name and returns where it is; -1
// where there is no such key to vary.
func (r *sweepReader) addFactor(e entry) int {
	path := e.path[1]
	section, name, _ := strings.Cut(path, ".")
	p, ok := agents.Find(path)
	arm := section == "arms"
	switch {
	case path == "scenario.days":
		r.kill(e, 2, "scenario.days", "another key: all points have the same days", "")
		return -1
	case path == "scenario.seed":
		r.kill(e, 2, "scenario.seed", `another key: all points share the seed, or with seeds = "own" have one each that follows from it`, "")
		return -1
	case path == "scenario.replicates" || path == "scenario.record_every":
		r.kill(e, 2, path, "another key: all points share it", "")
		return -1
	case !ok && !arm && path != "scenario.burn_in":
		r.unknown(e, 2, "an unknown key of a scenario", "a key that heed explain lists, or arms.NAME.KEY", func() string { return nearestPath(section, name) })
		return -1
	case ok && p.Kind == agents.File:
		r.kill(e, 2, "a file", "another key: points share their files", "")
		return -1
	}
	i := len(r.ranges)
	r.factors[path] = i
	none := math.NaN()
	r.ranges = append(r.ranges, ranged{Factor: design.Factor{Path: path, Dist: design.Uniform, Min: none, Max: none, Mode: none, Mean: none, SD: none}, place: e})
	return i
}

// levels returns the levels of a list.
func (r *sweepReader) levels(e entry) []any {
	items, ok := e.value.([]any)
	if !ok || len(items) == 0 {
		r.kill(e, 2, e.have(), "a list of levels, such as [0.1, 0.3], or a range, such as { min = 0.1, max = 0.9 }", "")
		return nil
	}
	for _, item := range items {
		if asTOML(item) == "" {
			r.kill(e, 2, e.have(), "a list of numbers, texts, or true and false", "")
			return nil
		}
	}
	return items
}

// asTOML writes a value as TOML does; empty where it is no level.
func asTOML(v any) string {
	switch x := v.(type) {
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		if math.IsInf(x, 0) || math.IsNaN(x) {
			return ""
		}
		text := strconv.FormatFloat(x, 'g', -1, 64)
		if !strings.ContainsAny(text, ".e") {
			text += ".0"
		}
		return text
	case bool:
		return strconv.FormatBool(x)
	case string:
		return fmt.Sprintf("%q", x)
	}
	return ""
}

// readRange reads a key of a factor that is a range.
func (r *sweepReader) readRange(e entry, f *ranged) {
	k, ok := findKey(factorKeys, e.path[2])
	if !ok {
		r.unknown(e, 3, "an unknown key of a range", "one of "+strings.Join(names(factorKeys), ", "), func() string { return Nearest(e.path[2], names(factorKeys)) })
		return
	}
	switch e.path[2] {
	case "dist":
		var dist string
		if r.text(e, k, &dist, func(t string) bool { return slices.Contains(k.Choices, t) }) {
			f.Dist = design.Dist(dist)
		}
	case "steps":
		r.count(e, k, &f.steps)
	default:
		to := map[string]*float64{"min": &f.Min, "max": &f.Max, "mode": &f.Mode, "mean": &f.Mean, "sd": &f.SD}[e.path[2]]
		r.amount(e, k, to)
	}
}
