package search

import (
	"fmt"
	"math"
	"slices"

	"heed/sim"
	"heed/sim/num"
)

// ABCOptions say how a search by [ABC] goes. The zero value of a field is its default.
type ABCOptions struct {
	Seed          uint64  // of all chance of the search
	Particles     int     // that the posterior is to be worth, as effective sample size; 200
	Evaluations   int     // the most proposals that are asked for; 10000
	Generation    int     // proposals of each generation at least, which is a tenth of all before it at least; twice Particles
	Tolerance     float64 // the search ends where its [Generation.Reach] is at most this; 0 is for nothing less than 0
	MinEfficiency float64 // and where a generation's own proposals are worth a smaller share of their number; 0.02
	MinGain       float64 // and where the reach falls by a smaller share, twice in a row; 0.01

	// SD is the standard deviation of the uncertainty of each observed summary, which is
	// normal: nil and 0 are none. The model that is fitted is the simulation with that
	// error of observation, as Wilkinson (2013) has it, so that what is uncertain in the
	// data is as uncertain in the posterior.
	SD []float64
}

// complete fills in defaults.
func (o ABCOptions) complete() ABCOptions {
	whole := func(v *int, or int) {
		if *v == 0 {
			*v = or
		}
	}
	number := func(v *float64, or float64) {
		if *v == 0 {
			*v = or
		}
	}
	whole(&o.Particles, 200)
	whole(&o.Evaluations, 10000)
	whole(&o.Generation, 2*o.Particles)
	number(&o.MinEfficiency, 0.02)
	number(&o.MinGain, 0.01)
	return o
}

// A Proposal is a point of the unit cube at which a search wants to know what is
// simulated. The same number always stands for the same point.
type Proposal struct {
	Number     int // from 0, over the whole search
	Generation int // from 1
	Unit       []float64
}

// ABC looks for the posterior of the coordinates of the unit cube, uniform on it
// beforehand, given observed summaries of a model that can be simulated and whose
// likelihood nobody can write down: approximate Bayesian computation by sequential Monte
// Carlo, with tolerances and distances that adapt.
//
// What was simulated counts as much as a normal density about it has it at what was
// observed, whose variance is that of the error of observation (Wilkinson 2013, Stat.
// Appl. Genet. Mol. Biol. 12:129) and of a tolerance: h^2 = sd^2 + (tolerance * scale)^2,
// summary by summary. Where the tolerance has come down to 0, nothing is approximate but
// the number of particles: the posterior is that of the model with the stated error
// (Schälte and Hasenauer 2020, Bioinformatics 36:i551, come there by temperatures).
//
// The first generation is drawn from the prior. Each next is drawn from a normal kernel
// estimate of the posterior so far. All proposals of all generations together are one
// sample, in which each has the weight of its kernel over the density of all generations'
// proposals there, mixed in their proportions (population Monte Carlo that recycles:
// Cornuet, Marin, Mira and Robert 2012, Scand. J. Stat. 39:798). The tolerance is the least
// for which that sample is worth as many particles as are wanted (adaptive as by Del
// Moral, Doucet and Jasra 2012, Stat. Comput. 22:1009), and with each generation it falls.
//
// The scale of a summary is the median absolute deviation of all that the last generation
// simulated: with the scale of the prior, a summary that varies much there and little near
// the data would count for nothing (Prangle 2017, Bayesian Analysis 12:289).
//
// Proposals are made and weighed on the normal scale, where the prior is standard normal,
// so that the edges of the cube are nowhere near. What is not finite in some summary has
// no weight.
type ABC struct {
	options  ABCOptions
	observed []float64
	streams  sim.Streams

	tried    []Particle  // all that were simulated
	place    [][]float64 // of each on the normal scale
	density  []float64   // of each: sum over generations of their number of proposals times their density there
	kernels  []*kernel   // of the generations that were asked for
	history  []Generation
	particle []Particle // those of weight, heaviest first

	asked []Proposal
	over  string
}

// A Particle is a proposal with what was simulated there.
type Particle struct {
	Proposal
	Summaries []float64 // as simulated, without the error of observation
	Distance  float64   // from what was observed: the root mean square of the differences over their scales
	Weight    float64   // all weights of a posterior sum to 1
}

// A Generation says how a generation came about and what all together are then worth.
type Generation struct {
	Number      int     // from 1
	Evaluations int     // proposals that were simulated
	Efficiency  float64 // effective sample size of these alone, over their number
	Tolerance   float64 // in scales
	// Reach is the tolerance in units of how much summaries vary under the prior, the
	// root mean square over summaries, so that it compares generations.
	Reach float64
	ESS   float64   // effective sample size of all proposals so far (Kong, Liu and Wong 1994)
	Scale []float64 // of the summaries; +Inf for one that does not vary, which counts for nothing
}

// NewABC returns a search in so many dimensions for what explains the observed summaries.
// It panics where there are none of either, or options are out of range.
func NewABC(dimensions int, observed []float64, o ABCOptions) *ABC {
	o = o.complete()
	if dimensions < 1 || len(observed) < 1 || o.SD != nil && len(o.SD) != len(observed) ||
		o.Particles < 2 || o.Generation < 2 || o.Evaluations < 2 {
		panic(fmt.Sprintf("search: ABC in %d dimensions of %d summaries with %+v", dimensions, len(observed), o))
	}
	if o.SD == nil {
		o.SD = make([]float64, len(observed))
	}
	return &ABC{
		options: o, observed: slices.Clone(observed), streams: sim.NewStreams(o.Seed, dimensions),
		kernels: []*kernel{newKernel(dimensions)},
	}
}

// Ask returns the proposals that are to be simulated next, none when the search is over.
// Asked again, it returns the same until it is told.
func (s *ABC) Ask() []Proposal {
	if s.asked == nil && s.over == "" {
		n := max(s.options.Generation, len(s.tried)/growth)
		s.asked = s.propose(min(n, s.options.Evaluations-len(s.tried)))
	}
	return s.asked
}

// growth is how small a part of those before it a generation may be: a tenth. Generations
// so grow with a long search, or else the densities of all proposals under all generations
// would take time by the square of their number.
const growth = 10

// Tell takes the summaries that were simulated at the proposals that [ABC.Ask] returned,
// in their order. It panics where there are not as many.
func (s *ABC) Tell(summaries [][]float64) {
	if len(summaries) != len(s.asked) {
		panic(fmt.Sprintf("search: told of %d proposals; want %d", len(summaries), len(s.asked)))
	}
	for i, p := range s.asked {
		if len(summaries[i]) != len(s.observed) {
			panic(fmt.Sprintf("search: told of %d summaries; want %d", len(summaries[i]), len(s.observed)))
		}
		s.tried = append(s.tried, Particle{Proposal: p, Summaries: slices.Clone(summaries[i])})
		s.place = append(s.place, onNormal(p.Unit))
	}
	s.conclude(len(s.asked))
	s.asked = nil
}

// onNormal returns a point of the unit cube on the normal scale.
func onNormal(unit []float64) []float64 {
	z := make([]float64, len(unit))
	for i, u := range unit {
		z[i] = num.NormalQuantile(u)
	}
	return z
}

// conclude ends a generation, of the last n proposals, and the search where that has
// reason to end.
func (s *ABC) conclude(n int) {
	s.mix(n)
	s.weigh(n)
	now := s.history[len(s.history)-1]
	switch {
	case len(s.particle) == 0:
		s.over = undefined
	case now.Tolerance == 0:
		s.over = exactly
	case now.Reach <= s.options.Tolerance:
		s.over = reached
	case now.Efficiency < s.options.MinEfficiency:
		s.over = tooFew
	case s.stalls(1) && s.stalls(2):
		s.over = stalled
	case len(s.tried) >= s.options.Evaluations:
		s.over = exhausted
	default:
		s.kernels = append(s.kernels, s.estimate())
	}
}

// stalls reports whether the reach fell by too small a share from the generation before
// the last but back-1 to that.
func (s *ABC) stalls(back int) bool {
	i := len(s.history) - back
	return i > 0 && s.history[i].Reach > float64((1-s.options.MinGain)*s.history[i-1].Reach)
}

// Why says why the search is over, a phrase; "" where it is not.
func (s *ABC) Why() string { return s.over }

// Evaluations returns how many proposals were asked for.
func (s *ABC) Evaluations() int { return len(s.tried) + len(s.asked) }

// Generations returns how each generation came about. It is not to be changed.
func (s *ABC) Generations() []Generation { return s.history }

// Posterior returns the particles of weight, heaviest first: a sample of the posterior,
// each as probable as its weight. Proposals are left out that together have less than
// [negligible] of it. It is nil before the first generation. It is not to be changed.
func (s *ABC) Posterior() []Particle { return s.particle }

// negligible is the share of the weight that may be left out.
const negligible = 1e-3

// What a search ends for.
const (
	exactly   = "no tolerance is left: the posterior is that of the targets' own uncertainty"
	reached   = "the tolerance is reached"
	tooFew    = "too few proposals come near to what was observed"
	stalled   = "the tolerance falls no more"
	exhausted = "no evaluations are left"
	undefined = "no proposal of the prior has finite summaries"
)

// finite reports whether all values are.
func finite(x []float64) bool {
	for _, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}
