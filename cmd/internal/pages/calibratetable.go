package pages

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/results/stats"
)

// told is the correlation of two keys from which on it is shown.
const told = 0.3

// ShowPosterior prints what a folder's posterior says of each key and predicts for each
// target, and how the search ended.
func ShowPosterior(w io.Writer, dir string) error {
	marginals, err := findings.Marginals(dir)
	if err != nil {
		return err
	}
	correlations, err := findings.Correlations(dir)
	if err != nil {
		return err
	}
	predictions, err := findings.Predictions(dir)
	if err != nil {
		return err
	}
	generations, err := findings.Generations(dir)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s\n", prose.AlignWide(columnsOf(5), marginalCells(marginals)))
	showCorrelations(w, correlations)
	fmt.Fprintf(w, "%s\n", prose.AlignWide(columnsOf(4), predictionCells(predictions)))
	_, err = fmt.Fprintf(w, "%s\n", searchEnded(generations))
	return err
}

// searchEnded says how the search for a posterior ended.
func searchEnded(generations []findings.Generation) string {
	total := 0
	for _, g := range generations {
		total += g.Evaluations
	}
	last := generations[len(generations)-1]
	text := fmt.Sprintf("After %s of %s in all: %s. The posterior is worth %.0f particles",
		prose.Count(len(generations), "generation"), prose.Count(total, "point"), last.Why, last.ESS)
	if last.Reach == 0 {
		return text + "."
	}
	return text + fmt.Sprintf(", and allows for %.2g of the priors' spread beyond the targets' own uncertainty.", last.Reach)
}

// columnsOf returns so many columns of text, the first aligned left.
func columnsOf(n int) []prose.Column {
	all := make([]prose.Column, n)
	all[0].Left = true
	return all
}

// marginalCells returns the table of what a posterior says of keys.
func marginalCells(all []findings.Marginal) [][]string {
	rows := [][]string{{"key", "prior [95%]", "posterior [95%]", "sd", "shrinkage"}}
	for _, m := range all {
		posterior := fmt.Sprintf("%.3g [%.3g, %.3g]", m.Mean, m.Lo, m.Hi)
		prior := fmt.Sprintf("%.3g [%.3g, %.3g]", m.PriorMean, m.PriorLo, m.PriorHi)
		if math.IsNaN(m.Mean) {
			prior, posterior = "one of a list", m.Levels
		}
		rows = append(rows, []string{m.Key, prior, posterior, prose.Number("%.2g", m.SD), percent(m.Shrinkage)})
	}
	return rows
}

// showCorrelations prints those of keys that the data tell partly together, the closest
// first.
func showCorrelations(w io.Writer, all []findings.Correlation) {
	all = slices.DeleteFunc(slices.Clone(all), func(c findings.Correlation) bool { return !(math.Abs(c.Value) >= told) })
	slices.SortStableFunc(all, func(a, b findings.Correlation) int { return cmp.Compare(math.Abs(b.Value), math.Abs(a.Value)) })
	const most = 5
	for i, c := range all {
		if i == most {
			fmt.Fprintf(w, "%s more; correlations.csv has all.\n", prose.Count(len(all)-most, "pair"))
			break
		}
		fmt.Fprintf(w, "%s and %s are told partly together: correlation %+.2f\n", c.Key, c.Other, c.Value)
	}
	if len(all) > 0 {
		fmt.Fprintln(w)
	}
}

// predictionCells returns the table of what a posterior predicts.
func predictionCells(all []findings.Prediction) [][]string {
	rows := [][]string{{"target", "observed (sd)", "predicted [95%]", "verdict"}}
	for _, p := range all {
		rows = append(rows, []string{
			p.Target, fmt.Sprintf("%.3g (%.2g)", p.Observed, p.SD), fmt.Sprintf("%.3g [%.3g, %.3g]", p.Mean, p.Lo, p.Hi), p.Verdict,
		})
	}
	return rows
}

// fewTruths is up to how many truths each is shown.
const fewTruths = 3

// ShowRecovery prints whether the truths of a folder were found again.
func ShowRecovery(w io.Writer, dir string) error {
	all, err := findings.Recoveries(dir)
	if err != nil {
		return err
	}
	truths := all[len(all)-1].Truth + 1
	if truths <= fewTruths {
		fmt.Fprintf(w, "%s\n", prose.AlignWide(columnsOf(5), recoveredCells(all)))
	}
	_, err = fmt.Fprintf(w, "%s\n%s", prose.AlignWide(columnsOf(6), insideCells(all)),
		"Shares of truths in the central intervals of their posteriors: about as many as these say,\nwhere posteriors are right. Shrinkage: how much narrower than priors they are.\n")
	return err
}

// recoveredCells returns the table of what was found of each key of each truth.
func recoveredCells(all []findings.Recovered) [][]string {
	rows := [][]string{{"key", "truth", "found [95%]", "rank", "shrinkage"}}
	for _, r := range all {
		found := fmt.Sprintf("%.3g [%.3g, %.3g]", r.Mean, r.Lo, r.Hi)
		rows = append(rows, []string{r.Key, short(r.True), found, fmt.Sprintf("%.2f", r.Rank), percent(r.Shrinkage)})
	}
	return rows
}

// insideCells returns the table of how many truths lie in the intervals of each key.
func insideCells(all []findings.Recovered) [][]string {
	truths := all[len(all)-1].Truth + 1
	rows := [][]string{{"key", "truths", "inside 50%", "inside 95%", "[95%]", "shrinkage"}}
	for i := range len(all) / truths {
		in50, in95, shrinkage := 0, 0, 0.
		for k := i; k < len(all); k += len(all) / truths {
			shrinkage += all[k].Shrinkage / float64(truths)
			if all[k].Inside50 {
				in50++
			}
			if all[k].Inside95 {
				in95++
			}
		}
		share, lo, hi := stats.Wilson(in95, truths, 0.95)
		rows = append(rows, []string{
			all[i].Key, fmt.Sprint(truths), fmt.Sprintf("%.0f%%", 100*float64(in50)/float64(truths)),
			fmt.Sprintf("%.0f%%", 100*share), fmt.Sprintf("%.0f to %.0f%%", 100*lo, 100*hi), percent(shrinkage),
		})
	}
	return rows
}

// short returns a number in three digits, and any other text as it is.
func short(text string) string {
	var v float64
	if _, err := fmt.Sscan(text, &v); err == nil {
		return fmt.Sprintf("%.3g", v)
	}
	return text
}

// percent writes a share; what rounds to nothing has no sign.
func percent(share float64) string { return fmt.Sprintf("%.0f%%", math.Round(100*share)+0) }
