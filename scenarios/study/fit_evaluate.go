package study

import (
	"context"
	"slices"

	"heed/agents"
	"heed/sim"
)

// A Calibration says what is to be fitted to what. Only Workers and Told do not show
// in what comes of it.
type Calibration struct {
	Base         agents.Params // the organization, with the coefficients to start from
	Coefficients []Coefficient
	Moments      []Moment // fitted are those that say so
	Seed         uint64
	Replicates   int // at least 2
	Workers      int
	Told         func(Told) // told after each round of the search, and as the next stages begin; may be nil
}

// A Stage is what a calibration is at.
type Stage string

// The stages, in order.
const (
	Searching Stage = "searching" // for the coefficients
	Weighing  Stage = "weighing"  // their errors
	Checking  Stage = "checking"  // what they show, on replicates not seen before
)

// A Told is how a calibration stands.
type Told struct {
	Stage       Stage
	Evaluations int     // points of the coefficients simulated so far, each in all replicates
	Squares     float64 // the least sum of squared residuals so far, in variances of the sources
}

// DefaultCalibration returns the calibration of the default organization to the
// published magnitudes.
func DefaultCalibration() Calibration {
	return Calibration{Base: agents.Default(), Coefficients: Coefficients, Moments: Moments, Seed: 1, Replicates: 20, Workers: 1}
}

// DefaultFit returns the same, to be fitted from a first guess, whatever the defaults
// have become by it: so the fit can be made again.
func DefaultFit() Calibration {
	c := DefaultCalibration()
	for _, s := range firstGuess {
		c.Base.Set(s.Path, s.Value)
	}
	return c
}

// afresh is the first of the replicates on which a fit is judged, which no fit has
// seen.
const afresh = 1 << 20

// Check returns what the organization shows of each moment, as it is. The error names
// the experiment that cannot be run, or wraps the cause for which ctx ended.
func Check(ctx context.Context, c Calibration) ([]Shown, error) {
	values, err := c.simulate(ctx, [][]float64{c.values()}, c.Moments, afresh)
	if err != nil {
		return nil, err
	}
	all := make([]Shown, len(c.Moments))
	for i, m := range c.Moments {
		all[i] = show(m, values[0][i], ErrorRate/float64(len(c.Moments)))
	}
	return all, nil
}

// values returns what the base has the coefficients at.
func (c *Calibration) values() []float64 {
	all := make([]float64, len(c.Coefficients))
	for i, x := range c.Coefficients {
		all[i] = c.Base.Get(x.Path)
	}
	return all
}

// at returns the base with other values of the coefficients.
func (c *Calibration) at(values []float64) agents.Params {
	p := c.Base
	for i, x := range c.Coefficients {
		p.Set(x.Path, values[i])
	}
	return p
}

// A trialRun is one replicate of one experiment at one point of the coefficients.
type trialRun struct {
	point, replicate int
	in               *Experiment
}

// simulate returns the moments' values, by point, moment and replicate, the first
// replicate being first. Replicates have the same chance at every point and in every
// experiment.
func (c *Calibration) simulate(ctx context.Context, points [][]float64, moments []Moment, first int) ([][][]float64, error) {
	var jobs []trialRun
	values := make([][][]float64, len(points))
	for i := range points {
		values[i] = make([][]float64, len(moments))
		for _, x := range experiments(moments) {
			for r := range c.Replicates {
				jobs = append(jobs, trialRun{i, first + r, x})
			}
		}
	}
	do := func(ctx context.Context, i int) ([]float64, error) {
		j := jobs[i]
		sights, err := j.in.run(ctx, c.at(points[j.point]), sim.NewStreams(c.Seed, j.replicate))
		if err != nil {
			return nil, err
		}
		var row []float64
		for _, m := range moments {
			if m.In == j.in {
				row = append(row, m.read(sights))
			}
		}
		return row, nil
	}
	err := sim.Map(ctx, c.Workers, len(jobs), do, func(i int, row []float64) error {
		for k, m := range moments {
			if m.In == jobs[i].in {
				to := &values[jobs[i].point][k]
				*to, row = append(*to, row[0]), row[1:]
			}
		}
		return nil
	})
	return values, err
}

// experiments returns those that moments are read off, each once.
func experiments(moments []Moment) (all []*Experiment) {
	for _, m := range moments {
		if !slices.Contains(all, m.In) {
			all = append(all, m.In)
		}
	}
	return all
}
