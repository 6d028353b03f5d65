package main

import (
	"fmt"
	"slices"
	"strings"

	"heed/scenarios"
	"heed/scenarios/study"
)

// traceTitle heads the table of all rows, which is agents/TRACE.md.
const traceTitle = "# From the paper to the code, and back\n\n" +
	"Made by `heed explain evidence --format markdown` from EVIDENCE.md, the parameters and the\n" +
	"patterns; `go generate ./agents` renews it. The words of the paper are those of Gyllensten and\n" +
	"Törner (2022), https://doi.org/10.1108/OCJ-04-2021-0012, CC BY 4.0, shortened; EVIDENCE.md has\n" +
	"them in full, with the standing of each claim.\n\n" +
	"Code and tests are of package agents; quotation marks are around cases of\n" +
	"`" + caseTest + "`. Patterns are experiments that `heed patterns`\n" +
	"runs; the end of this file lists them.\n"

// markdownEvidence returns the table of all rows, theme by theme, and the patterns.
func markdownEvidence(all []trace) string {
	var b strings.Builder
	b.WriteString(traceTitle)
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].Theme == all[from].Theme {
			to++
		}
		fmt.Fprintf(&b, "\n## %s\n\n%s", all[from].Theme, markdownTraces(all[from:to]))
		from = to
	}
	b.WriteString("\n## Patterns\n\n")
	rows := [][]string{{"", "pattern", "rows"}}
	for _, p := range study.Patterns {
		rows = append(rows, []string{fmt.Sprint(p.Number), p.Title + imposed(p), strings.ReplaceAll(p.Rows, " ", ", ")})
	}
	b.WriteString(markdownTable(rows))
	fmt.Fprintf(&b, "\n%s\n", tallied(all))
	return b.String()
}

// markdownTraces returns a table of rows.
func markdownTraces(all []trace) string {
	rows := [][]string{{"", "the paper", "claim", "code", "parameters", "shown by", "left out, or not shown"}}
	for _, t := range all {
		var keys []string
		for _, k := range append(t.Parameters, t.Mechanisms...) {
			keys = append(keys, k.Path)
		}
		rows = append(rows, []string{
			t.Row, fmt.Sprintf("%s %q", t.Sections, shortened(t.Words, wordsWidth)), t.Claim,
			markdownNames(t.Code), markdownNames(keys), t.witnesses(markdownNames), t.reasons(),
		})
	}
	return markdownTable(rows)
}

// reasons says what of a row is left out or not shown, and why.
func (t trace) reasons() string {
	var all []string
	if t.LeftOut != "" {
		all = append(all, "Left out: "+t.LeftOut)
	}
	if t.NotShown != "" {
		all = append(all, "Not shown: "+t.NotShown)
	}
	return strings.Join(all, ". ")
}

// markdownKeys returns a table of keys, with a column for the fit where any was fitted.
func markdownKeys(keys []scenarios.Key) string {
	fitted := slices.ContainsFunc(keys, func(k scenarios.Key) bool { return fitWords(k.Path) != "" })
	rows := [][]string{{"key", "meaning", "default", "takes", "unit", "standing", "evidence", "live"}}
	if fitted {
		rows[0] = append(rows[0], "fitted")
	}
	for _, k := range keys {
		live := ""
		if k.Live {
			live = "yes"
		}
		row := []string{"`" + k.Path + "`", k.Doc, k.Default, k.Takes, k.Unit, string(k.Standing), strings.ReplaceAll(k.Rows, " ", ", "), live}
		if fitted {
			row = append(row, fitWords(k.Path))
		}
		rows = append(rows, row)
	}
	return markdownTable(rows)
}

// markdownSections returns a table of keys for each section.
func markdownSections(all []scenarios.Section) string {
	var b strings.Builder
	for i, s := range all {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "## %s\n\n%s\n\n%s", s.Name, s.Doc, markdownKeys(s.Keys))
	}
	return b.String()
}

// markdownMeasures returns a table of metrics.
func markdownMeasures(all []measure) string {
	rows := [][]string{{"metric", "meaning", "unit"}}
	for _, m := range all {
		rows = append(rows, []string{"`" + m.Name + "`", m.Doc, m.Unit})
	}
	return markdownTable(rows)
}

// markdownNames lists names in backticks.
func markdownNames(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "`" + strings.Join(names, "`, `") + "`"
}

// markdownTable returns a table, the first row of which is its head.
func markdownTable(rows [][]string) string {
	var b strings.Builder
	for i, row := range rows {
		cells := make([]string, len(row))
		for k, cell := range row {
			cells[k] = strings.ReplaceAll(strings.Join(strings.Fields(cell), " "), "|", `\|`)
		}
		b.WriteString("|" + strings.Join(cells, "|") + "|\n")
		if i == 0 {
			b.WriteString(strings.Repeat("|--", len(row)) + "|\n")
		}
	}
	return b.String()
}
