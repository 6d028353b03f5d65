package sim

// Words fills to with a random word for each id from first on: the word of an id
// hangs on (step, id) alone, not on the range that is asked for, and is independent of
// all that [Stream.Block] and the like return. Four ids share a block of the
// generator, so that a word costs a quarter of what the first word of a row does: it is
// for one draw of each of many neighbouring ids. Ids are below 2^62, and those of
// [Stream.Block] below 2^63, or their words may be the same.
func (s Stream) Words(step int, first uint64, to []uint32) {
	id := first
	for ; len(to) > 0 && id&3 != 0; id++ {
		w := s.four(step, id>>2)
		to[0], to = w[id&3], to[1:]
	}
	for ; len(to) >= 4; id += 4 {
		w := (*[4]uint32)(to)
		w[0], w[1], w[2], w[3] = philox(0, uint32(id>>2), uint32(id>>34)|lane, uint32(int32(step)), s.a, s.b)
		to = to[4:]
	}
	if len(to) > 0 {
		w := s.four(step, id>>2)
		copy(to, w[:])
	}
}

// lane marks the blocks of [Stream.Words], which no person of [Person] has: generations
// are below 2^31.
const lane = 1 << 31

// four returns the words of four ids.
func (s Stream) four(step int, quarter uint64) (w [4]uint32) {
	w[0], w[1], w[2], w[3] = philox(0, uint32(quarter), uint32(quarter>>32)|lane, uint32(int32(step)), s.a, s.b)
	return w
}
