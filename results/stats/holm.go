package stats

import (
	"cmp"
	"math"
	"slices"
)

// Holm returns p adjusted for the number of tests by the step-down method of
// Holm (1979), which holds the chance of even one false discovery in the family
// at the nominal level whatever the dependence between the tests. The family is
// the values of p that are defined; a NaN stays NaN and does not count. The
// smallest p is multiplied by the number of tests m, the next by m-1, and so on;
// none is smaller than the one before it, nor larger than 1.
func Holm(p []float64) []float64 {
	adjusted, order := ordered(p)
	highest := 0.0
	for rank, i := range order {
		highest = max(highest, min(1, float64(len(order)-rank)*p[i]))
		adjusted[i] = highest
	}
	return adjusted
}

// ordered returns as many NaN as p has values, and the places of its defined values
// from the smallest to the largest.
func ordered(p []float64) (nans []float64, order []int) {
	nans = make([]float64, len(p))
	order = make([]int, 0, len(p))
	for i, v := range p {
		nans[i] = math.NaN()
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(p[i], p[j]) })
	return nans, order
}
