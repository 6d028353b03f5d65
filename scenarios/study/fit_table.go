package study

import (
	"math"

	"heed/agents"
)

// asUsual is the default organization, and nothing else.
var asUsual = &Experiment{
	Name:   "the default organization",
	Doc:    "The default organization over a year, after a year to settle.",
	BurnIn: 250, Days: 250,
	Branches: []Cell{{Name: "as it is"}},
}

// taught gives a course of three hours, of middling quality, to everybody in an
// organization without training, and to nobody. The studies behind the magnitude are
// of single interventions of minutes to some hours, mostly without a choice of those
// who knew nothing; three hours are our reading.
var taught = &Experiment{
	Name:   "a course",
	Doc:    "An organization that trains nobody gives everybody a course of three hours of middling quality on day 1, and in another branch none; knowledge is compared two weeks later.",
	Set:    untrained,
	BurnIn: 100, Days: 1 + 10,
	Branches: []Cell{{Name: "untrained"}, {Name: "trained", Then: dayOneCourse}},
}

// untrained is an organization without training; courses, where there are any, are
// alike.
const untrained = "education.onboarding_hours=0 education.refresher_hours=0 education.refresher_interval=0 education.follow_up=0 education.task_coupling=0 education.piloting=0 decision.course_spread=0"

// dayOneCourse is a course for everybody on day 1: a round of refreshers that lasts a day.
var dayOneCourse = []Shift{{From: 1, Until: 2, Set: "education.refresher_interval=1 education.refresher_hours=3"}}

// halfLifeDays are the workdays over which loss is looked at: 6.5 months.
const halfLifeDays = 135

// unused is the course again, and then nobody has any use for what was taught.
var unused = &Experiment{
	Name:   "a course without use",
	Doc:    "The same course where nothing keeps knowledge alive: hardly a task, no practice, discussion, answers, mentors, lessons of errors or newcomers.",
	Set:    untrained + " resources.tasks_per_day=0.1 decision.practice=0 mechanisms.dialogue=0 mechanisms.peer_help=0 mechanisms.error_reporting=0 mechanisms.mentoring=0 mechanisms.turnover=0",
	BurnIn: 0, Days: 1 + halfLifeDays,
	Branches: []Cell{{Name: "untrained"}, {Name: "trained", Then: dayOneCourse}},
}

// beginners are people on their first days, whose habits form: people who mean to do
// what they are to do, as those whom Lally et al. followed had chosen a habit to form.
var beginners = &Experiment{
	Name:   "everybody new",
	Doc:    "The default organization with everybody hired on day 0, nobody leaving, and everybody willing.",
	Set:    "mechanisms.turnover=0 decision.intercept=6",
	New:    true,
	BurnIn: 0, Days: 250,
	Branches: []Cell{{Name: "as it is"}},
}

// passive is an organization that does nothing for the reporting of errors: all that
// it could do is at 0, and blame, which is an act as well, in the middle of its range.
var passive = &Experiment{
	Name:   "an organization that does nothing",
	Doc:    "The default organization without leadership, dialogue or answers to voice; errors are half blamed, neither freely nor never.",
	Set:    "culture.leadership=0 culture.dialogue_rate=0 culture.voice_response=0 culture.blame=0.5",
	BurnIn: 100, Days: 100,
	Branches: []Cell{{Name: "as it is"}},
}

// costless takes the cost of time away from one day to the next.
var costless = &Experiment{
	Name:   "rules that take no time",
	Doc:    "The default organization, and a branch in which time used no longer bears on the will, over the next 50 days.",
	BurnIn: 250, Days: 50,
	Branches: []Cell{{Name: "as it is"}, {Name: "without cost", Then: []Shift{{From: 1, Set: "mechanisms.time_cost=0"}}}},
}

// Moments are the published magnitudes that the default organization has to show, and
// no others. Five are targets, as many as there are [Coefficients]; the rest follow
// from what is taken from a source as it is, or are inequalities, and are checked.
var Moments = []Moment{
	{
		Name: "violation_rate", Title: "knowing violations a task", Unit: "share of tasks",
		Source: "Posey and Shoss (2022): once in 20 tasks",
		Doubt:  "sampling 330 people who differ as these do, over 30 tasks each",
		Target: 0.05, Lo: 0.044, Hi: 0.056, Fitted: true, In: asUsual, read: violationRate,
	},
	{
		Name: "violators", Title: "employees with a knowing violation in ten workdays", Unit: "share of employees",
		Source: "Posey and Shoss (2022): 67%",
		Doubt:  "sampling 330 people",
		Target: 0.67, Lo: 0.619, Hi: 0.721, Fitted: true, In: asUsual, read: violators,
	},
	{
		Name: "training_d", Title: "effect of a course on knowledge (d)", Unit: "standard deviations between people",
		Source: "Prümmer, van Steen and van den Berg (2025): 1.02 [0.58, 1.46], predictors of behaviour",
		Doubt:  "its interval",
		Target: 1.02, Lo: 0.58, Hi: 1.46, Fitted: true, In: taught, read: effectSize,
	},
	{
		Name: "norm_icc", Title: "ICC(1) of norms in teams", Unit: "1",
		Source: "Sommestad (2018): weak to moderate influence of the group, n = 2,291",
		Doubt:  ".05 to .20 as a 95% interval, our reading",
		Target: 0.12, Lo: 0.05, Hi: 0.20, Fitted: true, In: asUsual, read: metric("norm_icc").whole(),
	},
	{
		Name: "report_share", Title: "errors reported where nothing is done for it", Unit: "share of unknowing errors",
		Source: "5%, a secondary source on reports of phishing",
		Doubt:  "a factor of two either way, ours",
		Target: 0.05, Lo: 0.025, Hi: 0.1, Scale: LogOdds, Fitted: true, In: passive, read: metric("error_report_share").whole(),
	},
	{
		Name: "half_life", Title: "half-life of what a course taught, without use", Unit: "months",
		Source: "Tatel and Ackerman (2023): 6.5 months",
		Doubt:  "rounding to half a month",
		Target: 6.5, Lo: 6.25, Hi: 6.75, In: unused, read: halfLife,
	},
	{
		Name: "habit_days", Title: "days to 95% of a habit", Unit: "days",
		Source: "Lally et al. (2010): median 66 days, 18 to 254 among 39 people",
		Doubt:  "sampling the median of 39 people who spread so, in logarithms",
		Target: 66, Lo: 52, Hi: 84, In: beginners, read: habitDays,
	},
	{
		Name: "partial_r2", Title: "most that a single construct explains between people", Unit: "partial R2",
		Source: "Sommestad et al. (2014): each of more than 60 variables explains a small part",
		Doubt:  "our reading; what people are like before 50 days, against what they then do",
		Target: math.NaN(), Lo: math.Inf(-1), Hi: 0.3, In: asUsual, read: mostExplained,
	},
	{
		Name: "habit_r2", Title: "what habit explains when read after the fact", Unit: "partial R2",
		Source: "nobody: shown beside the row above, as employees.csv has it",
		Doubt:  "none; by then habit is a record of what it is to explain",
		Target: math.NaN(), Lo: math.Inf(-1), Hi: math.Inf(1), In: asUsual, read: habitAfter,
	},
	{
		Name: "task_sake", Title: "violations that vanish with the cost of time", Unit: "share of knowing violations",
		Source: "Posey and Shoss (2022): 85% for the sake of the task, so more than half",
		Doubt:  "none",
		Target: math.NaN(), Lo: 0.5, Hi: math.Inf(1), In: costless, read: forTheTask,
	},
}

// Coefficients are what the published magnitudes leave free in the default
// organization, each identified by a moment of its own: the level of violations, how
// unequal people are in them, what an hour of training teaches, how much teams agree,
// and how readily errors are reported.
//
// Note: the effect of cost (decision.cost) is not among them. It moves the level and
// the spread of violations, which the intercept and the spread account for already,
// and nothing else among the magnitudes tells it: that most violations are for the
// task's sake bounds it, and is checked.
var Coefficients = []Coefficient{
	{Path: "decision.intercept", By: "violation_rate"},
	{Path: "decision.spread", By: "violators"},
	{Path: "decision.learning", By: "training_d"},
	{Path: "decision.consensus", By: "norm_icc"},
	{Path: "decision.report", By: "report_share"},
}

// firstGuess is where the search for [Coefficients] starts.
var firstGuess = []agents.Setting{
	{Path: "decision.intercept", Value: 3.3}, {Path: "decision.spread", Value: 0.8}, {Path: "decision.learning", Value: 0.1},
	{Path: "decision.consensus", Value: 0.06}, {Path: "decision.report", Value: 0},
}
