package pages

import (
	"fmt"
	"io"
	"math"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/results"
	"heed/scenarios"
)

// mostMixes is the most mixes that a table on the terminal has, beside those that sentences
// speak of; front.csv has all.
const mostMixes = 16

// WriteFront prints the mixes of a front and what follows from them.
func WriteFront(w io.Writer, dir string, m results.Manifest) error {
	f, err := findings.ReadFront(dir, m)
	if err != nil {
		return err
	}
	a := frontAnswer{Front: f, members: f.Members()}
	if len(a.members) == 0 {
		_, err = io.WriteString(w, "No mix is on the front.\n")
		return err
	}
	said := ""
	for _, s := range a.sentences() { // before the table, which has the mixes that they speak of
		if s != "" {
			said += prose.Item(s)
		}
	}
	text := a.table() + a.legend() + "\n" + a.heading() + ":\n" + said
	_, err = io.WriteString(w, text)
	return err
}

// table returns the members by cost, or some of them, evenly spread.
func (a *frontAnswer) table() string {
	columns := []prose.Column{{Head: [2]string{"", "mix"}, Left: true}, {Head: [2]string{"cost", "a year"}}}
	for i := range a.Metrics {
		columns = append(columns, prose.Column{Head: a.head(i), Left: true})
	}
	columns = append(columns, prose.Column{Head: [2]string{"", "sure"}}, prose.Column{Head: [2]string{"", "what"}, Left: true})
	rows := make([][]string, 2)
	for _, c := range columns {
		rows[0], rows[1] = append(rows[0], c.Head[0]), append(rows[1], c.Head[1])
	}
	for _, m := range a.shown() {
		row := []string{m.Name, money(m.Cost)}
		for i := range a.Metrics {
			row = append(row, a.value(i, m))
		}
		rows = append(rows, append(row, prose.Number("%.0f%%", 100*m.Surely), m.Words))
	}
	return alignLast(rows, columns)
}

// alignLast lays rows out in columns, of which the last is cut where a line would be too
// long.
func alignLast(rows [][]string, columns []prose.Column) string {
	last := len(columns) - 1
	var short [][]string
	for _, row := range rows {
		short = append(short, row[:last])
	}
	lines := strings.Split(strings.TrimSuffix(prose.Align(columns[:last], short), "\n"), "\n")
	width := 0
	for _, line := range lines {
		width = max(width, len([]rune(line)))
	}
	var b strings.Builder
	for i, line := range lines {
		line = prose.Fit(line, width, true) + "  " + rows[i][last]
		if r := []rune(line); len(r) > wideTable {
			line = string(r[:wideTable-1]) + "~"
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// wideTable is the most characters of a line of the table of mixes.
const wideTable = 130

// shown returns the members that the table has: those that sentences speak of, and of the
// others some, evenly spread.
func (a *frontAnswer) shown() (all []findings.Mix) {
	n := len(a.members)
	spread := map[int]bool{}
	for i := range min(n, mostMixes) {
		spread[i*(n-1)/max(1, min(n, mostMixes)-1)] = true
	}
	for i, m := range a.members {
		if spread[i] || a.spoken[m.Name] {
			all = append(all, m)
		}
	}
	return all
}

// few says that futures are too few for an interval of their worst tenth, "" where they are
// enough.
func (a *frontAnswer) few() string {
	n := a.members[0].Effects[0].N
	if a.Measure != string(scenarios.WorstTenth) || n >= scenarios.FewestWorst {
		return ""
	}
	text := fmt.Sprintf("No intervals: the worst tenth of %d is %d of them, too few to say what others would be. search.final_replicates = %d gives intervals, and 100 better ones.", n, (n+9)/10, scenarios.FewestWorst)
	if a.bounded() {
		text = fmt.Sprintf("The intervals are too narrow: the worst tenth of %d is %d of them, and an older program made these. Run it again, with search.final_replicates = %d or more.", n, (n+9)/10, scenarios.FewestWorst)
	}
	return text
}

// legend says what the numbers are.
func (a *frontAnswer) legend() string {
	what := "Differences from the baseline, means over"
	switch a.Measure {
	case string(scenarios.WorstTenth):
		what = "Differences from the baseline, means of the worst tenth of"
	case string(scenarios.LargeRegret):
		what = "Regret, what a mix lacks to the best of the front, the largest in"
	}
	text := fmt.Sprintf("\n%s %d fresh replicates. Sure: the share of their resamples\nin which no other mix is as good in everything and better in something.\n", what, a.members[0].Effects[0].N)
	if few := a.few(); few != "" {
		text += prose.Wrapped(few)
	}
	if n, all := len(a.members), len(a.shown()); all < n {
		text += fmt.Sprintf("%d of %d mixes; front.csv has all.\n", all, n)
	}
	return text
}

// head returns what stands above a metric: points, where it is a share.
func (a *frontAnswer) head(i int) [2]string {
	m := a.Metrics[i]
	return [2]string{strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(m.Name, "_rate"), "_mean"), "_", " "), a.unit(i)}
}

// unit returns the unit in which a metric is told.
func (a *frontAnswer) unit(i int) string {
	switch u := a.Metrics[i].Unit; {
	case a.share(i):
		return "points"
	case u == "":
		return "difference"
	default:
		return u
	}
}

// share reports whether a metric is a share, told in percentage points.
func (a *frontAnswer) share(i int) bool {
	u := a.Metrics[i].Unit
	return strings.HasPrefix(u, "share") || u == "0 to 1" || strings.HasSuffix(a.Metrics[i].Name, "_share")
}

// value writes what a mix does to a metric, with its interval.
func (a *frontAnswer) value(i int, m findings.Mix) string {
	e, scale := m.Effects[i], 1.0
	if a.share(i) {
		scale = 100
	}
	format, bounds := "%+.2f", " [%.2f, %.2f]"
	if v := math.Abs(scale * e.Value); v > 0 && v < 0.1 && !a.share(i) {
		format, bounds = "%+.3f", " [%.3f, %.3f]"
	}
	if a.Measure == string(scenarios.LargeRegret) {
		format = strings.Replace(format, "+", "", 1)
	}
	text := prose.Number(format, scale*e.Value)
	if !math.IsNaN(e.Lo) {
		text += fmt.Sprintf(bounds, scale*e.Lo, scale*e.Hi)
	}
	return text
}
