package num

import "math"

// Pow returns x**y for x >= 0, within 0.55 units in the last place where the
// result is normal and within 1 where it is subnormal. As in package math,
// Pow(x, 0) and Pow(1, y) are 1 for any x and y, even NaN, Pow(0, y) is 0 for
// y > 0 and +Inf for y < 0. Pow of a negative x is NaN, otherwise than in
// package math.
//
// It is e**(y ln x) with the logarithm kept to 67 bits, as in S. Nagy's pow in
// Arm Optimized Routines (2018).
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case !(x >= 0) || y != y:
		return math.NaN()
	case x == 0 || x > math.MaxFloat64:
		return powEdge(x, y)
	case math.Abs(y) > 0x1p66: // Log(x) is at least 2**-53 away from 0
		return powEdge(x-1, y)
	}
	ix := math.Float64bits(x)
	if x < 0x1p-1022 {
		ix = subnormalBits(x)
	}
	hi, lo := logParts(ix)
	return expProduct(y, hi, lo)
}

// powEdge returns the limit of x**y where only the signs of ln x, which is that
// of side, and of y count.
func powEdge(side, y float64) float64 {
	if (side > 0) == (y > 0) {
		return math.Inf(1)
	}
	return 0
}

// expProduct returns e**(y*(hi+lo)).
func expProduct(y, hi, lo float64) float64 {
	sum := hi + lo
	lo += hi - sum
	p, rest := twoProduct(y, sum)
	rest += float64(y * lo)
	switch {
	case p > 710:
		return math.Inf(1)
	case p < -746:
		return 0
	case math.Abs(p) >= 512:
		return expScaled(p, rest)
	}
	k, r := expReduce(p)
	cell := &expTable[k%expN]
	scale := math.Float64frombits(cell.scale + k<<(52-expBits))
	return scale + float64(scale*(cell.tail+expm1Near(r+rest)))
}

// twoProduct returns a*b as its rounding and the rest, exact while neither leaves
// the range of float64 (Dekker, 1971).
func twoProduct(a, b float64) (p, rest float64) {
	p = float64(a * b)
	ah, al := halves(a)
	bh, bl := halves(b)
	rest = float64(ah*bh) - p
	rest += float64(ah * bl)
	rest += float64(al * bh)
	return p, rest + float64(al*bl)
}

// halves returns a as a sum of two numbers of at most 26 and 27 bits.
func halves(a float64) (hi, lo float64) {
	hi = math.Float64frombits(math.Float64bits(a) &^ (1<<27 - 1))
	return hi, a - hi
}
