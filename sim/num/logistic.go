package num

import "math"

// Logistic returns 1/(1 + e**-x), in [0, 1], within 2 units in the last place on
// both sides, down to where it leaves the range of float64 at -745.13.
// Logistic(NaN) is NaN.
func Logistic(x float64) float64 {
	bits := math.Float64bits(x)
	if bits&^sign64 >= 0x4080000000000000 { // |x| >= 512 or NaN
		return logisticFar(x)
	}
	// With e = e**-|x|, at most 1: 1/(1+e) on the right, e/(1+e) on the left.
	k, r := expReduce(math.Float64frombits(bits | sign64))
	cell := &expTable[k%expN]
	scale := math.Float64frombits(cell.scale + k<<(52-expBits))
	e := scale + float64(scale*(cell.tail+expm1Near(r)))
	return pick(bits, e) / (1 + e)
}

// pick returns e if bits are those of a negative number, and 1 otherwise. Signs
// in a population are as good as random, so a branch would be mispredicted.
func pick(bits uint64, e float64) float64 {
	const one = 0x3ff << 52
	left := uint64(int64(bits) >> 63)
	return math.Float64frombits(one ^ (one^math.Float64bits(e))&left)
}

// logisticFar is Logistic for |x| >= 512 and NaN.
func logisticFar(x float64) float64 {
	if x > 0 {
		return 1
	}
	return Exp(x)
}

// Logit returns ln(p/(1-p)), the inverse of [Logistic], within 3 units in the last
// place. Logit(0) is -Inf, Logit(1) is +Inf, and Logit of NaN or of a p outside
// [0, 1] is NaN.
func Logit(p float64) float64 {
	switch {
	case !(p >= 0 && p <= 1):
		return math.NaN()
	case p < 0.25:
		return Log(p) - Log1p(-p)
	case p > 0.75:
		return Log1p(-(1 - p)) - Log(1-p)
	}
	// p/(1-p) = (1+s)/(1-s) with s = p+p-1, which is exact here.
	s := p + p - 1
	return Log1p(s) - Log1p(-s)
}
