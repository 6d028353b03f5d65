package network

import "fmt"

// checkLabels reports the first label that is not below the number of nodes.
func checkLabels(name string, labels []uint32) error {
	for i, label := range labels {
		if int(label) >= len(labels) {
			return fmt.Errorf("network: %s[%d] = %d: want below %d, the number of nodes", name, i, label, len(labels))
		}
	}
	return nil
}

// sequence returns 0, 1, ..., n-1.
func sequence(n int) []uint32 {
	order := make([]uint32, n)
	for i := range order {
		order[i] = uint32(i)
	}
	return order
}

// sorted returns order sorted by label, which is indexed by what is in order and
// is below count; what has the same label keeps its order (a counting sort).
func sorted(order, label []uint32, count int) []uint32 {
	next := make([]uint32, count+1)
	for _, i := range order {
		next[label[i]+1]++
	}
	for k := range count {
		next[k+1] += next[k]
	}
	out := make([]uint32, len(order))
	for _, i := range order {
		out[next[label[i]]] = i
		next[label[i]]++
	}
	return out
}

// starts returns where in order each run of equal labels starts, and at last the
// length of order.
func starts(order, label []uint32) []int {
	var at []int
	for k, i := range order {
		if k == 0 || label[i] != label[order[k-1]] {
			at = append(at, k)
		}
	}
	return append(at, len(order))
}

// pairsBetween returns how many pairs of places are in different groups.
func pairsBetween(starts []int) float64 {
	end := starts[len(starts)-1]
	sum := 0.0
	for g := range len(starts) - 1 {
		sum += float64(float64(starts[g+1]-starts[g]) * float64(end-starts[g+1]))
	}
	return sum
}
