package num

import "math"

// BetaCDF returns the probability that a Beta(a, b) variable is at most x, the
// regularised incomplete beta function I_x(a, b), for a, b > 0. Its relative error
// is under 1e-14 times the larger of 10 and sqrt(a+b), and 3e-16 |ln p| more where
// the result p is small, for shapes from 0.001. It is 0 for x <= 0 and 1 for x >= 1; NaN where x is NaN or a or b is
// not a positive finite number.
//
// It is the continued fraction of DiDonato and Morris (1992, Algorithm 708, ACM TOMS
// 18:360, equation 9) by Lentz's method (Thompson and Barnett, 1986, J. Comput. Phys.
// 64:490), with a leading factor after Loader (2000, Fast and Accurate Computation of
// Binomial Probabilities).
func BetaCDF(x, a, b float64) float64 {
	switch {
	case x != x || !shape(a) || !shape(b):
		return math.NaN()
	case x <= 0:
		return 0
	case x >= 1:
		return 1
	}
	lower, _ := betaTails(a, b, x, 1-x)
	return lower
}

// shape reports whether a is fit for a parameter of shape.
func shape(a float64) bool { return a > 0 && a <= math.MaxFloat64 }

// betaTails returns the probabilities of a Beta(a, b) variable below x and above
// it, where y = 1-x is given too because it may be known better. The smaller of
// the two has a small relative error.
func betaTails(a, b, x, y float64) (lower, upper float64) {
	if x > (a+1)/(a+b+2) {
		upper, lower = betaTails(b, a, y, x)
		return lower, upper
	}
	lower = betaLower(a, b, x, y)
	if lower > 0.9 && x > 0.01 { // the other fraction still converges, in some 20/sqrt(x) steps
		return lower, betaLower(b, a, y, x)
	}
	return lower, 1 - lower
}

// betaLower returns I_x(a, b), at its best for x up to (a+1)/(a+b+2).
func betaLower(a, b, x, y float64) float64 {
	return min(betaFactor(a, b, x, y)/betaFraction(a, b, x, y), 1)
}

// betaFactor returns x**a y**b / B(a, b), as Loader's saddle point: Stirling's
// formula leaves sqrt(ab/(2 pi n)), n = a+b, its rest, and how far x and y are
// from a/n and b/n, each a sum of terms of one sign.
func betaFactor(a, b, x, y float64) float64 {
	n := a + b
	off := float64(b*x) - float64(a*y) // n x - a = b - n y
	rest := stirlingRest(n) - stirlingRest(a) - stirlingRest(b)
	rest -= deviance(a, n*x, off) + deviance(b, n*y, -off)
	return math.Sqrt(a/n*b) * Exp(rest-halfLog2Pi)
}

// deviance returns a ln(a/m) + m - a, where off = m-a.
func deviance(a, m, off float64) float64 {
	e := off / a
	if !(e > -0.5 && e < 1) {
		return off - float64(a*Log(m/a))
	}
	// e - ln(1+e), with ln(1+e) = 2 atanh t = 2t + 2t**3/3 + ...
	t := e / (2 + e)
	tt := t * t
	sum := e * t
	power := -2 * t * tt
	for k := 3.0; ; k += 2 {
		next := sum + power/k
		if next == sum {
			return a * sum
		}
		sum = next
		power *= tt
	}
}

// betaFraction returns x**a (1-x)**b / (B(a, b) I_x(a, b)) for x up to
// (a+1)/(a+b+2), where it takes some sqrt(max(a, b)) steps. It is the even part
// of DLMF 8.17.22, written with both x and y = 1-x lest one of them cancel.
func betaFraction(a, b, x, y float64) float64 {
	const steps = 1_000_000 // a guard; shapes of 1e10 need a tenth of it
	lambda := float64(a*y) - float64(b*x)
	f := a / (a + 1) * (1 + lambda)
	c, d := f, 0.0
	for m := 1.0; m <= steps; m++ {
		s := a + m + m
		w := float64(m * (b - m) / (s - 1) * x)
		above := (a + m - 1) / (s - 1) * ((a + b + m - 1) * x) * w
		below := m + w + float64((a+m)/(s+1)*(1+lambda+float64(m*(1+y))))
		d = 1 / (below + float64(above*d))
		c = below + above/c
		factor := float64(c * d)
		f *= factor
		if math.Abs(factor-1) < 1e-16 {
			break
		}
	}
	return f
}
