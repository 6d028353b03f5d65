package study

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
	"heed/sim"
)

// A reading is what targets are read from a unit by.
type reading struct {
	targets []scenarios.Target
	arms    []string
	metric  []int // of each target
	series  bool  // whether any target needs one
}

// newReading returns the reading of a calibration's targets.
func newReading(c *scenarios.Calibration) *reading {
	r := &reading{targets: c.Targets}
	for _, a := range c.Base.Arms {
		r.arms = append(r.arms, a.Name)
	}
	for _, t := range c.Targets {
		r.metric = append(r.metric, slices.IndexFunc(agents.Metrics, func(m sim.Metric[agents.Account]) bool { return m.Name == t.Metric }))
		r.series = r.series || t.When.Given
	}
	return r
}

// read returns what a unit shows for each target.
func (r *reading) read(u *results.Unit) []float64 {
	all := make([]float64, len(r.targets))
	for k, t := range r.targets {
		all[k] = r.change(u, k, t.Arm)
		if t.Less != "" {
			all[k] -= r.change(u, k, t.Less)
		}
	}
	return all
}

// change returns what an arm shows for target k, less what it showed before where that is
// asked for.
func (r *reading) change(u *results.Unit, k int, arm string) float64 {
	a, t := &u.Arms[slices.Index(r.arms, arm)], r.targets[k]
	v := r.mean(a, r.metric[k], t.When)
	if t.Before.Given {
		v -= r.mean(a, r.metric[k], t.Before)
	}
	return v
}

// mean returns the mean of a metric over the rows of a period in which it is defined.
func (r *reading) mean(a *results.ArmRows, metric int, when scenarios.Period) float64 {
	if !when.Given {
		return a.Whole[metric]
	}
	sum, n := 0., 0
	for i, day := range a.Days {
		v := a.Series[i*len(agents.Metrics)+metric]
		if int(day) >= when.From && int(day) <= when.To && !math.IsNaN(v) {
			sum, n = sum+v, n+1
		}
	}
	return sum / float64(n) // not a number where there is none
}

// sumOf returns the SHA-256 of a text, in hexadecimal.
func sumOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
