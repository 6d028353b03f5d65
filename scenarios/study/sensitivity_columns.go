package study

import "heed/results"

// SensitivityFile is what [WriteSensitivity] writes. README.md of package results is its
// data dictionary.
const SensitivityFile = "sensitivity.csv"

var sensitivityColumns = []results.Column{
	{Name: "scenario", Doc: "Name of the sweep."},
	{Name: "arm", Doc: "The intervention; the baseline too."},
	{Name: "output", Doc: "The metric."},
	{Name: "against", Doc: "level: the metric itself, of the baseline; baseline: the paired difference of the arm from the baseline."},
	{Name: "method", Doc: "morris; sobol, of the mean over replicates; sobol-expected, of the expectation, with chance taken out; sobol-seeded, of one replicate, whose seed is a factor; pawn; regression; chance."},
	{Name: "factor", Doc: "A column of points.csv; seed, the chance of a replicate; empty of what is of all factors."},
	{Name: "other", Doc: "Of the index second, the second factor of the pair; else empty."},
	{Name: "index", Doc: "What the number is; the next table has them."},
	{Name: "n", Doc: "On how much it rests: trajectories of morris, samples of sobol, points of the others."},
	{Name: "value", Unit: "the index's", Doc: "The estimate; empty where it is undefined."},
	{Name: "lo", Unit: "the index's", Doc: "Lower end of its bootstrap interval (95% unless another level was asked for); empty where there is none."},
	{Name: "hi", Unit: "the index's", Doc: "Upper end."},
}

// WriteIndices writes indices of a sweep as sensitivity.csv has them.
func WriteIndices(to *results.CSV, scenario string, indices []Index) error {
	for _, x := range indices {
		for _, text := range []string{scenario, x.Arm, x.Output, x.Against, x.Method, x.Factor, x.Other, x.Name} {
			to.Text(text)
		}
		to.Int(int64(x.N))
		floats(to, x.Value, x.Lo, x.Hi)
		if err := to.End(); err != nil {
			return err
		}
	}
	return nil
}

// SensitivityColumns returns the names of the columns of sensitivity.csv.
func SensitivityColumns() []string { return names(sensitivityColumns) }
