package agents

import (
	"math"

	"heed/sim"
	"heed/sim/num"
)

// What a questionnaire asks, and what an employee would truthfully say of it. How an
// answer departs from that, by error and by bias, is not of the organization: whoever
// asks draws it, and asking changes nothing.

// A Respondent is the holder of a seat at the end of a day, with what they met and did
// as they know it themselves.
type Respondent struct {
	Employee
	Norms      float64 // that are met: one's own, and what colleagues are seen to do
	Attitude   float64 // to following the rules
	Efficacy   float64 // command of the rules
	Leadership float64 // as met
	Cost       float64 // of following the rules, as a share of the day's budget; has no upper end
	Intention  float64 // probability of choosing to comply
	Complied   float64 // share of the tasks done as the rules ask; NaN where there was none
	Tasks      int     // that ended
}

// Constructs are what a questionnaire asks an employee about, in its order: the
// constructs of the theory of planned behaviour (Ajzen 1991, Organizational Behavior and
// Human Decision Processes 50: attitude, subjective norm, perceived control, intention,
// behaviour), and the conditions that this model adds to them. Each is defined by states
// of the model, so that what a regression ought to find is known:
//
//	norm           N + norm_observed_share (O-N), injunctive and descriptive as the will has them
//	attitude       (bA A + bL L)/(bA+bL) with bA, bL the coefficients of awareness and
//	               legitimacy in the will; their mean where both are 0
//	self_efficacy  G = 1-(1-K)(1-X), the command of the rules by knowledge and experience
//	leadership     M_i, claims with the example of one's own manager behind them
//	safety         S
//	legitimacy     L; a part of attitude too, as in the field's instruments
//	perceived_cost (u + n C)/B: the minutes u that are taken before any task, and n tasks of
//	               C minutes each that are plain, of B
//	intention      logistic(U - cost (u + (n-1)/2 C + C)/B), the will on a plain task in the
//	               middle of such a day; habit is not of it (Verplanken and Orbell 2003)
//	behaviour      share of the tasks of a window that ended as the rules ask
//
// n is the mean number of tasks, shared by those present where seats are empty. Symbols
// are those of the package's description. All but perceived_cost lie in [0, 1].
var Constructs = []sim.Metric[*Respondent]{
	{Name: "norm", Unit: state, Doc: "Norms that are met: one's own strictness, and what colleagues are seen to do", Of: func(r *Respondent) float64 { return r.Norms }},
	{Name: "attitude", Unit: state, Doc: "Attitude to following the rules: awareness of risk and legitimacy, weighed as the will does", Of: func(r *Respondent) float64 { return r.Attitude }},
	{Name: "self_efficacy", Unit: state, Doc: "Command of the rules, by knowledge and experience", Of: func(r *Respondent) float64 { return r.Efficacy }},
	{Name: "leadership", Unit: state, Doc: "Leaders' priority of security as it is met, deeds included", Of: func(r *Respondent) float64 { return r.Leadership }},
	{Name: "safety", Unit: state, Doc: "Psychological safety", Of: func(r *Respondent) float64 { return float64(r.Safety) }},
	{Name: "legitimacy", Unit: state, Doc: "Legitimacy of the rules", Of: func(r *Respondent) float64 { return float64(r.Legitimacy) }},
	{Name: "perceived_cost", Unit: "share of the day's budget", Doc: "Time that following the rules is expected to take on an ordinary day", Of: func(r *Respondent) float64 { return r.Cost }},
	{Name: "intention", Unit: "probability", Doc: "Probability of choosing to comply on a plain task that is understood", Of: func(r *Respondent) float64 { return r.Intention }},
	{Name: "behaviour", Unit: "share of tasks", Doc: "Tasks lately done as the rules ask", Of: func(r *Respondent) float64 { return r.Complied }},
}

// Respondent returns the holder of a seat, which is not empty, at the end of a day,
// the last that o was stepped through; did is what they did lately.
func (o *Organization) Respondent(seat, day int, did Ledger) Respondent {
	s := o.takeShift()
	defer o.giveBack(s)
	s.Organization, s.c, s.day = o, &o.climate, day
	s.look(seat, seat+1)
	t := o.teams[o.place.Chart.Team[seat]] // copies: nothing of o is written to
	t.otherNorm, t.sitesMeet = o.stock.without(t.site)
	e := o.employees[seat]
	e.visible = false // what colleagues will say tomorrow is not known today
	w := workday{shift: s, team: &t, e: &e, seat: seat}
	w.meet()
	return w.respondent(did)
}

// respondent returns w's employee, who has met the day, as a respondent.
func (w *workday) respondent(did Ledger) Respondent {
	r := Respondent{Employee: *w.e, Leadership: float64(w.leader), Efficacy: float64(1 - w.lack())}
	k := &w.c.culture.will
	r.Norms = float64(w.e.Norm + float32(k.observed*(w.observed()-w.e.Norm)))
	r.Attitude = weighed(float64(k.awareness), float64(w.e.Awareness), float64(k.legitimacy), float64(w.e.Legitimacy))
	n, c, b := float64(w.c.resources.tasks*w.team.crowding()), float64(w.plain), float64(w.budget)
	r.Cost = (float64(w.used) + float64(n*c)) / b
	used := float64(w.used) + float64(max(0, (n-1)/2)*c)
	cost := float64(float64(w.c.resources.cost) * ((used + c) / b))
	r.Intention = num.Logistic(float64(w.will) - cost)
	r.Complied, r.Tasks = did.complied()
	return r
}

// weighed returns the mean of a and b with weights of 0 or more, plain where both are 0.
func weighed(wa, a, wb, b float64) float64 {
	if wa+wb == 0 {
		wa, wb = 1, 1
	}
	return (float64(wa*a) + float64(wb*b)) / (wa + wb)
}

// complied returns the share of the tasks that ended which was done as the rules ask,
// NaN where none did, and how many did.
func (l *Ledger) complied() (share float64, tasks int) {
	for _, n := range l.Outcomes {
		tasks += int(n)
	}
	if tasks == 0 {
		return math.NaN(), 0
	}
	return float64(l.Outcomes[complied]) / float64(tasks), tasks
}

// Blame returns culture.blame as it is today.
func (o *Organization) Blame() float64 { return o.today.Culture.Blame }
