package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"heed/results"
	"heed/results/plot"
	"heed/scenarios/study"
)

// writePatterns writes patterns.csv and the figures to a folder, replacing what an
// earlier examination left.
func writePatterns(folder *outputFolder, found []study.Finding) error {
	written := []string{"patterns.csv"}
	err := results.WriteFile(filepath.Join(folder.path, written[0]), func(w io.Writer) error { return patternTable(w, found) })
	for i := 0; err == nil && i < len(found); i++ {
		name := fmt.Sprintf("pattern-%02d", found[i].Pattern.Number)
		written = append(written, name+".svg", name+".pdf")
		err = writeFigure(folder.path, name, func() (*plot.Figure, error) { return patternFigure(found[i]) })
	}
	if err != nil {
		return err
	}
	return folder.keep(written, examinationFile)
}

// figureName matches the names of the figures of patterns.
var figureName = regexp.MustCompile(`^pattern-[0-9]{2}\.(svg|pdf)$`)

// examinationFile reports whether a file is by its name of an examination, with
// --robust or without it.
func examinationFile(name string) bool {
	return name == "patterns.csv" || slices.Contains(robustFiles, name) || figureName.MatchString(name)
}

// patternTable writes a row for each claim of each pattern.
func patternTable(w io.Writer, found []study.Finding) error {
	c := csv.NewWriter(w)
	c.Write([]string{"pattern", "title", "rows", "imposed", "claim", "n", "estimate", "lo", "hi", "claim_verdict", "verdict"})
	for _, f := range found {
		p := f.Pattern
		for _, t := range f.Claims {
			c.Write([]string{
				strconv.Itoa(p.Number), p.Title, p.Rows, strconv.FormatBool(p.Imposed), t.Claim, strconv.Itoa(t.N),
				field(t.Value), field(t.Lo), field(t.Hi), string(t.Verdict), string(f.Verdict),
			})
		}
	}
	c.Flush()
	return c.Error()
}

// field writes a number as it is in tables, nothing where it is not defined.
func field(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// writeFigure draws a figure into a folder, as SVG and PDF.
func writeFigure(dir, name string, draw func() (*plot.Figure, error)) error {
	figure, err := draw()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, format := range []struct {
		suffix string
		render func() ([]byte, error)
	}{{".svg", figure.SVG}, {".pdf", figure.PDF}} {
		b, err := format.render()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		err = results.WriteFile(filepath.Join(dir, name+format.suffix), func(w io.Writer) error {
			_, err := w.Write(b)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// patternFigure draws what was seen in the cells of a pattern.
func patternFigure(f study.Finding) (*plot.Figure, error) {
	p := f.Pattern
	in := plot.Forest{
		Frame: plot.Frame{
			Title:       fmt.Sprintf("%d. %s: %s", p.Number, p.Title, f.Verdict),
			Description: p.Title + ", by cell of the experiment.",
			Caption:     fmt.Sprintf("Means over replicates with 95%% intervals (Student's t). Evidence: %s.", strings.ReplaceAll(p.Rows, " ", ", ")),
		},
		Column: "mean [95% interval]",
	}
	for o, row := range f.Seen {
		g := plot.Group{Title: p.Outcomes[o].Name, Unit: p.Outcomes[o].Unit}
		for c, s := range row {
			if math.IsInf(s.Mean, 0) {
				s.Mean, s.Lo, s.Hi = math.NaN(), math.NaN(), math.NaN()
			}
			g.Estimates = append(g.Estimates, plot.Estimate{Label: p.Cells[c].Name, Value: s.Mean, Lo: s.Lo, Hi: s.Hi})
		}
		in.Groups = append(in.Groups, g)
	}
	return plot.Dots(in)
}
