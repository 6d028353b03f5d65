package sim

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkBlocks draws 1024 blocks an iteration.
func BenchmarkBlocks(b *testing.B) {
	s, d := NewStreams(1, 0).Named("blocks"), newDraft(rand.New(rand.NewPCG(1, 0)), 1024)
	benchmarkBlocks(b, "one by one", func(step int) {
		for i, seat := range d.seats {
			w := s.Block(step, Person(seat, d.generations[i]), d.blocks[i])
			d.words[i] = w
		}
	})
	for _, k := range kernels() {
		benchmarkBlocks(b, k.name, func(step int) {
			k.blocks(&s, uint32(step), d.blocks, d.seats, d.generations, d.words)
		})
	}
}

// BenchmarkWordsOfKernels draws 1024 blocks, 4096 words, an iteration.
func BenchmarkWordsOfKernels(b *testing.B) {
	s, w := NewStreams(1, 0).Named("words"), make([]uint32, 4096)
	for _, k := range kernels() {
		benchmarkBlocks(b, k.name, func(step int) { k.words(&s, uint32(step), lane, w) })
	}
}

// benchmarkBlocks measures the nanoseconds a block of a function that draws 1024.
func benchmarkBlocks(b *testing.B, name string, draw func(step int)) {
	b.Run(name, func(b *testing.B) {
		for step := range b.N {
			draw(step)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1024, "ns/block")
	})
}
