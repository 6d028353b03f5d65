package study

// These sweeps belong to the patterns of rules and technology.
var (
	details      = along("rules.detail", 0.1, 0.3, 0.5, 0.75, 1)
	changeCosts  = along("rules.change_cost", 2, 10, 60)
	enforcements = along("rules.enforcement", 0, 0.25, 0.5, 0.75, 1)
)

// rulesPatterns are those of theme 1 of the paper: rules and their technology.
var rulesPatterns = []Pattern{
	{
		Number: 1, Title: "Compliance is an inverted U in rule detail", Rows: "E3",
		BurnIn: 250, Days: 250,
		Cells:    details.cells(),
		Outcomes: []Outcome{metric("compliance_rate").logit()},
		Claims:   details.hump("logit compliance_rate", 2),
		Controls: []Control{{Off: "ambiguity"}, {Off: "overview time_cost control", Loses: "logit compliance_rate falls"}},
	},
	{
		// Where an outcome gains more by each step for one group, its best level is no
		// lower for that group (Topkis 1978), whatever the shape.
		Number: 2, Title: "The best detail is higher, and the loss right of it smaller, for experienced staff than for new", Rows: "E3 E27",
		Base:   "individual.turnover=0.3",
		BurnIn: 250, Days: 250,
		Cells:    details.cells(),
		Outcomes: []Outcome{metric("compliance_new").logit(), metric("compliance_veteran").logit(), metric("compliance_veteran").logit().less(metric("compliance_new").logit(), "advantage of veterans")},
		Claims: claims(
			claim("loss of the new from detail 0.5 to 1", rise("logit compliance_new", "detail 1", "detail 0.5")),
			claim("veterans lose less from detail 0.5 to 1", rise("advantage of veterans", "detail 0.5", "detail 1")),
			claim("veterans gain more, or lose less, from detail 0.3 to 0.5", rise("advantage of veterans", "detail 0.3", "detail 0.5")),
			claim("veterans gain more, or lose less, from detail 0.5 to 0.75", rise("advantage of veterans", "detail 0.5", "detail 0.75")),
		),
		Controls: []Control{{Off: "overview time_cost stress", Loses: "veterans"}, {Off: "experience", Loses: "veterans lose"}},
	},
	{
		Number: 3, Title: "Systematization raises compliance, most for the inexperienced", Rows: "E2 E27",
		Base:   "rules.count=150 individual.turnover=0.3",
		BurnIn: 250, Days: 250,
		Cells: []Cell{{Name: "scattered", Set: "rules.systematization=0.2"}, {Name: "ordered", Set: "rules.systematization=0.8"}},
		Outcomes: []Outcome{
			metric("compliance_rate").logit(), metric("compliance_new").logit(), metric("compliance_veteran").logit(),
			metric("compliance_new").logit().less(metric("compliance_veteran").logit(), "advantage of the new"),
		},
		Claims: claims(
			claim("compliance gains", rise("logit compliance_rate", "scattered", "ordered")),
			claim("the new gain more than veterans", rise("advantage of the new", "scattered", "ordered")),
		),
		Controls: []Control{{Off: "experience", Loses: "the new"}, {Off: "overview time_cost stress"}},
	},
	{
		Number: 4, Title: "Explaining purpose raises compliance through legitimacy, and the effect goes to zero as the confidential share goes to one", Rows: "E4 E5", Imposed: true,
		BurnIn: 250, Days: 250,
		Cells: []Cell{
			{Name: "unexplained, open", Set: "rules.explained=0 rules.confidential=0"}, {Name: "explained, open", Set: "rules.explained=1 rules.confidential=0"},
			{Name: "unexplained, half", Set: "rules.explained=0 rules.confidential=0.5"}, {Name: "explained, half", Set: "rules.explained=1 rules.confidential=0.5"},
			{Name: "unexplained, secret", Set: "rules.explained=0 rules.confidential=1"}, {Name: "explained, secret", Set: "rules.explained=1 rules.confidential=1"},
		},
		Outcomes: []Outcome{metric("compliance_rate").logit(), metric("legitimacy_mean")},
		Claims: claims(
			claim("compliance gains in the open", rise("logit compliance_rate", "unexplained, open", "explained, open")),
			claim("legitimacy gains in the open", rise("legitimacy_mean", "unexplained, open", "explained, open")),
			claim("less where half is confidential", rise("logit compliance_rate", "unexplained, open", "explained, open").less(rise("logit compliance_rate", "unexplained, half", "explained, half"))),
			within("gain where all is confidential, as a share of that in the open", rise("logit compliance_rate", "unexplained, secret", "explained, secret"), 0.2, rise("logit compliance_rate", "unexplained, open", "explained, open")),
		),
		Controls: []Control{{Off: "legitimacy"}},
	},
	{
		Number: 5, Title: "Misfit sets a floor of violations that training and leadership cannot remove and adaptation can", Rows: "E9 E10",
		Base:   "rules.misfit=0.6 rules.impossible=0.3",
		BurnIn: 250, Days: 250,
		Cells: []Cell{
			{Name: "as it is", Set: "mechanisms.adaptation=0"},
			{Name: "trained and led", Set: "mechanisms.adaptation=0 " + trainedAndLed},
			{Name: "adapting", Set: "decision.adaptation_gain=0.1"},
			{Name: "adapting, trained and led", Set: "decision.adaptation_gain=0.1 " + trainedAndLed},
		},
		Outcomes: []Outcome{metric("impossible_rate"), metric("knowing_violation_rate"), together("violations", "impossible_rate", "knowing_violation_rate")},
		Claims: claims(
			within("change of the impossible by training and leadership, as a share", rise("impossible_rate", "as it is", "trained and led"), 0.1, value("impossible_rate", "as it is")),
			claim("training and leadership lower knowing violations", rise("knowing_violation_rate", "trained and led", "as it is")),
			claim("violations stay above the floor with training and leadership", value("violations", "trained and led").less(value("impossible_rate", "as it is").times(0.9))),
			claim("adaptation lowers the floor", rise("impossible_rate", "adapting", "as it is")),
			claim("adaptation takes more than a quarter of the floor with training and leadership", value("impossible_rate", "trained and led").times(0.75).less(value("impossible_rate", "adapting, trained and led"))),
		),
		Controls: []Control{{Off: "misfit external_friction"}, {Off: "adaptation", Loses: "adaptation lowers"}},
	},
	{
		Number: 10, Title: "Usable technology raises compliance and lowers time cost; unusable enforcement raises frustration", Rows: "E11 E15 E16",
		BurnIn: 250, Days: 250,
		Cells: []Cell{
			{Name: "unusable, little enforced", Set: "rules.usability=0.1 rules.enforcement=0.1"}, {Name: "usable, little enforced", Set: "rules.usability=0.9 rules.enforcement=0.1"},
			{Name: "unusable, enforced", Set: "rules.usability=0.1 rules.enforcement=0.9"}, {Name: "usable, enforced", Set: "rules.usability=0.9 rules.enforcement=0.9"},
		},
		Outcomes: []Outcome{metric("compliance_rate").logit(), metric("time_cost_minutes"), metric("frustration_mean")},
		Claims: claims(
			claim("usability raises compliance", rise("logit compliance_rate", "unusable, little enforced", "usable, little enforced")),
			claim("usability lowers time cost", rise("time_cost_minutes", "usable, little enforced", "unusable, little enforced")),
			claim("unusable enforcement frustrates", rise("frustration_mean", "unusable, little enforced", "unusable, enforced")),
			claim("more than usable enforcement does", rise("frustration_mean", "unusable, little enforced", "unusable, enforced").less(rise("frustration_mean", "usable, little enforced", "usable, enforced"))),
		),
		Controls: []Control{{Off: "usability"}, {Off: "usability", Loses: "usability"}, {Off: "enforcement", Loses: "unusable"}},
	},
	{
		Number: 11, Title: "Rising enforcement: compliance up; responsibility and participation up at first, if at all, then down", Rows: "E15 E62",
		BurnIn: 250, Days: 250,
		Cells: enforcements.cells(),
		Outcomes: []Outcome{
			metric("compliance_rate").logit(), metric("responsibility_mean"), metric("participation_rate"),
			metric("knowing_violation_rate"), metric("blocked_rate"),
		},
		Claims: claims(
			enforcements.rises("logit compliance_rate"),
			claim("responsibility falls from 0.25 to 1", rise("responsibility_mean", "enforcement 1", "enforcement 0.25")),
			claim("participation falls from 0.25 to 1", rise("participation_rate", "enforcement 1", "enforcement 0.25")),
			claim("responsibility gains less, or loses more, by the last step than by the first", rise("responsibility_mean", "enforcement 0", "enforcement 0.25").less(rise("responsibility_mean", "enforcement 0.75", "enforcement 1"))),
			claim("participation gains less, or loses more, by the last step than by the first", rise("participation_rate", "enforcement 0", "enforcement 0.25").less(rise("participation_rate", "enforcement 0.75", "enforcement 1"))),
		),
		Controls: []Control{{Off: "enforcement"}, {Off: "control", Loses: "responsibility"}},
	},
	{
		Number: 12, Title: "Over-safing rises with change cost and falls with knowledge; it counts as compliant and costs productivity", Rows: "E18 E19", Imposed: true,
		BurnIn: 250, Days: 250,
		Cells: append(changeCosts.cells(), Cell{Name: "taught", Set: "education.refresher_hours=16 education.refresher_interval=125"}),
		Outcomes: []Outcome{
			metric("over_safing_rate"), metric("knowledge_mean"), metric("compliance_rate"), metric("time_cost_minutes"),
		},
		Claims: claims(
			changeCosts.rises("over_safing_rate"),
			claim("more teaching lowers over_safing_rate", rise("over_safing_rate", "taught", "change_cost 10")),
			claim("knowledge is higher where more is taught", rise("knowledge_mean", "change_cost 10", "taught")),
			within("compliance that change cost takes, as a share of what over-safing it brings", rise("compliance_rate", "change_cost 60", "change_cost 2"), 0.2, rise("over_safing_rate", "change_cost 2", "change_cost 60")),
			claim("it costs time", rise("time_cost_minutes", "change_cost 2", "change_cost 60")),
		),
		Controls: []Control{{Off: "over_safing"}, {Off: "over_safing", Loses: "it costs"}},
	},
	{
		// The paper's own condition: rules that do not fit "became a problem when there was
		// a lack of resources, ability or will to find solutions" (E9). Where solutions are
		// found, violations are spread over people: by their own word two thirds of all
		// commit one in ten days (Posey and Shoss 2022).
		Number: 28, Title: "Where nobody adapts the rules, a few specialised employees carry most violations", Rows: "E9 E55",
		Base:   "rules.misfit=1 rules.impossible=0.3",
		BurnIn: 250, Days: 250,
		Cells:    []Cell{{Name: "not adapted", Set: "mechanisms.adaptation=0"}, {Name: "adapted"}},
		Outcomes: []Outcome{carried("share carried by the most specialised fifth", doer.violations, doer.specialisation), carried("impossible tasks carried by them", doer.impossible, doer.specialisation)},
		Claims: claims(
			claim("the most specialised fifth carries over half of the violations", value("share carried by the most specialised fifth", "not adapted").less(constant(0.5))),
			claim("less where teams adapt the rules", rise("share carried by the most specialised fifth", "adapted", "not adapted")),
		),
		Controls: []Control{{Off: "specialisation"}, {Off: "misfit"}, {Off: "misfit", Loses: "less"}},
	},
}

// trainedAndLed is much training and leadership of deeds.
const trainedAndLed = "education.refresher_hours=8 education.onboarding_hours=40 culture.leadership=1 culture.say_do_gap=0 culture.awareness=0.9"
