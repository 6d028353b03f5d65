package agents

import "heed/sim/num"

// Theme 2, Education and well-adapted knowledge support: knowledge and
// anticipation (3.2.5.1), education at all stages of work experience (3.2.5.2).

// educationDay is what is taught and forgotten on a day.
type educationDay struct {
	overSafe                    float32    // probability that the safe default is a needlessly high level (E18)
	safeBase, safeAwareness     float32    // conservative judgement in doubt (E63)
	forgetting, floor, practice float32    // rates a day and the knowledge that stays (E20)
	learning, unlearning        float32    // rates an hour (E21, E25)
	legitimacyPulse, awarePulse float32    // rates an hour (E6, E26)
	loadHalf, loadDecay         float32    // hours; share of the load that goes in a day (E21)
	limited                     bool       // whether load limits learning
	onboarding, refresher       float32    // hours at once; a refresher is none where there are no rounds
	again                       float32    // hours for who is found to know little (E7)
	coupled                     float32    // hours a day given at the work itself (E24)
	absorbs                     [4]float32 // what they do to knowledge, stale rules, legitimacy and awareness
	quality                     float32    // of the courses of the running round (E23, E71)
	mentoring, mentorDays       float32    // rate a day, days (E22)
	mentorMinutes               float32
	followUp, followBelow       float32 // probability a day; knowledge (E7)
	newcomer, newcomerLoad      float32 // knowledge and load of a newcomer (E21, E27)
	versions                    bool    // whether habits lock to the version learned (E25)
	learnAnswer, learnReport    float32 // share of missing knowledge (E43, E46)
}

// educationToday returns the day's education, given the quality of the courses.
func (p *Params) educationToday(quality float64) (d educationDay) {
	c, m, e := &p.Decision, &p.Mechanisms, &p.Education
	d.overSafe = float32(on(m.OverSafing, p.Rules.ChangeCost/(p.Rules.ChangeCost+c.OverSafingCost)))
	d.safeBase, d.safeAwareness = float32(on(m.SafeDefault, c.SafeBase)), float32(on(m.SafeDefault && m.Awareness, c.SafeAwareness))
	coupling := on(m.TaskCoupling, e.TaskCoupling)
	d.forgetting = rate(on(m.Forgetting, c.Forgetting*(1-float64(c.CouplingRetention*coupling))))
	d.floor = float32(c.KnowledgeFloor)
	d.practice = rate(c.Practice * (0.5 + p.Rules.Systematization)) // well-ordered rules invite to find out more (E2)
	d.learning, d.unlearning = float32(c.Learning), float32(c.Unlearning)
	d.legitimacyPulse, d.awarePulse = float32(c.LegitimacyPulse), float32(c.AwarenessPulse)
	d.loadHalf, d.loadDecay, d.limited = float32(c.LoadHalf), rate(1/c.LoadDays), m.CognitiveLoad
	hours := on(m.Training, e.RefresherHours)
	d.onboarding = float32(on(m.Training, e.OnboardingHours))
	d.again = float32(hours)
	if e.RefresherInterval > 0 {
		d.refresher = float32(hours * (1 - coupling))
		d.coupled = float32(hours * coupling / e.RefresherInterval)
	}
	d.quality = float32(quality)
	h := -float64(d.coupled) * quality
	d.absorbs = [4]float32{float32(-num.Expm1(c.Learning * h)), float32(-num.Expm1(c.Unlearning * h)), float32(-num.Expm1(c.LegitimacyPulse * h)), float32(-num.Expm1(c.AwarenessPulse * h))}
	d.mentoring, d.mentorDays = rate(on(m.Mentoring, c.MentorRate*e.Mentoring)), float32(c.MentorDays)
	d.mentorMinutes = float32(on(m.Mentoring, c.MentorMinutes*e.Mentoring))
	d.followUp, d.followBelow = float32(on(m.FollowUp, -num.Log1p(-min(e.FollowUp, 0.99))/(WorkdaysPerYear/4))), float32(c.FollowUpBelow)
	d.newcomer, d.newcomerLoad = float32(c.NewcomerKnowledge), float32(c.NewcomerLoad)
	d.versions = m.RuleVersions
	d.learnAnswer, d.learnReport = float32(c.AnswerLearning), float32(c.ReportLearning)
	return d
}

// courseQuality returns the quality of a round of courses, about 1, from a number
// uniform on [0, 1): variety lifts it, and a pilot cuts its bad tail (E23, E71).
func (p *Params) courseQuality(u float64) float64 {
	n := float64(2*u) - 1
	if !p.Mechanisms.Piloting {
		return 1 + float64(p.Decision.CourseSpread*n)
	}
	if n < 0 {
		n *= 1 - p.Education.Piloting
	}
	return 1 + float64(p.Decision.VarietyGain*(p.Education.Variety-0.5)) + float64(p.Decision.CourseSpread*n)
}

// absorbed returns the hours that count of a training of some hours under a load
// (E21): h2 (atan((load+hours)/h2) - atan(load/h2)), the integral of
// 1/(1+(load/h2)^2), so that learning saturates and is least where load is high.
func (d *educationDay) absorbed(hours, load float32) float32 {
	if !d.limited {
		return hours
	}
	half := float64(d.loadHalf)
	return float32(half * (num.Atan(float64(load+hours)/half) - num.Atan(float64(load)/half)))
}

// train gives e some hours of training at once: knowledge, legitimacy and
// awareness rise, and rules learned in an old version are replaced (E6, E20 to
// E26); knowledge the faster the abler one is to learn (E1). The hours are owed as time, and paid as the load decays.
func (d *educationDay) train(e *Employee, hours float32) {
	if hours <= 0 {
		return
	}
	h := d.quality * d.absorbed(hours, e.Load)
	e.Knowledge += float32((1 - e.Knowledge) * -expm1(-float32(d.learning*e.Ability*h)))
	e.Stale *= 1 + expm1(-float32(d.unlearning*h))
	e.Legitimacy += float32((1 - e.Legitimacy) * -expm1(-float32(d.legitimacyPulse*h)))
	e.Awareness += float32((1 - e.Awareness) * -expm1(-float32(d.awarePulse*h)))
	e.Load += hours
	e.Owed += hours
}

// absorb gives e the day's small piece of training at the work itself (E24).
func (d *educationDay) absorb(e *Employee) {
	e.Knowledge += float32(d.absorbs[0] * e.Ability * (1 - e.Knowledge))
	e.Stale -= float32(d.absorbs[1] * e.Stale)
	e.Legitimacy += float32(d.absorbs[2] * (1 - e.Legitimacy))
	e.Awareness += float32(d.absorbs[3] * (1 - e.Awareness))
}

// remember lets a day pass over e's knowledge: it fades towards its floor and work
// itself teaches (E1, E20), and training load decays (E21).
func (d *educationDay) remember(e *Employee) {
	e.Knowledge += float32(d.practice*e.Ability*(1-e.Knowledge)) - float32(d.forgetting*(e.Knowledge-d.floor))
	e.Load -= float32(d.loadDecay * e.Load)
	e.Owed -= float32(d.loadDecay * e.Owed)
}

// trainingMinutes is the scheduled time that the day takes for training: a course is
// paid as its load decays, beside what is taught at the work.
func (d *educationDay) trainingMinutes(e *Employee) float32 {
	return float32(60 * (float32(d.loadDecay*e.Owed) + d.coupled))
}

// revise changes a share of the rules under e: what was learned of these is stale
// from now on (E25).
func (d *educationDay) revise(e *Employee, share float32) {
	if d.versions {
		e.Stale += float32(share * (1 - e.Stale))
	}
}

// mentored says whether e is new enough to have a mentor on a day (E22).
func (d *educationDay) mentored(e *Employee, day int) bool {
	return d.mentoring > 0 && day-int(e.Hired) < int(d.mentorDays)
}

// mentor draws a newcomer towards a mentor as the others see them: knowledge up,
// and the mentor's own norm taken over, good or bad (E22).
func (d *educationDay) mentor(e *Employee, by signal) {
	e.Knowledge += float32(d.mentoring * max(0, by.knowledge-e.Knowledge))
	e.Norm += float32(d.mentoring * (by.norm - e.Norm))
	e.Responsibility += float32(d.mentoring * (1 - e.Responsibility) * by.norm)
}
