package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"heed/cmd/heed/internal/findings"
	"heed/results/report"
	"heed/scenarios"
)

// interventions lists the arms.
func (r *reporter) interventions() (report.Section, error) {
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
func (r *reporter) costYear(a scenarios.Arm) float64 {
	return r.scenario.Cost(a) * daysPerYear / float64(r.scenario.Days)
}

// inForce says on which days an arm is in force; the first is the baseline.
func inForce(a scenarios.Arm, i int) string {
	if i == 0 || len(a.Set) == 0 {
		return ""
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
		all = append(all, "all of "+joined(a.Combine))
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
func (r *reporter) unit(metric string) (unit string, share bool) {
	for _, m := range r.manifest.Metrics {
		if m.Name == metric {
			return m.Unit, strings.HasPrefix(m.Unit, "share")
		}
	}
	return "", false
}

// doc returns what a metric of the folder means.
func (r *reporter) doc(metric string) string {
	for _, m := range r.manifest.Metrics {
		if m.Name == metric {
			return m.Doc
		}
	}
	return ""
}

// level writes a mean of a metric, and with its interval where that is wanted.
func (r *reporter) level(metric string, e findings.Estimate) string {
	_, share := r.unit(metric)
	if share {
		return compliance(e)
	}
	write := writerOf(e)
	if math.IsNaN(e.Lo) {
		return write(e.Value)
	}
	return fmt.Sprintf("%s [%s, %s]", write(e.Value), write(e.Lo), write(e.Hi))
}

// effect writes a difference of a metric, with its interval and stars.
func (r *reporter) effect(metric string, e findings.Estimate) string {
	_, share := r.unit(metric)
	switch {
	case share:
		return difference(e)
	case math.IsNaN(e.Value):
		return ""
	}
	write := writerOf(e)
	text := write(e.Value)
	if e.Value > 0 {
		text = "+" + text
	}
	if math.IsNaN(e.Lo) {
		return text
	}
	return strings.TrimSpace(fmt.Sprintf("%s [%s, %s] %s", text, write(e.Lo), write(e.Hi), stars(e.P)))
}

// writerOf returns what writes an estimate: with three digits, or as many as tell its
// ends from each other.
func writerOf(e findings.Estimate) func(float64) string {
	digits, size := 2, math.Abs(e.Value)
	if width := e.Hi - e.Lo; width > 0 {
		size = math.Min(math.Max(size, width), 10*width)
	}
	for digits < 6 && size > 0 && size < 1 {
		size *= 10
		digits++
	}
	for ; digits > 0 && size >= 10; digits-- {
		size /= 10
	}
	return func(v float64) string {
		if math.IsNaN(v) {
			return "-"
		}
		return strconv.FormatFloat(v, 'f', digits, 64)
	}
}

// interval returns an estimate to be drawn.
func interval(e findings.Estimate) *report.Interval {
	return &report.Interval{Value: e.Value, Lo: e.Lo, Hi: e.Hi, Sure: e.P < starred}
}
