package stats

import (
	"fmt"
	"math"
	"strings"
)

// namedPoints is how many points an error names one by one.
const namedPoints = 12

// checkOutputs returns an error that names the points without an output that can be used:
// none, one that is not finite, or fewer or more replicates than the first point has.
func checkOutputs(y [][]float64) error {
	var bad []int
	for p, values := range y {
		if len(values) == 0 || len(values) != len(y[0]) || !isFinite(values) {
			bad = append(bad, p)
		}
	}
	if len(bad) > 0 {
		return fmt.Errorf("stats: %s: want a finite output of each replicate, and as many replicates at all points", pointsNamed(bad))
	}
	return checkSizes(y, "outputs")
}

// The sizes that the largest of some numbers may have: squares of larger ones, and of smaller
// ones, leave the range of numbers.
const (
	LargestSize  = 1e100
	smallestSize = 1e-100
)

// checkSizes returns an error where numbers are so large or small that sums of their squares would
// be of no use.
func checkSizes(y [][]float64, what string) error {
	most, at := 0.0, 0
	for p, values := range y {
		for _, v := range values {
			if math.Abs(v) > most {
				most, at = math.Abs(v), p
			}
		}
	}
	if most == 0 || most >= smallestSize && most <= LargestSize {
		return nil
	}
	return fmt.Errorf("stats: point %d: the largest of the %s is %.3g in size; want it between %g and %g: take another unit", at, what, most, smallestSize, LargestSize)
}

// checkPoints returns an error that names the points whose coordinates are not finite or
// not as many as those of the first.
func checkPoints(x [][]float64) error {
	var bad []int
	for p, values := range x {
		if len(values) == 0 || len(values) != len(x[0]) || !isFinite(values) {
			bad = append(bad, p)
		}
	}
	if len(bad) > 0 {
		return fmt.Errorf("stats: %s: want a finite value of each factor", pointsNamed(bad))
	}
	return checkSizes(x, "values of factors")
}

// isFinite reports whether x has no NaN and no infinity.
func isFinite(x []float64) bool {
	for _, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// pointsNamed returns "point 3" or "points 3, 4 and 9", and of many how many more there are.
func pointsNamed(points []int) string {
	if len(points) == 1 {
		return fmt.Sprintf("point %d", points[0])
	}
	names := make([]string, 0, namedPoints)
	for _, p := range points[:min(len(points), namedPoints)] {
		names = append(names, fmt.Sprint(p))
	}
	if more := len(points) - namedPoints; more > 0 {
		return fmt.Sprintf("points %s and %d more", strings.Join(names, ", "), more)
	}
	last := len(names) - 1
	return fmt.Sprintf("points %s and %s", strings.Join(names[:last], ", "), names[last])
}

// Averaged returns the mean over the replicates of each point, for what takes one output a
// point. An output that is missing or not finite is an error that names the points.
func Averaged(y [][]float64) ([]float64, error) {
	if err := checkOutputs(y); err != nil {
		return nil, err
	}
	return averaged(y), nil
}

// averaged returns the mean over the replicates of each point.
func averaged(y [][]float64) []float64 {
	m := make([]float64, len(y))
	for p, values := range y {
		m[p] = mean(values)
	}
	return m
}

// leaving returns the outputs without one replicate.
func leaving(y [][]float64, replicate int) [][]float64 {
	z := make([][]float64, len(y))
	for p, values := range y {
		z[p] = append(append(make([]float64, 0, len(values)-1), values[:replicate]...), values[replicate+1:]...)
	}
	return z
}
