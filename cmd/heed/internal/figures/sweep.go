package figures

import (
	"context"
	"encoding/json"
	"fmt"
	"math"

	"heed/cmd/internal/findings"
	"heed/results"
	"heed/results/plot"
	"heed/scenarios/study"
)

// A sweep is what the figures of a sweep are drawn from.
type sweep struct {
	dir      string
	manifest results.Manifest
	// Over the points as futures, empty where the tables are not there.
	standings  map[standingKey]standing
	effects    map[string]map[string][]float64 // by measure and arm
	conditions map[[2]string][]condition       // by measure and arm
}

// WriteSweep draws the figures of a sweep into its folder, whose tables are there:
// how robust the ranking of the arms is, what their effects hang on, and, where one
// or two factors vary, what comes of their levels. It stops between figures when
// ctx ends.
func WriteSweep(ctx context.Context, x *results.Extras) error {
	s := &sweep{dir: x.Dir(), manifest: x.Manifest()}
	for _, read := range []func() error{s.readStandings, s.readEffects, s.readConditions} {
		if err := read(); err != nil {
			return err
		}
	}
	for _, d := range []struct {
		name string
		draw func() (*plot.Figure, error)
	}{
		{"robustness", func() (*plot.Figure, error) { return s.robustness("all", behaviourMeasures) }},
		{"robustness-costs", func() (*plot.Figure, error) { return s.robustness("all", costMeasures) }},
		{"robustness-single", func() (*plot.Figure, error) { return s.single(behaviourMeasures) }},
		{"robustness-costs-single", func() (*plot.Figure, error) { return s.single(costMeasures) }},
		{"conditions-compliance", func() (*plot.Figure, error) { return s.hanging("compliance_rate", "compliance") }},
		{"conditions-participation", func() (*plot.Figure, error) { return s.hanging("participation_rate", "participation") }},
		{"factors", s.factors},
	} {
		if err := draw(ctx, x, d.name, d.draw); err != nil {
			return err
		}
	}
	return nil
}

// frame returns the frame of all figures of the sweep.
func (s *sweep) frame(description, caption string) plot.Frame {
	return plot.Frame{Title: titleOf(s.manifest), Description: description, Caption: caption, Order: s.manifest.Arms}
}

// A measure is what arms are ranked by over futures.
type measure struct {
	name, title string
	unit        string // of a share: none, percentage points
	share, less bool
	effect      func(option) float64
}

var (
	behaviourMeasures = []measure{
		{"compliance_rate", "Compliance", "", true, false, func(o option) float64 { return o.compliance.Value / 100 }},
		{"participation_rate", "Participation", unitOf("participation_rate"), false, false, func(o option) float64 { return o.participation.Value }},
	}
	costMeasures = []measure{
		{"time_cost_minutes", "Time", unitOf("time_cost_minutes"), false, true, func(o option) float64 { return o.minutes.Value }},
		{"compliance_per_cost", "Compliance for the money", "points per unit of cost a year", false, false, perCost},
	}
)

// perCost returns the percentage points that a unit of cost a year buys.
func perCost(o option) float64 {
	if o.cost == 0 && o.compliance.Value == 0 {
		return 0 // nothing is had for nothing
	}
	if v := o.compliance.Value / o.cost; !math.IsInf(v, 0) {
		return v
	}
	return math.NaN()
}

type standingKey struct{ among, measure, arm string }

// A standing is how an arm fares over futures, in shares of them and in the unit of
// the measure.
type standing struct {
	futures               int
	best, lo, hi, harm    float64
	meanRegret, maxRegret float64
}

// readStandings reads robustness.csv.
func (s *sweep) readStandings() error {
	s.standings = map[standingKey]standing{}
	columns := []string{"arm", "among", "measure", "futures", "best", "best_lo", "best_hi", "mean_regret", "max_regret", "harm"}
	_, err := findings.Each(s.dir, study.RobustnessFile, columns, func(r findings.Record) error {
		s.standings[standingKey{r.Text("among"), r.Text("measure"), r.Text("arm")}] = standing{
			futures: int(r.Number("futures")), best: r.Number("best"), lo: r.Number("best_lo"), hi: r.Number("best_hi"),
			harm: r.Number("harm"), meanRegret: r.Number("mean_regret"), maxRegret: r.Number("max_regret"),
		}
		return nil
	})
	return err
}

// readEffects reads the effect of each arm in each future: the points at which no
// replicate is missing.
func (s *sweep) readEffects() error {
	s.effects = map[string]map[string][]float64{}
	for _, m := range append(append([]measure{}, behaviourMeasures...), costMeasures...) {
		s.effects[m.name] = map[string][]float64{}
	}
	_, err := eachOption(s.dir, func(o option) {
		if o.n < s.manifest.Replicates {
			return
		}
		for _, m := range append(append([]measure{}, behaviourMeasures...), costMeasures...) {
			s.effects[m.name][o.arm] = append(s.effects[m.name][o.arm], m.effect(o))
		}
	})
	return err
}

// single is robustness among the arms that combine no others, where some do.
func (s *sweep) single(list []measure) (*plot.Figure, error) {
	all, some := 0, 0
	for k := range s.standings {
		switch k.among {
		case "all":
			all++
		case "single":
			some++
		}
	}
	if all == some {
		return nil, nil
	}
	return s.robustness("single", list)
}

// robustness draws how the arms fare over the points by some measures.
func (s *sweep) robustness(among string, list []measure) (*plot.Figure, error) {
	futures := 0
	var outlooks []plot.Outlook
	for _, m := range list {
		o := plot.Outlook{Title: m.title, Unit: m.unit, Share: m.share, Less: m.less}
		for _, arm := range s.manifest.Arms {
			k, ok := s.standings[standingKey{among, m.name, arm}]
			if !ok {
				continue
			}
			futures = max(futures, k.futures)
			o.Prospects = append(o.Prospects, plot.Prospect{
				Label: arm, Best: k.best, Lo: k.lo, Hi: k.hi, Effects: s.effects[m.name][arm],
				Harm: k.harm, Regret: k.meanRegret, Greatest: k.maxRegret,
			})
		}
		if len(o.Prospects) > 0 {
			outlooks = append(outlooks, o)
		}
	}
	if len(outlooks) == 0 {
		return nil, nil
	}
	caption := fmt.Sprintf("%d futures: the points of the sweep. Left: whiskers are 95%% intervals (Wilson). Middle: each dot is the difference from the baseline in a future, or of more than 100 futures a percentile; hollow dots are worse than the baseline, the tick is the median. Right: regret is what an arm lacks to the best one of the same future.", futures)
	if among == "single" {
		caption += " Ranked among the arms that combine no others."
	}
	return plot.Robustness(plot.Futures{Frame: s.frame("How each arm fares over the points of the sweep.", caption), Outlooks: outlooks})
}

// titleOf returns the title of a sweep, its name where it has none.
func titleOf(m results.Manifest) string {
	var title string
	if err := json.Unmarshal(m.Settings["scenario.title"], &title); err != nil || title == "" {
		return m.Scenario
	}
	return title
}
