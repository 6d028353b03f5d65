package agents

import "heed/sim/num"

// Theme 3, Adequate resources: general acceptance of time requirements (3.2.6.1),
// availability of expert support (3.2.6.2; the queue itself is in experts.go),
// dependence on external resources (3.2.6.3).

// resourcesDay are the means that a day gives.
type resourcesDay struct {
	tasks                    float64  // mean tasks of an employee
	load                     workload // their distribution
	minutes                  float32  // time to comply on a plain task by who has full command of the rules (E11, E28)
	search                   float32  // growth of that time by finding out what they ask, at no command (E1, E11)
	misfitCost, externalCost float32  // factors on it (E9, E58, E59)
	budget                   float32  // minutes a day of somebody of middling patience (E29, E30)
	patient                  bool     // whether patience scales it (E64)
	cost                     float32  // logits for the whole budget (E31)
	standing                 float32  // minutes a day that dialogue between experts and users takes (E56)
	scheduled                float32  // share of scheduled time taken from the budget
	question, act, delay     float32  // minutes
	meeting                  float32  // scheduled minutes a day of meetings across sites (E54)
	critical                 float32  // share of questions (E33)
	frustrationBlock         float32
	frustrationWait          float32
	frustrationLoad          float32
	frustrationDelay         float32
	frustrationFade          float32
	frustration              float32 // logits (E32)
	vetting                  float64 // days from leaving to the day of hire (E36)
	applicantLoss            float32 // probability that an applicant is gone by then
	pressure                 float32 // production pressure that is felt (E30, E56)
}

// resourcesToday returns the day's means under the day's rules.
func (p *Params) resourcesToday(r *rulesDay) (d resourcesDay) {
	c, m := &p.Decision, &p.Mechanisms
	dialogue := on(m.ExpertUserDialogue, p.Collaboration.ExpertUserDialogue)
	pressure := p.Resources.ProductionPressure * (1 - float64(c.PressureRelief*dialogue))
	d.pressure = float32(pressure)
	d.tasks = p.Resources.TasksPerDay
	d.load = poissonOf(d.tasks)
	d.minutes = float32(c.TaskMinutes) * r.saving
	d.search = float32(c.BurdenCost) * r.burden
	d.misfitCost = float32(c.MisfitCost)
	d.externalCost = 1
	if m.ExternalFriction {
		d.externalCost = float32(c.ExternalCost + float64(c.DigitalCost*p.Collaboration.DigitalShare))
	}
	d.budget = float32(c.BudgetMinutes * (0.5 + p.Resources.TimeAcceptance) * (1 - float64(c.PressureSqueeze*pressure)))
	d.patient = m.Personality
	d.cost = float32(on(m.TimeCost, c.Cost))
	d.standing = float32(c.CoordinationMinutes * dialogue)
	d.scheduled = float32(c.ScheduledShare)
	d.question, d.act = float32(c.QuestionMinutes), float32(c.ActMinutes)
	d.delay = float32(on(m.OverSafing, c.DelayMinutes))
	d.meeting = float32(c.MeetingMinutes * p.Collaboration.SiteMeetings / WorkdaysPerYear)
	d.critical = float32(p.Resources.CriticalShare)
	d.frustrations(p)
	d.recruiting(p)
	return d
}

// frustrations sets what frustrates and how it fades (E16, E19, E32, E33).
func (d *resourcesDay) frustrations(p *Params) {
	c := &p.Decision
	d.frustrationBlock = float32(c.FrustrationBlock)
	d.frustrationWait = float32(c.FrustrationWait)
	d.frustrationLoad = float32(c.FrustrationLoad)
	d.frustrationDelay = float32(on(p.Mechanisms.OverSafing, c.FrustrationOverSafing))
	d.frustrationFade = rate(1 / c.FrustrationDays)
	d.frustration = float32(on(p.Mechanisms.Stress, c.Frustration))
}

// recruiting sets how long a seat stays empty and how likely an applicant is lost
// to the wait: 1-exp(-hz weeks) (E36).
func (d *resourcesDay) recruiting(p *Params) {
	weeks := on(p.Mechanisms.Vetting, p.Resources.VettingWeeks)
	d.vetting = p.Decision.SearchDays + float64(5*weeks)
	d.applicantLoss = float32(ApplicantLoss(p.Decision.ApplicantHazard, weeks))
}

// ApplicantLoss returns the probability that an applicant chooses other work
// during so many weeks of vetting, at a hazard a week: 1-exp(-hazard*weeks) (E36).
func ApplicantLoss(hazard, weeks float64) float64 { return -num.Expm1(-hazard * weeks) }

// budgetOf returns the minutes that e has for compliance today, never none: the
// compliance budget of Beautement, Sasse and Wonham (2008), larger where time is
// accepted, smaller under pressure, and scaled by patience (E29, E30, E64).
func (d *resourcesDay) budgetOf(e *Employee) float32 {
	b := d.budget
	if d.patient {
		b *= 0.5 + e.Patience
	}
	if b < 1 {
		return 1
	}
	return b
}

// plainMinutes returns the time that complying takes on a plain task for somebody who
// lacks so much of the command of the rules: what is not known has to be looked up,
// the longer the greater the burden (E1, E11, E28).
func (d *resourcesDay) plainMinutes(lack float32) float32 {
	return d.minutes * (1 + float32(d.search*lack))
}

// taskMinutes returns the time that complying takes on a task that takes c minutes
// where it is plain (E11, E28, E58).
func (d *resourcesDay) taskMinutes(c float32, misfit, external bool) float32 {
	if misfit {
		c *= d.misfitCost
	}
	if external {
		c *= d.externalCost
	}
	return c
}

// frustrate raises e's frustration by a share of what is left of calm, at most all of it
// (E32).
func (d *resourcesDay) frustrate(e *Employee, share float32) {
	if share > 1 {
		share = 1
	}
	e.Frustration += float32(share * (1 - e.Frustration))
}
