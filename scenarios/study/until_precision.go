package study

import (
	"fmt"
	"strings"

	"heed/results"
)

// A Precision is how well the goals of replicates on demand are reached so far.
type Precision struct {
	Replicates int             // of each point
	Points     int             // of the folder
	Arms       int             // of the folder
	Goals      []results.Goal  // what was asked for
	Worst      []results.Width // by goal: where the interval is widest
	Ended      string          // [results.EndedReached] or [results.EndedAtMost]; "" where it goes on
	Next       int             // replicates of the next look; 0 where there is none
}

// PrecisionOf returns the precision of a complete folder.
func PrecisionOf(m results.Manifest) Precision {
	p := Precision{Replicates: m.Replicates, Points: m.Points, Arms: len(m.Arms)}
	if u := m.Until; u != nil {
		p.Goals, p.Worst, p.Ended = u.Goals, u.Worst, u.Ended
	}
	return p
}

// reached reports whether every goal is reached.
func (p Precision) reached() bool {
	for i := range p.Goals {
		if !p.reachedAt(i) {
			return false
		}
	}
	return true
}

// reachedAt reports whether a goal is reached.
func (p Precision) reachedAt(goal int) bool {
	half := p.Worst[goal].Half
	return half != nil && *half <= p.Goals[goal].Half
}

// Tell says in a manifest how the replicates ended, with the doubts that follow.
func (p Precision) Tell(x *results.Extras) {
	x.End(p.Ended, p.Worst)
	if p.Ended == results.EndedReached {
		x.Warn("the number of replicates was chosen by looking at the intervals: a 95% interval that ended it holds the true value a little less often (some 1 to 2 points less where it took 10 to 120 replicates)")
		return
	}
	for i := range p.Goals {
		if !p.reachedAt(i) {
			x.Warn(fmt.Sprintf("%d replicates, the most that were allowed, are not enough: %s", p.Replicates, p.goal(i)))
		}
	}
}

// String says it in a sentence, such as "40 replicates are enough: the half-width of
// compliance_rate is 0.00462, asked for was 0.005 (widest: arm dialogue)".
func (p Precision) String() string {
	var s []string
	for i := range p.Goals {
		s = append(s, p.goal(i))
	}
	begin := fmt.Sprintf("%d replicates are enough", p.Replicates)
	switch {
	case p.Ended == results.EndedAtMost:
		begin = fmt.Sprintf("%d replicates are the most that were allowed, and not enough", p.Replicates)
	case p.Ended == "":
		begin = fmt.Sprintf("%d replicates are not enough, going on to %d", p.Replicates, p.Next)
	}
	return begin + ": " + strings.Join(s, "; ")
}

// goal says how well a goal is reached, and where least.
func (p Precision) goal(i int) string {
	g, w := p.Goals[i], p.Worst[i]
	half := "undefined"
	if w.Half != nil {
		half = fmt.Sprintf("%.3g", *w.Half)
	}
	text := fmt.Sprintf("the half-width of %s is %s, asked for was %g", g.Metric, half, g.Half)
	var where []string
	if p.Arms > 2 || p.Arms == 2 && p.Points > 1 {
		where = append(where, "arm "+w.Arm)
	}
	if p.Points > 1 {
		where = append(where, fmt.Sprintf("point %d", w.Point))
	}
	if len(where) > 0 {
		text += " (widest: " + strings.Join(where, ", ") + ")"
	}
	return text
}
