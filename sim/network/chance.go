package network

import "math/bits"

// A Rand is a source of chance: each call returns 64 bits, uniform and
// independent of those before. The generators of math/rand/v2, such as
// *rand.PCG, are such sources.
type Rand interface {
	Uint64() uint64
}

// below returns an integer uniform on [0, n), without bias. It panics at n = 0.
// The method is the nearly divisionless one of Lemire (2019), Fast random
// integer generation in an interval, ACM TOMACS 29(1).
func below(r Rand, n uint64) uint64 {
	hi, lo := bits.Mul64(r.Uint64(), n)
	if lo < n {
		for least := -n % n; lo < least; {
			hi, lo = bits.Mul64(r.Uint64(), n)
		}
	}
	return hi
}

// unit returns a multiple of 2^-53 uniform on [0, 1).
func unit(r Rand) float64 { return float64(r.Uint64()>>11) * 0x1p-53 }

// positive returns a multiple of 2^-53 uniform on (0, 1], whose logarithm is finite.
func positive(r Rand) float64 { return float64(r.Uint64()>>11+1) * 0x1p-53 }
