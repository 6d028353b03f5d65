package figures

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"heed/cmd/internal/findings"
	"heed/results/plot"
	"heed/scenarios/study"
)

// shares draws Sobol' indices.
func (d influences) shares() (*plot.Figure, error) {
	in := d.sensitivity(study.Sobol, []seriesOf{{"total", "total"}, {"first order", "first"}})
	if len(in.Outputs) == 0 {
		return nil, nil
	}
	in.Common = true
	for i := range in.Outputs {
		in.Outputs[i].Unit = "share of the variance"
	}
	in.Frame = d.frame("What share of the variance of "+d.of+"each output is each factor's.",
		"Sobol' indices of "+d.rests(study.Sobol, "total", "samples")+", the mean over replicates: first order, what a factor does alone; total, with all that it does together with others.")
	return plot.Indices(in)
}

// pairs draws second-order indices, of the factors with the greatest total ones.
func (d influences) pairs() (*plot.Figure, error) {
	var h plot.Heat
	for i := range d.all {
		s := &d.all[i]
		if len(s.Pairs()) == 0 {
			continue
		}
		if h.XLevels == nil {
			for _, x := range s.Ranked(study.Sobol, "total") {
				if len(h.XLevels) < mostPaired {
					h.XLevels = append(h.XLevels, x.Factor)
				}
			}
			h.YLevels = h.XLevels
		}
		h.Maps = append(h.Maps, pairMap(s, h.YLevels))
	}
	if len(h.Maps) == 0 || len(h.XLevels) < 2 {
		return nil, nil
	}
	h.Frame = d.frame("What pairs of factors do to "+d.of+"each output together, beyond what they do alone.",
		"Second-order Sobol' indices of "+d.rests(study.Sobol, "total", "samples")+": what a pair explains of the variance together and not alone. Below zero is estimation error.")
	h.Frame.Caption = strings.TrimSuffix(h.Frame.Caption, fmt.Sprintf(" Whiskers: %.3g%% bootstrap intervals.", 100*d.Level))
	h.XLevels, h.YLevels = numbered(h.YLevels)
	h.X, h.Y, h.Unit, h.Effects = "factor, by its number", "factor", "second-order index", true
	return plot.HeatMaps(h)
}

// numbered returns the numbers of factors, for the axis that has no room for their names, and the names
// with these numbers.
func numbered(factors []string) (numbers, names []string) {
	for i, f := range factors {
		numbers, names = append(numbers, strconv.Itoa(i+1)), append(names, fmt.Sprintf("%d %s", i+1, f))
	}
	return numbers, names
}

// pairMap returns the second-order indices of some factors.
func pairMap(s *findings.Sensitivity, factors []string) plot.HeatMap {
	m := plot.HeatMap{Title: words(s.Output), Values: make([][]float64, len(factors))}
	if s.Against == study.OfBaseline {
		m.Title = s.Arm
	}
	at := map[string]int{}
	for i, f := range factors {
		at[f] = i
		m.Values[i] = make([]float64, len(factors))
		for j := range m.Values[i] {
			m.Values[i][j] = math.NaN()
		}
	}
	if !acting(s) {
		m.Title += ": the same at all points"
		return m
	}
	for _, x := range s.Pairs() {
		i, known := at[x.Factor]
		j, too := at[x.Other]
		if known && too {
			m.Values[i][j], m.Values[j][i] = x.Value, x.Value
		}
	}
	return m
}

// acting reports whether any factor does anything to an output.
func acting(s *findings.Sensitivity) bool {
	return slices.ContainsFunc(s.Ranked(study.Sobol, "total"), func(x study.Index) bool { return x.Value != 0 })
}

// screens draws the plane of Morris.
func (d influences) screens() (*plot.Figure, error) {
	in := d.sensitivity(study.Morris, []seriesOf{{"mu*", "mu_star"}, {"sigma", "sigma"}})
	if len(in.Outputs) == 0 {
		return nil, nil
	}
	in.Frame = d.frame("How far each factor moves "+d.of+"each output, and how unevenly.", d.effectsCaption()+
		" To the right what matters; above the line what bends, or hangs on other factors.")
	return plot.Screens(in)
}

func (d influences) effectsCaption() string {
	return "Elementary effects of " + d.rests(study.Morris, "mu_star", "trajectories") + ", in the unit of the output over the range of the factor: mu*, their mean size; sigma, their standard deviation over places."
}

// sizes draws mu* and sigma, the greatest first.
func (d influences) sizes() (*plot.Figure, error) {
	in := d.sensitivity(study.Morris, []seriesOf{{"mu*", "mu_star"}, {"sigma", "sigma"}})
	if len(in.Outputs) == 0 {
		return nil, nil
	}
	in.Frame = d.frame("Which factors move "+d.of+"each output most.", d.effectsCaption())
	return plot.Indices(in)
}

// unitless says of numbers that they have no unit, and are to one scale.
func (d influences) unitless(in *plot.Sensitivity) {
	in.Common = true
	for i := range in.Outputs {
		in.Outputs[i].Unit = ""
	}
}

// coefficients draws what regression says.
func (d influences) coefficients() (*plot.Figure, error) {
	in := d.sensitivity(study.Regression, []seriesOf{{"partial rank correlation", "prcc"}, {"standardised coefficient", "src"}})
	if len(in.Outputs) == 0 {
		return nil, nil
	}
	d.unitless(&in)
	in.Frame = d.frame("Which way "+d.of+"each output goes with each factor.",
		"Of "+d.rests(study.Regression, "prcc", "points")+": the correlation of ranks with all other factors held fixed, and by how many of its standard deviations the output rises with one of the factor.")
	return plot.Indices(in)
}

// distances draws what PAWN says.
func (d influences) distances() (*plot.Figure, error) {
	in := d.sensitivity(study.PAWN, []seriesOf{{"median", "pawn_median"}, {"greatest", "pawn_max"}})
	if len(in.Outputs) == 0 {
		return nil, nil
	}
	d.unitless(&in)
	in.Frame = d.frame("How far the distribution of "+d.of+"each output moves with each factor.",
		fmt.Sprintf("PAWN, of %s: distances between the distribution of the output and that within a slice of the factor, over slices. A factor that does nothing stays, for the median, under %.2f.", d.rests(study.PAWN, "pawn_median", "points"), d.dummy()))
	return plot.Indices(in)
}

// dummy returns what a factor that does nothing stays under, for the first output.
func (d influences) dummy() float64 {
	for i := range d.all {
		if d.all[i].Has(study.PAWN) {
			return d.all[i].Get(study.PAWN, "", "dummy_median").Value
		}
	}
	return math.NaN()
}
