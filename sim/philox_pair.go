package sim

// A schedule holds the keys of the ten rounds of Philox4x32-10. What draws many blocks
// makes it once.
type schedule [10][2]uint32

// schedule returns the keys of the rounds: that of s, and at each round more by the
// golden ratio and by the square root of 3 less 1 (Salmon et al. 2011).
func (s Stream) schedule() (k schedule) {
	a, b := s.a, s.b
	for r := range k {
		k[r] = [2]uint32{a, b}
		a, b = a+0x9E3779B9, b+0xBB67AE85
	}
	return k
}

// philoxPair returns the blocks of counters c and d, whose fourth word is step. The
// rounds of the two take turns: neither waits for the other, so that the processor
// multiplies for one while the product of the other is under way.
func philoxPair(c0, c1, c2, d0, d1, d2, step uint32, k *schedule) (v0, v1, v2, v3, w0, w1, w2, w3 uint32) {
	v0, v1, v2, v3 = philoxRound(c0, c1, c2, step, k[0][0], k[0][1])
	w0, w1, w2, w3 = philoxRound(d0, d1, d2, step, k[0][0], k[0][1])
	v0, v1, v2, v3 = philoxRound(v0, v1, v2, v3, k[1][0], k[1][1])
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, k[1][0], k[1][1])
	v0, v1, v2, v3 = philoxRound(v0, v1, v2, v3, k[2][0], k[2][1])
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, k[2][0], k[2][1])
	v0, v1, v2, v3 = philoxRound(v0, v1, v2, v3, k[3][0], k[3][1])
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, k[3][0], k[3][1])
	v0, v1, v2, v3 = philoxRound(v0, v1, v2, v3, k[4][0], k[4][1])
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, k[4][0], k[4][1])
	v0, v1, v2, v3 = philoxRound(v0, v1, v2, v3, k[5][0], k[5][1])
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, k[5][0], k[5][1])
	v0, v1, v2, v3 = philoxRound(v0, v1, v2, v3, k[6][0], k[6][1])
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, k[6][0], k[6][1])
	v0, v1, v2, v3 = philoxRound(v0, v1, v2, v3, k[7][0], k[7][1])
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, k[7][0], k[7][1])
	v0, v1, v2, v3 = philoxRound(v0, v1, v2, v3, k[8][0], k[8][1])
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, k[8][0], k[8][1])
	v0, v1, v2, v3 = philoxRound(v0, v1, v2, v3, k[9][0], k[9][1])
	w0, w1, w2, w3 = philoxRound(w0, w1, w2, w3, k[9][0], k[9][1])
	return v0, v1, v2, v3, w0, w1, w2, w3
}
