package study

import (
	"math"
	"slices"

	"heed/results/stats"
	"heed/scenarios"
	"heed/sim/num"
)

// measureOf returns the measure of a robust policy: objectives of candidates from their
// answers by candidate, future and objective, all so that less is better. Cost is the same
// in all futures, and measured by its mean.
func measureOf(p *scenarios.Policy) func([][][]float64) [][]float64 {
	return func(answers [][][]float64) [][]float64 {
		if p.Futures.Measure == scenarios.LargeRegret {
			answers = regrets(p, answers)
		}
		all := make([][]float64, len(answers))
		for i, rows := range answers {
			all[i] = worth(p, rows)
		}
		return all
	}
}

// worth returns the objectives of one candidate by its rows.
func worth(p *scenarios.Policy, rows [][]float64) []float64 {
	values := make([]float64, len(p.Objectives))
	for j, o := range p.Objectives {
		column := make([]float64, len(rows))
		for r, row := range rows {
			column[r] = row[j]
		}
		of := summaryOf(p.Futures.Measure)
		if o.Metric == scenarios.CostObjective {
			of = num.Mean
		}
		values[j] = of(column)
	}
	return values
}

// summaryOf returns what a measure makes of values of which less is better.
func summaryOf(m scenarios.Measure) func([]float64) float64 {
	switch m {
	case scenarios.WorstTenth:
		return stats.WorstTenth
	case scenarios.LargeRegret:
		return largest
	}
	return num.Mean
}

// largest returns the largest of x, NaN where one is undefined.
func largest(x []float64) float64 {
	v := math.Inf(-1)
	for _, y := range x {
		v = max(v, y)
	}
	return v
}

// regrets returns by how much each answer is worse than the best of all candidates in the
// same future (Savage 1951, J. Am. Stat. Assoc. 46:55), the cost as it is.
func regrets(p *scenarios.Policy, answers [][][]float64) [][][]float64 {
	all := make([][][]float64, len(answers))
	for i, rows := range answers {
		all[i] = make([][]float64, len(rows))
		for r, row := range rows {
			all[i][r] = slices.Clone(row)
		}
	}
	for j, o := range p.Objectives {
		if o.Metric == scenarios.CostObjective {
			continue
		}
		for r := range p.Replicates() {
			best := math.Inf(1)
			for _, rows := range answers {
				if r < len(rows) && rows[r][j] < best {
					best = rows[r][j]
				}
			}
			for i := range all {
				if r < len(all[i]) {
					all[i][r][j] -= best
				}
			}
		}
	}
	return all
}
