package scenarios

import (
	"math"

	"heed/agents"
)

// policyKeys describes the keys that stand before the sections of a policy.
var policyKeys = []key{
	sweepKeys[0], sweepKeys[1],
	{Parameter: agents.Parameter{Path: "base", Doc: "The scenario whose interventions are mixed."}, takes: sweepKeys[2].takes},
	sweepKeys[3],
	{Parameter: agents.Parameter{Path: "budget", Kind: agents.Number, Min: 0, Max: 1e12, Doc: "What a mix may cost a year at the most, one-off costs shared out over the years that are simulated; no bound where it is not given."}},
}

// policySections are the sections of a policy.
var policySections = []string{"set", "levers", "objectives", "search", "futures"}

// leverKeys describes the keys of a lever.
var leverKeys = []key{
	{Parameter: agents.Parameter{Path: "levers.PATH.min", Kind: agents.Number, Min: -math.MaxFloat64, Max: math.MaxFloat64, Doc: "Least value of a key, not above that of the base, so that a mix may leave it alone; the least strength of an arm is 0, none of it."}},
	{Parameter: agents.Parameter{Path: "levers.PATH.max", Kind: agents.Number, Min: -math.MaxFloat64, Max: math.MaxFloat64, Doc: "Greatest value of a key, not below that of the base; or strength of an arm, 1 where it is not given."}},
	{Parameter: agents.Parameter{Path: "levers.PATH.levels", Doc: "The values that there are, instead of a range; that of the base is always one."}, takes: "a list of numbers, or of true and false"},
	{Parameter: agents.Parameter{Path: "levers.PATH.steps", Kind: agents.Integer, Min: 2, Max: 10000, Doc: "Even values from min to max; 5 for an arm and, for a key of numbers, none, which is all between, where it is not given."}},
	{Parameter: agents.Parameter{Path: "levers.PATH.cost", Kind: agents.Number, Min: 0, Max: 1e12, Doc: "Cost a year: of a key, by unit moved from the base; of the whole arm, in place of its own. In part it costs in proportion."}},
	{Parameter: agents.Parameter{Path: "levers.PATH.cost_once", Kind: agents.Number, Min: 0, Max: 1e12, Doc: "Cost once: of a key, as soon as it is moved at all; of the whole arm, in place of its own."}},
	{Parameter: agents.Parameter{Path: "levers.PATH.from_day", Kind: agents.Integer, Min: 0, Max: 100000, Doc: "Day on which a key is moved; an arm has its own."}},
	{Parameter: agents.Parameter{Path: "levers.PATH.ramp_days", Kind: agents.Integer, Min: 0, Max: 100000, Doc: "Days that this takes; an arm has its own."}},
}

// policySearchKeys describes the keys of [search].
var policySearchKeys = []key{
	{Parameter: agents.Parameter{Path: "search.population", Kind: agents.Integer, Default: 40, Min: 4, Max: 10000, Doc: "Mixes of a generation."}},
	{Parameter: agents.Parameter{Path: "search.generations", Kind: agents.Integer, Default: 25, Min: 1, Max: 10000, Doc: "Generations at most, the first included."}},
	{Parameter: agents.Parameter{Path: "search.replicates", Kind: agents.Integer, Default: 2, Min: 1, Max: 10000, Doc: "Replicates of a mix that is new, and those that it gets with each generation that it survives."}},
	{Parameter: agents.Parameter{Path: "search.most_replicates", Kind: agents.Integer, Default: 8, Min: 1, Max: 10000, Doc: "Replicates of a mix at the most, in the search; with futures it is their samples."}},
	{Parameter: agents.Parameter{Path: "search.final_replicates", Kind: agents.Integer, Default: 20, Min: 2, Max: 10000, Doc: "Fresh replicates of the mixes of the front, from which all that is said of it is taken; 100 where the measure is worst_tenth, of which fewer than 60 tell no interval, and it is not given."}},
	{Parameter: agents.Parameter{Path: "search.evaluations", Kind: agents.Integer, Default: 0, Min: 0, Max: 1e8, Doc: "Replicates of mixes after which no generation begins; 0 is no bound."}},
	{Parameter: agents.Parameter{Path: "search.stall", Kind: agents.Integer, Default: 5, Min: 0, Max: 10000, Doc: "Generations in which the hypervolume grows no more than by gain that end the search; 0 is none."}},
	{Parameter: agents.Parameter{Path: "search.gain", Kind: agents.Number, Default: 0.01, Min: 0, Max: 1, Doc: "What counts as more hypervolume, as a share of it."}},
}

// measures are what futures.measure may be.
var measures = []string{string(Expected), string(WorstTenth), string(LargeRegret)}

// futureKeys describes the keys of [futures].
var futureKeys = []key{
	{Parameter: agents.Parameter{Path: "futures.assumptions", Doc: "Sections whose assumed numbers differ between futures, each over the range in which it is plausible; all is every section."}, takes: sweepKeys[7].takes},
	{Parameter: agents.Parameter{Path: "futures.points", Doc: "Futures of a file instead, a row each, such as points of a posterior: a column for each key, headed by its path. The first rows serve the search, the next the front."}, takes: "the path of a CSV file beside the policy's"},
	{Parameter: agents.Parameter{Path: "futures.samples", Kind: agents.Integer, Default: 16, Min: 2, Max: 10000, Doc: "Futures that the search has, one a replicate; the front is tried in final_replicates others."}},
	{Parameter: agents.Parameter{Path: "futures.measure", Kind: agents.Choice, Choices: measures, Text: string(Expected), Doc: "What is to be good: the mean over futures, the mean of the worst tenth, or the largest regret, what a mix lacks to the best one of a future."}},
}
