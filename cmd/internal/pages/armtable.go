package pages

import (
	"fmt"
	"io"
	"math"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/scenarios"
)

// daysPerYear is the number of workdays in a year.
const daysPerYear = 250

// WriteArms prints what the arms of a run came to, a row for each, and what follows
// for who has to choose among them.
func WriteArms(w io.Writer, s *scenarios.Scenario, dir string) error {
	f, err := findings.Read(dir, 0)
	if err != nil {
		return err
	}
	columns := armColumns(s, f)
	rows := make([][]string, 2, 2+len(s.Arms))
	laid := make([]prose.Column, len(columns))
	for i, c := range columns {
		laid[i].Left = c.left
		rows[0], rows[1] = append(rows[0], c.head[0]), append(rows[1], c.head[1])
	}
	for _, a := range s.Arms {
		var row []string
		for _, c := range columns {
			row = append(row, c.of(a))
		}
		rows = append(rows, row)
	}
	if _, err = io.WriteString(w, prose.Align(laid, rows)+legend(s)); err != nil {
		return err
	}
	return writeAnswer(w, dir, s.RecordEvery)
}

// An armColumn is a column of the table of arms.
type armColumn struct {
	head [2]string // above each other
	left bool      // aligned left
	of   func(scenarios.Arm) string
}

// armColumns returns the columns of the table.
func armColumns(s *scenarios.Scenario, f *findings.Findings) []armColumn {
	level := func(metric, format string, scale float64) func(scenarios.Arm) string {
		return func(a scenarios.Arm) string { return prose.Number(format, f.Level(a.Name, metric).Value*scale) }
	}
	all := []armColumn{
		{[2]string{"", "arm"}, true, func(a scenarios.Arm) string { return a.Name }},
		{[2]string{"compliance", "[95% interval]"}, true, func(a scenarios.Arm) string { return compliance(f.Level(a.Name, "compliance_rate")) }},
		{[2]string{"difference from", "baseline, points"}, true, func(a scenarios.Arm) string { return difference(f.Effect(a.Name, "compliance_rate")) }},
		{[2]string{"partici-", "pation"}, false, level("participation_rate", "%.2f", 1)},
		{[2]string{"knowing", "viol."}, false, level("knowing_violation_rate", "%.2f%%", 100)},
		{[2]string{"minutes", "a day"}, false, level("time_cost_minutes", "%.1f", 1)},
	}
	if costs(s) {
		all = append(all, armColumn{[2]string{"cost", "a year"}, false, func(a scenarios.Arm) string {
			return prose.Number("%.4g", s.Cost(a)*daysPerYear/float64(s.Days))
		}})
	}
	return all
}

// costs reports whether any arm costs anything.
func costs(s *scenarios.Scenario) bool {
	for _, a := range s.Arms {
		if s.Cost(a) != 0 {
			return true
		}
	}
	return false
}

// compliance writes a share with its interval in percent.
func compliance(e findings.Estimate) string {
	if math.IsNaN(e.Lo) {
		return prose.Number("%.1f%%", 100*e.Value)
	}
	return fmt.Sprintf("%.1f%% [%.1f, %.1f]", 100*e.Value, 100*e.Lo, 100*e.Hi)
}

// difference writes a difference of shares with its interval in percentage points,
// and stars for how sure it is.
func difference(e findings.Estimate) string {
	switch {
	case math.IsNaN(e.Value):
		return ""
	case math.IsNaN(e.Lo):
		return fmt.Sprintf("%+.2f", 100*e.Value)
	}
	return strings.TrimSpace(fmt.Sprintf("%+.2f [%.2f, %.2f] %s", 100*e.Value, 100*e.Lo, 100*e.Hi, stars(e.P)))
}

// stars says how sure a difference is.
func stars(p float64) string {
	switch {
	case p < 0.001:
		return "***"
	case p < 0.01:
		return "**"
	case p < 0.05:
		return "*"
	}
	return ""
}

// legend says what the numbers are.
func legend(s *scenarios.Scenario) string {
	text := fmt.Sprintf("\nMeans over days 1 to %d and %s. Participation: acts per employee and month.\n", s.Days, prose.Count(s.Replicates, "replicate"))
	if len(s.Arms) > 1 {
		text += "Differences are paired by replicate; * ** ***: adjusted p (Holm) below 0.05, 0.01, 0.001.\n"
	}
	return text
}
