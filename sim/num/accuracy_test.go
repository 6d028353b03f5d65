package num

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// worst returns the largest error of f in ulps over n arguments that draw gives,
// and where it is.
func worst(n int, draw func(*rand.Rand) float64, f func(float64) float64, exact func(float64) *big.Float) (err, at float64) {
	r := rand.New(rand.NewPCG(3, 4))
	for range n {
		x := draw(r)
		if e := ulps(f(x), exact(x)); !(e <= err) {
			err, at = e, x
		}
	}
	return err, at
}

// uniform draws from [lo, hi).
func uniform(lo, hi float64) func(*rand.Rand) float64 {
	return func(r *rand.Rand) float64 { return lo + (hi-lo)*r.Float64() }
}

// scaled draws numbers whose logarithm is uniform on [ln lo, ln hi).
func scaled(lo, hi float64) func(*rand.Rand) float64 {
	return func(r *rand.Rand) float64 {
		half := math.Exp2((math.Log2(hi) - math.Log2(lo)) * r.Float64() / 2) // the whole may overflow
		return min(lo*half*half, hi)
	}
}

// signed gives a draw a random sign.
func signed(draw func(*rand.Rand) float64) func(*rand.Rand) float64 {
	return func(r *rand.Rand) float64 {
		if x := draw(r); r.Uint64()&1 == 0 {
			return -x
		} else {
			return x
		}
	}
}

// anyBits draws positive finite numbers, all bit patterns alike.
func anyBits(r *rand.Rand) float64 { return math.Float64frombits(r.Uint64N(0x7ff << 52)) }

// nearQuarters draws numbers as near as they come to the multiples of pi/2 that
// leave first over 2.
func nearQuarters(first int64) func(*rand.Rand) float64 {
	return func(r *rand.Rand) float64 {
		return float64(2*r.Int64N(1<<(1+r.IntN(30)))+first) * (math.Pi / 2)
	}
}

func exactExp(x float64) *big.Float { return bigExp(bigf(x)) }
func exactLog(x float64) *big.Float { return bigLog(bigf(x)) }
func exactExpm1(x float64) *big.Float {
	if math.Abs(x) > 1 {
		y := bigExp(bigf(x))
		return y.Sub(y, bigInt(1))
	}
	sum, term := bigf(x), bigf(x)
	for n := int64(2); ; n++ {
		term.Quo(term.Mul(term, bigf(x)), bigInt(n))
		if negligible(term, sum) {
			return sum
		}
		sum.Add(sum, term)
	}
}
func exactLog1p(x float64) *big.Float {
	if math.Abs(x) < 0x1p-100 {
		return bigf(x) // the next term is under 2**-100 of it
	}
	return bigLog(bigp(2*oracleBits).Add(bigf(x), bigInt(1)))
}
func exactAtan(x float64) *big.Float { return bigAtan(bigf(x)) }
func exactSin(x float64) *big.Float  { s, _ := bigSinCos(x); return s }
func exactCos(x float64) *big.Float  { _, c := bigSinCos(x); return c }
func exactLogistic(x float64) *big.Float {
	e := bigExp(bigf(-x))
	return e.Quo(bigInt(1), e.Add(e, bigInt(1)))
}
func exactLogit(p float64) *big.Float {
	q := bigp(2*oracleBits).Sub(bigInt(1), bigf(p))
	return bigLog(q.Quo(bigf(p), q))
}

// TestAccuracy holds each function to the error bound that its comment states.
func TestAccuracy(t *testing.T) {
	tests := []struct {
		name  string
		draw  func(*rand.Rand) float64
		f     func(float64) float64
		exact func(float64) *big.Float
		bound float64
	}{
		{"Exp of moderate numbers", uniform(-20, 20), Exp, exactExp, 0.52},
		{"Exp of small numbers", signed(scaled(1e-20, 1)), Exp, exactExp, 0.52},
		{"Exp up to overflow", uniform(-708, expMax), Exp, exactExp, 0.52},
		{"Exp into the subnormals", uniform(expMin, -708), Exp, exactExp, 1},
		{"Expm1 near zero", signed(scaled(1e-310, 1)), Expm1, exactExpm1, 2},
		{"Expm1 of moderate numbers", uniform(-40, 42), Expm1, exactExpm1, 2},
		{"Expm1 up to overflow", uniform(40, expMax), Expm1, exactExpm1, 0.52},
		{"Log of all positive numbers", anyBits, Log, exactLog, 0.53},
		{"Log of subnormals", scaled(5e-324, 0x1p-1022), Log, exactLog, 0.53},
		{"Log near one", uniform(0.98, 1.02), Log, exactLog, 0.53},
		{"Log of moderate numbers", uniform(0, 20), Log, exactLog, 0.53},
		{"Log1p near zero", signed(scaled(1e-310, 0.9)), Log1p, exactLog1p, 1},
		{"Log1p of moderate numbers", uniform(-1, 3), Log1p, exactLog1p, 1},
		{"Log1p of large numbers", scaled(1, math.MaxFloat64), Log1p, exactLog1p, 1},
		{"Logistic of moderate numbers", uniform(-40, 40), Logistic, exactLogistic, 2},
		{"Logistic of large numbers", uniform(-740, 740), Logistic, exactLogistic, 2},
		{"Logistic near zero", signed(scaled(1e-300, 1)), Logistic, exactLogistic, 2},
		{"Logit of probabilities", uniform(0, 1), Logit, exactLogit, 3},
		{"Logit of small probabilities", scaled(1e-320, 0.5), Logit, exactLogit, 3},
		{"Logit near one half", uniform(0.499, 0.501), Logit, exactLogit, 3},
		{"Logit near one", func(r *rand.Rand) float64 { return 1 - scaled(1e-16, 0.5)(r) }, Logit, exactLogit, 3},
		{"Sin of moderate numbers", uniform(-10, 10), Sin, exactSin, 1},
		{"Sin near zero", signed(scaled(1e-310, 1)), Sin, exactSin, 1},
		{"Sin of large numbers", signed(scaled(1, 0x1p22)), Sin, exactSin, 1},
		{"Sin near multiples of pi", nearQuarters(0), Sin, exactSin, 1},
		{"Sin of all finite numbers", signed(anyBits), Sin, exactSin, 1},
		{"Cos of moderate numbers", uniform(-10, 10), Cos, exactCos, 1},
		{"Cos near zero", signed(scaled(1e-310, 1)), Cos, exactCos, 1},
		{"Cos near its zeros", nearQuarters(1), Cos, exactCos, 1},
		{"Cos of large numbers", signed(scaled(1, 0x1p22)), Cos, exactCos, 1},
		{"Cos of all finite numbers", signed(anyBits), Cos, exactCos, 1},
		{"Atan of moderate numbers", uniform(-4, 4), Atan, exactAtan, 1},
		{"Atan near zero", signed(scaled(1e-310, 1)), Atan, exactAtan, 1},
		{"Atan of large numbers", signed(scaled(1, math.MaxFloat64)), Atan, exactAtan, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err, at := worst(4000, tt.draw, tt.f, tt.exact)
			if t.Logf("largest error %.4f ulp at %v", err, at); !(err <= tt.bound) {
				t.Errorf("f(%v) = %v is %v ulp off; want at most %v", at, tt.f(at), err, tt.bound)
			}
		})
	}
}

// TestPowAccuracy draws x and y whose power stays in range.
func TestPowAccuracy(t *testing.T) {
	tests := []struct {
		name   string
		lo, hi float64 // of the logarithm of the power
		x      func(*rand.Rand) float64
		bound  float64
	}{
		{"moderate", -20, 20, uniform(0, 20), 0.55},
		{"all normal", -708, 709.7, anyBits, 0.55},
		{"a base near one", -700, 700, uniform(0.99, 1.01), 0.55},
		{"subnormal bases", -700, 700, scaled(5e-324, 0x1p-1022), 0.55},
		{"subnormal powers", -745, -708.5, uniform(0, 20), 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(5, 6))
			for range 3000 {
				x := tt.x(r)
				y := (tt.lo + (tt.hi-tt.lo)*r.Float64()) / math.Log(x)
				if x == 1 || math.Abs(y) > math.MaxFloat64 {
					continue
				}
				exact := bigExp(bigp(oracleBits).Mul(bigf(y), bigLog(bigf(x))))
				if e := ulps(Pow(x, y), exact); !(e <= tt.bound) {
					t.Fatalf("Pow(%v, %v) = %v is %v ulp off; want at most %v", x, y, Pow(x, y), e, tt.bound)
				}
			}
		})
	}
}

// TestSinNearestPi takes the float64 that is nearest to a multiple of pi/2
// (Muller, 1997, Elementary Functions).
func TestSinNearestPi(t *testing.T) {
	x := math.Ldexp(6381956970095103, 797)
	if c, want := Cos(x), exactCos(x); ulps(c, want) > 1 || math.Abs(c) > 5e-19 {
		t.Errorf("Cos(%v) = %v; want %v", x, c, want)
	}
}
