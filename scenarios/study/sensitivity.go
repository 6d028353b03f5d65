package study

import (
	"fmt"
	"slices"
	"strings"

	"heed/results/stats"
)

// A SensitivityDesign is a sample of points whose outputs are to be told apart by factor: which
// factors an output hangs on, and how much of it is chance. It knows no model: the points
// may be those of a sweep, or of anybody's.
type SensitivityDesign struct {
	Kind    string      // how the points are laid out: morris, saltelli, or another for points drawn one by one
	Factors []string    // their names
	X       [][]float64 // the values of the factors, by point and factor; they rise with the coordinate of the unit cube
	Levels  int         // of morris: how many levels the grid has, 2 or more and even
	Second  bool        // of saltelli: whether the points that second-order indices need are there
	Common  bool        // whether replicate r has the same chance at all points, as a seed does

	Bootstrap stats.Bootstrap // of the intervals
}

// The methods.
const (
	Morris     = "morris"     // elementary effects, of a design morris
	Sobol      = "sobol"      // shares of the variance, of a design saltelli
	PAWN       = "pawn"       // distances between distributions, of points drawn one by one
	Regression = "regression" // of values and of ranks, of points drawn one by one
	ChanceOnly = "chance"     // how much of the variance is chance, of any points
)

// Methods are the methods that a sample can be asked for.
var Methods = []string{Morris, Sobol, PAWN, Regression}

// What the rows of [Sobol] are of, where there are replicates.
const (
	SobolExpected = "sobol-expected" // the expectation of the output, with chance taken out
	SobolSeeded   = "sobol-seeded"   // one replicate, with its seed as the factor [SeedFactor]
	SeedFactor    = "seed"           // chance, as a factor
)

// An Index is a number that says what a factor does to an output: a row of sensitivity.csv.
// What is undefined is NaN.
type Index struct {
	Arm, Output, Against string // of a sweep; Output of any sample
	Method               string
	Factor               string // empty of what is of all factors
	Other                string // of a second-order index, the second factor
	Name                 string // of the index
	N                    int    // trajectories of morris, samples of sobol, points of the others
	Value, Lo, Hi        float64
}

// Refuses returns why a method cannot be asked of the sample, nil where it can.
func (s *SensitivityDesign) Refuses(method string) error {
	n, k := len(s.independent()), len(s.Factors)
	switch {
	case !slices.Contains(Methods, method):
		return fmt.Errorf("no method %q; there are %s", method, strings.Join(Methods, ", "))
	case method == Morris && s.Kind != "morris":
		return fmt.Errorf("method morris needs a design of kind morris; this is %s", s.Kind)
	case method == Sobol && s.Kind != "saltelli":
		return fmt.Errorf("method sobol needs a design of kind saltelli; this is %s", s.Kind)
	case (method == PAWN || method == Regression) && slices.Contains(undrawn, s.Kind):
		return fmt.Errorf("method %s needs points drawn one by one, as of kind lhs, sobol or csv, or A and B of saltelli; this is %s", method, s.Kind)
	case method == PAWN && n < leastSliced:
		return fmt.Errorf("method pawn needs at least %d points; these are %d", leastSliced, n)
	case method == Regression && n < k+2:
		return fmt.Errorf("method regression of %d factors needs at least %d points; these are %d", k, k+2, n)
	}
	return nil
}

// undrawn are the kinds of designs whose points are not drawn one by one.
var undrawn = []string{"morris", "factorial", "ofat"}

// Enough points for a method that nobody asked for by name: ten in each of ten slices, and
// five a factor. By name fewer do.
const (
	leastSliced     = 30
	enoughSliced    = 100
	enoughRegressed = 5
)

// Fitting returns the methods that the sample is made for, or has points enough for; none
// where it has no method.
func (s *SensitivityDesign) Fitting() (fit []string) {
	n := len(s.independent())
	for _, method := range Methods {
		enough := map[string]bool{Morris: true, Sobol: true, PAWN: n >= enoughSliced, Regression: n >= enoughRegressed*len(s.Factors)+2}
		if enough[method] && s.Refuses(method) == nil {
			fit = append(fit, method)
		}
	}
	return fit
}

// independent returns which points are drawn one by one: of saltelli, A and B.
func (s *SensitivityDesign) independent() (points []int) {
	stride := s.stride()
	for p := range s.X {
		if s.Kind != "saltelli" || p%stride == 0 || p%stride == stride-1 {
			points = append(points, p)
		}
	}
	return points
}

// stride returns how many points belong together: a trajectory, a sample of saltelli, or one.
func (s *SensitivityDesign) stride() int {
	switch s.Kind {
	case "morris":
		return len(s.Factors) + 1
	case "saltelli":
		return s.sobol().Stride()
	}
	return 1
}

func (s *SensitivityDesign) sobol() stats.SobolDesign {
	return stats.SobolDesign{Factors: len(s.Factors), Second: s.Second, Common: s.Common}
}

// Indices returns what a method says of outputs y, by point and replicate, and what is to
// be doubted of it. The error names points whose outputs are missing or not finite.
func (s *SensitivityDesign) Indices(method string, y [][]float64) ([]Index, []string, error) {
	t := indexTable{of: s, method: method}
	var err error
	switch method {
	case Morris:
		err = t.morris(y)
	case Sobol:
		err = t.sobol(y)
	case PAWN:
		err = t.pawn(y)
	case Regression:
		err = t.regression(y)
	case ChanceOnly:
		err = t.chance(y)
	default:
		err = s.Refuses(method)
	}
	return t.rows, t.warnings, err
}
