package num

import (
	"hash/fnv"
	"math"
	"runtime"
	"slices"
	"testing"
)

// golden is the hash of the results of every function over a fixed grid of
// arguments. To change it is to change the results of simulations on purpose.
const golden = 0xb91e3bd7f8f45f2e

// TestGolden holds this platform to the promise of the package. Run it where else
// you like:
//
//	GOAMD64=v3 go test ./sim/num -run Golden
//	GOARCH=arm64 CGO_ENABLED=0 go test -exec qemu-aarch64-static ./sim/num -run Golden
//	GOOS=js GOARCH=wasm go test -exec "$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./sim/num -run Golden
func TestGolden(t *testing.T) {
	h := fnv.New64a()
	add := func(x float64) {
		bits := math.Float64bits(x)
		if x != x {
			bits = math.Float64bits(math.NaN()) // payloads are the processor's own
		}
		var b [8]byte
		for i := range b {
			b[i] = byte(bits >> (8 * i))
		}
		h.Write(b[:])
	}
	for _, x := range goldenReals() {
		for _, y := range goldenOf(x) {
			add(y)
		}
	}
	for _, y := range goldenDistributions() {
		add(y)
	}
	if got := h.Sum64(); got != golden {
		t.Errorf("hash of all results on %s/%s = %#x; want %#x", runtime.GOOS, runtime.GOARCH, got, uint64(golden))
	}
}

// goldenReals returns the grid: special values, numbers of every magnitude, and
// numbers near where the functions change their ways.
func goldenReals() []float64 {
	xs := []float64{0, math.Inf(1), math.NaN(), 5e-324, 0x1p-1022, math.MaxFloat64, expMax, -expMin, 120, 512, 1}
	state := uint64(1)
	for range 3000 { // SplitMix64 (Steele, Lea and Flood, 2014)
		state += 0x9e3779b97f4a7c15
		z := (state ^ state>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		z ^= z >> 31
		unit := float64(z>>11) * 0x1p-53
		xs = append(xs, math.Float64frombits(z>>1%(0x7ff<<52)), unit, 40*unit, 800*unit, 1+(unit-0.5)/64)
	}
	for _, x := range slices.Clone(xs) {
		xs = append(xs, -x)
	}
	return xs
}

// goldenOf returns the results of the functions of one number, and of Pow.
func goldenOf(x float64) []float64 {
	f := float32(x)
	return []float64{
		Exp(x), Log(x), Log1p(x), Expm1(x), Pow(x, 2.7), Pow(2.7, x), Pow(math.Abs(x), x), Logistic(x), Logit(x),
		Atan(x), Sin(x), Cos(x), float64(Exp32(f)), float64(Logistic32(f)), float64(Log32(f)), float64(Grid32(f)),
		NormalCDF(x), NormalQuantile(x), LogGamma(x),
	}
}

// goldenDistributions returns results of the functions of several numbers.
func goldenDistributions() []float64 {
	shapes := []float64{1e-3, 0.3, 0.5, 1, 2.5, 17, 400, 1e5}
	probabilities := []float64{0, 1e-300, 1e-9, 0.01, 0.3, 0.5, 0.8, 0.975, 1 - 0x1p-53, 1}
	var ys []float64
	for _, a := range shapes {
		for _, p := range probabilities {
			for _, b := range shapes {
				ys = append(ys, BetaCDF(p, a, b), BetaQuantile(p, a, b))
			}
			ys = append(ys, StudentTQuantile(p, a), StudentTCDF(NormalQuantile(p), a), StudentTCDF(1e120*p, a))
		}
	}
	sorted := slices.Sorted(slices.Values(ys[:1000]))
	f := make([]float32, len(ys))
	for i, y := range ys {
		f[i] = float32(y)
	}
	ys = append(ys, Sum(ys[:600]), Mean(ys[:600]), Variance(ys[:600]), StdDev(ys[:600]), Sum(f[:600]), Variance(f[:600]))
	for _, p := range probabilities {
		ys = append(ys, Quantile(sorted, p))
	}
	return ys
}
