package scenarios

import (
	"cmp"
	"slices"
)

// A leverStep is a value of a lever that moves something, and what that costs a year.
type leverStep struct {
	cost  float64
	words string
}

// steps returns for each lever what its values cost that move it, the cheapest first: of a
// continuous lever a hundredth of its range apart, as less counts as not moved.
func (p *Policy) steps() (all [][]leverStep) {
	for i := range p.Levers {
		l := &p.Levers[i]
		values := make([]float64, len(p.Levers))
		for k := range p.Levers {
			values[k] = p.Levers[k].None
		}
		var steps []leverStep
		for _, v := range l.ladder() {
			if v != l.None {
				values[i] = v
				steps = append(steps, leverStep{p.Cost(values), l.words(v)})
			}
		}
		if len(steps) > 0 {
			slices.SortStableFunc(steps, func(a, b leverStep) int { return cmp.Compare(a.cost, b.cost) })
			all = append(all, steps)
		}
	}
	return all
}

// ladder returns the values of a lever, of a continuous one some.
func (l *Lever) ladder() (values []float64) {
	if n := l.Levels(); n > 0 {
		for k := range n {
			values = append(values, l.Value(middleOf(k, n)))
		}
		return values
	}
	width := l.Factor.Max - l.Factor.Min
	for k := 1; float64(k)*nearly <= 1; k++ {
		by := float64(float64(k) * nearly * width)
		if v := l.None - by; v >= l.Factor.Min {
			values = append(values, v)
		}
		if v := l.None + by; v <= l.Factor.Max {
			values = append(values, v)
		}
	}
	return values
}

// affordable returns how many mixes of steps cost no more than a budget, nothing among them,
// or most where they are as many.
func affordable(steps [][]leverStep, budget float64, most int) int {
	if budget < 0 || most <= 0 {
		return 0
	}
	if len(steps) == 0 {
		return 1
	}
	n := affordable(steps[1:], budget, most)
	for _, s := range steps[0] {
		left := budget - s.cost
		if s.cost <= budget+float64(1e-9*budget) { // sums of costs are rounded
			left = max(0, left)
		}
		if left < 0 || n >= most {
			break
		}
		n += affordable(steps[1:], left, most-n)
	}
	return n
}
