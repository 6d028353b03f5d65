package stats

// NonDominated returns for each of several rows of objectives the share of resamples of n
// replicates in which it is of the Pareto set: how surely no other row is better, given the
// chance that is in replicates. Of returns the rows as a resample has them, given the numbers
// of its replicates, which it must neither keep nor change; all rows have the same
// resamples, so that what they have in common does not make them doubtful. It is NaN for
// fewer than 2 replicates. NonDominated panics when Resamples is under 1.
//
// A row that is one of several equally good ones by nature has a middling share, however
// many replicates there are: it is a measure of doubt and no p-value.
func (b Bootstrap) NonDominated(n int, of func(replicates []int) [][]float64, directions []Direction) []float64 {
	b.mustResample()
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	shares := make([]float64, len(of(all)))
	for r := range b.Resamples {
		b.draw(r, all)
		for i, in := range Pareto(of(all), directions) {
			if in {
				shares[i]++
			}
		}
	}
	for i := range shares {
		if shares[i] /= float64(b.Resamples); n < 2 {
			shares[i] = undefined(n).Value
		}
	}
	return shares
}
