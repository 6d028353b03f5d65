package sim

// Constants of Philox4x32 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random
// numbers: as easy as 1, 2, 3", SC '11): two multipliers; and, written out in the
// rounds below, the multiples modulo 2^32 of the key's increments 9E3779B9 and
// BB67AE85, which are the golden ratio and the square root of 3 less 1.
const (
	philoxM0 = 0xD2511F53
	philoxM1 = 0xCD9E8D57
)

// philox returns the block of four words that Philox4x32-10 makes of a counter c
// under a key (a, b): ten rounds, which pass BigCrush (Salmon et al. 2011, table 2). The
// rounds are written out because a loop of them takes half as long again.
func philox(c0, c1, c2, c3, a, b uint32) (w0, w1, w2, w3 uint32) {
	w0, w1, w2, w3 = philoxRound(c0, c1, c2, c3, a, b)
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, a+0x9E3779B9, b+0xBB67AE85)
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, a+0x3C6EF372, b+0x76CF5D0A)
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, a+0xDAA66D2B, b+0x32370B8F)
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, a+0x78DDE6E4, b+0xED9EBA14)
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, a+0x1715609D, b+0xA9066899)
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, a+0xB54CDA56, b+0x646E171E)
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, a+0x5384540F, b+0x1FD5C5A3)
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, a+0xF1BBCDC8, b+0xDB3D7428)
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, a+0x8FF34781, b+0x96A522AD)
	return w0, w1, w2, w3
}

// philoxRound is one round of Philox4x32. The key meets the words that no product is
// waited for first: a block takes as long as its longest chain of operations.
func philoxRound(c0, c1, c2, c3, k0, k1 uint32) (uint32, uint32, uint32, uint32) {
	p, q := uint64(c0)*philoxM0, uint64(c2)*philoxM1
	return c1 ^ k0 ^ uint32(q>>32), uint32(q), c3 ^ k1 ^ uint32(p>>32), uint32(p)
}
