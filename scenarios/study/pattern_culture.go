package study

// responses are what becomes of suggestions from day 1 on in pattern 21.
var responses = []Cell{
	{Name: "ignored", Then: []Shift{{From: 1, Set: "culture.voice_response=0"}}},
	{Name: "answered", Then: []Shift{{From: 1, Set: "culture.voice_response=1"}}},
}

// shock is a time of hard pressure, in which people cut corners.
var shock = []Shift{{From: 1, Until: 61, Set: "resources.production_pressure=1 resources.time_acceptance=0"}}

// culturePatterns are those of theme 4 of the paper: organizational culture.
var culturePatterns = []Pattern{
	{
		Number: 17, Title: "Peer dialogue cuts within-team variance and drift and raises ICC; the mean moves only towards its anchor", Rows: "E44",
		BurnIn: 250, Days: 250,
		Cells:    []Cell{{Name: "silent", Set: "culture.dialogue_rate=0.02"}, {Name: "talking", Set: "culture.dialogue_rate=0.4"}},
		Outcomes: []Outcome{metric("norm_within_sd"), metric("norm_icc"), drifters(), offAnchor(), metric("norm_mean")},
		Claims: claims(
			claim("variance within teams falls", rise("norm_within_sd", "talking", "silent")),
			claim("ICC rises", rise("norm_icc", "silent", "talking")),
			claim("the furthest drifted lie less below the mean", rise("drift below the mean norm", "talking", "silent")),
			claim("the mean lies no further from its anchor, but for a tenth of the spread", value("norm_within_sd", "silent").times(0.1).less(rise("distance of norms from anchors", "silent", "talking"))),
		),
		Controls: []Control{{Off: "dialogue"}, {Off: "dialogue", Loses: "ICC"}},
	},
	{
		Number: 18, Title: "No blame raises reported errors and not true errors", Rows: "E47",
		BurnIn: 250, Days: 250,
		Cells:    []Cell{{Name: "blame", Set: "culture.blame=0.8"}, {Name: "no blame", Set: "culture.blame=0"}},
		Outcomes: []Outcome{metric("error_report_share"), metric("unknowing_error_rate")},
		Claims: claims(
			claim("reported errors rise", rise("error_report_share", "blame", "no blame")),
			claim("true errors rise by no more than a twentieth", value("unknowing_error_rate", "blame").times(1.05).less(value("unknowing_error_rate", "no blame"))),
		),
		Controls: []Control{{Off: "error_reporting"}},
	},
	{
		// The ceiling of compliance is all tasks, and that of participation all
		// occasions for acts of one's own: both are compared in log-odds.
		Number: 19, Title: "Leadership moves participation relatively more than compliance", Rows: "E38 E40 E61 E74",
		BurnIn: 250, Days: 250,
		Cells:    []Cell{{Name: "weak", Set: "culture.leadership=0.3 culture.say_do_gap=0"}, {Name: "strong", Set: "culture.leadership=0.9 culture.say_do_gap=0"}},
		Outcomes: []Outcome{willing().logit(), metric("compliance_rate").logit(), metric("participation_rate"), metric("compliance_rate")},
		Claims: claims(
			claim("participation rises", rise("participation_rate", "weak", "strong")),
			claim("compliance rises", rise("logit compliance_rate", "weak", "strong")),
			claim("participation more, in log-odds", rise("logit share of occasions acted on", "weak", "strong").less(rise("logit compliance_rate", "weak", "strong"))),
		),
		Controls: []Control{{Off: "leadership"}, {Off: "leadership", Loses: "compliance"}},
	},
	{
		Number: 20, Title: "A say-do gap cancels stated priority", Rows: "E39", Imposed: true,
		BurnIn: 250, Days: 250,
		Cells: []Cell{
			{Name: "claims little, does it", Set: "culture.leadership=0.3 culture.say_do_gap=0"}, {Name: "claims much, does it", Set: "culture.leadership=0.9 culture.say_do_gap=0"},
			{Name: "claims little, half does it", Set: "culture.leadership=0.3 culture.say_do_gap=0.5"}, {Name: "claims much, half does it", Set: "culture.leadership=0.9 culture.say_do_gap=0.5"},
			{Name: "claims little, does not", Set: "culture.leadership=0.3 culture.say_do_gap=1"}, {Name: "claims much, does not", Set: "culture.leadership=0.9 culture.say_do_gap=1"},
		},
		Outcomes: []Outcome{metric("compliance_rate").logit(), metric("participation_rate").perDay()},
		Claims: claims(
			within("effect of claims without deeds on compliance, as a share of that with", rise("logit compliance_rate", "claims little, does not", "claims much, does not"), 0.2, rise("logit compliance_rate", "claims little, does it", "claims much, does it")),
			claim("half the deeds take from the effect of claims on compliance", rise("logit compliance_rate", "claims little, does it", "claims much, does it").less(rise("logit compliance_rate", "claims little, half does it", "claims much, half does it"))),
			claim("half the deeds leave some of it", rise("logit compliance_rate", "claims little, half does it", "claims much, half does it")),
			claim("who claims much and does nothing is worth less than who claims little and does it", rise("logit compliance_rate", "claims much, does not", "claims little, does it")),
			within("effect of claims without deeds on participation, as a share of that with", rise("logit participation_rate", "claims little, does not", "claims much, does not"), 0.2, rise("logit participation_rate", "claims little, does it", "claims much, does it")),
		),
		Controls: []Control{{Off: "leadership"}, {Off: "say_do_gap", Loses: "effect of claims without deeds on compliance, as a share of that with (below"}},
	},
	{
		Number: 21, Title: "Answered voice breeds voice; ignored voice dies out", Rows: "E41",
		Base:   "culture.voice_response=0.5",
		BurnIn: 250, Days: 500,
		Cells:    responses,
		Outcomes: []Outcome{metric("suggestion_rate").during(0, 20), metric("suggestion_rate").during(400, 500)},
		Claims: claims(
			claim("answered voice grows", value("suggestion_rate of days 401 to 500", "answered").less(value("suggestion_rate of days 1 to 20", "answered"))),
			claim("ignored voice falls below half", value("suggestion_rate of days 1 to 20", "ignored").times(0.5).less(value("suggestion_rate of days 401 to 500", "ignored"))),
		),
		Controls: []Control{{Off: "voice"}, {Off: "voice", Loses: "ignored"}},
	},
	{
		// Generic rules leave doubts that only the experts can settle, and there is some
		// misfit that suggestions can mend.
		Number: 22, Title: "Participation loads the experts, so that openness pays in compliance only with capacity (a crossover)", Rows: "E13",
		Base:   "rules.detail=0.2 rules.misfit=0.1",
		BurnIn: 250, Days: 250,
		Cells: []Cell{
			{Name: "closed, few experts", Set: few + silent}, {Name: "open, few experts", Set: few + outspoken},
			{Name: "closed, many experts", Set: many + silent}, {Name: "open, many experts", Set: many + outspoken},
		},
		Outcomes: []Outcome{metric("compliance_rate").logit(), metric("expert_wait_days"), metric("expert_utilisation"), metric("suggestion_rate"), metric("impossible_rate"), metric("knowing_violation_rate")},
		Claims: claims(
			claim("openness loads few experts", rise("expert_wait_days", "closed, few experts", "open, few experts")),
			claim("openness pays with capacity", rise("logit compliance_rate", "closed, many experts", "open, many experts")),
			claim("openness costs without", rise("logit compliance_rate", "open, few experts", "closed, few experts")),
		),
		Controls: []Control{{Off: "participation"}, {Off: "participation", Loses: "openness"}},
	},
	{
		Number: 26, Title: "Visible deviance dies faster in cohesive teams", Rows: "E49 E50",
		Base:   "decision.visibility=0.6",
		BurnIn: 250, Days: 130,
		Cells: []Cell{
			{Name: "loose, calm", Set: "culture.cohesion=0"}, {Name: "loose, after a shock", Set: "culture.cohesion=0", Then: shock},
			{Name: "cohesive, calm", Set: "culture.cohesion=1"}, {Name: "cohesive, after a shock", Set: "culture.cohesion=1", Then: shock},
		},
		Outcomes: []Outcome{metric("knowing_violation_rate").logit().during(0, 60).as("deviance in it"), metric("knowing_violation_rate").logit().during(60, 120).as("deviance after it")},
		Claims: claims(
			claim("deviance outlasts its cause in loose teams", rise("deviance after it", "loose, calm", "loose, after a shock")),
			claim("a smaller part of it outlasts in cohesive teams", rise("deviance after it", "loose, calm", "loose, after a shock").over(rise("deviance in it", "loose, calm", "loose, after a shock")).less(rise("deviance after it", "cohesive, calm", "cohesive, after a shock").over(rise("deviance in it", "cohesive, calm", "cohesive, after a shock")))),
			claim("less of it outlasts in cohesive teams", rise("deviance after it", "loose, calm", "loose, after a shock").less(rise("deviance after it", "cohesive, calm", "cohesive, after a shock"))),
		),
		Controls: []Control{{Off: "reputation", Loses: "less of it"}, {Off: "reputation", Loses: "a smaller"}},
	},
	{
		Number: 27, Title: "Uneventful shortcuts erode awareness and an incident resets it (E66 is our reading)", Rows: "E66",
		Base:   "individual.baseline_offset=1.5",
		BurnIn: 250, Days: 500,
		Cells: []Cell{
			{Name: "uneventful", Set: "collaboration.incident_rate=0"}, {Name: "uneventful, few shortcuts", Set: "collaboration.incident_rate=0 individual.baseline_offset=0"},
			{Name: "with incidents", Set: "collaboration.incident_rate=0.0005"},
		},
		Outcomes: []Outcome{metric("awareness_mean"), awarenessAfter(), metric("incident_count")},
		Claims: claims(
			claim("shortcuts without event erode awareness", rise("awareness_mean", "uneventful", "uneventful, few shortcuts")),
			claim("an incident brings awareness", value("awareness gained by an incident", "with incidents")),
			claim("so that it is higher where there are incidents", rise("awareness_mean", "uneventful", "with incidents")),
		),
		Controls: []Control{{Off: "complacency"}, {Off: "incidents", Loses: "an incident"}},
	},
}

// silent and outspoken are how far employees take part; few experts are just too few
// for the questions of the silent.
const (
	few       = "resources.experts=4 "
	many      = "resources.experts=15 "
	silent    = "decision.initiative=0.02 decision.request_share=0.01"
	outspoken = "decision.initiative=0.1 decision.request_share=0.2"
)
