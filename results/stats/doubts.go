package stats

import (
	"math"

	"heed/sim/num"
)

// The warnings of [Doubts], beside [FewWarning].
const (
	SkewWarning     = "strong skew for so few values: the t interval misses more on the side of the long tail; prefer a bootstrap interval"
	ConstantWarning = "all values are equal: an interval of no width says nothing of what other replicates might show"
)

// Skewness returns how lopsided x is, the G1 of Joanes and Gill (1998, The
// Statistician 47:183): the third moment about the mean in units of the standard
// deviation, unbiased for normal values, leaving out what is NaN. It is 0 where all
// values are equal, and NaN for fewer than 3 values.
func Skewness(x []float64) float64 {
	x = defined(x)
	m := mean(x)
	if len(x) < 3 || math.IsNaN(m) {
		return math.NaN()
	}
	s := sd(x, m)
	if s == 0 {
		return 0
	}
	cubes := make([]float64, len(x))
	for i, v := range x {
		z := (v - m) / s
		cubes[i] = float64(z * z * z)
	}
	n := float64(len(x))
	return num.Sum(cubes) * (n / float64((n-1)*(n-2)))
}

// Doubts returns what to doubt about the mean of x and its t interval, in words;
// none where there is nothing to say. What is NaN is left out.
//
//   - Fewer than [Few] values: [FewWarning].
//   - All of 2 or more values are equal: [ConstantWarning].
//   - Strong skew: n is under 25 G1^2, Cochran's rule for samples from which an
//     interval at 95% is to miss no more than about 6% of the time (Cochran 1977,
//     Sampling Techniques; derived by Sugden, Smith and Jones 2000, J. R. Stat. Soc.
//     B 62:787), and G1 is also over 1.96 of its standard errors for normal values
//     (Joanes and Gill 1998), as in a small sample G1 is large by luck:
//     [SkewWarning]. One normal sample in 20 earns this warning without need.
func Doubts(x []float64) []string { return DoubtsAmong(1, x) }

// DoubtsAmong is [Doubts] about one of so many samples that are looked at together,
// as the rows of a table are: luck is divided among them (Bonferroni), so that not
// every table of normal samples has some that are called skewed. G1 has longer tails
// than the normal distribution that this takes it to have, so that a few still do.
func DoubtsAmong(samples int, x []float64) []string {
	x = defined(x)
	var doubts []string
	n := float64(len(x))
	if len(x) < Few {
		doubts = append(doubts, FewWarning)
	}
	if len(x) > 1 && finite(x) && constant(x) {
		doubts = append(doubts, ConstantWarning)
	}
	g := math.Abs(Skewness(x))
	if n < float64(25*g*g) && g > lucky(samples)*math.Sqrt(float64(6*n*(n-1))/float64((n-2)*(n+1)*(n+3))) {
		doubts = append(doubts, SkewWarning)
	}
	return doubts
}

// lucky returns how many standard errors one of so many normal values exceeds in
// size with a probability of at most 0.05.
func lucky(samples int) float64 {
	return num.NormalQuantile(1 - (1-Confidence)/float64(2*samples))
}
