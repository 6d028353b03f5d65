//go:build !amd64 || purego

package sim

// eights says that no blocks are drawn by eights: philox_amd64.go alone has the code.
const eights = false

func blocksByEights(s *Stream, step uint32, blocks, seats, generations []uint32, words [][4]uint32) {
	panic("sim: no blocks by eights here")
}

func wordsByEights(s *Stream, step uint32, first uint64, to []uint32) {
	panic("sim: no blocks by eights here")
}
