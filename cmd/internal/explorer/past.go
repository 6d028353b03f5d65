package explorer

import (
	"strings"

	"heed/scenarios"
	"heed/scenarios/study"
)

// Burn-ins that are kept: with as many, a viewer who goes back and forth between two
// organizations, or two viewers, need not wait.
const (
	mostPasts = 4
	mostHeld  = 60_000 // employees x replicates of one that is kept, about 20 MB
)

// groundOf returns what of a scenario's text its burn-in hangs on: all but the arms.
//
// Note: the text is as [scenarios.Scenario.Compose] writes it, where arms come last and the
// first line of each opens with its bracket.
func groundOf(s *scenarios.Scenario) string {
	text, _, _ := strings.Cut(string(s.Text), "\n[arms.")
	return text
}

// A past is a burn-in, and what was shown of it. It is that of all scenarios which but for
// arms have one text.
type past struct {
	text   string
	past   *study.Past // nil until it is over
	frames []Frame
}

// kept returns the burn-in that is kept for a ground, or else one that is to be.
func (x *Explorer) kept(ground string) past {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, k := range x.pasts {
		if k.text == ground {
			return k
		}
	}
	return past{text: ground}
}

// keeps reports whether the burn-in of a scenario is kept: not a large one, nor one whose text
// does not have everything.
func keeps(s *scenarios.Scenario) bool {
	return s.Params.Organization.Employees*float64(s.Replicates) <= mostHeld && s.Roster == nil
}

// keep keeps a burn-in, where it may, and lets go of the oldest.
func (x *Explorer) keep(k past, s *scenarios.Scenario) {
	if !keeps(s) {
		return
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.pasts = append(x.pasts, k)
	if len(x.pasts) > mostPasts {
		x.pasts = append([]past(nil), x.pasts[1:]...)
	}
}
