package scenarios

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A targetReader makes a calibration of entries and collects their mistakes. Priors are
// read as the factors of a sweep are.
type targetReader struct {
	sweepReader
	calibration *Calibration
	order       []string          // names of targets, as they come
	targets     map[string]*given // by name
	truth       map[string]entry  // by path
	sets        []entry
}

// A given is a target as it stands in the file: numbers that are not given are NaN.
type given struct {
	Target
	day, value, sd, lo, hi float64
	file                   string
	place                  entry
}

// newTargetReader returns a reader that has read nothing yet.
func newTargetReader(name string, text []byte, files fs.FS, overrides []Override) *targetReader {
	c := &Calibration{Name: nameOf(name), Text: text}
	for _, k := range posteriorSearchKeys {
		setRule(&c.Search, last(k.Path), k.Default, k.Text)
	}
	return &targetReader{
		sweepReader: sweepReader{
			reader: reader{given: map[string]entry{}, tainted: map[string]bool{}, dead: map[string]bool{}},
			sweep:  &Sweep{}, name: name, files: files, overrides: overrides, factors: map[string]int{},
		},
		calibration: c, targets: map[string]*given{}, truth: map[string]entry{},
	}
}

// setRule sets a rule of a search by its key.
func setRule(to *SearchRules, key string, number float64, text string) {
	switch key {
	case "particles":
		to.Particles = int(number)
	case "evaluations":
		to.Evaluations = int(number)
	case "replicates":
		to.Replicates = int(number)
	case "tolerance":
		to.Tolerance = number
	case "generation":
		to.Generation = int(number)
	case "min_efficiency":
		to.Efficiency = number
	case "min_gain":
		to.Gain = number
	case "adjust":
		to.Adjust = text
	case "predictive":
		to.Predictive = int(number)
	}
}

// read reads an entry.
func (r *targetReader) read(e entry) {
	if r.isDead(e.path) {
		return
	}
	known := append(names(calibrationKeys), calibrationSectionNames()...)
	section := slices.Contains(calibrationSectionNames(), e.path[0])
	switch {
	case e.form == arrayHeader:
		r.kill(e, len(e.path), "an array of tables", "["+e.key(len(e.path))+"]", "")
	case slices.Contains(sections, e.path[0]) && (e.table() || len(e.path) > 1):
		r.kill(e, 1, "a section that a calibration does not have", "one of "+strings.Join(calibrationSectionNames(), ", ")+"; a key of the model goes under [set], or among the priors", "")
	case section && len(e.path) == 1 && !e.table():
		r.kill(e, 1, e.have(), "a table: its keys under ["+e.path[0]+"]", "")
	case section && len(e.path) == 1:
	case section:
		r.readSection(e)
	case len(e.path) == 1 && !e.table():
		r.readHead(e)
	default:
		r.unknown(e, 1, "an unknown section", "one of "+strings.Join(calibrationSectionNames(), ", "), func() string { return Nearest(e.path[0], known) })
	}
}

// readHead reads a key that stands before the sections.
func (r *targetReader) readHead(e entry) {
	k, ok := findKey(calibrationKeys, e.path[0])
	if !ok {
		r.unknown(e, 1, "an unknown key", "one of "+strings.Join(names(calibrationKeys), ", ")+" and sections",
			func() string { return Nearest(e.path[0], append(names(calibrationKeys), calibrationSectionNames()...)) })
		return
	}
	c := r.calibration
	switch e.path[0] {
	case "name":
		r.named(e, k, &c.Name)
	case "title":
		r.text(e, k, &c.Title, isTitle)
	case "base":
		r.text(e, k, &r.base, func(t string) bool { return t != "" })
	case "seed":
		if r.whole(e, k, nil) {
			r.extra = append(r.extra, Override{Flag: fmt.Sprintf("%s:%d", e.file, e.line), Path: "scenario.seed", Value: e.raw})
		}
	}
}

// readSection reads a key of a section.
func (r *targetReader) readSection(e entry) {
	switch e.path[0] {
	case "set":
		r.readSet(e)
	case "priors":
		r.readPrior(e)
	case "targets":
		r.readTarget(e)
	case "search":
		r.readRule(e)
	case "truth":
		if r.pathed(e) {
			r.truth[e.path[1]] = e
		}
	}
}

// pathed reports whether an entry is a path in quotes with a value.
func (r *targetReader) pathed(e entry) bool {
	switch {
	case !strings.Contains(e.path[1], "."):
		want := `a path in quotes, such as "rules.detail"`
		if len(e.path) > 2 {
			want = strconv.Quote(strings.Join(e.path[1:], ".")) + ", in quotes"
		}
		r.kill(e, 2, "the key "+e.path[1], want, "")
		return false
	case len(e.path) > 2 || e.table():
		r.kill(e, 2, "a table", "a value", "")
		return false
	}
	return true
}

// readSet reads what the base has in another way.
func (r *targetReader) readSet(e entry) {
	switch path := e.path[1]; {
	case !r.pathed(e):
	case path == "scenario.seed" || path == "scenario.replicates" || path == "scenario.name":
		r.bad(e, 2, path, map[bool]string{true: "seed = " + e.raw + " before the sections", false: "another key: search.replicates says how many, and name stands before the sections"}[path == "scenario.seed"], "")
	default:
		r.sets = append(r.sets, e)
		r.extra = append(r.extra, Override{Flag: fmt.Sprintf("%s:%d", e.file, e.line), Path: path, Value: e.raw})
	}
}

// readPrior reads a prior, or a key of one.
func (r *targetReader) readPrior(e entry) {
	if len(e.path) == 3 && e.path[2] == "steps" {
		r.unknown(e, 3, "an unknown key of a range", "one of "+strings.Join(names(priorKeys), ", "), func() string { return "" })
		return
	}
	r.readFactor(e)
}

// readRule reads a key of [search].
func (r *targetReader) readRule(e entry) {
	k, ok := findKey(posteriorSearchKeys, e.path[1])
	switch {
	case !ok:
		r.unknown(e, 2, "an unknown key", "one of "+strings.Join(names(posteriorSearchKeys), ", "), func() string { return Nearest(e.path[1], names(posteriorSearchKeys)) })
	case len(e.path) > 2 || e.table():
		r.kill(e, 2, "a table", k.wants(), "")
	case len(k.Choices) > 0:
		var text string
		if r.text(e, k, &text, func(t string) bool { return slices.Contains(k.Choices, t) }) {
			setRule(&r.calibration.Search, e.path[1], 0, text)
		}
	default:
		if v, ok := r.number(e, k); ok {
			setRule(&r.calibration.Search, e.path[1], v, "")
		}
	}
}

// readTarget reads a target, or a key of one.
func (r *targetReader) readTarget(e entry) {
	name := e.path[1]
	t, known := r.targets[name]
	switch {
	case !e.table() && len(e.path) == 2:
		r.kill(e, 2, e.have(), "a table: metric, value, sd and the like under [targets."+name+"]", "")
		return
	case !known && (!isName(name) || misread(name) != ""):
		r.kill(e, 2, "the name "+strconv.Quote(name), "one of a-z, A-Z, 0-9, -, _ and ., which reads as text", "")
		return
	case !known:
		none := math.NaN()
		t = &given{Target: Target{Name: name, Arm: Baseline}, day: none, value: none, sd: none, lo: none, hi: none, place: e}
		r.targets[name], r.order = t, append(r.order, name)
	}
	if len(e.path) == 2 {
		return
	}
	k, ok := findKey(targetKeys, e.path[2])
	switch {
	case !ok:
		r.unknown(e, 3, "an unknown key of a target", "one of "+strings.Join(names(targetKeys), ", "), func() string { return Nearest(e.path[2], names(targetKeys)) })
	case len(e.path) > 3 || e.table():
		r.kill(e, 3, "a table", k.wants(), "")
	default:
		r.readObserved(e, k, t)
	}
}

// readObserved reads a key of a target.
func (r *targetReader) readObserved(e entry, k key, t *given) {
	some := func(text string) bool { return text != "" }
	switch e.path[2] {
	case "metric":
		r.text(e, k, &t.Metric, some)
	case "arm":
		r.text(e, k, &t.Arm, some)
	case "difference_from":
		r.text(e, k, &t.Less, some)
	case "file":
		r.text(e, k, &t.file, some)
	case "days":
		r.period(e, k, &t.When)
	case "before":
		r.period(e, k, &t.Before)
	default:
		r.amount(e, k, map[string]*float64{"day": &t.day, "value": &t.value, "sd": &t.sd, "lo": &t.lo, "hi": &t.hi}[e.path[2]])
	}
}

// period sets a period.
func (r *targetReader) period(e entry, k key, to *Period) {
	items, _ := e.value.([]any)
	if len(items) == 2 {
		from, is := items[0].(int64)
		until, too := items[1].(int64)
		if is && too && 0 <= from && from <= until && until <= 100000 {
			*to = Period{From: int(from), To: int(until), Given: true}
			r.given[e.key(len(e.path))] = e
			return
		}
	}
	r.bad(e, len(e.path), e.have(), k.wants(), "")
}
