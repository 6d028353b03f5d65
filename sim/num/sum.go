package num

import (
	"math"

	"golang.org/x/exp/constraints"
)

// Sum returns the sum of xs, added in their order with the rounding errors
// carried along (Neumaier, 1974; Ogita, Rump and Oishi, 2005, SIAM J. Sci.
// Comput. 26:1955), so that it is as if computed with twice the digits and
// rounded once. The sum of none is 0. Where partial sums overflow, the result
// is that of plain addition.
func Sum[T constraints.Float](xs []T) float64 {
	var sum, lost float64
	for _, v := range xs {
		x := float64(v)
		next := sum + x
		back := next - sum
		lost += (sum - (next - back)) + (x - back)
		sum = next
	}
	if lost != lost { // an infinity or a NaN among the partial sums
		return sum
	}
	return sum + lost
}

// Mean returns the arithmetic mean of xs, NaN for none.
func Mean[T constraints.Float](xs []T) float64 { return Sum(xs) / float64(len(xs)) }

// Variance returns the variance of a sample xs with denominator n-1, in the
// square of its unit, NaN for fewer than two. It passes twice and corrects for
// the rounding of the mean (Chan, Golub and LeVeque, 1983, Am. Stat. 37:242,
// equation 1.7).
func Variance[T constraints.Float](xs []T) float64 {
	n := float64(len(xs))
	if n < 2 {
		return math.NaN()
	}
	mean := Mean(xs)
	var squares, lost, off float64
	for _, v := range xs {
		d := float64(v) - mean
		off += d
		square := float64(d * d)
		next := squares + square
		back := next - squares
		lost += (squares - (next - back)) + (square - back)
		squares = next
	}
	if lost != lost { // as in Sum
		return squares / (n - 1)
	}
	return max(squares+lost-float64(off*off)/n, 0) / (n - 1)
}

// StdDev returns the standard deviation of a sample xs, the square root of its
// [Variance], NaN for fewer than two.
func StdDev[T constraints.Float](xs []T) float64 { return math.Sqrt(Variance(xs)) }

// Quantile returns the p-quantile, p in [0, 1], of xs, which must be sorted in
// ascending order. It interpolates linearly between order statistics, type 7 of
// Hyndman and Fan (1996, Am. Stat. 50:361), the default of R and NumPy. It is NaN
// for no xs or a p outside [0, 1], never leaves [xs[0], xs[n-1]] and never falls
// as p rises.
func Quantile[T constraints.Float](sorted []T, p float64) float64 {
	n := len(sorted)
	if n == 0 || !(p >= 0 && p <= 1) {
		return math.NaN()
	}
	h := float64(float64(n-1) * p)
	i := int(h)
	if i >= n-1 {
		return float64(sorted[n-1])
	}
	lo, hi := float64(sorted[i]), float64(sorted[i+1])
	if lo == hi { // infinities too
		return lo
	}
	return min(lo+float64((h-float64(i))*(hi-lo)), hi)
}
