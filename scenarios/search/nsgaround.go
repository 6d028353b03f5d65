package search

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"heed/sim/num"
)

// trials returns what the stage has to ask for.
func (s *NSGA) trials() (all []Trial) {
	ask := func(of []*Candidate, from func(*Candidate) int, n int) {
		for _, c := range of {
			for r := from(c); c.Violation == 0 && r < n; r++ {
				all = append(all, Trial{Number: c.Number, Replicate: r, Unit: slices.Clone(c.Unit)})
			}
		}
	}
	has := func(c *Candidate) int { return len(c.Answers) }
	switch s.stage {
	case trying:
		ask(s.children, has, s.o.Replicates)
	case again:
		for _, c := range s.population {
			ask([]*Candidate{c}, has, min(s.o.Most, has(c)+s.o.Replicates))
		}
	case freshly:
		ask(s.front, func(*Candidate) int { return s.o.Most }, s.o.Most+s.o.Fresh)
	}
	return all
}

// advance goes on to the next stage, when all of this one has been told.
func (s *NSGA) advance() {
	switch s.stage {
	case trying:
		s.survive()
		s.stage = again
	case again:
		s.compare(s.population)
		s.record()
		if s.why = s.stop(); s.why == "" {
			s.breed()
		}
		if s.why == "" {
			s.stage = trying
			return
		}
		s.finish()
		s.stage = freshly
	case freshly:
		s.stage = ended
	}
}

// survive leaves in the population the best of parents and children.
func (s *NSGA) survive() {
	pool := append(slices.Clone(s.population), s.children...)
	s.compare(pool)
	slices.SortStableFunc(pool, func(a, b *Candidate) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), -cmp.Compare(a.crowding, b.crowding), cmp.Compare(a.Number, b.Number))
	})
	s.population = pool[:min(len(pool), s.o.Population)]
}

// compare sets values, ranks and crowding of candidates.
func (s *NSGA) compare(all []*Candidate) {
	s.measure()
	for rank, front := range fronts(all) {
		for _, c := range front {
			c.Rank = rank
		}
		crowd(front, s.o.Objectives)
	}
}

// measure sets the objectives of all that was tried: a measure may set candidates against
// each other, but the mean does not.
func (s *NSGA) measure() {
	var tried []*Candidate
	var answers [][][]float64
	for _, c := range s.all {
		if len(c.Answers) > 0 && (s.o.Measure != nil || len(c.Answers) > c.measured) {
			tried, answers = append(tried, c), append(answers, c.Answers)
		}
	}
	measure := s.o.Measure
	if measure == nil {
		measure = means
		for _, c := range tried {
			for n := len(c.first) + 1; n <= len(c.Answers); n++ {
				c.first = append(c.first, means([][][]float64{c.Answers[:n]})[0])
			}
		}
	}
	for i, values := range measure(answers) {
		tried[i].Values, tried[i].measured = values, len(tried[i].Answers)
		if slices.ContainsFunc(values, math.IsNaN) {
			tried[i].Violation = math.Inf(1)
		}
	}
}

// means is the measure of objectives that are to be good in the mean.
func means(answers [][][]float64) [][]float64 {
	all := make([][]float64, len(answers))
	for i, rows := range answers {
		all[i] = make([]float64, len(rows[0]))
		column := make([]float64, len(rows))
		for j := range all[i] {
			for r, row := range rows {
				column[r] = row[j]
			}
			all[i][j] = num.Mean(column)
		}
	}
	return all
}

// record adds the generation that has ended.
func (s *NSGA) record() {
	g := NSGAGeneration{Number: len(s.generations), New: len(s.children), Evaluations: s.evaluations}
	var points [][]float64
	shared := s.o.Most
	for _, c := range s.population {
		if c.Violation == 0 {
			shared = min(shared, len(c.Answers))
			g.survivors = append(g.survivors, c)
		}
	}
	g.Feasible = len(g.survivors)
	for _, c := range g.survivors {
		if c.Rank == 0 {
			g.Front++
		}
		points = append(points, c.by(shared))
	}
	s.generations = append(s.generations, g)
	if s.o.Measure != nil {
		s.remeasure()
		return
	}
	s.generations[g.Number].survivors = nil
	s.reach(g.Number, points)
}

// reach sets the hypervolume of a generation whose survivors have these objectives. The
// first that has any sets the reference.
func (s *NSGA) reach(generation int, points [][]float64) {
	if len(points) == 0 {
		return
	}
	if s.reference == nil {
		s.refer(points)
	}
	s.generations[generation].Hypervolume = Hypervolume(points, s.reference) / s.box
}

// remeasure sets the hypervolumes of all generations, by what the measure says of their
// survivors now. Regret is against the best that is known, so that each that is found makes
// the survivors of all generations before look worse than they were taken to be.
func (s *NSGA) remeasure() {
	s.reference = nil
	for i, g := range s.generations {
		var points [][]float64
		for _, c := range g.survivors {
			points = append(points, c.Values)
		}
		s.reach(i, points)
	}
}

// refer sets the reference of the hypervolume, a tenth of the range of the points beyond
// the worst of each objective.
func (s *NSGA) refer(points [][]float64) {
	s.box = 1
	for j := range s.o.Objectives {
		best, worst := math.Inf(1), math.Inf(-1)
		for _, p := range points {
			best, worst = min(best, p[j]), max(worst, p[j])
		}
		margin := (worst - best) / 10
		if margin == 0 {
			margin = 1
		}
		s.reference = append(s.reference, worst+margin)
		s.box *= worst + margin - best
	}
}

// stop returns why the search is to end, "" where it is to go on.
func (s *NSGA) stop() string {
	n := len(s.generations)
	last := s.generations[n-1]
	switch {
	case s.o.Evaluations > 0 && last.Evaluations >= s.o.Evaluations:
		return fmt.Sprintf("%d evaluations, of at most %d, were made", last.Evaluations, s.o.Evaluations)
	case s.o.Stall > 0 && n > s.o.Stall && !s.gained(n-s.o.Stall):
		return fmt.Sprintf("%d generations brought no more hypervolume than %g of it", s.o.Stall, s.o.Gain)
	case n >= s.o.Generations:
		return fmt.Sprintf("all %d generations were done", n)
	}
	return ""
}

// gained reports whether generations from one on had more hypervolume than those before.
func (s *NSGA) gained(from int) bool {
	most := func(of []NSGAGeneration) (v float64) {
		for _, g := range of {
			v = max(v, g.Hypervolume)
		}
		return v
	}
	before := most(s.generations[:from])
	return before == 0 || most(s.generations[from:]) > before+float64(s.o.Gain*before)
}

// finish takes the front of the population.
func (s *NSGA) finish() {
	for _, c := range s.population {
		if c.Violation == 0 && c.Rank == 0 {
			s.front = append(s.front, c)
		}
	}
	slices.SortFunc(s.front, func(a, b *Candidate) int { return cmp.Compare(a.Number, b.Number) })
}
