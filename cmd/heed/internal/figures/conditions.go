package figures

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"heed/cmd/internal/findings"
	"heed/results/plot"
	"heed/scenarios/study"
)

// A condition is how the effect of an arm hangs on a factor.
type condition struct {
	factor string
	rho, p float64 // rank correlation, and its adjusted p
}

// mostConditions is how many factors a figure shows of each arm.
const mostConditions = 10

// readConditions reads conditions.csv.
func (s *sweep) readConditions() error {
	s.conditions = map[[2]string][]condition{}
	_, err := findings.Each(s.dir, study.ConditionsFile, []string{"arm", "measure", "factor", "rho", "p_adj"}, func(r findings.Record) error {
		k := [2]string{r.Text("measure"), r.Text("arm")}
		s.conditions[k] = append(s.conditions[k], condition{r.Text("factor"), r.Number("rho"), r.Number("p_adj")})
		return nil
	})
	return err
}

// hanging draws what the effects of the arms on a measure hang on.
func (s *sweep) hanging(name, title string) (*plot.Figure, error) {
	some := ""
	for _, list := range s.conditions {
		if len(list) > mostConditions {
			some = fmt.Sprintf(", the %d that are furthest from zero", mostConditions)
		}
	}
	t := plot.Tornado{
		Frame: s.frame("What the effect of each arm on "+title+" hangs on.", "Spearman's rank correlation, over the points of the sweep, of the effect of an arm on "+title+
			" with each factor"+some+". Right of zero the effect is the larger, the larger the factor is."),
		Unit: "rank correlation", Limit: 1,
		Filled: "differs from zero (Holm-adjusted p < 0.05)", Hollow: "may not differ",
	}
	for _, arm := range s.manifest.Arms {
		all := slices.DeleteFunc(slices.Clone(s.conditions[[2]string{name, arm}]), func(c condition) bool { return math.IsNaN(c.rho) })
		if len(all) == 0 {
			continue
		}
		slices.SortStableFunc(all, func(a, b condition) int { return cmp.Compare(math.Abs(b.rho), math.Abs(a.rho)) })
		k := plot.Ranking{Title: arm}
		for _, c := range all[:min(len(all), mostConditions)] {
			k.Bars = append(k.Bars, plot.Bar{Label: c.factor, Value: max(-1, min(1, c.rho)), Distinct: c.p < distinct})
		}
		t.Rankings = append(t.Rankings, k)
	}
	if len(t.Rankings) == 0 {
		return nil, nil
	}
	return plot.Tornadoes(t)
}
