package study

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"heed/results"
	"heed/scenarios/design"
	"heed/scenarios/search"
)

// Write adds the tables of a posterior to a folder, and what it does not tell as doubts. It
// is for [results.Folder.Finish].
func (p *Posterior) Write(x *results.Extras) error {
	for _, doubt := range p.Warnings {
		x.Warn(doubt)
	}
	name := p.Calibration.Name
	errs := []error{
		x.Write(PosteriorFile, p.particles(p.Sample)), writeRows(x, GenerationsFile, generationColumns, p.generationRows(name)),
		writeRows(x, MarginalsFile, marginalColumns, p.marginalRows(name)), writeRows(x, CorrelationsFile, correlationColumns, p.correlationRows(name)),
		writeRows(x, PredictiveFile, predictiveColumns, p.predictiveRows(name)), x.Write(PosteriorPoints, p.points),
	}
	if p.Adjusted {
		errs = append(errs, x.Write(ParticlesFile, p.particles(p.Particles)))
	}
	return errors.Join(errs...)
}

// A record is the fields of a row: texts, whole numbers, numbers, true and false.
type record []any

// writeRows writes a table.
func writeRows(x *results.Extras, file string, columns []results.Column, rows []record) error {
	return x.Write(file, func(w io.Writer) error {
		c := results.NewCSV(w, names(columns)...)
		for _, r := range rows {
			for _, field := range r {
				writeField(c, field)
			}
			if err := c.End(); err != nil {
				return err
			}
		}
		return c.Flush()
	})
}

// writeField writes a field.
func writeField(c *results.CSV, field any) {
	switch v := field.(type) {
	case string:
		c.Text(v)
	case int:
		c.Int(int64(v))
	case float64:
		c.Float(v)
	case bool:
		c.Text(strconv.FormatBool(v))
	default:
		panic(fmt.Sprintf("study: a field of type %T", field))
	}
}

// particles writes particles with the values of the priors' keys and what was shown there.
func (p *Posterior) particles(all []search.Particle) func(io.Writer) error {
	header := names(posteriorColumns)
	for _, f := range p.Calibration.Priors {
		header = append(header, f.Path)
	}
	for _, t := range p.Calibration.Targets {
		header = append(header, targetColumn(t))
	}
	return func(w io.Writer) error {
		c := results.NewCSV(w, header...)
		for i, s := range all {
			c.Int(int64(i))
			c.Float(s.Weight)
			c.Float(s.Distance)
			p.values(c, s.Unit)
			for _, v := range s.Summaries {
				c.Float(v)
			}
			if err := c.End(); err != nil {
				return err
			}
		}
		return c.Flush()
	}
}

// values writes the values of the priors' keys at a point.
func (p *Posterior) values(c *results.CSV, unit []float64) {
	for _, v := range design.Values(p.Calibration.Priors, unit) {
		switch v := v.(type) {
		case float64:
			c.Float(v)
		case int64:
			c.Int(v)
		default:
			c.Text(fmt.Sprint(v))
		}
	}
}

// points writes points that are equally probable, as a sweep with a design of kind csv
// reads them: the posterior as futures.
func (p *Posterior) points(w io.Writer) error {
	header := []string{"point"}
	for _, f := range p.Calibration.Priors {
		header = append(header, f.Path)
	}
	c := results.NewCSV(w, header...)
	for i, u := range p.Points {
		c.Int(int64(i))
		p.values(c, u)
		if err := c.End(); err != nil {
			return err
		}
	}
	return c.Flush()
}

// generationRows returns the rows of [GenerationsFile].
func (p *Posterior) generationRows(name string) (all []record) {
	for i, g := range p.Generations {
		why := ""
		if i == len(p.Generations)-1 {
			why = p.Why
		}
		all = append(all, record{name, g.Number, g.Evaluations, g.Efficiency, g.Tolerance, g.Reach, g.ESS, why})
	}
	return all
}

// marginalRows returns the rows of [MarginalsFile].
func (p *Posterior) marginalRows(name string) (all []record) {
	for _, m := range p.Marginals() {
		var levels []string
		for _, l := range m.Levels {
			levels = append(levels, fmt.Sprintf("%v=%.4f", l.Value, l.Probability))
		}
		q := m.Quantiles
		all = append(all, record{name, m.Path, m.Mean, m.SD, q[0], q[1], q[2], q[3], q[4], m.PriorMean, m.PriorSD, m.Prior[0], m.Prior[4], m.Shrinkage, m.AtLo, m.AtHi, strings.Join(levels, " ")})
	}
	return all
}

// correlationRows returns the rows of [CorrelationsFile].
func (p *Posterior) correlationRows(name string) (all []record) {
	priors := p.Calibration.Priors
	for j := range priors {
		for k := j + 1; k < len(priors); k++ {
			all = append(all, record{name, priors[j].Path, priors[k].Path, p.Correlation(j, k)})
		}
	}
	return all
}

// predictiveRows returns the rows of [PredictiveFile].
func (p *Posterior) predictiveRows(name string) (all []record) {
	for _, q := range p.Predictions {
		t := q.Target
		from, to := math.NaN(), math.NaN()
		if t.When.Given {
			from, to = float64(t.When.From), float64(t.When.To)
		}
		all = append(all, record{name, t.Name, t.Metric, t.Arm, from, to, t.Value, t.SD, q.N, q.Mean, q.Lo, q.Hi, q.Tail, q.PriorLo, q.PriorHi, q.Verdict()})
	}
	return all
}
