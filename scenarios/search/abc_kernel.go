package search

import (
	"math"
	"sort"

	"heed/sim"
	"heed/sim/num"
)

// A kernel is what the proposals of a generation come from, on the normal scale: the
// prior, which is standard normal there, or a normal density about each of some centres.
type kernel struct {
	dimensions int
	centres    [][]float64 // each as probable as the others; nil for the prior
	of         []int       // the numbers of the proposals that they are
	root       [][]float64 // lower triangular: its product with its transpose is the covariance about a centre
	volume     float64     // its determinant
}

// newKernel returns the kernel of the prior.
func newKernel(dimensions int) *kernel { return &kernel{dimensions: dimensions} }

// mostCentres is of how many centres a kernel consists at most: the time that densities
// take grows with them.
const mostCentres = 200

// estimate returns a kernel estimate of the density of the posterior so far. Its width is
// that of Silverman (1986, Density Estimation, section 4.3.2) for as many particles as are
// effective, in the metric of their covariance, which proposals so exceed.
func (s *ABC) estimate() *kernel {
	d := len(s.place[0])
	k := &kernel{dimensions: d, volume: 1}
	c := s.covariance()
	n := min(s.history[len(s.history)-1].ESS, mostCentres)
	width := num.Pow(4/(float64(d+2)*n), 2/float64(d+4))
	for i := range c {
		for j := range c {
			c[i][j] *= width
		}
		// Note: particles that coincide in a coordinate must still be able to move in it.
		c[i][i] = max(c[i][i], leastMove*leastMove)
	}
	k.root = cholesky(c)
	for i := range d {
		k.volume *= k.root[i][i]
	}
	place := s.streams.Named("centres").Float64(len(s.history), 0)
	for _, i := range resample(s.particle, min(s.options.Particles, mostCentres), place) {
		k.centres = append(k.centres, s.place[s.particle[i].Number])
		k.of = append(k.of, s.particle[i].Number)
	}
	return k
}

// leastMove is the least standard deviation about a centre.
const leastMove = 1e-6

// covariance returns the weighted covariances of the particles on the normal scale, with
// the correction n/(n-1) of as many particles as are effective.
func (s *ABC) covariance() [][]float64 {
	d := len(s.place[0])
	mean, c := make([]float64, d), make([][]float64, d)
	for i := range c {
		c[i] = make([]float64, d)
	}
	for _, p := range s.particle {
		for i, z := range s.place[p.Number] {
			mean[i] += float64(p.Weight * z)
		}
	}
	for _, p := range s.particle {
		z := s.place[p.Number]
		for i := range c {
			for j := range c {
				c[i][j] += float64(p.Weight * (z[i] - mean[i]) * (z[j] - mean[j]))
			}
		}
	}
	if n := ess(s.particle); n > 1 {
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

// density returns the density of a proposal at the point of proposal number on the normal
// scale, over that of the prior. What the proposal is the centre of itself is left out: it
// is a centre because it came near to what was observed, partly by chance, and would weigh
// too little for it, most of all in the tails.
func (k *kernel) density(number int, at []float64) float64 {
	if k.centres == nil {
		return 1
	}
	z, prior, sum := make([]float64, len(at)), 0., 0.
	for _, v := range at {
		prior += float64(v * v)
	}
	others := 0.
	for c, centre := range k.centres {
		if k.of[c] == number {
			continue
		}
		others++
		squares := 0.
		for i, row := range k.root {
			rest := at[i] - centre[i]
			for j := range i {
				rest -= float64(row[j] * z[j])
			}
			z[i] = rest / row[i]
			squares += float64(z[i] * z[i])
		}
		sum += num.Exp((prior - squares) / 2)
	}
	return sum / (max(others, 1) * k.volume)
}

// propose returns the next n proposals. Their centres are drawn systematically: one place
// for all is drawn and the others follow at even steps (Douc, Cappé and Moulines 2005).
func (s *ABC) propose(n int) []Proposal {
	k, generation := s.kernels[len(s.kernels)-1], len(s.history)+1
	place := s.streams.Named("parents").Float64(generation, 0)
	all := make([]Proposal, n)
	for i := range all {
		p := Proposal{Number: len(s.tried) + i, Generation: generation}
		row := s.streams.Named("proposal").At(generation, uint64(p.Number))
		for p.Unit = k.draw((float64(i)+place)/float64(n), &row); !inside(p.Unit); {
			p.Unit = k.draw((float64(i)+place)/float64(n), &row)
		}
		all[i] = p
	}
	return all
}

// draw returns a point of the unit cube about the centre at a share of all.
func (k *kernel) draw(share float64, row *sim.Draw) []float64 {
	u := make([]float64, k.dimensions)
	if k.centres == nil {
		for i := range u {
			u[i] = open(row)
		}
		return u
	}
	copy(u, k.centres[min(len(k.centres)-1, int(share*float64(len(k.centres))))])
	for j := range u {
		z := normal(row)
		for i := j; i < len(u); i++ {
			u[i] += float64(k.root[i][j] * z)
		}
	}
	for i, z := range u {
		u[i] = num.NormalCDF(z)
	}
	return u
}

// inside reports whether a point is in the open unit cube: all but one of 10^15 are.
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

// pick returns which of some running sums of weights lies at a share of the last.
func pick(sums []float64, share float64) int {
	total := sums[len(sums)-1]
	return min(len(sums)-1, sort.Search(len(sums), func(i int) bool { return sums[i] > float64(share*total) }))
}
