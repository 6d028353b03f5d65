package num

import "math"

// The log odds from -happensEnd to happensEnd are cut into cells, in each of which the
// probability lies between two thresholds.
const (
	happensEnd   = 8
	happensCells = 1024
	perUnit      = happensCells / (2 * happensEnd)

	// From 2^23 on, where its bits are those of firstCell, a float32 is a whole number.
	middle    = 1<<23 + happensCells/2
	firstCell = 0x4b000000
)

// A window holds the 24-bit numbers between which the logistic runs in a cell: those
// below lo are surely below it, those from lo+open on surely not.
type window struct{ lo, open uint32 }

// windows are those of all cells.
var windows = func() (all [happensCells]window) {
	// The place of a log odds among the cells is rounded by less than margin.
	const margin = 1.0 / (1 << 12)
	for i := range all {
		at := float32((float32(i) - happensCells/2) / perUnit)
		all[i].lo = threshold(at - 0.5/perUnit - margin)
		all[i].open = threshold(at+0.5/perUnit+margin) - all[i].lo
	}
	return all
}()

// threshold returns how many of the numbers k 2^-24, k from 0, are below Logistic32(x).
func threshold(x float32) uint32 {
	return uint32(math.Ceil(float64(float64(Logistic32(x)) * (1 << 24))))
}

// Happens reports whether something of the log odds logit happens, as a random word
// decides: exactly whether the 24 highest bits of the word, as a fraction of 2^24, are
// below [Logistic32](logit). That of NaN never does.
//
// In 199 of 200 cases and more it needs no exponential: the probability lies between two
// thresholds that stand in a table, and the word outside them.
func Happens(logit float32, word uint32) bool {
	// The addition leaves the nearest cell in the lowest bits; of log odds that are far
	// or NaN it is none.
	if cell := math.Float32bits(float32(logit*perUnit)+middle) - firstCell; cell < happensCells {
		// One branch that is foreseen, and none on the outcome, which is not.
		if w := windows[cell]; word>>8-w.lo >= w.open {
			return word>>8 < w.lo
		}
	}
	return happensExactly(logit, word)
}

// Happens64 is [Happens] of a number of 53 bits instead of 24, of which hi has the
// highest 32: exactly whether it is below Logistic32(logit), once rounded to a float32.
func Happens64(logit float32, lo, hi uint32) bool {
	if cell := math.Float32bits(float32(logit*perUnit)+middle) - firstCell; cell < happensCells {
		// Rounding may take the number up to the next multiple of 2^-24.
		switch w := windows[cell]; {
		case hi>>8+1 < w.lo:
			return true
		case hi>>8 >= w.lo+w.open:
			return false
		}
	}
	return float32(float64((uint64(hi)<<32|uint64(lo))>>11)*0x1p-53) < Logistic32(logit)
}

// happensExactly is Happens where the table does not tell.
//
//go:noinline
func happensExactly(logit float32, word uint32) bool {
	return float32(float32(word>>8)*0x1p-24) < Logistic32(logit)
}

// Happen writes 1 to happened where something of the log odds of logits happens as the
// word of the same place decides, and 0 elsewhere: [Happens] of many at once, without a
// call for each. The three are equally long.
func Happen(happened []uint8, logits []float32, words []uint32) {
	words, happened = words[:len(logits)], happened[:len(logits)]
	for i, logit := range logits {
		word, yes := words[i], uint8(0)
		cell := math.Float32bits(float32(logit*perUnit)+middle) - firstCell
		w := window{0, 1 << 24}
		if cell < happensCells {
			w = windows[cell]
		}
		if word>>8 < w.lo {
			yes = 1
		}
		if word>>8-w.lo < w.open && happensExactly(logit, word) {
			yes = 1
		}
		happened[i] = yes
	}
}

// Surely returns below how many, of the 24 highest bits of a word, something of the log
// odds logit, or of higher ones, surely [Happens]: at most a little less than
// Logistic(logit) 2^24. That of NaN is 0.
func Surely(logit float32) int32 {
	if !(logit > -happensEnd) {
		return 0
	}
	if logit > happensEnd-1 {
		logit = happensEnd - 1
	}
	cell := math.Float32bits(float32(logit*perUnit)+middle) - firstCell
	return int32(windows[cell].lo)
}
