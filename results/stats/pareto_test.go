package stats

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestPareto(t *testing.T) {
	up, down := Maximize, Minimize
	tests := []struct {
		name       string
		rows       [][]float64
		directions []Direction
		by         []int
		in         []bool
	}{
		{"no rows", nil, []Direction{up}, nil, nil},
		{"one objective has its best, and ties", [][]float64{{1}, {3}, {2}, {3}}, []Direction{up}, []int{1, -1, 1, -1}, []bool{false, true, false, true}},
		{"a trade-off keeps both ends", [][]float64{{10, 1}, {20, 2}, {20, 1}, {30, 5}, {25, 5}}, []Direction{up, down}, []int{2, 2, -1, -1, 3}, []bool{false, false, true, true, false}},
		{"equal in one, worse in the other", [][]float64{{1, 2}, {1, 3}}, []Direction{up, down}, []int{-1, 0}, []bool{true, false}},
		{"undefined is neither in nor beaten, nor beats", [][]float64{{1, nan}, {0, 5}, {9, 9}}, []Direction{up, up}, []int{-1, 2, -1}, []bool{false, false, true}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if by := DominatedBy(tt.rows, tt.directions); !slices.Equal(by, tt.by) {
				t.Errorf("DominatedBy(%v) = %v; want %v", tt.rows, by, tt.by)
			}
			if in := Pareto(tt.rows, tt.directions); !slices.Equal(in, tt.in) {
				t.Errorf("Pareto(%v) = %v; want %v", tt.rows, in, tt.in)
			}
		})
	}
}

func TestParetoLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.SliceOfN(rapid.Float64Range(0, 4), 3, 3)
		rows := rapid.SliceOfN(row, 1, 12).Draw(t, "rows")
		d := []Direction{Maximize, Minimize, Maximize}
		mirrored := make([][]float64, len(rows))
		for i, r := range rows {
			for k := range r {
				r[k] = math.Floor(r[k])
			}
			mirrored[len(rows)-1-i] = []float64{-2 * r[0], -2 * r[1], -2 * r[2]}
		}
		in, by := Pareto(rows, d), DominatedBy(rows, d)
		if !slices.Contains(in, true) {
			t.Fatalf("Pareto(%v) is empty", rows)
		}
		for i := range rows {
			if Dominates(rows[i], rows[i], d) {
				t.Fatalf("%v dominates itself", rows[i])
			}
			if by[i] >= 0 && Dominates(rows[i], rows[by[i]], d) {
				t.Fatalf("%v and %v dominate each other", rows[i], rows[by[i]])
			}
		}
		turned := Pareto(mirrored, []Direction{Minimize, Maximize, Minimize})
		slices.Reverse(turned)
		if !slices.Equal(in, turned) {
			t.Fatalf("Pareto of the mirror = %v; want %v", turned, in)
		}
	})
}
