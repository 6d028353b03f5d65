package sim

// Blocks draws the blocks of many persons in one step, which takes a small part of the
// time of as many calls of [Stream.Block]: words[i] becomes
//
//	s.Block(step, Person(seats[i], generations[i]), blocks[i])
//
// for every i in range seats, to the bit and on every platform. A nil blocks asks for
// block 0 of each. Ids that are no persons' go as the low and the high halves of theirs.
//
// The slices may have any length, also 0; the others are at least as long as
// seats, or Blocks panics. The elements of words beyond len(seats) are left alone. Words
// shares no memory with the others.
func (s Stream) Blocks(step int, blocks, seats, generations []uint32, words [][4]uint32) {
	n := len(seats)
	if blocks != nil && len(blocks) < n || min(len(generations), len(words)) < n {
		panic("sim: Blocks: a slice is shorter than seats")
	}
	if blocks != nil {
		s.blocks(step, blocks, seats, generations, words)
		return
	}
	for len(seats) > 0 {
		n := min(len(seats), len(noughts))
		s.blocks(step, noughts[:n], seats[:n], generations, words)
		seats, generations, words = seats[n:], generations[n:], words[n:]
	}
}

// noughts are numbers of blocks. Nothing writes them.
var noughts [512]uint32

// blocks is Blocks for slices whose lengths are right.
func (s Stream) blocks(step int, blocks, seats, generations []uint32, words [][4]uint32) {
	if eights && len(seats) >= 8 {
		blocksByEights(&s, uint32(int32(step)), blocks, seats, generations, words)
		return
	}
	blocksByPairs(&s, uint32(int32(step)), blocks, seats, generations, words)
}

// blocksByPairs is blocks in plain Go.
func blocksByPairs(s *Stream, step uint32, blocks, seats, generations []uint32, words [][4]uint32) {
	n, k := len(seats), s.schedule()
	blocks, generations = blocks[:n], generations[:n]
	words = words[:n]
	i := 1
	for ; i < n; i += 2 {
		v, w := &words[i-1], &words[i]
		v[0], v[1], v[2], v[3], w[0], w[1], w[2], w[3] = philoxPair(
			blocks[i-1], seats[i-1], generations[i-1], blocks[i], seats[i], generations[i], step, &k)
	}
	if i == n {
		i--
		w := &words[i]
		w[0], w[1], w[2], w[3] = philox(blocks[i], seats[i], generations[i], step, s.a, s.b)
	}
}
