package search

import (
	"math"
	"sort"

	"heed/sim"
	"heed/sim/num"
)

// A kernel is what proposals come from: the prior, or weighted particles that a normal
// distribution moves, given that they stay in the unit cube.
//
// Note: now and then, in one search of hundreds, a particle far out in the tail of all
// others is accepted, and has the weight of tens. Moves by Student's t, whose tails are
// heavier, made that more frequent rather than rarer.
type kernel struct {
	dimensions int
	particles  []Particle
	sums       []float64   // of the weights of particles up to each
	root       [][]float64 // lower triangular: its product with its transpose is the covariance of a move
}

// newKernel returns the kernel of the prior.
func newKernel(dimensions int) *kernel { return &kernel{dimensions: dimensions} }

// after returns the kernel of a generation: its moves have twice the covariance of its
// particles (Beaumont et al. 2009; Filippi et al. 2013).
func (k *kernel) after(particles []Particle, componentwise bool) *kernel {
	next := &kernel{dimensions: k.dimensions, particles: particles, sums: make([]float64, len(particles))}
	sum := 0.
	for i, p := range particles {
		sum += p.Weight
		next.sums[i] = sum
	}
	c := covariance(particles, k.dimensions)
	for i := range c {
		for j := range c[i] {
			c[i][j] *= 2
			if componentwise && i != j {
				c[i][j] = 0
			}
		}
		// Note: particles that coincide in a coordinate must still be able to move in it.
		c[i][i] = max(c[i][i], leastMove*leastMove)
	}
	next.root = cholesky(c)
	return next
}

// leastMove is the least standard deviation of a move.
const leastMove = 1e-6

// covariance returns the weighted covariances of particles in the unit cube,
// with the correction n/(n-1) of as many particles as are effective.
func covariance(particles []Particle, dimensions int) [][]float64 {
	mean := make([]float64, dimensions)
	c := make([][]float64, dimensions)
	for i := range c {
		c[i] = make([]float64, dimensions)
	}
	for _, p := range particles {
		for i, u := range p.Unit {
			mean[i] += float64(p.Weight * u)
		}
	}
	for _, p := range particles {
		for i := range c {
			for j := range c {
				c[i][j] += float64(p.Weight * (p.Unit[i] - mean[i]) * (p.Unit[j] - mean[j]))
			}
		}
	}
	if n := ess(particles); n > 1 {
		for i := range c {
			for j := range c {
				c[i][j] *= n / (n - 1)
			}
		}
	}
	return c
}

// cholesky returns the lower triangular matrix whose product with its transpose is a
// symmetric matrix with a positive diagonal; a coordinate that others determine up to a
// millionth is taken to vary by that of itself.
func cholesky(a [][]float64) [][]float64 {
	l := make([][]float64, len(a))
	for i := range a {
		l[i] = make([]float64, len(a))
		for j := 0; j <= i; j++ {
			rest := a[i][j]
			for k := range j {
				rest -= float64(l[i][k] * l[j][k])
			}
			if i == j {
				l[i][i] = math.Sqrt(max(rest, 1e-12*a[i][i]))
			} else {
				l[i][j] = rest / l[j][j]
			}
		}
	}
	return l
}

// density returns the density of a proposal at a point of the unit cube, up to a factor
// that all points share.
func (k *kernel) density(at []float64) float64 {
	if k.particles == nil {
		return 1
	}
	z, sum := make([]float64, k.dimensions), 0.
	for _, p := range k.particles {
		squares := 0.
		for i, row := range k.root {
			rest := at[i] - p.Unit[i]
			for j := range i {
				rest -= float64(row[j] * z[j])
			}
			z[i] = rest / row[i]
			squares += float64(z[i] * z[i])
		}
		sum += float64(p.Weight * num.Exp(-squares/2))
	}
	return sum
}

// pick returns the particle that lies at a share of the weights in [0, 1).
func (k *kernel) pick(share float64) int {
	total := k.sums[len(k.sums)-1]
	return min(len(k.sums)-1, sort.Search(len(k.sums), func(i int) bool { return k.sums[i] > float64(share*total) }))
}

// propose returns the next n proposals. Their parents are drawn systematically: one place
// for all is drawn and the others follow at even steps (Douc, Cappé and Moulines 2005). A
// move out of the cube, where the prior is 0, is made again from a parent that is drawn
// anew; otherwise the density of a proposal would hang on how often moves of its own
// parent leave the cube.
func (s *ABC) propose(n int) []Proposal {
	generation := len(s.history) + 1
	place := s.streams.Named("parents").Float64(generation, uint64(s.batches))
	all := make([]Proposal, n)
	for i := range all {
		p := Proposal{Number: s.count + i, Generation: generation}
		row := s.streams.Named("proposal").At(generation, uint64(p.Number))
		share := (float64(i) + place) / float64(n)
		for p.Unit = s.kernel.move(share, &row); !inside(p.Unit); {
			p.Unit = s.kernel.move(row.Float64(), &row)
		}
		all[i] = p
	}
	return all
}

// move returns a point that is drawn from the prior, or a move of the particle at a share
// of the weights.
func (k *kernel) move(share float64, row *sim.Draw) []float64 {
	u := make([]float64, k.dimensions)
	if k.particles == nil {
		for i := range u {
			u[i] = open(row)
		}
		return u
	}
	copy(u, k.particles[k.pick(share)].Unit)
	for j := range u {
		z := normal(row)
		for i := j; i < len(u); i++ {
			u[i] += float64(k.root[i][j] * z)
		}
	}
	return u
}

// inside reports whether a point is in the open unit cube.
func inside(u []float64) bool {
	for _, v := range u {
		if !(v > 0 && v < 1) {
			return false
		}
	}
	return true
}

// open returns the next number, uniform on (0, 1).
func open(row *sim.Draw) float64 { return row.Float64() + 0x1p-54 }

// normal returns the next standard normal number.
func normal(row *sim.Draw) float64 { return num.NormalQuantile(open(row)) }
