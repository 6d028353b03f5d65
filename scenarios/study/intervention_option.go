package study

import (
	"heed/agents"
	"heed/results"
	"heed/results/stats"
)

// bestResamples are the resamples that the probability of being the best is taken
// from: it is off by chance by at most .011 (a standard error).
const bestResamples = 2000

// An option is what an arm costs and does at a point.
type option struct {
	costYear, costTotal float64

	compliance, participation, acts, minutes stats.Paired // against the baseline

	best, bestSingle float64
	pareto           string
	by               int // the arm that dominates it, -1 where none does
	sure             bool
	rank             stats.Rank // of the frontier
}

// objectives are the values by which options dominate each other.
var objectives = []stats.Direction{stats.Maximize, stats.Maximize, stats.Minimize, stats.Minimize}

// values returns the objectives of an option.
func (o *option) values() []float64 {
	return []float64{o.compliance.Diff, o.participation.Diff, o.minutes.Diff, o.costYear}
}

// interventions writes the rows of a point to interventions.csv.
func (c *comparison) interventions(p *sampled, to *results.CSV) error {
	options := c.options(p)
	for i, o := range options {
		to.Text(c.manifest.Scenario)
		to.Int(int64(p.point))
		to.Text(p.arms[i].Name)
		to.Text(truth(combines(p.arms[i]), true))
		to.Int(int64(o.compliance.N))
		floats(to, o.costYear, o.costTotal, 100*o.compliance.Diff, 100*o.compliance.Lo, 100*o.compliance.Hi)
		for _, e := range []stats.Paired{o.participation, o.acts, o.minutes} {
			floats(to, e.Diff, e.Lo, e.Hi)
		}
		floats(to, costPer(o.costYear, o.compliance, 100)...)
		floats(to, costPer(o.costYear, o.acts, 1)...)
		floats(to, o.best, o.bestSingle)
		to.Text(o.pareto)
		by := ""
		if o.by >= 0 {
			by = p.arms[o.by].Name
		}
		to.Text(by)
		to.Text(truth(o.sure, o.by >= 0))
		against := ""
		if o.rank.Before >= 0 {
			against = p.arms[o.rank.Before].Name
		}
		to.Text(onFrontier[o.rank.Status])
		to.Text(against)
		to.Float(o.rank.Ratio)
		if err := to.End(); err != nil {
			return err
		}
	}
	return nil
}

// onFrontier says where an option stands on the frontier.
var onFrontier = map[stats.Quadrant]string{stats.QuadrantCosts: "on", stats.QuadrantDominated: "dominated", stats.QuadrantExtended: "extended"}

// options returns what each arm costs and does at a point.
func (c *comparison) options(p *sampled) []*option {
	var all []*option
	effect := func(arm int, of func(int) []float64) stats.Paired { return stats.Pair(of(0), of(arm)) }
	metric := func(name string) func(int) []float64 {
		return func(arm int) []float64 { return p.of(arm, name) }
	}
	for i, a := range p.arms {
		total := p.scenario.Cost(a)
		all = append(all, &option{
			costTotal: total, costYear: total * agents.WorkdaysPerYear / float64(p.scenario.Days),
			compliance: effect(i, metric("compliance_rate")), participation: effect(i, metric("participation_rate")),
			acts: effect(i, p.acts), minutes: effect(i, metric("time_cost_minutes")),
			best: nan, bestSingle: nan,
		})
	}
	c.chances(p, all)
	dominate(p, all)
	frontier(all)
	return all
}

// costPer returns what a unit of effect costs, with the ends of the interval that the
// effect leaves it; scale is units to one of the metric's.
func costPer(cost float64, e stats.Paired, scale float64) []float64 {
	per := func(effect float64) float64 {
		if cost > 0 && effect > 0 {
			return cost / (scale * effect)
		}
		return nan
	}
	value := per(e.Diff)
	if value != value {
		return []float64{nan, nan, nan}
	}
	return []float64{value, per(e.Hi), per(e.Lo)}
}

// leastBest are the fewest replicates of which it is said how surely an arm is the best: of
// fewer, resamples agree because they have so little to draw. summary.csv has the same.
const leastBest = 10

// chances sets the probabilities of being the best in compliance.
func (c *comparison) chances(p *sampled, all []*option) {
	if p.n < leastBest {
		return
	}
	b := c.bootstrap(p.point, bestResamples)
	var every, single [][]float64
	var alone []*option
	for i, o := range all {
		every = append(every, p.of(i, "compliance_rate"))
		if !combines(p.arms[i]) {
			single, alone = append(single, every[i]), append(alone, o)
		}
	}
	for i, share := range b.Best(every, stats.Maximize) {
		all[i].best = share
	}
	if len(single) < len(every) {
		for i, share := range b.Best(single, stats.Maximize) {
			alone[i].bestSingle = share
		}
		return
	}
	for _, o := range all {
		o.bestSingle = o.best
	}
}
