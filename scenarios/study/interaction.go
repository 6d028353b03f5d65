package study

import (
	"math"
	"slices"
	"strings"

	"heed/results"
	"heed/results/stats"
	"heed/scenarios"
)

// weighed are the metrics by which arms that combine others are held to the sum of
// their parts.
var weighed = []string{
	"compliance_rate", "participation_rate", "knowing_violation_rate", "unknowing_error_rate",
	"expert_wait_days", "time_cost_minutes", "incident_count", "legitimacy_mean",
}

// interactions writes the rows of a point to interactions.csv.
func (c *comparison) interactions(p *sampled, to *results.CSV) error {
	var all []interaction
	for i, a := range p.arms {
		if parts, ok := c.parts(p, a); ok {
			all = append(all, interactionsOf(p, i, parts)...)
		}
	}
	ps := make([]float64, len(all))
	for i := range all {
		ps[i] = all[i].P
	}
	for i, adjusted := range stats.Holm(ps) {
		x := all[i]
		to.Text(c.manifest.Scenario)
		to.Int(int64(p.point))
		to.Text(p.arms[x.arm].Name)
		to.Text(strings.Join(p.arms[x.arm].Combine, " "))
		to.Text(x.metric)
		to.Int(int64(x.N))
		floats(to, x.together, x.parts, x.Diff, x.Lo, x.Hi, x.P, adjusted)
		if err := to.End(); err != nil {
			return err
		}
	}
	return nil
}

// parts returns where the arms are that an arm combines, and whether all of them were
// run and count once.
func (c *comparison) parts(p *sampled, a scenarios.Arm) (parts []int, ok bool) {
	if !combines(a) {
		return nil, false
	}
	var missing []string
	for _, name := range a.Combine {
		i := slices.IndexFunc(p.arms, func(b scenarios.Arm) bool { return b.Name == name })
		if i < 0 {
			missing = append(missing, name)
		}
		parts = append(parts, i)
	}
	switch {
	case len(missing) > 0:
		c.warn("%s: arm %s is not held to the sum of its parts, as not all were run: add %s to --arms", InteractionsFile, a.Name, series(missing))
		return nil, false
	case overlap(p.scenario, a):
		c.warn("%s: arm %s is not held to the sum of its parts, as one of them is in it twice", InteractionsFile, a.Name)
		return nil, false
	case len(a.Set) > 0:
		c.warn("%s: arm %s sets keys beside those of its parts: what these do is counted as interaction", InteractionsFile, a.Name)
	}
	return parts, true
}

// overlap reports whether an arm comes to combine another in two ways.
func overlap(s *scenarios.Scenario, a scenarios.Arm) bool {
	seen := map[string]bool{}
	var twice func(a scenarios.Arm) bool
	twice = func(a scenarios.Arm) bool {
		for _, name := range a.Combine {
			part, _ := s.Arm(name)
			if seen[name] || twice(part) {
				return true
			}
			seen[name] = true
		}
		return false
	}
	return twice(a)
}

// An interaction is what an arm does to a metric beyond the sum of its parts.
type interaction struct {
	stats.Paired // of what it does with what its parts do, within replicates
	arm          int
	metric       string

	together, parts float64
}

// interactionsOf returns the interactions of an arm: for two parts those of
// [stats.Interact].
func interactionsOf(p *sampled, arm int, parts []int) (all []interaction) {
	for _, metric := range weighed {
		sum, together := make([]float64, p.n), make([]float64, p.n)
		base, of := p.of(0, metric), p.of(arm, metric)
		for r := range sum {
			together[r] = of[r] - base[r]
			for _, part := range parts {
				sum[r] += p.of(part, metric)[r] - base[r]
			}
			if rounding(sum[r], together[r], base[r]) {
				sum[r] = together[r]
			}
			if math.IsNaN(sum[r]) || math.IsNaN(together[r]) {
				sum[r], together[r] = nan, nan
			}
		}
		x := interaction{Paired: stats.Pair(sum, together), arm: arm, metric: metric}
		x.together, x.parts = stats.Summarize(together).Mean, stats.Summarize(sum).Mean
		all = append(all, x)
	}
	return all
}

// rounding reports whether two differences of values about as large as scale differ by
// no more than the rounding of these: effects that add up have no interaction, not one
// of 1e-17 without variance.
func rounding(a, b, scale float64) bool {
	return math.Abs(a-b) <= 1e-13*max(math.Abs(a), math.Abs(b), math.Abs(scale))
}
