package search

import (
	"fmt"
	"math"
	"testing"

	"heed/sim"
)

// BenchmarkHypervolume takes fronts on a sphere, of which no point covers another.
func BenchmarkHypervolume(b *testing.B) {
	for _, size := range [][2]int{{2, 100}, {3, 100}, {4, 100}, {5, 50}} {
		b.Run(fmt.Sprintf("%d-objectives-%d-points", size[0], size[1]), func(b *testing.B) {
			chance := sim.NewStreams(1, 0).Named("points")
			points, reference := make([][]float64, size[1]), make([]float64, size[0])
			for j := range reference {
				reference[j] = 1
			}
			for i := range points {
				d, sum := chance.At(0, uint64(i)), 0.0
				points[i] = make([]float64, size[0])
				for j := range points[i] {
					points[i][j] = d.Float64()
					sum += points[i][j] * points[i][j]
				}
				for j := range points[i] {
					points[i][j] = 1 - points[i][j]/math.Sqrt(sum)
				}
			}
			for b.Loop() {
				Hypervolume(points, reference)
			}
		})
	}
}
