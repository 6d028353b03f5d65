package design

import (
	"fmt"
	"slices"
)

// Factorial returns the full factorial design of factors with so many levels each, at
// least one: every combination of levels once, the last factor fastest. The levels of a
// factor lie evenly from 0 to 1, ends included, at 0.5 where it is only one.
func Factorial(levels ...int) (Design, error) {
	n := 1
	for j, m := range levels {
		if m < 1 {
			return Design{}, fmt.Errorf("design: factor %d of a factorial: have %d levels; want at least 1", j, m)
		}
		var ok bool
		if n, ok = product(n, m); !ok {
			return Design{}, fmt.Errorf("design: factorial of levels %v: want at most %d points", levels, maxPoints)
		}
	}
	if len(levels) == 0 {
		return Design{}, fmt.Errorf("design: factorial of no factors; want at least one")
	}
	return Design{factorial(slices.Clone(levels)), n}, nil
}

// factorial is the sequence of [Factorial]: the number of levels of each factor.
type factorial []int

// Point implements [Sequence]: the digits of i in the mixed radix of the levels.
func (f factorial) Point(i int) []float64 {
	x := make([]float64, len(f))
	for j := len(f) - 1; j >= 0; j-- {
		x[j] = place(i%f[j], f[j])
		i /= f[j]
	}
	return x
}

// OneAtATime returns the design that moves one factor at a time: first the base point,
// where factor j is at level base[j] of its levels[j], from 0; then, factor by factor,
// its other levels in ascending order, with all others at the base. It tells nothing of
// interactions (Saltelli and Annoni 2010, Environ. Model. Softw. 25:1508).
func OneAtATime(levels, base []int) (Design, error) {
	if len(levels) == 0 || len(levels) != len(base) {
		return Design{}, fmt.Errorf("design: one at a time: have levels of %d factors and the base of %d; want as many of both, at least one", len(levels), len(base))
	}
	n := 1
	for j, m := range levels {
		if m < 1 || base[j] < 0 || base[j] >= m {
			return Design{}, fmt.Errorf("design: factor %d of one at a time: have %d levels and base %d; want at least 1 level, and a base from 0 below that", j, m, base[j])
		}
		if n += m - 1; n > maxPoints {
			return Design{}, fmt.Errorf("design: one at a time over levels %v: want at most %d points", levels, maxPoints)
		}
	}
	return Design{oneAtATime{slices.Clone(levels), slices.Clone(base)}, n}, nil
}

// oneAtATime is the sequence of [OneAtATime].
type oneAtATime struct{ levels, base []int }

// Point implements [Sequence].
func (o oneAtATime) Point(i int) []float64 {
	x := make([]float64, len(o.levels))
	i-- // the base point is none of the others
	for j, m := range o.levels {
		level := o.base[j]
		if 0 <= i && i < m-1 {
			level = i
			if i >= o.base[j] {
				level++
			}
		}
		x[j] = place(level, m)
		i -= m - 1
	}
	return x
}

// place returns where the k-th of n levels, from 0, lies in [0, 1].
func place(k, n int) float64 {
	if n == 1 {
		return 0.5
	}
	return float64(k) / float64(n-1)
}

// level returns the level, of n, whose share of [0, 1] holds u: all have the same, and
// level(place(k, n), n) is k for n up to 2^26.
func level(u float64, n int) int {
	return max(0, min(n-1, int(u*float64(n))))
}
