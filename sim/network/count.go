package network

// Rows are added up some nodes at a time, whose neighbours are at most flat.
const (
	someNodes = 64
	flat      = 1024
)

// Count fills sums with the sum of the marks of the neighbours of each node from first
// on: where some nodes are marked 1 and the others 0, with how many of them a node is in
// contact. Marks has an element for each node of the graph.
//
// Rows are short and of all lengths, so that a loop over each would end where no
// processor foresees it. The rows of some nodes are added up as one, and a node's sum is
// the difference between the running sums at the end and the beginning of its row.
func (g *Graph) Count(marks []uint8, first int, sums []uint32) {
	var running [flat + 1]uint32 // running[q] is the sum of q neighbours
	ends := g.Offsets[first : first+len(sums)+1]
	for lo := 0; lo < len(sums); {
		hi := min(lo+someNodes, len(sums))
		for hi > lo+1 && ends[hi]-ends[lo] > flat {
			hi = lo + (hi-lo)/2
		}
		row := g.Neighbors[ends[lo]:ends[hi]]
		if len(row) > flat { // one node with very many
			sums[lo] = sum(marks, row)
		} else {
			accumulate(marks, row, running[1:len(row)+1])
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

// accumulate writes the running sums of the marks of some nodes, eight at a time.
func accumulate(marks []uint8, nodes, running []uint32) {
	total := uint32(0)
	for len(nodes) >= 8 && len(running) >= 8 {
		n, r := (*[8]uint32)(nodes), (*[8]uint32)(running)
		s0 := total + uint32(marks[n[0]])
		s1 := s0 + uint32(marks[n[1]])
		s2 := s1 + uint32(marks[n[2]])
		s3 := s2 + uint32(marks[n[3]])
		s4 := s3 + uint32(marks[n[4]])
		s5 := s4 + uint32(marks[n[5]])
		s6 := s5 + uint32(marks[n[6]])
		total = s6 + uint32(marks[n[7]])
		r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7] = s0, s1, s2, s3, s4, s5, s6, total
		nodes, running = nodes[8:], running[8:]
	}
	for q, j := range nodes {
		total += uint32(marks[j])
		running[q] = total
	}
}

// sum returns the sum of the marks of some nodes.
func sum(marks []uint8, nodes []uint32) (total uint32) {
	for _, j := range nodes {
		total += uint32(marks[j])
	}
	return total
}
