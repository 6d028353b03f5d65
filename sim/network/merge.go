package network

import (
	"fmt"
	"slices"
)

// Merge returns the graph with the ties of a and those of b. It wants graphs of
// the same number of nodes that have at most [MaxTies] ties together.
func Merge(a, b *Graph) (*Graph, error) {
	if a.N() != b.N() {
		return nil, fmt.Errorf("network: merging graphs of %d and %d nodes: want the same number", a.N(), b.N())
	}
	if err := roomFor(float64(a.Edges() + b.Edges())); err != nil {
		return nil, err
	}
	g := &Graph{
		Offsets:   make([]uint32, a.N()+1),
		Neighbors: make([]uint32, 0, len(a.Neighbors)+len(b.Neighbors)),
	}
	for i := range a.N() {
		g.Neighbors = appendUnion(g.Neighbors, a.Of(i), b.Of(i))
		g.Offsets[i+1] = uint32(len(g.Neighbors))
	}
	return g, nil
}

// appendUnion appends to list, in order, what is in either of two ascending rows.
func appendUnion(list, a, b []uint32) []uint32 {
	for len(a) > 0 && len(b) > 0 {
		next := min(a[0], b[0])
		list = append(list, next)
		if a[0] == next {
			a = a[1:]
		}
		if b[0] == next {
			b = b[1:]
		}
	}
	return append(append(list, a...), b...)
}

// Reorder returns g with its nodes renumbered: node i of the result is node
// order[i] of g. With the order of [Roster.Chart] it takes contacts from the
// rows of a roster to the seats of its chart. It wants a permutation of the
// nodes of g.
func Reorder(g *Graph, order []int32) (*Graph, error) {
	place, err := inverse(order, g.N())
	if err != nil {
		return nil, err
	}
	out := &Graph{Offsets: make([]uint32, g.N()+1), Neighbors: make([]uint32, 0, len(g.Neighbors))}
	for i, old := range order {
		for _, v := range g.Of(int(old)) {
			out.Neighbors = append(out.Neighbors, place[v])
		}
		out.Offsets[i+1] = uint32(len(out.Neighbors))
		slices.Sort(out.Of(i))
	}
	return out, nil
}

// inverse returns where in order each number below n stands.
func inverse(order []int32, n int) ([]uint32, error) {
	if len(order) != n {
		return nil, fmt.Errorf("network: len(order) = %d: want %d, the number of nodes", len(order), n)
	}
	place, seen := make([]uint32, n), make([]bool, n)
	for i, old := range order {
		if old < 0 || int(old) >= n || seen[old] {
			return nil, fmt.Errorf("network: order[%d] = %d: want each node from 0 to %d once", i, old, n-1)
		}
		place[old], seen[old] = uint32(i), true
	}
	return place, nil
}
