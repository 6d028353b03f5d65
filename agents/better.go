package agents

// Better says of the [Metrics], by name, whether "more" or "less" of it is better. What
// is not in it has no direction that is beyond doubt: most states are means, and how
// strict norms or how much awareness is good is what a study asks; over-safing is
// waste on the safe side; blocking both prevents violations and stops work; load,
// answers to colleagues in doubt and leaks that nobody can prevent follow from how
// much there is to do.
var Better = map[string]string{
	"compliance_rate":           more,
	"knowing_violation_rate":    less,
	"unknowing_error_rate":      less,
	"impossible_rate":           less,
	"waiting_rate":              less,
	"participation_rate":        more,
	"suggestion_rate":           more,
	"correction_rate":           more,
	"help_rate":                 more,
	"error_report_share":        more,
	"pressure_held_share":       more,
	"threat_detection_share":    more,
	"expert_wait_days":          less,
	"expert_critical_wait_days": less,
	"abandonment_share":         less,
	"time_cost_minutes":         less,
	"incident_count":            less,
	"frustration_mean":          less,
	"compliance_new":            more,
	"compliance_veteran":        more,
	"vacancy_share":             less,
	"applicant_loss_share":      less,
}

const more, less = "more", "less"
