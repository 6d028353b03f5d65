package search

import (
	"fmt"
	"math"
	"slices"

	"heed/sim"
)

// ABCOptions say how a search by [ABC] goes. The zero value of a field is its default.
type ABCOptions struct {
	Seed          uint64  // of all chance of the search
	Particles     int     // kept of each generation; 200
	Evaluations   int     // the most proposals that are asked for; 10000
	Quantile      float64 // the share of those accepted that a generation keeps, above 0 and below 1; 0.5
	Tolerance     float64 // the search ends where the farthest particle is within this [Generation.Reach]; 0 is never
	MinAcceptance float64 // and where a smaller share of proposals is accepted; 0.02
	MinGain       float64 // and where the reach falls by a smaller share, twice in a row; 0.01
	Componentwise bool    // proposals move coordinates independently, and not as the particles lie

	// SD is the standard deviation of the uncertainty of each observed summary, which is
	// added to what is simulated as normal noise: nil and 0 are none. Then the model that
	// is fitted is the simulation with the error of observation, as Wilkinson (2013) has
	// it, and what is uncertain in the data is as uncertain in the posterior.
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
	number(&o.Quantile, 0.5)
	number(&o.MinAcceptance, 0.02)
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
// likelihood nobody can write down: approximate Bayesian computation by population Monte
// Carlo (Beaumont, Cornuet, Marin and Robert 2009, Biometrika 96:983), with tolerances
// and distances that adapt (Prangle 2017, Bayesian Analysis 12:289, algorithm 4).
//
// A generation is a population of weighted particles: proposals of which what was
// simulated lies near what was observed. The first come from the prior. The next are
// particles of the last, drawn by their weights and moved by a normal kernel
// of twice their covariance (Filippi, Barnes, Cornebise and Stumpf 2013, Stat. Appl. Genet. Mol.
// Biol. 12:87), and their weights undo what that favours. Proposals are asked for until
// Particles/Quantile of them are accepted, and the nearest Particles are kept: the
// farthest of these is the tolerance of the generation.
//
// The distance is the root of the mean square of the summaries' differences, each over
// its scale, the median absolute deviation of all that the generation simulated, the
// rejected included: with the scale of the prior, a summary that varies much there and
// little near the data would count for nothing. Because distances differ between
// generations, what is accepted has to be within the tolerance of every generation
// before, each by its own distance; otherwise populations would not be nested, and a
// later one might be no nearer to the data.
//
// What is not finite in some summary is never accepted.
type ABC struct {
	options  ABCOptions
	observed []float64
	streams  sim.Streams

	gates    []gate // of the generations that are whole
	history  []Generation
	particle []Particle // of the last whole generation
	kernel   *kernel    // from its particles; nil before the first

	accepted  []Particle // of the generation that is being made
	simulated [][]float64
	batches   int // of it

	asked []Proposal
	count int
	over  string
}

// A Particle is an accepted proposal.
type Particle struct {
	Proposal
	Summaries []float64 // with the noise of observation
	Distance  float64   // from what was observed, as its generation measures it
	Weight    float64   // all weights of a generation sum to 1
}

// A Generation says how a generation came about.
type Generation struct {
	Number      int // from 1
	Evaluations int // proposals that were simulated
	Accepted    int // of these
	Tolerance   float64
	// Reach is the distance of the farthest particle by the scale of the first
	// generation, that is in units of how much summaries vary under the prior, so that
	// it compares generations.
	Reach float64
	ESS   float64   // effective sample size of the weights (Kong, Liu and Wong 1994)
	Scale []float64 // of the summaries; +Inf for one that does not vary, which counts for nothing
}

// Acceptance returns the share of proposals that were accepted.
func (g Generation) Acceptance() float64 { return float64(g.Accepted) / float64(g.Evaluations) }

// NewABC returns a search in so many dimensions for what explains the observed summaries.
// It panics where there are none of either, or options are out of range.
func NewABC(dimensions int, observed []float64, o ABCOptions) *ABC {
	o = o.complete()
	if dimensions < 1 || len(observed) < 1 || o.SD != nil && len(o.SD) != len(observed) ||
		o.Particles < 2 || o.Evaluations < o.Particles || !(o.Quantile > 0 && o.Quantile < 1) {
		panic(fmt.Sprintf("search: ABC in %d dimensions of %d summaries with %+v", dimensions, len(observed), o))
	}
	return &ABC{
		options: o, observed: slices.Clone(observed), streams: sim.NewStreams(o.Seed, dimensions),
		particle: nil, kernel: newKernel(dimensions),
	}
}

// Ask returns the proposals that are to be simulated next, none when the search is over.
// Asked again, it returns the same until it is told.
func (s *ABC) Ask() []Proposal {
	if s.asked != nil || s.over != "" {
		return s.asked
	}
	n := min(s.wanted(), s.options.Evaluations-s.count)
	if n == 0 {
		s.exhaust()
		return nil
	}
	s.asked = s.propose(n)
	s.count += n
	return s.asked
}

// quota is how many accepted proposals make a generation.
func (s *ABC) quota() int {
	return int(math.Ceil(float64(s.options.Particles) / s.options.Quantile))
}

// wanted returns how many proposals the generation may still need: by the share that was
// accepted so far, and at first as many as would do if all were. It is a function of what
// was told, and so nothing hangs on how many are simulated side by side.
func (s *ABC) wanted() int {
	lacks, tried := s.quota()-len(s.accepted), len(s.simulated)
	if tried == 0 {
		return lacks
	}
	share := (float64(len(s.accepted)) + 0.5) / (float64(tried) + 0.5)
	return max(1, int(math.Min(float64(lacks)/share, 4*float64(s.quota()))))
}

// Tell takes the summaries that were simulated at the proposals that [ABC.Ask] returned,
// in their order. It panics where there are not as many.
func (s *ABC) Tell(summaries [][]float64) {
	if len(summaries) != len(s.asked) {
		panic(fmt.Sprintf("search: told of %d proposals; want %d", len(summaries), len(s.asked)))
	}
	asked := s.asked
	s.asked = nil
	for i, p := range asked {
		s.take(p, summaries[i])
	}
	s.batches++
	switch {
	case len(s.accepted) >= s.quota():
		s.conclude()
	case s.hopeless():
		s.end(tooFew)
	}
}

// take takes what was simulated at a proposal.
func (s *ABC) take(p Proposal, summaries []float64) {
	if len(summaries) != len(s.observed) {
		panic(fmt.Sprintf("search: told of %d summaries; want %d", len(summaries), len(s.observed)))
	}
	seen := s.noisy(p, summaries)
	s.simulated = append(s.simulated, seen)
	if finite(seen) && s.within(seen) {
		s.accepted = append(s.accepted, Particle{Proposal: p, Summaries: seen})
	}
}

// noisy returns summaries as they would be observed.
func (s *ABC) noisy(p Proposal, summaries []float64) []float64 {
	seen := slices.Clone(summaries)
	row := s.streams.Named("observation").At(p.Generation, uint64(p.Number))
	for k, sd := range s.options.SD {
		seen[k] += float64(sd * normal(&row))
	}
	return seen
}

// within reports whether summaries are near enough to what was observed for every
// generation before.
func (s *ABC) within(seen []float64) bool {
	for _, g := range s.gates {
		if !(g.distance(seen, s.observed) <= g.tolerance) {
			return false
		}
	}
	return true
}

// hopeless reports whether a share of proposals is accepted that is too small, after so
// many that a share of MinAcceptance would have given twenty.
func (s *ABC) hopeless() bool {
	tried := float64(len(s.simulated))
	least := s.options.MinAcceptance
	return float64(tried*least) >= 20 && float64(len(s.accepted)) < float64(tried*least)
}

// Why says why the search is over, a phrase; "" where it is not.
func (s *ABC) Why() string { return s.over }

// Evaluations returns how many proposals were asked for.
func (s *ABC) Evaluations() int { return s.count }

// Generations returns how each whole generation came about. It is not to be changed.
func (s *ABC) Generations() []Generation { return s.history }

// Posterior returns the particles of the last whole generation, nearest first: a sample
// of the posterior, each as probable as its weight. It is nil before the first. It is not
// to be changed.
func (s *ABC) Posterior() []Particle { return s.particle }

// What a search ends for.
const (
	reached   = "the tolerance is reached"
	tooFew    = "too small a share of proposals is accepted"
	stalled   = "the distance falls no more"
	exhausted = "no evaluations are left"
	undefined = "no proposal of the prior has finite summaries"
)

// end ends the search.
func (s *ABC) end(why string) {
	if s.particle == nil && len(s.accepted) == 0 {
		why = undefined
	}
	if enough := len(s.accepted) >= s.options.Particles; enough || s.particle == nil && len(s.accepted) > 0 {
		s.close()
	}
	s.over = why
}

// exhaust ends the search for want of evaluations.
func (s *ABC) exhaust() { s.end(exhausted) }

// finite reports whether all values are.
func finite(x []float64) bool {
	for _, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}
