package study

import (
	"fmt"
	"math"
	"strings"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
)

// Review warns in the manifest if the burn-in was too short for states to be
// stationary at day 0, with what moves and which burn-in would be enough. It is for
// [results.Folder.Finish], of a folder whose units are those of [Organizations] with
// the same scenarios. The doubt is a function of the units: a run that was interrupted
// has that of one that was not.
func Review(x *results.Extras, scenario func(point int) (*scenarios.Scenario, error)) error {
	v := review{scenario: scenario, points: x.Manifest().Points}
	for u, err := range x.Units() {
		if err != nil {
			return err
		}
		if len(v.notes) > 0 && u.Point != v.point {
			if err := v.end(); err != nil {
				return err
			}
		}
		v.point, v.notes = u.Point, append(v.notes, append([]float64(nil), u.Notes...))
	}
	if len(v.notes) > 0 {
		if err := v.end(); err != nil {
			return err
		}
	}
	if doubt := v.doubt(); doubt != "" {
		x.Warn(doubt)
	}
	return nil
}

// A review goes through the points of a folder.
type review struct {
	scenario func(point int) (*scenarios.Scenario, error)
	points   int // how many there are

	point int         // the one under way
	notes [][]float64 // of its replicates
	short int         // how many points so far have too short a burn-in
	worst finding
}

// A finding says why the burn-in of a point is too short.
type finding struct {
	point int
	size  float64 // of the fastest move, a year
	text  string
}

// end judges the point under way.
func (v *review) end() error {
	s, err := v.scenario(v.point)
	if err != nil {
		return err
	}
	f := judgeBurnIn(s, v.notes, v.points*len(settling))
	f.point, v.notes = v.point, v.notes[:0]
	if f.text == "" {
		return nil
	}
	if v.short++; v.short == 1 || f.size > v.worst.size {
		v.worst = f
	}
	return nil
}

// doubt returns what there is to warn of, "" where there is nothing.
func (v *review) doubt() string {
	switch {
	case v.short == 0:
		return ""
	case v.points == 1:
		return v.worst.text
	}
	return fmt.Sprintf("%s (point %d; too short at %d of %d points)", v.worst.text, v.worst.point, v.short, v.points)
}

// judgeBurnIn judges a point by the notes of its replicates, of which those that are
// not of its phases are left out.
func judgeBurnIn(s *scenarios.Scenario, notes [][]float64, tests int) finding {
	m := sample{scenario: s, phases: phasesOf(s), tests: tests}
	if m.phases.lag == 0 {
		return unseen(s)
	}
	for _, n := range notes {
		if len(n) == (m.phases.steps+1)*len(settling) {
			m.notes = append(m.notes, n)
		}
	}
	if len(m.notes) == 0 {
		return finding{}
	}
	if moves := m.moves(0); len(moves) > 0 {
		return m.moving(moves)
	}
	return unrounded(s)
}

// What there is to warn of begins with one of these.
const (
	tooShort   = "burn_in of %d days is too short for states to be stationary at day 0: "
	maybeShort = "burn_in of %d days may be too short for states to be stationary at day 0: "
)

// moving says what moves after day 0.
func (m *sample) moving(moves []move) finding {
	text := fmt.Sprintf(tooShort+"in the baseline %s a year (%s); ", m.scenario.BurnIn, listed(moves), m.evidence())
	if n := m.enough(moves); n > 0 {
		text += fmt.Sprintf("burn_in = %d would be about enough", n)
	} else {
		text += "they do not come to rest within the run, and no burn_in is seen to be enough"
	}
	return finding{size: math.Abs(moves[0].aYear), text: text}
}

// unseen says that nothing can be compared, unless the parameters alone say that the
// burn-in is long enough.
func unseen(s *scenarios.Scenario) finding {
	if s.BurnIn >= bySlowest(s) {
		return finding{}
	}
	return finding{text: fmt.Sprintf(maybeShort+"the run of %d days is too short to see it; %s", s.BurnIn, s.Days, wanted(s))}
}

// unrounded says that the burn-in is shorter than a round of what recurs, if it is,
// though nothing is seen to move.
func unrounded(s *scenarios.Scenario) finding {
	r := roundsOf(s)
	if s.BurnIn >= r.longest {
		return finding{}
	}
	return finding{text: fmt.Sprintf(maybeShort+"it is shorter than the %d days in which %s come round, though no state is seen to move; %s",
		s.BurnIn, r.longest, recurring(&s.Params, r.longest), wanted(s))}
}

// listed writes moves, such as "knowledge_mean still moves by +0.051 and
// legitimacy_mean by -0.012".
func listed(moves []move) string {
	verb := " still moves"
	var all []string
	for _, m := range moves {
		all = append(all, fmt.Sprintf("%s%s by %+.3f", m.state, verb, m.aYear))
		verb = ""
	}
	return series(all)
}

// series lists words with "and" before the last.
func series(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// evidence says on what moves were judged.
func (m *sample) evidence() string {
	seen := ""
	if m.phases.early {
		seen = fmt.Sprintf("by the %d days before day 0; ", m.phases.lag)
	}
	if n := len(m.notes); n >= fewest {
		return fmt.Sprintf("%spaired t test over %d replicates, p below %g/%d; %g and less does not count", seen, n, significance, m.tests, negligible)
	}
	return fmt.Sprintf("%sfewer than %d replicates do not tell it from chance; %g and less does not count", seen, fewest, conspicuous)
}

// wanted says which burn-in the parameters speak for.
func wanted(s *scenarios.Scenario) string {
	return fmt.Sprintf("burn_in = %d would be about enough, for a round of what recurs and three times the slowest relaxation time of %.0f days", bySlowest(s), slowest(&s.Params))
}

// recurring names what recurs at an interval.
func recurring(p *agents.Params, days int) string {
	var names []string
	for _, r := range []struct {
		name     string
		interval float64
	}{
		{"reviews", p.Rules.ReviewInterval}, {"revisions", p.Rules.RevisionInterval}, {"refreshers", p.Education.RefresherInterval},
	} {
		if int(r.interval) == days {
			names = append(names, r.name)
		}
	}
	return series(names)
}

// BurnInDoubt returns what can be said against the burn-in of s before it is run, ""
// where there is nothing: that it is shorter than a round of what recurs, or than the
// slowest relaxation time, after which a third of how far off states were at the start
// is left. It has no false alarms worth the name, and misses what [Review] finds.
func BurnInDoubt(s *scenarios.Scenario) string {
	r, slow := roundsOf(s), slowest(&s.Params)
	switch {
	case s.BurnIn < r.longest:
		return fmt.Sprintf("burn_in of %d days is shorter than the %d days in which %s come round: states will hardly be stationary at day 0; %s",
			s.BurnIn, r.longest, recurring(&s.Params, r.longest), wanted(s))
	case float64(s.BurnIn) < slow:
		return fmt.Sprintf("burn_in of %d days is shorter than the slowest relaxation time: states will hardly be stationary at day 0; %s", s.BurnIn, wanted(s))
	}
	return ""
}
