package stats

import (
	"math"

	"heed/sim/num"
)

// Wilson returns the share of k in n, 0 to 1, and its interval at a level such as
// [Confidence] by the score method (Wilson 1927, J. Am. Stat. Assoc. 22:209), which
// Newcombe (1998, Statistics in Medicine 17:857) recommends of the closed forms. It
// never leaves [0, 1]. It is for counts of independent trials, each a success or
// not. All are NaN when n is 0. Wilson panics unless 0 <= k <= n and 0 < level < 1.
func Wilson(k, n int, level float64) (share, lo, hi float64) {
	if k < 0 || k > n {
		panic("stats: a count outside 0 to n")
	}
	return wilson(float64(k), float64(n), level)
}

// wilson is Wilson for a count that may hold halves.
func wilson(k, n, level float64) (share, lo, hi float64) {
	mustLevel(level)
	share = k / n
	z := num.NormalQuantile((1 + level) / 2)
	zz := float64(z * z)
	middle := (share + zz/(2*n)) / (1 + zz/n)
	half := float64(z / (1 + zz/n) * math.Sqrt(float64(share*(1-share))/n+zz/(4*n*n)))
	lo, hi = max(0, middle-half), min(1, middle+half)
	switch { // rounding may miss the ends
	case k == 0 && n > 0:
		lo = 0
	case k == n && n > 0:
		hi = 1
	}
	return share, lo, hi
}

// The warnings of [SummarizeShare].
const (
	ClippedWarning  = "the t interval of a share left [0, 1] and is cut there: so near an end a bootstrap interval is better"
	NotShareWarning = "a share has values outside [0, 1]"
)

// SummarizeShare is [Summarize] for a metric that is a share of something in every
// replicate, 0 to 1, such as a rate of compliance. Its values are means over many
// people and days that depend on each other, not counts of independent trials, so
// that no binomial interval ([Wilson]) applies and Student's stays; as their mean
// cannot be outside [0, 1], the interval is cut there, which leaves its coverage
// as it is, and a warning says so. Values outside [0, 1] earn a warning, and
// nothing is cut.
func SummarizeShare(x []float64) Summary {
	s := Summarize(x)
	for _, v := range x {
		if v < 0 || v > 1 {
			s.Warnings = append(s.Warnings[:len(s.Warnings):len(s.Warnings)], NotShareWarning)
			return s
		}
	}
	if s.Lo < 0 || s.Hi > 1 {
		s.Lo, s.Hi = max(0, s.Lo), min(1, s.Hi)
		s.Warnings = append(s.Warnings[:len(s.Warnings):len(s.Warnings)], ClippedWarning)
	}
	return s
}
