package study

import (
	"math"

	"heed/agents"
	"heed/results/stats"
	"heed/sim/num"
)

// A Moment is a published magnitude, and how it is read off the running model.
type Moment struct {
	Name, Title, Unit string
	Source            string  // where it was published
	Doubt             string  // what its bounds come from
	Target            float64 // NaN for an inequality
	Lo, Hi            float64 // 95% interval of the source; infinite where there is no bound
	Scale             Scale   // on which the interval is symmetric about the target, or nearly
	Fitted            bool    // whether coefficients are fitted to it; else it is checked
	In                *Experiment
	read              func([]*sight) float64 // of the branches of a replicate
}

// A Scale is one on which a magnitude is compared with its target.
type Scale int

// The scales.
const (
	Plain   Scale = iota
	LogOdds       // of a share
)

// of returns v on the scale.
func (s Scale) of(v float64) float64 {
	if s == LogOdds {
		return num.Logit(v)
	}
	return v
}

// slope returns how fast the scale moves with v.
func (s Scale) slope(v float64) float64 {
	if s == LogOdds {
		return 1 / (v * (1 - v))
	}
	return 1
}

// width of a 95% interval of the normal distribution, in standard deviations.
const width = 2 * 1.959963984540054

// deviation returns the standard deviation of what the source leaves open, on the
// moment's scale; it is the reciprocal root of the moment's weight.
func (m *Moment) deviation() float64 { return (m.Scale.of(m.Hi) - m.Scale.of(m.Lo)) / width }

// Residual returns how far a value is from the target, in standard deviations of the
// source; NaN for an inequality.
func (m *Moment) Residual(value float64) float64 {
	return (m.Scale.of(value) - m.Scale.of(m.Target)) / m.deviation()
}

// A Coefficient is a parameter that is free to be fitted.
type Coefficient struct {
	Path     string
	By       string  // name of the moment that tells it
	Min, Max float64 // between which it is looked for; those of the parameter where both are 0
}

// between returns the bounds.
func (c Coefficient) between() (lo, hi float64) {
	if c.Min == 0 && c.Max == 0 {
		p, _ := agents.Find(c.Path)
		return p.Min, p.Max
	}
	return c.Min, c.Max
}

// What a magnitude is found to be. That one is said to be met although it lies beyond
// its bounds, and that one is said to be missed although it does not, has each a
// probability of at most [ErrorRate] over all moments together; otherwise it is
// [Undecided].
const (
	Met    Verdict = "met"
	Missed Verdict = "missed"
	Seen   Verdict = "shown" // has no bounds: there is nothing to meet
)

// A Shown is what replicates show of a moment.
type Shown struct {
	Moment   Moment
	Summary  stats.Summary // mean with its 95% interval
	Residual float64       // in standard deviations of the source; NaN for an inequality
	Verdict  Verdict
}

// show judges a moment by its value in each replicate, at level alpha a side.
func show(m Moment, values []float64, alpha float64) Shown {
	s := Shown{Moment: m, Summary: stats.Summarize(values), Verdict: Undecided}
	s.Residual = m.Residual(s.Summary.Mean)
	if math.IsInf(m.Lo, -1) && math.IsInf(m.Hi, 1) {
		s.Verdict = Seen
		return s
	}
	if s.Summary.N < len(values) || s.Summary.N < 2 {
		return s
	}
	n := float64(s.Summary.N)
	half := num.StudentTQuantile(1-alpha, n-1) * s.Summary.SD / math.Sqrt(n)
	switch lo, hi := s.Summary.Mean-half, s.Summary.Mean+half; {
	case lo >= m.Lo && hi <= m.Hi:
		s.Verdict = Met
	case hi < m.Lo || lo > m.Hi:
		s.Verdict = Missed
	}
	return s
}
