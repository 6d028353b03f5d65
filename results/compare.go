package results

import (
	"math"

	"heed/results/stats"
)

// A comparison is what a row of comparison.csv is made of.
type comparison struct {
	arm, metric int
	base, with  []float64 // the replicates in which both are defined
	diff        []float64
	stats.Paired
	bca stats.Estimate
}

// compare writes the rows of comparison.csv of a point: each arm but the first
// against the first. They are the family over which p is adjusted.
func (p *pointTables) compare(point int) error {
	rows := p.comparisons()
	ps := make([]float64, len(rows))
	for i := range rows {
		ps[i] = rows[i].P
	}
	holm, bh := stats.Holm(ps), stats.BenjaminiHochberg(ps)
	for i := range rows {
		if err := p.writeComparison(point, &rows[i], holm[i], bh[i]); err != nil {
			return err
		}
	}
	return nil
}

// comparisons returns what to write, by arm and metric.
func (p *pointTables) comparisons() []comparison {
	metrics := len(p.header.Metrics)
	rows := make([]comparison, (len(p.header.Arms)-1)*metrics)
	var enough []int
	var diffs [][]float64
	for i := range rows {
		c := &rows[i]
		c.arm, c.metric = 1+i/metrics, i%metrics
		c.base, c.with, c.diff = stats.Pairs(*p.of(0, c.metric), *p.of(c.arm, c.metric))
		c.Paired = stats.Pair(c.base, c.with)
		c.bca.Lo, c.bca.Hi = math.NaN(), math.NaN()
		if c.N >= stats.Few {
			enough, diffs = append(enough, i), append(diffs, c.diff)
		}
	}
	for k, bca := range p.boot.Means(diffs) {
		rows[enough[k]].bca = bca
	}
	return rows
}

func (p *pointTables) writeComparison(point int, q *comparison, holm, bh float64) error {
	metric := p.header.Metrics[q.metric].Name
	p.doubts.count(ComparisonFile, metric, p.comparisonDoubts(q))
	c := p.comparison
	c.Text(p.header.Scenario)
	c.Int(int64(point))
	c.Text(p.header.Arms[q.arm])
	c.Text(metric)
	c.Int(int64(q.N))
	c.floats([]float64{q.Diff, q.Lo, q.Hi, q.P, holm, q.D})
	c.floats([]float64{
		bh, q.bca.Lo, q.bca.Hi, stats.DZ(q.base, q.with),
		stats.CliffDelta(q.base, q.with, stats.Confidence).Value,
		stats.PairedSuperiority(q.base, q.with, stats.Confidence).Value,
	})
	return c.End()
}
