package network

// Rows are added up some nodes at a time, whose neighbours are at most flat.
const (
	someNodes = 64
	flat      = 1024
)

// Count fills sums, for each node from first on, with how many of its neighbours are
// marked 1. Marks has a mark for each node of the graph.
//
// Rows are short and of all lengths, so that a loop over each would end where no
// processor foresees it. The rows of some nodes are added up as one, and a node's sum is
// the difference between the running sums at the end and the beginning of its row.
func (g *Graph) Count(marks Marks, first int, sums []uint32) {
	var running [flat + 1]uint32 // running[q] is the sum of q neighbours
	ends := g.Offsets[first : first+len(sums)+1]
	for lo := 0; lo < len(sums); {
		hi := min(lo+someNodes, len(sums))
		for hi > lo+1 && ends[hi]-ends[lo] > flat {
			hi = lo + (hi-lo)/2
		}
		row := g.Neighbors[ends[lo]:ends[hi]]
		if len(row) > flat { // one node with very many
			sums[lo] = marks.sum(row, running[1:])
		} else {
			marks.accumulate(row, running[1:len(row)+1])
			differences(sums[lo:hi], running[:], ends[lo:hi+1])
		}
		lo = hi
	}
}

// differences fills sums with the differences of the running sums at the ends of rows.
func differences(sums, running, ends []uint32) {
	last := uint32(0)
	for i := range sums {
		next := running[ends[i+1]-ends[0]]
		sums[i] = next - last
		last = next
	}
}

// sum returns the sum of the marks of some nodes, as many at a time as running is long.
func (m Marks) sum(nodes, running []uint32) (total uint32) {
	for len(nodes) > 0 {
		some := nodes[:min(len(running), len(nodes))]
		m.accumulate(some, running[:len(some)])
		total += running[len(some)-1]
		nodes = nodes[len(some):]
	}
	return total
}
