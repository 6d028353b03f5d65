package agents

import "heed/sim/num"

// Theme 4, Supportive organizational culture and empowerment: risk awareness and
// security priority (3.3.1.1), supportive leadership (3.3.1.2), support from
// colleagues (3.3.1.3) and from experts (3.3.1.4).

// cultureDay is the culture as it stands on a day.
type cultureDay struct {
	leadership, managerShare                    float32 // M_eff; weight of one's own manager's example (E38, E39)
	will                                        willingness
	askPeer, askExpert                          float32 // logits at middling states; askPeer is -Inf where nobody is asked (E43, E51)
	askAwareness, askSafety, askWait            float32
	awareness, awarenessRate                    float32 // set-point (E37, E38, E66)
	erosion                                     float32 // of awareness by a shortcut without event (E66)
	incident                                    float32 // share of missing awareness that an incident brings (E66)
	dialogue, dialogueBoost                     float32 // discussions a day; growth while training is fresh (E26, E44)
	dialogueMinutes                             float32
	consensus, learn, unlearn, aware, relief    float32 // shares a discussion (E25, E44 to E46)
	anchor, leaderPull, drift, noise, influence float32 // norms (E38, E44, E66, E69)
	safety, safetyRate                          float32 // set-point (E40, E41, E47)
	answered, ignored                           float32 // effect of an answer and of none on R and S (E41)
	response                                    float32 // probability of a good answer
	voiceLearning, voiceRelax                   float32 // of what to expect of voice (E41)
	visibility, correct, correctSafety          float32 // logits (E48, E50)
	correctNorm, upward, correction             float32
	report, reportSafety                        float32 // logits (E47)
	reputation, reputationLoss, reputationDays  float32 // E50
	waitLearning, waitRelax                     float32 // E52
}

// willingness are the coefficients of the will to comply, in logits.
type willingness struct {
	base, awareness, legitimacy, norm, observed, leadership, responsibility, risk float32
}

// effectiveLeadership returns M_eff: what leaders claim, voided in proportion to
// how far their deeds fall short, so that claims without deeds count for nothing
// (E39).
func (p *Params) effectiveLeadership() float64 {
	if !p.Mechanisms.Leadership {
		return 0.5
	}
	return p.Culture.Leadership * max(0, 1-on(p.Mechanisms.SayDoGap, p.Culture.SayDoGap))
}

// cultureToday returns the day's culture under leadership m (M_eff).
func (p *Params) cultureToday(m float64) (d cultureDay) {
	d.leadership = float32(m)
	d.managerShare = float32(on(p.Mechanisms.Leadership, p.Decision.ManagerShare))
	d.will = p.willToday()
	d.asking(p)
	d.norms(p)
	d.climate(p, m)
	d.control(p)
	return d
}

// willToday returns the coefficients of the will, none for what is switched off.
func (p *Params) willToday() (w willingness) {
	c, m := &p.Decision, &p.Mechanisms
	w.base = float32(c.Intercept - p.Individual.BaselineOffset)
	w.awareness = float32(on(m.Awareness, c.Awareness))
	w.legitimacy = float32(on(m.Legitimacy, c.Legitimacy))
	w.norm = float32(on(m.SocialNorm, c.Norm))
	w.observed = float32(c.NormObservedShare)
	w.leadership = float32(on(m.Leadership, c.Leadership))
	w.responsibility = float32(on(m.Responsibility, c.Responsibility))
	w.risk = float32(on(m.Personality, c.Risk))
	return w
}

// asking sets how readily colleagues and experts are asked (E8, E43, E51, E52);
// one-way communication makes experts less approachable (E75).
func (d *cultureDay) asking(p *Params) {
	c, m := &p.Decision, &p.Mechanisms
	d.askPeer = float32(c.Ask)
	if !m.PeerHelp {
		d.askPeer = never
	}
	welcome := p.Culture.Approachability
	if m.ExpertUserDialogue {
		welcome *= 1 - float64(c.OneWay*(1-p.Collaboration.ExpertUserDialogue))
	}
	d.askExpert = float32(c.Ask + on(m.Approachability, float64(c.AskApproachability*(welcome-0.5))))
	d.askAwareness = float32(on(m.Awareness, c.AskAwareness))
	d.askSafety = float32(c.AskSafety)
	d.askWait = float32(1 / c.AskWait)
	d.waitLearning = float32(on(m.WaitLearning, c.WaitLearning))
	d.waitRelax = rate(1 / c.WaitDays)
}

// norms sets how norms move and what discussion brings (E26, E44 to E46, E69).
func (d *cultureDay) norms(p *Params) {
	c, m := &p.Decision, &p.Mechanisms
	d.dialogue = float32(on(m.Dialogue, p.Culture.DialogueRate))
	d.dialogueBoost, d.dialogueMinutes = float32(c.DialogueBoost), float32(c.DialogueMinutes)
	d.consensus, d.learn, d.unlearn = float32(c.Consensus), float32(c.DialogueLearning), float32(c.DialogueUnlearning)
	d.aware, d.relief = float32(c.DialogueAwareness), float32(c.DialogueRelief)
	d.anchor, d.leaderPull = rate(c.Anchor), rate(on(m.Leadership, c.LeaderPull))
	d.drift = float32(c.ShortcutDrift)
	d.noise = float32(c.NormNoise * sqrt3)
	influence := on(m.AmbiguityInfluence && m.Ambiguity, c.AmbiguityInfluence)
	d.influence = float32(1 + float64(influence*num.Exp(-p.Rules.Detail/c.AmbiguityScale)))
}

// climate sets what awareness and psychological safety settle at (E37, E38, E40,
// E41, E47, E66).
func (d *cultureDay) climate(p *Params, m float64) {
	c, s := &p.Decision, &p.Mechanisms
	e := p.enforcement()
	reliance := on(s.Complacency, float64(c.Complacency*e*e))
	d.awareness = clamp(float32(p.Culture.Awareness + float64(c.AwarenessLeadership*(m-0.5)) - reliance))
	d.awarenessRate = rate(1 / c.AwarenessDays)
	d.erosion = float32(on(s.Complacency, c.ComplacencyShortcut))
	d.incident = float32(on(s.Incidents, c.IncidentReset))
	response := on(s.Voice, p.Culture.VoiceResponse-0.5)
	d.safety = clamp(float32(c.SafetyBase + float64(c.SafetyLeadership*(m-0.5)) -
		float64(c.SafetyBlame*(p.Culture.Blame-0.2)) + float64(c.SafetyResponse*response)))
	d.safetyRate = rate(1 / c.SafetyDays)
	d.answered, d.ignored = float32(on(s.Voice, c.VoiceGain)), float32(on(s.Voice, c.VoiceLoss))
	d.response = float32(p.Culture.VoiceResponse)
	d.voiceLearning, d.voiceRelax = float32(c.VoiceLearning), rate(1/c.VoiceDays)
}

// control sets how colleagues answer deviation: by pointing it out (E48), by
// reporting one's own (E47), by what it costs the team's name (E49, E50: the
// stronger the cohesion, which mentoring and socialisation add to: from .8 of it
// without a mentor to 1.2, an assumption).
func (d *cultureDay) control(p *Params) {
	c, m := &p.Decision, &p.Mechanisms
	d.visibility = float32(c.Visibility)
	d.correct = float32(c.Correct)
	if !m.Correction {
		d.correct = never
	}
	d.correctSafety, d.correctNorm = float32(c.CorrectSafety), float32(c.CorrectNorm)
	d.upward, d.correction = float32(p.Culture.HierarchyPenalty), float32(c.CorrectionEffect)
	d.report = float32(c.Report - float64(c.ReportBlame*p.Culture.Blame))
	if !m.ErrorReporting {
		d.report = never
	}
	d.reportSafety = float32(c.ReportSafety)
	cohesion := min(1, p.Culture.Cohesion*(0.8+float64(0.4*on(m.Mentoring, p.Education.Mentoring))))
	d.reputation = float32(on(m.Reputation, c.Reputation*cohesion))
	d.reputationLoss, d.reputationDays = float32(c.ReputationLoss), rate(1/c.ReputationDays)
}

// signalOf returns the leadership that somebody meets whose own manager is seen to
// comply to the share seen (E38): claims weigh with the example behind them.
func (d *cultureDay) signalOf(seen float32) float32 {
	return d.leadership * (1 - float32(d.managerShare*(1-seen)))
}

// asksPeer returns the logit of asking a colleague (E8, E40, E43).
func (d *cultureDay) asksPeer(e *Employee) float32 {
	return d.askPeer + float32(d.askAwareness*(e.Awareness-0.5)) + float32(d.askSafety*(e.Safety-0.5))
}

// asksExpert returns the logit of asking the experts (E8, E40, E51, E52).
func (d *cultureDay) asksExpert(e *Employee) float32 {
	return d.askExpert + float32(d.askAwareness*(e.Awareness-0.5)) + float32(d.askSafety*(e.Safety-0.5)) - float32(d.askWait*e.Wait)
}

// discuss lets e take part in a day's discussions, n of them on average, in a team
// whose knowledge is k: knowledge and awareness grow, outdated rules are
// corrected, stress is relieved (E25, E44 to E46).
func (d *cultureDay) discuss(e *Employee, n, k float32) {
	e.Knowledge += float32(n * d.learn * max(0, k-e.Knowledge))
	e.Stale -= float32(n * d.unlearn * e.Stale)
	e.Awareness += float32(n * d.aware * (1 - e.Awareness))
	e.Frustration -= float32(n * d.relief * e.Frustration)
}

// discussions returns how many discussions e has on a day: more while training is
// fresh (E26).
func (d *cultureDay) discussions(e *Employee, loadHalf float32) float32 {
	fresh := e.Owed / loadHalf
	if fresh > 1 {
		fresh = 1
	}
	return d.dialogue * (1 + float32(d.dialogueBoost*fresh))
}

// conform moves e's norm a day: towards the team's in n discussions (E44), towards
// the other sites' by pull (E54), towards its own anchor, upwards by the leaders'
// signal (E38), and by noise, uniform on [-1, 1). Ambiguity opens to influence (E69).
//
// Note: leaders' example pulls the norm up in proportion to the signal, and not to
// the signal itself as a mark, or leaders of middling priority would erode norms
// that are anchored higher, of which the paper says nothing.
func (d *cultureDay) conform(e *Employee, n, team, pull, others, leader, noise float32) {
	step := float32(d.influence * (float32(n*d.consensus*(team-e.Norm)) + float32(pull*(others-e.Norm))))
	step += float32(d.anchor*(e.Anchor-e.Norm)) + float32(d.leaderPull*leader*(1-e.Norm)) + float32(d.noise*noise)
	e.Norm = clamp(e.Norm + step)
}

// slip is what a shortcut that goes without event does to e (E44, E66).
func (d *cultureDay) slip(e *Employee) {
	e.Norm -= float32(d.drift * e.Norm)
	e.Awareness -= float32(d.erosion * e.Awareness)
}

// correctedBy returns the logit of a colleague, as others see them, pointing out
// what they saw; a superior is corrected less readily (E48, E50).
func (d *cultureDay) correctedBy(j *signal, superior bool) float32 {
	x := d.correct + float32(d.correctSafety*(j.safety-0.5)) + float32(d.correctNorm*(j.norm-0.5))
	if superior {
		x -= d.upward
	}
	return x
}

// corrected is what being corrected does to e (E48): the norm is recalled, and the
// habit of doing otherwise is shaken.
func (d *cultureDay) corrected(e *Employee) {
	e.Norm += float32(d.correction * (1 - e.Norm))
	e.Habit += float32(d.correction * (1 - e.Habit))
}

// hear moves an expected share of answered suggestions by an answer, good or not (E41).
func (d *cultureDay) hear(expected *float32, good bool) {
	met := float32(0)
	if good {
		met = 1
	}
	*expected += float32(d.voiceLearning * (met - *expected))
}

// reports returns the logit of reporting one's own error (E47).
func (d *cultureDay) reports(e *Employee) float32 {
	return d.report + float32(d.reportSafety*(e.Safety-0.5))
}
