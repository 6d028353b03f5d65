package study

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"heed/scenarios/search"
)

// An Estimate is a coefficient as it was fitted.
type Estimate struct {
	Coefficient  Coefficient
	Min, Max     float64 // between which it was looked for
	Start, Value float64
	Error        float64 // its standard error, of what the sources leave open and of chance; NaN at a bound
	Chance       float64 // what of it comes of the number of replicates
	Bound        bool    // whether a bound has stopped it: it is taken as given in the errors of the others
}

// A Calibrated is what came of a fit.
type Calibrated struct {
	Estimates   []Estimate
	Shown       []Shown     // at the estimates, on replicates that the fit has not seen
	Squares     float64     // sum of the squared residuals at the end, in variances of the sources
	Evaluations int         // points of the coefficients that were simulated in all
	Converged   bool        // whether the search ended because nothing was left to gain
	Why         string      // why it ended
	Fitted      []Moment    // those fitted to
	Slopes      [][]float64 // by moment fitted to and coefficient: how many standard deviations of the source it moves for each unit
	Singular    []float64   // singular values of the same for each unit of the log-odds of the place in the range, largest first, of those not at a bound
	Correlation [][]float64 // of the estimates' errors; NaN of those at a bound
	Warnings    []error     // doubts
}

// Fit fits the coefficients of c to its fitted moments by the method of simulated
// moments (McFadden 1989): it looks for the coefficients at which the sum of squared
// residuals is least, each in standard deviations of what the moment's source leaves
// open, the moments being means over replicates. Replicates have the same chance at
// every point, so that moments move with the coefficients and hardly jump. Bounds hold,
// for the search is over the log-odds of the place in the range.
//
// Standard errors are those of Gourieroux, Monfort and Renault (1993), of the sources'
// uncertainty, taken to be independent, and of the simulated means' covariance
// together. Estimates are rounded to three digits, and what they show is simulated
// afresh.
func Fit(ctx context.Context, c Calibration) (*Calibrated, error) {
	f := newFitting(c)
	if len(f.moments) < len(c.Coefficients) {
		return nil, fmt.Errorf("study: %d moments cannot tell %d coefficients", len(f.moments), len(c.Coefficients))
	}
	if err := f.look(ctx); err != nil {
		return nil, err
	}
	f.tell(Weighing)
	if err := f.weigh(ctx); err != nil {
		return nil, err
	}
	f.tell(Checking)
	c.Base = c.at(f.values())
	var err error
	f.out.Shown, err = Check(ctx, c)
	return f.out, err
}

// A fitting is a fit under way.
type fitting struct {
	Calibration
	moments []Moment // those fitted
	box     search.Box
	free    []float64 // the coefficients, in log-odds of their place in the range
	out     *Calibrated
}

// stride is the step of differences, in log-odds of the place in the range: from the
// middle, a twelfth of the range. It is wide against the jumps that moments take where
// somebody decides otherwise.
const stride = 1. / 3

// enough is the sum of squares, in variances of the sources, that is not worth
// another evaluation.
const enough = 0.005

// futile is the share of the sum of squares that is not worth it either, where a bound
// keeps much of it.
const futile = 0.01

// mostEvaluations bounds the search.
const mostEvaluations = 60

func newFitting(c Calibration) *fitting {
	f := &fitting{Calibration: c, out: &Calibrated{}}
	f.moments = slices.DeleteFunc(slices.Clone(c.Moments), func(m Moment) bool { return !m.Fitted })
	f.out.Fitted = f.moments
	for _, x := range c.Coefficients {
		lo, hi := x.between()
		f.box.Lo, f.box.Hi = append(f.box.Lo, lo), append(f.box.Hi, hi)
	}
	f.free = f.box.Free(c.values())
	return f
}

// look searches for the coefficients.
func (f *fitting) look(ctx context.Context) error {
	s := search.NewLeastSquares(f.free, search.Options{
		Steps: slices.Repeat([]float64{stride}, len(f.free)), Evaluations: mostEvaluations, MinStep: 0.05, MinGain: enough, MinShare: futile,
	})
	for points := s.Ask(); len(points) > 0; points = s.Ask() {
		residuals, err := f.residuals(ctx, points)
		if err != nil {
			return err
		}
		s.Tell(residuals)
		_, r := s.Best()
		f.out.Squares, f.out.Evaluations = squares(r), s.Evaluations()
		f.tell(Searching)
	}
	f.free, _ = s.Best()
	f.out.Converged, f.out.Why = s.Converged(), s.Why()
	if !f.out.Converged {
		f.warn("the search did not converge: %s", s.Why())
	}
	return nil
}

// tell says how the fit stands.
func (f *fitting) tell(s Stage) {
	if f.Told != nil {
		f.Told(Told{s, f.out.Evaluations, f.out.Squares})
	}
}

// residuals returns those of the fitted moments at points of the search.
func (f *fitting) residuals(ctx context.Context, points [][]float64) ([][]float64, error) {
	values, err := f.simulate(ctx, f.places(points), f.moments, 0)
	all := make([][]float64, len(points))
	for i := range values {
		for k, m := range f.moments {
			all[i] = append(all[i], m.Residual(average(values[i][k])))
		}
	}
	return all, err
}

// places returns points of the search as values of the coefficients.
func (f *fitting) places(points [][]float64) [][]float64 {
	all := make([][]float64, len(points))
	for i, u := range points {
		all[i] = f.box.Point(u)
	}
	return all
}

// warn adds a doubt.
func (f *fitting) warn(format string, args ...any) {
	f.out.Warnings = append(f.out.Warnings, fmt.Errorf(format, args...))
}

// rounded returns x to three digits.
func rounded(x float64) float64 {
	v, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 3, 64), 64)
	return v
}
