package network

import (
	"errors"
	"fmt"
	"math"
)

// Blocks returns a stochastic block model: every possible tie is drawn by
// itself, with one probability within a block and another across blocks, such
// that a node has a mean of within neighbours in its own block and a mean, over
// all nodes, of across neighbours in other blocks; or as many as there are,
// where a block is too small or the others are. block[i] is the block of node i,
// any number below len(block). One block gives the random graph of Gilbert.
//
// It wants at least one node, and means that are finite and not negative.
//
// Holland, Laskey and Leinhardt (1983), Stochastic blockmodels: first steps,
// Social Networks 5.
func Blocks(block []uint32, within, across float64, r Rand) (*Graph, error) {
	err := errors.Join(checkNodes("block", block), checkLabels("block", block),
		checkMean("within", within), checkMean("across", across))
	if err != nil {
		return nil, err
	}
	n := len(block)
	if err := roomFor((within + across) * float64(n) / 2); err != nil {
		return nil, err
	}
	order := sorted(sequence(n), block, n)
	at := starts(order, block)
	s := newSampler(order, (within+across)*float64(n)/2, r)
	for b := range len(at) - 1 {
		s.among(at[b], at[b+1], share(within, float64(at[b+1]-at[b]-1)))
	}
	s.between(at, share(across*float64(n)/2, pairsBetween(at)))
	return rows(n, s.pairs)
}

// share returns wanted/possible, at most 1, and 0 where nothing is possible.
func share(wanted, possible float64) float64 {
	if possible <= 0 {
		return 0
	}
	return min(1, wanted/possible)
}

func checkNodes(name string, labels []uint32) error {
	if len(labels) == 0 || len(labels) > math.MaxInt32 {
		return fmt.Errorf("network: len(%s) = %d: want from 1 to %d nodes", name, len(labels), math.MaxInt32)
	}
	return nil
}

func checkMean(name string, mean float64) error {
	if !(mean >= 0 && mean <= math.MaxUint32) {
		return fmt.Errorf("network: %s = %v: want a mean number of neighbours, 0 or more", name, mean)
	}
	return nil
}
