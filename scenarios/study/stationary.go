package study

import (
	"strings"

	"heed/agents"
	"heed/scenarios"
	"heed/sim"
)

// settling are the states that ought to be stationary at day 0: the means over
// employees, each on a scale of 0 to 1. How far norms lie apart is left to the norms
// themselves, and rates to the states that they come of: both are noisier.
var settling = means(agents.Metrics)

// means returns those metrics that are means of a state over employees.
func means(all []named) (kept []named) {
	for _, m := range all {
		if strings.HasSuffix(m.Name, "_mean") {
			kept = append(kept, m)
		}
	}
	return kept
}

// phases are the days of the baseline on which its states are read to see whether
// they had settled by day 0. Reviews, revisions and refreshers recur, so that a
// settled organization is not at rest but periodic: only the same phase of rounds, or
// means over rounds, can be compared.
//
// What matters is the time after day 0, so the days after it are used where there
// are enough. Where there are not, the last days of the burn-in stand for them: what
// moved then, less what relaxes since.
type phases struct {
	lag      int  // days from a reading to the next, at least a year; 0 where nothing can be compared
	averaged bool // whether a reading is the mean over the lag before it, and not of its day
	early    bool // whether the readings are on days -lag and 0, and not on 0, lag, 2 lag, ...
	steps    int  // from a reading to the next
}

// phasesOf returns the phases of a scenario. Whole rounds are best; where the rounds
// of all that recurs are longer than the run, means over the longest interval come
// near: what recurs more often falls into each about as many times.
func phasesOf(s *scenarios.Scenario) phases {
	r := roundsOf(s)
	whole, longest := years(r.common), max(year, r.longest)
	switch {
	case whole <= s.Days:
		return phases{lag: whole, steps: s.Days / whole}
	case longest <= s.Days && longest <= s.BurnIn:
		return phases{lag: longest, averaged: true, steps: s.Days / longest}
	case whole <= s.BurnIn:
		return phases{lag: whole, early: true, steps: 1}
	case 2*longest <= s.BurnIn:
		return phases{lag: longest, averaged: true, early: true, steps: 1}
	}
	return phases{}
}

// year is the shortest lag, in days: rates are per year, and less would magnify
// chance.
const year = agents.WorkdaysPerYear

// years returns the fewest rounds that make a year, in days.
func years(round int) int { return (year + round - 1) / round * round }

// rounds are the intervals at which something recurs in a scenario, in days.
type rounds struct {
	longest int // 0 where nothing recurs
	common  int // their least common multiple, at least 1
}

// roundsOf returns the rounds of the baseline of s. What comes at most once in a run
// does not recur.
func roundsOf(s *scenarios.Scenario) rounds {
	r := rounds{common: 1}
	for _, days := range []float64{s.Params.Rules.ReviewInterval, s.Params.Rules.RevisionInterval, s.Params.Education.RefresherInterval} {
		if n := int(days); n > 0 && n <= s.BurnIn+s.Days {
			r.longest = max(r.longest, n)
			r.common = r.common / divisor(r.common, n) * n
		}
	}
	return r
}

// divisor returns the greatest common divisor of two positive numbers.
func divisor(a, b int) int {
	for b > 0 {
		a, b = b, a%b
	}
	return a
}

// A course reads the states of one replicate's baseline.
type course struct {
	phases
	before agents.Account // at the reading before
	notes  []float64      // a row of settling for each reading
}

// see looks at the organization at the end of a day, once each day.
func (c *course) see(o *agents.Organization, day int) {
	first, last := 0, c.steps
	if c.early {
		first, last = -1, 0
	}
	if c.averaged {
		first-- // where the first mean begins
	}
	if c.lag == 0 || day%c.lag != 0 || day < first*c.lag || day > last*c.lag {
		return
	}
	now := o.Account()
	switch {
	case !c.averaged:
		c.notes = sim.Values(c.notes, settling, now)
	case day > first*c.lag:
		c.notes = sim.Values(c.notes, settling, now.Since(c.before).Mean())
	}
	c.before = now
}
