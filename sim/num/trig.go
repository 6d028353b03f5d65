package num

import (
	"math"
	"math/bits"
)

// Sin returns the sine of x radians, within 1 unit in the last place for any
// finite x. Sin of NaN or of an infinity is NaN.
//
// Reduction and polynomials are those of FreeBSD's msun (k_sin.c, k_cos.c and
// e_rem_pio2.c, Sun Microsystems, 1993).
func Sin(x float64) float64 {
	quadrant, hi, lo := quarterTurns(x)
	y := sinNear(hi, lo)
	if quadrant&1 == 1 {
		y = cosNear(hi, lo)
	}
	if quadrant&2 == 2 {
		return -y
	}
	return y
}

// Cos returns the cosine of x radians, within 1 unit in the last place for any
// finite x. Cos of NaN or of an infinity is NaN. Its source is that of [Sin].
func Cos(x float64) float64 {
	quadrant, hi, lo := quarterTurns(x)
	y := cosNear(hi, lo)
	if quadrant&1 == 1 {
		y = -sinNear(hi, lo)
	}
	if quadrant&2 == 2 {
		return -y
	}
	return y
}

// sinNear returns the sine of x+rest for |x| <= pi/4.
func sinNear(x, rest float64) float64 {
	const (
		s1 = -1.66666666666666324348e-01
		s2 = 8.33333333332248946124e-03
		s3 = -1.98412698298579493134e-04
		s4 = 2.75573137070700676789e-06
		s5 = -2.50507602534068634195e-08
		s6 = 1.58969099521155010221e-10
	)
	z := x * x
	r := s2 + float64(z*(s3+float64(z*s4))) + float64(float64(z*float64(z*z))*(s5+float64(z*s6)))
	v := z * x
	return x - ((float64(z*(float64(0.5*rest)-float64(v*r))) - rest) - float64(v*s1))
}

// cosNear returns the cosine of x+rest for |x| <= pi/4.
func cosNear(x, rest float64) float64 {
	const (
		c1 = 4.16666666666666019037e-02
		c2 = -1.38888888888741095749e-03
		c3 = 2.48015872894767294178e-05
		c4 = -2.75573143513906633035e-07
		c5 = 2.08757232129817482790e-09
		c6 = -1.13596475577881948265e-11
	)
	z := x * x
	zz := z * z
	r := float64(z*(c1+float64(z*(c2+float64(z*c3))))) + float64(float64(zz*zz)*(c4+float64(z*(c5+float64(z*c6)))))
	half := float64(0.5 * z)
	w := 1 - half
	return w + ((1 - w - half) + (float64(z*r) - float64(x*rest)))
}

// quarterTurns returns x as n quarter turns, n modulo 4, and a rest hi+lo within
// pi/4 of none (a hair more by rounding); hi is NaN where x is NaN or infinite.
func quarterTurns(x float64) (n uint64, hi, lo float64) {
	const (
		far   = 0x1p20                     // up to here the three products below are exact
		pi2a  = 1.57079632673412561417e+00 // the first 33 bits of pi/2
		pi2b  = 6.07710050630396597660e-11 // the next 33
		pi2c  = 2.02226624871116645580e-21 // the next 33
		pi2ct = 8.47842766036889956997e-32 // the rest
		inv   = 6.36619772367581382433e-01 // 2/pi
	)
	abs := math.Abs(x)
	switch {
	case abs <= math.Pi/4:
		return 0, x, 0
	case !(abs <= math.MaxFloat64):
		return 0, math.NaN(), 0
	case abs > far:
		n, hi, lo = quarterTurnsFar(abs)
		if x < 0 {
			return -n & 3, -hi, -lo
		}
		return n, hi, lo
	}
	kd := float64(x*inv) + shift
	n = math.Float64bits(kd) & 3
	kd -= shift
	a, rest := twoDifference(x-float64(kd*pi2a), float64(kd*pi2b))
	b, rest2 := twoDifference(a, float64(kd*pi2c))
	rest += rest2 - float64(kd*pi2ct)
	hi = b + rest
	return n, hi, b - hi + rest
}

// twoDifference returns a-b as its rounding and the rest (Knuth, 1969).
func twoDifference(a, b float64) (d, rest float64) {
	d = a - b
	back := a - d
	return d, (a - (d + back)) + (back - b)
}

// quarterTurnsFar is quarterTurns for large x > 0. It multiplies by as much of
// 2/pi as can matter (Payne and Hanek, 1983, ACM SIGNUM 18:19), in integers.
func quarterTurnsFar(x float64) (n uint64, hi, lo float64) {
	const fraction = 1<<52 - 1
	e := int(math.Float64bits(x)>>52) - 1023 - 52 // x = m 2**e
	m := math.Float64bits(x)&fraction | (fraction + 1)
	// The window begins at the bit of 2/pi that m 2**e turns into two quarters.
	word, bit := (64+e-2)/64, uint(64+e-2)%64
	at := func(i int) uint64 {
		return twoOverPi[word+i]<<bit | twoOverPi[word+i+1]>>(64-bit)
	}
	carry, p2 := bits.Mul64(m, at(2))
	h1, l1 := bits.Mul64(m, at(1))
	p1, c := bits.Add64(l1, carry, 0)
	p0 := m*at(0) + h1 + c
	return signedTurns(p0, p1, p2)
}

// signedTurns takes p0 p1 p2, a number of quarter turns with two bits before the
// point, apart into the nearest integer and the rest in radians.
func signedTurns(p0, p1, p2 uint64) (n uint64, hi, lo float64) {
	n = p0 >> 62
	f0, f1 := p0<<2|p1>>62, p1<<2|p2>>62
	sign := 1.0
	if f0>>63 == 1 { // at least half a quarter
		n++
		sign = -1
		f0, f1 = ^f0, ^f1
	}
	lead := bits.LeadingZeros64(f0)
	top := f0<<lead | f1>>(64-lead)
	scale := sign * math.Float64frombits(uint64(1023-lead)<<52)
	const pi2, pi2Rest = 0x1.921fb54442d18p0, 0x1.1a62633145c07p-54
	fh := float64(top>>11) * (0x1p-53 * scale)
	fl := float64(top&(1<<11-1)) * (0x1p-64 * scale)
	hi, lo = twoProduct(fh, pi2)
	return n & 3, hi, lo + (float64(fh*pi2Rest) + float64(fl*pi2))
}
