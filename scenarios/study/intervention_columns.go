package study

import "heed/results"

// The files that [CompareInterventions] writes. README.md of package results is their
// data dictionary.
const (
	InterventionsFile = "interventions.csv"
	InteractionsFile  = "interactions.csv"
	DurationsFile     = "durations.csv"
	RobustnessFile    = "robustness.csv"
	ConditionsFile    = "conditions.csv"
)

const (
	percentagePoints = "percentage points"
	ofMetric         = "the metric's"
	ofMeasure        = "the measure's"
	shareOfFutures   = "share of futures"
)

var interventionColumns = []results.Column{
	{Name: "scenario", Doc: "Name of the scenario."},
	{Name: "point", Doc: "The combination of factor levels, a row of points.csv."},
	{Name: "arm", Doc: "The intervention; the baseline too, whose effects are 0."},
	{Name: "combines", Doc: "true where the arm combines others; false."},
	{Name: "n", Unit: "replicates", Doc: "Pairs of replicates in which compliance is defined."},
	{Name: "cost_year", Unit: "cost", Doc: "What the arm costs in a year of 250 workdays: cost_total spread over the days of the run."},
	{Name: "cost_total", Unit: "cost", Doc: "What the arm costs from day 0 to the last, with the arms that it combines."},
	{Name: "compliance_points", Unit: percentagePoints, Doc: "Mean paired difference of compliance_rate from the baseline, times 100."},
	{Name: "compliance_lo", Unit: percentagePoints, Doc: "Lower end of its 95% interval (Student's t)."},
	{Name: "compliance_hi", Unit: percentagePoints, Doc: "Upper end."},
	{Name: "participation_acts", Unit: "acts per employee and month", Doc: "Mean paired difference of participation_rate from the baseline."},
	{Name: "participation_lo", Unit: "acts per employee and month", Doc: "Lower end of its 95% interval."},
	{Name: "participation_hi", Unit: "acts per employee and month", Doc: "Upper end."},
	{Name: "acts_year", Unit: "acts per year", Doc: "The same in the whole organization: participation_rate times 12 months times the filled seats."},
	{Name: "acts_lo", Unit: "acts per year", Doc: "Lower end of its 95% interval."},
	{Name: "acts_hi", Unit: "acts per year", Doc: "Upper end."},
	{Name: "minutes", Unit: "minutes per employee and day", Doc: "Mean paired difference of time_cost_minutes from the baseline."},
	{Name: "minutes_lo", Unit: "minutes per employee and day", Doc: "Lower end of its 95% interval."},
	{Name: "minutes_hi", Unit: "minutes per employee and day", Doc: "Upper end."},
	{Name: "cost_per_point", Unit: "cost a year per percentage point", Doc: "cost_year / compliance_points; empty unless both are above 0."},
	{Name: "cost_per_point_lo", Unit: "cost a year per percentage point", Doc: "cost_year / compliance_hi."},
	{Name: "cost_per_point_hi", Unit: "cost a year per percentage point", Doc: "cost_year / compliance_lo; empty where compliance_lo is 0 or less: without bound."},
	{Name: "cost_per_act", Unit: "cost per act", Doc: "cost_year / acts_year; empty unless both are above 0."},
	{Name: "cost_per_act_lo", Unit: "cost per act", Doc: "cost_year / acts_hi."},
	{Name: "cost_per_act_hi", Unit: "cost per act", Doc: "cost_year / acts_lo; empty where acts_lo is 0 or less: without bound."},
	{Name: "best", Unit: "probability", Doc: "Share of bootstrap resamples in which the arm has the highest compliance of all."},
	{Name: "best_single", Unit: "probability", Doc: "The same among arms that combine no others, the baseline included; empty for those that do."},
	{Name: "pareto", Doc: "true where no arm dominates it in compliance, participation, time_cost_minutes and cost_year; false; empty where one is undefined."},
	{Name: "dominated_by", Doc: "An arm that is at least as good in all four and better in one; a sure one where there is one; else empty."},
	{Name: "sure", Doc: "true where the 95% intervals of the paired differences between the two leave no objective in which it may be worse; false; empty where nothing dominates the arm."},
	{Name: "frontier", Doc: "Where the arm stands on compliance against cost_year, the arms excluding each other: on, dominated, extended (a mixture of two others dominates it); empty where no arm costs anything."},
	{Name: "against", Doc: "The arm that it is compared with there: the one before it on the frontier."},
	{Name: "incremental_cost", Unit: "cost a year per percentage point", Doc: "What a further percentage point costs from that arm to this; on the frontier only."},
}

var interactionColumns = []results.Column{
	{Name: "scenario", Doc: "Name of the scenario."},
	{Name: "point", Doc: "The combination of factor levels, a row of points.csv."},
	{Name: "arm", Doc: "An arm that combines others, all of which were run."},
	{Name: "parts", Doc: "The arms that it combines, with spaces between."},
	{Name: "metric", Doc: "Which metric the row is about."},
	{Name: "n", Unit: "replicates", Doc: "Replicates in which it is defined in all these arms and the baseline."},
	{Name: "together", Unit: ofMetric, Doc: "Mean effect of the arm against the baseline."},
	{Name: "sum_of_parts", Unit: ofMetric, Doc: "Sum of the mean effects of its parts."},
	{Name: "diff", Unit: ofMetric, Doc: "together less sum_of_parts, within replicates."},
	{Name: "lo", Unit: ofMetric, Doc: "Lower end of the 95% interval of diff (Student's t)."},
	{Name: "hi", Unit: ofMetric, Doc: "Upper end."},
	{Name: "p", Doc: "Two-sided p of the paired t test that diff is 0."},
	{Name: "p_adj", Doc: "p adjusted by Holm (1979) over all rows of the point."},
}

var robustnessColumns = []results.Column{
	{Name: "scenario", Doc: "Name of the sweep."},
	{Name: "arm", Doc: "The intervention; the baseline too."},
	{Name: "among", Doc: "Among which arms it is ranked: all, or single, those that combine no others."},
	{Name: "measure", Doc: "compliance_rate, participation_rate, time_cost_minutes (the less the better), or compliance_per_cost (percentage points gained for each unit of cost a year; 0 for the baseline)."},
	{Name: "futures", Unit: "points", Doc: "Points in which all these arms have the measure and no replicate is missing."},
	{Name: "left_out", Unit: "points", Doc: "The other points."},
	{Name: "best", Unit: shareOfFutures, Doc: "In which the arm is the best, ties shared."},
	{Name: "best_lo", Unit: shareOfFutures, Doc: "Lower end of its 95% interval (Wilson 1927)."},
	{Name: "best_hi", Unit: shareOfFutures, Doc: "Upper end."},
	{Name: "mean_regret", Unit: ofMeasure, Doc: "Mean over futures of how much better the best arm there is."},
	{Name: "max_regret", Unit: ofMeasure, Doc: "The largest of these (Savage 1951)."},
	{Name: "worst_point", Doc: "The point where it is the largest; empty where max_regret is 0."},
	{Name: "harm", Unit: shareOfFutures, Doc: "In which the arm is worse than the baseline."},
	{Name: "harm_lo", Unit: shareOfFutures, Doc: "Lower end of its 95% interval (Wilson 1927)."},
	{Name: "harm_hi", Unit: shareOfFutures, Doc: "Upper end."},
	{Name: "harm_sure", Unit: shareOfFutures, Doc: "In which the 95% interval of the paired difference lies on the worse side of 0."},
	{Name: "mean_harm", Unit: ofMeasure, Doc: "Mean over all futures of how much worse it is, 0 where it is not."},
}

var conditionColumns = []results.Column{
	{Name: "scenario", Doc: "Name of the sweep."},
	{Name: "arm", Doc: "The intervention."},
	{Name: "measure", Doc: "As in robustness.csv."},
	{Name: "factor", Doc: "A column of points.csv whose levels are numbers or true and false."},
	{Name: "n", Unit: "points", Doc: "Futures in which the arm has the measure."},
	{Name: "rho", Doc: "Rank correlation of the arm's effect on the measure with the factor over futures (Spearman 1904); above 0 the effect is larger where the factor is."},
	{Name: "p", Doc: "Two-sided p of rho being 0 by Student's t of n-2 degrees of freedom; empty where n is under 10."},
	{Name: "p_adj", Doc: "p adjusted by Holm (1979) over the factors of the arm and measure."},
	{Name: "harmful", Unit: "points", Doc: "Futures in which the arm is worse than the baseline."},
	{Name: "level_harmful", Unit: "the factor's", Doc: "Mean of the factor over these."},
	{Name: "level_harmless", Unit: "the factor's", Doc: "Mean of the factor over the others."},
}
