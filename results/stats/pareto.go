package stats

import "math"

// Dominates reports whether a row a is at least as good as b in all objectives and
// better in one (Pareto). What is undefined is not compared: a row that holds a NaN
// neither dominates nor is dominated. Dominates panics unless a, b and directions
// are equally long.
func Dominates(a, b []float64, directions []Direction) bool {
	if len(a) != len(directions) || len(b) != len(directions) {
		panic("stats: objectives and directions of unequal number")
	}
	better := false
	for i, d := range directions {
		if math.IsNaN(a[i]) || math.IsNaN(b[i]) || d.better(b[i], a[i]) {
			return false
		}
		better = better || d.better(a[i], b[i])
	}
	return better
}

// DominatedBy returns for each row the first row that dominates it, by its number
// from 0, or -1 if none does. Equal rows do not dominate each other. A row that
// holds a NaN has -1 too: see [Pareto].
func DominatedBy(rows [][]float64, directions []Direction) []int {
	by := make([]int, len(rows))
	for i, row := range rows {
		by[i] = -1
		for k, other := range rows {
			if Dominates(other, row, directions) {
				by[i] = k
				break
			}
		}
	}
	return by
}

// Pareto reports which rows are of the Pareto set: those that no other dominates and
// of which all objectives are defined. Equal rows are in or out together. It takes
// the values as they are: rows that differ by less than their intervals still
// dominate each other.
func Pareto(rows [][]float64, directions []Direction) []bool {
	in := make([]bool, len(rows))
	for i, by := range DominatedBy(rows, directions) {
		in[i] = by < 0 && len(defined(rows[i])) == len(rows[i])
	}
	return in
}
