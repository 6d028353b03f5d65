package figures

import (
	"fmt"
	"math"
	"strings"

	"heed/cmd/internal/findings"
	"heed/results/plot"
	"heed/scenarios/study"
)

// An interaction is the effect of an arm beside the sum of those that it combines.
type interaction struct {
	arm, metric   string
	parts         []string
	together, sum float64
	excess        plot.Estimate
}

// readInteractions reads the interactions of the run.
func (r *run) readInteractions(dir string) error {
	columns := []string{"point", "arm", "parts", "metric", "together", "sum_of_parts", "diff", "lo", "hi"}
	_, err := findings.Each(dir, study.InteractionsFile, columns, func(row findings.Record) error {
		if row.Text("point") != "0" {
			return nil
		}
		r.interactions = append(r.interactions, interaction{
			arm: row.Text("arm"), metric: row.Text("metric"), parts: strings.Fields(row.Text("parts")),
			together: row.Number("together"), sum: row.Number("sum_of_parts"),
			excess: plot.Estimate{Value: row.Number("diff"), Lo: row.Number("lo"), Hi: row.Number("hi")},
		})
		return nil
	})
	return err
}

// combined draws what arms that combine others do beyond the sum of these, side
// by side for the quantities of behaviour.
func (r *run) combined() (*plot.Figure, error) {
	w := plot.Whole{
		Frame: r.frame("The effects of the parts of each combined arm beside its own.", r.differenceCaption("The whisker and the brackets")+
			" Each bar begins where the one above ends; hatched ones go down."),
		SumLabel: "sum of the parts", TogetherLabel: "together", ExcessLabel: "together less the sum:",
	}
	for _, i := range r.interactions {
		for _, q := range behaviour {
			if q.metric == i.metric {
				w.Sums = append(w.Sums, r.sum(i, q))
			}
		}
	}
	if len(w.Sums) == 0 {
		return nil, nil
	}
	return plot.Sums(w)
}

func (r *run) sum(i interaction, q quantity) plot.Sum {
	s := plot.Sum{Title: fmt.Sprintf("%s: %s", i.arm, strings.ToLower(q.title)), Of: i.sum, Excess: i.excess}
	s.Unit, s.Share = q.unit()
	if s.Share {
		s.Unit = ""
	}
	for _, part := range i.parts {
		s.Parts = append(s.Parts, plot.Estimate{Label: part, Value: r.findings.Effect(part, i.metric).Value, Lo: math.NaN(), Hi: math.NaN()})
	}
	e := r.findings.Effect(i.arm, i.metric)
	s.Together = plot.Estimate{Label: i.arm, Value: i.together, Lo: e.Lo, Hi: e.Hi}
	return s
}
