package agents

import "heed/sim/num"

// Theme 5, Collaboration and coordination: internal (3.3.2.1) and external
// (3.3.2.2).

// collaborationDay is work across boundaries as it stands on a day.
type collaborationDay struct {
	sitePull                       float32 // share of the distance to other sites' norm a day (E54)
	strange                        float32 // how far somebody at another site counts less (E54)
	sharing                        float32 // rate at which teams take over adaptation (E53, E57, E72)
	adaptationGain, adaptationFade float32 // E13, E17
	external, pressed              float32 // share of tasks; probability of pressure on one (E42, E58)
	externalMisfit                 float32 // outside systems that do not fit ours (E34)
	hold, holdResponsibility       float32 // logits (E42)
	leak                           float32 // probability a compliant outside task (E59, E60)
	incident                       float32 // probability a failure or a leak (E66)
}

// collaborationToday returns the day's collaboration.
func (p *Params) collaborationToday() (d collaborationDay) {
	c, m, l := &p.Decision, &p.Mechanisms, &p.Collaboration
	strange := p.strangeness()
	d.strange = float32(strange)
	d.sitePull = rate(c.SitePull * (1 - strange))
	silo := p.Individual.Specialisation
	d.sharing = rate(on(m.Sharing && m.Adaptation, c.Sharing*(1-silo)))
	d.adaptationGain = float32(on(m.Adaptation, c.AdaptationGain))
	d.adaptationFade = rate(on(m.RuleDrift, 1/c.AdaptationDays))
	d.external = float32(l.ExternalShare)
	d.pressed = float32(on(m.ExternalPressure, l.ExternalPressure))
	d.externalMisfit = float32(on(m.ExternalFriction, l.Incompatibility))
	d.hold = float32(c.Hold + float64(c.HoldBacking*l.Backing))
	d.holdResponsibility = float32(on(m.Responsibility, c.HoldResponsibility))
	d.leak = float32(on(m.Leaks, c.LeakRate*(l.DigitalShare+float64(c.PaperLeak*(1-l.DigitalShare)))))
	d.incident = float32(on(m.Incidents, l.IncidentRate))
	return d
}

// strangeness returns how far sites hold each other for strangers in effect: each
// meeting in person a year takes a share of it away (E54).
func (p *Params) strangeness() float64 {
	if !p.Mechanisms.UsAndThem {
		return 0
	}
	return p.Collaboration.UsAndThem * num.Exp(-p.Decision.MeetingEffect*p.Collaboration.SiteMeetings)
}

// holds returns the logit of e holding against pressure from outside: backing
// removes the pressure's effect (E42).
func (d *collaborationDay) holds(e *Employee) float32 {
	return d.hold + float32(d.holdResponsibility*(e.Responsibility-0.5))
}

// misfits returns the probability that a task does not fit, with the outside
// systems that are not compatible with ours where it is an outside task (E34).
func (d *collaborationDay) misfits(inside float32, external bool) float32 {
	if external {
		return inside + d.externalMisfit
	}
	return inside
}
