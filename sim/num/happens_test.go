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
