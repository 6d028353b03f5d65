package num

import "math"

const halfLog2Pi = 0.918938533204672741780329736406 // ln(2 pi)/2

// LogGamma returns ln Gamma(x) for x > 0, with an error under 2e-15 of the larger
// of 1 and the result. LogGamma(0) and LogGamma(+Inf) are +Inf, that of NaN or of a
// negative is NaN.
func LogGamma(x float64) float64 {
	if !(x > 0 && x <= math.MaxFloat64) {
		return gammaEdge(x)
	}
	log := Log(x)
	return float64(x*(log-1)) + (halfLog2Pi - float64(0.5*log) + stirlingRest(x))
}

// gammaEdge is LogGamma where x is not a positive finite number.
func gammaEdge(x float64) float64 {
	if x >= 0 {
		return math.Inf(1)
	}
	return math.NaN()
}

// stirlingRest returns what Stirling's formula leaves out, ln Gamma(x) -
// (x - 1/2) ln x + x - ln(2 pi)/2, for x > 0, with an error of about 1e-16 of the
// larger of 1 and the result.
func stirlingRest(x float64) float64 {
	var sum float64
	if x < 1 {
		sum = float64((x+0.5)*(Log1p(x)-Log(x))) - 1
		x++
	}
	for ; x < 10; x++ {
		sum += stirlingStep(x)
	}
	return sum + stirlingSeries(x)
}

// stirlingStep returns stirlingRest(x) - stirlingRest(x+1) = (x + 1/2) ln(1 + 1/x) - 1
// for x >= 1. With u = 1/(2x+1) it is atanh(u)/u - 1 = u**2/3 + u**4/5 + ...
func stirlingStep(x float64) float64 {
	u := 1 / (x + x + 1)
	uu := u * u
	var sum float64
	power := uu
	for k := 3.0; ; k += 2 {
		next := sum + power/k
		if next == sum {
			return sum
		}
		sum = next
		power *= uu
	}
}

// stirlingSeries returns stirlingRest(x) for x >= 10 by Stirling's series
// (Abramowitz and Stegun, 1964, 6.1.41), cut at an error of 3e-17.
func stirlingSeries(x float64) float64 {
	const (
		s1 = 1.0 / 12
		s2 = -1.0 / 360
		s3 = 1.0 / 1260
		s4 = -1.0 / 1680
		s5 = 1.0 / 1188
		s6 = -691.0 / 360360
		s7 = 1.0 / 156
	)
	r := 1 / x
	rr := r * r
	y := s6 + float64(rr*s7)
	y = s5 + float64(rr*y)
	y = s4 + float64(rr*y)
	y = s3 + float64(rr*y)
	y = s2 + float64(rr*y)
	return float64(r * (s1 + float64(rr*y)))
}
