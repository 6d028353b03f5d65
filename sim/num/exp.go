package num

import "math"

const (
	expBits = 7
	expN    = 1 << expBits // cells of an octave in expTable

	shift  = 0x1.8p52 // added and taken away, rounds to an integer
	sign64 = 1 << 63

	invLn2N = 0x1.71547652b82fep0 * expN
	ln2HiN  = 0x1.62e42fefa0000p-1 / expN // of 33 bits, so that its multiples are exact
	ln2LoN  = 0x1.cf79abc9e3b39p-40 / expN

	expMax = 0x1.62e42fefa39efp9  // the largest x for which Exp is finite
	expMin = -0x1.74910d52d3051p9 // below it Exp is 0
)

// Exp returns e**x, within 0.52 units in the last place where the result is
// normal and within 1 where it is subnormal. Exp(NaN) is NaN, Exp(+Inf) and
// anything over 709.79 is +Inf, Exp(-Inf) and anything under -745.14 is 0.
//
// The method is Tang's (1989, ACM TOMS 15:144), a table of 2**(i/128) and a
// polynomial for the rest, with the coefficients of S. Nagy's exp in Arm
// Optimized Routines (2018).
func Exp(x float64) float64 {
	if math.Float64bits(x)&^sign64 >= 0x4080000000000000 { // |x| >= 512 or NaN
		return expFar(x)
	}
	k, r := expReduce(x)
	cell := &expTable[k%expN]
	scale := math.Float64frombits(cell.scale + k<<(52-expBits))
	return scale + float64(scale*(cell.tail+expm1Near(r)))
}

// expReduce returns k and r with x = k ln2/128 + r, |r| <= ln2/256. Only the
// low bits of k count.
func expReduce(x float64) (k uint64, r float64) {
	kd := float64(x*invLn2N) + shift
	k = math.Float64bits(kd)
	kd -= shift
	return k, x - float64(kd*ln2HiN) - float64(kd*ln2LoN)
}

// expm1Near returns e**r - 1 for |r| <= ln2/256, with an absolute error of 2**-65
// before rounding.
func expm1Near(r float64) float64 {
	const (
		c2 = 0x1.ffffffffffdbdp-2
		c3 = 0x1.555555555543cp-3
		c4 = 0x1.55555cf172b91p-5
		c5 = 0x1.1111167a4d017p-7
	)
	r2 := r * r
	return r + float64(r2*(c2+float64(r*c3))) + float64(float64(r2*r2)*(c4+float64(r*c5)))
}

// expFar is Exp where the scale alone may leave the range of float64.
func expFar(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > expMax:
		return math.Inf(1)
	case x < expMin:
		return 0
	}
	return expScaled(x, 0)
}

// expScaled returns e**(x+rest) for |rest| well under an ulp of x and e**x
// finite. It works at 2**(-512) or 2**(+512) times the result, which is exact
// but for the last rounding of a subnormal.
func expScaled(x, rest float64) float64 {
	k, r := expReduce(x)
	cell := &expTable[k%expN]
	bits := cell.scale + k<<(52-expBits)
	back := 0x1p512
	if x > 0 {
		bits -= 512 << 52
	} else {
		bits += 512 << 52
		back = 0x1p-512
	}
	scale := math.Float64frombits(bits)
	return (scale + float64(scale*(cell.tail+expm1Near(r+rest)))) * back
}

// Expm1 returns e**x - 1, within 2 units in the last place also where x is
// near 0. Expm1(NaN) is NaN, Expm1(+Inf) is +Inf, Expm1(-Inf) is -1.
func Expm1(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > 40:
		return Exp(x)
	case x < -40:
		return -1
	case x == 0:
		return x // keeps the sign
	}
	k, r := expReduce(x)
	cell := &expTable[k%expN]
	scale := math.Float64frombits(cell.scale + k<<(52-expBits))
	return (scale - 1) + float64(scale*(cell.tail+expm1Near(r)))
}
