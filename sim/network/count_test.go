package network

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Count is the sum over each row, whatever the rows are like: none, short ones, and some
// longer than what is added up at a time; and whether the marks are held as bytes or bits.
func TestCountIsTheSumOverEachRow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, degrees := range [][]int{{}, {0}, {0, 0, 3}, {flat}, {flat + 1, 2, flat - 1, 1, 5000, 0}, nil} {
		if degrees == nil {
			for range 700 {
				degrees = append(degrees, r.IntN(40))
			}
		}
		g := &Graph{Offsets: []uint32{0}}
		marked := randomValues(r, max(1, len(degrees)))
		var want []uint32
		for _, d := range degrees {
			total := uint32(0)
			for range d {
				j := uint32(r.IntN(len(marked)))
				g.Neighbors = append(g.Neighbors, j)
				total += uint32(marked[j])
			}
			g.Offsets = append(g.Offsets, uint32(len(g.Neighbors)))
			want = append(want, total)
		}
		for form, marks := range bothForms(len(marked)) {
			marks.Set(0, marked)
			for _, first := range []int{0, len(degrees) / 3, len(degrees)} {
				got := make([]uint32, len(degrees)-first)
				if g.Count(marks, first, got); !slices.Equal(got, want[first:]) {
					t.Errorf("Count of %s over rows of %v from %d on = %v; want %v", form, degrees, first, got, want[first:])
				}
			}
		}
	}
}

func BenchmarkCount(b *testing.B) {
	g := must(WattsStrogatz(100_000, 10, 0.1, rand.NewPCG(1, 1)))
	for form, marks := range bothForms(g.N()) {
		b.Run(form, func(b *testing.B) {
			sums := make([]uint32, g.N())
			for b.Loop() {
				g.Count(marks, 0, sums)
			}
			b.ReportMetric(float64(b.N)*float64(len(g.Neighbors))/b.Elapsed().Seconds(), "neighbours/s")
		})
	}
}
