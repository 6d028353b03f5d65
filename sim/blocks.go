package sim

// Blocks draws the blocks of many persons in one step, which takes a small part of the
// time of as many calls of [Stream.Block]: words[j][i] becomes word j of
//
//	s.Block(step, Person(seats[i], generations[i]), blocks[i])
//
// for every i in range seats, to the bit and on every platform. A nil blocks asks for
// block 0 of each. Ids that are no persons' go as the low and the high halves of theirs.
//
// The slices may have any length, also 0; blocks, generations and each of words are at
// least as long as seats, or Blocks panics. The elements of words beyond len(seats)
// are left alone. A slice of words shares no memory with any other.
func (s Stream) Blocks(step int, blocks, seats, generations []uint32, words *[4][]uint32) {
	n := len(seats)
	if blocks != nil && len(blocks) < n ||
		min(len(generations), len(words[0]), len(words[1]), len(words[2]), len(words[3])) < n {
		panic("sim: Blocks: a slice is shorter than seats")
	}
	if blocks != nil {
		s.blocks(step, blocks, seats, generations, words)
		return
	}
	for w := *words; len(seats) > 0; {
		n := min(len(seats), len(noughts))
		s.blocks(step, noughts[:n], seats[:n], generations, &w)
		seats, generations = seats[n:], generations[n:]
		for j := range w {
			w[j] = w[j][n:]
		}
	}
}

// noughts are numbers of blocks. Nothing writes them.
var noughts [512]uint32

// blocks is Blocks for slices whose lengths are right.
func (s Stream) blocks(step int, blocks, seats, generations []uint32, words *[4][]uint32) {
	if eights && len(seats) >= 8 {
		blocksByEights(&s, uint32(int32(step)), blocks, seats, generations, words)
		return
	}
	blocksByPairs(&s, uint32(int32(step)), blocks, seats, generations, words)
}

// blocksByPairs is blocks in plain Go.
func blocksByPairs(s *Stream, step uint32, blocks, seats, generations []uint32, words *[4][]uint32) {
	n, k := len(seats), s.schedule()
	blocks, generations = blocks[:n], generations[:n]
	w0, w1, w2, w3 := words[0][:n], words[1][:n], words[2][:n], words[3][:n]
	i := 1
	for ; i < n; i += 2 {
		w0[i-1], w1[i-1], w2[i-1], w3[i-1], w0[i], w1[i], w2[i], w3[i] = philoxPair(
			blocks[i-1], seats[i-1], generations[i-1], blocks[i], seats[i], generations[i], step, &k)
	}
	if i == n {
		i--
		w0[i], w1[i], w2[i], w3[i] = philox(blocks[i], seats[i], generations[i], step, s.a, s.b)
	}
}
