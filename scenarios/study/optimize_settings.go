package study

import (
	"math"

	"heed/scenarios"
)

// optimizationSettings returns what a policy rules beyond its base, by the keys of its file:
// levers, objectives, budget, rules of the search and futures. Two that differ in it are
// told apart by name, and not as two texts.
func optimizationSettings(p *scenarios.Policy) map[string]any {
	all := map[string]any{}
	for i := range p.Levers {
		leverSettings(all, &p.Levers[i])
	}
	for _, o := range p.Objectives {
		all["objectives."+o.Metric] = map[bool]string{true: "more", false: "less"}[o.More]
	}
	if !math.IsInf(p.Budget, 1) {
		all["budget"] = p.Budget
	}
	s := p.Search
	all["search.population"], all["search.generations"] = s.Population, s.Generations
	all["search.replicates"], all["search.most_replicates"], all["search.final_replicates"] = s.Replicates, s.Most, s.Final
	all["search.evaluations"], all["search.stall"], all["search.gain"] = s.Evaluations, s.Stall, s.Gain
	for _, f := range p.Futures.Factors {
		factorSettings(all, "futures."+f.Path+".", f)
	}
	return all
}

// leverSettings adds what a lever is to all.
func leverSettings(all map[string]any, l *scenarios.Lever) {
	at := "levers." + l.Path + "."
	factorSettings(all, at, l.Factor)
	cost, once, from, ramp := l.Terms()
	all[at+"cost"], all[at+"cost_once"], all[at+"from_day"], all[at+"ramp_days"] = cost, once, from, ramp
}
