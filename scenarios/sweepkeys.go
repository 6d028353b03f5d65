package scenarios

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"heed/agents"
)

// sweepKeys describes the keys that stand before the sections of a sweep.
var sweepKeys = []key{
	{Parameter: agents.Parameter{Path: "name", Doc: "Names the folder of results; the file's name where it is not given."}, takes: scenarioKeys[0].takes},
	{Parameter: agents.Parameter{Path: "title", Doc: "Heads the figures; the name where it is not given."}, takes: titles},
	{Parameter: agents.Parameter{Path: "base", Doc: "The scenario that factors vary."}, takes: "the name of a shipped scenario or the path of a scenario file"},
	{Parameter: agents.Parameter{Path: "seed", Kind: agents.Integer, Min: 0, Max: math.MaxInt64, Doc: "Chooses all chance; that of the base where it is not given."}, takes: scenarioKeys[2].takes},
	{Parameter: agents.Parameter{Path: "replicates", Kind: agents.Integer, Min: 1, Max: 1000000, Doc: "Replicates of each point; those of the base where it is not given."}},
	{Parameter: agents.Parameter{Path: "arms", Doc: "The arms to run at each point; all of the base where it is not given, [] for the baseline alone."}, takes: "a list of names of arms of the base"},
	{Parameter: agents.Parameter{Path: "seeds", Kind: agents.Choice, Choices: []string{string(Common), string(Own)}, Text: string(Common), Doc: "What the chance of a unit hangs on: common, on the replicate, so that points are paired; own, on point and replicate."}},
	{Parameter: agents.Parameter{Path: "assumptions", Doc: "Sections whose assumed numbers are factors too, each over the range in which it is plausible; all is every section."}, takes: "a list of " + strings.Join(assumedSections, ", ")},
}

// assumedSections are what assumptions may name.
var assumedSections = append([]string{"all"}, sections[2:slices.Index(sections, "mechanisms")]...)

// designKinds are the kinds of designs.
var designKinds = []string{"factorial", "ofat", "lhs", "sobol", "morris", "saltelli", "csv"}

// designKeys describes the keys of [design].
var designKeys = []key{
	{Parameter: agents.Parameter{Path: "design.kind", Kind: agents.Choice, Choices: designKinds, Doc: "How the points are laid out."}},
	{Parameter: agents.Parameter{Path: "design.samples", Kind: agents.Integer, Min: 1, Max: 1e7, Doc: "Points of a Latin hypercube or of Sobol'; samples of saltelli, each of as many points as there are factors and two more, or with second_order of twice as many."}},
	{Parameter: agents.Parameter{Path: "design.doublings", Kind: agents.Integer, Min: 0, Max: 20, Doc: "How often a Latin hypercube is doubled: each time as many points come after those that there are."}},
	{Parameter: agents.Parameter{Path: "design.trajectories", Kind: agents.Integer, Default: 10, Min: 1, Max: 1 << 16, Doc: "Trajectories of morris."}},
	{Parameter: agents.Parameter{Path: "design.levels", Kind: agents.Integer, Default: 4, Min: 2, Max: 1000, Doc: "Levels of morris."}, takes: "an even number from 2 to 1000"},
	{Parameter: agents.Parameter{Path: "design.candidates", Kind: agents.Integer, Default: 1, Min: 1, Max: 1e5, Doc: "Latin hypercubes of which the one is taken whose nearest points are farthest apart."}},
	{Parameter: agents.Parameter{Path: "design.scramble", Kind: agents.Switch, Max: 1, Doc: "Whether Sobol' points are scrambled (Owen); those of saltelli are, where nothing is said."}},
	{Parameter: agents.Parameter{Path: "design.second_order", Kind: agents.Switch, Max: 1, Doc: "Whether saltelli has the points that second-order indices need."}},
	{Parameter: agents.Parameter{Path: "design.seed", Kind: agents.Integer, Min: 0, Max: math.MaxInt64, Doc: "Chooses what is drawn of the design; the sweep's where it is not given."}, takes: "a whole number from 0 to " + strconv.Itoa(math.MaxInt64)},
	{Parameter: agents.Parameter{Path: "design.file", Doc: "The points of csv: a column for each factor, headed by its path."}, takes: "the path of a CSV file beside the sweep's"},
	{Parameter: agents.Parameter{Path: "design.cross", Doc: "Factors with lists of levels, each combination of which is crossed with the design of the others."}, takes: "a list of factors"},
}

// factorKeys describes the keys of a factor that is a range.
var factorKeys = []key{
	{Parameter: agents.Parameter{Path: "factors.PATH.min", Kind: agents.Number, Min: -math.MaxFloat64, Max: math.MaxFloat64, Doc: "Least value."}},
	{Parameter: agents.Parameter{Path: "factors.PATH.max", Kind: agents.Number, Min: -math.MaxFloat64, Max: math.MaxFloat64, Doc: "Greatest value."}},
	{Parameter: agents.Parameter{Path: "factors.PATH.dist", Kind: agents.Choice, Choices: []string{"uniform", "log-uniform", "normal", "triangular", "integers"}, Text: "uniform", Doc: "How values are spread between them; normal is cut there."}},
	{Parameter: agents.Parameter{Path: "factors.PATH.mode", Kind: agents.Number, Min: -math.MaxFloat64, Max: math.MaxFloat64, Doc: "Most probable value of a triangular one; the middle where it is not given."}},
	{Parameter: agents.Parameter{Path: "factors.PATH.mean", Kind: agents.Number, Min: -math.MaxFloat64, Max: math.MaxFloat64, Doc: "Mean of a normal one, before it is cut; the middle where it is not given."}},
	{Parameter: agents.Parameter{Path: "factors.PATH.sd", Kind: agents.Number, Min: math.SmallestNonzeroFloat64, Max: math.MaxFloat64, Doc: "Standard deviation of a normal one, before it is cut; a quarter of the range where it is not given."}},
	{Parameter: agents.Parameter{Path: "factors.PATH.steps", Kind: agents.Integer, Min: 2, Max: 10000, Doc: "Even steps from min to max, for factorial and ofat."}},
}
