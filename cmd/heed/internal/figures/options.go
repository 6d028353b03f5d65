package figures

import (
	"math"
	"slices"
	"strconv"

	"heed/cmd/internal/findings"
	"heed/results/plot"
	"heed/results/stats"
	"heed/scenarios/study"
)

// An option is what an arm costs and does at a point.
type option struct {
	arm                                string
	point                              int
	n                                  int     // pairs of replicates
	cost                               float64 // a year
	compliance, participation, minutes plot.Estimate
	pareto, by, sure, frontier         string
}

// optionColumns are the columns of interventions.csv that figures read.
var optionColumns = []string{
	"point", "arm", "n", "cost_year", "compliance_points", "compliance_lo", "compliance_hi",
	"participation_acts", "participation_lo", "participation_hi", "minutes", "minutes_lo", "minutes_hi",
	"pareto", "dominated_by", "sure", "frontier",
}

// eachOption calls do with the options of a folder.
func eachOption(dir string, do func(option)) (found bool, err error) {
	return findings.Each(dir, study.InterventionsFile, optionColumns, func(r findings.Record) error {
		point, err := strconv.Atoi(r.Text("point"))
		if err != nil {
			return err
		}
		of := func(value, lo, hi string) plot.Estimate {
			return plot.Estimate{Label: r.Text("arm"), Value: r.Number(value), Lo: r.Number(lo), Hi: r.Number(hi)}
		}
		do(option{
			arm: r.Text("arm"), point: point, n: int(r.Number("n")), cost: r.Number("cost_year"),
			compliance:    of("compliance_points", "compliance_lo", "compliance_hi"),
			participation: of("participation_acts", "participation_lo", "participation_hi"),
			minutes:       of("minutes", "minutes_lo", "minutes_hi"),
			pareto:        r.Text("pareto"), by: r.Text("dominated_by"), sure: r.Text("sure"), frontier: r.Text("frontier"),
		})
		return nil
	})
}

// readOptions reads the options of the run.
func (r *run) readOptions(dir string) error {
	_, err := eachOption(dir, func(o option) {
		if o.point == 0 {
			r.options = append(r.options, o)
		}
	})
	return err
}

// costly reports whether any option costs anything.
func (r *run) costly() bool {
	return slices.ContainsFunc(r.options, func(o option) bool { return o.cost != 0 && !math.IsNaN(o.cost) })
}

// standings are how interventions.csv says where an arm stands.
var standings = map[string]plot.Standing{"on": plot.Frontier, "dominated": plot.Dominated, "extended": plot.Beside, "": plot.Beside}

// costs draws what arms cost and do.
func (r *run) costs() (*plot.Figure, error) {
	if len(r.options) < 2 || !r.costly() {
		return nil, nil
	}
	p := plot.Plane{
		Frame: r.frame("What each arm costs a year and how it differs from the baseline.", r.differenceCaption("Whiskers")+
			" The frontier joins the arms that are worth their cost for some worth of the effect, if only one can be chosen."),
		Cost: "cost a year, in the unit of the scenario", Frontier: "on the frontier", Beside: "a mixture of two others does as much for less",
		Dominated: "another does as much or more for no more",
	}
	compliance := plot.Field{Title: "Compliance", Unit: "percentage points"}
	participation := plot.Field{Title: "Participation", Unit: unitOf("participation_rate")}
	var cost, effect []float64
	for _, o := range r.options {
		compliance.Spots = append(compliance.Spots, spot(o, o.compliance))
		participation.Spots = append(participation.Spots, spot(o, o.participation))
		compliance.Spots[len(compliance.Spots)-1].Standing = standings[o.frontier]
		cost, effect = append(cost, o.cost), append(effect, o.participation.Value)
	}
	for _, k := range stats.Frontier(cost, effect) {
		participation.Spots[k.Option].Standing = map[stats.Quadrant]plot.Standing{
			stats.QuadrantCosts: plot.Frontier, stats.QuadrantDominated: plot.Dominated,
		}[k.Status]
	}
	p.Fields = []plot.Field{compliance, participation}
	return plot.CostEffect(p)
}

func spot(o option, e plot.Estimate) plot.Spot {
	if math.IsNaN(e.Lo) || math.IsNaN(e.Hi) || o.arm == e.Label && e.Lo == e.Hi {
		e.Lo, e.Hi = math.NaN(), math.NaN() // a whisker without length
	}
	return plot.Spot{Label: o.arm, X: o.cost, Y: e.Value, Lo: e.Lo, Hi: e.Hi}
}

// tradeoffs draws the arms by all objectives at once, those first that nothing
// dominates.
func (r *run) tradeoffs() (*plot.Figure, error) {
	if len(r.options) < 2 {
		return nil, nil
	}
	all := slices.Clone(r.options)
	slices.SortStableFunc(all, func(a, b option) int { return rankOf(a) - rankOf(b) })
	doubt := false
	t := plot.Tradeoff{
		Frame:  r.frame("How each arm differs from the baseline in every objective.", r.differenceCaption("Whiskers")),
		Column: "dominated by", Filled: "no other is as good in everything (Pareto set)", Hollow: "another is as good in everything and better in something",
		Objectives: []plot.Objective{
			{Title: "Compliance", Unit: "percentage points"}, {Title: "Participation", Unit: unitOf("participation_rate")},
			{Title: "Time", Unit: unitOf("time_cost_minutes"), Less: true}, {Title: "Money", Unit: "cost a year", Less: true},
		},
	}
	if !r.costly() {
		t.Objectives = t.Objectives[:3]
	}
	for _, o := range all {
		doubt = doubt || o.by != "" && o.sure != "true"
		row := plot.Option{Label: o.arm, Member: o.pareto == "true", Note: o.by}
		if o.by != "" && o.sure != "true" {
			row.Note = "perhaps " + o.by
		}
		t.Options = append(t.Options, row)
		money := plot.Estimate{Value: o.cost, Lo: math.NaN(), Hi: math.NaN()}
		for i, e := range []plot.Estimate{o.compliance, o.participation, o.minutes, money}[:len(t.Objectives)] {
			t.Objectives[i].Values = append(t.Objectives[i].Values, e.Value)
			t.Objectives[i].Lo = append(t.Objectives[i].Lo, e.Lo)
			t.Objectives[i].Hi = append(t.Objectives[i].Hi, e.Hi)
		}
	}
	if doubt {
		t.Caption += " Perhaps: the intervals leave it open."
	}
	return plot.Tradeoffs(t)
}

// rankOf returns where an option stands in the matrix: members of the Pareto set
// first.
func rankOf(o option) int { return map[string]int{"true": 0, "false": 1}[o.pareto] }
