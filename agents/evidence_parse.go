package agents

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// evidenceHead is the head of every table of rows in EVIDENCE.md, one column a name.
const evidenceHead = "| | the paper's words | claim | bears on | standing | in the model | shown by |"

// What cells are made of: sections of the paper, and patterns by number.
var (
	sectionList = regexp.MustCompile(`^[1-9](\.[1-9])*(, [1-9](\.[1-9])*)*$`)
	patternList = regexp.MustCompile(`\bpatterns? ([1-9][0-9]*((, | and )[1-9][0-9]*)*)\b`)
	wholeNumber = regexp.MustCompile(`[0-9]+`)
)

// parseEvidence reads the rows of EVIDENCE.md. It is strict: the error has a line for
// every mistake, and there must be each of E1 to E75 once.
func parseEvidence(text string) ([]EvidenceRow, error) {
	p := evidenceParser{lines: map[string]int{}}
	for line := range strings.Lines(text) {
		p.at++
		p.line(strings.TrimSpace(line))
	}
	for i := 1; i <= lastRow; i++ {
		if name := "E" + strconv.Itoa(i); p.lines[name] == 0 {
			p.errs = append(p.errs, fmt.Errorf("there is no row %s", name))
		}
	}
	return p.rows, errors.Join(p.errs...)
}

// An evidenceParser reads EVIDENCE.md line by line.
type evidenceParser struct {
	at    int            // the line
	theme string         // the last heading
	table bool           // whether the line is in a table of rows
	rows  []EvidenceRow  // so far
	lines map[string]int // of each row
	errs  []error
}

// bad notes a mistake in the line.
func (p *evidenceParser) bad(format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("line %d: "+format, append([]any{p.at}, args...)...))
}

// line reads a line.
func (p *evidenceParser) line(s string) {
	heading, isHeading := strings.CutPrefix(s, "## ")
	switch {
	case isHeading:
		p.theme, p.table = heading, false
	case s == evidenceHead:
		p.table = true
	case !strings.HasPrefix(s, "|"):
		p.table = false
	case !p.table && strings.HasPrefix(s, "|E"):
		p.bad("a row outside a table with the head %q", evidenceHead)
	case p.table && s != "|--|--|--|--|--|--|--|":
		p.row(s)
	}
}

// row reads a row of a table.
func (p *evidenceParser) row(s string) {
	c := strings.Split(s, "|")
	if len(c) != 9 || c[0] != "" || c[8] != "" {
		p.bad("%d columns; want 7", len(c)-2)
		return
	}
	c = c[1:8]
	name := c[0]
	switch before := p.lines[name]; {
	case !isRow(name):
		p.bad("row %q; want E1 to E%d", name, lastRow)
	case before != 0:
		p.bad("row %s is in line %d already", name, before)
	}
	p.lines[name] = p.at
	r := EvidenceRow{Name: name, Theme: p.theme, Claim: c[2], Bears: c[3], Standing: c[4], Model: c[5], Shown: c[6]}
	if i := slices.IndexFunc(c, func(cell string) bool { return cell == "" || cell != strings.TrimSpace(cell) }); i >= 0 {
		p.bad("%s: column %d is empty or has blanks around it", name, i+1)
	}
	sections, words, _ := strings.Cut(strings.TrimSuffix(c[1], `"`), ` "`)
	if r.Sections, r.Words = sections, words; !sectionList.MatchString(sections) || words == "" || c[1] != sections+` "`+words+`"` {
		p.bad("%s: the paper's words are %q; want sections, then words in quotation marks", name, c[1])
	}
	if !slices.Contains([]string{"C", "P", "B"}, r.Bears) {
		p.bad("%s: bears on %q; want C, P or B", name, r.Bears)
	}
	p.model(&r)
	p.shown(&r)
	p.rows = append(p.rows, r)
}

// model reads where the model has r: names of this package in backticks, then what is
// left out and why, after "Left out:".
func (p *evidenceParser) model(r *EvidenceRow) {
	r.Model, r.LeftOut = reasoned(r.Model, "Left out: ")
	names, _ := p.between(r.Name, "`", r.Model)
	for _, name := range names {
		if _, key := Find(name); !key && !isMetric(name) {
			r.Code = append(r.Code, name)
		}
	}
	if len(r.Code) == 0 && r.LeftOut == "" {
		p.bad("%s: no code has it; want a name in backticks, or \"Left out:\" and the reason", r.Name)
	}
}

// shown reads what shows r: patterns by number, cases in quotation marks, tests in
// backticks, then, after "Not shown:", what nothing shows and why.
func (p *evidenceParser) shown(r *EvidenceRow) {
	r.Shown, r.NotShown = reasoned(r.Shown, "Not shown: ")
	var said string
	r.Cases, said = p.between(r.Name, `"`, r.Shown)
	r.Tests, said = p.between(r.Name, "`", said)
	for _, name := range r.Tests {
		if !strings.HasPrefix(name, "Test") {
			p.bad("%s is shown by `%s`; want the name of a test", r.Name, name)
		}
	}
	lists := patternList.FindAllString(said, -1)
	if len(lists) != strings.Count(strings.ToLower(said), "pattern") {
		p.bad("%s is shown by %q; want patterns as in \"pattern 3\" or \"patterns 3, 14 and 15\"", r.Name, r.Shown)
	}
	for _, n := range wholeNumber.FindAllString(strings.Join(lists, " "), -1) {
		number, _ := strconv.Atoi(n)
		r.Patterns = append(r.Patterns, number)
	}
	if len(r.Cases)+len(r.Tests)+len(r.Patterns) == 0 && r.NotShown == "" {
		p.bad("%s is shown by %q; want a pattern, a case or a test, or \"Not shown:\" and the reason", r.Name, r.Shown)
	}
}

// between parts a text into what stands between pairs of a mark, which may not be
// left open, and all else.
func (p *evidenceParser) between(row, mark, text string) (inside []string, outside string) {
	parts := strings.Split(text, mark)
	if len(parts)%2 == 0 {
		p.bad("%s: a %s is not closed in %q", row, mark, text)
	}
	for i, part := range parts {
		if i%2 == 1 {
			inside = append(inside, part)
		} else {
			outside += part
		}
	}
	return inside, outside
}

// reasoned parts a cell from a reason at its end, which follows a word; the reason may
// be all of it.
func reasoned(cell, word string) (text, reason string) {
	if reason, all := strings.CutPrefix(cell, word); all {
		return "", reason
	}
	text, reason, _ = strings.Cut(cell, ". "+word)
	return text, reason
}

// isMetric reports whether there is a metric of a name.
func isMetric(name string) bool {
	for _, m := range Metrics {
		if m.Name == name {
			return true
		}
	}
	return false
}
