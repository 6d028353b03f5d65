package results

import (
	"heed/results/stats"
	"heed/sim"
)

// resamples is how many times replicates are drawn again for an interval or for who
// is best, as [stats.Bootstrap] has it: a share of them has a standard error of at most
// 1.1%.
const resamples = 2000

// pointTables writes summary.csv and comparison.csv, from the replicates of one
// point after the other.
type pointTables struct {
	header     *Header
	summary    *table
	comparison *table
	values     [][]float64 // by arm and metric: a value for each replicate
	boot       stats.Bootstrap
	doubts     doubts
}

func newPointTables(h *Header, summary, comparison *table) *pointTables {
	return &pointTables{header: h, summary: summary, comparison: comparison, values: make([][]float64, len(h.Arms)*len(h.Metrics))}
}

func (p *pointTables) of(arm, metric int) *[]float64 {
	return &p.values[arm*len(p.header.Metrics)+metric]
}

// add takes in the replicate u.
func (p *pointTables) add(u *Unit) {
	for arm := range u.Arms {
		for metric, v := range u.Arms[arm].Whole {
			x := p.of(arm, metric)
			*x = append(*x, v)
		}
	}
}

// end writes the rows of the point whose replicates were added. The resamples hang on
// the seed and on the number of replicates alone: all metrics, arms and points have
// the same, so that what differs between them is not the luck of drawing, and a point
// is the same whatever other points there are.
func (p *pointTables) end(point int, seed uint64) error {
	p.boot = stats.Bootstrap{Source: sim.NewStreams(seed, 0).Named("resamples"), Resamples: resamples, Level: stats.Confidence}
	err := p.summarize(point)
	if err == nil {
		err = p.compare(point)
	}
	for i := range p.values {
		p.values[i] = p.values[i][:0]
	}
	return err
}
