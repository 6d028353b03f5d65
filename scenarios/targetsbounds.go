package scenarios

import (
	"fmt"
	"strings"

	"heed/agents"
)

// bounds returns what a target can be at all, by the unit of its metric: shares and states
// are 0 to 1, of which each subtraction takes away as much as it may be. There are none of
// other metrics.
func (t *Target) bounds() (lo, hi float64, bounded bool) {
	for _, m := range agents.Metrics {
		if m.Name == t.Metric {
			bounded = m.Unit == "0 to 1" || m.Unit == "share" || strings.HasPrefix(m.Unit, "share of ")
		}
	}
	lo, hi = 0, 1
	if t.Less != "" {
		lo = -1
	}
	if t.Before.Given {
		lo, hi = lo-hi, hi-lo
	}
	return lo, hi, bounded
}

// within says what a target wants that has bounds.
func (t *Target) within(lo, hi float64) string {
	what := t.Metric
	if lo < 0 {
		what = "a difference of " + what
	}
	return fmt.Sprintf("a number from %g to %g, which is all that %s can be", lo, hi, what)
}

// lopsided is how many times as far as the other an end of an interval may lie from its
// value before the normal error that is taken for it is doubted.
const lopsided = 2

// doubtInterval warns of an interval that is far from symmetric.
func (r *targetReader) doubtInterval(t *given) {
	below, above := t.value-t.lo, t.hi-t.value
	if max(below, above) > lopsided*min(below, above)*(1+1e-9) {
		r.calibration.Warnings = append(r.calibration.Warnings, fmt.Sprintf(
			"target %s: lo %v and hi %v lie unevenly about value %v; its error is taken to be normal with sd %.3g, their mean half-width over 1.96", t.Name, t.lo, t.hi, t.value, t.SD))
	}
}
