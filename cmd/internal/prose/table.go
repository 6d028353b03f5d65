package prose

import (
	"strings"
	"unicode/utf8"
)

// TableWidth is the most characters of a line of a table, and of an item of a list.
const TableWidth = 100

// A Column is a column of a table: how it is set, and what may stand above it.
type Column struct {
	Head [2]string // above each other
	Left bool      // aligned left
}

// A Grid is a table: its heading and rows, and which columns are set left.
type Grid struct {
	Columns []Column
	Rows    [][]string
}

// Align lays rows out in columns. Where they would be too wide, names of arms are
// cut.
func Align(columns []Column, rows [][]string) string {
	widths := make([]int, len(columns))
	total := 2 * (len(columns) - 1)
	for i := range columns {
		for _, row := range rows {
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]))
		}
		total += widths[i]
	}
	widths[0] = max(8, widths[0]-max(0, total-TableWidth))
	var b strings.Builder
	for _, row := range rows {
		var cells []string
		for i, cell := range row {
			cells = append(cells, Fit(cell, widths[i], columns[i].Left))
		}
		b.WriteString(strings.TrimRight(strings.Join(cells, "  "), " ") + "\n")
	}
	return b.String()
}

// AlignWide lays rows out in columns, at whatever width it takes.
func AlignWide(columns []Column, rows [][]string) string {
	var b strings.Builder
	widths := make([]int, len(columns))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	for _, row := range rows {
		var cells []string
		for i, cell := range row {
			cells = append(cells, Fit(cell, widths[i], columns[i].Left))
		}
		b.WriteString(strings.TrimRight(strings.Join(cells, "  "), " ") + "\n")
	}
	return b.String()
}

// Fit makes a text as wide as a column.
func Fit(text string, width int, left bool) string {
	n := utf8.RuneCountInString(text)
	switch {
	case n > width:
		return string([]rune(text)[:width-1]) + "~"
	case left:
		return text + strings.Repeat(" ", width-n)
	}
	return strings.Repeat(" ", width-n) + text
}
