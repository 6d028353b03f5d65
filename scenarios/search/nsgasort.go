package search

import (
	"cmp"
	"math"
	"slices"
)

// dominates reports whether a dominates b: it violates less, or neither violates anything
// and a is nowhere worse and somewhere better (constrained domination, Deb et al. 2002,
// section VI).
func dominates(a, b *Candidate) bool {
	if a.Violation > 0 || b.Violation > 0 {
		return a.Violation < b.Violation
	}
	better := false
	for j, v := range a.Values {
		if v > b.Values[j] {
			return false
		}
		better = better || v < b.Values[j]
	}
	return better
}

// fronts returns candidates front by front, by the fast non-dominated sort of Deb et al.
// (2002), section III.A. Within a front they keep their order.
func fronts(all []*Candidate) (sorted [][]*Candidate) {
	dominated := make([][]int, len(all)) // by each
	by := make([]int, len(all))          // how many dominate each
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
	var front []int
	for i, n := range by {
		if n == 0 {
			front = append(front, i)
		}
	}
	for len(front) > 0 {
		var members []*Candidate
		var next []int
		for _, i := range front {
			members = append(members, all[i])
			for _, k := range dominated[i] {
				if by[k]--; by[k] == 0 {
					next = append(next, k)
				}
			}
		}
		sorted = append(sorted, members)
		slices.Sort(next)
		front = next
	}
	return sorted
}

// crowd sets how alone each candidate of a front stands: the crowding distance of Deb et
// al. (2002), section III.B, infinite at the ends of each objective. What violates a
// constraint has none.
func crowd(front []*Candidate, objectives int) {
	for _, c := range front {
		c.crowding = 0
	}
	if front[0].Violation > 0 {
		return
	}
	order := slices.Clone(front)
	for j := range objectives {
		slices.SortStableFunc(order, func(a, b *Candidate) int { return cmp.Compare(a.Values[j], b.Values[j]) })
		first, last := order[0], order[len(order)-1]
		first.crowding, last.crowding = math.Inf(1), math.Inf(1)
		width := last.Values[j] - first.Values[j]
		for i := 1; i < len(order)-1 && width > 0; i++ {
			order[i].crowding += (order[i+1].Values[j] - order[i-1].Values[j]) / width
		}
	}
}
