package study

// onboardings are the hours of introduction of pattern 14.
var onboardings = along("education.onboarding_hours", 0, 8, 16, 32, 64)

// educationPatterns are those of theme 2 of the paper: education.
var educationPatterns = []Pattern{
	{
		// The burn-in of a year and a half puts the rounds on days 10 and 260; the
		// stretches compared lie a year apart, at the same distance from revisions.
		Number: 13, Title: "Knowledge is a saw-tooth, and without refreshers compliance decays", Rows: "E20",
		Base:   "education.refresher_hours=8 education.refresher_interval=250 education.task_coupling=0",
		BurnIn: 375, Days: 500,
		Cells: []Cell{{Name: "refreshed"}, {Name: "not any more", Then: []Shift{{From: 40, Set: "education.refresher_interval=0"}}}},
		Outcomes: []Outcome{
			metric("knowledge_mean").at(9), metric("knowledge_mean").at(31), metric("knowledge_mean").at(259), metric("knowledge_mean").at(281), metric("knowledge_mean").at(499),
			metric("compliance_rate").logit().during(40, 165), metric("compliance_rate").logit().during(290, 415),
		},
		Claims: claims(
			claim("knowledge rises in the first round", value("knowledge_mean on day 31", "refreshed").less(value("knowledge_mean on day 9", "refreshed"))),
			claim("knowledge falls until the second", value("knowledge_mean on day 31", "refreshed").less(value("knowledge_mean on day 259", "refreshed"))),
			claim("knowledge rises in the second round", value("knowledge_mean on day 281", "refreshed").less(value("knowledge_mean on day 259", "refreshed"))),
			claim("knowledge falls after it", value("knowledge_mean on day 281", "refreshed").less(value("knowledge_mean on day 499", "refreshed"))),
			claim("compliance decays without", value("logit compliance_rate of days 41 to 165", "not any more").less(value("logit compliance_rate of days 291 to 415", "not any more"))),
			claim("compliance is lower in the end than with", rise("logit compliance_rate of days 291 to 415", "not any more", "refreshed")),
		),
		Controls: []Control{{Off: "training"}, {Off: "forgetting turnover", Loses: "knowledge falls"}, {Off: "training", Loses: "compliance is"}},
	},
	{
		Number: 14, Title: "Onboarding hours saturate", Rows: "E21", Imposed: true,
		Base:   "individual.turnover=0.5",
		BurnIn: 250, Days: 250,
		Cells:    onboardings.cells(),
		Outcomes: []Outcome{metric("knowledge_mean"), metric("compliance_new").logit()},
		Claims: claims(
			claim("16 hours teach", rise("knowledge_mean", onboardings.name(0), onboardings.name(2))),
			onboardings.concave("knowledge_mean"),
			claim("the last 32 hours teach less than half of what the first 16 do", rise("knowledge_mean", onboardings.name(0), onboardings.name(2)).times(0.5).less(rise("knowledge_mean", onboardings.name(3), onboardings.name(4)))),
		),
		Controls: []Control{{Off: "training"}, {Off: "training", Loses: "knowledge_mean is"}},
	},
	{
		Number: 15, Title: "The old-fox gap: near zero with refreshers, small with static rules, wide with revised rules and onboarding only; dialogue shrinks it", Rows: "E25",
		Base:   "individual.turnover=0.1",
		BurnIn: 250, Days: 500,
		Cells: []Cell{
			{Name: "refreshers", Set: "education.refresher_interval=125 education.refresher_hours=4"},
			{Name: "static rules", Set: "rules.revision_interval=0 education.refresher_interval=0"},
			{Name: "onboarding only", Set: "education.refresher_interval=0"},
			{Name: "dialogue", Set: "education.refresher_interval=0 culture.dialogue_rate=0.5"},
		},
		Outcomes: []Outcome{oldFoxGap(), metric("compliance_new"), metric("compliance_veteran"), metric("unknowing_error_rate")},
		Claims: claims(
			claim("gap with revised rules and onboarding only", value("old-fox gap", "onboarding only")),
			within("gap with refreshers, as a share of it", value("old-fox gap", "refreshers"), 0.3, value("old-fox gap", "onboarding only")),
			claim("static rules: less than half of it", value("old-fox gap", "onboarding only").times(0.5).less(value("old-fox gap", "static rules"))),
			claim("dialogue shrinks it", rise("old-fox gap", "dialogue", "onboarding only")),
		),
		Controls: []Control{{Off: "rule_versions"}, {Off: "dialogue", Loses: "dialogue"}},
	},
	{
		Number: 16, Title: "Spaced, task-coupled training beats massed training at equal hours", Rows: "E24",
		Base:   "individual.turnover=0.05",
		BurnIn: 250, Days: 500,
		Cells: []Cell{
			{Name: "massed", Set: "education.refresher_interval=250 education.refresher_hours=16 education.task_coupling=0"},
			{Name: "spaced", Set: "education.refresher_interval=50 education.refresher_hours=3.2 education.task_coupling=0"},
			{Name: "spaced and coupled", Set: "education.refresher_interval=50 education.refresher_hours=3.2 education.task_coupling=1"},
		},
		Outcomes: []Outcome{metric("knowledge_mean"), metric("compliance_rate").logit(), metric("time_cost_minutes")},
		Claims: claims(
			claim("spaced teaches more than massed", rise("knowledge_mean", "massed", "spaced")),
			claim("coupled teaches more than spaced", rise("knowledge_mean", "spaced", "spaced and coupled")),
			claim("compliance is higher spaced and coupled than massed", rise("logit compliance_rate", "massed", "spaced and coupled")),
		),
		Controls: []Control{{Off: "training"}, {Off: "task_coupling", Loses: "coupled"}, {Off: "training task_coupling", Loses: "compliance"}},
	},
}
