package search

import (
	"cmp"
	"math"
	"slices"

	"heed/sim/num"
)

// A gate is what a generation lets through.
type gate struct {
	scale     []float64
	tolerance float64
}

// distance returns how far summaries are from what was observed: the root of the mean
// square of their differences over their scales. It is not finite where one of them that
// counts is not.
func (g gate) distance(seen, observed []float64) float64 {
	sum := 0.
	for k, scale := range g.scale {
		d := (seen[k] - observed[k]) / scale
		sum += float64(d * d)
	}
	return math.Sqrt(sum / float64(len(g.scale)))
}

// conclude ends a generation that is whole, and the search where that has reason to end.
func (s *ABC) conclude() {
	s.close()
	now := s.history[len(s.history)-1]
	switch {
	case s.options.Tolerance > 0 && now.Reach <= s.options.Tolerance:
		s.over = reached
	case now.Acceptance() < s.options.MinAcceptance:
		s.over = tooFew
	case s.stalls(1) && s.stalls(2):
		s.over = stalled
	}
}

// stalls reports whether the reach fell by too small a share from the generation before
// the last but back-1 to that.
func (s *ABC) stalls(back int) bool {
	i := len(s.history) - back
	return i > 0 && s.history[i].Reach > float64((1-s.options.MinGain)*s.history[i-1].Reach)
}

// close makes a generation of what was accepted: the nearest, by a distance that is scaled
// anew, with their weights.
func (s *ABC) close() {
	g := gate{scale: s.scale()}
	for i := range s.accepted {
		s.accepted[i].Distance = g.distance(s.accepted[i].Summaries, s.observed)
	}
	slices.SortFunc(s.accepted, func(a, b Particle) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.Number, b.Number))
	})
	particles := s.accepted[:min(len(s.accepted), s.options.Particles)]
	g.tolerance = particles[len(particles)-1].Distance
	s.weigh(particles)
	s.gates = append(s.gates, g)
	s.history = append(s.history, Generation{
		Number: len(s.history) + 1, Evaluations: len(s.simulated), Accepted: len(s.accepted),
		Tolerance: g.tolerance, Reach: s.reach(particles), ESS: ess(particles), Scale: g.scale,
	})
	s.particle = slices.Clip(particles)
	s.kernel = s.kernel.after(s.particle, s.options.Componentwise)
	s.accepted, s.simulated, s.batches = nil, nil, 0
}

// scale returns the scale of each summary: 1.4826 times the median absolute deviation of
// all that the generation simulated, which is the standard deviation of what is normal
// (Csilléry, François and Blum 2012 have it so). Where more than half are the same it is
// the mean absolute deviation, likewise; and +Inf where all are.
func (s *ABC) scale() []float64 {
	all := make([]float64, len(s.observed))
	for k := range all {
		var x []float64
		for _, seen := range s.simulated {
			if v := seen[k]; !math.IsNaN(v) && !math.IsInf(v, 0) {
				x = append(x, v)
			}
		}
		all[k] = spread(x)
	}
	return all
}

// The standard deviation of a normal variable over its median and over its mean absolute
// deviation.
const (
	overMedian = 1.482602218505602
	overMean   = 1.2533141373155003
)

// spread returns how far values lie from their median; +Inf where they do not.
func spread(x []float64) float64 {
	slices.Sort(x)
	middle := num.Quantile(x, 0.5)
	for i := range x {
		x[i] = math.Abs(x[i] - middle)
	}
	slices.Sort(x)
	if d := num.Quantile(x, 0.5); d > 0 {
		return float64(overMedian * d)
	}
	if d := num.Mean(x); d > 0 {
		return float64(overMean * d)
	}
	return math.Inf(1)
}

// weigh sets the weights of particles: the density of the prior, which is 1, over that
// with which they were proposed.
func (s *ABC) weigh(particles []Particle) {
	w := make([]float64, len(particles))
	for i, p := range particles {
		w[i] = 1 / s.kernel.density(p.Unit)
	}
	sum := num.Sum(w)
	for i := range particles {
		particles[i].Weight = w[i] / sum
	}
}

// reach returns the distance of the farthest particle by the scale of the first generation.
func (s *ABC) reach(particles []Particle) float64 {
	most := 0.
	for _, p := range particles {
		most = max(most, s.gates[0].distance(p.Summaries, s.observed))
	}
	return most
}

// ess returns the effective sample size of weights that sum to 1.
func ess(particles []Particle) float64 {
	squares := make([]float64, len(particles))
	for i, p := range particles {
		squares[i] = float64(p.Weight * p.Weight)
	}
	return 1 / num.Sum(squares)
}
