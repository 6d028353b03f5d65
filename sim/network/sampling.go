package network

import (
	"math"

	"heed/sim/num"
)

// A sampler draws each of many possible ties with its own probability, at the
// cost of those drawn alone, by the geometric skips of Batagelj and Brandes
// (2005), Efficient generation of large random networks, Physical Review E 71.
// Possible ties are between places in order, a list of nodes, so that the
// members of a group are neighbours in it.
type sampler struct {
	order []uint32
	pairs []uint32
	r     Rand
}

// newSampler returns a sampler with room for about so many ties.
func newSampler(order []uint32, ties float64, r Rand) *sampler {
	room := 2 * (float64(ties) + float64(4*math.Sqrt(ties)) + 16)
	return &sampler{order: order, pairs: make([]uint32, 0, int(room)), r: r}
}

// never is a skip past every pair, small enough that sums of it stay in range.
const never = 1 << 62

// skips returns the scale of [sampler.skip] for ties of probability p in (0, 1].
func skips(p float64) (scale float64) { return 1 / num.Log1p(-p) }

// skip returns how many possible ties to pass over before the next that is
// drawn: geometric on 0, 1, ..., by inversion.
func (s *sampler) skip(scale float64) uint64 {
	if x := float64(num.Log(positive(s.r)) * scale); x < never {
		return uint64(x)
	}
	return never
}

// tie lists the tie between the nodes at places i and j.
func (s *sampler) tie(i, j int) { s.pairs = append(s.pairs, s.order[i], s.order[j]) }

// among draws ties with probability p between any two of the places from lo to
// below hi.
func (s *sampler) among(lo, hi int, p float64) {
	switch {
	case p <= 0:
	case p >= 1:
		s.all(lo, hi)
	default:
		scale := skips(p)
		// Pairs are numbered row by row: row i holds the places before it.
		at := s.skip(scale)
		for i := lo + 1; i < hi; {
			if width := uint64(i - lo); at >= width {
				at -= width
				i++
				continue
			}
			s.tie(i, lo+int(at))
			at += 1 + s.skip(scale)
		}
	}
}

// all ties every two of the places from lo to below hi.
func (s *sampler) all(lo, hi int) {
	for i := lo + 1; i < hi; i++ {
		for j := lo; j < i; j++ {
			s.tie(i, j)
		}
	}
}

// between draws ties with probability p between any two places of different
// groups. Group g has the places from starts[g] to below starts[g+1].
func (s *sampler) between(starts []int, p float64) {
	if p <= 0 || len(starts) < 3 {
		return
	}
	end := starts[len(starts)-1]
	scale := skips(p)
	at := s.skip(scale) // carried from group to group, so that many small ones cost little
	for g := range len(starts) - 2 {
		lo, mid := starts[g], starts[g+1]
		width := uint64(end - mid)
		size := uint64(mid-lo) * width
		for ; at < size; at += 1 + s.skip(scale) {
			s.tie(lo+int(at/width), mid+int(at%width))
		}
		at -= size
	}
}
