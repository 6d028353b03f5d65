package search

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestHypervolumeIsThatOfGeometry(t *testing.T) {
	steps := func(dimensions int) (all [][]float64) { // (n-1 in one coordinate, 0 in others) and turned
		for j := range dimensions {
			p := make([]float64, dimensions)
			p[j] = 2
			all = append(all, p)
		}
		return all
	}
	tests := []struct {
		name      string
		points    [][]float64
		reference []float64
		want      float64
	}{
		{"nothing", nil, []float64{1, 1}, 0},
		{"one dimension takes the best", [][]float64{{0.5}, {0.25}}, []float64{1}, 0.75},
		{"a box", [][]float64{{1, 2}}, []float64{4, 4}, 6},
		{"a staircase of two", [][]float64{{1, 2}, {2, 1}}, []float64{4, 4}, 8},
		{"a point that another covers", [][]float64{{1, 2}, {3, 3}, {1, 2}}, []float64{4, 4}, 6},
		{"a point at the reference", [][]float64{{1, 2}, {0, 4}}, []float64{4, 4}, 6},
		{"two boxes in space: 8 + 8 - 4", [][]float64{{1, 2, 0}, {2, 1, 0}}, []float64{3, 3, 2}, 2*2 + 2*2 - 2},
		// The boxes from 2 e_j to 3: each 1 3^(d-1), two 1 1 3^(d-2) in common, and so on.
		{"three boxes in space", steps(3), []float64{3, 3, 3}, 3*9 - 3*3 + 1},
		{"four boxes in four dimensions", steps(4), []float64{3, 3, 3, 3}, 4*27 - 6*9 + 4*3 - 1},
		{"five boxes in five dimensions", steps(5), []float64{3, 3, 3, 3, 3}, 5*81 - 10*27 + 10*9 - 5*3 + 1},
	}
	for _, tt := range tests {
		if got := Hypervolume(tt.points, tt.reference); math.Abs(got-tt.want) > 1e-12 {
			t.Errorf("%s: Hypervolume(%v, %v) = %v; want %v", tt.name, tt.points, tt.reference, got, tt.want)
		}
	}
}

// The octant of the unit sphere that concave fronts such as DTLZ2's are: what dominates it
// up to 1 is 1 less an eighth of the ball, 1 - pi/6. Points on the sphere fall short of it by
// less than their spacing.
func TestHypervolumeOfASphereIsOneLessAnEighthOfTheBall(t *testing.T) {
	var points [][]float64
	const n = 18
	for i := range n + 1 {
		for k := range n + 1 {
			a, b := math.Pi/2*float64(i)/n, math.Pi/2*float64(k)/n
			points = append(points, []float64{math.Cos(a) * math.Cos(b), math.Cos(a) * math.Sin(b), math.Sin(a)})
		}
	}
	got, want := Hypervolume(points, []float64{1, 1, 1}), 1-math.Pi/6
	if got > want || got < want-0.09 {
		t.Errorf("Hypervolume of %d points of the sphere = %v; want within 0.09 under %v", len(points), got, want)
	}
}

// Against inclusion and exclusion over all subsets, which is another way to the same number.
func TestHypervolumeIsThatOfInclusionAndExclusion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.IntRange(1, 5).Draw(t, "dimensions")
		coordinate := rapid.Map(rapid.IntRange(0, 9), func(i int) float64 { return float64(i) / 8 })
		points := rapid.SliceOfN(rapid.SliceOfN(coordinate, d, d), 0, 7).Draw(t, "points")
		reference := make([]float64, d)
		for j := range reference {
			reference[j] = 1
		}
		want := 0.0
		for subset := 1; subset < 1<<len(points); subset++ {
			v, sign := 1.0, -1.0
			for j := range d {
				worst := math.Inf(-1)
				for i, p := range points {
					if subset>>i&1 == 1 {
						worst = max(worst, p[j])
					}
				}
				v *= max(0, 1-worst)
			}
			for i := range points {
				if subset>>i&1 == 1 {
					sign = -sign
				}
			}
			want += sign * v
		}
		if got := Hypervolume(points, reference); math.Abs(got-want) > 1e-9 {
			t.Fatalf("Hypervolume(%v) = %v; want %v", points, got, want)
		}
	})
}
