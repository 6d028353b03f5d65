package stats

import (
	"math"
	"sync"

	"heed/sim/num"
)

// Confidence is the level of every interval of this package.
const Confidence = 0.95

// Few is the number of values under which a t interval leans on the values
// being normal, rather than on the central limit theorem, and earns a warning.
const Few = 10

// FewWarning is the warning of an interval or a test over fewer than [Few]
// values.
const FewWarning = "fewer than 10 values: the 95% interval holds only if they are about normal"

// A Summary describes the values of one metric over replicates, in the unit of
// the metric.
type Summary struct {
	N        int      // how many values were defined
	Mean     float64  // their mean; NaN when N is 0
	SD       float64  // their standard deviation, by N-1; NaN when N is under 2
	Lo, Hi   float64  // Student's 95% interval for the mean; NaN when N is under 2
	Warnings []string // doubts, at most one of a kind; shared, so not to be changed
}

// Summarize returns the summary of x, leaving out what is NaN. The interval is
// the mean plus or minus t(0.975, n-1) sd / sqrt(n) (Student 1908). Where all
// values are the same number, it is that number at both ends. An infinite value
// leaves everything but N undefined.
func Summarize(x []float64) Summary {
	x = defined(x)
	s := Summary{N: len(x), SD: math.NaN(), Lo: math.NaN(), Hi: math.NaN()}
	s.Mean = mean(x)
	if s.N < Few {
		s.Warnings = fewValues
	}
	if s.N < 2 {
		return s
	}
	s.SD = sd(x, s.Mean)
	s.Lo, s.Hi = interval(s.Mean, s.SD, s.N)
	return s
}

var fewValues = []string{FewWarning}

// Interval returns the ends of Student's 95% interval for a mean that n values
// with standard deviation sd have, as [Summarize] does. They are NaN when n is
// under 2 or when mean or sd is NaN.
func Interval(mean, sd float64, n int) (lo, hi float64) {
	if n < 2 {
		return math.NaN(), math.NaN()
	}
	return interval(mean, sd, n)
}

func interval(mean, sd float64, n int) (lo, hi float64) {
	if math.IsNaN(mean) || math.IsNaN(sd) {
		return math.NaN(), math.NaN()
	}
	half := float64(critical(n) * (sd / math.Sqrt(float64(n))))
	return mean - half, mean + half
}

// critical returns the 0.975 quantile of Student's t with n-1 degrees of
// freedom.
func critical(n int) float64 {
	if t := criticals(); n < len(t) {
		return t[n]
	}
	return num.StudentTQuantile((1+Confidence)/2, float64(n-1))
}

// criticals holds the quantiles for the numbers of replicates in common use: a
// summary of a sweep asks for the same one a hundred thousand times.
var criticals = sync.OnceValue(func() []float64 {
	t := make([]float64, 257)
	for n := 2; n < len(t); n++ {
		t[n] = num.StudentTQuantile((1+Confidence)/2, float64(n-1))
	}
	return t
})

// defined returns the values of x that are not NaN: x itself when all are.
func defined(x []float64) []float64 {
	for i, v := range x {
		if math.IsNaN(v) {
			kept := append([]float64(nil), x[:i]...)
			for _, v := range x[i+1:] {
				if !math.IsNaN(v) {
					kept = append(kept, v)
				}
			}
			return kept
		}
	}
	return x
}

// mean returns the mean of x, NaN if x is empty or holds an infinity. Equal
// values have exactly their own value as mean, which a rounded sum would miss.
func mean(x []float64) float64 {
	switch {
	case len(x) == 0 || !finite(x):
		return math.NaN()
	case constant(x):
		return x[0]
	}
	return num.Mean(x)
}

// sd returns the standard deviation of x about its mean m, by len(x)-1, in two
// passes so that a large mean takes no digits from it.
func sd(x []float64, m float64) float64 {
	if math.IsNaN(m) {
		return math.NaN()
	}
	if constant(x) {
		return 0
	}
	squares := make([]float64, len(x))
	for i, v := range x {
		squares[i] = float64((v - m) * (v - m))
	}
	return math.Sqrt(num.Sum(squares) / float64(len(x)-1))
}

func constant(x []float64) bool {
	for _, v := range x {
		if v != x[0] {
			return false
		}
	}
	return true
}

func finite(x []float64) bool {
	for _, v := range x {
		if math.IsInf(v, 0) {
			return false
		}
	}
	return true
}
