package pages

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/results/report"
	"heed/scenarios"
)

// interventions lists the arms.
func (r *Reporter) interventions() (report.Section, error) {
	if len(r.scenario.Arms) < 2 {
		return report.Section{}, nil
	}
	t := &report.Table{Caption: "The arms", Columns: []report.Column{{Name: "Arm"}, {Name: "What it is"}, {Name: "In force"}, {Name: "What it changes"}}}
	if r.priced() {
		t.Columns = append(t.Columns, report.Column{Name: "Cost a year", Number: true})
		t.Legend = fmt.Sprintf("Cost: what the arm costs over %d days, spread over years of %d workdays, in the unit of the scenario.", r.scenario.Days, daysPerYear)
	}
	for i, a := range r.scenario.Arms {
		row := []report.Cell{{Text: a.Name, Arm: i + 1}, {Text: a.Title}, {Text: inForce(a, i)}, {Text: changes(a)}}
		if r.priced() {
			row = append(row, report.Cell{Text: money(r.costYear(a))})
		}
		t.Rows = append(t.Rows, row)
	}
	about := report.Text("All arms of a replicate share its burn-in and its random numbers, so that a difference is the arm's own and not luck. heed explain tells what each key means.")
	return report.Section{ID: "arms", Title: "The arms", Blocks: []report.Block{about, t}}, nil
}

// costYear returns what an arm costs a year.
func (r *Reporter) costYear(a scenarios.Arm) float64 {
	return r.scenario.Cost(a) * daysPerYear / float64(r.scenario.Days)
}

// inForce says on which days an arm is in force; the first is the baseline.
func inForce(a scenarios.Arm, i int) string {
	if i == 0 {
		return ""
	}
	if len(a.Set) == 0 {
		return "as each of its parts"
	}
	text := fmt.Sprintf("from day %d", a.FromDay)
	if a.UntilDay > 0 {
		text += fmt.Sprintf(" to %d", a.UntilDay-1)
	}
	if a.RampDays > 0 {
		text += fmt.Sprintf(", in full after %d days", a.RampDays)
	}
	return text
}

// changes says what an arm changes.
func changes(a scenarios.Arm) string {
	var all []string
	if len(a.Combine) > 0 {
		all = append(all, "all of "+prose.Joined(a.Combine))
	}
	for _, s := range a.Set {
		all = append(all, fmt.Sprintf("%s = %v", s.Path, s.Value))
	}
	if len(all) == 0 {
		return "nothing"
	}
	return strings.Join(all, "; ")
}

// A reported metric is one that a page tells of.
type reported struct{ metric, title string }

// comparedMetrics are those by which the arms are compared, and courseMetrics those whose
// courses are shown, by theme.
var (
	comparedMetrics = []reported{
		{"compliance_rate", "Compliance"}, {"participation_rate", "Participation"},
		{"knowing_violation_rate", "Knowing violations"}, {"unknowing_error_rate", "Unknowing errors"},
		{"expert_wait_days", "Wait for an expert"}, {"time_cost_minutes", "Time that security takes"},
		{"incident_count", "Incidents"}, {"legitimacy_mean", "Legitimacy of the rules"},
	}
	courseMetrics = []struct {
		title string
		list  []reported
	}{
		{"Compliance and participation", []reported{{"compliance_rate", "Compliance"}, {"participation_rate", "Participation"}, {"knowing_violation_rate", "Knowing violations"}, {"unknowing_error_rate", "Unknowing errors"}}},
		{"States of employees", []reported{{"knowledge_mean", "Knowledge"}, {"legitimacy_mean", "Legitimacy"}, {"awareness_mean", "Awareness"}, {"responsibility_mean", "Responsibility"}, {"safety_mean", "Psychological safety"}, {"frustration_mean", "Frustration"}, {"habit_mean", "Habit"}, {"norm_mean", "Norm"}}},
		{"Experts", []reported{{"expert_wait_days", "Wait for an expert"}, {"expert_critical_wait_days", "Wait of critical questions"}, {"expert_utilisation", "Utilisation of the experts"}, {"abandonment_share", "Questions given up"}}},
	}
	outcomeMetrics = []reported{
		{"compliance_rate", "Complied"}, {"over_safing_rate", "of it over-safed"}, {"knowing_violation_rate", "Knowing violation"}, {"unknowing_error_rate", "Unknowing error"},
		{"impossible_rate", "Impossible"}, {"blocked_rate", "Blocked"}, {"waiting_rate", "Waiting"},
	}
)

// unit returns the unit of a metric of the folder, and whether it is a share, which is
// read in percent.
func (r *Reporter) unit(metric string) (unit string, share bool) {
	for _, m := range r.manifest.Metrics {
		if m.Name == metric {
			return m.Unit, strings.HasPrefix(m.Unit, "share")
		}
	}
	return "", false
}

// doc returns what a metric of the folder means.
func (r *Reporter) doc(metric string) string {
	for _, m := range r.manifest.Metrics {
		if m.Name == metric {
			return m.Doc
		}
	}
	return ""
}

// A scaled writes the estimates of one table: all of them with as many decimals as give
// the largest three digits, and shares in percent.
type scaled struct {
	factor float64
	digits int
}

// scaledTo returns what writes some estimates of a metric.
func (r *Reporter) scaledTo(metric string, all []findings.Estimate) scaled {
	s := scaled{factor: 1}
	if _, share := r.unit(metric); share {
		s.factor = 100
	}
	size := 0.0
	for _, e := range all {
		for _, v := range []float64{e.Value, e.Lo, e.Hi} {
			if v = s.factor * math.Abs(v); v > size && !math.IsInf(v, 0) {
				size = v
			}
		}
	}
	for s.digits = 2; s.digits < 6 && size > 0 && size < 1; s.digits++ {
		size *= 10
	}
	for ; s.digits > 0 && size >= 10; s.digits-- {
		size /= 10
	}
	return s
}

// write writes a value, never as -0.
func (s scaled) write(v float64) string {
	text := strconv.FormatFloat(s.factor*v, 'f', s.digits, 64)
	if math.Trunc(v) == 0 && strings.Trim(text, "-0.") == "" {
		return strings.TrimPrefix(text, "-")
	}
	return text
}

// level writes a mean with its interval.
func (s scaled) level(e findings.Estimate) string {
	switch {
	case math.IsNaN(e.Value):
		return "-"
	case math.IsNaN(e.Lo):
		return s.write(e.Value)
	}
	return fmt.Sprintf("%s [%s, %s]", s.write(e.Value), s.write(e.Lo), s.write(e.Hi))
}

// effect writes a difference with its interval and stars.
func (s scaled) effect(e findings.Estimate) string {
	if math.IsNaN(e.Value) {
		return "-"
	}
	text := s.level(e)
	if e.Value > 0 {
		text = "+" + text
	}
	return strings.TrimSpace(text + " " + stars(e.P))
}

// interval returns an estimate to be drawn.
func interval(e findings.Estimate) *report.Interval {
	return &report.Interval{Value: e.Value, Lo: e.Lo, Hi: e.Hi, Sure: e.P < starred}
}
