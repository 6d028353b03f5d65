package results

import (
	"math"

	"heed/results/stats"
)

// summarize writes the rows of summary.csv of a point: each metric of each arm.
func (p *pointTables) summarize(point int) error {
	metrics := len(p.header.Metrics)
	best, same := p.best(), make([]bool, metrics)
	for m := range same {
		same[m] = fixed(p.arms(m))
	}
	for i, x := range p.values {
		column := p.header.Metrics[i%metrics]
		s := summaryOf(column, x)
		p.doubts.count(SummaryFile, column.Name, p.summaryDoubts(s, x, same[i%metrics]))
		c := p.summary
		c.Text(p.header.Scenario)
		c.Text(p.header.Arms[i/metrics])
		c.Int(int64(point))
		c.Text(column.Name)
		c.Int(int64(s.N))
		c.floats([]float64{s.Mean, s.SD, s.Lo, s.Hi})
		c.floats(stats.Quantiles(x, .25, .5, .75))
		c.floats(best[i : i+1])
		if err := c.End(); err != nil {
			return err
		}
	}
	return nil
}

func summaryOf(c Column, x []float64) stats.Summary {
	if c.share() {
		return stats.SummarizeShare(x)
	}
	return stats.Summarize(x)
}

// best returns the probability, by arm and metric, that the arm is the best of all in
// it: NaN where the metric has no direction, where there is nothing to choose from, and
// where too few replicates have it in all arms to be drawn again.
func (p *pointTables) best() []float64 {
	shares := make([]float64, len(p.values))
	for i := range shares {
		shares[i] = math.NaN()
	}
	var metrics []int
	var values [][][]float64
	var directions []stats.Direction
	for m, column := range p.header.Metrics {
		arms := p.arms(m)
		if len(arms) < 2 || column.Better == "" || shared(arms) < stats.Few {
			continue
		}
		metrics, values, directions = append(metrics, m), append(values, arms), append(directions, column.Better.direction())
	}
	for i, best := range p.boot.Bests(values, directions) {
		for arm, share := range best {
			shares[arm*len(p.header.Metrics)+metrics[i]] = share
		}
	}
	return shares
}

func (b Better) direction() stats.Direction {
	if b == Less {
		return stats.Minimize
	}
	return stats.Maximize
}

// arms returns the values of a metric by arm and replicate.
func (p *pointTables) arms(metric int) [][]float64 {
	arms := make([][]float64, len(p.header.Arms))
	for arm := range arms {
		arms[arm] = *p.of(arm, metric)
	}
	return arms
}

// shared returns in how many replicates all arms have a value.
func shared(arms [][]float64) (n int) {
	for r := range arms[0] {
		all := true
		for _, x := range arms {
			all = all && !math.IsNaN(x[r])
		}
		if all {
			n++
		}
	}
	return n
}
