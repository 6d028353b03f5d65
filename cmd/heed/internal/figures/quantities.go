package figures

import (
	"math"
	"slices"

	"heed/agents"
)

// A quantity is a metric as figures show it.
type quantity struct {
	metric, title string
}

// What the figures over time show.
var (
	behaviour = []quantity{
		{"compliance_rate", "Compliance"},
		{"participation_rate", "Participation"},
	}
	outcomes = []quantity{
		{"knowing_violation_rate", "knowing violation"},
		{"unknowing_error_rate", "unknowing error"},
		{"impossible_rate", "impossible"},
		{"blocked_rate", "blocked"},
		{"waiting_rate", "waiting"},
		{"over_safing_rate", "over-safed"},
		{"compliance_rate", "complied"},
	}
	states = []quantity{
		{"knowledge_mean", "Knowledge"}, {"legitimacy_mean", "Legitimacy"},
		{"awareness_mean", "Awareness"}, {"responsibility_mean", "Responsibility"},
		{"safety_mean", "Psychological safety"}, {"frustration_mean", "Frustration"},
		{"habit_mean", "Habit"}, {"norm_mean", "Norm"},
	}
	experts = []quantity{
		{"expert_wait_days", "Wait for an expert"},
		{"expert_critical_wait_days", "Wait of critical questions"},
		{"expert_utilisation", "Utilisation of the experts"},
		{"abandonment_share", "Questions given up"},
	}
	// compared are what the figures of arms and effects show.
	compared = []quantity{
		{"compliance_rate", "Compliance"},
		{"participation_rate", "Participation"},
		{"knowing_violation_rate", "Knowing violations"},
		{"unknowing_error_rate", "Unknowing errors"},
		{"expert_wait_days", "Wait for an expert"},
		{"time_cost_minutes", "Time that security takes"},
		{"incident_count", "Incidents"},
		{"legitimacy_mean", "Legitimacy of the rules"},
	}
)

// unitOf returns the unit of a metric that is no share.
func unitOf(metric string) string {
	unit, _ := quantity{metric: metric}.unit()
	return unit
}

// unit returns the unit of q, and whether it is a share, which is read in percent.
func (q quantity) unit() (unit string, share bool) {
	i := slices.IndexFunc(agents.Metrics, func(m metric) bool { return m.Name == q.metric })
	if i < 0 {
		return "", false
	}
	unit = agents.Metrics[i].Unit
	if len(unit) >= 5 && unit[:5] == "share" {
		return unit, true
	}
	if unit == "1" {
		unit = ""
	}
	return unit, false
}

// within returns the bounds of bands of q cut off where its values cannot be, and whether
// any was: what figures show over time is never below 0, and shares and states are never
// above 1.
func (q quantity) within(lo, hi []float64) (low, high []float64, cut bool) {
	most := math.Inf(1)
	if unit, share := q.unit(); share || unit == "0 to 1" {
		most = 1
	}
	low, high = slices.Clone(lo), slices.Clone(hi)
	for i := range low {
		cut = cut || low[i] < 0 || high[i] > most
		low[i], high[i] = math.Max(low[i], 0), math.Min(high[i], most)
	}
	return low, high, cut
}
