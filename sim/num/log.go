package num

import "math"

const (
	logBits  = 7
	logN     = 1 << logBits       // cells in logTable
	logFirst = 0x3fe6955500000000 // the bits of 0.706, where the cells begin; 1 lies inside one

	ln2Hi = 0x1.62e42fefa3800p-1 // of 42 binary places, so that k*ln2Hi + log is exact
	ln2Lo = 0x1.ef35793c76730p-45
)

// Log returns the natural logarithm of x, within 0.53 units in the last place.
// Log(+Inf) is +Inf, Log(0) is -Inf, and Log of NaN or of a negative is NaN.
//
// The method is Tang's (1990, ACM TOMS 16:378) with the polynomial of S. Nagy's
// pow in Arm Optimized Routines (2018).
func Log(x float64) float64 {
	ix := math.Float64bits(x)
	if ix-1<<52 >= 0x7ff<<52-1<<52 { // not a positive normal number
		if !(x > 0) || x > math.MaxFloat64 {
			return logEdge(x)
		}
		ix = subnormalBits(x)
	}
	hi, lo := logParts(ix)
	return hi + lo
}

// logEdge is Log where x is not a positive finite number.
func logEdge(x float64) float64 {
	switch {
	case x == 0:
		return math.Inf(-1)
	case x > 0 || x != x:
		return x
	}
	return math.NaN()
}

// subnormalBits returns the bits that a subnormal x > 0 would have if exponents
// reached below zero.
func subnormalBits(x float64) uint64 { return math.Float64bits(x*0x1p52) - 52<<52 }

// logParts returns ln x for the positive x with bits ix as an unevaluated sum
// hi+lo, with a relative error of 2**-67.
func logParts(ix uint64) (hi, lo float64) {
	const (
		a1 = 0x1.555555555556p-2 * -2
		a2 = -0x1.0000000000006p-2 * -2
		a3 = 0x1.999999959554ep-3 * 4
		a4 = -0x1.555555529a47ap-3 * 4
		a5 = 0x1.2495b9b4845e9p-3 * -8
		a6 = -0x1.0002b8b263fc3p-3 * -8
	)
	// x = 2**k z, and z/center = 1 + r; zh is short, so the products below are exact.
	cells := ix - logFirst
	k := float64(int64(cells) >> 52)
	iz := ix - cells&(0xfff<<52)
	cell := &logTable[cells>>(52-logBits)%logN]
	zh := math.Float64frombits((iz + 1<<31) & (0xffffffff << 32))
	zl := math.Float64frombits(iz) - zh
	rh := float64(zh*cell.inv) - 1
	rl := float64(zl * cell.inv)
	r := rh + rl
	// k ln2 + ln center + r
	t1 := float64(k*ln2Hi) + cell.log
	t2 := t1 + r
	rest := float64(k*ln2Lo) + cell.tail + (t1 - t2 + r)
	// - r**2/2
	ar := float64(-0.5 * r)
	ar2 := r * ar
	arh := float64(-0.5 * rh)
	arh2 := float64(rh * arh)
	hi = t2 + arh2
	rest += float64(rl*(ar+arh)) + (t2 - hi + arh2)
	// + r**3/3 - ...
	p := a3 + float64(r*a4) + float64(ar2*(a5+float64(r*a6)))
	p = a1 + float64(r*a2) + float64(ar2*p)
	return hi, rest + float64(float64(r*ar2)*p)
}

// Log1p returns ln(1+x), within 1 unit in the last place also where x is near 0.
// Log1p(-1) is -Inf, Log1p(+Inf) is +Inf, and Log1p of NaN or of x < -1 is NaN.
func Log1p(x float64) float64 {
	u := 1 + x
	if !(u > 0) || u > math.MaxFloat64 {
		return logEdge(u)
	}
	if u == 1 {
		return x
	}
	// rest is what the rounding of u lost, exact (Knuth, 1969, two-sum).
	back := u - x
	rest := (1 - back) + (x - (u - back))
	hi, lo := logParts(math.Float64bits(u))
	return hi + (lo + rest/u)
}
