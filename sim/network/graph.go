package network

import (
	"fmt"
	"math"
	"slices"
)

// MaxTies is the most ties that a [Graph] holds: each is listed twice, and
// offsets have 32 bits.
const MaxTies = math.MaxUint32 / 2

// A Graph is an undirected simple graph on the nodes 0 to N()-1 in compressed
// rows. The neighbours of node i are Neighbors[Offsets[i]:Offsets[i+1]], in
// ascending order, without i itself and without repeats; i is in the row of j
// exactly where j is in the row of i. Both slices are to be read only.
type Graph struct {
	Offsets   []uint32 // N()+1 of them, ascending from 0
	Neighbors []uint32 // twice as many as there are ties
}

// N returns the number of nodes.
func (g *Graph) N() int { return len(g.Offsets) - 1 }

// Degree returns the number of neighbours of node i.
func (g *Graph) Degree(i int) int { return int(g.Offsets[i+1] - g.Offsets[i]) }

// Of returns the neighbours of node i in ascending order, to be read only.
func (g *Graph) Of(i int) []uint32 { return g.Neighbors[g.Offsets[i]:g.Offsets[i+1]:g.Offsets[i+1]] }

// Edges returns the number of ties.
func (g *Graph) Edges() int { return len(g.Neighbors) / 2 }

// Has reports whether there is a tie between nodes i and j.
func (g *Graph) Has(i, j int) bool {
	_, found := slices.BinarySearch(g.Of(i), uint32(j))
	return found
}

// rows builds the graph on n nodes whose ties are listed in chunks as
// a0, b0, a1, b1, and so on. No tie may join a node to itself or be listed twice.
func rows(n int, chunks ...[]uint32) (*Graph, error) {
	ends := 0
	for _, pairs := range chunks {
		ends += len(pairs)
	}
	if err := roomFor(float64(ends) / 2); err != nil {
		return nil, err
	}
	g := &Graph{Offsets: make([]uint32, n+1), Neighbors: make([]uint32, ends)}
	g.count(chunks)
	g.scatter(chunks)
	for i := range n {
		slices.Sort(g.Of(i))
	}
	return g, nil
}

// count leaves in Offsets[i] where the row of node i ends.
func (g *Graph) count(chunks [][]uint32) {
	for _, pairs := range chunks {
		for _, v := range pairs {
			g.Offsets[v]++
		}
	}
	var sum uint32
	for i, degree := range g.Offsets {
		sum += degree
		g.Offsets[i] = sum
	}
}

// scatter fills the rows from behind, so that Offsets[i] goes from the end of
// row i to its beginning and no second array of positions is needed.
func (g *Graph) scatter(chunks [][]uint32) {
	for _, pairs := range chunks {
		for k := 0; k+1 < len(pairs); k += 2 {
			a, b := pairs[k], pairs[k+1]
			g.Offsets[a]--
			g.Neighbors[g.Offsets[a]] = b
			g.Offsets[b]--
			g.Neighbors[g.Offsets[b]] = a
		}
	}
}

// compact removes repeats from sorted rows and returns how many ties it removed.
func (g *Graph) compact() (repeats int) {
	to, from := uint32(0), uint32(0)
	for i := range g.N() {
		row := g.Neighbors[from:g.Offsets[i+1]]
		from = g.Offsets[i+1]
		for k, v := range row {
			if k == 0 || v != row[k-1] {
				// The write is never ahead of the read, so row[k-1] is intact.
				g.Neighbors[to] = v
				to++
			}
		}
		g.Offsets[i+1] = to
	}
	repeats = (len(g.Neighbors) - int(to)) / 2
	g.Neighbors = g.Neighbors[:to]
	return repeats
}

// roomFor reports an error where a graph cannot hold so many ties.
func roomFor(ties float64) error {
	if ties > MaxTies {
		return fmt.Errorf("network: about %.0f ties: want at most %d", ties, MaxTies)
	}
	return nil
}
