package network

import (
	"testing"

	"pgregory.net/rapid"
)

func TestMatrixRanksTheNodesThatAreNotTied(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 200).Draw(t, "n")
		m, ties := newMatrix(n), anyTies(t, n, "ties")
		for tie := range ties {
			m.flip(tie[0], tie[1])
		}
		for u := range uint32(n) {
			rank := uint32(0)
			for v := range uint32(n) {
				if u == v || ties[[2]uint32{min(u, v), max(u, v)}] {
					continue
				}
				if got := m.clear(u, rank); got != v {
					t.Fatalf("clear(%d, %d) of %d nodes = %d; want %d", u, rank, n, got, v)
				}
				rank++
			}
		}
	})
}
