package network

import (
	"runtime"
	"slices"
	"testing"
)

// What grows where it stands is what the ties of the ring, listed and turned into rows
// elsewhere, would have made.
func TestRingBecomesTheRowsOfItsTies(t *testing.T) {
	for _, tt := range []struct {
		n, half int
		p       float64
	}{{1, 0, 0.5}, {5, 0, 0.5}, {3, 1, 1}, {7, 3, 0.5}, {12, 1, 1}, {50, 4, 0}, {50, 4, 1}, {50, 24, 0.3}, {1000, 5, 0.1}, {1000, 5, 1}, {1000, 40, 0.7}} {
		r, w := seeded(uint64(tt.n)), newRing(tt.n, tt.half)
		for lap := range w.half {
			for u := range w.n {
				if unit(r) < tt.p {
					w.rewire(u, lap, r)
				}
			}
		}
		var pairs []uint32
		for q, v := range w.far {
			pairs = append(pairs, uint32(q/tt.half), v)
		}
		want, got := must(rows(tt.n, pairs)), w.graph()
		if !slices.Equal(got.Offsets, want.Offsets) || !slices.Equal(got.Neighbors, want.Neighbors) {
			t.Errorf("graph of a ring of %d nodes, half %d, rewired with probability %v, = %v; want %v", tt.n, tt.half, tt.p, got, want)
		}
	}
}

// A graph of ten million nodes must fit where it is held, so making one takes the room of
// the graph and one number a node, not the list of its ties beside it.
func TestWattsStrogatzTakesHardlyMoreRoomThanItsGraph(t *testing.T) {
	const n = 100_000
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	g := must(WattsStrogatz(n, 10, 0.1, seeded(1)))
	runtime.ReadMemStats(&after)
	held := 4 * (len(g.Offsets) + len(g.Neighbors))
	if took := int(after.TotalAlloc - before.TotalAlloc); took > held+5*n {
		t.Errorf("WattsStrogatz(%d, 10, 0.1) allocated %d bytes for a graph of %d; want at most 5 a node more", n, took, held)
	}
}
