package stats

import (
	"math"
	"slices"
)

// CliffDelta returns how much more often a value of arm is above one of base than
// below it, over all pairs of one with the other, -1 to 1 (Cliff 1993, Psychol.
// Bull. 114:494), with its interval at a level such as [Confidence], leaving out
// what is NaN. N is the number of values in both. It depends on the order of the
// values only, so that it serves metrics of any scale.
//
// The interval is the asymmetric one of Cliff (1996, Ordinal Methods for Behavioral
// Data Analysis; Feng and Cliff 2004, J. Mod. Appl. Stat. Methods 3:322) with the
// unbiased variance, not less than its least possible, and Student's t with N-2 degrees
// of freedom, as in the packages effsize and orddom of R. It takes the samples as
// independent; of arms that share their random numbers it is too wide where these go up
// and down together: see [PairedSuperiority]. It is undefined where either has fewer
// than 2 values. Where the samples do not overlap, the variance vanishes; the interval
// then ends at 1 or -1 and begins where that of Wilson for as many of as many successes
// as the smaller sample has values begins (after Feng and Cliff 2004).
func CliffDelta(base, arm []float64, level float64) Estimate {
	mustLevel(level)
	base, arm = defined(base), defined(arm)
	n, m := len(arm), len(base)
	if n == 0 || m == 0 {
		return undefined(n + m)
	}
	rows, columns := dominance(arm, base), dominance(base, arm)
	wins, pairs := 0, float64(n)*float64(m)
	for _, r := range rows {
		wins += r.above - r.below
	}
	e := undefined(n + m)
	e.Value = float64(wins) / pairs
	if min(n, m) < Few {
		e.Warnings = fewValues
	}
	if min(n, m) < 2 {
		return e
	}
	if math.Abs(e.Value) == 1 {
		e.Lo, e.Hi = separate(e.Value, min(n, m), level)
		return e
	}
	v := cliffVariance(e.Value, rows, columns)
	d, z := e.Value, criticalAt(level, n+m-1)
	zz := float64(z * z * v)
	rest := 1 - float64(d*d)
	half := float64(z * math.Sqrt(v) * math.Sqrt(float64(rest*rest)+zz))
	e.Lo, e.Hi = max(-1, (float64(d*rest)-half)/(rest+zz)), min(1, (float64(d*rest)+half)/(rest+zz))
	return e
}

// separate returns the interval for samples of which one is wholly above the other.
func separate(d float64, n int, level float64) (lo, hi float64) {
	_, from, _ := wilson(float64(n), float64(n), level)
	if d < 0 {
		return -1, 1 - 2*from
	}
	return 2*from - 1, 1
}

// A standing is how many values of the other sample a value is above and below.
type standing struct{ above, below int }

// dominance returns the standing of each of x among y.
func dominance(x, y []float64) []standing {
	sorted := slices.Clone(y)
	slices.Sort(sorted)
	s := make([]standing, len(x))
	for i, v := range x {
		below, _ := slices.BinarySearch(sorted, v)
		upTo := below
		if upTo < len(sorted) && sorted[upTo] == v {
			upTo, _ = slices.BinarySearch(sorted, math.Nextafter(v, math.Inf(1)))
		}
		s[i] = standing{below, len(y) - upTo}
	}
	return s
}

// cliffVariance returns the unbiased variance of d (Cliff 1993), not less than
// (1 - d^2) / (nm - 1).
func cliffVariance(d float64, rows, columns []standing) float64 {
	n, m := float64(len(rows)), float64(len(columns))
	of, each := 0.0, 0.0
	for _, r := range rows {
		off := float64(r.above-r.below) - float64(m*d)
		of += float64(off * off)
		ties := m - float64(r.above+r.below)
		up, down := 1-d, 1+d
		each += float64(float64(r.above)*float64(up*up)) + float64(float64(r.below)*float64(down*down)) + float64(ties*float64(d*d))
	}
	for _, c := range columns {
		off := float64(c.below-c.above) - float64(n*d)
		of += float64(off * off)
	}
	least := (1 - float64(d*d)) / (float64(n*m) - 1)
	return max(least, (of-each)/float64(n*m*(m-1)*(n-1)))
}
