package scenarios

import (
	"math"
	"slices"
	"strings"

	"heed/agents"
	"heed/scenarios/design"
)

// readAssumptions reads which sections' assumptions are factors.
func (r *sweepReader) readAssumptions(e entry, k key) {
	list, ok := r.list(e, k)
	if !ok {
		return
	}
	for _, section := range list {
		if !slices.Contains(assumedSections, section) {
			r.bad(e, 1, "an unknown section "+strings.TrimSpace(asTOML(section)), k.wants(), r.hint(func() string { return Nearest(section, assumedSections) }))
		}
	}
	r.assumed = list
}

// addAssumptions adds the assumed numbers of the base, each over the range in which it
// is plausible there, but for those that are factors as they stand. What a flag sets is
// assumed no more.
func (r *sweepReader) addAssumptions() {
	if len(r.assumed) == 0 || r.sweep.Base == nil {
		return
	}
	e := r.given["assumptions"]
	if kind := r.sweep.Layout.Kind; slices.Contains([]string{"factorial", "ofat", "csv"}, kind) {
		r.bad(e, 1, "it in a design of kind "+kind, "it only with lhs, sobol, morris or saltelli", "")
		return
	}
	for _, a := range agents.Assumptions(&r.sweep.Base.Params) {
		section, _, _ := strings.Cut(a.Path, ".")
		_, named := r.factors[a.Path]
		if named || r.overridden(a.Path) || !slices.Contains(r.assumed, "all") && !slices.Contains(r.assumed, section) {
			continue
		}
		if f := assumedFactor(a); f.Min < f.Max {
			place := e
			place.path = []string{e.path[0], a.Path}
			r.factors[a.Path] = len(r.ranges)
			r.ranges = append(r.ranges, ranged{Factor: f, place: place})
		}
	}
}

// overridden reports whether a flag sets a path.
func (r *sweepReader) overridden(path string) bool {
	return slices.ContainsFunc(r.overrides, func(o Override) bool { return o.Path == path })
}

// assumedFactor returns an assumption as a factor.
func assumedFactor(a agents.Assumed) design.Factor {
	f := design.Factor{Path: a.Path, Dist: design.Uniform, Min: a.Lo, Max: a.Hi}
	if a.Whole {
		f.Dist, f.Min, f.Max = design.Integers, math.Ceil(a.Lo), math.Floor(a.Hi)
	}
	return f
}
