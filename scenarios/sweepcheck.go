package scenarios

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"heed/agents"
	"heed/scenarios/design"
)

// finish opens the base, lays out the points and checks how everything goes together.
// The error is that of reading files.
func (r *sweepReader) finish() error {
	s := r.sweep
	if s.Title == "" {
		s.Title = s.Name
	}
	if err := r.openBase(); err != nil {
		return err
	}
	r.addAssumptions()
	if len(r.ranges) == 0 && s.Layout.Kind != "csv" && !r.partial && !r.taintedUnder("factors") {
		r.lacking("factors", "no factor", `paths in quotes and what they are to be, such as "rules.detail" = [0.3, 0.5]`)
	}
	for i := range r.ranges {
		r.checkFactor(&r.ranges[i])
	}
	if !r.partial {
		r.checkDesign()
	}
	if len(r.wrong) > 0 {
		return nil
	}
	if err := r.layOut(); err != nil || len(r.wrong) > 0 {
		return err
	}
	r.tryLevels()
	return nil
}

// lacking notes that something is missing in the file.
func (r *sweepReader) lacking(key, have, want string) {
	r.wrong = append(r.wrong, Mistake{File: r.name, Key: key, Have: have, Want: want})
}

// openBase opens the base with what the sweep gives it and the overrides.
func (r *sweepReader) openBase() (err error) {
	e, given := r.given["base"]
	if !given {
		if !r.partial && !r.tainted["base"] {
			r.lacking("base", "no base", sweepKeys[2].takes)
		}
		return nil
	}
	for _, o := range r.overrides {
		if _, ok := r.factors[o.Path]; ok {
			r.wrong = append(r.wrong, Mistake{File: o.Flag, Key: o.Path, Have: "a factor of the sweep", Want: "another key: the sweep sets this one at every point"})
		}
	}
	r.sweep.Base, err = openBase(r.base, r.files, append(slices.Clone(r.extra), r.overrides...))
	var wrong Mistakes
	switch {
	case errors.As(err, &wrong):
		for _, m := range wrong {
			r.wrong = append(r.wrong, r.placed(m))
		}
	case missing(err):
		r.bad(e, 1, strconv.Quote(r.base), sweepKeys[2].takes, r.hint(func() string { return Nearest(r.base, shippedNames) }))
	case err != nil:
		return err
	}
	return nil
}

// placed returns a mistake of the base at the key of the sweep that gives the base what
// is wrong, if one does.
func (r *sweepReader) placed(m Mistake) Mistake {
	for _, o := range r.extra {
		key := strings.TrimPrefix(o.Path, "scenario.")
		if e, given := r.given[key]; given && m.File == o.Flag {
			at := e.mistake(1)
			at.Have, at.Want, at.Hint = m.Have, m.Want, m.Hint
			return at
		}
	}
	return m
}

// fits reports whether a level is of the kind that a parameter takes.
func fits(level any, p agents.Parameter) bool {
	switch level.(type) {
	case bool:
		return p.Kind == agents.Switch
	case string:
		return p.Kind == agents.Choice
	}
	return p.Kind == agents.Number || p.Kind == agents.Integer
}

// checkKinds notes the first level that is no value of its key at all, and reports
// whether there is none.
func (r *sweepReader) checkKinds(f *ranged) bool {
	p, model := agents.Find(f.Path)
	for _, l := range f.Levels {
		if model && !fits(l, p) {
			r.bad(f.place, 2, asTOML(l), p.Wants(), "")
			return false
		}
	}
	return true
}

// checkFactor fills in what a range leaves open, and checks it: by itself, and against
// what its key allows.
func (r *sweepReader) checkFactor(f *ranged) {
	e := f.place
	if r.dead[e.key(2)] || r.taintedUnder(e.key(2)) {
		return
	}
	if f.Dist != design.Levels && (math.IsNaN(f.Min) || math.IsNaN(f.Max)) {
		r.bad(e, 2, "a range without min or without max", "both, or a list of levels", "")
		return
	}
	f.complete()
	if !r.checkKinds(f) {
		return
	}
	var wrong design.Mistakes
	if errors.As(design.Check(f.Factor), &wrong) {
		for _, m := range wrong {
			r.bad(e, 2, strings.TrimPrefix(m.Key+" ", "levels ")+m.Have, m.Want, "")
		}
		return
	}
	p, model := agents.Find(f.Path)
	switch {
	case !model || f.Dist == design.Levels:
	case p.Kind == agents.Switch || p.Kind == agents.Choice:
		r.bad(e, 2, "a range", "a list of levels: "+p.Wants(), "")
	case f.Min < p.Min || f.Max > p.Max:
		r.bad(e, 2, fmt.Sprintf("%g to %g", f.Min, f.Max), "a range within what the key takes: "+p.Wants(), "")
	case p.Kind == agents.Integer && f.Dist != design.Integers:
		r.bad(e, 2, string(f.Dist), `dist = "integers": the key takes whole numbers`, "")
	}
}

// complete fills in what a range leaves open, and leaves out what it has no use for.
func (f *ranged) complete() {
	middle, quarter := (f.Min+f.Max)/2, (f.Max-f.Min)/4
	or := func(v *float64, other float64, used bool) {
		switch {
		case math.IsNaN(*v) && used:
			*v = other
		case math.IsNaN(*v):
			*v = 0
		}
	}
	list := f.Dist == design.Levels
	or(&f.Min, 0, !list)
	or(&f.Max, 0, !list)
	or(&f.Mode, middle, f.Dist == design.Triangular)
	or(&f.Mean, middle, f.Dist == design.Normal)
	or(&f.SD, quarter, f.Dist == design.Normal)
}

// uses says which keys of [design] go with which kinds.
var uses = []struct{ key, kinds string }{
	{"samples", "lhs sobol saltelli"}, {"doublings", "lhs"}, {"trajectories", "morris"}, {"levels", "morris"}, {"candidates", "lhs morris"},
	{"scramble", "sobol saltelli"}, {"second_order", "saltelli"}, {"seed", "lhs sobol morris saltelli"}, {"file", "csv"}, {"cross", "lhs sobol"},
}

// checkDesign checks what a kind of design wants and what it has no use for.
func (r *sweepReader) checkDesign() {
	d := &r.sweep.Layout
	if d.Kind == "" {
		if !r.taintedUnder("design") {
			r.lacking("design.kind", "no kind of design", "one of "+strings.Join(designKinds, ", "))
		}
		return
	}
	for _, u := range uses {
		if e, given := r.given["design."+u.key]; given && !slices.Contains(strings.Fields(u.kinds), d.Kind) {
			r.bad(e, 2, "it in a design of kind "+d.Kind, "it only with "+strings.ReplaceAll(u.kinds, " ", " or "), "")
		}
	}
	need := func(ok bool, key, want string) {
		if !ok && !r.tainted["design."+key] {
			r.bad(r.given["design.kind"], 2, d.Kind+" without "+key, want, "")
		}
	}
	need(d.Samples > 0 || d.Kind != "lhs" && d.Kind != "sobol", "samples", "samples = the number of points")
	need(d.Samples > 0 || d.Kind != "saltelli", "samples", "samples = a power of two, such as 256")
	need(d.File != "" || d.Kind != "csv", "file", `file = "points.csv"`)
	need(d.Kind != "csv" || len(r.ranges) == 0, "factors of its own", "no section factors: the file has them")
	if d.Kind == "morris" && d.Grid%2 != 0 {
		r.bad(r.given["design.levels"], 2, strconv.Itoa(d.Grid), designKeys[4].wants(), "")
	}
	if (d.Kind == "sobol" || d.Kind == "saltelli") && d.Samples > 0 && !design.Balanced(d.Samples) {
		r.sweep.Warnings = append(r.sweep.Warnings, unbalanced(d.Samples))
	}
	for _, f := range r.ranges {
		if (d.Kind == "factorial" || d.Kind == "ofat") && f.Dist != design.Levels && f.steps == 0 && !r.taintedUnder(f.place.key(2)) {
			r.bad(f.place, 2, "a range without steps", "a list of levels, or steps, for "+d.Kind, "")
		}
	}
	for _, name := range d.Cross {
		if i, ok := r.factors[name]; !ok || r.ranges[i].Dist != design.Levels {
			r.bad(r.given["design.cross"], 2, strconv.Quote(name), "a factor of the sweep with a list of levels", "")
		}
	}
	if len(d.Cross) > 0 && len(d.Cross) >= len(r.ranges) {
		r.bad(r.given["design.cross"], 2, "all factors", "some left for the design, or kind = \"factorial\"", "")
	}
}

// unbalanced warns of a number of Sobol' points that is no power of two: such points lose
// the balance of the sequence, and with it part of what they gain over random ones
// (Owen 2020, On dropping the first Sobol' point, arXiv:2008.08051).
func unbalanced(samples int) string {
	below := 1 << (bits.Len(uint(samples)) - 1)
	return fmt.Sprintf("design.samples is %d: Sobol' points are balanced in powers of two, such as %d or %d (Owen 2020)", samples, below, 2*below)
}
