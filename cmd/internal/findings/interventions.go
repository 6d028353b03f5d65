package findings

import (
	"strings"

	"heed/scenarios/study"
)

// An Intervention is what an arm costs and does at a point: a row of interventions.csv.
type Intervention struct {
	Arm                  string
	CostYear             float64
	Compliance           Estimate // difference from the baseline, percentage points
	Participation        Estimate // acts per employee and month
	Minutes              Estimate // per employee and day
	CostPerPoint         Estimate // cost a year for a percentage point; Hi is NaN where it has no bound
	Best, BestSingle     float64  // probability of the highest compliance; NaN for BestSingle where the arm combines others
	DominatedBy          string   // an arm, or empty
	Sure                 bool     // whether it surely is
	Frontier             string   // on, dominated, extended or empty
	Combines, IsBaseline bool
}

// Interventions reads the interventions of a point in the folder dir, the baseline
// first; none where the table is not there. The error names the table and the line.
func Interventions(dir string, point int) ([]Intervention, error) {
	first := true
	return lines(dir, study.InterventionsFile, func(l *line) (i Intervention, wanted bool) {
		if l.count("point") != point {
			return i, false
		}
		i = Intervention{
			Arm: l.text("arm"), CostYear: l.number("cost_year"),
			Compliance:    l.estimate("compliance_points", "compliance_lo", "compliance_hi"),
			Participation: l.estimate("participation_acts", "participation_lo", "participation_hi"),
			Minutes:       l.estimate("minutes", "minutes_lo", "minutes_hi"),
			CostPerPoint:  l.estimate("cost_per_point", "cost_per_point_lo", "cost_per_point_hi"),
			Best:          l.number("best"), BestSingle: l.number("best_single"),
			DominatedBy: l.text("dominated_by"), Sure: l.text("sure") == "true", Frontier: l.text("frontier"),
			Combines: l.text("combines") == "true", IsBaseline: first,
		}
		first = false
		return i, true
	})
}

// An Interaction is what an arm that combines others does to a metric beyond the sum of
// its parts: a row of interactions.csv.
type Interaction struct {
	Arm, Metric     string
	Parts           []string
	Together, Apart float64 // mean effects, in the unit of the metric
	Beyond          Estimate
}

// Interactions reads the interactions of a point, as [Interventions] does.
func Interactions(dir string, point int) ([]Interaction, error) {
	return lines(dir, study.InteractionsFile, func(l *line) (i Interaction, wanted bool) {
		if l.count("point") != point {
			return i, false
		}
		i = Interaction{
			Arm: l.text("arm"), Metric: l.text("metric"), Parts: strings.Fields(l.text("parts")),
			Together: l.number("together"), Apart: l.number("sum_of_parts"), Beyond: l.estimate("diff", "lo", "hi"),
		}
		i.Beyond.P = l.number("p_adj")
		return i, true
	})
}

// A Duration says how soon an effect of an arm comes and how long it lasts, in days: a
// row of durations.csv.
type Duration struct {
	Arm, Metric    string
	Half, HalfLife Estimate
	Settled        string   // true, false where the effect still changes, or empty where it cannot be said
	Beyond         []string // what had not come by the last day
}

// Durations reads the durations of a point, as [Interventions] does.
func Durations(dir string, point int) ([]Duration, error) {
	return lines(dir, study.DurationsFile, func(l *line) (d Duration, wanted bool) {
		if l.count("point") != point {
			return d, false
		}
		return Duration{
			Arm: l.text("arm"), Metric: l.text("metric"),
			Half: l.estimate("half_days", "half_days_lo", "half_days_hi"), HalfLife: l.estimate("half_life_days", "half_life_lo", "half_life_hi"),
			Settled: l.text("settled"), Beyond: strings.Fields(l.text("beyond")),
		}, true
	})
}
