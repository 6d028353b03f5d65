package main

import (
	"encoding/csv"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strconv"

	"heed/results"
	"heed/scenarios/study"
)

// writeCalibrated writes the tables of a calibration to a folder, in place of those of
// an earlier one. Where nothing was fitted there is only moments.csv.
func writeCalibrated(folder *outputFolder, came *study.Calibrated) error {
	var names, written []string
	tables := []struct {
		name string
		rows [][]string
	}{
		{"fit.csv", estimateRows(came)}, {"slopes.csv", slopeRows(came)}, {"moments.csv", momentRows(came.Shown)},
	}
	for _, t := range tables {
		names = append(names, t.name)
		if len(t.rows) == 1 {
			continue
		}
		written = append(written, t.name)
		err := results.WriteFile(filepath.Join(folder.path, t.name), func(w io.Writer) error {
			c := csv.NewWriter(w)
			return c.WriteAll(t.rows)
		})
		if err != nil {
			return err
		}
	}
	return folder.keep(written, func(name string) bool { return slices.Contains(names, name) })
}

// estimateRows are fit.csv: a row for each coefficient.
func estimateRows(came *study.Calibrated) [][]string {
	rows := [][]string{{"coefficient", "start", "estimate", "std_error", "std_error_chance", "min", "max", "at_bound"}}
	for _, e := range came.Estimates {
		rows = append(rows, []string{
			e.Coefficient.Path, field(e.Start), field(e.Value), field(e.Error), field(e.Chance), field(e.Min), field(e.Max), strconv.FormatBool(e.Bound),
		})
	}
	return rows
}

// slopeRows are slopes.csv: how many standard deviations of its source each target
// moves for a unit of each coefficient, at the estimates.
func slopeRows(came *study.Calibrated) [][]string {
	rows := [][]string{{"moment", "coefficient", "slope"}}
	for k, m := range came.Fitted {
		for i, e := range came.Estimates {
			rows = append(rows, []string{m.Name, e.Coefficient.Path, field(came.Slopes[k][i])})
		}
	}
	return rows
}

// momentRows are moments.csv: a row for each magnitude.
func momentRows(shown []study.Shown) [][]string {
	rows := [][]string{{"moment", "title", "unit", "use", "source", "target", "target_lo", "target_hi", "n", "simulated", "lo", "hi", "residual", "verdict"}}
	for _, s := range shown {
		m := s.Moment
		rows = append(rows, []string{
			m.Name, m.Title, m.Unit, use(m), m.Source, field(m.Target), bound(m.Lo), bound(m.Hi),
			strconv.Itoa(s.Summary.N), field(s.Summary.Mean), field(s.Summary.Lo), field(s.Summary.Hi), field(s.Residual), string(s.Verdict),
		})
	}
	return rows
}

// bound writes a bound, nothing where there is none.
func bound(v float64) string {
	if math.IsInf(v, 0) {
		return ""
	}
	return field(v)
}
