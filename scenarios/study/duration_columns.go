package study

import "heed/results"

var durationColumns = []results.Column{
	{Name: "scenario", Doc: "Name of the scenario."},
	{Name: "point", Doc: "The combination of factor levels, a row of points.csv."},
	{Name: "arm", Doc: "The intervention."},
	{Name: "metric", Doc: "Which metric the row is about."},
	{Name: "from_day", Unit: "day", Doc: "First day on which the arm, or a part of it, is in force."},
	{Name: "ramp_days", Unit: "days", Doc: "Days from there until all of it is."},
	{Name: "until_day", Unit: "day", Doc: "First day without any of it; empty where it lasts to the end."},
	{Name: "n", Unit: "replicates", Doc: "Pairs of replicates in which the metric is defined in every row."},
	{Name: "plateau", Unit: ofMetric, Doc: "Mean paired difference from the baseline over the last quarter of the days on which all of the arm is in force: after the ramp, and before the first part of it ends; empty where there are none."},
	{Name: "plateau_lo", Unit: ofMetric, Doc: "Lower end of its 95% interval (Student's t)."},
	{Name: "plateau_hi", Unit: ofMetric, Doc: "Upper end."},
	{Name: "settled", Doc: "false where that quarter differs from the one before by more than a tenth of the plateau and surely (95%): the effect still changes, and the times are of a course that goes on; true; empty where it cannot be said."},
	{Name: "seen_day", Unit: "day", Doc: "First recorded day in force of three running on which the paired 95% interval is clear of 0, on one side; empty where there is none."},
	{Name: "half_days", Unit: "days", Doc: "Days in force until the smoothed mean effect first reaches half of the plateau, no finer than the days between rows: below these it says within the first row; empty where the plateau may be 0."},
	{Name: "half_days_lo", Unit: "days", Doc: "Lower end of its 95% interval (bootstrap over replicates, BCa)."},
	{Name: "half_days_hi", Unit: "days", Doc: "Upper end; empty where it lies beyond the run."},
	{Name: "full_days", Unit: "days", Doc: "The same for 90% of the plateau."},
	{Name: "full_days_lo", Unit: "days", Doc: "Lower end of its 95% interval."},
	{Name: "full_days_hi", Unit: "days", Doc: "Upper end; empty where it lies beyond the run."},
	{Name: "at_end", Unit: ofMetric, Doc: "Mean effect over the last rows before until_day (a month, and at least three rows), of the parts that last until then; empty where the arm lasts to the end."},
	{Name: "half_life_days", Unit: "days", Doc: "Days from the end of the arm until the smoothed mean effect has fallen to half of at_end, no finer than the days between rows; empty where at_end may be 0."},
	{Name: "half_life_lo", Unit: "days", Doc: "Lower end of its 95% interval (bootstrap over replicates, BCa)."},
	{Name: "half_life_hi", Unit: "days", Doc: "Upper end; empty where it lies beyond the run."},
	{Name: "gone_days", Unit: "days", Doc: "Days from the end of the arm until the first recorded day of three running on which the paired 95% interval includes 0."},
	{Name: "beyond", Doc: "Which of half_days, full_days, half_life_days and gone_days had not come by the last day (right-censored), with spaces between."},
}
