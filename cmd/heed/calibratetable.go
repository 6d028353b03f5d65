package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/prose"
	"heed/scenarios/study"
)

// coefficientGrid is the table of fitted coefficients.
func coefficientGrid(came *study.Calibrated) prose.Grid {
	g := prose.Grid{
		Columns: []prose.Column{{Left: true}, {}, {}, {}, {}, {}, {Left: true}},
		Rows:    [][]string{{"coefficient", "start", "fitted", "std. error", "of it chance", "range", "told by"}},
	}
	for _, e := range came.Estimates {
		g.Rows = append(g.Rows, []string{
			e.Coefficient.Path, prose.Number("%.3g", e.Start), prose.Number("%.3g", e.Value),
			prose.Number("%.2g", e.Error), prose.Number("%.2g", e.Chance), fmt.Sprintf("%g to %g", e.Min, e.Max), titleOf(came.Fitted, e.Coefficient.By),
		})
	}
	return g
}

// titleOf is the title of the moment of a name, or a dash where there is none.
func titleOf(moments []study.Moment, name string) string {
	if i := slices.IndexFunc(moments, func(m study.Moment) bool { return m.Name == name }); i >= 0 {
		return moments[i].Title
	}
	return "-"
}

// momentGrid is the table of magnitudes.
func momentGrid(shown []study.Shown) prose.Grid {
	g := prose.Grid{
		Columns: []prose.Column{{Left: true}, {}, {}, {}, {Left: true}, {Left: true}},
		Rows:    [][]string{{"magnitude", "published [95%]", "simulated [95%]", "off by", "", "used"}},
	}
	for _, s := range shown {
		g.Rows = append(g.Rows, []string{
			s.Moment.Title, published(s.Moment),
			fmt.Sprintf("%s [%s, %s]", prose.Number("%.3g", s.Summary.Mean), prose.Number("%.3g", s.Summary.Lo), prose.Number("%.3g", s.Summary.Hi)),
			prose.Number("%+.2f", s.Residual), string(s.Verdict), use(s.Moment),
		})
	}
	return g
}

// published writes a moment's target with its bounds.
func published(m study.Moment) string {
	switch {
	case math.IsInf(m.Lo, -1) && math.IsInf(m.Hi, 1):
		return "-"
	case math.IsInf(m.Lo, -1):
		return fmt.Sprintf("at most %g", m.Hi)
	case math.IsInf(m.Hi, 1):
		return fmt.Sprintf("at least %g", m.Lo)
	}
	return fmt.Sprintf("%g [%g, %g]", m.Target, m.Lo, m.Hi)
}

// use says what a moment is there for.
func use(m study.Moment) string {
	if m.Fitted {
		return "target"
	}
	return "check"
}

// show prints what came of it.
func (r *calibrateRequest) show(came *study.Calibrated) {
	if r.markdown {
		r.showMarkdown(came)
		return
	}
	if !r.check {
		g := coefficientGrid(came)
		fmt.Fprint(r.out, prose.AlignWide(g.Columns, g.Rows)+"\n")
	}
	g := momentGrid(came.Shown)
	fmt.Fprint(r.out, prose.AlignWide(g.Columns, g.Rows)+"\n")
	fmt.Fprint(r.out, prose.Wrapped(r.notesOn(came)...))
}

// notesOn says what the numbers are, in paragraphs.
func (r *calibrateRequest) notesOn(came *study.Calibrated) []string {
	n := tally(came.Shown)
	all := []string{fmt.Sprintf("%d of %s met, %d missed, %d undecided. Off by: in standard deviations of what the source leaves open. "+
		"That any magnitude is said to be met, or missed, by luck has a probability of at most %g over all of them. %s.",
		n[study.Met], prose.Count(len(came.Shown)-n[study.Seen], "bounded magnitude"), n[study.Missed], n[study.Undecided], study.ErrorRate, prose.Count(r.Replicates, "replicate"))}
	if r.check {
		return all
	}
	all[0] += " What is simulated is simulated afresh, on replicates that the fit has not seen."
	return append(all, fmt.Sprintf("Standard errors come of what the sources leave open and of chance (the number of replicates) together. "+
		"The fit took %s and left %.2g of squared residuals. Each independent combination of the coefficients moves the targets by %s "+
		"(singular values, in standard deviations of the sources for a unit of the log-odds of the place in the range)%s.",
		prose.Count(came.Evaluations, "point"), came.Squares, numerals("%.3g", came.Singular), correlated(came)))
}

// correlated names the two coefficients whose errors are correlated most.
func correlated(came *study.Calibrated) string {
	most, text := 0., ""
	for i, row := range came.Correlation {
		for k, c := range row[:i] {
			if math.Abs(c) > math.Abs(most) { // NaN is not
				most = c
				text = fmt.Sprintf("; the errors of %s and %s are correlated most, by %.2f", came.Estimates[k].Coefficient.Path, came.Estimates[i].Coefficient.Path, c)
			}
		}
	}
	return text
}

// numerals writes numbers.
func numerals(format string, of []float64) string {
	all := make([]string, len(of))
	for i, v := range of {
		all[i] = prose.Number(format, v)
	}
	return strings.Join(all, ", ")
}
