package num

import (
	"math/big"
	"sync"
)

// bigBernoulli returns the Bernoulli numbers B_2, B_4, ... B_2n by their recurrence.
var bigBernoulli = sync.OnceValue(func() []*big.Rat {
	const n = 30
	b := make([]*big.Rat, 2*n+1)
	for m := range b {
		b[m] = big.NewRat(0, 1)
		if m == 0 {
			b[m].SetInt64(1)
			continue
		}
		for k := range m {
			c := new(big.Rat).SetInt(new(big.Int).Binomial(int64(m+1), int64(k)))
			b[m].Sub(b[m], c.Mul(c, b[k]))
		}
		b[m].Quo(b[m], big.NewRat(int64(m+1), 1))
	}
	var even []*big.Rat
	for m := 2; m <= 2*n; m += 2 {
		even = append(even, b[m])
	}
	return even
})

// bigLogGamma returns ln Gamma(x) for x > 0 by Stirling's series, far enough out
// that thirty terms give 200 bits, and the recurrence back.
func bigLogGamma(x *big.Float) *big.Float {
	z, product := bigp(oracleBits).Set(x), bigInt(1)
	for z.Cmp(bigInt(60)) < 0 {
		product.Mul(product, z)
		z.Add(z, bigInt(1))
	}
	sum := like(z).Mul(like(z).Sub(z, bigf(0.5)), bigLog(z))
	sum.Sub(sum, z)
	twoPi := bigPi(oracleBits)
	twoPi.Add(twoPi, twoPi)
	sum.Add(sum, like(z).Mul(bigf(0.5), bigLog(twoPi)))
	power := like(z).Set(z)
	for k, b := range bigBernoulli() {
		n := int64(2 * (k + 1))
		term := bigp(oracleBits).SetRat(b)
		term.Quo(term, bigInt(n*(n-1)))
		sum.Add(sum, term.Quo(term, power))
		power.Mul(power, like(z).Mul(z, z))
	}
	return sum.Sub(sum, bigLog(product))
}

// bigBetaTail returns I_x(a, b) by the hypergeometric series of positive terms
// x**a y**b / (a B(a, b)) sum (a+b)_n/(a+1)_n x**n (DLMF 8.17.8), y = 1-x.
func bigBetaTail(a, b float64, x, y *big.Float) *big.Float {
	p, q := bigf(a), bigf(b)
	n := like(p).Add(p, q)
	log := like(p).Mul(p, bigLog(x))
	log.Add(log, like(p).Mul(q, bigLog(y)))
	log.Add(log, bigLogGamma(n))
	log.Sub(log, bigLogGamma(like(p).Add(p, bigInt(1))))
	log.Sub(log, bigLogGamma(q))
	sum, term := bigInt(1), bigInt(1)
	for k := int64(0); ; k++ {
		term.Mul(term, x)
		term.Mul(term, like(n).Add(n, bigInt(k)))
		term.Quo(term, like(n).Add(p, bigInt(k+1)))
		if term.MantExp(nil) < sum.MantExp(nil)-200 { // the rest is like a geometric series
			break
		}
		sum.Add(sum, term)
	}
	return sum.Mul(sum, bigExp(log))
}

// bigBetaCDF returns I_x(a, b) for x in (0, 1), by the series of that tail for
// which it converges soon, at the price of the digits that 1-x and 1-p cancel.
func bigBetaCDF(a, b float64, x *big.Float) *big.Float {
	y := bigp(oracleBits).Sub(bigInt(1), x)
	if far := bigf(max(min(a/(a+b), 0.9), 0.1)); x.Cmp(far) <= 0 {
		return bigBetaTail(a, b, x, y)
	}
	upper := bigBetaTail(b, a, y, x)
	return upper.Sub(bigInt(1), upper)
}

// bigStudentCDF returns the distribution function of Student's t for t < 0.
func bigStudentCDF(t, nu float64) *big.Float {
	tt := bigp(oracleBits).Mul(bigf(t), bigf(t))
	x := bigp(oracleBits).Quo(bigf(nu), tt.Add(tt, bigf(nu)))
	p := bigBetaCDF(nu/2, 0.5, x)
	return p.Quo(p, bigInt(2))
}

// bigNormalCDF returns the distribution function of the standard normal: 1/2 and
// the density times z + z**3/3 + z**5/15 + ..., with digits for the cancellation
// in the left tail.
func bigNormalCDF(z float64) *big.Float {
	const prec = 2400
	x := bigp(prec).SetFloat64(z)
	xx := bigp(prec).Mul(x, x)
	sum, term := bigp(prec).Set(x), bigp(prec).Set(x)
	for n := int64(3); sum.Sign() != 0; n += 2 {
		term.Quo(term.Mul(term, xx), bigp(prec).SetInt64(n))
		if negligible(term, sum) {
			break
		}
		sum.Add(sum, term)
	}
	// the density needs as many digits: e**(-xx/2) as a plain series of xx/2**20
	half := bigp(prec).SetMantExp(xx, -1-20)
	e, power := bigp(prec).SetInt64(1), bigp(prec).SetInt64(1)
	for n := int64(1); half.Sign() != 0; n++ {
		power.Quo(power.Mul(power, half), bigp(prec).SetInt64(n))
		if negligible(power, e) {
			break
		}
		e.Add(e, power)
	}
	for range 20 {
		e.Mul(e, e)
	}
	root := bigPi(prec)
	root.Sqrt(root.Add(root, root))
	sum.Quo(sum, e.Mul(e, root))
	return sum.Add(sum, bigp(prec).SetFloat64(0.5))
}
