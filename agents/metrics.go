package agents

import (
	"math"

	"heed/sim"
)

// Units of the metrics.
const (
	shareOfTasks = "share of tasks"
	actsPerMonth = "acts per employee and month"
	share        = "share"
	state        = "0 to 1"
)

// Metrics are what a run records of an [Account], in the order of the columns of
// series.csv and replicates.csv. The first six rates after tasks sum to 1, save
// over_safing_rate, which is part of compliance_rate. A value that is not defined,
// such as a share of nothing, is NaN.
var Metrics = []sim.Metric[Account]{
	{Name: "tasks", Unit: "tasks", Doc: "Tasks that ended in the period or wait at its end: the weight of the rates", Of: func(a Account) float64 { return float64(a.Tasks()) }},
	{Name: "compliance_rate", Unit: shareOfTasks, Doc: "Done as the rules ask, over-safed included", Of: perTask(complied)},
	{Name: "over_safing_rate", Unit: shareOfTasks, Doc: "Done at a needlessly high level, just in case; part of compliance_rate", Of: perTask(overSafed)},
	{Name: "knowing_violation_rate", Unit: shareOfTasks, Doc: "Done knowingly against the rules", Of: perTask(knowing)},
	{Name: "unknowing_error_rate", Unit: shareOfTasks, Doc: "Done wrongly without knowing", Of: perTask(unknowing)},
	{Name: "impossible_rate", Unit: shareOfTasks, Doc: "Had no compliant way", Of: perTask(impossible)},
	{Name: "blocked_rate", Unit: shareOfTasks, Doc: "Blocked by technology and not done", Of: perTask(blocked)},
	{Name: "waiting_rate", Unit: shareOfTasks, Doc: "Wait for an expert at the end of the period", Of: func(a Account) float64 { return ratio(a.open, a.Tasks()) }},
	{Name: "participation_rate", Unit: actsPerMonth, Doc: "Acts beyond the rules: suggestions, corrections, help, reported errors, pressure held against; answers to who asks are apart", Of: acts(suggestions, corrections, helps, reported, held)},
	{Name: "suggestion_rate", Unit: actsPerMonth, Doc: "Suggestions and requests for adaptation", Of: acts(suggestions)},
	{Name: "correction_rate", Unit: actsPerMonth, Doc: "Violations of colleagues and superiors pointed out", Of: acts(corrections)},
	{Name: "help_rate", Unit: actsPerMonth, Doc: "Help to colleagues on one's own initiative", Of: acts(helps)},
	{Name: "error_report_share", Unit: "share of unknowing errors", Doc: "Errors reported by who made them", Of: part(reported, unknowing)},
	{Name: "pressure_held_share", Unit: "share of pressure", Doc: "Outside pressure held against", Of: part(held, pressed)},
	{Name: "threat_detection_share", Unit: "share of novel threats", Doc: "Novel threats noticed by whoever met them", Of: part(noticed, threats)},
	{Name: "expert_wait_days", Unit: "days", Doc: "Mean wait of a question until service or giving up", Of: mean(waited, closed)},
	{Name: "expert_critical_wait_days", Unit: "days", Doc: "The same of critical questions", Of: mean(criticalWaited, criticals)},
	{Name: "expert_utilisation", Unit: "1", Doc: "Jobs offered to the experts over their capacity", Of: func(a Account) float64 { return ratio(a.counts[filed]*quantum, a.counts[capacity]) }},
	{Name: "abandonment_share", Unit: "share of questions", Doc: "Questions given up", Of: part(gaveUp, closed)},
	{Name: "time_cost_minutes", Unit: "minutes per employee and day", Doc: "Time that security takes, training, meetings and dialogue included", Of: mean(spent, personDays)},
	{Name: "incident_count", Unit: "incidents", Doc: "Incidents that came of failures and leaks", Of: total(incidents)},
	{Name: "residual_leak_count", Unit: "leaks", Doc: "Leaks that no behaviour prevents", Of: total(leaks)},
	{Name: "knowledge_mean", Unit: state, Doc: "Knowledge of the rules", Of: now(knowledgeMean)},
	{Name: "legitimacy_mean", Unit: state, Doc: "Legitimacy of the rules", Of: now(legitimacyMean)},
	{Name: "awareness_mean", Unit: state, Doc: "Awareness of risk", Of: now(awarenessMean)},
	{Name: "responsibility_mean", Unit: state, Doc: "Responsibility felt", Of: now(responsibilityMean)},
	{Name: "safety_mean", Unit: state, Doc: "Psychological safety", Of: now(safetyMean)},
	{Name: "frustration_mean", Unit: state, Doc: "Frustration", Of: now(frustrationMean)},
	{Name: "habit_mean", Unit: state, Doc: "Habit of complying", Of: now(habitMean)},
	{Name: "norm_mean", Unit: state, Doc: "How strictly people hold that one should comply", Of: now(normMean)},
	{Name: "norm_within_sd", Unit: state, Doc: "Standard deviation of norms within teams", Of: now(normWithin)},
	{Name: "norm_icc", Unit: "1", Doc: "ICC(1) of norms in teams: the share of their variance between teams", Of: now(normICC)},
	{Name: "norm_site_gap", Unit: state, Doc: "Mean norm of the strictest site less that of the least strict", Of: now(normSiteGap)},
	{Name: "compliance_new", Unit: "share of resolved tasks", Doc: "Compliance of employees under 250 days in service", Of: part(newComplied, newResolved)},
	{Name: "compliance_veteran", Unit: "share of resolved tasks", Doc: "Compliance of employees over 1250 days in service", Of: part(veteranComplied, veteranResolved)},
	{Name: "risk_propensity_mean", Unit: state, Doc: "Risk propensity of those employed", Of: now(riskMean)},
	{Name: "vacancy_share", Unit: "share of seats", Doc: "Seats without a holder", Of: now(vacancyShare)},
	{Name: "applicant_loss_share", Unit: "share of applicants", Doc: "Applicants lost to the wait for vetting", Of: part(applicantsLost, applicants)},
	{Name: "voice_mean", Unit: state, Doc: "Share of suggestions that people expect to be answered", Of: now(heardMean)},
	{Name: "peer_answer_rate", Unit: actsPerMonth, Doc: "Questions of colleagues in doubt answered", Of: acts(answers)},
}

// ratio returns n/of, NaN where of is none.
func ratio(n, of int64) float64 {
	if of == 0 {
		return math.NaN()
	}
	return float64(n) / float64(of)
}

// perTask returns the share of the tasks that were counted so.
func perTask(o outcome) func(Account) float64 {
	return func(a Account) float64 { return ratio(a.counts[o], a.Tasks()) }
}

// part returns one count as a share of another.
func part(n, of outcome) func(Account) float64 {
	return func(a Account) float64 { return ratio(a.counts[n], a.counts[of]) }
}

// mean returns the mean of what is summed in quanta over a count.
func mean(sum, over outcome) func(Account) float64 {
	return func(a Account) float64 { return ratio(a.counts[sum], a.counts[over]) / quantum }
}

// total returns a count.
func total(o outcome) func(Account) float64 {
	return func(a Account) float64 { return float64(a.counts[o]) }
}

// now returns a state.
func now(i int) func(Account) float64 {
	return func(a Account) float64 { return a.states[i] }
}

// acts returns counts of acts together, an employee and month of 250/12 workdays.
func acts(kinds ...outcome) func(Account) float64 {
	return func(a Account) float64 {
		n := int64(0)
		for _, k := range kinds {
			n += a.counts[k]
		}
		return ratio(n, a.counts[personDays]) * (WorkdaysPerYear / 12.)
	}
}
