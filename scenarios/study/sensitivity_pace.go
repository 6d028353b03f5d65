package study

import "slices"

// Resamples of an interval: as many as an analysis of all outputs can have in about half a
// minute, and no fewer than the least that an interval can be told by.
const (
	mostResamples  = 1000
	leastResamples = 200
	affordableWork = 2e10 // of additions and the like
)

// work is about what a resample of one output takes, in additions.
func (s *SensitivityDesign) work(method string) float64 {
	n, k := float64(len(s.independent())), float64(len(s.Factors))
	samples := float64(len(s.X) / max(1, s.stride()))
	switch method {
	case Morris:
		return 15 * samples * k
	case Sobol:
		columns := float64(6 * k)
		if s.Second {
			columns += float64(k * k)
		}
		return columns * samples
	case PAWN:
		return 30 * n * k
	case Regression:
		return n * (float64(2*k*k) + float64(20*k))
	}
	return 8 * float64(len(s.X))
}

// resamples returns how many resamples the intervals of a method have.
func (s *SensitivityDesign) resamples(method string, outputs int) int {
	can := affordableWork / (s.work(method) * float64(max(1, outputs)))
	return int(min(mostResamples, max(leastResamples, can)))
}

// affordable returns those of some methods that do not take long: all that a design is made
// for, and a first look that can be had soon.
func (s *SensitivityDesign) affordable(methods []string, outputs int) []string {
	return slices.DeleteFunc(slices.Clone(methods), func(method string) bool {
		return method != Morris && method != Sobol && s.work(method)*float64(outputs)*leastResamples > affordableWork
	})
}

// leftOut returns the methods that fit and are not among some.
func (s *SensitivityDesign) leftOut(done []string) (left []string) {
	for _, method := range s.Fitting() {
		if !slices.Contains(done, method) {
			left = append(left, method)
		}
	}
	return left
}
