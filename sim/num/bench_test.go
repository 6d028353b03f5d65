package num

import (
	"math"
	"math/rand/v2"
	"testing"
)

// spread returns n numbers uniform on [lo, hi), the same ones every time.
func spread[T float32 | float64](n int, lo, hi float64) []T {
	r := rand.New(rand.NewPCG(1, 2))
	xs := make([]T, n)
	for i := range xs {
		xs[i] = T(lo + (hi-lo)*r.Float64())
	}
	return xs
}

// each runs f over 1024 numbers of [lo, hi) round and round.
func each[T float32 | float64](b *testing.B, lo, hi float64, f func(xs []T) T) {
	xs := spread[T](1024, lo, hi)
	var s T
	b.ResetTimer()
	for range b.N/1024 + 1 {
		s += f(xs)
	}
	sink = float64(s)
}

var sink float64

func BenchmarkExp(b *testing.B) {
	each(b, -20, 20, func(xs []float64) (s float64) {
		for _, x := range xs {
			s += Exp(x)
		}
		return s
	})
}

func BenchmarkLog(b *testing.B) {
	each(b, 0, 20, func(xs []float64) (s float64) {
		for _, x := range xs {
			s += Log(x)
		}
		return s
	})
}

func BenchmarkPow(b *testing.B) {
	each(b, 0, 20, func(xs []float64) (s float64) {
		for _, x := range xs {
			s += Pow(x, 1.7)
		}
		return s
	})
}

func BenchmarkLogistic(b *testing.B) {
	each(b, -5, 5, func(xs []float64) (s float64) {
		for _, x := range xs {
			s += Logistic(x)
		}
		return s
	})
}

func BenchmarkLogistic32(b *testing.B) {
	each(b, -5, 5, func(xs []float32) (s float32) {
		for _, x := range xs {
			s += Logistic32(x)
		}
		return s
	})
}

func BenchmarkExp32(b *testing.B) {
	each(b, -20, 20, func(xs []float32) (s float32) {
		for _, x := range xs {
			s += Exp32(x)
		}
		return s
	})
}

func BenchmarkLog32(b *testing.B) {
	each(b, 0, 20, func(xs []float32) (s float32) {
		for _, x := range xs {
			s += Log32(x)
		}
		return s
	})
}

func BenchmarkNormalQuantile(b *testing.B) {
	each(b, 0, 1, func(xs []float64) (s float64) {
		for _, x := range xs {
			s += NormalQuantile(x)
		}
		return s
	})
}

func BenchmarkStudentTQuantile(b *testing.B) {
	each(b, 1, 200, func(xs []float64) (s float64) {
		for _, nu := range xs {
			s += StudentTQuantile(0.975, nu)
		}
		return s
	})
}

func BenchmarkSum(b *testing.B) {
	each(b, 0, 1, Sum[float64])
}

func BenchmarkMathExp(b *testing.B) { // to compare with
	each(b, -20, 20, func(xs []float64) (s float64) {
		for _, x := range xs {
			s += math.Exp(x)
		}
		return s
	})
}

func BenchmarkMathLog(b *testing.B) { // to compare with
	each(b, 0, 20, func(xs []float64) (s float64) {
		for _, x := range xs {
			s += math.Log(x)
		}
		return s
	})
}
