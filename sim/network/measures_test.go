package network

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// near takes floats for the same that differ by rounding.
var near = cmpopts.EquateApprox(0, 1e-12)

func TestMeasuresOfGraphsWorkedByHand(t *testing.T) {
	type measures struct {
		Local, Transitivity, Path, Reached float64
		Degrees                            Moments
	}
	tests := []struct {
		name  string
		n     int
		pairs []uint32
		want  measures
	}{
		{"nobody", 0, nil, measures{}},
		{"one alone", 1, nil, measures{}},
		{"two apart", 2, nil, measures{}},
		{"a triangle", 3, []uint32{0, 1, 1, 2, 0, 2}, measures{1, 1, 1, 1, Moments{2, 0, 0, 2, 2}}},
		// Node 2 has three pairs of neighbours, of which one is tied.
		{"a triangle with a tail", 4, []uint32{0, 1, 1, 2, 0, 2, 2, 3},
			measures{(1 + 1 + 1.0/3) / 4, 3.0 / 5, (6*1 + 0 + 2*1 + 4*2) / 12.0, 1, Moments{2, 0.5, 0, 1, 3}}},
		{"a star", 5, []uint32{0, 1, 0, 2, 0, 3, 0, 4},
			measures{0, 0, (8*1 + 12*2) / 20.0, 1, Moments{1.6, 1.44, 1.5, 1, 4}}},
		{"two pairs", 4, []uint32{0, 1, 2, 3}, measures{0, 0, 1, 4.0 / 12, Moments{1, 0, 0, 1, 1}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := must(rows(tt.n, tt.pairs))
			var got measures
			got.Local, got.Transitivity = Clustering(g)
			got.Path, got.Reached = PathLength(g, tt.n, nil)
			got.Degrees = DegreeMoments(g)
			if diff := cmp.Diff(tt.want, got, near); diff != "" {
				t.Errorf("measures (-want +got):\n%s", diff)
			}
		})
	}
}

func TestClusteringOfRingsIsExact(t *testing.T) {
	for _, k := range []int{2, 4, 10, 30} {
		local, transitivity := Clustering(must(WattsStrogatz(1000, k, 0, seeded(1))))
		want := 3 * float64(k-2) / (4 * float64(k-1))
		if math.Abs(local-want) > 1e-12 || math.Abs(transitivity-want) > 1e-12 {
			t.Errorf("Clustering of a ring with k = %d = %v, %v; want %v twice", k, local, transitivity, want)
		}
	}
}

func TestPathLengthOfARing(t *testing.T) {
	// A ring of 101 with k = 2: distances 1 to 50, each twice; any sources do.
	g := must(WattsStrogatz(101, 2, 0, seeded(1)))
	for _, sources := range []int{1, 7, 101, 500} {
		if mean, reached := PathLength(g, sources, seeded(2)); mean != 25.5 || reached != 1 {
			t.Errorf("PathLength(ring, %d) = %v, %v; want 25.5, 1", sources, mean, reached)
		}
	}
}

func TestClusteringAgreesWithItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		g := graphOf(n, anyTies(t, n, "ties"))
		sum, tied, all := 0.0, 0.0, 0.0
		for i := range n {
			closed, pairs := 0.0, 0.0
			for _, j := range g.Of(i) {
				for _, k := range g.Of(i) {
					if j < k {
						pairs++
						if g.Has(int(j), int(k)) {
							closed++
						}
					}
				}
			}
			sum, tied, all = sum+ratio(closed, pairs), tied+closed, all+pairs
		}
		local, transitivity := Clustering(g)
		if !cmp.Equal(local, sum/float64(n), near) || !cmp.Equal(transitivity, ratio(tied, all), near) {
			t.Fatalf("Clustering = %v, %v; want %v, %v", local, transitivity, sum/float64(n), ratio(tied, all))
		}
	})
}
