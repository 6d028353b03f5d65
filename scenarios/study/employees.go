package study

import (
	"math"

	"heed/agents"
	"heed/sim"
)

// outcomeDays is over how many days, or as many as there were, employees.csv
// counts what somebody did.
const outcomeDays = 50

// A person is an employee on a day, with what they did in the last days.
type person struct {
	agents.Employee
	place     *agents.Workplace
	seat, day int
	did       agents.Ledger
}

// employees are the columns of employees.csv after its keys.
var employees = []sim.Metric[*person]{
	{Name: "team", Doc: "Number of the team, from 0.", Of: func(p *person) float64 { return float64(p.place.Chart.Team[p.seat]) }},
	{Name: "department", Doc: "Number of the department, from 0.", Of: func(p *person) float64 { return float64(p.place.Chart.Department[p.seat]) }},
	{Name: "site", Doc: "Number of the site, from 0.", Of: func(p *person) float64 { return float64(p.place.Chart.Site[p.seat]) }},
	{Name: "tenure_days", Unit: "days", Doc: "Workdays since hire.", Of: func(p *person) float64 { return float64(p.day - int(p.Hired)) }},
	{Name: "generation", Doc: "How many held the seat before since the start of the burn-in.", Of: func(p *person) float64 { return float64(p.Generation) }},

	{Name: "risk_propensity", Unit: "0 to 1", Doc: "Trait: propensity to take risks.", Of: trait(func(p *person) float32 { return p.Risk })},
	{Name: "patience", Unit: "0 to 1", Doc: "Trait: patience with cumbersome procedures.", Of: trait(func(p *person) float32 { return p.Patience })},
	{Name: "specialisation", Unit: "0 to 1", Doc: "Trait: specialisation of the work.", Of: trait(func(p *person) float32 { return p.Special })},
	{Name: "ability", Unit: "0 to 2", Doc: "Trait: ability to learn; 1 is average.", Of: trait(func(p *person) float32 { return p.Ability })},
	{Name: "residual_will", Unit: "logits", Doc: "Trait: will to comply that nothing else explains.", Of: trait(func(p *person) float32 { return p.Residual })},
	{Name: "norm_anchor", Unit: "0 to 1", Doc: "Trait: norm that they return to.", Of: trait(func(p *person) float32 { return p.Anchor })},

	{Name: "knowledge", Unit: "0 to 1", Doc: "Knowledge of the rules.", Of: trait(func(p *person) float32 { return p.Knowledge })},
	{Name: "stale_share", Unit: "share of knowledge", Doc: "Share of that knowledge which is of an old version.", Of: trait(func(p *person) float32 { return p.Stale })},
	{Name: "legitimacy", Unit: "0 to 1", Doc: "Legitimacy that the rules have.", Of: trait(func(p *person) float32 { return p.Legitimacy })},
	{Name: "awareness", Unit: "0 to 1", Doc: "Awareness of risk.", Of: trait(func(p *person) float32 { return p.Awareness })},
	{Name: "norm", Unit: "0 to 1", Doc: "How strictly they hold that one should comply.", Of: trait(func(p *person) float32 { return p.Norm })},
	{Name: "habit", Unit: "0 to 1", Doc: "Habit of complying.", Of: trait(func(p *person) float32 { return p.Habit })},
	{Name: "responsibility", Unit: "0 to 1", Doc: "Responsibility felt.", Of: trait(func(p *person) float32 { return p.Responsibility })},
	{Name: "safety", Unit: "0 to 1", Doc: "Psychological safety.", Of: trait(func(p *person) float32 { return p.Safety })},
	{Name: "frustration", Unit: "0 to 1", Doc: "Frustration.", Of: trait(func(p *person) float32 { return p.Frustration })},
	{Name: "expected_wait_days", Unit: "days", Doc: "Wait that they expect from the experts.", Of: trait(func(p *person) float32 { return p.Wait })},
	{Name: "expected_response", Unit: "share of suggestions", Doc: "Share of suggestions that they expect to be answered.", Of: trait(func(p *person) float32 { return p.Heard })},
	{Name: "training_load_hours", Unit: "hours", Doc: "Training that is not yet digested.", Of: trait(func(p *person) float32 { return p.Load })},
	{Name: "seen_share", Unit: "0 to 1", Doc: "Share of the last 20 days' tasks that others saw done rightly.", Of: trait(func(p *person) float32 { return p.Seen })},

	{Name: "complied", Unit: "tasks", Doc: "Tasks of the last 50 days, or since hire, done as the rules ask.", Of: outcome(0)},
	{Name: "knowing_violations", Unit: "tasks", Doc: "The same, done knowingly against the rules.", Of: outcome(1)},
	{Name: "unknowing_errors", Unit: "tasks", Doc: "The same, done wrongly without knowing.", Of: outcome(2)},
	{Name: "impossible", Unit: "tasks", Doc: "The same, without a compliant way.", Of: outcome(3)},
	{Name: "blocked", Unit: "tasks", Doc: "The same, blocked by technology.", Of: outcome(4)},
	{Name: "compliance_rate", Unit: "share of resolved tasks", Doc: "Complied as a share of these five.", Of: (*person).compliance},
	{Name: "participation_acts", Unit: "acts", Doc: "Acts of participation in the last 50 days, or since hire.", Of: func(p *person) float64 { return float64(p.did.Acts) }},
}

// trait widens a number that somebody is known by.
func trait(of func(*person) float32) func(*person) float64 {
	return func(p *person) float64 { return float64(of(p)) }
}

// outcome returns how many tasks ended in an outcome.
func outcome(i int) func(*person) float64 {
	return func(p *person) float64 { return float64(p.did.Outcomes[i]) }
}

// compliance returns the share of p's tasks that was done as the rules ask, NaN
// where there was no task.
func (p *person) compliance() float64 {
	n := uint32(0)
	for _, c := range p.did.Outcomes {
		n += c
	}
	if n == 0 {
		return math.NaN()
	}
	return float64(p.did.Outcomes[0]) / float64(n)
}
