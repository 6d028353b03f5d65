package num

import "math"

// NormalCDF returns the probability that a standard normal variable is at most z,
// with a relative error under 2e-15, in the far left tail too as long as it is a
// normal number (z > -37.5). NormalCDF(NaN) is NaN.
//
// It is ANORM (Cody, 1969, Math. Comp. 23:631; 1993, Algorithm 715, ACM TOMS 19:22),
// but for the factor exp(-z*z/2), whose argument is kept to twice the digits.
func NormalCDF(z float64) float64 {
	const (
		quartile = 0.67448975
		root32   = 5.656854249492380195206754896838
	)
	y := math.Abs(z)
	var tail float64
	switch {
	case z != z:
		return z
	case y <= quartile:
		return 0.5 + float64(z*normalInner(float64(z*z)))
	case y > 39: // past the smallest float64, and before z*z overflows
		tail = 0
	case y <= root32:
		tail = expProduct(-0.5*y, y, 0) * normalOuter(y)
	default:
		tail = expProduct(-0.5*y, y, 0) * normalFar(y)
	}
	if z > 0 {
		return 1 - tail
	}
	return tail
}

// normalInner returns (CDF(z) - 1/2)/z for zz = z*z up to the quartile's.
func normalInner(zz float64) float64 {
	const (
		a0 = 2.2352520354606839287
		a1 = 161.02823106855587881
		a2 = 1067.6894854603709582
		a3 = 18154.981253343561249
		a4 = 0.065682337918207449113

		b0 = 47.20258190468824187
		b1 = 976.09855173777669322
		b2 = 10260.932208618978205
		b3 = 45507.789335026729956
	)
	above := a0 + float64(zz*a4)
	above = a1 + float64(zz*above)
	above = a2 + float64(zz*above)
	above = a3 + float64(zz*above)
	below := b0 + zz
	below = b1 + float64(zz*below)
	below = b2 + float64(zz*below)
	below = b3 + float64(zz*below)
	return above / below
}

var (
	normalOuterAbove = [...]float64{
		1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979,
		597.27027639480026226, 2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124,
		9842.7148383839780218,
	}
	normalOuterBelow = [...]float64{
		1, 22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
		18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
	}
	normalFarAbove = [...]float64{
		0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807,
		0.001421619193227893466, 2.9112874951168792e-5,
	}
	normalFarBelow = [...]float64{
		1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244,
		7.29751555083966205e-5,
	}
)

// normalOuter returns exp(y*y/2) (1 - CDF(y)) for y from the quartile to the root of 32.
func normalOuter(y float64) float64 {
	return horner(normalOuterAbove[:], y) / horner(normalOuterBelow[:], y)
}

// normalFar returns exp(y*y/2) (1 - CDF(y)) for y from the root of 32 on.
func normalFar(y float64) float64 {
	const invRoot2Pi = 0.398942280401432677939946059934
	r := 1 / (y * y)
	return (invRoot2Pi - float64(r*horner(normalFarAbove[:], r))/horner(normalFarBelow[:], r)) / y
}

// horner returns the value at x of the polynomial with coefficients c, constant last.
func horner(c []float64, x float64) float64 {
	var y float64
	for _, a := range c {
		y = float64(y*x) + a
	}
	return y
}
