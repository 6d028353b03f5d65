package search

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Options say how a search of least squares goes. The zero value of a field is its
// default.
type Options struct {
	Steps       []float64 // of the differences that make a Jacobian, by coordinate; 1e-6 each
	Evaluations int       // the most points that are asked for; 100
	MinStep     float64   // the search ends at a step under MinStep times Steps in each coordinate; 0.01
	MinGain     float64   // and where the sum of squares is to fall by no more than this; 0
	MinShare    float64   // and by no more than this share of it; 1e-14, which rounding hides
}

// LeastSquares looks for the point at which the sum of squared residuals is least, by
// the method of Levenberg (1944) and Marquardt (1963): each step solves the linear
// problem, damped in proportion to what each coordinate does to the residuals
// (Moré 1978), by as much as the steps before have taught (Nielsen 1999). Residuals
// are smooth functions of the point but for some noise that is the same at each
// evaluation of it.
//
// The Jacobian is made of forward differences where the search begins, and where a
// step failed or gained far less than foretold; from step to step it is kept up to
// date by Broyden's (1965) rank-one update, as Madsen, Nielsen and Tingleff (2004)
// have it.
type LeastSquares struct {
	options Options
	x, r    []float64   // the best point, and its residuals
	j       *mat.Dense  // Jacobian at x, or near it
	fresh   bool        // whether it was made at x
	scale   []float64   // of each coordinate: its largest column of the Jacobian, squared
	mu, nu  float64     // damping, and how fast it is to grow
	step    []float64   // on trial
	asked   [][]float64 // that were not yet told of
	next    phase
	count   int
	over    string
}

// A phase is what the points asked for are to tell.
type phase int

const (
	begin  phase = iota // the residuals of the start, and its Jacobian
	differ              // the Jacobian at the best point
	try                 // whether a step gains
	finish
)

// NewLeastSquares returns a search that begins at start.
func NewLeastSquares(start []float64, o Options) *LeastSquares {
	if o.Steps == nil {
		o.Steps = slices.Repeat([]float64{1e-6}, len(start))
	}
	if o.Evaluations == 0 {
		o.Evaluations = 100
	}
	if o.MinStep == 0 {
		o.MinStep = 0.01
	}
	if o.MinShare == 0 {
		o.MinShare = 1e-14
	}
	return &LeastSquares{options: o, x: slices.Clone(start), scale: make([]float64, len(start)), nu: 2}
}

// Ask returns the points that are to be evaluated next, none when the search is over.
// Asked again, it returns the same until it is told.
func (s *LeastSquares) Ask() [][]float64 {
	if s.asked != nil || s.next == finish {
		return s.asked
	}
	switch s.next {
	case begin:
		s.asked = append([][]float64{slices.Clone(s.x)}, s.forward()...)
	case differ:
		s.asked = s.forward()
	case try:
		s.asked = s.trial()
	}
	if s.asked != nil && s.count+len(s.asked) > s.options.Evaluations {
		s.end("no evaluations are left")
	}
	s.count += len(s.asked)
	return s.asked
}

// Tell takes the residuals of the points that [LeastSquares.Ask] returned, in their
// order. It panics where there are not as many.
func (s *LeastSquares) Tell(residuals [][]float64) {
	if len(residuals) != len(s.asked) {
		panic(fmt.Sprintf("search: told of %d points; want %d", len(residuals), len(s.asked)))
	}
	phase := s.next
	s.asked, s.next = nil, try
	switch phase {
	case begin:
		s.r = slices.Clone(residuals[0])
		if math.IsNaN(squares(s.r)) || math.IsInf(squares(s.r), 0) {
			s.end("the residuals of the start are not finite")
			return
		}
		s.differences(residuals[1:])
	case differ:
		s.differences(residuals)
	case try:
		s.judge(residuals[0])
	}
}

// Best returns the best point so far with its residuals, nil before any was told.
func (s *LeastSquares) Best() (x, residuals []float64) { return slices.Clone(s.x), slices.Clone(s.r) }

// Evaluations returns how many points were asked for.
func (s *LeastSquares) Evaluations() int { return s.count }

// Why says why the search is over, a phrase; "" where it is not.
func (s *LeastSquares) Why() string { return s.over }

// Converged reports whether the search is over because there is nothing to gain.
func (s *LeastSquares) Converged() bool { return s.over == converged }

const converged = "no step gains any more"

// end ends the search.
func (s *LeastSquares) end(why string) {
	s.over, s.next, s.asked = why, finish, nil
}

// forward returns the points of forward differences about the best.
func (s *LeastSquares) forward() [][]float64 {
	points := make([][]float64, len(s.x))
	for i := range points {
		points[i] = slices.Clone(s.x)
		points[i][i] += s.options.Steps[i]
	}
	return points
}

// differences makes the Jacobian of the residuals at the points of forward. A column
// that is not finite is none.
func (s *LeastSquares) differences(residuals [][]float64) {
	s.j = mat.NewDense(len(s.r), len(s.x), nil)
	for i, r := range residuals {
		for k := range s.r {
			if d := (r[k] - s.r[k]) / s.options.Steps[i]; !math.IsNaN(d) && !math.IsInf(d, 0) {
				s.j.Set(k, i, d)
			}
		}
	}
	s.fresh = true
}

// squares returns the sum of squares.
func squares(r []float64) float64 {
	sum := 0.
	for _, v := range r {
		sum += float64(v * v)
	}
	return sum
}
