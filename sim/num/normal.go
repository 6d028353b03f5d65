package num

import "math"

// NormalQuantile returns the z below which the standard normal distribution has
// probability p, with a relative error under 1e-15. NormalQuantile(0) is -Inf,
// NormalQuantile(1) is +Inf, and that of NaN or of a p outside [0, 1] is NaN.
//
// It is PPND16 (Wichura, 1988, Algorithm AS 241, Appl. Stat. 37:477).
func NormalQuantile(p float64) float64 {
	if !(p > 0 && p < 1) {
		return quantileEdge(p)
	}
	q := p - 0.5
	if math.Abs(q) <= 0.425 {
		r := 0.180625 - float64(q*q)
		return q * normalCentral.at(r)
	}
	r := math.Sqrt(-Log(min(p, 1-p)))
	z := 0.0
	if r <= 5 {
		z = normalMiddle.at(r - 1.6)
	} else {
		z = normalTail.at(r - 5)
	}
	return math.Copysign(z, q)
}

// quantileEdge returns the quantile at p = 0 and 1 of a distribution on the whole
// line, and NaN elsewhere.
func quantileEdge(p float64) float64 {
	switch p {
	case 0:
		return math.Inf(-1)
	case 1:
		return math.Inf(1)
	}
	return math.NaN()
}

// A ratio7 is a quotient of two polynomials of degree 7, constants first.
type ratio7 struct{ above, below [8]float64 }

func (q *ratio7) at(x float64) float64 { return poly7(&q.above, x) / poly7(&q.below, x) }

func poly7(c *[8]float64, x float64) float64 {
	y := c[6] + float64(x*c[7])
	y = c[5] + float64(x*y)
	y = c[4] + float64(x*y)
	y = c[3] + float64(x*y)
	y = c[2] + float64(x*y)
	y = c[1] + float64(x*y)
	return c[0] + float64(x*y)
}

// The coefficients of AS 241, for |p - 1/2| <= 0.425 and for r = sqrt(-ln p) up to
// and over 5.
var (
	normalCentral = ratio7{
		[8]float64{
			3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
			4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
		},
		[8]float64{
			1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
			2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
		},
	}
	normalMiddle = ratio7{
		[8]float64{
			1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
			1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
		},
		[8]float64{
			1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
			1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
		},
	}
	normalTail = ratio7{
		[8]float64{
			6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
			2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
		},
		[8]float64{
			1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
			7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
		},
	}
)
