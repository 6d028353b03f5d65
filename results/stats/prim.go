package stats

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// A Feature is what may limit a box: a number or a category of each case.
type Feature struct {
	Values     []float64 // by case; of categories their numbers, from 0
	Whole      bool      // whether the numbers are whole, and so the limits
	Categories int       // how many categories there are; 0 where the values are numbers
}

// A Limit is what a box asks of one feature.
type Limit struct {
	Feature int     // its place
	Lo, Hi  float64 // the values inside, ends included; infinite where that side is open
	Out     []bool  // by category, whether the box leaves it out; nil of numbers
}

// Holds reports whether a value is inside.
func (l *Limit) Holds(v float64) bool {
	if l.Out != nil {
		return !l.Out[int(v)]
	}
	return v >= l.Lo && v <= l.Hi
}

// A Box is the cases of which each limited feature is inside its limits: a limit for
// each of these features, in their order. The empty box holds all cases.
type Box []Limit

// Limits returns the limit of a feature; ok is false where it has none.
func (b Box) Limits(feature int) (l Limit, ok bool) {
	i, ok := slices.BinarySearchFunc(b, feature, func(l Limit, f int) int { return l.Feature - f })
	if !ok {
		return Limit{}, false
	}
	return b[i], true
}

// Without returns the box without its i-th limit.
func (b Box) Without(i int) Box { return slices.Delete(slices.Clone(b), i, i+1) }

// A Boxed is a box with what it holds. For cases of interest, which are 1 among 0, the
// three numbers are those of Bryant and Lempert (2010).
type Boxed struct {
	Box
	N        int     // cases inside
	Sum      float64 // of their outcomes
	Mass     float64 // share of all cases that are inside
	Density  float64 // mean outcome inside; NaN of no case
	Coverage float64 // share of the sum of all outcomes that is inside; NaN where that sum is 0
}

// Cases are what boxes are sought in: features and an outcome, case by case.
type Cases struct {
	features []Feature
	y        []float64
	total    float64
	order    [][]int32 // by feature that is a number: the cases by value, then by place
}

// NewCases returns cases. The error names every feature and case without a number, and
// every category outside its range: PRIM has no place for what is missing, and to leave
// it out would answer another question. It panics unless each feature has a value for
// each outcome.
func NewCases(features []Feature, y []float64) (*Cases, error) {
	c := &Cases{features: features, y: y, order: make([][]int32, len(features))}
	var errs []error
	for i, v := range y {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			errs = append(errs, fmt.Errorf("stats: case %d: the outcome is %v; want a number", i, v))
		}
		c.total += v
	}
	for k, f := range features {
		if len(f.Values) != len(y) {
			panic("stats: features and outcomes of different lengths")
		}
		errs = append(errs, f.check(k))
		if f.Categories == 0 {
			c.order[k] = byValue(f.Values)
		}
	}
	return c, errors.Join(errs...)
}

// check returns what is wrong with the k-th feature.
func (f *Feature) check(k int) error {
	var errs []error
	for i, v := range f.Values {
		switch {
		case math.IsNaN(v) || math.IsInf(v, 0):
			errs = append(errs, fmt.Errorf("stats: case %d: feature %d is %v; want a number", i, k, v))
		case (f.Categories > 0 || f.Whole) && v != math.Floor(v):
			errs = append(errs, fmt.Errorf("stats: case %d: feature %d is %v; want a whole number", i, k, v))
		case f.Categories > 0 && (v < 0 || v >= float64(f.Categories)):
			errs = append(errs, fmt.Errorf("stats: case %d: feature %d is category %v; want 0 to %d", i, k, v, f.Categories-1))
		}
	}
	return errors.Join(errs...)
}

// byValue returns the places of values in rising order, of equal ones in theirs.
func byValue(values []float64) []int32 {
	order := make([]int32, len(values))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		switch x, y := values[a], values[b]; {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	return order
}

// N returns how many cases there are.
func (c *Cases) N() int { return len(c.y) }

// All returns true for each case: the argument among of those who look at all.
func (c *Cases) All() []bool {
	all := make([]bool, len(c.y))
	for i := range all {
		all[i] = true
	}
	return all
}

// In reports whether a case is in a box.
func (c *Cases) In(b Box, i int) bool {
	for k := range b {
		if !b[k].Holds(c.features[b[k].Feature].Values[i]) {
			return false
		}
	}
	return true
}

// Measure returns what a box holds of some of the cases. Mass and coverage are of all.
func (c *Cases) Measure(b Box, among []bool) Boxed {
	n, sum := 0, 0.
	for i, there := range among {
		if there && c.In(b, i) {
			n++
			sum += c.y[i]
		}
	}
	return c.boxed(b, n, sum)
}

func (c *Cases) boxed(b Box, n int, sum float64) Boxed {
	x := Boxed{Box: b, N: n, Sum: sum, Mass: float64(n) / float64(len(c.y)), Density: math.NaN(), Coverage: math.NaN()}
	if n > 0 {
		x.Density = sum / float64(n)
	}
	if c.total != 0 {
		x.Coverage = sum / c.total
	}
	return x
}
