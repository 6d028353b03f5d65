package study

// collaborationPatterns are those of themes 5 and 6 of the paper: collaboration, and
// the individual.
var collaborationPatterns = []Pattern{
	{
		Number: 23, Title: "Outside pressure makes exceptions only where backing is missing", Rows: "E42",
		Base:   "collaboration.external_share=0.4",
		BurnIn: 250, Days: 250,
		Cells: []Cell{
			{Name: "calm, not backed", Set: "collaboration.external_pressure=0 collaboration.backing=0"}, {Name: "pressed, not backed", Set: "collaboration.external_pressure=0.5 collaboration.backing=0"},
			{Name: "calm, backed", Set: "collaboration.external_pressure=0 collaboration.backing=1"}, {Name: "pressed, backed", Set: "collaboration.external_pressure=0.5 collaboration.backing=1"},
		},
		Outcomes: []Outcome{metric("knowing_violation_rate").logit(), metric("pressure_held_share")},
		Claims: claims(
			claim("pressure makes exceptions without backing", rise("logit knowing_violation_rate", "calm, not backed", "pressed, not backed")),
			claim("with backing, less than a fifth of that", rise("logit knowing_violation_rate", "calm, not backed", "pressed, not backed").times(0.2).less(rise("logit knowing_violation_rate", "calm, backed", "pressed, backed"))),
		),
		Controls: []Control{{Off: "external_pressure"}},
	},
	{
		Number: 24, Title: "Us-and-them keeps the sites' norms apart; meeting in person merges them", Rows: "E54",
		BurnIn: 250, Days: 250,
		Cells: []Cell{
			{Name: "one of us", Set: "collaboration.us_and_them=0 collaboration.site_meetings=0"}, {Name: "strangers", Set: "collaboration.us_and_them=1 collaboration.site_meetings=0"},
			{Name: "strangers who meet", Set: "collaboration.us_and_them=1 collaboration.site_meetings=12"},
		},
		Outcomes: []Outcome{metric("norm_site_gap")},
		Claims: claims(
			claim("strangers lie further apart", rise("norm_site_gap", "one of us", "strangers")),
			claim("meeting brings them together", rise("norm_site_gap", "strangers who meet", "strangers")),
			claim("by more than half of it", rise("norm_site_gap", "strangers who meet", "strangers").less(rise("norm_site_gap", "one of us", "strangers").times(0.5))),
		),
		Controls: []Control{{Off: "us_and_them"}, {Off: "us_and_them", Loses: "meeting"}},
	},
	{
		// The population's mean moves by a standard deviation between people (.16);
		// the situation moves from a supportive to a harsh one.
		Number: 25, Title: "Risk propensity raises violations and explains less than the situation; selection lowers mean propensity and gains little compliance", Rows: "E64 E65",
		Base:   "individual.turnover=0.3",
		BurnIn: 250, Days: 250,
		Cells: []Cell{
			{Name: "cautious", Set: "individual.risk_propensity=0.25"}, {Name: "daring", Set: "individual.risk_propensity=0.41"},
			{Name: "supported", Set: "resources.time_acceptance=0.9 resources.production_pressure=0.2"}, {Name: "harsh", Set: "resources.time_acceptance=0.3 resources.production_pressure=0.6"},
			{Name: "as they come", Set: "individual.selection=0"}, {Name: "selected", Set: "individual.selection=1"},
		},
		Outcomes: []Outcome{
			metric("knowing_violation_rate").logit(), metric("compliance_rate").logit(), metric("risk_propensity_mean"),
			explained("variance of violations explained by risk propensity", doer.risk, doer.violationShare),
		},
		Claims: claims(
			claim("propensity raises violations", rise("logit knowing_violation_rate", "cautious", "daring")),
			claim("the situation moves them more", rise("logit knowing_violation_rate", "supported", "harsh").less(rise("logit knowing_violation_rate", "cautious", "daring"))),
			claim("propensity explains less than a tenth between people", constant(0.1).less(value("variance of violations explained by risk propensity", "as they come"))),
			claim("selection lowers mean propensity", rise("risk_propensity_mean", "selected", "as they come")),
			claim("it gains less than a third of what the situation does", rise("logit compliance_rate", "harsh", "supported").times(1./3).less(rise("logit compliance_rate", "as they come", "selected"))),
		),
		Controls: []Control{{Off: "personality"}, {Off: "personality", Loses: "selection"}},
	},
}
