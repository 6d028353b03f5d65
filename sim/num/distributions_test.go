package num

import (
	"math"
	"math/big"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// relative returns |got-want|/|want|.
func relative(got float64, want *big.Float) float64 {
	off := like(want).Sub(bigf(got), want)
	r, _ := off.Quo(off, want).Float64()
	return math.Abs(r)
}

func TestLogGammaAgainstBig(t *testing.T) {
	for _, x := range append(spread[float64](300, 0, 20), 1e-300, 1e-9, 0.5, 1, 2, 1+1e-9, 2-1e-9, 1e3, 1e9, 1e300) {
		want := bigLogGamma(bigf(x))
		w, _ := want.Float64()
		off, _ := want.Sub(want, bigf(LogGamma(x))).Float64()
		if math.Abs(off) > 2e-15*max(1, math.Abs(w)) {
			t.Errorf("LogGamma(%v) = %v; want %v within 2e-15", x, LogGamma(x), w)
		}
	}
}

func TestNormalCDFAgainstBig(t *testing.T) {
	for _, z := range append(spread[float64](250, -37.5, 8), 1e-20, -1e-9, 0.67448975, -0.67448975, -5.65685, -5.65686, -37.5) {
		if want := bigNormalCDF(z); !(relative(NormalCDF(z), want) <= 2e-15) {
			t.Errorf("NormalCDF(%v) = %v is off by %v; want at most 2e-15", z, NormalCDF(z), relative(NormalCDF(z), want))
		}
	}
}

// TestNormalQuantileAgainstBig measures the error of z by that of the probability
// below it, over the density.
func TestNormalQuantileAgainstBig(t *testing.T) {
	for _, p := range append(spread[float64](250, 0, 1), 1e-300, 1e-100, 1e-20, 1e-9, 0.001, 0.4999999, 0.075, 0.925, 1-1e-12) {
		z := NormalQuantile(p)
		off := bigNormalCDF(z)
		d, _ := off.Sub(off, bigf(p)).Float64()
		density := math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
		if e := math.Abs(d / density / z); !(e <= 1e-15) {
			t.Errorf("NormalQuantile(%v) = %v is off by %v; want at most 1e-15", p, z, e)
		}
	}
}

// betaBound returns the relative error that BetaCDF states for shapes a and b
// where the result is p.
func betaBound(a, b, p float64) float64 {
	return 1e-14*max(10, math.Sqrt(a+b)) - 3e-16*math.Log(p)
}

func TestBetaCDFAgainstBig(t *testing.T) {
	shapes := []float64{1e-3, 0.1, 0.5, 1, 7.5, 100, 1e4}
	var worst float64
	for _, a := range shapes {
		for _, b := range shapes {
			mean, spread := a/(a+b), math.Sqrt(a*b/(a+b+1))/(a+b)
			for _, x := range []float64{1e-200, 1e-9, 0.01, 0.5, 0.9, 0.999, mean, mean - 3*spread, mean + 3*spread} {
				if !(x > 0 && x < 1) {
					continue
				}
				got, want := BetaCDF(x, a, b), bigBetaCDF(a, b, bigf(x))
				p, _ := want.Float64()
				if p < 1e-290 {
					continue
				}
				e, bound := relative(got, want), betaBound(a, b, p)
				worst = max(worst, e/bound)
				if !(e <= bound) {
					t.Errorf("BetaCDF(%v, %v, %v) = %v is off by %v; want at most %v", x, a, b, got, e, bound)
				}
			}
		}
	}
	t.Logf("largest error, as a share of the bound: %.2f", worst)
}

// TestBetaQuantileInverts sees that the probability below the quantile is right
// to what the rounding of the quantile itself moves it.
func TestBetaQuantileInverts(t *testing.T) {
	shapes := []float64{0.1, 0.5, 1, 2, 7.5, 100, 1e4, 1e7}
	for _, a := range shapes {
		for _, b := range shapes {
			for _, p := range []float64{1e-200, 1e-12, 1e-3, 0.025, 0.3, 0.5, 0.8, 0.975, 0.9999} {
				x := BetaQuantile(p, a, b)
				if x < 0x1p-1022 || x == 1 {
					continue // cannot be told apart
				}
				low, high := BetaCDF(x*(1-0x1p-51), a, b), BetaCDF(min(x*(1+0x1p-51), 1), a, b)
				slack := 2 * betaBound(a, b, p) * p
				if !(low-slack <= p && p <= high+slack) {
					t.Errorf("BetaQuantile(%v, %v, %v) = %v, about which BetaCDF goes from %v to %v; want the probability between", p, a, b, x, low, high)
				}
			}
		}
	}
}

func TestStudentTAgainstBig(t *testing.T) {
	for _, nu := range []float64{0.1, 0.5, 1, 2, 3.3, 10, 30, 200, 3000} {
		for _, x := range []float64{-1e50, -1e6, -40, -10, -3, -2, -1, -0.5, -0.01, -1e-8} {
			got, want := StudentTCDF(x, nu), bigStudentCDF(x, nu)
			if w, _ := want.Float64(); w < 1e-290 {
				continue
			}
			if e := relative(got, want); !(e <= 2e-13) {
				t.Errorf("StudentTCDF(%v, %v) = %v is off by %v; want at most 2e-13", x, nu, got, e)
			}
		}
	}
}

func TestStudentTQuantileInverts(t *testing.T) {
	for _, nu := range []float64{0.3, 0.5, 1, 2, 3.3, 10, 30, 1000, 1e6, 1e9, 1e15} {
		for _, p := range []float64{1e-80, 1e-12, 1e-3, 0.025, 0.3, 0.49, 0.51, 0.8, 0.975, 0.9999} {
			x := StudentTQuantile(p, nu)
			if got := StudentTCDF(x, nu); math.Abs(got-p) > 1e-12*p {
				t.Errorf("StudentTCDF(StudentTQuantile(%v, %v) = %v) = %v; want %v", p, nu, x, got, p)
			}
		}
	}
	// 1 degree is Cauchy's distribution: at p, -cot(pi p), in the far tail -1/(pi p).
	if got, want := StudentTQuantile(1e-300, 1), -1/(math.Pi*1e-300); math.Abs(got/want-1) > 1e-12 {
		t.Errorf("StudentTQuantile(1e-300, 1) = %v; want %v", got, want)
	}
}

// TestAgainstGonum compares where gonum is good to 1e-9: its incomplete beta loses
// digits as the shapes grow.
func TestAgainstGonum(t *testing.T) {
	close := func(name string, got, want float64) {
		t.Helper()
		if !(math.Abs(got-want) <= 1e-9*math.Abs(want)) {
			t.Errorf("%s = %v; want %v as gonum has", name, got, want)
		}
	}
	for _, p := range []float64{1e-6, 1e-3, 0.025, 0.2, 0.5, 0.7, 0.975, 0.9999} {
		if p != 0.5 {
			close("NormalQuantile", NormalQuantile(p), distuv.UnitNormal.Quantile(p))
		}
		close("NormalCDF", NormalCDF(8*p-6), distuv.UnitNormal.CDF(8*p-6))
		for _, a := range []float64{0.2, 0.5, 1, 3, 20} {
			student := distuv.StudentsT{Sigma: 1, Nu: a}
			close("StudentTCDF", StudentTCDF(20*p-10.5, a), student.CDF(20*p-10.5))
			if p != 0.5 {
				close("StudentTQuantile", StudentTQuantile(p, a), student.Quantile(p))
			}
			for _, b := range []float64{0.2, 0.5, 1, 3, 20} {
				beta := distuv.Beta{Alpha: a, Beta: b}
				close("BetaCDF", BetaCDF(p, a, b), beta.CDF(p))
				close("BetaQuantile", BetaQuantile(p, a, b), beta.Quantile(p))
			}
		}
	}
}

// TestPublishedTables takes values as the tables print them.
func TestPublishedTables(t *testing.T) {
	tests := []struct {
		name      string
		got, want float64
		digits    float64 // half a unit of the last printed place
	}{
		{"normal, 97.5 % (Abramowitz and Stegun, table 26.5)", NormalQuantile(0.975), 1.959964, 5e-7},
		{"normal, 1e-10 (Wichura, 1988, check of AS 241: p = 1e-20)", NormalQuantile(1e-20), -9.262340089798408, 5e-15},
		{"normal, p = .25 (Wichura, 1988)", NormalQuantile(0.25), -0.6744897501960817, 5e-17 * 4},
		{"normal, p = .001 (Wichura, 1988)", NormalQuantile(0.001), -3.090232306167814, 5e-16 * 2},
		{"normal at 1 (Abramowitz and Stegun, table 26.1)", NormalCDF(1), 0.841344746068543, 5e-16},
		{"t, 1 degree, 97.5 %", StudentTQuantile(0.975, 1), 12.706, 5e-4},
		{"t, 10 degrees, 97.5 % (Student's table)", StudentTQuantile(0.975, 10), 2.228, 5e-4},
		{"t, 30 degrees, 99.5 %", StudentTQuantile(0.995, 30), 2.750, 5e-4},
		{"t, 120 degrees, 95 %", StudentTQuantile(0.95, 120), 1.658, 5e-4},
		{"F of 4 and 10 degrees, 95 %, by beta", fQuantile(0.95, 4, 10), 3.48, 5e-3},
		{"ln 99!", LogGamma(100), 359.134205369575, 5e-13},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if math.Abs(tt.got-tt.want) > tt.digits {
				t.Errorf("got %v; want %v", tt.got, tt.want)
			}
		})
	}
}

// fQuantile returns a quantile of the F distribution by that of beta.
func fQuantile(p, n, m float64) float64 {
	x := BetaQuantile(p, n/2, m/2)
	return m * x / (n * (1 - x))
}
