package search

import (
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Central are the points of central differences about a point: two for each
// coordinate, a step below and a step above, in order. They tell the Jacobian to the
// second order of the steps.
type Central struct{ At, Steps []float64 }

// Points returns the points.
func (c Central) Points() [][]float64 {
	var all [][]float64
	for i := range c.At {
		for _, sign := range []float64{-1, 1} {
			p := slices.Clone(c.At)
			p[i] += float64(sign * c.Steps[i])
			all = append(all, p)
		}
	}
	return all
}

// Jacobian returns the derivatives, by value and coordinate, given the values at the
// points.
func (c Central) Jacobian(values [][]float64) [][]float64 {
	j := make([][]float64, len(values[0]))
	for k := range j {
		j[k] = make([]float64, len(c.At))
		for i := range c.At {
			j[k][i] = (values[2*i+1][k] - values[2*i][k]) / (2 * c.Steps[i])
		}
	}
	return j
}

// ErrSingular says that residuals do not tell some direction of the space from
// standing still: what was estimated is not identified.
var ErrSingular = errors.New("search: the Jacobian is singular")

// Covariance returns the covariance of a least-squares estimate whose residuals have
// the Jacobian j (by residual and coordinate) and the covariance omega: the sandwich
// (J'J)^-1 J' omega J (J'J)^-1, which Gourieroux, Monfort and Renault (1993) give for
// estimates by simulated moments. It returns [ErrSingular] where j has not full rank.
func Covariance(j, omega [][]float64) ([][]float64, error) {
	a := dense(j)
	m, n := a.Dims()
	if d := SingularValues(j); m < n || d[n-1] <= 1e-12*d[0] {
		return nil, ErrSingular
	}
	var qr mat.QR
	qr.Factorize(a)
	var inverse mat.Dense // J's pseudo-inverse
	if err := qr.SolveTo(&inverse, false, mat.NewDiagDense(m, slices.Repeat([]float64{1}, m))); err != nil {
		var c mat.Condition
		if !errors.As(err, &c) {
			return nil, err
		}
	}
	var left, v mat.Dense
	left.Mul(&inverse, dense(omega))
	v.Mul(&left, inverse.T())
	return rows(&v), nil
}

// SingularValues returns the singular values of a matrix given by rows, the largest
// first: of a Jacobian, how strongly the residuals answer in each independent
// direction, least in the direction that is identified worst.
func SingularValues(j [][]float64) []float64 {
	var svd mat.SVD
	if !svd.Factorize(dense(j), mat.SVDNone) {
		all := make([]float64, len(j[0]))
		for i := range all {
			all[i] = math.NaN()
		}
		return all
	}
	return svd.Values(nil)
}

// dense returns the matrix of some rows.
func dense(of [][]float64) *mat.Dense {
	a := mat.NewDense(len(of), len(of[0]), nil)
	for k, row := range of {
		a.SetRow(k, row)
	}
	return a
}

// rows returns the rows of a matrix.
func rows(a *mat.Dense) [][]float64 {
	m, _ := a.Dims()
	all := make([][]float64, m)
	for k := range all {
		all[k] = mat.Row(nil, k, a)
	}
	return all
}
