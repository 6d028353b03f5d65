package design

// A purpose is what chance decides here. It is a word of Philox's counter, which package
// sim leaves 0 where it derives its keys from a seed, so that a design and the runs of its
// points may have the same seed and share no number.
type purpose uint32

const (
	scrambling purpose = 1 + iota
	cells
	exchanging
	walking
)

// chance is all chance under one seed: for each purpose and pair of numbers a row of
// random words of its own.
type chance struct{ a, b uint32 }

// newChance returns the chance under a seed.
func newChance(seed uint64) chance { return chance{uint32(seed), uint32(seed >> 32)} }

// block returns the four words that decide p about x, y and z.
func (c chance) block(p purpose, x, y, z uint32) [4]uint32 {
	return philox([4]uint32{x, y, z, uint32(p)}, c.a, c.b)
}

// row returns the row of words that decides p about x and y.
func (c chance) row(p purpose, x, y uint32) *row {
	return &row{chance: c, purpose: p, x: x, y: y}
}

// A row reads random words from the beginning.
type row struct {
	chance
	purpose
	x, y, next uint32
	words      [4]uint32
}

// word returns the next word.
func (r *row) word() uint32 {
	if r.next%4 == 0 {
		r.words = r.block(r.purpose, r.next/4, r.x, r.y)
	}
	r.next++
	return r.words[(r.next-1)%4]
}

// below returns the next number uniform on 0 to n-1, for 0 < n < 2^32, without bias
// (Lemire 2019, ACM Trans. Model. Comput. Simul. 29:3).
func (r *row) below(n uint32) uint32 {
	for {
		m := uint64(r.word()) * uint64(n)
		if uint32(m) >= -n%n {
			return uint32(m >> 32)
		}
	}
}

// shuffle puts x in random order (Fisher and Yates; Durstenfeld 1964, Commun. ACM 7:420).
func shuffle[T any](r *row, x []T) {
	for i := len(x) - 1; i > 0; i-- {
		j := r.below(uint32(i + 1))
		x[i], x[j] = x[j], x[i]
	}
}

// philox returns the block that Philox4x32-10 makes of a counter under a key (a, b)
// (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3",
// SC '11): its multipliers, and as increments of the key the golden ratio and the square
// root of 3 less 1.
func philox(c [4]uint32, a, b uint32) [4]uint32 {
	w, x, y, z := c[0], c[1], c[2], c[3]
	for range 10 {
		p, q := uint64(w)*0xD2511F53, uint64(y)*0xCD9E8D57
		w, x, y, z = uint32(q>>32)^x^a, uint32(q), uint32(p>>32)^z^b, uint32(p)
		a, b = a+0x9E3779B9, b+0xBB67AE85
	}
	return [4]uint32{w, x, y, z}
}
