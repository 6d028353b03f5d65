package study

import "heed/results"

// The files that an inference writes. README.md of package results is their data
// dictionary.
const (
	PosteriorFile    = "posterior.csv"
	ParticlesFile    = "particles.csv" // as posterior.csv, before adjustment
	GenerationsFile  = "generations.csv"
	MarginalsFile    = "marginals.csv"
	CorrelationsFile = "correlations.csv"
	PredictiveFile   = "predictive.csv"
	PosteriorPoints  = "posterior_points.csv"
	RecoveryFile     = "recovery.csv"
	SyntheticFile    = "synthetic.csv"
)

const (
	ofKey    = "the key's"
	inScales = "scales"
)

// posteriorColumns are those before the columns of keys and targets.
var posteriorColumns = []results.Column{
	{Name: "particle", Doc: "From 0, the heaviest first."},
	{Name: "weight", Unit: "probability", Doc: "All weights sum to 1."},
	{Name: "distance", Unit: inScales, Doc: "From the targets when it was simulated: the root mean square of the differences, each over how much it varied in the last generation."},
}

var generationColumns = []results.Column{
	{Name: "scenario", Doc: "Name of the calibration."},
	{Name: "generation", Doc: "From 1, which is drawn from the priors."},
	{Name: "evaluations", Unit: "points", Doc: "Simulated in it."},
	{Name: "efficiency", Unit: "share of evaluations", Doc: "Effective sample size of these alone, over their number."},
	{Name: "tolerance", Unit: inScales, Doc: "Standard deviation of what is allowed beyond the targets' own uncertainty, each target over how much it varied in the generation."},
	{Name: "reach", Unit: inScales, Doc: "The same, each target over how much it varied in the first generation, so that generations compare; 0 where nothing is allowed beyond."},
	{Name: "ess", Unit: "particles", Doc: "Effective sample size of the later half of the generations so far, of which the posterior is made."},
	{Name: "why", Doc: "Of the last: why the search ended there."},
}

var marginalColumns = []results.Column{
	{Name: "scenario", Doc: "Name of the calibration."},
	{Name: "parameter", Doc: "The key."},
	{Name: "mean", Unit: ofKey, Doc: "Of the posterior; empty where values are names."},
	{Name: "sd", Unit: ofKey, Doc: "Standard deviation of the posterior."},
	{Name: "q025", Unit: ofKey, Doc: "Its quantiles: with q975 the ends of the 95% interval."},
	{Name: "q25", Unit: ofKey, Doc: "Lower quartile."},
	{Name: "median", Unit: ofKey, Doc: "Median."},
	{Name: "q75", Unit: ofKey, Doc: "Upper quartile."},
	{Name: "q975", Unit: ofKey, Doc: "See q025."},
	{Name: "prior_mean", Unit: ofKey, Doc: "Of the prior."},
	{Name: "prior_sd", Unit: ofKey, Doc: "Standard deviation of the prior."},
	{Name: "prior_q025", Unit: ofKey, Doc: "Its quantile."},
	{Name: "prior_q975", Unit: ofKey, Doc: "Its quantile."},
	{Name: "shrinkage", Doc: "1 less the standard deviation of the posterior over that of the prior, on the scale on which the prior is uniform: 0 where the data tell nothing of the key by itself, below it where they speak for both ends of the prior."},
	{Name: "at_lo", Unit: "probability", Doc: "Of the lowest twentieth of the prior, empty of a list: far above 0.05 the data ask for values below it."},
	{Name: "at_hi", Unit: "probability", Doc: "Of the highest."},
	{Name: "levels", Doc: "Of a list: each value with its probability, as value=probability with spaces between."},
}

var correlationColumns = []results.Column{
	{Name: "scenario", Doc: "Name of the calibration."},
	{Name: "parameter", Doc: "A key."},
	{Name: "other", Doc: "One of the keys after it."},
	{Name: "correlation", Doc: "In the posterior, on the scale on which priors are uniform: near 1 or -1 the data tell only a combination of the two."},
}

var predictiveColumns = []results.Column{
	{Name: "scenario", Doc: "Name of the calibration."},
	{Name: "target", Doc: "Its name; with @ and the day for a row of a series."},
	{Name: "metric", Doc: "A column of the results."},
	{Name: "arm", Doc: "The arm that it was observed in."},
	{Name: "from_day", Unit: "day", Doc: "The first day it was observed on; empty for the whole time."},
	{Name: "to_day", Unit: "day", Doc: "The last."},
	{Name: "observed", Unit: ofMetric, Doc: "What was observed."},
	{Name: "sd", Unit: ofMetric, Doc: "Its standard error."},
	{Name: "n", Unit: "predictions", Doc: "Points of the posterior at which the target is defined, simulated anew."},
	{Name: "mean", Unit: ofMetric, Doc: "Of what they predict, the error of observation included."},
	{Name: "lo", Unit: ofMetric, Doc: "Lower end of the 95% interval of the predictions."},
	{Name: "hi", Unit: ofMetric, Doc: "Upper end."},
	{Name: "tail", Unit: "probability", Doc: "Of what is as far out as what was observed: twice the smaller tail."},
	{Name: "prior_lo", Unit: ofMetric, Doc: "Lower end of the 95% interval of what the priors predict."},
	{Name: "prior_hi", Unit: ofMetric, Doc: "Upper end."},
	{Name: "verdict", Doc: "met; beyond (outside what the priors predict too); conflict (within that, but not together with the other targets); undefined (in all predictions)."},
}

var recoveryColumns = []results.Column{
	{Name: "scenario", Doc: "Name of the calibration."},
	{Name: "truth", Doc: "From 0: the values at which data were simulated. That of the section truth is the first where there is one; all others are drawn from the priors."},
	{Name: "parameter", Doc: "The key."},
	{Name: "true", Unit: ofKey, Doc: "Its value."},
	{Name: "mean", Unit: ofKey, Doc: "Of the posterior that was found."},
	{Name: "sd", Unit: ofKey, Doc: "Its standard deviation."},
	{Name: "q025", Unit: ofKey, Doc: "Lower end of its 95% interval."},
	{Name: "q975", Unit: ofKey, Doc: "Upper end."},
	{Name: "rank", Unit: "probability", Doc: "That the posterior gives to values below the truth: uniform over truths drawn from the priors, if the posterior is right (Talts et al. 2018)."},
	{Name: "inside_50", Doc: "true where the rank is from 0.25 to 0.75; false."},
	{Name: "inside_95", Doc: "true where it is from 0.025 to 0.975; false."},
	{Name: "shrinkage", Doc: "As in marginals.csv."},
	{Name: "evaluations", Unit: "points", Doc: "Of the search."},
	{Name: "why", Doc: "It ended."},
}

var syntheticColumns = []results.Column{
	{Name: "scenario", Doc: "Name of the calibration."},
	{Name: "truth", Doc: "As in recovery.csv."},
	{Name: "target", Doc: "Its name."},
	{Name: "value", Unit: ofMetric, Doc: "What was simulated at the truth, the error of observation included: what a calibration that is to find the truth takes as value."},
	{Name: "sd", Unit: ofMetric, Doc: "The error's standard deviation."},
}
