package pages

import "heed/results/report"

// words explains the words of the page that are not those of everyday.
func (r *Reporter) words() report.Fold {
	facts := report.Facts{
		{Name: "Compliance", Value: "Share of tasks that are done as the rules ask."},
		{Name: "Participation", Value: "Acts beyond the rules, such as suggesting, correcting, helping and reporting: a number per employee and month."},
		{Name: "Arm, intervention", Value: "An arm is the organization under one set of measures; the arm baseline is the organization as it is. An arm may combine others."},
		{Name: "Percentage point", Value: "The unit of differences of shares: from 93% to 94% is one percentage point. Where a sentence says point next to a cost or a rise, it is this."},
		{Name: "Workday, year, burn-in", Value: "Days are workdays, 250 to the year. The burn-in are days before day 0, in which the organization settles."},
		{Name: "Replicate", Value: "A run with random numbers of its own. All arms of a replicate share them, so that arms are compared under the same luck (paired)."},
		{Name: "95% interval [a, b]", Value: "Of such intervals 95 in 100 hold the value that endless replicates would give. It is about chance alone."},
		{Name: "Told from chance; * ** ***", Value: "With stars, chance alone would give so large a difference less often than in 5, 1 or 0.1 of 100 cases, allowing for how many comparisons there are (p, adjusted by Holm). Without a star chance is not ruled out, even where the interval by itself is clear of 0."},
		{Name: "Dominated, Pareto set", Value: "An arm is dominated if another is at least as good in everything that is compared, and better in something. What is not dominated is the Pareto set: the arms to choose among."},
	}
	if r.sweep() {
		facts = append(facts,
			report.Fact{Name: "Point, future", Value: "A combination of values of what is varied. Where these are assumptions that nobody can choose, it is called a future."},
			report.Fact{Name: "Regret", Value: "What an arm lacks in compliance to the best arm at the same point: what one would give away by having chosen it."})
	}
	return report.Fold{Summary: "The words of this page", Blocks: []report.Block{facts}}
}
