package results

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Until says that a folder has as many replicates as it takes to know some metrics
// well enough, and in a complete folder how that ended. Who does the work decides
// when it is enough (see study.Until); here it is written down.
type Until struct {
	Goals  []Goal `json:"goals"`   // at least one, of different metrics
	AtMost int    `json:"at_most"` // replicates, whatever the goals

	// Of a complete folder:
	Ended string  `json:"ended,omitempty"` // [EndedReached] or [EndedAtMost]
	Worst []Width `json:"worst,omitempty"` // by goal: where the interval is widest
}

// The ways in which replicates on demand end.
const (
	EndedReached = "reached" // every goal was reached, at every point and in every arm
	EndedAtMost  = "at_most" // there were as many replicates as were allowed
)

// A Goal is how well a metric is to be known.
type Goal struct {
	Metric string  `json:"metric"`
	Half   float64 `json:"half"` // half the width of the 95% interval, above 0, in the unit of the metric
}

// A Width is how well a metric is known at a point, in an arm: of the difference
// from the first arm, or where there is only that, of its mean.
type Width struct {
	Metric string   `json:"metric"`
	Point  int      `json:"point"`
	Arm    string   `json:"arm"`
	Half   *float64 `json:"half"` // nil where the interval is not defined
}

// String returns the rule, such as "compliance_rate:0.005, at most 1000", "" for nil.
func (u *Until) String() string {
	if u == nil {
		return ""
	}
	var s []string
	for _, g := range u.Goals {
		s = append(s, g.String())
	}
	return fmt.Sprintf("%s, at most %d", strings.Join(s, ","), u.AtMost)
}

// String returns, for example, "compliance_rate:0.005".
func (g Goal) String() string { return g.Metric + ":" + strconv.FormatFloat(g.Half, 'g', -1, 64) }

// rule returns u without how it ended.
func (u *Until) rule() *Until {
	if u == nil {
		return nil
	}
	return &Until{Goals: u.Goals, AtMost: u.AtMost}
}

// check returns what is wrong with the rule of a plan.
func (u *Until) check(h *Header) error {
	if u == nil {
		return nil
	}
	var errs []error
	seen := make(map[string]bool)
	for _, c := range h.Metrics {
		seen[c.Name] = false
	}
	for _, g := range u.Goals {
		twice, known := seen[g.Metric]
		if !known || twice || !(g.Half > 0) {
			errs = append(errs, fmt.Errorf("results: plan: until %v: want metrics of the plan, each once, and half-widths above 0", g))
		}
		seen[g.Metric] = true
	}
	if len(u.Goals) == 0 || u.AtMost < 2 || u.Ended != "" {
		errs = append(errs, fmt.Errorf("results: plan: until %v: want goals, and at least 2 replicates", u))
	}
	return errors.Join(errs...)
}

// errUndecided is the error of finishing a folder of which nobody has decided that
// its replicates are enough.
var errUndecided = fmt.Errorf("%w: whether there are enough replicates is for the command to decide that began the folder", ErrIncomplete)

// End says how the replicates on demand of the plan ended, and what came of each
// goal. Without it such a folder does not become complete.
func (x *Extras) End(ended string, worst []Width) {
	u := x.manifest.Until.rule()
	u.Ended, u.Worst = ended, worst
	x.manifest.Until = u
}
