package study

import (
	"fmt"
	"strings"
)

// A Reading returns what a replicate showed of an outcome in a cell.
type Reading func(cell, outcome string) float64

// An Effect is a number made of the readings of one replicate.
type Effect func(r Reading) float64

// claim says that an effect is above 0.
func claim(text string, e Effect) []Claim { return []Claim{{text, e}} }

// claims joins what several say.
func claims(parts ...[]Claim) []Claim {
	var all []Claim
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// value is what is seen in a cell.
func value(outcome, cell string) Effect {
	return func(r Reading) float64 { return r(cell, outcome) }
}

// constant is a number.
func constant(v float64) Effect { return func(Reading) float64 { return v } }

// rise is how much higher an outcome is in cell to than in cell from.
func rise(outcome, from, to string) Effect { return value(outcome, to).less(value(outcome, from)) }

// less returns e - f.
func (e Effect) less(f Effect) Effect { return func(r Reading) float64 { return e(r) - f(r) } }

// times returns k e.
func (e Effect) times(k float64) Effect { return func(r Reading) float64 { return k * e(r) } }

// over returns e/f.
func (e Effect) over(f Effect) Effect { return func(r Reading) float64 { return e(r) / f(r) } }

// within says that e lies within a share of the effect yardstick of 0, which is two
// claims: yardstick times share - e, and yardstick times share + e.
func within(text string, e Effect, share float64, yardstick Effect) []Claim {
	bound := yardstick.times(share)
	return []Claim{
		{fmt.Sprintf("%s (above -%g)", text, share), bound.less(e.times(-1))},
		{fmt.Sprintf("%s (below %g)", text, share), bound.less(e)},
	}
}

// A sweep is cells along a parameter.
type sweep struct {
	path   string
	levels []float64
}

// along returns the sweep of a parameter over levels, in order.
func along(path string, levels ...float64) sweep { return sweep{path, levels} }

// name returns the name of the i-th cell.
func (s sweep) name(i int) string {
	return s.path[strings.LastIndexByte(s.path, '.')+1:] + fmt.Sprintf(" %g", s.levels[i])
}

// cells returns the cells.
func (s sweep) cells() []Cell {
	all := make([]Cell, len(s.levels))
	for i, v := range s.levels {
		all[i] = Cell{Name: s.name(i), Set: fmt.Sprintf("%s=%g", s.path, v)}
	}
	return all
}

// steps says that an outcome rises (sign 1) or falls (sign -1) from each level to
// the next.
func (s sweep) steps(verb, outcome string, sign float64) []Claim {
	var all []Claim
	for i := range s.levels[1:] {
		all = append(all, Claim{fmt.Sprintf("%s %s from %s to %g", outcome, verb, s.name(i), s.levels[i+1]), rise(outcome, s.name(i), s.name(i+1)).times(sign)})
	}
	return all
}

func (s sweep) rises(outcome string) []Claim { return s.steps("rises", outcome, 1) }
func (s sweep) falls(outcome string) []Claim { return s.steps("falls", outcome, -1) }

// slope is the least-squares slope of an outcome over the levels first to last.
func (s sweep) slope(outcome string, first, last int) Effect {
	mean, squares := 0., 0.
	n := float64(last - first + 1)
	for _, x := range s.levels[first : last+1] {
		mean += x / n
	}
	for _, x := range s.levels[first : last+1] {
		squares += float64((x - mean) * (x - mean))
	}
	return func(r Reading) float64 {
		sum := 0.
		for i := first; i <= last; i++ {
			sum += float64((s.levels[i] - mean) * r(s.name(i), outcome))
		}
		return sum / squares
	}
}

// hump says that an outcome is an inverted U with its top at the i-th level: it
// rises up to it, falls beyond it (the two lines of Simonsohn 2018, with the
// break declared beforehand), and is lower at both ends.
func (s sweep) hump(outcome string, top int) []Claim {
	last := len(s.levels) - 1
	return []Claim{
		{fmt.Sprintf("%s rises up to %s", outcome, s.name(top)), s.slope(outcome, 0, top)},
		{fmt.Sprintf("%s falls beyond %s", outcome, s.name(top)), s.slope(outcome, top, last).times(-1)},
		{fmt.Sprintf("%s at %s is above %s", outcome, s.name(top), s.name(0)), rise(outcome, s.name(0), s.name(top))},
		{fmt.Sprintf("%s at %s is above %s", outcome, s.name(top), s.name(last)), rise(outcome, s.name(last), s.name(top))},
	}
}

// ratio is the slope of an outcome between the i-th level and the next, a unit of
// the parameter.
func (s sweep) ratio(outcome string, i int) Effect {
	return rise(outcome, s.name(i), s.name(i+1)).times(1 / (s.levels[i+1] - s.levels[i]))
}

// bends says that an outcome is convex (sign 1) or concave (sign -1) over the levels:
// its second differences, for steps of their length, have that sign.
func (s sweep) bends(word, outcome string, sign float64) []Claim {
	var all []Claim
	for i := range s.levels[2:] {
		all = append(all, Claim{fmt.Sprintf("%s is %s at %s", outcome, word, s.name(i+1)), s.ratio(outcome, i+1).less(s.ratio(outcome, i)).times(sign)})
	}
	return all
}

func (s sweep) convex(outcome string) []Claim  { return s.bends("convex", outcome, 1) }
func (s sweep) concave(outcome string) []Claim { return s.bends("concave", outcome, -1) }

// bendsOver says that an outcome is convex in another, which differs over the
// levels: its slope grows from each step to the next.
func (s sweep) bendsOver(outcome, x string) []Claim {
	slope := func(i int) Effect {
		return rise(outcome, s.name(i), s.name(i+1)).over(rise(x, s.name(i), s.name(i+1)))
	}
	var all []Claim
	for i := range s.levels[2:] {
		all = append(all, Claim{fmt.Sprintf("%s is convex in %s at %s", outcome, x, s.name(i+1)), slope(i + 1).less(slope(i))})
	}
	return all
}
