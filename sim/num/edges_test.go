package num

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

var (
	inf = math.Inf(1)
	nan = math.NaN()
)

func same(a, b float64) bool {
	return a != a && b != b || a == b && math.Signbit(a) == math.Signbit(b)
}

func TestEdges(t *testing.T) {
	zero, one := 0.0, 1.0
	tests := []struct {
		name string
		f    func(float64) float64
		at   map[float64]float64 // but for NaN, which every function keeps
	}{
		{"Exp", Exp, map[float64]float64{inf: inf, -inf: 0, 0: 1, -zero: 1, math.Nextafter(expMax, inf): inf,
			expMin: 5e-324, math.Nextafter(expMin, -inf): 0, 1e300: inf, -1e300: 0, 5e-324: 1}},
		{"Expm1", Expm1, map[float64]float64{inf: inf, -inf: -1, 0: 0, 5e-324: 5e-324, -5e-324: -5e-324, 710: inf, -50: -1}},
		{"Log", Log, map[float64]float64{inf: inf, 0: -inf, 1: 0, -1: nan, -inf: nan, -5e-324: nan}},
		{"Log1p", Log1p, map[float64]float64{inf: inf, -1: -inf, 0: 0, -1.5: nan, -inf: nan, 5e-324: 5e-324}},
		{"Logistic", Logistic, map[float64]float64{inf: 1, -inf: 0, 0: 0.5, 40: 1, 1e300: 1, -1e300: 0, -744: Exp(-744)}},
		{"Logit", Logit, map[float64]float64{0: -inf, 1: inf, 0.5: 0, -0.1: nan, 1.1: nan, inf: nan}},
		{"Atan", Atan, map[float64]float64{inf: math.Pi / 2, -inf: -math.Pi / 2, 0: 0, 1: math.Pi / 4, -1: -math.Pi / 4}},
		{"Sin", Sin, map[float64]float64{inf: nan, -inf: nan, 0: 0, 5e-324: 5e-324}},
		{"Cos", Cos, map[float64]float64{inf: nan, -inf: nan, 0: 1, 5e-324: 1}},
		{"LogGamma", LogGamma, map[float64]float64{inf: inf, 0: inf, -1: nan, -inf: nan}},
		{"NormalCDF", NormalCDF, map[float64]float64{inf: 1, -inf: 0, 0: 0.5, -40: 0, 1e300: 1}},
		{"NormalQuantile", NormalQuantile, map[float64]float64{0: -inf, 1: inf, 0.5: 0, -0.1: nan, 1.1: nan, inf: nan}},
		{"BetaCDF of shapes 2 and 3", func(x float64) float64 { return BetaCDF(x, 2, 3) },
			map[float64]float64{0: 0, 1: 1, -1: 0, 2: 1, inf: 1, -inf: 0}},
		{"BetaCDF at 1/2 of shape", func(a float64) float64 { return BetaCDF(0.5, a, 1) },
			map[float64]float64{1: 0.5, 0: nan, -1: nan, inf: nan}},
		{"BetaQuantile of shapes 2 and 3", func(p float64) float64 { return BetaQuantile(p, 2, 3) },
			map[float64]float64{0: 0, 1: 1, -0.1: nan, 1.1: nan}},
		{"StudentTCDF of 3 degrees", func(x float64) float64 { return StudentTCDF(x, 3) },
			map[float64]float64{0: 0.5, inf: 1, -inf: 0}},
		{"StudentTCDF at 1 of degrees", func(nu float64) float64 { return StudentTCDF(1, nu) },
			map[float64]float64{inf: NormalCDF(one), 0: nan, -1: nan}},
		{"StudentTQuantile of 3 degrees", func(p float64) float64 { return StudentTQuantile(p, 3) },
			map[float64]float64{0: -inf, 1: inf, 0.5: 0, -0.1: nan, 1.1: nan}},
		{"StudentTQuantile at 0.9 of degrees", func(nu float64) float64 { return StudentTQuantile(0.9, nu) },
			map[float64]float64{inf: NormalQuantile(0.9), 0: nan, -1: nan}},
		{"Exp32", wide(Exp32), map[float64]float64{inf: inf, -inf: 0, 0: 1, 89: inf, -104: 0, 1e30: inf, -1e30: 0}},
		{"Log32", wide(Log32), map[float64]float64{inf: inf, 0: -inf, 1: 0, -1: nan, -inf: nan}},
		{"Logistic32", wide(Logistic32), map[float64]float64{inf: 1, -inf: 0, 0: 0.5, 20: 1, 1e30: 1, -1e30: 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for x, want := range tt.at {
				if got := tt.f(x); !same(got, want) {
					t.Errorf("f(%v) = %v; want %v", x, got, want)
				}
			}
			if got := tt.f(nan); got == got {
				t.Errorf("f(NaN) = %v; want NaN", got)
			}
		})
	}
}

// wide makes a function of float32 one of float64.
func wide(f func(float32) float32) func(float64) float64 {
	return func(x float64) float64 { return float64(f(float32(x))) }
}

func TestZeroKeepsItsSign(t *testing.T) {
	negative := math.Copysign(0, -1)
	for name, f := range map[string]func(float64) float64{"Expm1": Expm1, "Log1p": Log1p, "Sin": Sin, "Atan": Atan} {
		if got := f(negative); !same(got, negative) {
			t.Errorf("%s(-0) = %v; want -0", name, got)
		}
	}
}

// TestPowEdges takes package math as the oracle, whose special cases are exact.
func TestPowEdges(t *testing.T) {
	special := []float64{0, 5e-324, 0x1p-1022, 0.5, 1 - 0x1p-53, 1, 1 + 0x1p-52, 2, 1e300, math.MaxFloat64, inf, nan}
	for _, x := range special {
		for _, size := range special {
			for _, y := range []float64{size, -size} {
				got, want := Pow(x, y), math.Pow(x, y)
				if !same(got, want) && !(math.Abs(got-want) <= 1e-12*math.Abs(want)) {
					t.Errorf("Pow(%v, %v) = %v; want %v", x, y, got, want)
				}
			}
		}
		if got := Pow(-x-1, 2); got == got {
			t.Errorf("Pow(%v, 2) = %v; want NaN", -x-1, got)
		}
	}
	if got := Pow(1+0x1p-52, 0x1p70); got != inf {
		t.Errorf("Pow(1+2**-52, 2**70) = %v; want +Inf", got)
	}
}

// TestMonotone draws neighbours and numbers a little apart.
func TestMonotone(t *testing.T) {
	tests := []struct {
		name   string
		f      func(float64) float64
		lo, hi float64
	}{
		{"Exp", Exp, -750, 720},
		{"Log", Log, 0, 1e3},
		{"Logistic", Logistic, -750, 40},
		{"Atan", Atan, -10, 10},
		{"NormalCDF", NormalCDF, -40, 9},
	}
	const slack = 4 // ulp: none promises more than its error bound
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				x := rapid.Float64Range(tt.lo, tt.hi).Draw(t, "x")
				y := x + math.Abs(x)*rapid.Float64Range(0, 1e-9).Draw(t, "gap")
				fx, fy := tt.f(x), tt.f(y)
				if fy < fx-slack*math.Abs(fx)*0x1p-52-slack*5e-324 {
					t.Errorf("f(%v) = %v, f(%v) = %v; want no fall", x, fx, y, fy)
				}
			})
		})
	}
}

func TestSymmetries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-40, 40).Draw(t, "x")
		if got := Logistic(x) + Logistic(-x); math.Abs(got-1) > 0x1p-51 {
			t.Errorf("Logistic(%v) + Logistic(%v) = %v; want 1", x, -x, got)
		}
		if p := Logistic(x); x < 0 {
			if got := Logit(p); math.Abs(got-x) > 1e-14*max(1, math.Abs(x)) {
				t.Errorf("Logit(Logistic(%v)) = %v; want %v", x, got, x)
			}
		}
		if s, c := Sin(x), Cos(x); math.Abs(s*s+c*c-1) > 0x1p-51 {
			t.Errorf("Sin(%v)**2 + Cos(%v)**2 = %v; want 1", x, x, s*s+c*c)
		}
		if got, want := Sin(-x), -Sin(x); got != want {
			t.Errorf("Sin(%v) = %v; want %v", -x, got, want)
		}
		if got, want := StudentTCDF(-x, 7), 1-StudentTCDF(x, 7); math.Abs(got-want) > 0x1p-52 {
			t.Errorf("StudentTCDF(%v, 7) = %v; want %v", -x, got, want)
		}
	})
}

func TestNothingAllocates(t *testing.T) {
	xs := spread[float64](100, 0, 1)
	got := testing.AllocsPerRun(10, func() {
		for _, x := range xs {
			sink += Exp(x) + Log(x) + Pow(x, x) + Logistic(x) + Sin(1e9*x) + NormalCDF(x) + NormalQuantile(x)
			sink += BetaQuantile(x, 2, 3) + StudentTQuantile(x, 4) + LogGamma(x) + float64(Logistic32(float32(x)))
		}
		sink += Variance(xs) + Quantile(xs, 0.5)
	})
	if got != 0 {
		t.Errorf("allocations = %v; want 0", got)
	}
}
