package pages

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/results"
	"heed/results/report"
)

// answer says what was found: of a run in sentences and by arm, of a sweep how the arms
// fare over its points.
func (r *Reporter) answer() (report.Section, error) {
	s := report.Section{ID: "answer", Title: "The answer"}
	blocks, err := r.runAnswer()
	if r.sweep() {
		blocks, err = r.sweepAnswer()
	}
	if n := len(r.manifest.Warnings); n > 0 && len(blocks) > 0 { // below what to do, above why
		doubts := map[bool]string{true: "is a doubt", false: fmt.Sprintf("are %d doubts", n)}[n == 1]
		blocks = slices.Insert(blocks, 1, report.Block(report.Note{fmt.Sprintf("There %s about these results: see the section Warnings.", doubts)}))
	}
	s.Blocks = blocks
	return s, err
}

// runAnswer returns the answer of a run.
func (r *Reporter) runAnswer() ([]report.Block, error) {
	a, err := readAnswer(r.dir, r.scenario.RecordEvery)
	if err != nil {
		return nil, err
	}
	f, err := findings.Read(r.dir, 0)
	if err != nil {
		return nil, err
	}
	blocks := []report.Block{(&adviser{r, &a, f}).lead()}
	if len(a.interventions) > 1 {
		blocks = append(blocks, report.Heading("In more detail, in this model, with 95% intervals"), report.List(a.sentences()))
	}
	blocks = append(blocks, r.armTable(f))
	if _, file := r.tests(); file.Name != "" {
		blocks = append(blocks, report.Fold{Summary: "The file that tests the assumptions: " + file.Name, Blocks: []report.Block{file}})
	}
	return append(blocks, r.words()), nil
}

// armTable returns the arms with what they came to.
func (r *Reporter) armTable(f *findings.Findings) *report.Table {
	compares := len(r.scenario.Arms) > 1
	t := &report.Table{Caption: fmt.Sprintf("What the arms come to: means over days 1 to %d and %s", r.manifest.Days, prose.Count(r.manifest.Replicates, "replicate")),
		Columns: []report.Column{{Name: "Arm"}, {Name: "Compliance", Number: true}}}
	if compares {
		t.Columns = append(t.Columns, report.Column{Name: "Difference from baseline, percentage points", Number: true})
	}
	for _, name := range []string{"Participation, acts per employee and month", "Knowing violations", "Minutes a day"} {
		t.Columns = append(t.Columns, report.Column{Name: name, Number: true})
	}
	if r.priced() {
		t.Columns = append(t.Columns, report.Column{Name: "Cost a year", Number: true})
	}
	for i, arm := range r.scenario.Arms {
		level := func(metric, format string, factor float64) report.Cell {
			return report.Cell{Text: prose.Number(format, factor*f.Level(arm.Name, metric).Value)}
		}
		row := []report.Cell{{Text: arm.Name, Arm: i + 1}, {Text: compliance(f.Level(arm.Name, "compliance_rate"))}}
		if compares {
			e := f.Effect(arm.Name, "compliance_rate")
			row = append(row, report.Cell{Text: difference(e), Interval: interval(e)})
		}
		row = append(row, level("participation_rate", "%.2f", 1), level("knowing_violation_rate", "%.2f%%", 100), level("time_cost_minutes", "%.1f", 1))
		if r.priced() {
			row = append(row, report.Cell{Text: prose.Number("%.4g", r.costYear(arm))})
		}
		t.Rows = append(t.Rows, row)
	}
	t.Legend = r.legend()
	return t
}

// legend says what stars and brackets are.
func (r *Reporter) legend() string {
	if r.manifest.Replicates < 2 {
		return "One replicate has no intervals: what differs may be chance."
	}
	text := "Brackets: 95% intervals (Student's t)."
	if len(r.manifest.Arms) > 1 {
		text += " Differences are paired by replicate; * ** ***, and a filled dot: adjusted p (Holm) below 0.05, 0.01, 0.001."
	}
	return text
}

// effects shows how the arms differ from the baseline, metric by metric.
func (r *Reporter) effects() (report.Section, error) {
	if r.sweep() || len(r.scenario.Arms) < 2 {
		return report.Section{}, nil
	}
	f, err := findings.Read(r.dir, 0)
	if err != nil {
		return report.Section{}, err
	}
	s := report.Section{ID: "effects", Title: "Effects", Blocks: []report.Block{report.Text(
		fmt.Sprintf("How each arm differs from the baseline over days 1 to %d. The line through the bars is no difference. %s", r.manifest.Days, r.legend()))}}
	var grid report.Grid
	for _, q := range comparedMetrics {
		grid = append(grid, r.effectTable(q, f))
	}
	s.Blocks = append(s.Blocks, grid)
	return s, nil
}

// effectTable returns the effects of the arms on a metric.
func (r *Reporter) effectTable(q reported, f *findings.Findings) *report.Table {
	t := &report.Table{Caption: q.title, Columns: []report.Column{{Name: "Arm"}, {Name: "Difference", Number: true}}}
	unit, share := r.unit(q.metric)
	if share {
		unit = "percentage points"
	}
	if unit != "" && !strings.EqualFold(unit, q.title) {
		t.Caption += ", " + unit
	}
	if doc := r.doc(q.metric); !strings.EqualFold(doc, q.title) && doc != "" {
		t.Legend = doc + "."
	}
	var all []findings.Estimate
	for _, a := range r.scenario.Arms[1:] {
		all = append(all, f.Effect(a.Name, q.metric))
	}
	s := r.scaledTo(q.metric, all)
	for i, e := range all {
		t.Rows = append(t.Rows, []report.Cell{{Text: r.scenario.Arms[1+i].Name, Arm: i + 2}, {Text: s.effect(e), Interval: interval(e)}})
	}
	return t
}

// pointing says how to read the values of a day, on a screen.
const pointing = report.Screen("Point at a chart, or move the slider below it with the arrow keys, for the values of a day.")

// courses shows what went how over the days.
func (r *Reporter) courses() (report.Section, error) {
	s := report.Section{ID: "courses", Title: "Over time"}
	if r.sweep() {
		return r.sweepCourses()
	}
	if !r.manifest.Series {
		s.Blocks = []report.Block{report.Text("No series was recorded (--series=false), so there are no courses to show.")}
		return s, nil
	}
	courses, err := r.readCourses()
	if err != nil {
		return s, err
	}
	s.Blocks = []report.Block{report.Text(fmt.Sprintf("Lines are means over %s, bands their 95%% intervals. Day 0 is the end of the burn-in.", prose.Count(r.manifest.Replicates, "replicate"))), pointing}
	if dips := r.dips(); dips != "" {
		s.Blocks = append(s.Blocks, report.Text(dips))
	}
	for _, theme := range courseMetrics {
		t := &report.Timeline{Name: theme.title, Arms: r.manifest.Arms, Day: "Workday", Recorded: r.recordedDays}
		for _, q := range theme.list {
			if len(courses[q.metric]) > 0 {
				t.Panels = append(t.Panels, r.panel(q, courses[q.metric]))
			}
		}
		if len(t.Panels) > 0 {
			s.Blocks = append(s.Blocks, report.Heading(theme.title), t)
		}
	}
	return s, nil
}

// panel returns the courses of a metric with the bounds that its values have.
func (r *Reporter) panel(q reported, courses []*results.Course) report.Panel {
	p := report.Panel{Title: q.title, Least: 0, Most: math.Inf(1), Courses: courses}
	p.Unit, p.Share = r.unit(q.metric)
	if p.Share || p.Unit == "0 to 1" {
		p.Most = 1
	}
	return p
}

// mostSums is how many sums of a point are held at once while courses are read: about
// 200 MiB of them.
const mostSums = 8 << 20

// readCourses reads the courses of the metrics that are shown, by metric, on the days
// that a page shows. Of very long courses it reads some metrics at a time.
func (r *Reporter) readCourses() (map[string][]*results.Course, error) {
	var metrics []string
	for _, theme := range courseMetrics {
		for _, q := range theme.list {
			metrics = append(metrics, q.metric)
		}
	}
	all := map[string][]*results.Course{}
	days := max(1, (r.manifest.Days+r.manifest.BurnIn)/max(1, r.scenario.RecordEvery)) * len(r.manifest.Arms)
	for some := range slices.Chunk(r.recorded(metrics), max(1, mostSums/days)) {
		err := r.eachCourse(some, func(c *results.Course) {
			r.recordedDays = len(c.Days)
			all[c.Metric] = append(all[c.Metric], thin(c, report.MostDays))
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// outcomes shows what tasks ended in.
func (r *Reporter) outcomes() (report.Section, error) {
	s := report.Section{ID: "outcomes", Title: "What tasks ended in"}
	if r.sweep() {
		return s, nil
	}
	f, err := findings.Read(r.dir, 0)
	if err != nil {
		return s, err
	}
	t := &report.Table{Caption: fmt.Sprintf("Shares of tasks over days 1 to %d, in percent", r.manifest.Days), Columns: []report.Column{{Name: "Arm"}}}
	for _, q := range outcomeMetrics {
		t.Columns = append(t.Columns, report.Column{Name: q.title, Number: true})
		t.Legend += fmt.Sprintf("%s: %s. ", q.title, lowered(r.doc(q.metric)))
	}
	for i, a := range r.manifest.Arms {
		row := []report.Cell{{Text: a, Arm: i + 1}}
		for _, q := range outcomeMetrics {
			row = append(row, report.Cell{Text: prose.Number("%.2f", 100*f.Level(a, q.metric).Value)})
		}
		t.Rows = append(t.Rows, row)
	}
	s.Blocks = append(s.Blocks, t)
	return r.with(s, "outcomes", "What tasks ended in over time, in each arm")
}
