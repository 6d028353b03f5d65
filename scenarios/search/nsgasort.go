package search

import (
	"cmp"
	"math"
	"slices"
)

// dominates reports whether a dominates b: it violates less, or neither violates anything
// and a is nowhere worse and somewhere better (constrained domination, Deb et al. 2002,
// section VI), in the replicates that both have. Where what is good or bad luck for all
// goes with a replicate, a newcomer would otherwise be judged by another luck than those
// that have stayed.
func dominates(a, b *Candidate) bool {
	if a.Violation > 0 || b.Violation > 0 {
		return a.Violation < b.Violation
	}
	n := min(len(a.Answers), len(b.Answers))
	x, y := a.by(n), b.by(n)
	better := false
	for j, v := range x {
		if v > y[j] {
			return false
		}
		better = better || v < y[j]
	}
	return better
}

// by returns the objectives of c by its first n answers.
func (c *Candidate) by(n int) []float64 {
	if n == len(c.Answers) || n > len(c.first) {
		return c.Values
	}
	return c.first[n-1]
}

// fronts returns candidates front by front, by the fast non-dominated sort of Deb et al.
// (2002), section III.A. Within a front they keep their order. Domination in the replicates
// that two have in common is not transitive: where each of those that are left is dominated
// by another, those come next that the fewest dominate.
func fronts(all []*Candidate) (sorted [][]*Candidate) {
	dominated := make([][]int, len(all)) // by each
	by := make([]int, len(all))          // how many of those that are left dominate each
	for i, a := range all {
		for k, b := range all[:i] {
			switch {
			case dominates(a, b):
				dominated[i], by[k] = append(dominated[i], k), by[k]+1
			case dominates(b, a):
				dominated[k], by[i] = append(dominated[k], i), by[i]+1
			}
		}
	}
	left := make([]int, len(all))
	for i := range left {
		left[i] = i
	}
	for len(left) > 0 {
		fewest := by[slices.MinFunc(left, func(i, k int) int { return cmp.Compare(by[i], by[k]) })]
		var front []*Candidate
		var rest, next []int
		for _, i := range left {
			if by[i] == fewest {
				front, next = append(front, all[i]), append(next, i)
			} else {
				rest = append(rest, i)
			}
		}
		for _, i := range next {
			for _, k := range dominated[i] {
				by[k]--
			}
		}
		sorted, left = append(sorted, front), rest
	}
	return sorted
}

// crowd sets how alone each candidate of a front stands, by the replicates that all of it
// have: the crowding distance of Deb et al. (2002), section III.B, infinite at the ends of
// each objective. What violates a constraint has none.
func crowd(front []*Candidate, objectives int) {
	for _, c := range front {
		c.crowding = 0
	}
	if front[0].Violation > 0 {
		return
	}
	shared := len(front[0].Answers)
	for _, c := range front {
		shared = min(shared, len(c.Answers))
	}
	order := slices.Clone(front)
	for j := range objectives {
		at := func(c *Candidate) float64 { return c.by(shared)[j] }
		slices.SortStableFunc(order, func(a, b *Candidate) int { return cmp.Compare(at(a), at(b)) })
		first, last := order[0], order[len(order)-1]
		first.crowding, last.crowding = math.Inf(1), math.Inf(1)
		width := at(last) - at(first)
		for i := 1; i < len(order)-1 && width > 0; i++ {
			order[i].crowding += (at(order[i+1]) - at(order[i-1])) / width
		}
	}
}
