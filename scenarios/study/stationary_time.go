package study

import (
	"heed/agents"
	"heed/scenarios"
)

// relaxation returns the time, in days, in which a state comes 1/e near to where it
// settles. States feed on each other, so that none settles before the slowest; who is
// employed changes with turnover, however fast those employed do.
func relaxation(p *agents.Params, state string) float64 {
	days := slowest(p)
	if state == "risk_propensity_mean" && p.Individual.Turnover > 0 {
		return max(days, year/p.Individual.Turnover)
	}
	return days
}

// slowest returns the longest relaxation time of what an employee has in mind, in
// days: those that the parameters give, that of knowledge between practice and
// forgetting (E2, E20, E24), and, where rules are never reviewed, that in which rules
// and work grow apart (E17).
func slowest(p *agents.Params) float64 {
	c, m := &p.Decision, &p.Mechanisms
	days := max(c.LegitimacyDays, c.AwarenessDays, c.ResponsibilityDays, c.SafetyDays, c.FrustrationDays, 1/c.HabitRate, 1/c.Anchor)
	rate := float64(c.Practice * (0.5 + p.Rules.Systematization))
	if m.Forgetting {
		retained := 0.
		if m.TaskCoupling {
			retained = float64(c.CouplingRetention * p.Education.TaskCoupling)
		}
		rate += float64(c.Forgetting * (1 - retained))
	}
	if rate > 0 {
		days = max(days, 1/rate)
	}
	if m.RuleDrift && p.Rules.ReviewInterval == 0 && c.RuleDrift > 0 {
		days = max(days, year/c.RuleDrift)
	}
	return days
}

// bySlowest returns the burn-in, in days, that the parameters alone speak for: one
// round of what recurs, and three times the slowest relaxation, after which a
// twentieth is left of how far off states were at the start. They start off by up to
// .2 in the shipped scenarios, of which that leaves what is [negligible].
func bySlowest(s *scenarios.Scenario) int {
	return tidy(max(float64(roundsOf(s).longest), 3*slowest(&s.Params)))
}
