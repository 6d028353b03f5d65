package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"

	"heed/cmd/internal/prose"
	"heed/scenarios/study"
)

// scaleColumns are the columns of survey_scales.csv that are shown, and how.
var scaleColumns = []struct{ name, format string }{
	{"respondents", "%.0f"}, {"mean", "%.2f"}, {"sd", "%.2f"}, {"alpha", "%.2f"}, {"validity", "%.2f"}, {"true_mean", "%.3f"}, {"true_sd", "%.3f"},
}

// writeScales prints how well each construct was measured in the baseline on the first
// day, in the mean over replicates.
func writeScales(w io.Writer, dir string, v *study.Survey) error {
	names, means, err := readScales(dir, strconv.Itoa(v.Days[0]))
	if err != nil {
		return err
	}
	columns := []prose.Column{{Left: true}}
	rows := [][]string{{"construct"}}
	for _, c := range scaleColumns {
		columns = append(columns, prose.Column{})
		rows[0] = append(rows[0], c.name)
	}
	for _, name := range names {
		row := []string{name}
		for i, c := range scaleColumns {
			row = append(row, prose.Number(c.format, means[name][i]))
		}
		rows = append(rows, row)
	}
	_, err = fmt.Fprintf(w, "%s\nThe baseline on day %d, means over replicates: scores in points from 1 to %.0f, validity the\n"+
		"correlation of a score with the truth, which has the model's units.\n", prose.AlignWide(columns, rows), v.Days[0], v.Points)
	return err
}

// readScales returns the constructs in their order, and of each the means over
// replicates of [scaleColumns] in the baseline on a day.
func readScales(dir, day string) (names []string, means map[string][]float64, err error) {
	path := filepath.Join(dir, study.ScalesFile)
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	sums, counts := map[string][]float64{}, map[string][]float64{}
	for _, row := range rows[1:] {
		construct := row[at["construct"]]
		if row[at["arm"]] != rows[1][at["arm"]] || row[at["day"]] != day {
			continue
		}
		if sums[construct] == nil {
			names = append(names, construct)
			sums[construct], counts[construct] = make([]float64, len(scaleColumns)), make([]float64, len(scaleColumns))
		}
		for i, c := range scaleColumns {
			if x, err := strconv.ParseFloat(row[at[c.name]], 64); err == nil && !math.IsNaN(x) {
				sums[construct][i] += x
				counts[construct][i]++
			}
		}
	}
	for construct, sum := range sums {
		for i := range sum {
			sum[i] /= counts[construct][i]
		}
	}
	return names, sums, nil
}
