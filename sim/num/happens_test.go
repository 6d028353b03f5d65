package num

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Happens is what it says, whatever the log odds and the word: at random, and next to
// where the thresholds and the cells end.
func TestHappensIsTheLogistic(t *testing.T) {
	check := func(x float32, word uint32) {
		t.Helper()
		want := float32(float32(word>>8)*0x1p-24) < Logistic32(x)
		if got := Happens(x, word); got != want {
			t.Fatalf("Happens(%v, %#x) = %v; want %v, as Logistic32 is %v", x, word, got, want, Logistic32(x))
		}
		var many [1]uint8
		if Happen(many[:], []float32{x}, []uint32{word}); many[0] == 1 != want {
			t.Fatalf("Happen(%v, %#x) = %v; want %v", x, word, many[0], want)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	near := func(x float32) {
		k := uint32(float64(Logistic32(x)) * (1 << 24))
		for d := -2; d <= 2; d++ {
			if at := int64(k) + int64(d); at >= 0 && at < 1<<24 {
				check(x, uint32(at)<<8|r.Uint32()&0xff)
			}
		}
		check(x, r.Uint32())
	}
	for range 1_000_000 {
		near(float32(r.NormFloat64() * 4))
	}
	for i := range happensCells + 1 {
		edge := (float32(i)-0.5)/perUnit - happensEnd
		for _, x := range []float32{edge, math.Nextafter32(edge, -99), math.Nextafter32(edge, 99), edge - 1e-6, edge + 1e-6} {
			near(x)
			for _, w := range windows {
				check(x, w.lo<<8)
				check(x, (w.lo+w.open)<<8-1)
			}
		}
	}
	for _, x := range []float32{-200, -104, -17, 17, 104, 200, 3e38, -3e38, 1 << 26, 1 << 27, -(1 << 27), float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN())} {
		near(min(max(x, -100), 100))
		for _, word := range []uint32{0, 255, 256, 1 << 31, math.MaxUint32} {
			check(x, word)
		}
	}
}

// It seldom needs the logistic itself.
func TestHappensIsMostlyATable(t *testing.T) {
	open := 0.
	for _, w := range windows {
		open = max(open, float64(w.open)/(1<<24))
	}
	if open > 1./200 {
		t.Errorf("in a cell %.4f of all words are left open; want at most one in 200", open)
	}
}

func BenchmarkHappen(b *testing.B) {
	var logits [256]float32
	var words [256]uint32
	var happened [256]uint8
	r := rand.New(rand.NewPCG(1, 2))
	for i := range logits {
		logits[i], words[i] = float32(r.NormFloat64()), r.Uint32()
	}
	for b.Loop() {
		Happen(happened[:], logits[:], words[:])
	}
	b.ReportMetric(float64(b.N)*256/b.Elapsed().Seconds(), "trials/s")
}

// Happens64 is what it says, and above all next to the thresholds, where rounding to a
// float32 may take a number up to the next.
func TestHappens64IsTheLogisticOfTheRoundedNumber(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	check := func(x float32, lo, hi uint32) {
		t.Helper()
		u := float32(float64((uint64(hi)<<32|uint64(lo))>>11) * 0x1p-53)
		if got, want := Happens64(x, lo, hi), u < Logistic32(x); got != want {
			t.Fatalf("Happens64(%v, %#x, %#x) = %v; want %v, as the number is %v and Logistic32 %v", x, lo, hi, got, want, u, Logistic32(x))
		}
	}
	for range 300_000 {
		x := float32(r.NormFloat64() * 4)
		k := uint32(float64(Logistic32(x)) * (1 << 24))
		for d := -2; d <= 2; d++ {
			if at := int64(k) + int64(d); at >= 0 && at < 1<<24 {
				check(x, 0, uint32(at)<<8)
				check(x, math.MaxUint32, uint32(at)<<8|0xff)
				check(x, r.Uint32(), uint32(at)<<8|r.Uint32()&0xff)
			}
		}
		if cell := math.Float32bits(float32(x*perUnit)+middle) - firstCell; cell < happensCells {
			w := windows[cell]
			for _, at := range []uint32{w.lo - 2, w.lo - 1, w.lo, w.lo + w.open - 1, w.lo + w.open} {
				check(x, 0, at<<8)
				check(x, math.MaxUint32, at<<8|0xff)
			}
		}
	}
	for _, x := range []float32{-200, -8, 8, 200, float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN())} {
		for range 1000 {
			check(x, r.Uint32(), r.Uint32())
		}
		check(x, 0, 0)
		check(x, math.MaxUint32, math.MaxUint32)
	}
}

// What Surely lets happen happens at the log odds asked about and at all higher ones, and
// it leaves little out.
func TestSurelyHappens(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 200_000 {
		x := float32(r.NormFloat64() * 5)
		n := Surely(x)
		if n < 0 || n > 1<<24 {
			t.Fatalf("Surely(%v) = %d; want it in [0, 2^24]", x, n)
		}
		if n > 0 && (!Happens(x, uint32(n-1)<<8|0xff) || !Happens(x+float32(r.ExpFloat64()), uint32(n-1)<<8)) {
			t.Fatalf("Surely(%v) = %d, but the word %#x does not let it happen", x, n, uint32(n-1)<<8)
		}
		if least := float64(Logistic32(min(x, happensEnd-1))) - 0.005; x > -happensEnd && float64(n)/(1<<24) < least {
			t.Fatalf("Surely(%v) = %d, %v; want at least %v", x, n, float64(n)/(1<<24), least)
		}
	}
	for _, x := range []float32{float32(math.NaN()), float32(math.Inf(-1)), -1000} {
		if n := Surely(x); n != 0 {
			t.Errorf("Surely(%v) = %d; want 0", x, n)
		}
	}
}
