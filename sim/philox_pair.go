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
	v0, v1, v2, v3 = philoxTurn(c0, c1, c2, step, &k[0])
	w0, w1, w2, w3 = philoxTurn(d0, d1, d2, step, &k[0])
	v0, v1, v2, v3 = philoxTurn(v0, v1, v2, v3, &k[1])
	w0, w1, w2, w3 = philoxTurn(w0, w1, w2, w3, &k[1])
	v0, v1, v2, v3 = philoxTurn(v0, v1, v2, v3, &k[2])
	w0, w1, w2, w3 = philoxTurn(w0, w1, w2, w3, &k[2])
	v0, v1, v2, v3 = philoxTurn(v0, v1, v2, v3, &k[3])
	w0, w1, w2, w3 = philoxTurn(w0, w1, w2, w3, &k[3])
	v0, v1, v2, v3 = philoxTurn(v0, v1, v2, v3, &k[4])
	w0, w1, w2, w3 = philoxTurn(w0, w1, w2, w3, &k[4])
	v0, v1, v2, v3 = philoxTurn(v0, v1, v2, v3, &k[5])
	w0, w1, w2, w3 = philoxTurn(w0, w1, w2, w3, &k[5])
	v0, v1, v2, v3 = philoxTurn(v0, v1, v2, v3, &k[6])
	w0, w1, w2, w3 = philoxTurn(w0, w1, w2, w3, &k[6])
	v0, v1, v2, v3 = philoxTurn(v0, v1, v2, v3, &k[7])
	w0, w1, w2, w3 = philoxTurn(w0, w1, w2, w3, &k[7])
	v0, v1, v2, v3 = philoxTurn(v0, v1, v2, v3, &k[8])
	w0, w1, w2, w3 = philoxTurn(w0, w1, w2, w3, &k[8])
	v0, v1, v2, v3 = philoxTurn(v0, v1, v2, v3, &k[9])
	w0, w1, w2, w3 = philoxTurn(w0, w1, w2, w3, &k[9])
	return v0, v1, v2, v3, w0, w1, w2, w3
}

// philoxTurn is [philoxRound], but reads the key where it is wanted: two counters leave
// no registers for keys read ahead, which would go back to memory.
func philoxTurn(c0, c1, c2, c3 uint32, k *[2]uint32) (uint32, uint32, uint32, uint32) {
	p, q := uint64(c0)*philoxM0, uint64(c2)*philoxM1
	return c1 ^ k[0] ^ uint32(q>>32), uint32(q), c3 ^ k[1] ^ uint32(p>>32), uint32(p)
}
