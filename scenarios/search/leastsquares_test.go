package search

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"
)

// solve runs a search of f to its end.
func solve(t interface{ Fatalf(string, ...any) }, s *LeastSquares, f func([]float64) []float64) {
	for rounds := 0; ; rounds++ {
		points := s.Ask()
		if len(points) == 0 {
			return
		}
		var all [][]float64
		for _, p := range points {
			all = append(all, f(p))
		}
		s.Tell(all)
		if rounds > 1000 {
			t.Fatalf("the search does not end")
		}
	}
}

// A reference is a problem of the Statistical Reference Datasets of NIST for
// nonlinear regression, with certified estimates, their standard errors, and the
// residual sum of squares.
type reference struct {
	name     string
	y, x     []float64
	model    func(b []float64, x float64) float64
	starts   [][]float64
	certain  []float64
	deviance []float64
	squares  float64
}

func saturating(b []float64, x float64) float64 { return b[0] * (1 - math.Exp(-b[1]*x)) }

var references = []reference{
	{
		name:     "Misra1a",
		y:        []float64{10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78},
		x:        []float64{77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0},
		model:    saturating,
		starts:   [][]float64{{500, 0.0001}, {250, 0.0005}},
		certain:  []float64{2.3894212918e+02, 5.5015643181e-04},
		deviance: []float64{2.7070075241e+00, 7.2668688436e-06},
		squares:  1.2455138894e-01,
	},
	{
		name:     "BoxBOD",
		y:        []float64{109, 149, 149, 191, 213, 224},
		x:        []float64{1, 2, 3, 5, 7, 10},
		model:    saturating,
		starts:   [][]float64{{100, 0.75}}, // NIST's other, (1, 1), leads downhill to the plateau at infinite b2
		certain:  []float64{2.1380940889e+02, 5.4723748542e-01},
		deviance: []float64{1.2354515176e+01, 1.0455993237e-01},
		squares:  1.1680088766e+03,
	},
}

func (p reference) residuals(b []float64) []float64 {
	r := make([]float64, len(p.y))
	for i := range r {
		r[i] = p.model(b, p.x[i]) - p.y[i]
	}
	return r
}

// near reports whether got agrees with want to so many digits.
func near(got, want, digits float64) bool {
	return math.Abs(got-want) <= math.Pow(10, -digits)*math.Abs(want)
}

func TestLeastSquaresMeetsCertifiedEstimates(t *testing.T) {
	for _, p := range references {
		for _, start := range p.starts {
			t.Run(fmt.Sprint(p.name, start), func(t *testing.T) {
				steps := []float64{1e-7 * p.certain[0], 1e-7 * p.certain[1]}
				s := NewLeastSquares(start, Options{Steps: steps, Evaluations: 500})
				solve(t, s, p.residuals)
				b, r := s.Best()
				for i := range b {
					if !near(b[i], p.certain[i], 6) {
						t.Errorf("estimate %d: %.11g after %d evaluations (%s); want %.11g", i, b[i], s.Evaluations(), s.Why(), p.certain[i])
					}
				}
				if !near(squares(r), p.squares, 9) || !s.Converged() {
					t.Errorf("sum of squares %.11g, over because %q; want %.11g and convergence", squares(r), s.Why(), p.squares)
				}
			})
		}
	}
}

// With independent residuals of one variance the sandwich is the textbook's formula,
// whose roots NIST certifies.
func TestCovarianceMeetsCertifiedDeviations(t *testing.T) {
	for _, p := range references {
		c := Central{At: p.certain, Steps: []float64{1e-4 * p.certain[0], 1e-4 * p.certain[1]}}
		var values [][]float64
		for _, b := range c.Points() {
			values = append(values, p.residuals(b))
		}
		omega := make([][]float64, len(p.y))
		for i := range omega {
			omega[i] = make([]float64, len(p.y))
			omega[i][i] = p.squares / float64(len(p.y)-2)
		}
		v, err := Covariance(c.Jacobian(values), omega)
		if err != nil {
			t.Fatal(err)
		}
		for i := range v {
			if got := math.Sqrt(v[i][i]); !near(got, p.deviance[i], 6) {
				t.Errorf("%s: standard error %d: %.11g; want %.11g", p.name, i, got, p.deviance[i])
			}
		}
	}
}

func TestCovarianceRefusesWhatIsNotIdentified(t *testing.T) {
	if _, err := Covariance([][]float64{{1, 2}, {2, 4}, {3, 6}}, [][]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}); err != ErrSingular {
		t.Errorf("Covariance of a Jacobian of rank 1: error %v; want %v", err, ErrSingular)
	}
	if _, err := Covariance([][]float64{{1, 2}}, [][]float64{{1}}); err != ErrSingular {
		t.Errorf("Covariance of two unknowns by one residual: error %v; want %v", err, ErrSingular)
	}
}

// rosenbrock are the residuals of Rosenbrock's valley, which bends: 0 at (1, 1).
func rosenbrock(x []float64) []float64 { return []float64{10 * (x[1] - x[0]*x[0]), 1 - x[0]} }

func TestLeastSquaresFollowsAValley(t *testing.T) {
	s := NewLeastSquares([]float64{-1.2, 1}, Options{Evaluations: 300})
	solve(t, s, rosenbrock)
	x, r := s.Best()
	if math.Abs(x[0]-1) > 1e-6 || math.Abs(x[1]-1) > 1e-6 || !s.Converged() {
		t.Errorf("Rosenbrock from (-1.2, 1): %v, residuals %v, after %d evaluations (%s); want (1, 1)", x, r, s.Evaluations(), s.Why())
	}
}

// Five unknowns that each move a residual or two, with some curvature and a grain of
// noise that is the same at the same point: what a search over a simulation is like.
// Updates keep the evaluations few.
func TestLeastSquaresIsSparingOnAGrainySurface(t *testing.T) {
	want := []float64{0.7, -0.4, 0.2, 1.1, -0.9}
	f := func(x []float64) []float64 {
		r := make([]float64, 5)
		for i := range r {
			d := x[i] - want[i]
			r[i] = 3*math.Expm1(d) + 0.5*math.Sin(x[(i+1)%5]-want[(i+1)%5]) + 0.01*math.Sin(1e4*(x[0]+x[i]))
		}
		return r
	}
	s := NewLeastSquares(make([]float64, 5), Options{Steps: slices.Repeat([]float64{0.3}, 5), MinStep: 0.03, MinGain: 2e-3})
	solve(t, s, f)
	x, r := s.Best()
	if squares(r) > 2e-3 || s.Evaluations() > 30 {
		t.Errorf("sum of squares %.3g at %.3g after %d evaluations (%s); want under 0.002 near %v within 30", squares(r), x, s.Evaluations(), s.Why(), want)
	}
}

// On a linear problem the search ends at the solution of the normal equations,
// whatever the units of the unknowns.
func TestLeastSquaresSolvesLinearProblems(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 4).Draw(t, "unknowns")
		m := n + rapid.IntRange(0, 5).Draw(t, "spare residuals")
		value := rapid.Float64Range(-1, 1)
		a, b := mat.NewDense(m, n, nil), mat.NewVecDense(m, nil)
		unit := make([]float64, n)
		for i := range unit {
			unit[i] = math.Pow(10, float64(rapid.IntRange(-4, 4).Draw(t, "unit")))
		}
		for k := range m {
			b.SetVec(k, value.Draw(t, "b"))
			for i := range n {
				v := value.Draw(t, "a") * 0.3
				if k == i {
					v += 2 // well conditioned
				}
				a.Set(k, i, v*unit[i])
			}
		}
		f := func(x []float64) []float64 {
			var v mat.VecDense
			v.MulVec(a, mat.NewVecDense(n, x))
			v.SubVec(&v, b)
			return v.RawVector().Data
		}
		var want mat.VecDense
		if err := want.SolveVec(a, b); err != nil {
			t.Skip("singular")
		}
		steps := make([]float64, n)
		for i := range steps {
			steps[i] = 1e-3 / unit[i]
		}
		s := NewLeastSquares(make([]float64, n), Options{Steps: steps, MinStep: 1e-6, Evaluations: 200})
		solve(t, s, f)
		x, _ := s.Best()
		for i := range x {
			if math.Abs(x[i]-want.AtVec(i))*unit[i] > 1e-5 {
				t.Fatalf("unknown %d: %g after %d evaluations (%s); want %g", i, x[i], s.Evaluations(), s.Why(), want.AtVec(i))
			}
		}
	})
}

func TestLeastSquaresEndsWhereItCannotGoOn(t *testing.T) {
	none := func([]float64) []float64 { return []float64{math.NaN()} }
	flat := func([]float64) []float64 { return []float64{1, 2} }
	cliff := func(x []float64) []float64 {
		if x[0] > 0.1 {
			return []float64{math.NaN()}
		}
		return []float64{x[0] - 1}
	}
	for _, tt := range []struct {
		name, why string
		f         func([]float64) []float64
		options   Options
	}{
		{"no number at the start", "the residuals of the start are not finite", none, Options{}},
		{"no slope", "the Jacobian says nothing of some coordinate", flat, Options{}},
		{"too few evaluations", "no evaluations are left", rosenbrock, Options{Evaluations: 7}},
		{"a cliff", converged, cliff, Options{}},
	} {
		s := NewLeastSquares([]float64{0, 0}[:1+len(tt.f([]float64{0, 0}))/2], tt.options)
		solve(t, s, tt.f)
		if s.Why() != tt.why {
			t.Errorf("%s: over because %q; want %q", tt.name, s.Why(), tt.why)
		}
		if s.options.Evaluations < s.Evaluations() {
			t.Errorf("%s: %d evaluations; want at most %d", tt.name, s.Evaluations(), s.options.Evaluations)
		}
	}
}

func TestBoxMapsItselfToTheWholeSpace(t *testing.T) {
	b := Box{Lo: []float64{-2, 0.05}, Hi: []float64{2, 0.3}}
	rapid.Check(t, func(t *rapid.T) {
		x := make([]float64, 2)
		for i := range x {
			share := rapid.Float64Range(edge, 1-edge).Draw(t, "share")
			x[i] = b.Lo[i] + share*(b.Hi[i]-b.Lo[i])
		}
		u := b.Free(x)
		for i, v := range b.Point(u) {
			if math.Abs(v-x[i]) > 1e-12 {
				t.Fatalf("Point(Free(%v)) = %v", x, b.Point(u))
			}
		}
		const h = 1e-6
		for i, slope := range b.Slope(u) {
			up, down := slices.Clone(u), slices.Clone(u)
			up[i], down[i] = u[i]+h, u[i]-h
			if got := (b.Point(up)[i] - b.Point(down)[i]) / (2 * h); math.Abs(got-slope) > 1e-8 {
				t.Fatalf("Slope(%v)[%d] = %v; want the difference quotient %v", u, i, slope, got)
			}
		}
	})
	if u := b.Free([]float64{-2, 9}); math.IsInf(u[0], 0) || math.IsInf(u[1], 0) {
		t.Errorf("Free of a point on the bounds = %v; want finite numbers", u)
	}
	if !b.Near([]float64{1.99, 0.1}, 0) || b.Near([]float64{1.99, 0.1}, 1) {
		t.Errorf("Near: want only the first coordinate of (1.99, 0.1) to be at a bound")
	}
}

// A search of five lines: the line through three points.
func ExampleLeastSquares() {
	line := func(x []float64) []float64 {
		return []float64{x[0] - 1, x[0] + x[1] - 3, x[0] + 2*x[1] - 5}
	}
	s := NewLeastSquares([]float64{0, 0}, Options{})
	for points := s.Ask(); len(points) > 0; points = s.Ask() {
		var residuals [][]float64
		for _, p := range points {
			residuals = append(residuals, line(p))
		}
		s.Tell(residuals)
	}
	x, _ := s.Best()
	fmt.Printf("%.3f + %.3f x", x[0], x[1])
	// Output: 1.000 + 2.000 x
}
