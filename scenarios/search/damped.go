package search

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Damping at the start, against the largest column of the Jacobian; and the shares
// of the gain foretold under which a step is refused, and under which the Jacobian is
// made anew.
const (
	firstDamping = 1e-3
	leastGain    = 1e-4
	staleGain    = 0.25
)

// trial returns the point of the next step, none where the search is over.
func (s *LeastSquares) trial() [][]float64 {
	if squares(s.r) <= s.options.MinGain {
		s.end(converged)
		return nil
	}
	s.rescale()
	if s.mu == 0 {
		s.mu = firstDamping
	}
	s.step = s.damped()
	if s.step == nil {
		s.end("the Jacobian says nothing of some coordinate")
		return nil
	}
	if s.tiny() {
		if !s.fresh {
			s.next = differ
			return s.forward()
		}
		s.end(converged)
		return nil
	}
	point := slices.Clone(s.x)
	for i := range point {
		point[i] += s.step[i]
	}
	return [][]float64{point}
}

// rescale keeps the largest column that each coordinate ever had.
func (s *LeastSquares) rescale() {
	for i := range s.scale {
		s.scale[i] = max(s.scale[i], squares(mat.Col(nil, i, s.j)))
	}
}

// damped returns the step h that makes |r + J h|^2 + mu h'D h least, D being the scale
// of the coordinates: by a QR decomposition of J over the root of mu D, which squares
// no condition number. It returns nil where that is singular.
func (s *LeastSquares) damped() []float64 {
	m, n := s.j.Dims()
	a, b := mat.NewDense(m+n, n, nil), mat.NewVecDense(m+n, nil)
	a.Slice(0, m, 0, n).(*mat.Dense).Copy(s.j)
	for i := range n {
		a.Set(m+i, i, math.Sqrt(s.mu*s.scale[i]))
	}
	for k, r := range s.r {
		b.SetVec(k, -r)
	}
	var qr mat.QR
	qr.Factorize(a)
	var h mat.VecDense
	if err := qr.SolveVecTo(&h, false, b); err != nil {
		if c, ok := err.(mat.Condition); !ok || math.IsInf(float64(c), 1) {
			return nil
		}
	}
	return slices.Clone(h.RawVector().Data)
}

// tiny reports whether the step is too small to matter, or is to gain too little.
func (s *LeastSquares) tiny() bool {
	most := 0.
	for i, h := range s.step {
		most = max(most, math.Abs(h)/s.options.Steps[i])
	}
	return most < s.options.MinStep || s.foretold() <= s.options.MinGain+float64(s.options.MinShare*squares(s.r))
}

// foretold returns by how much the sum of squares is to fall by the step, if the
// residuals are as the Jacobian has them: |r|^2 - |r + J h|^2.
func (s *LeastSquares) foretold() float64 { return squares(s.r) - squares(s.linear()) }

// linear returns the residuals that the Jacobian foretells of the step.
func (s *LeastSquares) linear() []float64 {
	var v mat.VecDense
	v.MulVec(s.j, mat.NewVecDense(len(s.step), s.step))
	all := slices.Clone(s.r)
	for k := range all {
		all[k] += v.AtVec(k)
	}
	return all
}

// judge takes the residuals of the step on trial: it is taken where it gains. The
// damping follows how well the gain was foretold (Nielsen 1999).
func (s *LeastSquares) judge(r []float64) {
	gain := (squares(s.r) - squares(r)) / s.foretold()
	if !(gain > leastGain) { // or is not a number
		s.mu, s.nu = s.mu*s.nu, 2*s.nu
		if !s.fresh {
			s.next, s.nu = differ, 2
		}
		return
	}
	s.broyden(r)
	for i := range s.x {
		s.x[i] += s.step[i]
	}
	s.r, s.fresh = slices.Clone(r), false
	over := 2*gain - 1
	s.mu *= max(1./3, 1-float64(over*over*over))
	s.nu = 2
	if gain < staleGain {
		s.next = differ
	}
}

// broyden makes the Jacobian foretell what the step did, changing it as little as can
// be (Broyden 1965).
func (s *LeastSquares) broyden(r []float64) {
	h := mat.NewVecDense(len(s.step), s.step)
	d := slices.Clone(r)
	for k, v := range s.linear() {
		d[k] -= v
	}
	s.j.RankOne(s.j, 1/squares(s.step), mat.NewVecDense(len(d), d), h)
}
