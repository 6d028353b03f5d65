package study

// These sweeps belong to the patterns of resources. Load answers to waits, so
// utilisation is measured, and not set by the service rate alone.
var (
	expertise = along("resources.experts", 1, 2, 3, 4, 5)
	vettings  = along("resources.vetting_weeks", 2, 4, 8)
	loads     = along("resources.service_rate", 18, 9, 6, 4.5, 3.6) // about .3 to 1.3 of capacity
)

// resourcesPatterns are those of theme 3 of the paper: resources.
var resourcesPatterns = []Pattern{
	{
		Number: 6, Title: "More experts: waits and shortcuts fall with diminishing returns; the wait is convex in utilisation from .3 to 1.1; the critical class hardly waits", Rows: "E33 E52",
		Base:   "resources.service_rate=5",
		BurnIn: 250, Days: 250,
		Cells: append(expertise.cells(), loads.cells()...),
		Outcomes: []Outcome{
			metric("expert_wait_days"), metric("knowing_violation_rate"), metric("expert_utilisation"), metric("expert_critical_wait_days"), metric("abandonment_share"),
		},
		Claims: claims(
			claim("the wait falls by the second expert", rise("expert_wait_days", "experts 2", "experts 1")),
			claim("shortcuts fall by the second expert", rise("knowing_violation_rate", "experts 2", "experts 1")),
			claim("the wait falls less by each further one", value("expert_wait_days", "experts 1").less(value("expert_wait_days", "experts 2").times(2)).less(value("expert_wait_days", "experts 3").times(-1))),
			claim("the wait still falls by the third expert", rise("expert_wait_days", "experts 3", "experts 2")),
			claim("shortcuts fall less by the third than by the second", rise("knowing_violation_rate", "experts 2", "experts 1").less(rise("knowing_violation_rate", "experts 3", "experts 2"))),
			claim("utilisation begins below .35", constant(0.35).less(value("expert_utilisation", loads.name(0)))),
			claim("utilisation ends above 1", value("expert_utilisation", loads.name(4)).less(constant(1))),
			loads.bendsOver("expert_wait_days", "expert_utilisation"),
			claim("the critical wait a fifth of the wait where experts are few", value("expert_wait_days", "experts 1").times(0.2).less(value("expert_critical_wait_days", "experts 1"))),
		),
		Controls: []Control{{Off: "expert_queue"}, {Off: "priority", Loses: "the critical"}},
	},
	{
		// Nobody has outside tasks, so every task is one of the other rules.
		Number: 7, Title: "External delay on one rule lowers compliance with the others", Rows: "E35", Imposed: true,
		Base:   "collaboration.external_share=0",
		BurnIn: 250, Days: 250,
		Cells: []Cell{
			{Name: "in time", Set: "resources.external_delay_weeks=2"}, {Name: "slow", Set: "resources.external_delay_weeks=8"},
			{Name: "two slow", Set: "resources.external_delay_weeks=8 resources.vetting_weeks=8"},
		},
		Outcomes: []Outcome{metric("compliance_rate").logit(), metric("knowing_violation_rate").logit(), metric("legitimacy_mean")},
		Claims: claims(
			claim("compliance with all other rules falls", rise("logit compliance_rate", "slow", "in time")),
			claim("knowing violations rise", rise("logit knowing_violation_rate", "in time", "slow")),
			claim("a second slow decision adds to it", rise("logit knowing_violation_rate", "slow", "two slow")),
		),
		Controls: []Control{{Off: "external_delay"}, {Off: "legitimacy"}},
	},
	{
		Number: 8, Title: "Longer vetting loses applicants and leaves vacancies", Rows: "E36", Imposed: true,
		Base:   "individual.turnover=0.6",
		BurnIn: 250, Days: 250,
		Cells:    vettings.cells(),
		Outcomes: []Outcome{metric("applicant_loss_share"), metric("vacancy_share")},
		Claims:   claims(vettings.rises("applicant_loss_share"), vettings.rises("vacancy_share")),
		Controls: []Control{{Off: "vetting", Loses: "applicant_loss_share"}, {Off: "vetting", Loses: "vacancy_share"}},
	},
	{
		Number: 9, Title: "Time acceptance flattens the slope from cost to violation", Rows: "E28 E29 E31",
		BurnIn: 250, Days: 250,
		Cells: []Cell{
			{Name: "cheap, not accepted", Set: "decision.task_minutes=3 resources.time_acceptance=0"}, {Name: "dear, not accepted", Set: "decision.task_minutes=9 resources.time_acceptance=0"},
			{Name: "cheap, accepted", Set: "decision.task_minutes=3 resources.time_acceptance=1"}, {Name: "dear, accepted", Set: "decision.task_minutes=9 resources.time_acceptance=1"},
		},
		Outcomes: []Outcome{metric("knowing_violation_rate").logit()},
		Claims: claims(
			claim("cost raises violations where time is not accepted", rise("logit knowing_violation_rate", "cheap, not accepted", "dear, not accepted")),
			claim("less where it is", rise("logit knowing_violation_rate", "cheap, not accepted", "dear, not accepted").less(rise("logit knowing_violation_rate", "cheap, accepted", "dear, accepted"))),
		),
		Controls: []Control{{Off: "time_cost stress"}, {Off: "time_cost stress", Loses: "less"}},
	},
}
