// Package findings holds what a finished run found, for whoever shows it: the
// means of each arm and how they differ from the baseline, read from the tables
// of a folder.
package findings

import (
	"math"

	"heed/results"
)

// An Estimate is a mean over replicates, or a difference from the baseline, with
// its 95% interval, in the unit of the metric. What is undefined is NaN.
type Estimate struct {
	N             int // replicates, or pairs of them
	Value, Lo, Hi float64
	P             float64 // of a difference, adjusted by Holm for the number of comparisons
}

// none is the estimate of what is not there.
var none = Estimate{0, math.NaN(), math.NaN(), math.NaN(), math.NaN()}

// A cell is an arm and a metric.
type cell struct{ arm, metric string }

// Findings are the estimates of one point.
type Findings struct {
	levels, effects map[cell]Estimate
}

// Read reads the summary and the comparison of a point in the folder dir. The
// error is that of [results.ReadFile].
func Read(dir string, point int) (*Findings, error) {
	f := &Findings{levels: map[cell]Estimate{}, effects: map[cell]Estimate{}}
	err := f.read(dir, results.SummaryFile, point, f.levels, func(v map[string]float64) Estimate {
		return Estimate{int(v["n"]), v["mean"], v["lo"], v["hi"], math.NaN()}
	})
	if err != nil {
		return nil, err
	}
	return f, f.read(dir, results.ComparisonFile, point, f.effects, func(v map[string]float64) Estimate {
		return Estimate{int(v["n"]), v["diff"], v["lo"], v["hi"], v["p_adj"]}
	})
}

// read reads a table into a map.
func (f *Findings) read(dir, table string, point int, into map[cell]Estimate, of func(map[string]float64) Estimate) error {
	return results.ReadFile(dir, table, func(t *results.Reader) error {
		values := make(map[string]float64, len(t.Columns))
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			if row.Point != point {
				continue
			}
			for i, c := range t.Columns {
				values[c] = row.Values[i]
			}
			into[cell{row.Arm, row.Metric}] = of(values)
		}
		return nil
	})
}

// Level returns the mean of a metric in an arm.
func (f *Findings) Level(arm, metric string) Estimate { return find(f.levels, cell{arm, metric}) }

// Effect returns how a metric differs from the baseline in an arm.
func (f *Findings) Effect(arm, metric string) Estimate { return find(f.effects, cell{arm, metric}) }

func find(m map[cell]Estimate, c cell) Estimate {
	if e, ok := m[c]; ok {
		return e
	}
	return none
}
