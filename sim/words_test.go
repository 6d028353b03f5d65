package sim

import (
	"slices"
	"testing"
)

// The word of an id is the same in whatever range it is asked for, also where ids pass
// 32 bits.
func TestWordsHangOnTheIDAlone(t *testing.T) {
	s := NewStreams(7, 3).Named("words")
	for _, first := range []uint64{0, 1<<32 - 20, 1 << 40} {
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
