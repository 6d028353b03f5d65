package sim

// Streams are all the chance of one run. The zero value is seed 0, replicate 0.
type Streams struct {
	seed      uint64
	replicate uint32
}

// NewStreams returns the chance of a replicate under a seed. Replicates under one
// seed, and seeds, are independent of each other.
func NewStreams(seed uint64, replicate int) Streams {
	return Streams{seed, uint32(replicate)}
}

// Named returns the stream that decides one purpose, such as "turnover". Streams
// of different names are independent; the same name gives the same stream.
func (s Streams) Named(purpose string) Stream {
	h := fnv1a(purpose)
	a, b, _, _ := philox(s.replicate, uint32(h), uint32(h>>32), 0, uint32(s.seed), uint32(s.seed>>32))
	return Stream{a, b}
}

// fnv1a is the 64-bit hash of Fowler, Noll and Vo, variant 1a.
func fnv1a(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// A Stream is the chance that decides one purpose in one run: for every step and
// every id an endless row of random numbers of their own. An id names who or what
// the draw is about: 64 bits, for a person the seat and the generation
// ([Person]), so that a newcomer does not inherit the luck of a predecessor.
type Stream struct {
	a, b uint32 // the key
}

// Person returns the id of the generation-th holder of a seat.
func Person(seat, generation uint32) uint64 {
	return uint64(generation)<<32 | uint64(seat)
}

// Block returns four independent random words: the block-th of the row that
// belongs to (step, id). The words of all (step, id, block) are independent.
func (s Stream) Block(step int, id uint64, block uint32) (w [4]uint32) {
	w[0], w[1], w[2], w[3] = philox(block, uint32(id), uint32(id>>32), uint32(int32(step)), s.a, s.b)
	return w
}

// Float64 returns the first number of the row that belongs to (step, id), uniform
// on [0, 1) in multiples of 2^-53.
func (s Stream) Float64(step int, id uint64) float64 {
	b := s.Block(step, id, 0)
	return Unit64(b[0], b[1])
}

// At returns the row of random numbers that belongs to (step, id).
func (s Stream) At(step int, id uint64) Draw {
	return Draw{stream: s, step: step, id: id}
}

// Part returns the part-th of the rows of random numbers that belong to (step, id):
// each of up to 2^24 parts is a row of its own, 2^8 blocks long. It serves what
// happens several times in a step, such as the tasks of a day.
func (s Stream) Part(step int, id uint64, part uint32) Draw {
	return Draw{stream: s, step: step, id: id, block: part << 8}
}

// Unit returns a random word as a number uniform on [0, 1) in multiples of 2^-24.
func Unit(word uint32) float32 { return float32(float32(word>>8) * 0x1p-24) }

// Unit64 returns two random words as a number uniform on [0, 1) in multiples of
// 2^-53.
func Unit64(lo, hi uint32) float64 {
	return float64(float64((uint64(hi)<<32|uint64(lo))>>11) * 0x1p-53)
}

// A Draw reads the row of random numbers of one (step, id) from its beginning. It
// is a source in the sense of math/rand/v2.
type Draw struct {
	stream Stream
	step   int
	id     uint64
	block  uint32
	used   uint32 // words of the current block already given out; 0 before the first
	words  [4]uint32
}

// Uint32 returns the next 32 random bits.
func (d *Draw) Uint32() uint32 {
	if d.used&3 == 0 {
		d.words = d.stream.Block(d.step, d.id, d.block)
		d.block++
		d.used = 0
	}
	w := d.words[d.used]
	d.used++
	return w
}

// Uint64 returns the next 64 random bits.
func (d *Draw) Uint64() uint64 {
	lo := d.Uint32()
	return uint64(d.Uint32())<<32 | uint64(lo)
}

// Float32 returns the next number, uniform on [0, 1) in multiples of 2^-24.
func (d *Draw) Float32() float32 { return Unit(d.Uint32()) }

// Float64 returns the next number, uniform on [0, 1) in multiples of 2^-53.
func (d *Draw) Float64() float64 {
	lo := d.Uint32()
	return Unit64(lo, d.Uint32())
}

// Below returns an index uniform on [0, n) for n > 0, off by at most n * 2^-32
// in probability (Lemire 2019, without the rejection).
func (d *Draw) Below(n uint32) uint32 { return Below(d.Uint32(), n) }

// Below maps a random word to an index uniform on [0, n) for n > 0, off by at
// most n * 2^-32 in probability (Lemire 2019, without the rejection).
func Below(word, n uint32) uint32 {
	return uint32(uint64(word) * uint64(n) >> 32)
}
