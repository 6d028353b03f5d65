package scenarios

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/agents"
	"heed/scenarios/design"
)

// A Lever is what a policy may move: an arm of the base, taken in part, or a live key.
type Lever struct {
	Path   string        // such as arms.education, or culture.blame
	Factor design.Factor // the values that it may have: the strength of an arm, 0 to 1, or those of the key
	None   float64       // the value that moves nothing: 0, or what the key has in the base
	Unit   string        // of the values

	arm   bool
	parts []Arm // the arm with those that it combines; of a key, an arm that sets it, its costs by unit moved
}

// Name returns the short name of a lever: that of the arm, or the path.
func (l *Lever) Name() string { return strings.TrimPrefix(l.Path, "arms.") }

// Arm reports whether the lever is an arm, whose values are strengths.
func (l *Lever) Arm() bool { return l.arm }

// nearly is the share of its range within which a continuous lever counts as not moved:
// otherwise no search would ever leave one alone.
const nearly = 0.01

// Value returns the value of the lever at u in [0, 1], a switch as 0 or 1.
func (l *Lever) Value(u float64) float64 {
	v := levelNumber(l.Factor.Value(u))
	if l.Factor.Dist == design.Uniform && math.Abs(v-l.None) < nearly*(l.Factor.Max-l.Factor.Min) {
		return l.None
	}
	return v
}

// Levels returns how many levels the lever has, 0 where it is continuous.
func (l *Lever) Levels() int {
	switch l.Factor.Dist {
	case design.Levels:
		return len(l.Factor.Levels)
	case design.Integers:
		return int(l.Factor.Max-l.Factor.Min) + 1
	}
	return 0
}

// At returns the coordinate in [0, 1] at which the lever has a value, or one near it.
func (l *Lever) At(value float64) float64 {
	n := l.Levels()
	if n == 0 {
		return max(0, min(1, (value-l.Factor.Min)/(l.Factor.Max-l.Factor.Min)))
	}
	best := 0
	for k := range n {
		if math.Abs(l.Value(middleOf(k, n))-value) < math.Abs(l.Value(middleOf(best, n))-value) {
			best = k
		}
	}
	return middleOf(best, n)
}

// middleOf returns the coordinate of level k of n.
func middleOf(k, n int) float64 { return (float64(k) + 0.5) / float64(n) }

// Farthest returns the value that moves most.
func (l *Lever) Farthest() float64 {
	if lo, hi := l.Value(0), l.Value(1); math.Abs(lo-l.None) > math.Abs(hi-l.None) {
		return lo
	} else {
		return hi
	}
}

// levelNumber returns a level as a number, a switch as 0 or 1.
func levelNumber(level any) float64 {
	switch x := level.(type) {
	case int64:
		return float64(x)
	case float64:
		return x
	case bool:
		if x {
			return 1
		}
	}
	return 0
}

// at returns the parts of the lever at a value, in an organization with parameters base:
// arms of their own days, with what they set there and what they cost.
func (l *Lever) at(value float64, base *agents.Params) (parts []Arm) {
	if value == l.None {
		return nil
	}
	for _, part := range l.parts {
		p := Arm{Name: part.Name, FromDay: part.FromDay, UntilDay: part.UntilDay, RampDays: part.RampDays}
		if l.arm {
			p.Cost, p.CostOnce = float64(part.Cost*value), float64(part.CostOnce*value)
		} else {
			p.Cost, p.CostOnce = float64(part.Cost*math.Abs(value-l.None)), part.CostOnce
		}
		for _, x := range part.Set {
			d, _ := agents.Find(x.Path)
			from := base.Get(x.Path)
			v := value
			if l.arm {
				v = inPart(d, from, x.Value, value)
			}
			if v != from {
				p.Set = append(p.Set, agents.Setting{Path: x.Path, Value: v})
			}
		}
		parts = append(parts, p)
	}
	return parts
}

// inPart returns the value of a parameter when an arm that leads from one value to another
// is taken with a strength from 0 to 1: that far on the straight line; of an interval, of
// how often, so that half of twice a year is once. Whole numbers are rounded toward where
// they came from, and switches are thrown by the whole arm only, so that nobody gets more
// than is paid for.
func inPart(d agents.Parameter, from, to, strength float64) float64 {
	if strength >= 1 {
		return to
	}
	v, up := from+float64(strength*(to-from)), to > from
	if strings.HasSuffix(d.Path, "_interval") {
		often := func(days float64) float64 {
			if days == 0 {
				return 0
			}
			return 1 / days
		}
		a, b := often(from), often(to)
		if v, up = 0, b < a; a+float64(strength*(b-a)) > 0 {
			v = min(d.Max, max(d.Min, 1/(a+float64(strength*(b-a)))))
		}
	}
	const rounding = 1e-9
	switch {
	case d.Kind == agents.Switch:
		return from
	case d.Kind == agents.Integer && up:
		return math.Floor(v + rounding)
	case d.Kind == agents.Integer:
		return math.Ceil(v - rounding)
	}
	return v
}

// Values returns the values of all levers at a point of the unit cube.
func (p *Policy) Values(u []float64) []float64 {
	values := make([]float64, len(u))
	for i := range p.Levers {
		values[i] = p.Levers[i].Value(u[i])
	}
	return values
}

// Cost returns what a mix costs a year, in the unit of the base: its cost from day 0 to the
// last, over the years that these are.
func (p *Policy) Cost(values []float64) (cost float64) {
	for i := range p.Levers {
		for _, part := range p.Levers[i].at(values[i], &p.Base.Params) {
			cost += (&Scenario{Days: p.Base.Days}).Cost(part)
		}
	}
	return cost * daysPerYear / float64(p.Base.Days)
}

// Mix returns a mix as arms of an organization, the last of which combines the others: as
// many as it has different days. Their names are name and, of those before the last, name-1
// and so on. There are none where the mix changes nothing and costs nothing.
func (p *Policy) Mix(name string, values []float64, in *Scenario) (arms []Arm) {
	for i := range p.Levers {
		for _, part := range p.Levers[i].at(values[i], &in.Params) {
			arms = join(arms, part)
		}
	}
	for i := range arms {
		arms[i].Name = name
		if i < len(arms)-1 {
			arms[i].Name = fmt.Sprintf("%s-%d", name, i+1)
			arms[len(arms)-1].Combine = append(arms[len(arms)-1].Combine, arms[i].Name)
		}
		arms[i].Title = p.title(values)
		if i < len(arms)-1 {
			arms[i].Title = fmt.Sprintf("Part %d of %s", i+1, name)
		}
	}
	return arms
}

// Changes returns what a mix changes in an organization.
func (p *Policy) Changes(values []float64, in *Scenario) (changes []agents.Change) {
	for i := range p.Levers {
		for _, part := range p.Levers[i].at(values[i], &in.Params) {
			if len(part.Set) > 0 {
				changes = append(changes, agents.Change{Set: part.Set, From: part.FromDay, Until: part.UntilDay, Ramp: part.RampDays})
			}
		}
	}
	return changes
}

// join adds a part to an arm of the same days, or as one of its own where there is none or
// where a later arm sets the same.
func join(arms []Arm, part Arm) []Arm {
	for i := len(arms) - 1; i >= 0; i-- {
		a := &arms[i]
		if a.FromDay == part.FromDay && a.UntilDay == part.UntilDay && a.RampDays == part.RampDays {
			a.Cost, a.CostOnce = a.Cost+part.Cost, a.CostOnce+part.CostOnce
			a.Set = slices.DeleteFunc(a.Set, func(x agents.Setting) bool { return sets(part, x.Path) })
			a.Set = append(a.Set, part.Set...)
			return arms
		}
		if slices.ContainsFunc(part.Set, func(x agents.Setting) bool { return sets(*a, x.Path) }) {
			break
		}
	}
	return append(arms, part)
}

// sets reports whether an arm itself sets a path.
func sets(a Arm, path string) bool {
	return slices.ContainsFunc(a.Set, func(x agents.Setting) bool { return x.Path == path })
}

// title says in a line what a mix is.
func (p *Policy) title(values []float64) string {
	var words []string
	for i := range p.Levers {
		if w := p.Levers[i].words(values[i]); w != "" {
			words = append(words, w)
		}
	}
	text := cmp.Or(strings.Join(words, ", "), "nothing")
	if r := []rune(text); len(r) > maxTitle {
		text = string(r[:maxTitle-3]) + "..."
	}
	return text
}

// words says where a lever is, "" where it is not moved.
func (l *Lever) words(value float64) string {
	switch {
	case value == l.None:
		return ""
	case !l.arm:
		return l.Path + " " + round3(value)
	case value == 1:
		return l.Name()
	}
	return fmt.Sprintf("%s %.0f%%", l.Name(), 100*value)
}

// round3 writes a number to three digits.
func round3(v float64) string { return fmt.Sprintf("%.3g", v) }

// Words says where the moved levers of a mix are, "nothing" where none is.
func (p *Policy) Words(values []float64) string { return p.title(values) }
