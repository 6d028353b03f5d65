package search

import (
	"errors"
	"math"
	"slices"

	"heed/sim"
	"heed/sim/num"
)

// Resample returns n indices of particles, each in proportion to its weight, by systematic
// resampling: as many of each as its weight has it, up to one. They come in the order of
// the particles.
func Resample(particles []Particle, n int, seed uint64) []int {
	return resample(particles, n, sim.NewStreams(seed, 0).Named("resampling").Float64(0, uint64(n)))
}

// resample resamples from a first place in [0, 1) on.
func resample(particles []Particle, n int, place float64) []int {
	sums, sum := make([]float64, len(particles)), 0.
	for i, p := range particles {
		sum += p.Weight
		sums[i] = sum
	}
	all := make([]int, n)
	for i := range all {
		all[i] = pick(sums, (float64(i)+place)/float64(n))
	}
	return all
}

// Why particles are not adjusted.
var (
	ErrTooFew = errors.New("search: too few particles for an adjustment by regression")
	ErrTooFar = errors.New("search: what was observed is too far from what particles show for an adjustment by regression")
)

// mostReach is the [Generation.Reach] beyond which a regression is not local: what is linear
// over much of the prior is seldom linear.
const mostReach = 0.5

// leastPerTerm is how many effective particles a regression wants for each of its terms.
const leastPerTerm = 5

// Adjust returns the particles as they would probably be if each had shown exactly what was
// observed: by a weighted linear regression of the coordinates on the summaries (Beaumont,
// Zhang and Balding 2002, Genetics 162:2025), on the normal scale so that they stay in the
// unit cube. What a tolerance that is not 0 adds to the width of the posterior is taken off
// again, as far as it is linear; what the error of observation adds stays. The error is
// [ErrTooFew] where the regression would be of chance, and [ErrTooFar] where it would
// extrapolate: the tolerance is large, or all particles lie on the same side of what was
// observed.
func (s *ABC) Adjust() ([]Particle, error) {
	if len(s.history) == 0 {
		return nil, ErrTooFew
	}
	now := s.history[len(s.history)-1]
	all := slices.Clone(s.particle)
	if now.Tolerance == 0 {
		return all, nil
	}
	rows := s.regressors(now)
	if ess(all) < float64(leastPerTerm*len(rows[0])) {
		return nil, ErrTooFew
	}
	if now.Reach > mostReach || beyond(rows) {
		return nil, ErrTooFar
	}
	for i := range all {
		all[i].Unit = make([]float64, len(s.place[0]))
	}
	for j := range s.place[0] {
		s.adjust(all, rows, j)
	}
	return all, nil
}

// beyond reports whether some regressor is above 0 in all rows, or below.
func beyond(rows [][]float64) bool {
	for k := 1; k < len(rows[0]); k++ {
		lo, hi := math.Inf(1), math.Inf(-1)
		for _, row := range rows {
			lo, hi = min(lo, row[k]), max(hi, row[k])
		}
		if lo > 0 || hi < 0 {
			return true
		}
	}
	return false
}

// regressors returns for each particle 1 and how far each summary that varies would have
// been seen from what was observed, over its scale. What would have been seen is drawn
// given that it is within the tolerance: the kernel is normal about what was simulated,
// by the error of observation and then by the tolerance, and so what lies between the two
// is normal as well.
func (s *ABC) regressors(g Generation) [][]float64 {
	rows := make([][]float64, len(s.particle))
	for i, p := range s.particle {
		row := s.streams.Named("observation").At(0, uint64(p.Number))
		rows[i] = []float64{1}
		for k, v := range p.Summaries {
			if math.IsInf(g.Scale[k], 1) {
				continue
			}
			sd, h := s.options.SD[k]/g.Scale[k], g.Tolerance
			off := (v - s.observed[k]) / g.Scale[k]
			both := float64(sd*sd) + float64(h*h)
			rows[i] = append(rows[i], float64(off*h*h/both)+float64(sd*h/math.Sqrt(both)*normal(&row)))
		}
	}
	return rows
}

// adjust sets coordinate j of particles.
func (s *ABC) adjust(all []Particle, rows [][]float64, j int) {
	y := make([]float64, len(all))
	for i, p := range s.particle {
		y[i] = s.place[p.Number][j]
	}
	slope := regress(rows, y, all)
	for i, row := range rows {
		for k := 1; k < len(row); k++ {
			y[i] -= float64(slope[k] * row[k])
		}
		all[i].Unit[j] = min(max(num.NormalCDF(y[i]), 0x1p-54), 1-0x1p-53)
	}
}

// ridge is what keeps a regression from dividing by nothing where summaries are
// functions of each other, as a share of their squares.
const ridge = 1e-9

// regress returns the coefficients of a regression of y on rows that is weighted by
// particles, by the Cholesky decomposition of the normal equations.
func regress(rows [][]float64, y []float64, weights []Particle) []float64 {
	n := len(rows[0])
	a, b := make([][]float64, n), make([]float64, n)
	for k := range a {
		a[k] = make([]float64, n)
	}
	for i, row := range rows {
		w := weights[i].Weight
		for k := range n {
			b[k] += float64(w * row[k] * y[i])
			for l := range n {
				a[k][l] += float64(w * row[k] * row[l])
			}
		}
	}
	for k := range n {
		a[k][k] += float64(ridge * a[k][k])
	}
	return backSolve(cholesky(a), b)
}

// backSolve returns the x whose product with l and its transpose is b.
func backSolve(l [][]float64, b []float64) []float64 {
	x := slices.Clone(b)
	for i := range x {
		for j := range i {
			x[i] -= float64(l[i][j] * x[j])
		}
		x[i] /= l[i][i]
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := i + 1; j < len(x); j++ {
			x[i] -= float64(l[j][i] * x[j])
		}
		x[i] /= l[i][i]
	}
	return x
}
