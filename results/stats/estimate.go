package stats

import (
	"math"
	"slices"

	"heed/sim/num"
)

// An Estimate is a number with its interval, both in the unit of the number.
type Estimate struct {
	N        int      // values or pairs that the number rests on
	Value    float64  // the estimate; NaN where it is undefined
	Lo, Hi   float64  // its interval at the level asked for; NaN where it is undefined
	Warnings []string // doubts, at most one of a kind
}

// undefined returns the estimate over n values that says nothing.
func undefined(n int, warnings ...string) Estimate {
	return Estimate{N: n, Value: math.NaN(), Lo: math.NaN(), Hi: math.NaN(), Warnings: warnings}
}

// mustLevel panics unless level, of intervals, is between 0 and 1, both excluded.
func mustLevel(level float64) {
	if !(level > 0 && level < 1) {
		panic("stats: level of confidence outside (0, 1)")
	}
}

// criticalAt returns the quantile of Student's t with n-1 degrees of freedom that
// leaves (1-level)/2 above it.
func criticalAt(level float64, n int) float64 {
	if level == Confidence {
		return critical(n)
	}
	return num.StudentTQuantile((1+level)/2, float64(n-1))
}

// Quantiles returns the quantiles of x at each p in [0, 1], in the unit of x,
// leaving out what is NaN. They interpolate linearly between order statistics:
// type 7 of Hyndman and Fan (1996, The American Statistician 50:361), the default
// of R and NumPy. A quantile is NaN where x has no values or p is outside [0, 1].
func Quantiles(x []float64, p ...float64) []float64 {
	sorted := slices.Clone(defined(x))
	slices.Sort(sorted)
	q := make([]float64, len(p))
	for i, v := range p {
		q[i] = num.Quantile(sorted, v)
	}
	return q
}
