package stats

import (
	"math"
	"slices"
)

// An Objective is what the next peel is chosen by.
type Objective int

// Objectives of a peel that takes a box of n cases with mean m to one of n' with mean
// m'. They choose the same among peels of equally many cases, which those of real
// numbers are; levels, whole numbers and categories take more or fewer.
const (
	// Gain is (m' - m) / (n - n'), what is gained for each case that is given up
	// (Kwakkel and Jaxa-Rozen 2016, Environmental Modelling & Software 79:311, their
	// more lenient objective): patient with categories.
	Gain Objective = iota
	// Support is the same times n' (Friedman and Fisher 1999, equation 14.6).
	Support
	// Mean is m' (Friedman and Fisher 1999): it favours categories that are rare.
	Mean
)

// PRIM is the patient rule induction method of Friedman and Fisher (1999, Statistics
// and Computing 9:123): it looks for boxes in which the mean outcome is high, by
// peeling off a little at a time. Chance has no part in it, and order none: only the
// order of a feature's values counts, and of equally good peels it takes that which
// leaves fewer features limited, then that of fewer cases, then of the first feature,
// then the lower end.
type PRIM struct {
	Alpha     float64 // largest share of the box's cases in one peel or paste, above 0 and below 1, but one case at least
	Mass      float64 // share of all cases that a box has at least, 0 to 1
	Objective Objective
}

// DefaultPRIM returns the usual choice: 5% in a peel, and 5% of the cases in a box.
func DefaultPRIM() PRIM { return PRIM{Alpha: 0.05, Mass: 0.05} }

// A Peeled is a box of a trajectory.
type Peeled struct {
	Boxed
	Feature int // the one whose limit made it from the box before; -1 of the first
}

// Peel returns the trajectory of peeling among some of the cases, from the box that holds
// them all to one that cannot be peeled, because it would have too few cases, or because
// all its outcomes are equal. Each box lies within the one before. Mass and coverage are
// of all cases, so that covering (looking again among what is in no box so far) can be
// summed. It panics when Alpha is outside (0, 1).
func (p PRIM) Peel(c *Cases, among []bool) []Peeled {
	if !(p.Alpha > 0 && p.Alpha < 1) {
		panic("stats: PRIM that peels a share outside (0, 1)")
	}
	whole := c.Measure(nil, among)
	return p.peel(c, among, []Peeled{{whole, -1}})
}

// least returns the fewest cases of a box.
func (p PRIM) least(c *Cases) int { return max(1, int(math.Ceil(float64(p.Mass*float64(len(c.y)))))) }

// peel goes on with a trajectory, whose last box holds the cases among.
func (p PRIM) peel(c *Cases, among []bool, all []Peeled) []Peeled {
	s := newPeeling(c, among, all[len(all)-1].Box)
	least := p.least(c)
	for !s.pure() {
		best := p.best(s, least)
		if best.n == 0 {
			break
		}
		s.take(best)
		all = append(all, Peeled{c.boxed(s.box(), s.n, s.sum), best.feature})
	}
	return all
}

// A peeling is the box so far.
type peeling struct {
	*Cases
	in        []bool
	n         int
	sum       float64
	low, high []int // by feature, the place in order of the first and the last that may be inside
	limits    []Limit
	limited   []bool
}

func newPeeling(c *Cases, among []bool, from Box) *peeling {
	k := len(c.features)
	s := &peeling{Cases: c, in: slices.Clone(among), low: make([]int, k), high: make([]int, k), limited: make([]bool, k)}
	for f := range c.features {
		s.high[f] = len(c.y) - 1
		l := Limit{Feature: f, Lo: math.Inf(-1), Hi: math.Inf(1)}
		if n := c.features[f].Categories; n > 0 {
			l.Out = make([]bool, n)
		}
		s.limits = append(s.limits, l)
	}
	for _, l := range from {
		l.Out = slices.Clone(l.Out)
		s.limits[l.Feature], s.limited[l.Feature] = l, true
	}
	for i, there := range among {
		if there {
			s.n++
			s.sum += c.y[i]
		}
	}
	return s
}

// pure reports whether all outcomes inside are the same.
func (s *peeling) pure() bool {
	first := -1
	for i, there := range s.in {
		if !there {
			continue
		}
		if first < 0 {
			first = i
		}
		if s.y[i] != s.y[first] {
			return false
		}
	}
	return true
}

// box returns the limits so far.
func (s *peeling) box() (b Box) {
	for f, l := range s.limits {
		if s.limited[f] {
			l.Out = slices.Clone(l.Out)
			b = append(b, l)
		}
	}
	return b
}

// A slice of the box is what a peel would take off.
type slice struct {
	feature  int
	end      int // -1 the lower, 1 the upper, 0 a category
	category int
	n        int     // cases
	sum      float64 // of their outcomes
	limit    float64 // the new one
	score    float64
	fresh    bool // whether the feature has no limit so far
}

// best returns the best peel that leaves so many cases; one without cases where there is
// none.
func (p PRIM) best(s *peeling, least int) (best slice) {
	most := max(1, int(p.Alpha*float64(s.n)))
	consider := func(x slice) {
		if x.n == 0 || s.n-x.n < least {
			return
		}
		x.score, x.fresh = p.Objective.of(s, x), !s.limited[x.feature]
		if best.n == 0 || x.before(best) {
			best = x
		}
	}
	for f := range s.features {
		if s.features[f].Categories > 0 {
			s.categories(f, consider)
			continue
		}
		consider(s.end(f, -1, most))
		consider(s.end(f, 1, most))
	}
	return best
}

// before reports whether x is better than y, which was found earlier.
func (x slice) before(y slice) bool {
	switch {
	case x.score != y.score:
		return x.score > y.score
	case x.fresh != y.fresh:
		return y.fresh
	}
	return x.n < y.n
}

// of returns the score of a peel.
func (o Objective) of(s *peeling, x slice) float64 {
	left := float64(s.n - x.n)
	mean := (s.sum - x.sum) / left
	gain := (mean - s.sum/float64(s.n)) / float64(x.n)
	switch o {
	case Mean:
		return mean
	case Support:
		return gain * left
	}
	return gain
}

// end returns what peeling a feature from below (-1) or above (1) takes off: whole
// values, at most so many cases, or one value where that has more.
func (s *peeling) end(f, end, most int) slice {
	values, order := s.features[f].Values, s.order[f]
	from := &s.low[f]
	if end > 0 {
		from = &s.high[f]
	}
	for *from >= 0 && *from < len(order) && !s.in[order[*from]] {
		*from -= end
	}
	whole := slice{feature: f, end: end}
	part := whole
	last := math.NaN()
	for at := *from; at >= 0 && at < len(order); at -= end {
		i := order[at]
		if !s.in[i] {
			continue
		}
		if v := values[i]; v != last {
			if part.n > 0 {
				if whole.n > 0 && part.n > most {
					break
				}
				whole = part
				whole.limit = between(last, v, s.features[f].Whole)
				if whole.n >= most {
					break
				}
			}
			last = v
		}
		part.n++
		part.sum += s.y[i]
	}
	return whole
}

// between returns the limit of a box between a value outside and the next one, inside:
// the middle, or the value inside where numbers are whole or nothing lies between.
func between(outside, inside float64, whole bool) float64 {
	middle := float64(outside/2) + float64(inside/2)
	if whole || !(math.Min(outside, inside) < middle && middle < math.Max(outside, inside)) {
		return inside
	}
	return middle
}

// categories hands over what taking each category off would take.
func (s *peeling) categories(f int, consider func(slice)) {
	all := make([]slice, s.features[f].Categories)
	for i, there := range s.in {
		if there {
			x := &all[int(s.features[f].Values[i])]
			x.n++
			x.sum += s.y[i]
		}
	}
	for k, x := range all {
		x.feature, x.category = f, k
		consider(x)
	}
}

// take takes a slice off.
func (s *peeling) take(x slice) {
	l := &s.limits[x.feature]
	switch x.end {
	case -1:
		l.Lo = x.limit
	case 1:
		l.Hi = x.limit
	default:
		l.Out[x.category] = true
	}
	s.limited[x.feature] = true
	s.n, s.sum = 0, 0
	for i, there := range s.in {
		if s.in[i] = there && l.Holds(s.features[x.feature].Values[i]); s.in[i] {
			s.n++
			s.sum += s.y[i]
		}
	}
}
