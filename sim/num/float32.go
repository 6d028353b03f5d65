package num

import "math"

// The float32 functions compute in float64, where a short table and polynomial
// leave room to round once, at the end: on scalar units that is as fast as
// float32 and all but correctly rounded.

const (
	exp32Bits = 5
	exp32N    = 1 << exp32Bits // cells of an octave in expTable32

	log32Bits  = 4
	log32N     = 1 << log32Bits // cells in logTable32
	logFirst32 = 0x3f330000     // the bits of 0.699, where the cells begin; 1 lies inside one

	sign32  = 1 << 31
	large32 = 0x42f00000 // the bits of 120, past which e**x leaves float32 on both sides
)

// Exp32 returns e**x, within 0.51 units in the last place of float32, subnormals
// included, and never falls as x rises. Exp32(NaN) is NaN; over 88.73 it is +Inf,
// under -103.98 it is 0.
func Exp32(x float32) float32 {
	if math.Float32bits(x)&^sign32 >= large32 {
		return exp32Far(x)
	}
	return float32(expShort(float64(x)))
}

// exp32Far is Exp32 for |x| >= 120 and NaN.
func exp32Far(x float32) float32 {
	switch {
	case x > 0:
		return float32(math.Inf(1))
	case x < 0:
		return 0
	}
	return x
}

// Logistic32 returns 1/(1 + e**-x), in [0, 1], within 0.51 units in the last
// place of float32, subnormals included, and never falls as x rises.
// Logistic32(NaN) is NaN.
func Logistic32(x float32) float32 {
	if math.Float32bits(x)&^sign32 >= large32 {
		return logistic32Far(x)
	}
	return float32(1 / (1 + expShort(-float64(x))))
}

// logistic32Far is Logistic32 for |x| >= 120 and NaN.
func logistic32Far(x float32) float32 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return 0
	}
	return x
}

// expShort returns e**x for |x| < 700 with a relative error of 2**-32. The
// coefficients are those of S. Nagy's expf in Arm Optimized Routines (2017).
func expShort(x float64) float64 {
	const (
		invLn2 = 0x1.71547652b82fep0 * exp32N
		c1     = 0x1.62e42ff0c52d6p-1 / exp32N
		c2     = 0x1.ebfce50fac4f3p-3 / exp32N / exp32N
		c3     = 0x1.c6af84b912394p-5 / exp32N / exp32N / exp32N
	)
	z := float64(x * invLn2)
	kd := z + shift
	k := math.Float64bits(kd)
	r := z - (kd - shift)
	scale := math.Float64frombits(expTable32[k%exp32N] + k<<(52-exp32Bits))
	return float64(scale * (1 + float64(r*c1) + float64(r*r*(c2+float64(r*c3)))))
}

// Log32 returns the natural logarithm of x, within 0.53 units in the last place
// of float32. Log32(+Inf) is +Inf, Log32(0) is -Inf, and Log32 of NaN or of a
// negative is NaN.
func Log32(x float32) float32 {
	const normal = 1 << 23 // the bits of the smallest normal number
	ix := math.Float32bits(x)
	if ix-normal >= 0xff<<23-normal {
		if !(x > 0) || x > math.MaxFloat32 {
			return float32(logEdge(float64(x)))
		}
		ix = math.Float32bits(x*0x1p23) - 23<<23
	}
	return float32(logShort(ix))
}

// logShort returns ln x for the positive float32 with bits ix, with a relative
// error of 2**-29: ln x = k ln 2 + ln center + ln(1+r).
func logShort(ix uint32) float64 {
	cells := ix - logFirst32
	k := float64(int32(cells) >> 23)
	z := math.Float32frombits(ix - cells&(0x1ff<<23))
	cell := &logTable32[cells>>(23-log32Bits)%log32N]
	r := float64(float64(z)*cell.inv) - 1
	r2 := r * r
	p := 1.0/3 - float64(r*(1.0/4)) + float64(r2*(1.0/5-float64(r*(1.0/6))))
	return float64(k*math.Ln2) + cell.log + (r + float64(r2*(float64(r*p)-0.5)))
}
