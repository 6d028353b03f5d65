package network

import "math"

// Clustering returns how far the contacts of one person know each other, from 0
// to 1: local is the mean over nodes of the share of pairs of neighbours that
// are tied (Watts and Strogatz, 1998), where a node with fewer than two
// neighbours counts as 0; transitivity is that share over all pairs of
// neighbours in the graph (Newman, Watts and Strogatz, 2002, PNAS 99), 0 where
// there are none. Its cost is the sum of the squares of the degrees.
func Clustering(g *Graph) (local, transitivity float64) {
	var closed, pairs uint64
	sum := 0.0
	eachClosed(g, func(i int, tied uint64) {
		d := uint64(g.Degree(i))
		if d < 2 {
			return
		}
		possible := d * (d - 1) / 2
		sum += float64(tied) / float64(possible)
		closed += tied
		pairs += possible
	})
	return ratio(sum, float64(g.N())), ratio(float64(closed), float64(pairs))
}

// eachClosed calls f for each node with how many pairs of its neighbours are tied.
func eachClosed(g *Graph, f func(i int, tied uint64)) {
	near := make([]uint32, g.N()) // 1 + the node that this one is a neighbour of
	for i := range g.N() {
		for _, j := range g.Of(i) {
			near[j] = uint32(i) + 1
		}
		var both uint64
		for _, j := range g.Of(i) {
			for _, k := range g.Of(int(j)) {
				if near[k] == uint32(i)+1 {
					both++
				}
			}
		}
		f(i, both/2)
	}
}

// Moments describe the degrees of a graph: the mean, the population variance,
// the skewness (0 where all degrees are the same), and the extremes.
type Moments struct {
	Mean, Variance, Skewness float64
	Min, Max                 int
}

// DegreeMoments returns the moments of the degrees of g; those of no nodes are 0.
func DegreeMoments(g *Graph) Moments {
	n := g.N()
	if n == 0 {
		return Moments{}
	}
	m := Moments{Mean: float64(len(g.Neighbors)) / float64(n), Min: g.Degree(0), Max: g.Degree(0)}
	var second, third float64
	for i := range n {
		d := g.Degree(i)
		m.Min, m.Max = min(m.Min, d), max(m.Max, d)
		off := float64(d) - m.Mean
		second += float64(off * off)
		third += float64(off * off * off)
	}
	m.Variance = second / float64(n)
	m.Skewness = ratio(third/float64(n), m.Variance*math.Sqrt(m.Variance))
	return m
}

// PathLength returns the mean number of ties on a shortest way from one node to
// another, and the share of pairs of nodes between which there is a way. It
// searches in breadth from as many nodes as sources says, drawn evenly with
// repeats, or once from each node where there are no more nodes than sources.
// Without any way, mean is 0.
func PathLength(g *Graph, sources int, r Rand) (mean, reached float64) {
	n := g.N()
	depth, queue := make([]int32, n), make([]uint32, 0, n)
	var total, ways, pairs uint64
	for k := range min(sources, n) {
		from := k
		if sources < n {
			from = int(below(r, uint64(n)))
		}
		sum, found := search(g, from, depth, queue)
		total, ways, pairs = total+sum, ways+found, pairs+uint64(n-1)
	}
	return ratio(float64(total), float64(ways)), ratio(float64(ways), float64(pairs))
}

// search returns how many other nodes there are ways to from one, and the sum of
// their distances. It uses depth and queue, which have room for all nodes.
func search(g *Graph, from int, depth []int32, queue []uint32) (sum, found uint64) {
	for i := range depth {
		depth[i] = -1
	}
	depth[from] = 0
	queue = append(queue[:0], uint32(from))
	for at := 0; at < len(queue); at++ {
		i := queue[at]
		sum += uint64(depth[i])
		for _, j := range g.Of(int(i)) {
			if depth[j] < 0 {
				depth[j] = depth[i] + 1
				queue = append(queue, j)
			}
		}
	}
	return sum, uint64(len(queue) - 1)
}

// ratio returns a/b, and 0 where b is 0.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
