package stats

// BenjaminiHochberg returns p adjusted for the number of tests by the step-up
// method of Benjamini and Hochberg (1995, J. R. Stat. Soc. B 57:289): to call those
// under q discoveries holds the expected share of false ones among them at q, if
// the tests are independent or positively dependent in the sense of Benjamini and
// Yekutieli (2001). That is a weaker promise than [Holm]'s, and finds more. The
// family is the values of p that are defined; a NaN stays NaN and does not count.
// The largest p stays, the next is multiplied by m/(m-1), and so on; none is larger
// than the one after it.
func BenjaminiHochberg(p []float64) []float64 {
	adjusted, order := ordered(p)
	lowest := 1.0
	for rank := len(order); rank > 0; rank-- {
		i := order[rank-1]
		lowest = min(lowest, p[i]*(float64(len(order))/float64(rank)))
		adjusted[i] = lowest
	}
	return adjusted
}
