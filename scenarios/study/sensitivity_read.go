package study

import (
	"fmt"
	"io"
	"slices"

	"heed/results"
)

// read reads the outputs that are wanted from replicates.csv, and takes differences.
func (a *SweepSensitivity) read(w Wanted) ([]sweepOutput, error) {
	levels := map[[2]string][][]float64{}
	wanted := append([]string{a.Arms[0]}, w.Arms...)
	for _, arm := range wanted {
		for _, metric := range w.Metrics {
			levels[[2]string{arm, metric}] = undefinedOutputs(a.manifest.Points, a.manifest.Replicates)
		}
	}
	if err := a.fill(levels, w.Metrics); err != nil {
		return nil, err
	}
	var all []sweepOutput
	for _, arm := range a.Arms {
		if !slices.Contains(w.Arms, arm) {
			continue
		}
		for _, metric := range w.Metrics {
			o := sweepOutput{arm: arm, metric: metric, against: OfLevel, y: levels[[2]string{arm, metric}]}
			if arm != a.Arms[0] {
				o.against, o.y = OfBaseline, differences(o.y, levels[[2]string{a.Arms[0], metric}])
			}
			all = append(all, o)
		}
	}
	return all, nil
}

// fill sets levels to what the table has.
func (a *SweepSensitivity) fill(levels map[[2]string][][]float64, metrics []string) error {
	return results.ReadFile(a.dir, results.ReplicatesFile, func(t *results.Reader) error {
		columns := make([]int, len(metrics))
		for i, metric := range metrics {
			if columns[i] = slices.Index(t.Columns, metric); columns[i] < 0 {
				return fmt.Errorf("study: %s has no column %q", results.ReplicatesFile, metric)
			}
		}
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			for i, metric := range metrics {
				y, ok := levels[[2]string{row.Arm, metric}]
				if !ok {
					continue
				}
				if row.Point >= len(y) || row.Replicate >= len(y[row.Point]) {
					return fmt.Errorf("study: %s has point %d replicate %d, beyond those of the manifest", results.ReplicatesFile, row.Point, row.Replicate)
				}
				y[row.Point][row.Replicate] = row.Values[columns[i]]
			}
		}
		return nil
	})
}

// undefinedOutputs returns outputs that are yet to be read.
func undefinedOutputs(points, replicates int) [][]float64 {
	y := make([][]float64, points)
	for p := range y {
		y[p] = make([]float64, replicates)
		for r := range y[p] {
			y[p][r] = nan
		}
	}
	return y
}

// differences returns what an arm differs by, within replicates.
func differences(arm, base [][]float64) [][]float64 {
	d := undefinedOutputs(len(arm), len(arm[0]))
	for p := range d {
		for r := range d[p] {
			d[p][r] = arm[p][r] - base[p][r]
		}
	}
	return d
}

// WriteSensitivity writes sensitivity.csv: which factors the outcomes of the baseline hang
// on, and the effects of the other arms, by the methods that the design is made for. It is
// for [results.Folder.Finish], of a folder of a sweep; it does nothing where no method
// fits. A sweep with missing units has no such table, and an output that is missing at a
// point no indices, with a warning in the manifest that names them.
func WriteSensitivity(x *results.Extras) error {
	m := x.Manifest()
	if _, ok := m.Settings[designSetting]; !ok || len(m.Factors) == 0 {
		return nil
	}
	if err := holes(m); err != nil {
		if kind := kindOf(m); kind == "morris" || kind == "saltelli" {
			x.Warn(fmt.Sprintf("%s is not written: %v", SensitivityFile, err))
		}
		return nil
	}
	a, err := OpenSensitivity(x.Dir(), m)
	if err != nil {
		return err
	}
	if len(a.Fitting()) == 0 {
		return nil
	}
	found, err := a.Run(Wanted{})
	if err != nil {
		return err
	}
	for _, refused := range found.Refused {
		x.Warn(fmt.Sprintf("%s leaves out %v", SensitivityFile, refused))
	}
	for _, doubt := range found.Warnings {
		x.Warn(SensitivityFile + ": " + doubt)
	}
	return x.Write(SensitivityFile, func(w io.Writer) error {
		to := results.NewCSV(w, SensitivityColumns()...)
		if err := WriteIndices(to, m.Scenario, found.Indices); err != nil {
			return err
		}
		return to.Flush()
	})
}
