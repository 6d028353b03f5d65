package study

import (
	"slices"

	"heed/results/stats"
)

// dominate finds which options dominate which, by point estimates, and of which this
// is sure. Where several dominate one, it names the first that surely does.
func dominate(p *sampled, all []*option) {
	var rows [][]float64
	for _, o := range all {
		rows = append(rows, o.values())
	}
	undominated := stats.Pareto(rows, objectives)
	for i, o := range all {
		o.by = -1
		defined := !slices.ContainsFunc(rows[i], func(v float64) bool { return v != v })
		o.pareto = truth(undominated[i], defined)
		for k := range all {
			if (o.by >= 0 && o.sure) || !stats.Dominates(rows[k], rows[i], objectives) {
				continue
			}
			if sure := surely(p, k, i); o.by < 0 || sure {
				o.by, o.sure = k, sure
			}
		}
	}
}

// surely reports whether the replicates leave no objective in which the better of two
// arms may be worse, its cost being known. To claim several things at once when each
// was shown at a level holds that level (intersection-union test: Berger 1982,
// Technometrics 24:295), so that no adjustment is needed.
func surely(p *sampled, better, worse int) bool {
	pair := func(metric string) stats.Paired { return stats.Pair(p.of(worse, metric), p.of(better, metric)) }
	return pair("compliance_rate").Lo >= 0 && pair("participation_rate").Lo >= 0 && pair("time_cost_minutes").Hi <= 0
}

// frontier ranks options that exclude each other by cost and compliance, where any
// costs anything.
func frontier(all []*option) {
	var cost, effect []float64
	for _, o := range all {
		o.rank = stats.Rank{Before: -1, Ratio: nan, Status: stats.QuadrantUndefined}
		cost, effect = append(cost, o.costYear), append(effect, 100*o.compliance.Diff)
	}
	if slices.Max(cost) == 0 {
		return
	}
	for _, r := range stats.Frontier(cost, effect) {
		all[r.Option].rank = r
	}
}
