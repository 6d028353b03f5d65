package scenarios

import (
	"strconv"
	"strings"
)

// clashes notes where keys contradict each other. A key with a mistake of its own
// contradicts none.
func (r *reader) clashes() {
	if r.scenario.Roster == nil {
		r.atMost("organization.team_size", "organization.employees")
		r.atMost("organization.departments", "organization.employees")
		r.atMost("organization.sites", "organization.departments")
	}
	s := r.scenario
	if s.RecordEvery > s.Days {
		r.clash("scenario.record_every", plain(float64(s.RecordEvery)), "at most scenario.days, "+strconv.Itoa(s.Days), "scenario.days")
	}
	running := r.running()
	for _, a := range s.arms[1:] {
		r.armClashes(a)
		if running[a.Name] && a.FromDay >= s.Days {
			r.clash("arms."+a.Name+".from_day", strconv.Itoa(a.FromDay), "less than scenario.days, "+strconv.Itoa(s.Days), "scenario.days")
		}
	}
	r.combinations()
}

// running returns the names of the selected arms and of those that they combine: a
// flag may shorten a run to where others never begin.
func (r *reader) running() map[string]bool {
	seen := map[string]bool{}
	var visit func(a Arm)
	visit = func(a Arm) {
		seen[a.Name] = true
		for _, name := range a.Combine {
			if i, known := r.arms[name]; known && !seen[name] {
				visit(r.scenario.arms[i])
			}
		}
	}
	for _, a := range r.scenario.Arms {
		visit(a)
	}
	return seen
}

// atMost notes that the value of the first key is above that of the second.
func (r *reader) atMost(key, bound string) {
	have, most := r.scenario.Params.Get(key), r.scenario.Params.Get(bound)
	if have > most {
		r.clash(key, plain(have), "at most "+bound+", "+plain(most), bound)
	}
}

// clash notes that a key contradicts another: at the flag, where one gives either
// of them, or else at the first of the two that the file gives. Defaults agree
// with each other.
func (r *reader) clash(key, have, want, other string) {
	e, given := r.given[key]
	if !given {
		have += " by default"
	}
	if o, also := r.given[other]; also && (!given || o.flag() && !e.flag()) {
		e = o
	}
	if r.tainted[key] || r.tainted[other] || e.path == nil {
		return
	}
	m := e.mistake(len(e.path))
	m.Key, m.Have, m.Want = key, have, want
	r.wrong = append(r.wrong, m)
}

// armClashes notes what contradicts itself in an arm.
func (r *reader) armClashes(a Arm) {
	table := "arms." + a.Name
	if a.UntilDay > 0 && a.UntilDay <= a.FromDay {
		r.clash(table+".until_day", strconv.Itoa(a.UntilDay), "more than from_day, "+strconv.Itoa(a.FromDay)+", or 0 for no end", table+".from_day")
	}
	if path := r.rampsNever(a); path != "" {
		r.clash(table+".ramp_days", strconv.Itoa(a.RampDays), "0: of "+path+" 0 means never, and no line leads from there or to there", table+".set")
	}
	r.idleDays(a)
	if len(a.Set) == 0 && len(a.Combine) == 0 && !r.taintedUnder(table) {
		r.bad(r.place[a.Name], 2, "an arm that changes nothing", "["+table+".set] with a path and a value, or combine", "")
	}
}

// idleDays notes days of an arm that has nothing of its own that they could be of: what
// it combines keeps its own days.
func (r *reader) idleDays(a Arm) {
	if len(a.Set) > 0 || len(a.Combine) == 0 || r.taintedUnder("arms."+a.Name) {
		return
	}
	for _, d := range []struct {
		key  string
		days int
	}{{"from_day", a.FromDay}, {"until_day", a.UntilDay}, {"ramp_days", a.RampDays}} {
		e, given := r.given["arms."+a.Name+"."+d.key]
		if spent := a.Cost > 0 && d.key != "ramp_days"; given && d.days != 0 && !spent {
			r.bad(e, 3, strconv.Itoa(d.days)+" in an arm that changes nothing itself", "it in the arms that this one combines, each of which keeps its own days", "")
		}
	}
}

// rampsNever returns the interval that an arm moves little by little from or to 0,
// which means never: on the way it would pass through a few days, the contrary.
func (r *reader) rampsNever(a Arm) string {
	for _, x := range a.Set {
		if a.RampDays > 0 && strings.HasSuffix(x.Path, "_interval") && (x.Value == 0) != (r.scenario.Params.Get(x.Path) == 0) {
			return x.Path
		}
	}
	return ""
}

// taintedUnder reports whether anything in a table has a mistake.
func (r *reader) taintedUnder(table string) bool {
	for key := range r.tainted {
		if key == table || strings.HasPrefix(key, table+".") {
			return true
		}
	}
	return false
}

// combinations notes arms that combine what they cannot.
func (r *reader) combinations() {
	for _, a := range r.scenario.arms {
		seen := map[string]bool{}
		for _, part := range a.Combine {
			_, known := r.arms[part]
			e := r.given["arms."+a.Name+".combine"]
			switch {
			case part == a.Name:
				r.bad(e, 3, strconv.Quote(part), "other arms than itself", "")
			case part == Baseline:
				r.bad(e, 3, strconv.Quote(part), "other arms: baseline changes nothing", "")
			case !known:
				r.bad(e, 3, strconv.Quote(part), "names of other arms", r.hint(func() string { return r.nearestArm(part) }))
			case seen[part]:
				r.bad(e, 3, strconv.Quote(part)+" a second time", "it once", "")
			}
			seen[part] = true
		}
	}
	r.cycles()
}

// cycles notes arms that combine each other. It goes through the arms depth first;
// an arm that is met while those that it combines are gone through closes a cycle.
func (r *reader) cycles() {
	const under, done = 1, 2
	state := make([]int, len(r.scenario.arms))
	var way []string
	var visit func(i int)
	visit = func(i int) {
		a := r.scenario.arms[i]
		state[i], way = under, append(way, a.Name)
		for _, name := range a.Combine {
			j, known := r.arms[name]
			switch {
			case !known || j == i:
			case state[j] == under:
				r.bad(r.given["arms."+a.Name+".combine"], 3, strconv.Quote(name), "no cycle", cycle(way, name))
			case state[j] == 0:
				visit(j)
			}
		}
		state[i], way = done, way[:len(way)-1]
	}
	for i := range state {
		if state[i] == 0 {
			visit(i)
		}
	}
}

// cycle tells of a cycle: the way from the arm that closes it, back to it.
func cycle(way []string, name string) string {
	for i := range way {
		if way[i] == name {
			way = way[i:]
			break
		}
	}
	return short(strings.Join(way, " combines ") + " combines " + name)
}

// selectArms leaves in the scenario the arms to run.
func (r *reader) selectArms() {
	s := r.scenario
	s.Arms = s.arms
	if r.selected == nil {
		return
	}
	wanted := map[string]bool{Baseline: true}
	for name := range strings.SplitSeq(r.selected.raw, ",") {
		name = strings.TrimSpace(name)
		if _, known := r.arms[name]; !known && name != Baseline {
			m := Mistake{File: r.selected.file, Have: "an unknown arm " + strconv.Quote(name), Hint: r.hint(func() string { return r.nearestArm(name) })}
			if m.Hint == "" {
				m.Want = "names of arms of the file with commas between"
			}
			r.wrong = append(r.wrong, m)
		}
		wanted[name] = true
	}
	s.Arms = nil
	for _, a := range s.arms {
		if wanted[a.Name] {
			s.Arms = append(s.Arms, a)
		}
	}
}
