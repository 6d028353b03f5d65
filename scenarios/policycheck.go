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
func (r *policyReader) finish() error {
	p := r.policy
	p.Name, p.Title = r.sweep.Name, r.sweep.Title
	if p.Title == "" {
		p.Title = p.Name
	}
	if err := r.openBase(); err != nil {
		return err
	}
	if !r.partial {
		r.checkParts()
		r.checkSearch()
	}
	if p.Base = r.sweep.Base; p.Base == nil {
		return nil
	}
	for i := range r.asked {
		r.checkLever(&r.asked[i])
	}
	if len(r.wrong) > 0 {
		return nil
	}
	r.checkOverlaps()
	r.checkBudget()
	return r.layOut()
}

// checkParts notes what is missing.
func (r *policyReader) checkParts() {
	if len(r.asked) == 0 && !r.taintedUnder("levers") {
		r.lacking("levers", "no lever", `arms of the base or live keys, such as "arms.education" = {} or "culture.blame" = { min = 0.1, max = 0.3, cost = 500 }`)
	}
	if len(r.policy.Objectives) < 2 && !r.taintedUnder("objectives") {
		r.lacking("objectives", count2(len(r.policy.Objectives), "objective"), `two or more, such as compliance_rate = "more" and cost = "less": of one there is no front`)
	}
	if len(r.policy.Objectives) == 1 && r.policy.Objectives[0].Metric == CostObjective {
		r.lacking("objectives", "cost alone", "metrics too")
	}
}

// count2 writes how many there are of something.
func count2(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// openBase opens the base with the baseline alone.
func (r *policyReader) openBase() (err error) {
	e, given := r.given["base"]
	if !given {
		if !r.partial && !r.tainted["base"] {
			r.lacking("base", "no base", sweepKeys[2].takes)
		}
		return nil
	}
	all := append(slices.Clone(r.extra), r.overrides...)
	all = append(all, Override{Flag: r.name, Path: "arms", Value: Baseline})
	r.sweep.Base, err = openBase(r.base, r.files, all)
	var wrong Mistakes
	switch {
	case errors.As(err, &wrong):
		for _, m := range wrong {
			if at, given := r.set[m.Key]; given && m.File == fmt.Sprintf("%s:%d", at.file, at.line) {
				place := at.mistake(2)
				place.Have, place.Want, place.Hint = m.Have, m.Want, m.Hint
				m = place
			}
			r.wrong = append(r.wrong, r.placed(m))
		}
	case missing(err):
		r.bad(e, 1, strconv.Quote(r.base), sweepKeys[2].takes, r.hint(func() string { return Nearest(r.base, shippedNames) }))
	case err != nil:
		return err
	}
	return nil
}

// checkSearch checks how the numbers of a search go together.
func (r *policyReader) checkSearch() {
	s, f := &r.policy.Search, &r.policy.Futures
	robust := len(r.assumed) > 0 || r.points != ""
	for _, key := range []string{"samples", "measure"} {
		if e, given := r.given["futures."+key]; given && !robust {
			r.bad(e, 2, "it without futures", `assumptions = ["all"], or points = "points.csv"`, "")
		}
	}
	if e, given := r.given["futures.points"]; given && len(r.assumed) > 0 {
		r.bad(e, 2, "it beside assumptions", "one of the two", "")
	}
	most, asked := r.given["search.most_replicates"]
	if robust {
		if asked {
			r.bad(most, 2, "it beside futures", "futures.samples, which it is then", "")
		}
		if s.Most = 16; r.samples > 0 {
			s.Most = r.samples
		}
	}
	e, given := r.given["search.replicates"]
	switch {
	case f.Measure != Expected && given && s.Replicates != s.Most:
		r.bad(e, 2, strconv.Itoa(s.Replicates), fmt.Sprintf("no such key: by %s all mixes have all %d futures, for of fewer the worst is better", f.Measure, s.Most), "")
	case f.Measure != Expected:
		s.Replicates = s.Most
	case s.Replicates > s.Most && given:
		r.bad(e, 2, strconv.Itoa(s.Replicates), fmt.Sprintf("at most most_replicates, or the samples of futures, %d", s.Most), "")
	case s.Replicates > s.Most:
		s.Replicates = s.Most
	}
	if _, given := r.given["search.final_replicates"]; f.Measure == WorstTenth && !given {
		s.Final = worstFinal
	}
	if f.Measure == WorstTenth && s.Final < FewestWorst {
		r.policy.Warnings = append(r.policy.Warnings, fmt.Sprintf("search.final_replicates is %d, and the worst tenth of so many futures %d of them: too few for an interval, which takes %d, better %d",
			s.Final, (s.Final+9)/10, FewestWorst, worstFinal))
	}
}

// The worst tenth of futures takes more of them than a mean does.
const (
	FewestWorst = 60  // fresh futures of which the worst tenth has an interval, see [heed/results/stats.FewWorst]
	worstFinal  = 100 // that there are where the file does not say
)

// checkLever checks a lever against the base and adds it.
func (r *policyReader) checkLever(a *asked) {
	if r.dead[a.place.key(2)] || r.taintedUnder(a.place.key(2)) {
		return
	}
	section, name, _ := strings.Cut(a.path, ".")
	var l Lever
	ok := false
	if section == "arms" {
		l, ok = r.armLever(a, name)
	} else {
		l, ok = r.keyLever(a)
	}
	if ok {
		r.policy.Levers = append(r.policy.Levers, l)
	}
}

// armLever returns a lever that is an arm.
func (r *policyReader) armLever(a *asked, name string) (Lever, bool) {
	base, e := r.sweep.Base, a.place
	arm, known := base.Arm(name)
	switch {
	case name == Baseline:
		r.bad(e, 2, "baseline", "an arm that changes something", "")
		return Lever{}, false
	case !known:
		var all []string
		for _, x := range base.arms[1:] {
			all = append(all, "arms."+x.Name)
		}
		r.bad(e, 2, "an unknown arm", "one of "+strings.Join(all, ", "), r.hint(func() string { return Nearest(a.path, all) }))
		return Lever{}, false
	}
	for _, days := range []*entry{a.fromAt, a.rampAt} {
		if days != nil {
			r.bad(*days, 3, "it for an arm", "it in the arm itself: it keeps its own days", "")
			return Lever{}, false
		}
	}
	l := Lever{Path: a.path, arm: true, Unit: "strength"}
	for _, part := range base.parts(arm) {
		if part.FromDay >= base.Days {
			r.bad(e, 2, fmt.Sprintf("an arm that begins on day %d", part.FromDay), "one that begins before the last, "+strconv.Itoa(base.Days), "")
			return Lever{}, false
		}
		if !math.IsNaN(a.cost) {
			part.Cost = 0
		}
		if !math.IsNaN(a.once) {
			part.CostOnce = 0
		}
		l.parts = append(l.parts, part)
	}
	own := &l.parts[len(l.parts)-1]
	own.Cost, own.CostOnce = or(a.cost, own.Cost), or(a.once, own.CostOnce)
	levels := a.levels
	switch least, most := or(a.min, 0), or(a.max, 1); {
	case levels != nil:
	case least < 0 || most > 1 || least >= most:
		r.bad(e, 2, fmt.Sprintf("strengths from %g to %g", least, most), "strengths within 0, none of the arm, and 1, all of it", "")
		return l, false
	default:
		steps := a.steps
		if steps == 0 {
			steps = 5
		}
		levels = ladder(least, most, steps)
	}
	levels = numbers(levels, 0)
	if lo, hi := levelNumber(levels[0]), levelNumber(levels[len(levels)-1]); lo < 0 || hi > 1 {
		r.bad(e, 2, fmt.Sprintf("strengths from %g to %g", lo, hi), "strengths within 0, none of the arm, and 1, all of it", "")
		return l, false
	}
	l.Factor = design.Factor{Path: a.path, Dist: design.Levels, Levels: l.effective(levels, &base.Params)}
	return l, true
}

// effective returns the levels of an arm that do more than the one before: where it adds two
// experts, a quarter of it costs something and does nothing.
func (l *Lever) effective(levels []any, base *agents.Params) (all []any) {
	var before string
	for _, v := range levels {
		var now []agents.Setting
		for _, part := range l.at(levelNumber(v), base) {
			now = append(now, part.Set...)
		}
		if text := fmt.Sprint(now); len(all) == 0 || text != before {
			all, before = append(all, v), text
		}
	}
	return all
}

// keyLever returns a lever that is a live key.
func (r *policyReader) keyLever(a *asked) (Lever, bool) {
	base, e := r.sweep.Base, a.place
	d, known := agents.Find(a.path)
	section, name, _ := strings.Cut(a.path, ".")
	switch {
	case !known:
		r.unknown(e, 2, "an unknown lever", "arms.NAME, or a live key that heed explain lists", func() string { return nearestPath(section, name) })
		return Lever{}, false
	case !d.Live:
		r.bad(e, 2, "a key that is not live", "an arm or a key that heed explain calls live", a.path+" "+whyFixed(d))
		return Lever{}, false
	}
	none := base.Params.Get(a.path)
	l := Lever{Path: a.path, None: none, Unit: d.Unit}
	l.Factor = design.Factor{Path: a.path, Dist: design.Uniform, Min: a.min, Max: a.max}
	l.parts = []Arm{{Name: a.path, Set: []agents.Setting{{Path: a.path}}, FromDay: a.from, RampDays: a.ramp, Cost: or(a.cost, 0), CostOnce: or(a.once, 0)}}
	levels := a.levels
	switch {
	case levels == nil && d.Kind == agents.Switch:
		levels = []any{0.0, 1.0}
	case levels == nil && (math.IsNaN(a.min) || math.IsNaN(a.max) || a.min >= a.max):
		r.bad(e, 2, "a lever without a range", "min and max, the first below the second, or levels", "")
		return l, false
	case levels == nil && (none < a.min || none > a.max):
		r.bad(e, 2, fmt.Sprintf("%g to %g", a.min, a.max), fmt.Sprintf("a range with %g in it, the value of the base: a mix may leave the lever alone", none), "")
		return l, false
	case levels == nil && d.Kind == agents.Integer && a.steps == 0:
		l.Factor.Dist = design.Integers
	case levels == nil && a.steps > 0:
		levels = ladder(a.min, a.max, a.steps)
	}
	if levels != nil {
		l.Factor = design.Factor{Path: a.path, Dist: design.Levels, Levels: numbers(levels, none)}
	}
	if a.from >= base.Days {
		r.bad(e, 2, fmt.Sprintf("a lever that is moved on day %d", a.from), "a day before the last, "+strconv.Itoa(base.Days), "")
		return l, false
	}
	return l, r.allowed(a, &l, d)
}

// allowed reports whether a key takes the values of a lever, and notes the first that it
// does not.
func (r *policyReader) allowed(a *asked, l *Lever, d agents.Parameter) bool {
	values := []float64{l.Value(0), l.Value(1)}
	for _, v := range l.Factor.Levels {
		values = append(values, levelNumber(v))
	}
	for _, v := range values {
		if !d.Allows(v) {
			r.bad(a.place, 2, plain(v), d.Wants(), "")
			return false
		}
		if a.ramp > 0 && strings.HasSuffix(d.Path, "_interval") && (v == 0) != (l.None == 0) {
			r.bad(a.place, 2, "a ramp", "ramp_days = 0: of "+d.Path+" 0 means never, and no line leads from there or to there", "")
			return false
		}
	}
	return true
}

// or returns v, or other where v was not given.
func or(v, other float64) float64 {
	if math.IsNaN(v) {
		return other
	}
	return v
}

// checkOverlaps notes levers that set the same key: what half of each would be is not clear.
func (r *policyReader) checkOverlaps() {
	by := map[string]string{}
	for i, l := range r.policy.Levers {
		for _, part := range l.parts {
			for _, x := range part.Set {
				if other, taken := by[x.Path]; taken && other != l.Path {
					r.bad(r.asked[i].place, 2, "a lever that sets "+x.Path+", as "+other+" does", "levers that set different keys", "")
					return
				}
				by[x.Path] = l.Path
			}
		}
	}
}

// fewMixes is the number of mixes under which a budget earns a warning.
const fewMixes = 12

// checkBudget notes a budget that allows nothing, and warns of one that allows next to
// nothing, or that everything fits into.
func (r *policyReader) checkBudget() {
	p := r.policy
	if math.IsInf(p.Budget, 1) {
		return
	}
	all := make([]float64, len(p.Levers))
	for i := range p.Levers {
		all[i] = p.Levers[i].Farthest()
	}
	if cost := p.Cost(all); cost <= p.Budget {
		p.Warnings = append(p.Warnings, fmt.Sprintf("budget is %g a year, and all levers together cost %.4g: it bounds nothing", p.Budget, cost))
		return
	}
	steps := p.steps()
	if len(steps) == 0 {
		return
	}
	cheapest := steps[0][0]
	for _, lever := range steps {
		if lever[0].cost < cheapest.cost {
			cheapest = lever[0]
		}
	}
	step := fmt.Sprintf("the cheapest step, %s, costs %.4g a year", cheapest.words, cheapest.cost)
	switch n := affordable(steps, p.Budget, fewMixes+1); {
	case n == 1:
		e, given := r.given["budget"]
		if given {
			r.bad(e, 1, fmt.Sprintf("%g, which allows nothing", p.Budget), fmt.Sprintf("at least %.4g: %s", cheapest.cost, step), "")
		}
	case n <= fewMixes:
		p.Warnings = append(p.Warnings, fmt.Sprintf("budget is %g a year, and allows %d mixes only, nothing among them: %s", p.Budget, n, step))
	}
}
