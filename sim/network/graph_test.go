package network

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// faults returns what keeps g from being a Graph, "" where nothing does.
func faults(g *Graph) string {
	for i := range g.N() {
		row := g.Of(i)
		for k, v := range row {
			switch {
			case int(v) == i:
				return fmt.Sprintf("node %d is its own neighbour", i)
			case k > 0 && v <= row[k-1]:
				return fmt.Sprintf("row %d = %v: not ascending", i, row)
			case !g.Has(int(v), i):
				return fmt.Sprintf("%d is in row %d but not the other way", v, i)
			}
		}
	}
	if int(g.Offsets[g.N()]) != len(g.Neighbors) {
		return fmt.Sprintf("last offset %d, %d neighbours", g.Offsets[g.N()], len(g.Neighbors))
	}
	return ""
}

// seeded returns a source of chance.
func seeded(seed uint64) Rand { return rand.NewPCG(seed, 0x9e3779b97f4a7c15) }

// must returns the graph of a generator that cannot have failed.
func must(g *Graph, err error) *Graph {
	if err != nil {
		panic(err)
	}
	return g
}

// anyTies draws different ties among n nodes.
func anyTies(t *rapid.T, n int, label string) map[[2]uint32]bool {
	node := rapid.Uint32Range(0, uint32(n-1))
	ties := map[[2]uint32]bool{}
	for range rapid.IntRange(0, 40).Draw(t, label) {
		a, b := node.Draw(t, "a"), node.Draw(t, "b")
		if a != b {
			ties[[2]uint32{min(a, b), max(a, b)}] = true
		}
	}
	return ties
}

func graphOf(n int, ties map[[2]uint32]bool) *Graph {
	var pairs []uint32
	for tie := range ties {
		pairs = append(pairs, tie[1], tie[0])
	}
	return must(rows(n, pairs))
}

func TestGraphHoldsTheTiesItWasGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		ties := anyTies(t, n, "ties")
		g := graphOf(n, ties)
		if why := faults(g); why != "" {
			t.Fatal(why)
		}
		if g.N() != n || g.Edges() != len(ties) {
			t.Fatalf("N, Edges = %d, %d; want %d, %d", g.N(), g.Edges(), n, len(ties))
		}
		for i := range n {
			for j := range n {
				want := ties[[2]uint32{uint32(min(i, j)), uint32(max(i, j))}]
				if got := g.Has(i, j); got != want {
					t.Fatalf("Has(%d, %d) = %v; want %v", i, j, got, want)
				}
			}
		}
	})
}

func TestRepeatedTiesAreRemovedAndCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		ties := anyTies(t, n, "ties")
		var pairs []uint32
		for tie := range ties {
			for range rapid.IntRange(1, 3).Draw(t, "times") {
				pairs = append(pairs, tie[0], tie[1])
				tie[0], tie[1] = tie[1], tie[0]
			}
		}
		g := must(rows(n, pairs))
		if got, want := g.compact(), len(pairs)/2-len(ties); got != want {
			t.Fatalf("compact() = %d; want %d", got, want)
		}
		if diff := cmp.Diff(graphOf(n, ties), g); diff != "" && len(ties) > 0 {
			t.Fatalf("graph of repeated ties (-want +got):\n%s", diff)
		}
	})
}

func TestMergeIsTheUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		a, b := anyTies(t, n, "ties of a"), anyTies(t, n, "ties of b")
		got := must(Merge(graphOf(n, a), graphOf(n, b)))
		for tie := range b {
			a[tie] = true
		}
		if want := graphOf(n, a); !slices.Equal(got.Offsets, want.Offsets) || !slices.Equal(got.Neighbors, want.Neighbors) {
			t.Fatalf("Merge = %v; want %v", got, want)
		}
	})
}

func TestReorderRenumbersNodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		g := graphOf(n, anyTies(t, n, "ties"))
		order := make([]int32, n)
		for i := range order {
			order[i] = int32(i)
		}
		order = rapid.Permutation(order).Draw(t, "order")
		got := must(Reorder(g, order))
		if why := faults(got); why != "" {
			t.Fatal(why)
		}
		for i := range n {
			for j := range n {
				if got.Has(i, j) != g.Has(int(order[i]), int(order[j])) {
					t.Fatalf("Reorder(g, %v).Has(%d, %d) = %v; want the opposite", order, i, j, got.Has(i, j))
				}
			}
		}
	})
}

func TestMergeAndReorderRefuseWhatDoesNotFit(t *testing.T) {
	three, two := must(rows(3, []uint32{0, 1})), must(rows(2, []uint32{0, 1}))
	tests := []struct {
		name string
		make func() (*Graph, error)
		want string
	}{
		{"graphs of different sizes", func() (*Graph, error) { return Merge(three, two) }, "3 and 2 nodes: want the same number"},
		{"an order too short", func() (*Graph, error) { return Reorder(three, []int32{0, 1}) }, "len(order) = 2: want 3"},
		{"a node twice", func() (*Graph, error) { return Reorder(three, []int32{0, 1, 1}) }, "order[2] = 1: want each node"},
		{"a node that is not there", func() (*Graph, error) { return Reorder(three, []int32{0, 3, 1}) }, "order[1] = 3: want each node"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := tt.make(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v; want it to say %q", err, tt.want)
			}
		})
	}
}
