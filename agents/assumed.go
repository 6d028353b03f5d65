package agents

import (
	"math"
	"strings"
)

// An Assumed is a parameter whose value is an assumption of ours, with the range in
// which it is drawn to see what hangs on it.
type Assumed struct {
	Path   string
	Lo, Hi float64 // in the parameter's unit
	Whole  bool    // whether it is a whole number
}

// Assumptions returns the parameters of p that are drawn, in the order of
// [Parameters]: those of standing [Assumption]. A coefficient (section decision) has
// the whole of its range, which is what is plausible. A condition has from three to
// five quarters of its value in p as far as the model allows that, for its own range
// is merely what is allowed. What makes the size of the organization (section
// organization and the number of experts), switches, texts and conditions whose value
// is 0 stay as they are.
func Assumptions(p *Params) []Assumed {
	var all []Assumed
	for _, d := range Parameters {
		if a := assumed(p, d); d.Standing == Assumption && a.Lo < a.Hi {
			all = append(all, a)
		}
	}
	return all
}

// assumed returns the range in which d is drawn, empty where it stays.
func assumed(p *Params, d Parameter) Assumed {
	a := Assumed{Path: d.Path, Lo: d.Min, Hi: d.Max, Whole: d.Kind == Integer}
	section, _, _ := strings.Cut(d.Path, ".")
	switch {
	case d.Kind != Number && d.Kind != Integer, section == "organization", d.Path == "resources.experts":
		return Assumed{Path: d.Path}
	case section != "decision":
		v := p.Get(d.Path)
		a.Lo, a.Hi = max(d.Min, 0.75*v), min(d.Max, 1.25*v)
	}
	return a
}

// At returns the value of a at u in [0, 1) of its range.
func (a Assumed) At(u float64) float64 {
	v := min(a.Hi, a.Lo+float64(u*(a.Hi-a.Lo)))
	if a.Whole {
		v = math.Floor(v + 0.5)
	}
	return v
}
