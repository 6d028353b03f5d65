package scenarios

import (
	"slices"
	"strconv"

	"heed/scenarios/design"
)

// checkTruth checks the values at which data may be simulated.
func (r *targetReader) checkTruth() {
	if len(r.truth) == 0 {
		return
	}
	for path, e := range r.truth {
		if _, ok := r.factors[path]; !ok {
			r.bad(e, 2, "a key without prior", "one of the keys of the priors", "")
		}
	}
	for i := range r.ranges {
		f := &r.ranges[i]
		e, ok := r.truth[f.Path]
		switch {
		case !ok:
			r.lacking("truth."+strconv.Quote(f.Path), "no value", "one for each key of the priors, or no section truth")
		case !f.holds(e.value):
			r.bad(e, 2, e.have(), "a value that the prior allows", "")
		default:
			r.calibration.Truth = append(r.calibration.Truth, e.value)
		}
	}
}

// holds reports whether a prior allows a value.
func (f *ranged) holds(v any) bool {
	if f.Dist == design.Levels {
		return slices.ContainsFunc(f.Levels, func(l any) bool { return asTOML(l) == asTOML(v) })
	}
	switch x := v.(type) {
	case int64:
		return f.Min <= float64(x) && float64(x) <= f.Max
	case float64:
		return f.Min <= x && x <= f.Max && f.Dist != design.Integers
	}
	return false
}
