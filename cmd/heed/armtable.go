package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"heed/cmd/internal/findings"
	"heed/scenarios"
)

// tableWidth is the most characters of a line of the table of arms.
const tableWidth = 100

// daysPerYear is the number of workdays in a year.
const daysPerYear = 250

// A tableColumn is a column of the table of arms.
type tableColumn struct {
	head [2]string // above each other
	left bool      // aligned left
	of   func(a scenarios.Arm) string
}

// writeArms prints what the arms of a run came to, a row for each, and what follows
// for who has to choose among them.
func writeArms(w io.Writer, s *scenarios.Scenario, dir string) error {
	f, err := findings.Read(dir, 0)
	if err != nil {
		return err
	}
	columns := armColumns(s, f)
	rows := make([][]string, 2, 2+len(s.Arms))
	for _, c := range columns {
		rows[0], rows[1] = append(rows[0], c.head[0]), append(rows[1], c.head[1])
	}
	for _, a := range s.Arms {
		var row []string
		for _, c := range columns {
			row = append(row, c.of(a))
		}
		rows = append(rows, row)
	}
	if _, err = io.WriteString(w, align(columns, rows)+legend(s)); err != nil {
		return err
	}
	return writeAnswer(w, dir, s.RecordEvery)
}

// armColumns returns the columns of the table.
func armColumns(s *scenarios.Scenario, f *findings.Findings) []tableColumn {
	level := func(metric, format string, scale float64) func(scenarios.Arm) string {
		return func(a scenarios.Arm) string { return number(format, f.Level(a.Name, metric).Value*scale) }
	}
	all := []tableColumn{
		{[2]string{"", "arm"}, true, func(a scenarios.Arm) string { return a.Name }},
		{[2]string{"compliance", "[95% interval]"}, true, func(a scenarios.Arm) string { return compliance(f.Level(a.Name, "compliance_rate")) }},
		{[2]string{"difference from", "baseline, points"}, true, func(a scenarios.Arm) string { return difference(f.Effect(a.Name, "compliance_rate")) }},
		{[2]string{"partici-", "pation"}, false, level("participation_rate", "%.2f", 1)},
		{[2]string{"knowing", "viol."}, false, level("knowing_violation_rate", "%.2f%%", 100)},
		{[2]string{"minutes", "a day"}, false, level("time_cost_minutes", "%.1f", 1)},
	}
	if costs(s) {
		all = append(all, tableColumn{[2]string{"cost", "a year"}, false, func(a scenarios.Arm) string {
			return number("%.4g", s.Cost(a)*daysPerYear/float64(s.Days))
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
		return number("%.1f%%", 100*e.Value)
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

// number writes a number, "-" where it is not defined.
func number(format string, v float64) string {
	if math.IsNaN(v) {
		return "-"
	}
	return fmt.Sprintf(format, v)
}

// align lays rows out in columns. Where they would be too wide, names of arms are
// cut.
func align(columns []tableColumn, rows [][]string) string {
	widths := make([]int, len(columns))
	total := 2 * (len(columns) - 1)
	for i := range columns {
		for _, row := range rows {
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]))
		}
		total += widths[i]
	}
	widths[0] = max(8, widths[0]-max(0, total-tableWidth))
	var b strings.Builder
	for _, row := range rows {
		var cells []string
		for i, cell := range row {
			cells = append(cells, fit(cell, widths[i], columns[i].left))
		}
		b.WriteString(strings.TrimRight(strings.Join(cells, "  "), " ") + "\n")
	}
	return b.String()
}

// fit makes a text as wide as a column.
func fit(text string, width int, left bool) string {
	n := utf8.RuneCountInString(text)
	switch {
	case n > width:
		return string([]rune(text)[:width-1]) + "~"
	case left:
		return text + strings.Repeat(" ", width-n)
	}
	return strings.Repeat(" ", width-n) + text
}

// legend says what the numbers are.
func legend(s *scenarios.Scenario) string {
	text := fmt.Sprintf("\nMeans over days 1 to %d and %s. Participation: acts per employee and month.\n", s.Days, count(s.Replicates, "replicate"))
	if len(s.Arms) > 1 {
		text += "Differences are paired by replicate; * ** ***: adjusted p (Holm) below 0.05, 0.01, 0.001.\n"
	}
	return text
}
