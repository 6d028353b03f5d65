package agents

import (
	"math"

	"heed/sim/num"
)

// A workload is the Poisson distribution of a mean: see [workload.at].
type workload struct {
	mean, none float64
	least      [8]uint64     // the words from which on there are more than 0, 1, ... tasks
	fewest     [1 << 5]uint8 // by the highest bits of the word: how many there are at least
}

// at returns the Poisson number at a uniform word: the smallest n whose
// distribution function exceeds it; at most 255.
func (l *workload) at(word uint32) uint32 {
	for n := uint32(l.fewest[word>>27]); int(n) < len(l.least); n++ {
		if uint64(word) < l.least[n] {
			return n
		}
	}
	return poisson(word, l.none, l.mean)
}

// poissonOf returns the Poisson distribution of a mean.
func poissonOf(mean float64) (l workload) {
	l.mean, l.none = mean, num.Exp(-mean)
	p, sum := l.none, l.none
	for n := range l.least {
		l.least[n] = uint64(math.Ceil(sum * (1 << 32)))
		p = float64(p * (mean / float64(n+1)))
		sum += p
	}
	n := 0
	for i := range l.fewest {
		for n < len(l.least) && uint64(i)<<27 >= l.least[n] {
			n++
		}
		l.fewest[i] = uint8(n)
	}
	return l
}

// poisson returns the Poisson number of a mean at a uniform word, few being
// exp(-mean): the smallest n whose distribution function exceeds it; at most 255.
func poisson(word uint32, few, mean float64) uint32 {
	u := float64(word) * 0x1p-32
	p, sum := few, few
	n := uint32(0)
	for u >= sum && n < 255 {
		n++
		p = float64(p * (mean / float64(n)))
		sum += p
	}
	return n
}
