package pages

import (
	"fmt"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/cmd/internal/work"
	"heed/results/report"
	"heed/results/stats"
	"heed/scenarios/study"
)

// A recoveryPage is what the page of a recovery is made of.
type recoveryPage struct {
	*Reporter
	all []findings.Recovered
}

// recoveryParts returns what makes the sections of the page of a recovery.
func (r *Reporter) recoveryParts() ([]func() (report.Section, error), error) {
	all, err := findings.Recoveries(r.dir)
	if err == nil && len(all) == 0 {
		err = work.Unforced(fmt.Errorf("%s has no rows of %s", r.dir, study.RecoveryFile))
	}
	if err != nil {
		return nil, err
	}
	p := &recoveryPage{r, all}
	sure := func() (report.Section, error) {
		return r.searchScope(
			"A recovery tests the way from data to values, at truths of the model itself: it tells what data of this kind can tell at all, and whether intervals are as wide as they should be. It says nothing of whether the model is right.",
			"Few truths tell little: see the interval of each share."), nil
	}
	doubts := func() (report.Section, error) { return r.doubts("keys of the calibration that are in doubt"), nil }
	again := func() (report.Section, error) { return r.searchAgain(), nil }
	return []func() (report.Section, error){p.inShort, p.shares, sure, r.figures, doubts, again}, nil
}

// inShort says of each key how many truths were found again.
func (p *recoveryPage) inShort() (report.Section, error) {
	var found report.List
	truths := p.all[len(p.all)-1].Truth + 1
	keys := len(p.all) / truths
	for i := range keys {
		in, shrinkage := 0, 0.
		for k := i; k < len(p.all); k += keys {
			shrinkage += p.all[k].Shrinkage / float64(truths)
			if p.all[k].Inside95 {
				in++
			}
		}
		_, lo, hi := stats.Wilson(in, truths, stats.Confidence)
		said := fmt.Sprintf("%d of %s lie in the 95%% interval that was found", in, prose.Count(truths, "truth"))
		switch {
		case hi < stats.Confidence:
			said += ", surely too few: its intervals are too narrow"
		case lo > stats.Confidence:
			said += ", surely more than should: its intervals are wide"
		default:
			said += ", which goes with what the interval says"
		}
		found = append(found, fmt.Sprintf("%s: %s. In the mean it is %s (shrinkage %s).", p.all[i].Key, said, toldWords(shrinkage), percent(shrinkage)))
	}
	return report.Section{ID: "answer", Title: "The answer", Blocks: []report.Block{found}}, nil
}

// shares is the table of how many truths lie in the intervals, with each truth on request.
func (p *recoveryPage) shares() (report.Section, error) {
	t := tableOf("How many truths lie in the intervals that were found", insideCells(p.all),
		"Key", "Truths", "Inside 50%", "Inside 95%", "[95%]", "Shrinkage")
	t.Legend = "Shares of truths in the central intervals of their posteriors: about as many as these say, where posteriors are right. Shrinkage: how much narrower than priors they are, in the mean."
	s, err := p.with(report.Section{ID: "recovery", Title: "Are truths found again", Blocks: []report.Block{t}}, "recovery", "What was found, against what was true")
	each := tableOf("What was found of each truth", recoveredCells(p.all), "Key", "Truth", "Found [95%]", "Rank", "Shrinkage")
	each.Columns = append(each.Columns, report.Column{Name: "Points", Number: true})
	for i := range each.Rows {
		each.Rows[i] = append(each.Rows[i], report.Cell{Text: fmt.Sprint(p.all[i].Evaluations)})
	}
	each.Legend = "Rank: the probability that the posterior gives to values below the truth, which is uniform where posteriors are right. Points: simulated in the search."
	s.Blocks = append(s.Blocks, report.Fold{Summary: "Truth by truth", Blocks: []report.Block{each}})
	return s, err
}

// tableOf makes a table of cells whose first row is of short heads, under other heads; all
// columns but the first are numbers.
func tableOf(caption string, cells [][]string, heads ...string) *report.Table {
	t := &report.Table{Caption: caption}
	for i, h := range heads {
		t.Columns = append(t.Columns, report.Column{Name: h, Number: i > 0})
	}
	for _, row := range cells[1:] {
		var r []report.Cell
		for _, text := range row {
			r = append(r, report.Cell{Text: text})
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}
