package search

import (
	"cmp"
	"math"
	"slices"

	"heed/sim/num"
)

// mix brings the densities of proposals up to date: that of the last n under all
// generations, and that of those before under the last.
func (s *ABC) mix(n int) {
	before := len(s.density)
	s.density = append(s.density, make([]float64, n)...)
	for t, k := range s.kernels {
		from, of := 0, float64(n)
		if t < len(s.history) {
			from, of = before, float64(s.history[t].Evaluations)
		}
		for i := from; i < len(s.tried); i++ {
			s.density[i] += float64(of * k.density(i, s.place[i]))
		}
	}
}

// weigh finds the tolerance, weighs all proposals, and notes the generation of the last n.
func (s *ABC) weigh(n int) {
	t := tolerances{scale: s.scale(n), sd: s.options.SD}
	for i, p := range s.tried {
		if finite(p.Summaries) {
			t.take(p.Summaries, s.observed, float64(len(s.tried))/s.density[i])
		} else {
			t.take(p.Summaries, s.observed, 0)
		}
	}
	tolerance := t.least(float64(s.options.Particles))
	weights := t.weights(tolerance)
	fresh := weights[len(weights)-n:]
	g := Generation{
		Number: len(s.history) + 1, Evaluations: n, Efficiency: worth(fresh) / float64(n),
		Tolerance: tolerance, ESS: worth(weights), Scale: t.scale,
	}
	s.history = append(s.history, g)
	s.history[len(s.history)-1].Reach = s.reach(g)
	s.keep(weights)
}

// keep makes particles of the proposals of weight.
func (s *ABC) keep(weights []float64) {
	sum, scale := num.Sum(weights), s.history[len(s.history)-1].Scale
	s.particle = nil
	for i, p := range s.tried {
		if weights[i] > 0 {
			p.Weight, p.Distance = weights[i]/sum, distance(p.Summaries, s.observed, scale)
			s.particle = append(s.particle, p)
		}
	}
	slices.SortFunc(s.particle, func(a, b Particle) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Number, b.Number))
	})
	rest := negligible
	for n := len(s.particle); n > 0 && rest >= s.particle[n-1].Weight; n-- {
		rest -= s.particle[n-1].Weight
		s.particle = s.particle[:n-1]
	}
	for i := range s.particle {
		s.particle[i].Weight /= 1 - (negligible - rest)
	}
}

// distance returns how far summaries are from what was observed: the root of the mean
// square of their differences over their scales.
func distance(seen, observed, scale []float64) float64 {
	sum := 0.
	for k, of := range scale {
		d := (seen[k] - observed[k]) / of
		sum += float64(d * d)
	}
	return math.Sqrt(sum / float64(len(scale)))
}

// scale returns the scale of each summary: 1.4826 times the median absolute deviation of
// what the last n proposals simulated, which is the standard deviation of what is normal
// (Csilléry, François and Blum 2012 have it so). Where more than half are the same it is
// the mean absolute deviation, likewise; and +Inf where all are.
func (s *ABC) scale(n int) []float64 {
	all := make([]float64, len(s.observed))
	for k := range all {
		var x []float64
		for _, p := range s.tried[len(s.tried)-n:] {
			if v := p.Summaries[k]; !math.IsNaN(v) && !math.IsInf(v, 0) {
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

// reach returns the tolerance of a generation by the scale of the first.
func (s *ABC) reach(g Generation) float64 {
	sum, n := 0., 0.
	for k, first := range s.history[0].Scale {
		if !math.IsInf(first, 1) && !math.IsInf(g.Scale[k], 1) {
			d := g.Scale[k] / first
			sum += float64(d * d)
			n++
		}
	}
	return g.Tolerance * math.Sqrt(sum/max(n, 1))
}
