package main

import (
	"fmt"
	"strings"

	"heed/cmd/internal/prose"
	"heed/scenarios/study"
)

// titleWidth is the most characters of a pattern's title in the table.
const titleWidth = 44

// writeList prints what the patterns are.
func (r *patternRequest) writeList() error {
	for _, p := range r.patterns {
		fmt.Fprintf(r.out, "%2d  %s (%s)%s\n", p.Number, p.Title, strings.ReplaceAll(p.Rows, " ", ", "), imposed(p))
		for _, c := range p.Claims {
			fmt.Fprintf(r.out, "      %s\n", c.Text)
		}
	}
	_, err := fmt.Fprintf(r.out, "\nEvery claim is a number that has to be above 0 in the mean of replicates.\n")
	return err
}

// imposed says that an equation imposes a pattern.
func imposed(p study.Pattern) string {
	if p.Imposed {
		return ", nearly imposed by an equation"
	}
	return ""
}

// show prints a table of the findings.
func (r *patternRequest) show(found []study.Finding) {
	held := 0
	rows := [][]string{{"", "pattern", "evidence", "seen [bounds]", ""}}
	for _, f := range found {
		if f.Verdict == study.Holds {
			held++
		}
		t := telling(f)
		rows = append(rows, []string{fmt.Sprint(f.Pattern.Number), prose.Fit(f.Pattern.Title, titleWidth, true), f.Pattern.Rows, bounds(t), string(f.Verdict)})
	}
	columns := []prose.Column{{Left: false}, {Left: true}, {Left: true}, {Left: false}, {Left: true}}
	fmt.Fprint(r.out, prose.AlignWide(columns, rows))
	for _, f := range found {
		r.explain(f)
	}
	fmt.Fprintf(r.out, "\n%d of %d patterns hold. Seen: the first claim, or the worst where not all are shown; it\n"+
		"has to be above 0. Bounds are one-sided, at %g shared among a pattern's claims: that\n"+
		"is the most likely a pattern is to hold, or not to, by luck. %s, shared chance.\n",
		held, len(found), study.ErrorRate, prose.Count(r.Replicates, "replicate"))
}

// explain says which claims of a pattern are not shown.
func (r *patternRequest) explain(f study.Finding) {
	if f.Verdict == study.Holds {
		return
	}
	fmt.Fprintf(r.out, "\nPattern %d %s: %s\n", f.Pattern.Number, verdictWords[f.Verdict], f.Pattern.Title)
	for _, t := range f.Claims {
		if t.Verdict != study.Holds {
			fmt.Fprintf(r.out, "  %s: %s\n    %s\n", t.Claim, t.Verdict, bounds(t))
		}
	}
	if f.Pattern.Reason != "" {
		fmt.Fprintf(r.out, "  %s\n", f.Pattern.Reason)
	}
}

// verdictWords say a verdict as a predicate.
var verdictWords = map[study.Verdict]string{study.Fails: "does not hold", study.Undecided: "is undecided"}

// telling returns the claim that decides a pattern: the first where all are shown, else
// the first of the worst.
func telling(f study.Finding) study.Tested {
	for _, t := range f.Claims {
		if t.Verdict == f.Verdict {
			return t
		}
	}
	return f.Claims[0]
}

// bounds writes a claim's mean with its bounds.
func bounds(t study.Tested) string {
	return fmt.Sprintf("%s [%s, %s]", prose.Number("%.3g", t.Value), prose.Number("%.3g", t.Lo), prose.Number("%.3g", t.Hi))
}
