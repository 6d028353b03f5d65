package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"strconv"

	"heed/cmd/internal/prose"
	"heed/results"
	"heed/results/plot"
	"heed/scenarios/study"
)

// robustFiles are the files of an examination at draws.
var robustFiles = []string{"robust.csv", "robust_claims.csv", "robust_draws.csv", "robust.svg", "robust.pdf"}

// writeRobust writes the tables of an examination at draws and a figure to a folder,
// replacing what an earlier examination left.
func writeRobust(folder *outputFolder, found []study.Robustness, draws study.Draws) error {
	for i, write := range []func(*csv.Writer){
		func(c *csv.Writer) { robustTable(c, found, draws) },
		func(c *csv.Writer) { robustClaims(c, found) },
		func(c *csv.Writer) { robustDrawn(c, draws) },
	} {
		err := results.WriteFile(filepath.Join(folder.path, robustFiles[i]), func(w io.Writer) error {
			c := csv.NewWriter(w)
			write(c)
			c.Flush()
			return c.Error()
		})
		if err != nil {
			return err
		}
	}
	err := writeFigure(folder.path, "robust", func() (*plot.Figure, error) { return robustFigure(found, draws) })
	if err != nil {
		return err
	}
	return folder.keep(robustFiles, examinationFile)
}

// robustFigure draws in how many draws each pattern holds.
func robustFigure(found []study.Robustness, draws study.Draws) (*plot.Figure, error) {
	g := plot.Group{Share: true}
	for i := range found {
		p := &found[i].Pattern
		share, lo, hi := found[i].Share()
		g.Estimates = append(g.Estimates, plot.Estimate{Label: fmt.Sprintf("%d. %s", p.Number, p.Title), Value: share, Lo: lo, Hi: hi})
	}
	return plot.Dots(plot.Forest{
		Frame: plot.Frame{
			Title:       "Where patterns hold",
			Description: "Share of draws of the assumptions in which each pattern holds.",
			Caption: fmt.Sprintf("Share of %s of %d assumptions in which all claims of a pattern are shown, with 95%% intervals (Wilson).",
				prose.Count(len(draws.Points), "draw"), len(draws.Of)),
		},
		Groups: []plot.Group{g},
		Column: "share [95% interval]",
	})
}

// robustTable writes a row for each pattern. The columns from weakest_claim on are of
// the claim that is shown in the fewest draws.
func robustTable(c *csv.Writer, found []study.Robustness, draws study.Draws) {
	c.Write([]string{
		"pattern", "title", "rows", "imposed", "draws", "holds", "fails", "undecided", "share", "lo", "hi", "right_signs",
		"weakest_claim", "weakest_shown", "weakest_right", "sensitive_to", "rank_correlation", "sure",
	})
	for i := range found {
		f := &found[i]
		p, weakest, s := f.Pattern, f.Weakest(), f.Sensitive(draws)
		shown, right := f.ClaimCount(weakest)
		share, lo, hi := f.Share()
		c.Write([]string{
			strconv.Itoa(p.Number), p.Title, p.Rows, strconv.FormatBool(p.Imposed), strconv.Itoa(len(f.Verdicts)),
			strconv.Itoa(f.Count(study.Holds)), strconv.Itoa(f.Count(study.Fails)), strconv.Itoa(f.Count(study.Undecided)),
			field(share), field(lo), field(hi), strconv.Itoa(f.Right()),
			p.Claims[weakest].Text, strconv.Itoa(shown), strconv.Itoa(right), s.Path, field(s.Rank), strconv.FormatBool(s.Sure),
		})
	}
}

// robustClaims writes a row for each claim of each pattern in each draw.
func robustClaims(c *csv.Writer, found []study.Robustness) {
	c.Write([]string{"pattern", "draw", "claim", "n", "estimate", "lo", "hi", "claim_verdict", "verdict"})
	for _, f := range found {
		for draw, claims := range f.Claims {
			for _, t := range claims {
				c.Write([]string{
					strconv.Itoa(f.Pattern.Number), strconv.Itoa(draw), t.Claim, strconv.Itoa(t.N),
					field(t.Value), field(t.Lo), field(t.Hi), string(t.Verdict), string(f.Verdicts[draw]),
				})
			}
		}
	}
}

// robustDrawn writes a row for each draw, with a column for each parameter drawn.
func robustDrawn(c *csv.Writer, draws study.Draws) {
	row := []string{"draw"}
	for _, a := range draws.Of {
		row = append(row, a.Path)
	}
	c.Write(row)
	for i, point := range draws.Points {
		row = append(row[:0], fmt.Sprint(i))
		for _, v := range point {
			row = append(row, field(v))
		}
		c.Write(row)
	}
}
