package stats

// Superiority returns the probability that a value of arm is above one of base, with
// ties shared: (1 + Cliff's delta) / 2, 0 to 1 (A of Vargha and Delaney 2000, J.
// Educ. Behav. Stat. 25:101), with its interval at a level. What [CliffDelta] says
// of independence and of limits holds here.
func Superiority(base, arm []float64, level float64) Estimate {
	e := CliffDelta(base, arm, level)
	e.Value, e.Lo, e.Hi = (1+e.Value)/2, (1+e.Lo)/2, (1+e.Hi)/2
	return e
}

// PairedSuperiority returns the share of replicates in which arm is above base, with
// ties counted half, 0 to 1, over the pairs in which both are defined (Grissom and
// Kim 2012, Effect Sizes for Research, chapter 5), with Wilson's interval at a level
// such as [Confidence]. Ties make the interval too wide rather than too narrow, as
// halves vary less than successes and failures with the same mean. N is the number
// of pairs. It panics when the lengths differ.
func PairedSuperiority(base, arm []float64, level float64) Estimate {
	mustLevel(level)
	base, arm, _ = Pairs(base, arm)
	e := undefined(len(base))
	halves := 0
	for i := range base {
		switch {
		case arm[i] > base[i]:
			halves += 2
		case arm[i] == base[i]:
			halves++
		}
	}
	e.Value, e.Lo, e.Hi = wilson(float64(halves)/2, float64(len(base)), level)
	return e
}
