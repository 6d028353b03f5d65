package stats

import (
	"math"

	"heed/sim/num"
)

// DZ returns the mean of arm minus base divided by the standard deviation of the
// differences, over the pairs in which both are defined (Cohen 1988, p. 48; d_z of
// Lakens 2013). It says how well pairs show the difference, and so how many are
// needed; it grows with how well pairing worked, which Paired's D (d_av) does not,
// so that D is the one to compare with other studies. It is 0 where all pairs are
// equal, and NaN for fewer than 2 pairs or where all differ by the same amount
// other than 0. DZ panics when the lengths differ.
func DZ(base, arm []float64) float64 {
	_, _, diff := Pairs(base, arm)
	m := mean(diff)
	s := math.NaN()
	if len(diff) > 1 {
		s = sd(diff, m)
	}
	switch {
	case s == 0 && m == 0:
		return 0
	case s == 0:
		return math.NaN()
	}
	return m / s
}

// HedgesCorrection returns the factor that takes the bias from a standardized
// difference whose standard deviation has df degrees of freedom, Gamma(df/2) /
// (sqrt(df/2) Gamma((df-1)/2)) (Hedges 1981, J. Educ. Stat. 6:107, equation 6e). It
// is exact for normal values and d_z with df = n-1; for d_av, whose two standard
// deviations are dependent, take df = n-1 too, which corrects a little too much.
// It rises from 0.564 at df = 2 to 1, and is NaN below 2.
func HedgesCorrection(df int) float64 {
	if df < 2 {
		return math.NaN()
	}
	half := float64(df) / 2
	return num.Exp(num.LogGamma(half)-num.LogGamma(float64(df-1)/2)) / math.Sqrt(half)
}
