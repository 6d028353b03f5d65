package sim

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The word of an id is the same in whatever range it is asked for, also where ids pass
// 32 bits.
func TestWordsHangOnTheIDAlone(t *testing.T) {
	s := NewStreams(7, 3).Named("words")
	for _, first := range []uint64{0, 1<<32 - 20, 1<<34 - 20, 1 << 40} {
		all := make([]uint32, 41)
		s.Words(5, first, all)
		for lo := range all {
			for _, hi := range []int{lo, lo + 1, lo + 2, lo + 3, lo + 6, len(all)} {
				hi = min(hi, len(all))
				part := make([]uint32, hi-lo)
				if s.Words(5, first+uint64(lo), part); !slices.Equal(part, all[lo:hi]) {
					t.Fatalf("Words(5, %d, %d of them) = %v; want %v", first+uint64(lo), hi-lo, part, all[lo:hi])
				}
			}
		}
	}
}

// wordOf is the word of an id as Philox gives it.
func wordOf(s Stream, step int, id uint64) uint32 {
	var w [4]uint32
	w[0], w[1], w[2], w[3] = philox(0, uint32(id>>2), uint32(id>>34)|1<<31, uint32(int32(step)), s.a, s.b)
	return w[id%4]
}

// Ids begin anywhere, among them where a quarter of them passes 32 bits.
func TestWordsAreQuartersOfBlocks(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range lengths() {
		for _, first := range []uint64{r.Uint64() >> 2, 1<<34 - r.Uint64N(64), 1<<62 - 5000} {
			s, step, page := Stream{r.Uint32(), r.Uint32()}, int(int32(r.Uint32())), make([]uint32, n+9)
			begin := 1 + r.IntN(8) // any alignment
			to := page[begin : begin+n]
			s.Words(step, first, to)
			for i, got := range to {
				if want := wordOf(s, step, first+uint64(i)); got != want {
					t.Fatalf("Words(%d, %d, %d of them)[%d] = %x; want %x", step, first, n, i, got, want)
				}
			}
			if slices.ContainsFunc(append(page[:begin:begin], page[begin+n:]...), func(w uint32) bool { return w != 0 }) {
				t.Fatalf("Words(%d, %d, %d of them) wrote beyond its slice", step, first, n)
			}
		}
	}
}

func TestEveryKernelDrawsTheSameWords(t *testing.T) {
	for _, k := range kernels() {
		t.Run(k.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(3, 4))
			for _, n := range lengths() {
				if n < k.least {
					continue
				}
				s, step, to := Stream{r.Uint32(), r.Uint32()}, r.Uint32(), make([]uint32, 4*n+1)[1:]
				quarter := 1<<32 - r.Uint64N(16)
				k.words(&s, step, quarter|lane, to)
				for i, got := range to {
					if want := wordOf(s, int(int32(step)), 4*quarter+uint64(i)); got != want {
						t.Fatalf("word %d of %d from quarter %d on = %x; want %x", i, len(to), quarter, got, want)
					}
				}
			}
		})
	}
}

// Neither ids, nor steps, nor rows of the same stream have pairs of words in common: of
// 50,000 pairs, any two are equal by luck with a probability of 7e-11 in all.
func TestWordsAreNobodyElses(t *testing.T) {
	s := NewStreams(1, 0).Named("words")
	seen := map[[2]uint32]string{}
	note := func(who string, w []uint32) {
		for k := 0; k+1 < len(w); k += 2 { // pairs, of which 2^64 differ
			pair := [2]uint32{w[k], w[k+1]}
			if before, ok := seen[pair]; ok {
				t.Fatalf("%s has the words of %s", who, before)
			}
			seen[pair] = who
		}
	}
	for step := range 20 {
		w := make([]uint32, 1000)
		s.Words(step, 0, w)
		note("Words", w)
		for id := range uint64(1000) {
			b := s.Block(step, id, 0)
			note("Block", b[:])
		}
	}
}

func BenchmarkWords(b *testing.B) {
	s, w := NewStreams(1, 0).Named("words"), make([]uint32, 256)
	for t := range b.N {
		s.Words(t, 0, w)
	}
	b.ReportMetric(float64(b.N)*256/b.Elapsed().Seconds(), "words/s")
}
