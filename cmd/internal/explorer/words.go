package explorer

// A wording is how a lever is called on the page, and where its slider goes.
type wording struct {
	title    string
	main     bool    // shown at first
	from, to float64 // of the slider; from its least to its most where both are 0
	step     float64 // of the slider; a hundredth of it where 0
}

// wordings are the names of levers in plain words. Ranges are where values are of use in an
// organization of some hundred people; numbers beyond may be typed.
var wordings = map[string]wording{
	"organization.employees":   {"Employees", true, 20, 2000, 10},
	"organization.team_size":   {"People in a team", true, 2, 30, 1},
	"organization.departments": {"Departments", true, 1, 30, 1},
	"organization.sites":       {"Sites", true, 1, 12, 1},
	"organization.site_mixing": {"Teams that sit elsewhere than their department", false, 0, 0, 0},
	"organization.cross_ties":  {"Contacts outside the team", false, 0, 20, .5},
	"organization.cross_home":  {"Of these, within the department", false, 0, 0, 0},
	"organization.rewire":      {"Rewired contacts (small world)", false, 0, 0, 0},
	"organization.network":     {"Shape of the contacts", false, 0, 0, 0},

	"rules.count":             {"Number of rules", true, 5, 150, 1},
	"rules.detail":            {"How detailed the rules are", true, 0, 0, 0},
	"rules.systematization":   {"How well ordered the rules are", true, 0, 0, 0},
	"rules.explained":         {"How far reasons are given", true, 0, 0, 0},
	"rules.confidential":      {"Threats that may not be spoken of", false, 0, 0, 0},
	"rules.misfit":            {"Rules that do not fit special work", true, 0, 0, 0},
	"rules.impossible":        {"Of these, without any way to comply", false, 0, 0, 0},
	"rules.review_interval":   {"Days between reviews of rules and technology", true, 0, 1000, 5},
	"rules.revision_interval": {"Days between changes of the rules", false, 0, 1000, 5},
	"rules.revised_share":     {"Rules that such a change touches", false, 0, 0, 0},
	"rules.rare_share":        {"Tasks that come seldom", false, 0, 0, 0},
	"rules.change_cost":       {"Minutes to change a security level later", false, 0, 60, 1},
	"rules.usability":         {"How easy the technology is to use", true, 0, 0, 0},
	"rules.guidance":          {"How far the technology guides", false, 0, 0, 0},
	"rules.enforcement":       {"How often the technology blocks violations", false, 0, 0, 0},

	"education.onboarding_hours":   {"Hours of training for newcomers", true, 0, 80, 1},
	"education.refresher_interval": {"Days between refreshers", true, 0, 1000, 5},
	"education.refresher_hours":    {"Hours of a refresher", true, 0, 16, .5},
	"education.task_coupling":      {"Training at the work itself", true, 0, 0, 0},
	"education.variety":            {"Variety of teaching", false, 0, 0, 0},
	"education.mentoring":          {"Mentors for newcomers", false, 0, 0, 0},
	"education.piloting":           {"Courses tried out first", false, 0, 0, 0},
	"education.follow_up":          {"Follow-up of who knows little", false, 0, 0, 0},

	"resources.experts":              {"Security experts", true, 1, 30, 1},
	"resources.service_rate":         {"Questions an expert answers a day", true, .5, 30, .5},
	"resources.time_acceptance":      {"Accepted that security takes time", true, 0, 0, 0},
	"resources.production_pressure":  {"Pressure to produce", true, 0, 0, 0},
	"resources.tasks_per_day":        {"Security-relevant tasks a day", false, .5, 10, .5},
	"resources.impatience":           {"How soon people give up waiting", false, 0, 2, .02},
	"resources.critical_share":       {"Questions that are critical", false, 0, 0, 0},
	"resources.vetting_weeks":        {"Weeks to vet an applicant", false, 0, 26, .5},
	"resources.external_delay_weeks": {"Weeks until outside decisions", false, 0, 26, .5},

	"culture.leadership":        {"Priority that managers claim for security", true, 0, 0, 0},
	"culture.say_do_gap":        {"Gap between what managers say and do", true, 0, 0, 0},
	"culture.blame":             {"Blame for errors", true, 0, 0, 0},
	"culture.dialogue_rate":     {"Talks about security, a person and day", true, 0, 1, .01},
	"culture.voice_response":    {"Suggestions that get a good answer", true, 0, 0, 0},
	"culture.awareness":         {"Shared awareness of risk", false, 0, 0, 0},
	"culture.approachability":   {"How approachable the experts are", false, 0, 0, 0},
	"culture.cohesion":          {"Cohesion of teams", false, 0, 0, 0},
	"culture.hierarchy_penalty": {"Reluctance to correct superiors", false, 0, 6, .1},

	"collaboration.us_and_them":          {"Us and them between sites", true, 0, 0, 0},
	"collaboration.site_meetings":        {"Meetings across sites a year", true, 0, 50, 1},
	"collaboration.expert_user_dialogue": {"Dialogue of experts and users", true, 0, 0, 0},
	"collaboration.external_share":       {"Tasks with outside parties", true, 0, 0, 0},
	"collaboration.external_pressure":    {"Outside pressure for exceptions", true, 0, 0, 0},
	"collaboration.backing":              {"Backing against outside pressure", true, 0, 0, 0},
	"collaboration.site_spread":          {"How far norms of sites lie apart", false, 0, 0, 0},
	"collaboration.incompatibility":      {"Outside systems that do not fit the rules", false, 0, .5, .005},
	"collaboration.digital_share":        {"Outside work that is digital", false, 0, 0, 0},
	"collaboration.incident_rate":        {"Failures that become incidents", false, 0, .01, .0001},

	"individual.risk_propensity": {"Risk propensity of applicants", true, 0, 0, 0},
	"individual.patience":        {"Patience of applicants", true, 0, 0, 0},
	"individual.responsibility":  {"Responsibility given to each", true, 0, 0, 0},
	"individual.selection":       {"Selection of careful applicants", true, 0, 0, 0},
	"individual.turnover":        {"Turnover a year", true, 0, 1, .01},
	"individual.specialisation":  {"Specialised work", false, 0, 0, 0},
	"individual.baseline_offset": {"A lower will to comply of everybody", false, 0, 0, 0},
}

// A theming is how a section is called on the page.
type theming struct {
	title string
	core  bool
}

// themings are the themes of Gyllensten and Törner (2022), Table 3, in short, and what stands
// beside them.
var themings = map[string]theming{
	"organization":  {"Shape of the organization", false},
	"rules":         {"Well-adapted and accepted rules", true},
	"education":     {"Education and knowledge support", true},
	"resources":     {"Time and expert support", true},
	"culture":       {"Supportive culture and empowerment", true},
	"collaboration": {"Collaboration and coordination", true},
	"individual":    {"Responsibility and personality", true},
	"decision":      {"Coefficients: how people learn and decide", false},
	"mechanisms":    {"Mechanisms: what the model leaves out", false},
}

// A reading is how a metric is called on the page, and which way is good.
type reading struct {
	title string
	good  int
}

// readings are the names of metrics in plain words.
var readings = map[string]reading{
	"tasks":                     {"Tasks", 0},
	"compliance_rate":           {"Compliance", 1},
	"over_safing_rate":          {"Over-safing", -1},
	"knowing_violation_rate":    {"Shortcuts (knowing violations)", -1},
	"unknowing_error_rate":      {"Unknowing errors", -1},
	"impossible_rate":           {"No compliant way", -1},
	"blocked_rate":              {"Blocked by technology", -1},
	"waiting_rate":              {"Tasks waiting for an expert", -1},
	"participation_rate":        {"Participation", 1},
	"suggestion_rate":           {"Suggestions", 1},
	"correction_rate":           {"Colleagues corrected", 1},
	"help_rate":                 {"Help to colleagues", 1},
	"error_report_share":        {"Errors reported", 1},
	"pressure_held_share":       {"Outside pressure held against", 1},
	"threat_detection_share":    {"Novel threats noticed", 1},
	"expert_wait_days":          {"Wait for an expert", -1},
	"expert_critical_wait_days": {"Wait of critical questions", -1},
	"expert_utilisation":        {"Load of the experts", 0},
	"abandonment_share":         {"Questions given up", -1},
	"time_cost_minutes":         {"Time that security takes", -1},
	"incident_count":            {"Incidents", -1},
	"residual_leak_count":       {"Leaks nobody can prevent", -1},
	"knowledge_mean":            {"Knowledge of the rules", 1},
	"legitimacy_mean":           {"Legitimacy of the rules", 1},
	"awareness_mean":            {"Awareness of risk", 1},
	"responsibility_mean":       {"Responsibility felt", 1},
	"safety_mean":               {"Psychological safety", 1},
	"frustration_mean":          {"Frustration", -1},
	"habit_mean":                {"Habit of complying", 1},
	"norm_mean":                 {"Norm: that one should comply", 1},
	"norm_within_sd":            {"Spread of norms within teams", 0},
	"norm_icc":                  {"How alike teams are in norms", 0},
	"norm_site_gap":             {"Gap in norms between sites", -1},
	"compliance_new":            {"Compliance of newcomers", 1},
	"compliance_veteran":        {"Compliance of veterans", 1},
	"risk_propensity_mean":      {"Risk propensity of those employed", -1},
	"vacancy_share":             {"Empty seats", -1},
	"applicant_loss_share":      {"Applicants lost to vetting", -1},
	"voice_mean":                {"Suggestions expected to be answered", 1},
	"peer_answer_rate":          {"Questions of colleagues answered", 0},
}
