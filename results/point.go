package results

import (
	"fmt"

	"heed/results/stats"
)

// pointTables writes summary.csv and comparison.csv, from the replicates of one
// point after the other.
type pointTables struct {
	header     *Header
	summary    *CSV
	comparison *CSV
	values     [][]float64 // by arm and metric: a value for each replicate
	doubts     []doubt     // in the order in which they came up
}

// A doubt is a warning and in how many rows of which file it arose.
type doubt struct {
	file, text string
	rows       int64
}

func newPointTables(h *Header, summary, comparison *CSV) *pointTables {
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

// end writes the rows of the point whose replicates were added.
func (p *pointTables) end(point int) error {
	for arm, name := range p.header.Arms {
		for metric := range p.header.Metrics {
			if err := p.summarize(point, name, metric, *p.of(arm, metric)); err != nil {
				return err
			}
		}
	}
	err := p.compare(point)
	for i := range p.values {
		p.values[i] = p.values[i][:0]
	}
	return err
}

func (p *pointTables) summarize(point int, arm string, metric int, x []float64) error {
	s := stats.Summarize(x)
	p.doubt(SummaryFile, s.Warnings)
	c := p.summary
	c.Text(p.header.Scenario)
	c.Text(arm)
	c.Int(int64(point))
	c.Text(p.header.Metrics[metric].Name)
	c.Int(int64(s.N))
	c.floats([]float64{s.Mean, s.SD, s.Lo, s.Hi})
	return c.End()
}

// compare writes the rows of comparison.csv of a point: each arm but the first
// against the first. They are the family over which p is adjusted.
func (p *pointTables) compare(point int) error {
	metrics := len(p.header.Metrics)
	n := (len(p.header.Arms) - 1) * metrics
	pairs, ps := make([]stats.Paired, n), make([]float64, n)
	for i := range pairs {
		pairs[i] = stats.Pair(*p.of(0, i%metrics), *p.of(1+i/metrics, i%metrics))
		ps[i] = pairs[i].P
	}
	for i, adjusted := range stats.Holm(ps) {
		q := pairs[i]
		p.doubt(ComparisonFile, q.Warnings)
		c := p.comparison
		c.Text(p.header.Scenario)
		c.Int(int64(point))
		c.Text(p.header.Arms[1+i/metrics])
		c.Text(p.header.Metrics[i%metrics].Name)
		c.Int(int64(q.N))
		c.floats([]float64{q.Diff, q.Lo, q.Hi, q.P, adjusted, q.D})
		if err := c.End(); err != nil {
			return err
		}
	}
	return nil
}

// doubt counts the warnings of a row of a file.
func (p *pointTables) doubt(file string, warnings []string) {
	for _, w := range warnings {
		p.count(file, w)
	}
}

func (p *pointTables) count(file, text string) {
	for i := range p.doubts {
		if d := &p.doubts[i]; d.file == file && d.text == text {
			d.rows++
			return
		}
	}
	p.doubts = append(p.doubts, doubt{file, text, 1})
}

// warnings returns a sentence for each doubt.
func (p *pointTables) warnings() []string {
	var s []string
	for _, d := range p.doubts {
		of := p.summary.Rows()
		if d.file == ComparisonFile {
			of = p.comparison.Rows()
		}
		s = append(s, fmt.Sprintf("%s: %d of %d rows: %s", d.file, d.rows, of, d.text))
	}
	return s
}
