package search

import (
	"fmt"
	"slices"

	"heed/sim"
)

// NSGA looks for the Pareto front of several objectives, all to be as small as may be, on
// the unit cube: NSGA-II (Deb, Pratap, Agarwal and Meyarivan 2002, IEEE Trans. Evol.
// Comput. 6:182), for objectives that chance is in.
//
//  1. A population of candidates is drawn, and each is tried in some replicates.
//  2. Children come of parents that win tournaments, by simulated binary crossover and
//     polynomial mutation (Deb and Agrawal 1995, Complex Systems 9:115), and are tried in
//     as many. What was a candidate before is bred again, and where that brings too few,
//     points are drawn at random: no two candidates come to the same (the elimination of
//     duplicates of pymoo, Blank and Deb 2020, IEEE Access 8:89497).
//  3. Of parents and children those survive that fewest dominate, and among equals those
//     that stand most alone. What violates a constraint loses to what does not (the
//     constrained domination of the same paper) and is never tried. Two are compared in
//     the replicates that both have.
//  4. Survivors are tried in more replicates, up to a bound, so that nobody stays for long
//     by luck. Then the next generation begins at 2.
//  5. At the end the front is tried in replicates that the search has not seen. These say
//     how good it is: those of the search would flatter it, as they chose it.
//
// Replicates have the same numbers for all candidates, so that whoever answers can give
// all the same chance. The zero NSGA is of no use: [NewNSGA] makes one.
type NSGA struct {
	o          NSGAOptions
	dimensions int

	all         []*Candidate
	known       map[string]bool // what was a candidate
	chance      sim.Stream
	population  []*Candidate
	children    []*Candidate
	front       []*Candidate
	generations []NSGAGeneration
	stage       stage
	evaluations int
	reference   []float64 // beyond which nothing counts for the hypervolume
	box         float64   // the volume from the first generation's best to the reference
	why         string
	pending     []Trial // that were asked for
}

// NSGAVersion names what an [NSGA] asks for: another version may ask for other points under
// the same numbers, so that answers that were kept for one are of no use to another.
const NSGAVersion = "NSGA-II 2"

// A stage is what an NSGA is at.
type stage int

const (
	trying  stage = iota // the children
	again                // the survivors
	freshly              // the front, in replicates of its own
	ended
)

// NSGAOptions say what to look for and how. [DefaultNSGA] has the usual numbers.
type NSGAOptions struct {
	Objectives  int // at least 1
	Population  int // candidates of a generation, at least 4
	Generations int // at most, the first included

	Replicates int // of a new candidate, at least 1
	Most       int // that survivors come to have, at least Replicates
	Fresh      int // of the front at the end, beyond Most; 0 leaves that out

	Evaluations int     // trials after which no generation begins; 0 is no bound
	Stall       int     // generations without more hypervolume that end the search; 0 is none
	Gain        float64 // what counts as more, as a share of the hypervolume

	Crossover      float64 // probability with which two parents are crossed
	CrossoverIndex float64 // how near to its parents a child is: larger is nearer
	Mutation       float64 // expected number of coordinates of a child that mutate
	MutationIndex  float64 // how near to where it was a coordinate stays

	// Steps has for each coordinate how many levels it has, 0 where it is continuous; nil
	// where all are. A coordinate of n levels is (k+1/2)/n, k from 0.
	Steps []int
	// Applied returns what a point comes to, where several points may come to the same: of
	// these only the first is ever a candidate. Nil is that all points differ.
	Applied func(unit []float64) []float64
	// Start are candidates of the first generation, before those that are drawn.
	Start [][]float64
	// Violation says by how much a point violates constraints, 0 where it does not; nil is
	// no constraint.
	Violation func(unit []float64) float64
	// Measure returns the objectives of candidates, a row each, from their answers by
	// candidate and replicate; the rows may be unequally many. Nil takes the means. It may
	// set candidates against each other: then what it says of earlier generations changes
	// with what is tried later, and their hypervolumes are taken anew, so that they compare.
	Measure func(answers [][][]float64) [][]float64

	Seed uint64 // of all chance of the search
}

// DefaultNSGA returns the settings of Deb et al. (2002), section V: a population of 100
// over 250 generations, crossover with probability 0.9, one mutation a child in the mean,
// and both indices 20. Answers are taken as exact: one replicate, and no fresh ones.
func DefaultNSGA(objectives int) NSGAOptions {
	return NSGAOptions{
		Objectives: objectives, Population: 100, Generations: 250, Replicates: 1, Most: 1,
		Crossover: 0.9, CrossoverIndex: 20, Mutation: 1, MutationIndex: 20,
	}
}

// A Trial is a question: what the objectives are at a point, in a replicate.
type Trial struct {
	Number    int // of the candidate, from 0
	Replicate int // from 0; those of the search, then from Most the fresh ones
	Unit      []float64
}

// A Candidate is a point that was considered.
type Candidate struct {
	Number, Born int       // from 0; the generation it is of, from 0
	Unit         []float64 // on the unit cube
	Violation    float64   // 0 where it is feasible; +Inf where an objective is undefined
	Answers      [][]float64
	Values       []float64   // the objectives by its answers; nil where it was never tried
	Fresh        [][]float64 // answers of the end
	Rank         int         // the front that it was of when it was compared last, from 0

	crowding float64
	measured int         // answers that Values are of
	first    [][]float64 // means of the first answers, of one and so on; nil where there is a measure
}

// An NSGAGeneration is how far a search was at the end of a generation.
type NSGAGeneration struct {
	Number      int // from 0
	New         int // candidates that came with it
	Feasible    int // survivors that violate nothing
	Front       int // survivors that no other dominates
	Evaluations int // trials so far
	// Hypervolume of the survivors by the replicates that all of them have, over that of the box from the best
	// of each objective in the first generation to the reference, a tenth beyond the
	// worst. It is 0 until something is feasible. Where there is chance in the answers it
	// is flattered by it. Where there is a measure, it is of all that was tried so far: a
	// later generation may change that of this one.
	Hypervolume float64

	survivors []*Candidate // that are feasible, where there is a measure
}

// NewNSGA returns a search over the unit cube. It panics where options make no sense.
func NewNSGA(dimensions int, o NSGAOptions) *NSGA {
	must := func(ok bool, format string, args ...any) {
		if !ok {
			panic("search: NSGA: " + fmt.Sprintf(format, args...))
		}
	}
	must(dimensions >= 1 && o.Objectives >= 1, "%d dimensions, %d objectives; want at least one of each", dimensions, o.Objectives)
	must(o.Population >= 4 && o.Generations >= 1, "population %d, generations %d; want at least 4 and 1", o.Population, o.Generations)
	must(o.Replicates >= 1 && o.Most >= o.Replicates && o.Fresh >= 0, "replicates %d, at most %d, fresh %d", o.Replicates, o.Most, o.Fresh)
	must(o.Steps == nil || len(o.Steps) == dimensions, "%d steps for %d dimensions", len(o.Steps), dimensions)
	for _, u := range o.Start {
		must(len(u) == dimensions, "a start of %d coordinates for %d dimensions", len(u), dimensions)
	}
	if o.Steps == nil {
		o.Steps = make([]int, dimensions)
	}
	s := &NSGA{o: o, dimensions: dimensions, known: map[string]bool{}, chance: sim.NewStreams(o.Seed, 0).Named("NSGA-II")}
	s.begin()
	return s
}

// Ask returns what is to be tried next, none when the search has ended. Asked again before
// [NSGA.Tell] it returns the same.
func (s *NSGA) Ask() []Trial {
	for len(s.pending) == 0 && s.stage != ended {
		if s.pending = s.trials(); len(s.pending) == 0 {
			s.advance()
		}
	}
	return slices.Clone(s.pending)
}

// Tell takes the objectives of the trials that were asked for, in their order. What is
// undefined is NaN: such a candidate is taken as infeasible. It panics where they are not
// as many.
func (s *NSGA) Tell(objectives [][]float64) {
	if len(objectives) != len(s.pending) {
		panic(fmt.Sprintf("search: NSGA told of %d trials; want the %d that it asked for", len(objectives), len(s.pending)))
	}
	for i, t := range s.pending {
		if len(objectives[i]) != s.o.Objectives {
			panic(fmt.Sprintf("search: NSGA told %d objectives; want %d", len(objectives[i]), s.o.Objectives))
		}
		c, answer := s.all[t.Number], slices.Clone(objectives[i])
		if s.stage == freshly {
			c.Fresh = append(c.Fresh, answer)
		} else {
			c.Answers = append(c.Answers, answer)
		}
	}
	s.evaluations += len(s.pending)
	s.pending = nil
	s.advance()
}

// Why says why the search ended, empty while it goes on.
func (s *NSGA) Why() string { return s.why }

// Front returns the candidates that are feasible and that no other survivor dominated when
// the search ended, by number; nil before.
func (s *NSGA) Front() []*Candidate { return slices.Clone(s.front) }

// Candidates returns all that were considered, by number.
func (s *NSGA) Candidates() []*Candidate { return slices.Clone(s.all) }

// Generations returns how far the search was at the end of each generation.
func (s *NSGA) Generations() []NSGAGeneration { return slices.Clone(s.generations) }
