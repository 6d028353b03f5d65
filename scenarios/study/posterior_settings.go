package study

import (
	"heed/scenarios"
	"heed/scenarios/design"
)

// calibrationSettings returns what a calibration rules beyond its base, by the keys of its
// file: targets, priors, rules of the search and the truth. Two that differ in it are told
// apart by name, and not as two texts. Of a series each row is a target; a standard
// deviation stands for the interval that it was read from.
func calibrationSettings(c *scenarios.Calibration) map[string]any {
	all := map[string]any{}
	for _, t := range c.Targets {
		targetSettings(all, t)
	}
	for i, f := range c.Priors {
		factorSettings(all, "priors."+f.Path+".", f)
		if c.Truth != nil {
			all["truth."+f.Path] = c.Truth[i]
		}
	}
	s := c.Search
	all["search.particles"], all["search.evaluations"], all["search.generation"] = s.Particles, s.Evaluations, s.Generation
	all["search.tolerance"], all["search.min_efficiency"], all["search.min_gain"] = s.Tolerance, s.Efficiency, s.Gain
	all["search.adjust"], all["search.predictive"] = s.Adjust, s.Predictive
	return all // search.replicates are the plan's
}

// targetSettings adds what a target is to all.
func targetSettings(all map[string]any, t scenarios.Target) {
	at := "targets." + t.Name + "."
	all[at+"metric"], all[at+"arm"], all[at+"value"], all[at+"sd"] = t.Metric, t.Arm, t.Value, t.SD
	if t.Less != "" {
		all[at+"difference_from"] = t.Less
	}
	for _, p := range []struct {
		key  string
		days scenarios.Period
	}{{"days", t.When}, {"before", t.Before}} {
		if p.days.Given {
			all[at+p.key] = []int{p.days.From, p.days.To}
		}
	}
}

// factorSettings adds how probable the values of a factor are to all, by the keys of a
// range at a place.
func factorSettings(all map[string]any, at string, f design.Factor) {
	all[at+"dist"] = string(f.Dist)
	switch f.Dist {
	case design.Levels, design.Choice:
		all[at+"values"] = f.Levels
		return
	case design.Normal:
		all[at+"mean"], all[at+"sd"] = f.Mean, f.SD
	case design.Triangular:
		all[at+"mode"] = f.Mode
	}
	all[at+"min"], all[at+"max"] = f.Min, f.Max
}
