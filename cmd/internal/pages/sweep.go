package pages

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/results"
	"heed/results/report"
	"heed/scenarios/study"
)

// sweepAnswer returns the answer of a sweep.
func (r *Reporter) sweepAnswer() ([]report.Block, error) {
	k, err := readRanking(r.dir)
	if err != nil {
		return nil, err
	}
	if len(k.all) < 2 {
		lead, err := r.leadWithoutArms()
		return []report.Block{lead, r.words()}, err
	}
	if kind := study.NoFutures(r.manifest); kind != "" {
		return []report.Block{append(report.Lead{{Name: "What to do", Value: noFutures(kind)}}, r.sweepSureness()...), r.words()}, nil
	}
	if k.all[0].Futures == 0 {
		lead := report.Lead{{Name: "What to do", Value: "Nothing can be said: at no point are all arms and replicates there."}}
		return []report.Block{append(lead, r.sweepSureness()...), r.words()}, nil
	}
	a, err := r.advise(k)
	if err != nil {
		return nil, err
	}
	said := report.List{r.bestText("Highest compliance of all arms", k.all)}
	if k.combined() && len(k.single) > 1 {
		said = append(said, r.bestText("Highest compliance of the arms that combine no others", k.single))
	}
	if len(k.frugal) > 1 {
		said = append(said, r.bestText("Most compliance for what it costs", k.frugal))
	}
	said = append(said, least(k.all))
	said = append(said, itemsOf(r.shares(harms(k.all, k.conditions)))...)
	heading := fmt.Sprintf("In more detail, in this model, over %s, each weighing the same", prose.Count(k.all[0].Futures, "point"))
	if !r.grid() {
		heading += ", with 95% intervals"
	}
	return []report.Block{a.lead(), report.Heading(heading), said, r.standingsOf(k), r.words()}, nil
}

// bestText says which arm is the best more often than any other, the first of equals.
func (r *Reporter) bestText(heading string, all []findings.Standing) string {
	best := leader(all)
	return fmt.Sprintf("%s: %s more often than any other, at %s.", heading, best.Arm, r.share(best.Best))
}

// least says which arm can be regretted least.
func least(all []findings.Standing) string {
	low := slices.MinFunc(all, func(x, y findings.Standing) int { return compareFloats(x.MaxRegret, y.MaxRegret) })
	return fmt.Sprintf("Least to regret: %s, which lacks %.2f percentage points of compliance to the best arm on average and %.2f at the most.", low.Arm, 100*low.MeanRegret, 100*low.MaxRegret)
}

// itemsOf returns the sentences of a text, which may be items of a list.
func itemsOf(text string) (all []string) {
	for item := range strings.SplitSeq("\n"+strings.TrimSpace(text), "\n- ") {
		if words := strings.Join(strings.Fields(item), " "); words != "" {
			all = append(all, words)
		}
	}
	return all
}

// standingsOf returns the ranking as a table.
func (r *Reporter) standingsOf(k ranking) *report.Table {
	t := &report.Table{Caption: "How the arms fare over the points", Columns: []report.Column{{Name: "Arm"}, {Name: "Highest compliance of all", Number: true}}}
	column := func(name string) { t.Columns = append(t.Columns, report.Column{Name: name, Number: true}) }
	if k.combined() {
		column("Highest of single arms")
	}
	if len(k.frugal) > 0 {
		column("Most for the money")
	}
	column("Lower than baseline")
	column("Mean regret")
	column("Largest regret")
	for i, s := range k.all {
		row := []report.Cell{{Text: s.Arm, Arm: i + 1}, {Text: r.shares(shareOf(s.Best))}}
		if k.combined() {
			row = append(row, report.Cell{Text: r.shares(bestOf(k.single, s.Arm))})
		}
		if len(k.frugal) > 0 {
			row = append(row, report.Cell{Text: r.shares(bestOf(k.frugal, s.Arm))})
		}
		harm := r.shares(shareOf(s.Harm))
		if i == 0 { // the baseline is not compared with itself
			harm = ""
		}
		t.Rows = append(t.Rows, append(row, report.Cell{Text: harm}, report.Cell{Text: fmt.Sprintf("%.2f", 100*s.MeanRegret)}, report.Cell{Text: fmt.Sprintf("%.2f", 100*s.MaxRegret)}))
	}
	t.Legend = r.shares(strings.Join(strings.Fields(k.legend()), " "))
	return t
}

// robustness shows how the arms fare over the points.
func (r *Reporter) robustness() (s report.Section, err error) {
	s = report.Section{ID: "robustness", Title: "Robustness over the points"}
	for _, f := range [][2]string{
		{"robustness", "Compliance and participation of the arms over all points"},
		{"robustness-single", "The same among arms that combine no others"},
		{"robustness-costs", "Time and money over all points"},
		{"robustness-costs-single", "The same among arms that combine no others"},
	} {
		if s, err = r.with(s, f[0], f[1]); err != nil {
			return s, err
		}
	}
	return s, nil
}

// mostConditions is how many factors of an arm are listed.
const mostConditions = 5

// conditions adds to a section which factors the effects hang on.
func (r *Reporter) conditions(s report.Section) (report.Section, error) {
	all, err := findings.Conditions(r.dir, RobustMeasure)
	if err != nil || len(all) == 0 {
		return s, err
	}
	t := &report.Table{Caption: "The factors that the effect of an arm on compliance hangs on most",
		Columns: []report.Column{{Name: "Arm"}, {Name: "Factor"}, {Name: "Rank correlation", Number: true}, {Name: "Adjusted p", Number: true}},
		Legend:  fmt.Sprintf("Rank correlation (Spearman) of the effect with the factor over points: above 0 the effect is larger where the factor is. p is adjusted by Holm over the factors of the arm. At most %d factors an arm; conditions.csv has all.", mostConditions)}
	listed := map[string]int{}
	for _, c := range all {
		if listed[c.Arm]++; listed[c.Arm] > mostConditions {
			continue
		}
		p := "too few points"
		if !math.IsNaN(c.P) {
			p = strings.TrimPrefix(atMostP(c.P), "p ")
			p = strings.TrimPrefix(p, "= ")
		}
		t.Rows = append(t.Rows, []report.Cell{{Text: c.Arm, Arm: 1 + slices.Index(r.manifest.Arms, c.Arm)}, {Text: c.Factor},
			{Text: fmt.Sprintf("%+.2f", c.Rank), Interval: &report.Interval{Value: c.Rank, Lo: math.NaN(), Hi: math.NaN(), Sure: c.P < distinct}}, {Text: p}})
	}
	s.Blocks = append(s.Blocks, t)
	if s, err = r.with(s, "conditions-compliance", "What the effects on compliance hang on"); err != nil {
		return s, err
	}
	return r.with(s, "conditions-participation", "What the effects on participation hang on")
}

// mostPoints is how many points of a sweep a table lists.
const mostPoints = 60

// levels shows what comes of the levels of the factors.
func (r *Reporter) levels() (report.Section, error) {
	s := report.Section{ID: "levels", Title: "Point by point"}
	if !r.sweep() {
		return s, nil
	}
	s, err := r.with(s, "factors", "Compliance and participation over the levels of the factors")
	if err != nil {
		return s, err
	}
	t, err := r.pointTable()
	if err != nil || len(t.Rows) == 0 {
		return s, err
	}
	s.Blocks = append(s.Blocks, report.Fold{Summary: t.Caption, Blocks: []report.Block{t}})
	return s, nil
}

// pointTable returns the compliance of each arm at each point.
func (r *Reporter) pointTable() (*report.Table, error) {
	t := &report.Table{Caption: "Compliance of each arm at each point, in percent", Columns: []report.Column{{Name: "Point", Number: true}}, Legend: "Means over replicates. points.csv has the levels of all factors, summary.csv all metrics with intervals."}
	factors := r.manifest.Factors
	if len(factors) > 4 {
		factors = nil
	}
	for _, f := range factors {
		t.Columns = append(t.Columns, report.Column{Name: f, Number: true})
	}
	for _, a := range r.manifest.Arms {
		t.Columns = append(t.Columns, report.Column{Name: a, Number: true})
	}
	shown := min(r.manifest.Points, mostPoints)
	if shown < r.manifest.Points {
		t.Caption += fmt.Sprintf(": the first %d of %d", shown, r.manifest.Points)
	}
	_, err := findings.Each(r.dir, results.PointsFile, factors, func(l findings.Record) error {
		if len(t.Rows) < shown {
			row := make([]report.Cell, len(t.Columns))
			row[0].Text = strconv.Itoa(len(t.Rows))
			for i, f := range factors {
				row[1+i].Text = l.Text(f)
			}
			t.Rows = append(t.Rows, row)
		}
		return nil
	})
	if err != nil {
		return t, err
	}
	return t, r.fillPoints(t, 1+len(factors))
}

// fillPoints writes the compliance of the arms into the rows of a table, from a column
// on.
func (r *Reporter) fillPoints(t *report.Table, first int) error {
	return results.ReadFile(r.dir, results.SummaryFile, func(table *results.Reader) error {
		mean := slices.Index(table.Columns, "mean")
		for row, err := range table.Rows() {
			if err != nil {
				return err
			}
			arm := slices.Index(r.manifest.Arms, row.Arm)
			if row.Metric == "compliance_rate" && row.Point < len(t.Rows) && arm >= 0 && mean >= 0 {
				t.Rows[row.Point][first+arm].Text = prose.Number("%.1f", 100*row.Values[mean])
			}
		}
		return nil
	})
}

// factors lists what varies between the points, with the levels that it has.
func (r *Reporter) factors() (all report.Facts, err error) {
	if len(r.manifest.Factors) == 0 {
		return nil, nil
	}
	levels := make([]levelSpan, len(r.manifest.Factors))
	_, err = findings.Each(r.dir, results.PointsFile, r.manifest.Factors, func(l findings.Record) error {
		for i, f := range r.manifest.Factors {
			levels[i].add(l.Text(f))
		}
		return nil
	})
	for i, f := range r.manifest.Factors {
		all = append(all, report.Fact{Name: f, Value: levels[i].String()})
	}
	return all, err
}

// mostLevels is how many levels of a factor are listed; of more, the range is given.
const mostLevels = 8

// A levelSpan is what levels a factor has: each of few, or their range.
type levelSpan struct {
	few    []string
	many   bool
	words  bool // some are no numbers
	lo, hi float64
}

// add takes in a level.
func (s *levelSpan) add(level string) {
	v, err := strconv.ParseFloat(level, 64)
	switch {
	case err != nil:
		s.words = true
	case len(s.few) == 0:
		s.lo, s.hi = v, v
	default:
		s.lo, s.hi = math.Min(s.lo, v), math.Max(s.hi, v)
	}
	if !s.many && !slices.Contains(s.few, level) {
		s.many = len(s.few) == mostLevels
		if !s.many {
			s.few = append(s.few, strings.Clone(level))
		}
	}
}

// String says what levels there are.
func (s *levelSpan) String() string {
	switch {
	case !s.many:
		return strings.Join(s.few, ", ")
	case s.words:
		return fmt.Sprintf("more than %d levels", mostLevels)
	}
	return fmt.Sprintf("%.4g to %.4g", s.lo, s.hi)
}
