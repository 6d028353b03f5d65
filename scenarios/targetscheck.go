package scenarios

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"heed/agents"
	"heed/scenarios/design"
)

// finish opens the base and checks how everything goes together. The error is that of
// reading files.
func (r *targetReader) finish() error {
	c := r.calibration
	if c.Title == "" {
		c.Title = c.Name
	}
	if err := r.openBase(); err != nil {
		return err
	}
	r.need(len(r.ranges) > 0, "priors", "no prior", `paths in quotes and what they may be, such as "decision.fade" = { min = 0.01, max = 0.1 }`)
	r.need(len(r.targets) > 0, "targets", "no target", "tables of what was observed, such as [targets.norm] with metric, value and sd")
	for i := range r.ranges {
		r.checkFactor(&r.ranges[i])
		r.checkPrior(&r.ranges[i])
	}
	for _, name := range r.order {
		if err := r.checkTarget(r.targets[name]); err != nil {
			return err
		}
	}
	r.checkSearch()
	r.checkTruth()
	if len(r.wrong) > 0 {
		return nil
	}
	return r.conclude()
}

// need notes that a section is missing where it is.
func (r *targetReader) need(ok bool, key, have, want string) {
	if !ok && !r.partial && !r.taintedUnder(key) {
		r.lacking(key, have, want)
	}
}

// conclude selects the arms that targets name and tries the priors' ends.
func (r *targetReader) conclude() error {
	c, arms := r.calibration, []string{Baseline}
	for _, t := range c.Targets {
		for _, arm := range []string{t.Arm, t.Less} {
			if arm != "" && !slices.Contains(arms, arm) {
				arms = append(arms, arm)
			}
		}
	}
	base, err := r.sweep.Base.With([]Override{{Flag: "targets", Path: "arms", Value: strings.Join(arms, ",")}})
	if err != nil {
		return err
	}
	for _, f := range r.ranges {
		c.Priors = append(c.Priors, f.Factor)
	}
	c.Base, r.sweep.Base, r.sweep.Factors = base, base, c.Priors
	r.tryLevels()
	return nil
}

// openBase opens the base with what the calibration sets in it and the overrides.
func (r *targetReader) openBase() (err error) {
	e, given := r.given["base"]
	if !given {
		r.need(r.tainted["base"], "base", "no base", sweepKeys[2].takes)
		return nil
	}
	r.sweep.Base, err = openBase(r.base, r.files, append(slices.Clone(r.extra), r.overrides...))
	var wrong Mistakes
	switch {
	case errors.As(err, &wrong):
		for _, m := range wrong {
			r.wrong = append(r.wrong, r.placed(m))
		}
	case missing(err):
		r.bad(e, 1, strconv.Quote(r.base), sweepKeys[2].takes, r.hint(func() string { return Nearest(r.base, shippedNames) }))
	case err != nil:
		return err
	}
	return nil
}

// placed returns a mistake of the base at the key that gives the base what is wrong, if
// one does.
func (r *targetReader) placed(m Mistake) Mistake {
	for _, e := range append(slices.Clone(r.sets), r.given["seed"]) {
		if m.File == fmt.Sprintf("%s:%d", e.file, e.line) {
			at := e.mistake(len(e.path))
			at.Have, at.Want, at.Hint = m.Have, m.Want, m.Hint
			return at
		}
	}
	return m
}

// checkPrior notes that a prior's key has a value otherwise.
func (r *targetReader) checkPrior(f *ranged) {
	for _, e := range r.sets {
		if e.path[1] == f.Path {
			r.bad(e, 2, "a key of the priors", "it in one of the two places", "")
		}
	}
	for _, o := range r.overrides {
		if o.Path == f.Path {
			r.wrong = append(r.wrong, Mistake{File: o.Flag, Key: o.Path, Have: "a key of the priors", Want: "another key: the calibration is to find the value of this one"})
		}
	}
	if e := f.place; !r.taintedUnder(e.key(2)) && f.Dist == design.Levels && len(f.Levels) < 2 {
		r.bad(e, 2, "a single value", "at least two, or the key under [set]", "")
	}
}

// checkTarget checks a target and adds it, or those of its series.
func (r *targetReader) checkTarget(t *given) error {
	e := t.place
	if r.taintedUnder(e.key(2)) {
		return nil
	}
	before := len(r.wrong)
	known := names(agentMetrics())
	switch {
	case t.Metric == "":
		r.bad(e, 2, "no metric", targetKeys[0].takes+`, such as metric = "norm_mean"`, "")
	case !slices.Contains(known, t.Metric):
		r.bad(r.given[e.key(2)+".metric"], 3, strconv.Quote(t.Metric), "a metric, which heed explain metrics lists", r.hint(func() string { return Nearest(t.Metric, known) }))
	}
	r.checkArm(t, "arm", t.Arm)
	r.checkArm(t, "difference_from", t.Less)
	if t.Less == t.Arm {
		r.bad(r.given[e.key(2)+".difference_from"], 3, strconv.Quote(t.Less), "another arm than that of the target", "")
	}
	if t.file != "" {
		return r.checkSeries(t, before)
	}
	r.checkDay(t)
	r.checkPeriod(t, "days", &t.When)
	r.checkPeriod(t, "before", &t.Before)
	if t.Before.Given && !t.When.Given {
		r.bad(r.given[e.key(2)+".before"], 3, "it without day or days", "days after those to compare with", "")
	}
	r.checkValue(t)
	if len(r.wrong) == before {
		r.calibration.Targets = append(r.calibration.Targets, t.Target)
	}
	return nil
}

// agentMetrics returns the metrics as keys.
func agentMetrics() (all []key) {
	for _, m := range agents.Metrics {
		all = append(all, key{Parameter: agents.Parameter{Path: m.Name}})
	}
	return all
}

// checkArm checks the name of an arm.
func (r *targetReader) checkArm(t *given, key, arm string) {
	if arm == "" || r.sweep.Base == nil {
		return
	}
	if _, ok := r.sweep.Base.Arm(arm); ok {
		return
	}
	var known []string
	for _, a := range r.sweep.Base.arms {
		known = append(known, a.Name)
	}
	r.bad(r.given[t.place.key(2)+"."+key], 3, strconv.Quote(arm), "one of the arms of the base, "+strings.Join(known, ", "), r.hint(func() string { return Nearest(arm, known) }))
}

// checkDay makes a period of a day.
func (r *targetReader) checkDay(t *given) {
	if math.IsNaN(t.day) {
		return
	}
	e := r.given[t.place.key(2)+".day"]
	if t.When.Given {
		r.bad(e, 3, "day beside days", "one of the two", "")
		return
	}
	t.When = Period{From: int(t.day), To: int(t.day), Given: true}
	if s := r.sweep.Base; s != nil && int(t.day) <= s.Days && !s.recorded(int(t.day)) {
		r.bad(e, 3, plain(t.day), fmt.Sprintf("a day that is recorded: 0, %d, or another multiple of scenario.record_every, %d", s.Days, s.RecordEvery), "")
	}
}

// recorded reports whether a day has a row of the series.
func (s *Scenario) recorded(day int) bool {
	return day >= 0 && day <= s.Days && (day%s.RecordEvery == 0 || day == s.Days)
}

// checkPeriod checks that a period has days that are recorded.
func (r *targetReader) checkPeriod(t *given, key string, p *Period) {
	s := r.sweep.Base
	if !p.Given || s == nil {
		return
	}
	e, ok := r.given[t.place.key(2)+"."+key]
	if !ok {
		e = r.given[t.place.key(2)+".day"]
	}
	if p.To > s.Days {
		r.bad(e, 3, e.have(), fmt.Sprintf("days to %d at most, the last that is simulated", s.Days), "")
		return
	}
	for day := p.From; day <= p.To; day++ {
		if s.recorded(day) {
			return
		}
	}
	if key != "days" || ok {
		r.bad(e, 3, e.have(), fmt.Sprintf("days of which one is recorded, a multiple of scenario.record_every, %d", s.RecordEvery), "")
	}
}

// bothEnds is the width of a 95% interval in standard deviations.
const bothEnds = 2 * 1.959963984540054

// checkValue checks what was observed and how sure it is.
func (r *targetReader) checkValue(t *given) {
	e := t.place
	has := func(v float64) bool { return !math.IsNaN(v) }
	if !has(t.value) {
		r.bad(e, 2, "no value", "value, what was observed, or file, a series", "")
		return
	}
	t.Value = t.value
	if lo, hi, bounded := t.bounds(); bounded && !(lo <= t.value && t.value <= hi) {
		r.bad(r.given[e.key(2)+".value"], 3, plain(t.value), t.within(lo, hi), "")
	}
	switch {
	case has(t.sd) && (has(t.lo) || has(t.hi)):
		r.bad(r.given[e.key(2)+".sd"], 3, "sd beside lo or hi", "one of the two", "")
	case has(t.sd):
		t.SD = t.sd
	case !has(t.lo) || !has(t.hi):
		r.bad(e, 2, "a value of which nobody knows how sure it is", "sd, its standard error, or lo and hi, its 95% interval; sd = 0 where it is sure", "")
	case !(t.lo < t.value && t.value < t.hi):
		r.bad(e, 2, fmt.Sprintf("lo %v, value %v, hi %v", t.lo, t.value, t.hi), "value between lo and hi", "")
	default:
		t.SD = (t.hi - t.lo) / bothEnds
		r.doubtInterval(t)
	}
}

// checkSearch checks how rules of a search go together.
func (r *targetReader) checkSearch() {
	s := r.calibration.Search
	first, of := 2*s.Particles, "twice the particles"
	if s.Generation > 0 {
		first, of = s.Generation, "search.generation"
	}
	if s.Evaluations < first && !r.taintedUnder("search") {
		m := Mistake{File: r.name, Key: "search.evaluations", Have: strconv.Itoa(s.Evaluations), Want: fmt.Sprintf("at least %d, which the first generation takes: %s", first, of)}
		if e, ok := r.given["search.evaluations"]; ok {
			m.Line, m.Column = e.mistake(2).Line, e.mistake(2).Column
		}
		r.wrong = append(r.wrong, m)
	}
}
