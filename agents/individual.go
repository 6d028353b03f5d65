package agents

import "heed/sim/num"

// Theme 6, Individual responsibility and personality: responsibility for the
// organizational goals (3.4.1.1), balance between supportive systems and individual
// responsibility and autonomy (3.4.1.2), personality (3.4.1.3).

// meanRisk is the risk propensity at which the will is unmoved: the published
// default mean, and no sample's, so that selection counts.
const meanRisk = 0.33

// individualDay is what an individual makes of the day.
type individualDay struct {
	responsibility, clarity, responsibilityRate float32     // set-point (E41, E53, E61, E62)
	habit, habitRate                            float32     // weight; 1/day (E25, E37)
	habitShares                                 [16]float32 // share that each of so many tasks of a day moves a habit
	initiative                                  float32     // most acts a day (E61)
	act, actResponsibility, actSafety           float32     // logits
	actAwareness, actKnowledge, actLeadership   float32
	actFrustration, actLegitimacy, actVoice     float32
	suggestions, request                        float32 // share of acts; most requests a misfit (E12)
	leave, leaveRisk, leaveFrustration          float32 // hazard a day (E36, E64)
	leaveMost                                   float32 // the highest hazard anybody can have
	threat                                      float32 // novel threats a day (E73)
	notice, noticeVigilance, noticeSkill        float32 // logits (E62, E73)
	selection                                   float64 // E64
}

// individualToday returns the day's individual side under leadership m (M_eff).
func (p *Params) individualToday(m float64, r *resourcesDay) (d individualDay) {
	c, s := &p.Decision, &p.Mechanisms
	d.responsible(p, m)
	d.habit, d.habitRate = float32(on(s.Habit, c.HabitWeight)), float32(c.HabitRate)
	for n := range d.habitShares[1:] {
		d.habitShares[n+1] = rate(c.HabitRate / float64(n+1))
	}
	d.participates(p, float64(r.pressure))
	d.leave = float32(on(s.Turnover, p.Individual.Turnover/WorkdaysPerYear))
	d.leaveRisk, d.leaveFrustration = float32(on(s.Personality, c.LeaveRisk)), float32(c.LeaveFrustration)
	d.leaveMost = d.leave * num.Exp32(d.leaveRisk+d.leaveFrustration)
	d.threat = float32(c.ThreatRate)
	d.notice = float32(c.Notice)
	d.noticeVigilance, d.noticeSkill = float32(c.NoticeVigilance), float32(c.NoticeSkill)
	d.selection = on(s.Personality, p.Individual.Selection)
	return d
}

// responsible sets what responsibility settles at (E38, E41, E47, E53, E61), and
// what control and detail do to it: some control supports, and a system overly
// controlling or specified deprives of responsibility (E62): rC e - rE e^2 - rD d^2.
func (d *individualDay) responsible(p *Params, m float64) {
	c, s := &p.Decision, &p.Mechanisms
	e := p.enforcement()
	least := min(c.ResponsibilityControl, 1.2*c.ResponsibilityOvercontrol) // or excess would never hurt
	control := float64(least*e) - float64(c.ResponsibilityOvercontrol*e*e) - float64(c.ResponsibilityDetail*p.Rules.Detail*p.Rules.Detail)
	response := on(s.Voice, p.Culture.VoiceResponse-0.5)
	d.responsibility = float32(p.Individual.Responsibility + float64(c.ResponsibilityLeadership*(m-0.5)) +
		float64(c.ResponsibilityNoBlame*(0.5-p.Culture.Blame)) + float64(c.ResponsibilityResponse*response) + on(s.Control, control))
	d.clarity = float32(c.ResponsibilityClarity)
	d.responsibilityRate = rate(1 / c.ResponsibilityDays)
}

// participates sets what makes for acts beyond the rules (E12, E32, E40, E61, E73).
func (d *individualDay) participates(p *Params, pressure float64) {
	c, s := &p.Decision, &p.Mechanisms
	d.initiative = float32(on(s.Participation, c.Initiative))
	d.act = float32(c.InitiativeBase - float64(c.InitiativePressure*pressure))
	d.actResponsibility = float32(on(s.Responsibility, c.InitiativeResponsibility))
	d.actSafety, d.actAwareness = float32(c.InitiativeSafety), float32(c.InitiativeAwareness)
	d.actKnowledge = float32(c.InitiativeKnowledge * (1 - on(s.Control, p.enforcement())))
	d.actLeadership = float32(on(s.Leadership, c.InitiativeLeadership))
	d.actLegitimacy = float32(on(s.Legitimacy, c.InitiativeLegitimacy))
	d.actFrustration = float32(on(s.Stress, c.InitiativeFrustration))
	d.actVoice = float32(on(s.Voice, c.InitiativeVoice))
	d.suggestions, d.request = float32(c.SuggestionShare), float32(on(s.Participation, c.RequestShare))
}

// willing returns the probability with which e is willing to act beyond the rules
// under the leadership that e meets (E40, E61), and that to speak up: as willing, but
// moved by the share of suggestions that e expects to be answered (E41). Where voice
// is expected to be in vain it dies out (Morrison 2014, Annual Review of Organizational
// Psychology and Organizational Behavior 1: perceived efficacy of voice).
func (d *individualDay) willing(e *Employee, leader float32) (acts, speaks float32) {
	x := d.act + float32(d.actResponsibility*(e.Responsibility-0.5)) + float32(d.actSafety*(e.Safety-0.5))
	x += float32(d.actAwareness*(e.Awareness-0.5)) + float32(d.actKnowledge*(e.Knowledge-0.5))
	x += float32(d.actLeadership*(leader-0.5)) + float32(d.actLegitimacy*(e.Legitimacy-0.5)) - float32(d.actFrustration*e.Frustration)
	return num.Logistic32(x), num.Logistic32(x + float32(d.actVoice*(e.Heard-0.5)))
}

// vigilant returns the logit of e noticing a novel threat (E73). Control takes from
// it by what it leaves of awareness and responsibility (E62, E66).
func (d *individualDay) vigilant(e *Employee) float32 {
	vigilance := float32((e.Awareness + e.Responsibility) / 2)
	skill := float32((e.Knowledge + e.Safety) / 2)
	return d.notice + float32(d.noticeVigilance*(vigilance-0.5)) + float32(d.noticeSkill*(skill-0.5))
}

// habitual returns the share that each of a day's n tasks moves a habit, 1-exp(-kH/n):
// all of them together exp(-kH), whatever their number, so that the rate is one a day
// (Lally et al. 2010).
func (d *individualDay) habitual(n float32) float32 {
	if i := int(n); i < len(d.habitShares) && float32(i) == n {
		return d.habitShares[i]
	}
	return -expm1(-d.habitRate / n)
}

// comply and deviate move e's habit on one of the day's n tasks.
func (d *individualDay) comply(e *Employee, n float32) {
	e.Habit += float32(d.habitual(n) * (1 - e.Habit))
}

func (d *individualDay) deviate(e *Employee, n float32) {
	e.Habit -= float32(d.habitual(n) * e.Habit)
}

// leaves says whether e leaves today, u uniform on [0, 1): with hazard
// hq exp(qr (rho - .33) + qF F) (E32, E36, E64).
func (d *individualDay) leaves(e *Employee, u float32) bool {
	if u >= d.leaveMost {
		return false
	}
	h := d.leave * num.Exp32(float32(d.leaveRisk*(e.Risk-meanRisk))+float32(d.leaveFrustration*e.Frustration))
	return u < -expm1(-h)
}

// take moves responsibility a day towards its set-point (E61, E62).
func (d *individualDay) take(e *Employee) {
	target := d.responsibility + float32(d.clarity*(e.Special-0.25))
	e.Responsibility += float32(d.responsibilityRate * (clamp(target) - e.Responsibility))
}
