package network

import "math/bits"

// A matrix holds a bit for each two nodes of a dense graph, both ways round, and
// holds the diagonal set.
type matrix struct {
	n    uint32
	wide uint32 // words of a row
	bits []uint64
}

func newMatrix(n int) *matrix {
	wide := (n + 63) / 64
	m := &matrix{n: uint32(n), wide: uint32(wide), bits: make([]uint64, n*wide)}
	for i := range n {
		m.bits[i*wide+i/64] |= 1 << (i % 64)
	}
	return m
}

// flip exchanges tie and no tie between two nodes.
func (m *matrix) flip(u, v uint32) {
	m.bits[uint64(u)*uint64(m.wide)+uint64(v/64)] ^= 1 << (v % 64)
	m.bits[uint64(v)*uint64(m.wide)+uint64(u/64)] ^= 1 << (u % 64)
}

// clear returns the node of rank k, from 0, among those not tied to u, which
// must be more than k.
func (m *matrix) clear(u, k uint32) uint32 {
	row := m.bits[uint64(u)*uint64(m.wide):][:m.wide]
	for at, word := range row {
		free := ^word
		if count := uint32(bits.OnesCount64(free)); k >= count {
			k -= count
			continue
		}
		for range k {
			free &= free - 1
		}
		return uint32(at*64 + bits.TrailingZeros64(free))
	}
	panic("network: node of that rank not found")
}
