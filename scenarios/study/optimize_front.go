package study

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"heed/results/stats"
	"heed/scenarios"
	"heed/scenarios/search"
	"heed/sim"
)

// A Front is what an optimization found.
type Front struct {
	policy *scenarios.Policy
	search *search.NSGA
	mixes  []mix // by cost
}

// A mix is one of the front: of those that nothing dominated in the search.
type mix struct {
	name      string // mix-1 and so on by cost; nothing for the one that moves nothing
	candidate *search.Candidate
	values    []float64 // of the levers
	cost      float64   // a year
	effects   []effect  // by metric

	in     bool    // whether no other dominates it by the fresh replicates
	surely float64 // share of resamples of these in which none does
	by     int     // the first that dominates it, -1 where none does
}

// An effect is what a mix does to a metric, from fresh replicates.
type effect struct {
	stats.Estimate         // of the measure
	searched       float64 // what the search took it to be
}

// nothing is the name of the mix that moves nothing.
const nothing = "nothing"

// newFront reads the front of a search that has ended.
func newFront(p *scenarios.Policy, s *search.NSGA) *Front {
	f := &Front{policy: p, search: s}
	for _, c := range s.Front() {
		values := p.Values(c.Unit)
		f.mixes = append(f.mixes, mix{candidate: c, values: values, cost: p.Cost(values), by: -1})
	}
	slices.SortStableFunc(f.mixes, func(a, b mix) int { return cmp.Compare(a.cost, b.cost) })
	f.name()
	if len(f.mixes) > 0 {
		f.estimate()
		f.compare()
	}
	return f
}

// name names the mixes, by cost.
func (f *Front) name() {
	n := 0
	for i := range f.mixes {
		m := &f.mixes[i]
		if m.name = nothing; f.moved(m.values) {
			n++
			m.name = fmt.Sprintf("mix-%d", n)
		}
	}
}

// moved reports whether a mix moves any lever.
func (f *Front) moved(values []float64) bool {
	for i, v := range values {
		if v != f.policy.Levers[i].None {
			return true
		}
	}
	return false
}

// bootstrap returns the bootstrap of fresh replicates.
func (f *Front) bootstrap() stats.Bootstrap {
	source := sim.NewStreams(f.policy.Base.Seed, 0).Named("front of mixes")
	return stats.Bootstrap{Source: source, Resamples: 2000, Level: stats.Confidence}
}

// fresh returns the fresh answers of all mixes by mix, replicate and objective, so that less
// is better, and as regrets where that is the measure.
func (f *Front) fresh() (answers [][][]float64) {
	for _, m := range f.mixes {
		answers = append(answers, m.candidate.Fresh)
	}
	if f.policy.Futures.Measure == scenarios.LargeRegret {
		return regrets(f.policy, answers)
	}
	return answers
}

// estimate sets what mixes do, by fresh replicates: the mean with Student's interval, the
// worst tenth with one by the bootstrap where they are enough, and the largest regret
// without, as a largest value has none that could be trusted.
//
// With futures a fresh replicate is one of them, which the search has not seen, with chance of
// its own: the intervals are of futures that are drawn like these.
func (f *Front) estimate() {
	answers, b, measure := f.fresh(), f.bootstrap(), f.policy.Futures.Measure
	for i := range f.mixes {
		m := &f.mixes[i]
		for j, o := range f.policy.Objectives {
			if o.Metric == scenarios.CostObjective {
				continue
			}
			column := make([]float64, len(answers[i]))
			for r, row := range answers[i] {
				column[r] = row[j]
			}
			e := effect{searched: m.candidate.Values[j]}
			switch measure {
			case scenarios.Expected:
				s := stats.Summarize(column)
				e.Estimate = stats.Estimate{N: s.N, Value: s.Mean, Lo: s.Lo, Hi: s.Hi}
			case scenarios.WorstTenth:
				e.Estimate = b.WorstTenth(column)
			default:
				e.Estimate = stats.Estimate{N: len(column), Value: largest(column), Lo: nan, Hi: nan}
			}
			if o.More && measure != scenarios.LargeRegret {
				e.Value, e.Lo, e.Hi, e.searched = 0-e.Value, 0-e.Hi, 0-e.Lo, 0-e.searched // none is -0
			}
			m.effects = append(m.effects, e)
		}
	}
}

// compare sets which mixes dominate which by fresh replicates, and how sure that is.
func (f *Front) compare() {
	answers, directions := f.fresh(), make([]stats.Direction, len(f.policy.Objectives))
	for j := range directions {
		directions[j] = stats.Minimize
	}
	of := func(rows []int) [][]float64 {
		all := make([][]float64, len(answers))
		drawn := make([][]float64, len(rows))
		for i := range answers {
			for k, r := range rows {
				drawn[k] = answers[i][r]
			}
			all[i] = worth(f.policy, drawn)
		}
		return all
	}
	all := make([]int, f.policy.Search.Final)
	for r := range all {
		all[r] = r
	}
	objectives := of(all)
	by, in := stats.DominatedBy(objectives, directions), stats.Pareto(objectives, directions)
	b := f.bootstrap()
	b.Resamples = 1000
	surely := b.NonDominated(len(all), of, directions)
	for i := range f.mixes {
		f.mixes[i].by, f.mixes[i].in, f.mixes[i].surely = by[i], in[i], surely[i]
	}
}

// doubts returns what there is to doubt about a front.
func (f *Front) doubts() (all []string) {
	say := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	g := f.search.Generations()
	lost := 0
	for _, m := range f.mixes {
		if !m.in {
			lost++
		}
	}
	switch n := len(g); {
	case n > 3 && n == f.policy.Search.Generations && g[n-1].Hypervolume > 1.01*g[n-4].Hypervolume:
		say("the front was still growing when the search ended, by %.0f%% of its hypervolume in the last three generations: more generations would find better mixes", 100*(g[n-1].Hypervolume/g[n-4].Hypervolume-1))
	}
	if 2*lost > len(f.mixes) {
		say("%d of the %d mixes that the search took for the front are dominated in fresh replicates: it had too few, see search.most_replicates", lost, len(f.mixes))
	}
	if f.policy.Futures.Measure == scenarios.LargeRegret {
		say("regret is what a mix lacks to the best of the front in a future; the largest of %d has no interval, and that of more futures is larger", f.policy.Search.Final)
	}
	if undefined := undefinedIn(f.policy, f.search.Candidates()); len(undefined) > 0 {
		say("mixes of which an objective is undefined were left out: %s", strings.Join(undefined, "; "))
	}
	return all
}
