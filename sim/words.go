package sim

// Words fills to with a random word for each id from first on: the word of an id
// hangs on (step, id) alone, not on the range that is asked for, and is independent of
// all that [Stream.Block] and the like return. Four ids share a block of the
// generator, and many blocks are drawn at once: it is for one draw of each of many
// neighbouring ids. Ids are below 2^62, and those of
// [Stream.Block] below 2^63, or their words may be the same.
func (s Stream) Words(step int, first uint64, to []uint32) {
	quarter := first>>2 | lane
	if before := first & 3; before != 0 {
		w := s.four(step, quarter)
		to = to[copy(to, w[before:]):]
		quarter++
	}
	whole := len(to) &^ 3
	s.fours(step, quarter, to[:whole])
	if rest := to[whole:]; len(rest) > 0 {
		w := s.four(step, quarter+uint64(whole/4))
		copy(rest, w[:])
	}
}

// lane marks the blocks of [Stream.Words], which no person of [Person] has: generations
// are below 2^31.
const lane = 1 << 63

// four returns the words of the four ids of a quarter, which carries the mark of lane.
func (s Stream) four(step int, quarter uint64) (w [4]uint32) {
	return s.Block(step, quarter, 0)
}

// fours fills to, whose length is a multiple of 4, with the words of quarters from
// first on.
func (s Stream) fours(step int, first uint64, to []uint32) {
	if eights && len(to) >= 32 {
		wordsByEights(&s, uint32(int32(step)), first, to)
		return
	}
	wordsByPairs(&s, uint32(int32(step)), first, to)
}

// wordsByPairs is fours in plain Go.
func wordsByPairs(s *Stream, step uint32, q uint64, to []uint32) {
	k := s.schedule()
	for ; len(to) >= 8; q, to = q+2, to[8:] {
		w, r := (*[8]uint32)(to), q+1
		w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7] = philoxPair(
			0, uint32(q), uint32(q>>32), 0, uint32(r), uint32(r>>32), step, &k)
	}
	if len(to) >= 4 {
		w := (*[4]uint32)(to)
		w[0], w[1], w[2], w[3] = philox(0, uint32(q), uint32(q>>32), step, s.a, s.b)
	}
}
