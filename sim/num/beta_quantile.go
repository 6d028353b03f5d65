package num

import "math"

// BetaQuantile returns the x below which a Beta(a, b) variable has probability p,
// the inverse of [BetaCDF]. BetaQuantile(0, a, b) is 0 and BetaQuantile(1, a, b) is
// 1; it is NaN where p is NaN or outside [0, 1], or a or b is not a positive finite
// number.
//
// It is Newton's method on the logarithms of x and of the smaller tail, which is
// concave, kept inside a bracket.
func BetaQuantile(p, a, b float64) float64 {
	switch {
	case !(p >= 0 && p <= 1) || !shape(a) || !shape(b):
		return math.NaN()
	case p == 0 || p == 1:
		return p
	}
	x, _ := betaSolve(p, 1-p, a, b)
	return x
}

// betaSolve returns x and y = 1-x such that a Beta(a, b) variable is below x with
// probability p and above it with q = 1-p, both given because the smaller may be
// known better. The smaller of x and y has a small relative error.
func betaSolve(p, q, a, b float64) (x, y float64) {
	if lower, _ := betaTails(a, b, 0.5, 0.5); lower < p {
		y = betaRoot(q, p, b, a)
		return 1 - y, y
	}
	x = betaRoot(p, q, a, b)
	return x, 1 - x
}

// betaRoot is betaSolve where x is known to be at most 1/2.
func betaRoot(p, q, a, b float64) float64 {
	const enough = 1e-9 // Newton squares the error
	lo, hi := 0.0, math.Nextafter(0.5, 1)
	x := a / (a + b)
	for range 200 {
		if !(x > lo && x < hi) {
			x = between(lo, hi)
			if x == lo {
				break
			}
		}
		step, right := betaStep(p, q, a, b, x)
		if right {
			lo = x
		} else {
			hi = x
		}
		x += float64(x * Expm1(step))
		if math.Abs(step) < enough {
			break
		}
	}
	return x
}

// betaStep returns Newton's step of ln x towards the root, and whether the root is
// to the right of x. The step is NaN where a tail is too small for one.
func betaStep(p, q, a, b, x float64) (step float64, right bool) {
	lower, upper := betaTails(a, b, x, 1-x)
	slope := betaFactor(a, b, x, 1-x) / (1 - x) // of lower against ln x
	if p <= q {
		return Log(p/lower) * (lower / slope), lower < p
	}
	return Log(upper/q) * (upper / slope), upper > q
}

// between returns the number in the middle of the float64s from lo to hi, both
// at least 0: by their bits, so that it reaches small numbers soon.
func between(lo, hi float64) float64 {
	l, h := math.Float64bits(lo), math.Float64bits(hi)
	return math.Float64frombits(l + (h-l)/2)
}
