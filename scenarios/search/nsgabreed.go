package search

import (
	"encoding/binary"
	"fmt"
	"math"

	"heed/sim"
	"heed/sim/num"
)

// tries bounds how often children are drawn for each that is wanted: where coordinates have
// few levels, all there is may have been a candidate already.
const tries = 25

// begin draws the first generation.
func (s *NSGA) begin() {
	for _, u := range s.o.Start {
		s.add(u)
	}
	s.scatter(0)
}

// scatter adds points that are drawn at random until the children are as many as wanted.
func (s *NSGA) scatter(from int) {
	for i := from; len(s.children) < s.o.Population && i < from+tries*s.o.Population; i++ {
		d := s.draw(len(s.generations), i)
		u := make([]float64, s.dimensions)
		for j := range u {
			u[j] = d.Float64()
		}
		s.add(u)
	}
}

// breed makes the children of the population.
func (s *NSGA) breed() {
	s.children = nil
	generation := len(s.generations)
	for i := 0; len(s.children) < s.o.Population && i < tries*s.o.Population; i++ {
		d := s.draw(generation, i)
		a, b := s.cross(d, s.parent(d).Unit, s.parent(d).Unit)
		s.mutate(d, a)
		s.mutate(d, b)
		if s.add(a); len(s.children) < s.o.Population {
			s.add(b)
		}
	}
	s.scatter(tries * s.o.Population)
	switch {
	case len(s.children) > 0:
	case len(s.known) == s.points():
		s.why = "nothing is left to try that was not a candidate already"
	default:
		s.why = fmt.Sprintf("%d draws brought nothing that was not a candidate already", 3*tries*s.o.Population)
	}
}

// points returns how many points there are where all coordinates have levels, -1 where that
// is not known.
func (s *NSGA) points() int {
	n := 1
	for _, levels := range s.o.Steps {
		if n *= levels; n == 0 || n > 1<<40 {
			return -1
		}
	}
	return n
}

// add makes a point a child, unless what it comes to was a candidate before.
func (s *NSGA) add(u []float64) {
	u = s.snap(u)
	applied := u
	if s.o.Applied != nil {
		applied = s.o.Applied(u)
	}
	var key []byte
	for _, x := range applied {
		key = binary.LittleEndian.AppendUint64(key, math.Float64bits(x+0)) // -0 is 0
	}
	if s.known[string(key)] {
		return
	}
	s.known[string(key)] = true
	c := &Candidate{Number: len(s.all), Born: len(s.generations), Unit: u}
	if s.o.Violation != nil {
		c.Violation = max(0, s.o.Violation(u))
	}
	s.all, s.children = append(s.all, c), append(s.children, c)
}

// snap returns a point with the coordinates that have levels at the middle of theirs.
func (s *NSGA) snap(u []float64) []float64 {
	v := make([]float64, len(u))
	for j, x := range u {
		v[j] = x
		if n := s.o.Steps[j]; n > 0 {
			v[j] = middle(levelOf(x, n), n)
		}
	}
	return v
}

// levelOf returns which of n levels a coordinate is at.
func levelOf(x float64, n int) int { return max(0, min(n-1, int(math.Floor(x*float64(n))))) }

// middle returns the coordinate of level k of n.
func middle(k, n int) float64 { return (float64(k) + 0.5) / float64(n) }

// parent returns the winner of a tournament of two (Deb et al. 2002, section III.B).
func (s *NSGA) parent(d *sim.Draw) *Candidate {
	n := uint32(len(s.population))
	a, b := s.population[d.Below(n)], s.population[d.Below(n)]
	switch coin := d.Float64(); {
	case a.Rank != b.Rank:
		if a.Rank < b.Rank {
			return a
		}
	case a.crowding > b.crowding || a.crowding == b.crowding && coin < 0.5:
		return a
	}
	return b
}

// cross returns two children of two points, by simulated binary crossover within bounds
// (Deb and Agrawal 1995; the bounds as in the code that Deb et al. 2002 published).
func (s *NSGA) cross(d *sim.Draw, a, b []float64) (x, y []float64) {
	x, y = make([]float64, len(a)), make([]float64, len(a))
	crossed := d.Float64() < s.o.Crossover
	for j := range a {
		x[j], y[j] = a[j], b[j]
		take, swap, u := d.Float64() < 0.5, d.Float64() < 0.5, d.Float64()
		lo, hi := min(a[j], b[j]), max(a[j], b[j])
		if !crossed || !take || hi-lo < 1e-14 {
			continue
		}
		middle := float64((lo + hi) / 2)
		x[j] = clamp(middle - float64(s.spread(u, lo/(hi-lo))*(hi-lo)/2))
		y[j] = clamp(middle + float64(s.spread(u, (1-hi)/(hi-lo))*(hi-lo)/2))
		if swap {
			x[j], y[j] = y[j], x[j]
		}
	}
	return x, y
}

// spread returns how far apart two children are, in distances of their parents; room is
// how far beyond these the bound is, in the same.
func (s *NSGA) spread(u, room float64) float64 {
	power := 1 / (s.o.CrossoverIndex + 1)
	alpha := 2 - num.Pow(1+float64(2*room), -(s.o.CrossoverIndex+1))
	if share := float64(u * alpha); share <= 1 {
		return num.Pow(share, power)
	} else {
		return num.Pow(1/(2-share), power)
	}
}

// mutate changes a few coordinates of a point, by polynomial mutation within bounds (Deb et
// al. 2002, as published). One that has levels changes to another level.
func (s *NSGA) mutate(d *sim.Draw, x []float64) {
	rate := s.o.Mutation / float64(len(x))
	for j, v := range x {
		hit, u := d.Float64() < rate, d.Float64()
		if !hit {
			continue
		}
		x[j] = clamp(v + s.shift(u, v))
		if n := s.o.Steps[j]; n > 1 && levelOf(x[j], n) == levelOf(v, n) {
			x[j] = middle(neighbour(levelOf(v, n), n, u), n)
		}
	}
}

// shift returns how far mutation moves a coordinate.
func (s *NSGA) shift(u, v float64) float64 {
	power := s.o.MutationIndex + 1
	if u < 0.5 {
		base := float64(2*u) + float64((1-float64(2*u))*num.Pow(1-v, power))
		return num.Pow(base, 1/power) - 1
	}
	base := float64(2*(1-u)) + float64(2*(u-0.5)*num.Pow(v, power))
	return 1 - num.Pow(base, 1/power)
}

// neighbour returns a level next to k of n: below it where u is under a half, unless there
// is none.
func neighbour(k, n int, u float64) int {
	if k == n-1 || k > 0 && u < 0.5 {
		return k - 1
	}
	return k + 1
}

// clamp returns x within 0 and 1.
func clamp(x float64) float64 { return max(0, min(1, x)) }

// draw returns the numbers that decide about the i-th pair of a generation.
func (s *NSGA) draw(generation, i int) *sim.Draw {
	d := s.chance.At(generation, uint64(i))
	return &d
}
