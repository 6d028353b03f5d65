package agents

import "heed/sim/num"

// Theme 1, Well-adapted and fully accepted rules: number, systematization and
// overview (3.2.1), legitimacy (3.2.2), rules well adapted to the work (3.2.3),
// supportive technology and its continuous adaptation (3.2.4).

// referenceCount is the number of rules at which rule burden is detail times what
// systematization leaves (n_ref): a unit of count, no parameter.
const referenceCount = 60

// rulesDay are the rules and their technology as they stand on a day.
type rulesDay struct {
	burden, overview, ambiguity float32 // x, o and amb of E1 to E3
	misfit, impossible          float32 // share of a specialist's tasks; share of these with no way (E9, E10)
	rare, rareCommand           float32 // share of seldom tasks; of one's command of the rules, what is at hand on one (E14)
	strange, settling           float32 // what long experience leaves of the burden; rate a day at which it builds (E1, E27)
	lossRare, lossCommon        float32 // misunderstanding that guidance leaves (E14)
	enforcement, displacement   float32 // blocking, and going elsewhere when blocked (E15, E16)
	saving                      float32 // what usability leaves of the time (E11)
	revision                    float32 // share of the rules that changed today (E25)
	legitimacy                  float32 // set-point apart from knowledge and misfit (E4, E5)
	legitimacyKnowledge         float32
	legitimacyMisfit            float32
	legitimacyRate              float32
}

// rulesToday returns the day's rules for leadership m (M_eff), rules and technology
// last reviewed age days ago.
func (p *Params) rulesToday(m, age float64) (r rulesDay) {
	r.read(p)
	drift := on(p.Mechanisms.RuleDrift, -num.Expm1(-float64(p.Decision.RuleDrift*age)/WorkdaysPerYear))
	r.fit(p, drift)
	r.technology(p, float64(p.Rules.Usability*(1-drift)))
	r.justify(p, m)
	return r
}

// read sets how well the rules can be overseen and understood (E1 to E3, E8): the
// burden x = n/n_ref d (1-s), the overview o = 1/(1+(x/xh)^p), the ambiguity
// exp(-d/d1).
func (r *rulesDay) read(p *Params) {
	x := p.Rules.Count / referenceCount * p.Rules.Detail * (1 - p.Rules.Systematization)
	r.burden = float32(x)
	r.overview = 1
	if p.Mechanisms.Overview {
		r.overview = float32(1 / (1 + num.Pow(x/p.Decision.OverviewHalf, p.Decision.OverviewSlope)))
	}
	r.ambiguity = float32(on(p.Mechanisms.Ambiguity, num.Exp(-p.Rules.Detail/p.Decision.AmbiguityScale)))
	r.rare = float32(p.Rules.RareShare)
	r.rareCommand = float32(1 - p.Decision.RareLoss)
	r.strange = 1
	if p.Mechanisms.Experience {
		r.strange, r.settling = float32(1-p.Decision.Experience), float32(1/p.Decision.ExperienceDays)
	}
}

// fit sets how often rules do not fit the work, more so the further rules and work
// have drifted apart since the last review (E9, E10, E17).
func (r *rulesDay) fit(p *Params, drift float64) {
	r.misfit = float32(on(p.Mechanisms.Misfit, p.Rules.Misfit*(1+drift)))
	r.impossible = float32(p.Rules.Impossible)
}

// technology sets guidance, enforcement and what usable technology saves (E14 to
// E16).
func (r *rulesDay) technology(p *Params, usability float64) {
	g := on(p.Mechanisms.Guidance, p.Rules.Guidance)
	r.lossRare = float32(1 - float64(g*p.Decision.GuidanceRare))
	r.lossCommon = float32(1 - float64(g*p.Decision.GuidanceCommon))
	r.enforcement = float32(p.enforcement())
	r.displacement = float32(p.Decision.Displacement * (1 - usability))
	r.saving = float32(1 - float64(p.Decision.UsabilitySaving*usability))
	if !p.Mechanisms.Usability {
		r.displacement = float32(p.Decision.Displacement / 2)
		r.saving = float32(1 - float64(p.Decision.UsabilitySaving/2))
	}
}

// enforcement returns the probability that technology blocks a violation, none
// where that is switched off (E15).
func (p *Params) enforcement() float64 { return on(p.Mechanisms.Enforcement, p.Rules.Enforcement) }

// justify sets what legitimacy settles at: purpose explained where it may be
// spoken of (E4, E5), leaders who stand behind the rules (E38), less what slow
// outside decisions cost, summed over issues so that one slow rule spills over to
// all (E35: log of the wait over the 2 weeks the paper's informant began with).
func (r *rulesDay) justify(p *Params, m float64) {
	d := &p.Decision
	delay := overrun(p.Resources.VettingWeeks) + overrun(p.Resources.ExternalDelayWeeks)
	r.legitimacy = float32(d.LegitimacyBase +
		float64(d.LegitimacyExplained*p.Rules.Explained*(1-p.Rules.Confidential)) +
		float64(d.LegitimacyLeadership*(m-0.5)) -
		on(p.Mechanisms.ExternalDelay, float64(d.LegitimacyDelay*delay)))
	r.legitimacyKnowledge = float32(d.LegitimacyKnowledge)
	r.legitimacyMisfit = float32(d.LegitimacyMisfit)
	r.legitimacyRate = rate(1 / d.LegitimacyDays)
}

// overrun is the log of a wait over the reference of two weeks; a shorter wait is
// no merit (E35).
func overrun(weeks float64) float64 {
	const reference = 2
	if weeks <= reference {
		return 0
	}
	return num.Log(weeks / reference)
}

// understanding returns the probability q that somebody of command g of the rules
// understands what these ask of a task (E1 to E3, E14, E27): (1-amb)(1-(1-o)(1-g)),
// where a rare task has less of it at hand and guidance built into the technology
// removes a share of the misunderstanding.
func (r *rulesDay) understanding(g float32, rare bool) float32 {
	loss := r.lossCommon
	if rare {
		g = float32(g * r.rareCommand) // so that nothing is fused where this is inlined
		loss = r.lossRare
	}
	q := float32((1 - r.ambiguity) * (1 - float32((1-r.overview)*(1-g))))
	return 1 - float32((1-q)*loss)
}

// unfamiliar returns the share of the rules' burden that so many days in service
// leave: experience builds towards what it can do at all, 1-X = 1-experience
// (1-exp(-days/experience_days)). The ability and experience to search for and
// understand rules differ between people (3.2.1), and who is new has no experience
// to go by and leans on the rules alone (4.1.2): so it works beside knowledge, which
// courses teach, and is not forgotten (E1, E27).
func (r *rulesDay) unfamiliar(days int) float32 {
	if r.strange == 1 {
		return 1
	}
	return r.strange + float32((1-r.strange)*num.Exp32(-r.settling*float32(days)))
}

// misfits returns the probability that the rules do not fit a task of somebody so
// specialised in a team so adapted (E9, E55).
func (r *rulesDay) misfits(special, adaptation float32) float32 {
	return r.misfit * special * (1 - adaptation)
}

// legitimate moves legitimacy a day towards its set-point (E4 to E6, E35).
func (r *rulesDay) legitimate(e *Employee, misfits float32) {
	target := r.legitimacy + float32(r.legitimacyKnowledge*(e.Knowledge-0.5)) - float32(r.legitimacyMisfit*misfits)
	e.Legitimacy += float32(r.legitimacyRate * (clamp(target) - e.Legitimacy))
}
