package num

import (
	"math"
	"math/big"
	"sync"
)

// The oracles below compute with big.Float, by series that share nothing with
// the package: slow, plain, and good to about oracleBits bits.
const oracleBits = 240

func bigf(x float64) *big.Float    { return bigp(oracleBits).SetFloat64(x) }
func bigp(prec uint) *big.Float    { return new(big.Float).SetPrec(prec) }
func bigInt(n int64) *big.Float    { return bigp(oracleBits).SetInt64(n) }
func like(x *big.Float) *big.Float { return bigp(x.Prec()) }

// negligible reports whether adding term to sum changes nothing.
func negligible(term, sum *big.Float) bool {
	return term.Sign() == 0 || term.MantExp(nil) < sum.MantExp(nil)-int(sum.Prec())-2
}

// bigAtanhInv returns atanh(1/n) = sum 1/((2k+1) n^(2k+1)).
func bigAtanhInv(n int64, prec uint) *big.Float {
	nn := bigp(prec).SetInt64(n * n)
	power := bigp(prec).Quo(bigp(prec).SetInt64(1), bigp(prec).SetInt64(n))
	sum := bigp(prec).Set(power)
	for k := int64(3); ; k += 2 {
		power.Quo(power, nn)
		term := bigp(prec).Quo(power, bigp(prec).SetInt64(k))
		if negligible(term, sum) {
			return sum
		}
		sum.Add(sum, term)
	}
}

var ln2 = func() *big.Float {
	return bigp(oracleBits+60).Mul(bigp(oracleBits+60).SetInt64(2), bigAtanhInv(3, oracleBits+60))
}()

// bigExp returns e^x by Taylor's series on an argument reduced by ln 2 and 2^-10.
func bigExp(x *big.Float) *big.Float {
	xf, _ := x.Float64()
	k := int64(math.Round(xf / math.Ln2))
	r := bigp(oracleBits+60).Sub(x, bigp(oracleBits+60).Mul(ln2, bigInt(k)))
	const halvings = 10
	r.SetMantExp(r, -halvings)
	sum, term := like(r).SetInt64(1), like(r).SetInt64(1)
	for n := int64(1); ; n++ {
		term.Quo(term.Mul(term, r), bigInt(n))
		if negligible(term, sum) {
			break
		}
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	return sum.SetMantExp(sum, int(k))
}

// bigLog returns ln x by two of Halley's steps, each of which triples the correct bits.
func bigLog(x *big.Float) *big.Float {
	m := like(x)
	e := x.MantExp(m) // m in [1/2, 1)
	mf, _ := m.Float64()
	y := bigp(oracleBits + 40).SetFloat64(math.Log(mf))
	for range 2 {
		ey := bigExp(y)
		step := like(y).Quo(like(y).Sub(m, ey), like(y).Add(m, ey))
		y.Add(y, step.Add(step, step))
	}
	return y.Add(y, like(y).Mul(ln2, bigInt(int64(e))))
}

// bigPi returns pi by Machin's formula.
func bigPi(prec uint) *big.Float {
	arccot := func(n int64) *big.Float {
		nn := bigp(prec).SetInt64(-n * n)
		power := bigp(prec).Quo(bigp(prec).SetInt64(1), bigp(prec).SetInt64(n))
		sum := bigp(prec).Set(power)
		for k := int64(3); ; k += 2 {
			power.Quo(power, nn)
			term := bigp(prec).Quo(power, bigp(prec).SetInt64(k))
			if negligible(term, sum) {
				return sum
			}
			sum.Add(sum, term)
		}
	}
	pi := bigp(prec).Mul(bigp(prec).SetInt64(16), arccot(5))
	return pi.Sub(pi, bigp(prec).Mul(bigp(prec).SetInt64(4), arccot(239)))
}

// bigAtan returns the arc tangent of x by Euler's halving and the plain series.
func bigAtan(x *big.Float) *big.Float {
	y := bigp(oracleBits + 40).Set(x)
	one := bigInt(1)
	const halvings = 8
	for range halvings {
		root := like(y).Mul(y, y)
		root.Sqrt(root.Add(root, one))
		y.Quo(y, root.Add(root, one))
	}
	yy := like(y).Mul(y, y)
	yy.Neg(yy)
	power, sum := like(y).Set(y), like(y).Set(y)
	for k := int64(3); sum.Sign() != 0; k += 2 {
		power.Mul(power, yy)
		term := like(y).Quo(power, bigInt(k))
		if negligible(term, sum) {
			break
		}
		sum.Add(sum, term)
	}
	return sum.SetMantExp(sum, halvings)
}

var longHalfPi = sync.OnceValue(func() *big.Float {
	pi := bigPi(1400)
	return pi.SetMantExp(pi, -1)
})

// bigSinCos returns the sine and cosine of x by Taylor's series, x first reduced
// by a pi long enough for its exponent.
func bigSinCos(x float64) (sin, cos *big.Float) {
	const prec = 1400
	halfPi := longHalfPi()
	turns := bigp(prec).Quo(bigp(prec).SetFloat64(x), halfPi)
	half := 0.5
	if x < 0 {
		half = -0.5
	}
	n, _ := bigp(prec).Add(turns, bigf(half)).Int(nil)
	r := bigp(prec).Sub(bigp(prec).SetFloat64(x), bigp(prec).Mul(bigp(prec).SetInt(n), halfPi))
	r.SetPrec(oracleBits)
	s, c := bigTaylor(r, 1), bigTaylor(r, 0)
	switch quadrant := new(big.Int).And(n, big.NewInt(3)).Int64(); quadrant {
	case 1:
		return c, s.Neg(s)
	case 2:
		return s.Neg(s), c.Neg(c)
	case 3:
		return c.Neg(c), s
	}
	return s, c
}

// bigTaylor returns sum (-1)^k r^(2k+first)/(2k+first)!.
func bigTaylor(r *big.Float, first int64) *big.Float {
	term := like(r).SetInt64(1)
	if first == 1 {
		term.Set(r)
	}
	sum := like(r).Set(term)
	for n := first + 1; sum.Sign() != 0; n += 2 {
		term.Mul(term, like(r).Mul(r, r))
		term.Quo(term, bigInt(-n*(n+1)))
		if negligible(term, sum) {
			break
		}
		sum.Add(sum, term)
	}
	return sum
}

// ulps returns how far got is from want, in units of the last place of the
// float64 nearest to want.
func ulps(got float64, want *big.Float) float64 {
	near, _ := want.Float64()
	if math.IsInf(near, 0) || math.IsInf(got, 0) || math.IsNaN(got) {
		if got == near {
			return 0
		}
		return math.Inf(1)
	}
	a := math.Abs(near)
	ulp := math.Nextafter(a, math.Inf(1)) - a
	diff := like(want).Sub(bigf(got), want)
	off, _ := diff.Quo(diff, bigf(ulp)).Float64()
	return math.Abs(off)
}

// ulps32 is ulps in units of the last place of float32.
func ulps32(got float32, want *big.Float) float64 {
	near, _ := want.Float32()
	if math.IsInf(float64(near), 0) || got != got || math.IsInf(float64(got), 0) {
		if got == near {
			return 0
		}
		return math.Inf(1)
	}
	a := float32(math.Abs(float64(near)))
	ulp := float64(math.Nextafter32(a, float32(math.Inf(1)))) - float64(a)
	diff := like(want).Sub(bigf(float64(got)), want)
	off, _ := diff.Quo(diff, bigf(ulp)).Float64()
	return math.Abs(off)
}
