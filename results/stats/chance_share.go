package stats

import "math"

// ChanceShare returns how much of the variance of outputs y, by point and replicate, is chance,
// over any sample of points: what replicates of a point differ by, with what is left of the
// product of different replicates ([SobolIndices], which has the same of its designs) in the
// whole. It is NaN with a warning for one replicate, and 0 with one where no output differs.
//
// Intervals are BCa over points, at the replicates that there are. An output that is missing or
// not finite is an error that names the points.
func ChanceShare(y [][]float64, b Bootstrap) (Chance, error) {
	if err := checkOutputs(y); err != nil {
		return Chance{}, err
	}
	if len(y) == 0 || len(y[0]) < 2 {
		return Chance{undefined(len(y), OneReplicateWarning), undefined(len(y), OneReplicateWarning)}, nil
	}
	t := chanceOfPoints(y)
	if constant(t.columns[0]) && t.columns[0][0] == 0 && constant(averaged(y)) {
		zero := Estimate{N: len(y), Warnings: []string{ConstantOutputWarning}}
		return Chance{zero, zero}, nil
	}
	e := b.sampled(t)[0]
	return Chance{Single: e, Mean: ofMean(e, len(y[0]))}, nil
}

// chanceOfPoints returns the table of the share of chance. Its columns are the variance between
// the replicates of a point, the product of different ones, and each of them.
func chanceOfPoints(y [][]float64) sampled {
	z := centredAll(y)
	columns := make([][]float64, 2+len(y[0]))
	for c := range columns {
		columns[c] = make([]float64, len(z))
	}
	for p, values := range z {
		s := sd(values, mean(values))
		columns[0][p], columns[1][p] = float64(s*s), apart(values, values)
		for r, v := range values {
			columns[2+r][p] = v
		}
	}
	return sampled{columns, 1, func(means, out []float64) {
		expected := math.Max(0, means[1]-apart(means[2:], means[2:]))
		out[0] = share(means[0], expected+means[0])
	}}
}
