package num

import (
	"flag"
	"math"
	"math/big"
	"testing"
)

var exhaustive = flag.Bool("exhaustive", false, "try every float32 (some minutes)")

// every32 calls f for float32s in ascending order from lo to hi, of which it skips
// as many as make a short test, and none with -exhaustive.
func every32(lo, hi float32, f func(x float32)) {
	step := int64(997) // a prime, so that all low bits occur
	if *exhaustive {
		step = 1
	}
	for i := order32(lo); i <= order32(hi); i += step {
		f(float32At(i))
	}
}

// order32 numbers the float32s in ascending order, zero being 0.
func order32(x float32) int64 {
	bits := int64(math.Float32bits(x))
	if bits&sign32 != 0 {
		return -(bits &^ sign32)
	}
	return bits
}

// float32At is the inverse of order32.
func float32At(i int64) float32 {
	if i < 0 {
		return -math.Float32frombits(uint32(-i))
	}
	return math.Float32frombits(uint32(i))
}

// TestFloat32Accuracy holds the float32 functions to their bounds, measured by the
// float64 ones, whose own error is some 1e-9 of a float32's last place.
func TestFloat32Accuracy(t *testing.T) {
	tests := []struct {
		name   string
		f      func(float32) float32
		plain  func(float64) float64
		lo, hi float32
		bound  float64
	}{
		{"Exp32", Exp32, Exp, -105, 89, 0.51},
		{"Logistic32", Logistic32, Logistic, -105, 20, 0.51},
		{"Log32", Log32, Log, math.SmallestNonzeroFloat32, math.MaxFloat32, 0.53},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var worst float64
			var at float32
			every32(tt.lo, tt.hi, func(x float32) {
				if e := off32(tt.f(x), tt.plain(float64(x))); !(e <= worst) {
					worst, at = e, x
				}
			})
			if t.Logf("largest error %.4f ulp at %v", worst, at); !(worst <= tt.bound) {
				t.Errorf("%s(%v) = %v is %v ulp off; want at most %v", tt.name, at, tt.f(at), worst, tt.bound)
			}
		})
	}
}

// off32 returns how far got is from want in units of the last place of float32,
// the infinity being anything that rounds to it.
func off32(got float32, want float64) float64 {
	if math.IsInf(float64(got), 1) && want >= 0x1.ffffffp127 {
		return 0
	}
	_, e := math.Frexp(want)
	return math.Abs(float64(got)-want) / math.Ldexp(1, max(e-24, -149))
}

// TestFloat32AgainstBig sees that the float64 oracle above is good.
func TestFloat32AgainstBig(t *testing.T) {
	for _, x := range spread[float32](300, -80, 80) {
		v := bigf(float64(x))
		log := bigLog(like(v).Abs(v))
		for _, tt := range []struct {
			name string
			got  float32
			want *big.Float
		}{
			{"Exp32", Exp32(x), bigExp(v)},
			{"Logistic32", Logistic32(x), exactLogistic(float64(x))},
			{"Log32 of the size of", Log32(float32(math.Abs(float64(x)))), log},
		} {
			if e := ulps32(tt.got, tt.want); !(e <= 0.53) {
				t.Errorf("%s(%v) = %v is %v ulp off; want at most 0.53", tt.name, x, tt.got, e)
			}
		}
	}
}

// TestFloat32Monotone sees that the float32 functions never fall, and that the
// logistic stays in [0, 1].
func TestFloat32Monotone(t *testing.T) {
	tests := []struct {
		name   string
		f      func(float32) float32
		lo, hi float32
	}{
		{"Exp32", Exp32, -130, 130},
		{"Logistic32", Logistic32, -130, 130},
		{"Log32", Log32, 0, math.MaxFloat32},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			last, lastX := tt.f(tt.lo), tt.lo
			every32(tt.lo, tt.hi, func(x float32) {
				// beside the last one tried, the next float32 of all
				y, z := tt.f(x), tt.f(float32At(order32(x)+1))
				if !(last <= y && y <= z) {
					t.Fatalf("%s at %v, %v and the next = %v, %v, %v; want no fall", tt.name, lastX, x, last, y, z)
				}
				last, lastX = y, x
			})
			if tt.name == "Logistic32" && !(tt.f(tt.lo) >= 0 && tt.f(tt.hi) <= 1) {
				t.Errorf("Logistic32 reaches from %v to %v; want within [0, 1]", tt.f(tt.lo), tt.f(tt.hi))
			}
		})
	}
}
