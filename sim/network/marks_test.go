package network

import (
	"iter"
	"math/rand/v2"
	"slices"
	"testing"
)

// bothForms returns marks of n nodes held as bytes, and held as bits.
func bothForms(n int) iter.Seq2[string, Marks] {
	return func(yield func(string, Marks) bool) {
		_ = yield("bytes", Marks{n: n, bytes: make([]uint8, n)}) &&
			yield("bits", Marks{n: n, bits: make([]uint64, (n+63)/64)})
	}
}

// randomValues returns n values of 0 or 1.
func randomValues(r *rand.Rand, n int) []uint8 {
	values := make([]uint8, n)
	for i := range values {
		values[i] = uint8(r.IntN(2))
	}
	return values
}

// values returns the marks of all nodes, as a graph counts them in which each node is in
// contact with itself.
func values(m Marks) []uint8 {
	all := make([]uint8, m.N())
	g := &Graph{Offsets: make([]uint32, m.N()+1), Neighbors: make([]uint32, m.N())}
	for i := range all {
		g.Neighbors[i], g.Offsets[i+1] = uint32(i), uint32(i+1)
	}
	sums := make([]uint32, m.N())
	g.Count(m, 0, sums)
	for i, s := range sums {
		all[i] = uint8(s)
	}
	return all
}

// Set changes the nodes that it is given and no others, and Total counts them.
func TestMarksHoldWhatWasSetLast(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{0, 1, 7, 63, 64, 65, 200, 1000} {
		for form, m := range bothForms(n) {
			want := make([]uint8, n)
			for range 50 {
				first := r.IntN(n/64+1) * 64
				some := randomValues(r, r.IntN(n-first+1))
				m.Set(first, some)
				copy(want[first:], some)
				total := 0
				for _, v := range want {
					total += int(v)
				}
				if got := values(m); !slices.Equal(got, want) || m.Total() != total {
					t.Fatalf("%s of %d nodes after Set(%d, %v) = %v, total %d; want %v, %d", form, n, first, some, got, m.Total(), want, total)
				}
			}
		}
	}
}

func TestMarksAreClonedApart(t *testing.T) {
	for form, m := range bothForms(100) {
		ones := slices.Repeat([]uint8{1}, 100)
		m.Set(0, ones)
		c := m.Clone()
		m.Set(64, make([]uint8, 36))
		if c.Total() != 100 || m.Total() != 64 || c.N() != 100 {
			t.Errorf("%s: total %d and %d of its clone, which has %d nodes; want 64, 100, 100", form, m.Total(), c.Total(), c.N())
		}
	}
}

func TestMarksRefuseNodesThatAreNotTheirs(t *testing.T) {
	tests := []struct {
		name       string
		first, len int
	}{
		{"beginning within a group", 32, 10},
		{"ending past the last node", 64, 37},
		{"beginning past the last node", 128, 0},
		{"beginning before the first node", -64, 10},
	}
	for _, tt := range tests {
		for form, m := range bothForms(100) {
			t.Run(tt.name+" of "+form, func(t *testing.T) {
				defer func() {
					if recover() == nil {
						t.Errorf("Set(%d, %d values) of 100 nodes did not panic; want it to", tt.first, tt.len)
					}
				}()
				m.Set(tt.first, make([]uint8, tt.len))
			})
		}
	}
}

func TestMarksOfManyNodesAreBits(t *testing.T) {
	for _, tt := range []struct {
		n    int
		bits bool
	}{{0, false}, {fewNodes, false}, {fewNodes + 1, true}} {
		if m := NewMarks(tt.n); (m.bits != nil) != tt.bits || m.N() != tt.n || m.Total() != 0 {
			t.Errorf("NewMarks(%d) are %d, bits %v, total %d; want bits %v, total 0", tt.n, m.N(), m.bits != nil, m.Total(), tt.bits)
		}
	}
}
