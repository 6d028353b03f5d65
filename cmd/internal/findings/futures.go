package findings

import (
	"math"

	"heed/scenarios/study"
)

// A Standing is how an arm fares over the points of a sweep: a row of robustness.csv.
// Regret and harm are in the unit of the measure.
type Standing struct {
	Arm, Among, Measure   string
	Futures, LeftOut      int
	Best                  Estimate // share of futures, 0 to 1
	MeanRegret, MaxRegret float64
	WorstPoint            int      // -1 where there is no regret
	Harm                  Estimate // share of futures
	HarmSure              float64  // share of futures; NaN where it cannot be said
}

// Standings reads how the arms fare by a measure, among all or the single ones; none
// where the table is not there. The error names the table and the line.
func Standings(dir, among, measure string) ([]Standing, error) {
	return lines(dir, study.RobustnessFile, func(l *line) (s Standing, wanted bool) {
		if l.text("among") != among || l.text("measure") != measure {
			return s, false
		}
		n := l.count("futures")
		return Standing{
			Arm: l.text("arm"), Among: among, Measure: measure, Futures: n, LeftOut: l.count("left_out"),
			Best:       Estimate{n, l.number("best"), l.number("best_lo"), l.number("best_hi"), math.NaN()},
			MeanRegret: l.number("mean_regret"), MaxRegret: l.number("max_regret"), WorstPoint: l.count("worst_point"),
			Harm: Estimate{n, l.number("harm"), l.number("harm_lo"), l.number("harm_hi"), math.NaN()}, HarmSure: l.number("harm_sure"),
		}, true
	})
}

// A Condition says how the effect of an arm on a measure hangs on a factor: a row of
// conditions.csv.
type Condition struct {
	Arm, Measure, Factor   string
	N                      int
	Rank, P                float64 // rank correlation, and its adjusted p; NaN for few futures
	LevelHarmful, LevelNot float64 // mean of the factor where the arm does harm, and where not
}

// Conditions reads what effects on a measure hang on, by arm and the closest first.
func Conditions(dir, measure string) ([]Condition, error) {
	return lines(dir, study.ConditionsFile, func(l *line) (c Condition, wanted bool) {
		return Condition{
			Arm: l.text("arm"), Measure: measure, Factor: l.text("factor"), N: l.count("n"), Rank: l.number("rho"), P: l.number("p_adj"),
			LevelHarmful: l.number("level_harmful"), LevelNot: l.number("level_harmless"),
		}, l.text("measure") == measure
	})
}
