package scenarios

import (
	"math"
	"strings"

	"heed/agents"
)

// calibrationKeys describes the keys that stand before the sections of a calibration.
var calibrationKeys = []key{
	sweepKeys[0], sweepKeys[1],
	{Parameter: agents.Parameter{Path: "base", Doc: "The scenario that is calibrated."}, takes: sweepKeys[2].takes},
	sweepKeys[3],
}

// calibrationSections are the sections of a calibration, with what each is about.
var calibrationSections = []struct{ name, doc string }{
	{"set", "What else the base has in another way: paths in quotes and their values, such as \"organization.employees\" = 150."},
	{"priors", "What is uncertain: paths of a scenario's keys in quotes, each a list of values that are equally probable, or a range, such as { min = 0.1, max = 0.9 }, with these keys."},
	{"targets", "What was observed: a table for each number, or for each series of numbers."},
	{"search", "How the posterior is looked for."},
	{"truth", "Values of the priors' keys, by their paths in quotes, at which heed calibrate --recover simulates data to see whether it finds them again."},
}

// calibrationSectionNames returns the names of the sections.
func calibrationSectionNames() (all []string) {
	for _, s := range calibrationSections {
		all = append(all, s.name)
	}
	return all
}

// priorKeys describes the keys of a prior that is a range.
var priorKeys = func() (all []key) {
	for _, k := range factorKeys {
		if last(k.Path) != "steps" {
			k.Path = strings.Replace(k.Path, "factors.", "priors.", 1)
			all = append(all, k)
		}
	}
	return all
}()

// days says what a period is.
const days = "two days from 0 to scenario.days, such as [250, 500]"

// targetKeys describes the keys of a target.
var targetKeys = []key{
	{Parameter: agents.Parameter{Path: "targets.NAME.metric", Doc: "What was observed: a column of the results, such as norm_mean, which heed explain metrics lists."}, takes: "a metric"},
	{Parameter: agents.Parameter{Path: "targets.NAME.arm", Doc: "The arm of the base in which it was observed."}, takes: "an arm of the base, or baseline", value: `"baseline"`},
	{Parameter: agents.Parameter{Path: "targets.NAME.day", Kind: agents.Integer, Unit: "day", Min: 0, Max: 100000, Doc: "The day it was observed on, one that is recorded: a rate covers the days since the row before."}},
	{Parameter: agents.Parameter{Path: "targets.NAME.days", Unit: "days", Doc: "The first and last day it was observed over: it is the mean of the rows of these days. Without day and days it is over all days after the burn-in."}, takes: days},
	{Parameter: agents.Parameter{Path: "targets.NAME.difference_from", Doc: "Another arm, of which the same is subtracted: what was observed is a difference between the two."}, takes: "an arm of the base, or baseline"},
	{Parameter: agents.Parameter{Path: "targets.NAME.before", Unit: "days", Doc: "Days, such as those before an intervention, whose mean is subtracted: what was observed is a change."}, takes: days},
	{Parameter: agents.Parameter{Path: "targets.NAME.value", Kind: agents.Number, Min: -math.MaxFloat64, Max: math.MaxFloat64, Doc: "What was observed."}},
	{Parameter: agents.Parameter{Path: "targets.NAME.sd", Kind: agents.Number, Min: 0, Max: math.MaxFloat64, Doc: "Its standard error: of a survey's mean, sampling and measurement together. 0 is for what is known for sure."}, takes: "a number from 0"},
	{Parameter: agents.Parameter{Path: "targets.NAME.lo", Kind: agents.Number, Min: -math.MaxFloat64, Max: math.MaxFloat64, Doc: "Instead of sd, the lower end of its 95% interval."}},
	{Parameter: agents.Parameter{Path: "targets.NAME.hi", Kind: agents.Number, Min: -math.MaxFloat64, Max: math.MaxFloat64, Doc: "The upper end; sd is then the width over 3.92."}},
	{Parameter: agents.Parameter{Path: "targets.NAME.file", Doc: "Instead of day, value and sd, a series: a CSV file with these columns, a target of each row."}, takes: "the path of a CSV file beside the calibration's"},
}

// posteriorSearchKeys describes the keys of [search].
var posteriorSearchKeys = []key{
	{Parameter: agents.Parameter{Path: "search.particles", Kind: agents.Integer, Default: 200, Min: 20, Max: 1e5, Doc: "Points of equal weight that the posterior is to be worth (effective sample size). The tolerance is the least at which it is; more make the posterior smoother, and take more evaluations in proportion."}},
	{Parameter: agents.Parameter{Path: "search.evaluations", Kind: agents.Integer, Default: 10000, Min: 40, Max: 1e7, Doc: "The most points that are simulated. The search ends before where another reason is given."}},
	{Parameter: agents.Parameter{Path: "search.replicates", Kind: agents.Integer, Default: 1, Min: 1, Max: 1000, Doc: "Replicates of each point, whose mean is compared with the targets: 1 where the data are of one organization, as large as the simulated one."}},
	{Parameter: agents.Parameter{Path: "search.tolerance", Kind: agents.Number, Default: 0, Min: 0, Max: 1e6, Doc: "The search ends where what it allows beyond the targets' own uncertainty has come down to this: a root mean square, each target in units of how much it varies under the priors. 0 is where nothing is allowed beyond."}},
	{Parameter: agents.Parameter{Path: "search.generation", Kind: agents.Integer, Default: 0, Min: 0, Max: 1e6, Doc: "Points that are simulated before the tolerance falls and the next are drawn where the posterior then is; in a long search a tenth of all before. 0 is twice the particles."}},
	{Parameter: agents.Parameter{Path: "search.min_efficiency", Kind: agents.Number, Default: 0.02, Min: 0.0001, Max: 0.9, Doc: "The search ends where the points of a generation are worth a smaller share of their number (effective sample size)."}},
	{Parameter: agents.Parameter{Path: "search.min_gain", Kind: agents.Number, Default: 0.01, Min: 0, Max: 0.9, Doc: "The search ends where the tolerance falls by a smaller share, twice in a row."}},
	{Parameter: agents.Parameter{Path: "search.adjust", Kind: agents.Choice, Choices: []string{"linear", "none"}, Text: "linear", Doc: "Whether the posterior is adjusted by a local linear regression on the targets, which takes off what a tolerance adds to its width."}},
	{Parameter: agents.Parameter{Path: "search.predictive", Kind: agents.Integer, Default: 200, Min: 20, Max: 1e5, Doc: "Points of the posterior that are simulated anew, to see whether it predicts the targets, and as futures for a sweep."}},
}
