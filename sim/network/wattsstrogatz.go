package network

import (
	"errors"
	"fmt"
	"slices"
)

// WattsStrogatz returns a small world: n nodes on a ring, each tied to its k
// nearest, k/2 on either side; then each of the n*k/2 ties keeps its first end
// and with probability p exchanges the other for a node chosen evenly from those
// that the first end is not tied to. The number of ties stays n*k/2. A node that
// is tied to everybody keeps its ties.
//
// It wants an even k from 0 to below n and p in [0, 1].
//
// Watts and Strogatz (1998), Collective dynamics of small-world networks,
// Nature 393.
func WattsStrogatz(n, k int, p float64, r Rand) (*Graph, error) {
	if err := checkRing(n, k, p); err != nil {
		return nil, err
	}
	w := newRing(n, k/2)
	// Lap by lap, as in the paper: first the ties to the next node, then those
	// to the one after it.
	for lap := range w.half {
		for u := range w.n {
			if unit(r) < p {
				w.rewire(u, lap, r)
			}
		}
	}
	return w.graph(), nil
}

func checkRing(n, k int, p float64) error {
	var errs []error
	if n < 1 {
		errs = append(errs, fmt.Errorf("network: n = %d: want at least 1 node", n))
	}
	if k < 0 || k%2 != 0 || n >= 1 && k >= n {
		errs = append(errs, fmt.Errorf("network: k = %d: want an even number of neighbours from 0 to below n = %d", k, n))
	}
	if !(p >= 0 && p <= 1) {
		errs = append(errs, fmt.Errorf("network: p = %v: want a probability from 0 to 1", p))
	}
	if errs == nil {
		errs = append(errs, roomFor(float64(n)*float64(k)/2))
	}
	return errors.Join(errs...)
}

// A ring holds each tie at its first end: node u is tied to far[u*half+lap] for
// each of half laps. Far is the second half of neighbors, where it grows into rows.
type ring struct {
	n, half   uint32
	neighbors []uint32
	far       []uint32
	degree    []uint32
	has       *matrix // of ties, in a dense ring only
}

func newRing(n, half int) *ring {
	neighbors := make([]uint32, 2*n*half)
	w := &ring{n: uint32(n), half: uint32(half), neighbors: neighbors, far: neighbors[n*half:], degree: make([]uint32, n)}
	if 8*half > n {
		w.has = newMatrix(n)
	}
	for u := range w.n {
		w.degree[u] = 2 * w.half
		for lap := range w.half {
			v := uint32((uint64(u) + uint64(lap) + 1) % uint64(n))
			w.far[u*w.half+lap] = v
			if w.has != nil {
				w.has.flip(u, v)
			}
		}
	}
	return w
}

// rewire exchanges the far end of a tie of u.
func (w *ring) rewire(u, lap uint32, r Rand) {
	if w.degree[u] == w.n-1 {
		return
	}
	at := u*w.half + lap
	v, next := w.far[at], w.stranger(u, r)
	w.far[at] = next
	w.degree[v]--
	w.degree[next]++
	if w.has != nil {
		w.has.flip(u, v)
		w.has.flip(u, next)
	}
}

// stranger draws a node evenly from those that u is not tied to. In a sparse
// ring hardly any draw is in vain; a dense one is looked up in a matrix.
func (w *ring) stranger(u uint32, r Rand) uint32 {
	if w.has != nil {
		return w.has.clear(u, uint32(below(r, uint64(w.n-1-w.degree[u]))))
	}
	for {
		if v := uint32(below(r, uint64(w.n))); v != u && !w.tied(u, v) {
			return v
		}
	}
}

func (w *ring) tied(u, v uint32) bool {
	for lap := range w.half {
		if w.far[u*w.half+lap] == v || w.far[v*w.half+lap] == u {
			return true
		}
	}
	return false
}

// graph turns the ring into rows where it stands, so that a graph needs hardly more
// memory to be made than to be held. The ring is of no use afterwards.
func (w *ring) graph() *Graph {
	g := &Graph{Offsets: make([]uint32, len(w.degree)+1), Neighbors: w.neighbors}
	// Each row begins with the ties that the node is the first end of. Those of node u
	// come from where far holds them and never from further left: whoever follows has a
	// degree of half or more, so row u begins at half*(n+u) or before. No copy overwrites
	// what is still to be read.
	for u := range w.n {
		begin := g.Offsets[u]
		g.Offsets[u+1] = begin + w.degree[u]
		copy(w.neighbors[begin:begin+w.half], w.far[u*w.half:])
		w.degree[u] = begin + w.half // from here on where the row goes on
	}
	for u := range w.n {
		for _, v := range w.neighbors[g.Offsets[u]:][:w.half] {
			w.neighbors[w.degree[v]] = u
			w.degree[v]++
		}
	}
	for u := range int(w.n) {
		slices.Sort(g.Of(u))
	}
	return g
}
