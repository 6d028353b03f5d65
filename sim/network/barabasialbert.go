package network

import "fmt"

// BarabasiAlbert returns a graph grown by preferential attachment. It begins
// with m+1 nodes who all know each other; each later one ties itself to m
// different earlier nodes, drawn with probabilities in proportion to their
// degrees (a repeated draw is drawn again). The mean degree tends to 2m and the
// share of nodes with degree k to 2m(m+1)/(k(k+1)(k+2)); low numbers have the
// high degrees.
//
// It wants m at least 1 and below n.
//
// Barabási and Albert (1999), Emergence of scaling in random networks, Science
// 286; the list of repeated nodes is that of Batagelj and Brandes (2005),
// Efficient generation of large random networks, Physical Review E 71, 036113.
func BarabasiAlbert(n, m int, r Rand) (*Graph, error) {
	if m < 1 || m >= n {
		return nil, fmt.Errorf("network: m = %d: want at least 1 and below n = %d", m, n)
	}
	ties := m*(m+1)/2 + (n-m-1)*m
	if err := roomFor(float64(n) * float64(m)); err != nil {
		return nil, err
	}
	// The ends of all ties so far: a node stands in it as often as its degree,
	// so that an even draw from the list is a preferential one.
	ends := make([]uint32, 0, 2*ties)
	for u := range uint32(m + 1) {
		for v := range u {
			ends = append(ends, u, v)
		}
	}
	chosen := make([]uint32, n) // by which newcomer last, so that nothing is erased
	for u := m + 1; u < n; u++ {
		ends = attach(ends, uint32(u), m, chosen, r)
	}
	return rows(n, ends)
}

// attach appends the m ties of newcomer u, drawn from the ends before it.
func attach(ends []uint32, u uint32, m int, chosen []uint32, r Rand) []uint32 {
	before := uint64(len(ends))
	for range m {
		v := ends[below(r, before)]
		for chosen[v] == u {
			v = ends[below(r, before)]
		}
		chosen[v] = u
		ends = append(ends, u, v)
	}
	return ends
}
