package agents

import (
	"heed/sim"
	"heed/sim/num"
)

// work takes a team through a day. It reads what others showed yesterday and
// writes only what belongs to the team, so that teams may work side by side.
func (o *Organization) work(t *Team, day int) {
	w := workday{Organization: o, c: &o.climate, team: t, day: day, sum: &t.day, turn: o.turn(t)}
	overSafe, crowd := t.delays, t.crowding()
	t.day, t.sums, t.present = tally{}, [means]int64{}, 0
	few := num.Exp(-o.climate.resources.tasks * crowd)
	others, meet := o.otherSites(t.site)
	for seat := t.first; seat < t.past; seat++ {
		w.employee(seat)
		w.overSafe = overSafe
		w.live(few, crowd, others, meet)
		o.now[seat] = w.e.signal(t.site)
	}
	if t.present > 0 {
		t.delays = float32(t.day[overSafed]) / float32(t.present)
		t.seenWrong = (float32(t.day[visible]) + t.late) / float32(t.present)
	}
	t.late = 0
	o.tire(t, day)
}

// employee opens the day of whoever holds a seat.
func (w *workday) employee(seat int) {
	w.seat, w.e = seat, &w.employees[seat]
	w.id = sim.Person(w.e.Row, w.e.Generation)
	w.used, w.minutes, w.wrong, w.tasks, w.requests = 0, 0, 0, 0, 0
}

// live is a day of an employee, whose phases are coming and going, what is taught,
// what colleagues say to yesterday, the tasks, acts beyond them, and how all that
// leaves them.
func (w *workday) live(few, crowd float64, others float32, meet bool) {
	if w.e.Idle > 0 {
		w.recruit()
		return
	}
	u := w.chance.day.Block(w.day, w.id, 0)
	if w.c.individual.leaves(w.e, sim.Unit(u[2])) {
		w.leave(w.e, w.day)
		return
	}
	w.learn()
	w.meet(meet)
	n := poisson(u[0], few, w.c.resources.tasks*crowd)
	w.tasks = float32(n)
	for k := range n {
		w.task(k)
	}
	w.initiative(sim.Unit(u[3]))
	w.rest(float32(2*sim.Unit(u[1]))-1, others, meet)
	w.book()
}

// poisson returns the Poisson number of a mean at a uniform word, few being
// exp(-mean): the smallest n whose distribution function exceeds it; at most 255.
func poisson(word uint32, few, mean float64) uint32 {
	u := float64(word) * 0x1p-32
	p, sum := few, few
	n := uint32(0)
	for u >= sum && n < 255 {
		n++
		p = float64(p * (mean / float64(n)))
		sum += p
	}
	return n
}

// learn is what the day teaches: revised rules (E25), refreshers and what is
// taught at the work (E20, E24), a mentor (E22), and a follow-up of those who know
// little (E7).
func (w *workday) learn() {
	d := &w.c.education
	if w.c.rules.revision > 0 {
		d.revise(w.e, w.c.rules.revision)
	}
	if d.refresher > 0 && w.calendar.refreshed == w.turn {
		d.train(w.e, d.refresher)
	}
	d.absorb(w.e)
	if d.followUp > 0 && w.e.Knowledge < d.followBelow &&
		float32(w.chance.followUp.Float64(w.day, w.id)) < d.followUp {
		d.train(w.e, d.again)
	}
	if d.mentored(w.e, w.day) {
		if s := w.seen[w.mentor()]; s.present && w.mentor() != w.seat {
			w.minutes += d.mentorMinutes
			w.used += float32(d.mentorMinutes * w.c.resources.scheduled)
			d.mentor(w.e, s)
		}
	}
}

// turn returns the day of a round of refreshers on which a team's turn comes: teams
// go through it by and by, in an order drawn once and for all.
func (o *Organization) turn(t *Team) int {
	d := o.chance.turn.At(0, uint64(o.place.Rows[t.first]))
	length := min(roundDays, int(o.today.Education.RefresherInterval))
	return int(d.Below(uint32(max(1, length))))
}

// mentor returns the seat of a newcomer's mentor, a colleague in the team.
func (w *workday) mentor() int {
	size := w.team.past - w.team.first
	at := (w.seat - w.team.first + 1 + int(w.e.Generation)%max(1, size-1)) % size
	return w.team.first + at
}

// meet is what the day finds e with: scheduled time, colleagues' reactions, what
// leaders and contacts show, and so the will to comply today. Meetings across sites
// take time where there are others to meet.
func (w *workday) meet(others bool) {
	r, c, e := &w.c.resources, &w.c.culture, w.e
	if w.seen[w.seat].violated {
		w.correct()
	}
	e.visible = false
	scheduled := w.c.education.trainingMinutes(e)
	if others {
		scheduled += r.meeting
	}
	talk := float32(c.discussions(e, w.c.education.loadHalf) * c.dialogueMinutes)
	delay := float32(r.delay * w.overSafe)
	w.minutes += scheduled + talk + r.standing + delay
	w.used += float32(scheduled*r.scheduled) + talk + r.standing + delay
	w.budget = r.budgetOf(e)
	w.misfits = w.c.rules.misfits(e.Special, w.team.Adaptation)
	w.strange = w.c.rules.unfamiliar(w.day - int(e.Hired))
	w.plain = r.plainMinutes(w.lack())
	w.leader = c.signalOf(w.manager())
	w.willing, w.speaks = w.c.individual.willing(e, w.leader)
	w.will = w.willToComply(w.observed())
}

// manager returns how rightly e's manager was seen to do things; who has none, or
// whose manager's seat is empty, goes by the claims.
func (w *workday) manager() float32 {
	m := w.place.Chart.Manager[w.seat]
	if m < 0 || !w.seen[m].present {
		return 1
	}
	return w.seen[m].seen
}

// observed returns the share of the tasks of e's contacts that e saw done rightly
// over the last days; contacts at other sites count the less the stranger they are
// (E54). Who has no contacts goes by the own norm.
func (w *workday) observed() float32 {
	here, near, there, far := 0., 0., 0., 0.
	site := w.seen[w.seat].site
	for _, j := range w.place.Contacts.Of(w.seat) {
		s := &w.seen[j]
		switch {
		case !s.present:
		case s.site == site:
			here += float64(s.seen)
			near++
		default:
			there += float64(s.seen)
			far++
		}
	}
	weight := 1 - float64(w.c.collaboration.strange)
	near += float64(weight * far)
	if near == 0 {
		return w.e.Norm
	}
	return float32((here + float64(weight*there)) / near)
}

// willToComply returns the logit of complying, before what it costs (E4, E31, E32,
// E37, E38, E44, E50, E61, E64):
//
//	b0 + z + bA(A-1/2) + bL(L-1/2) + bN(wN N + (1-wN) N_observed - 1/2)
//	+ bM(M_eff-1/2) + bR(R-1/2) - brho(rho-.33) - bF F + bT (team's name at stake)
//
// Note: what a deviation costs the team's name speaks for complying (E50), so it
// is added.
func (w *workday) willToComply(observed float32) float32 {
	k, e := &w.c.culture.will, w.e
	norm := e.Norm + float32(k.observed*(observed-e.Norm))
	u := k.base + e.Residual + float32(k.awareness*(e.Awareness-0.5)) + float32(k.legitimacy*(e.Legitimacy-0.5))
	u += float32(k.norm*(norm-0.5)) + float32(k.leadership*(w.leader-0.5)) + float32(k.responsibility*(e.Responsibility-0.5))
	u -= float32(k.risk*(e.Risk-meanRisk)) + float32(w.c.resources.frustration*e.Frustration)
	return u + w.c.culture.meeting(w.team)
}

// rest is what the day leaves e with: discussions, norms, and the slow states a
// day nearer to where they settle.
func (w *workday) rest(noise, others float32, meet bool) {
	e, c := w.e, &w.c.culture
	talks := c.discussions(e, w.c.education.loadHalf)
	norm, knowledge := w.team.peers.without(w.seen[w.seat])
	c.discuss(e, talks, knowledge)
	pull := float32(0)
	if meet {
		pull = w.c.collaboration.sitePull
	}
	c.conform(e, talks, norm, pull, others, w.leader, noise)
	w.c.education.remember(e)
	r := &w.c.resources
	e.Frustration -= float32(r.frustrationFade * e.Frustration)
	r.frustrate(e, min(1, float32(r.frustrationLoad*w.used/w.budget)+float32(r.frustrationDelay*w.overSafe)))
	e.Wait += float32(c.waitRelax * (w.team.Wait - e.Wait))
	e.Heard += float32(c.voiceRelax * (w.team.Heard - e.Heard))
	w.c.rules.legitimate(e, w.misfits)
	w.c.individual.take(e)
	e.Safety += float32(c.safetyRate * (clamp(c.safety) - e.Safety))
	e.Awareness += float32(c.awarenessRate * (clamp(c.awareness) - e.Awareness))
	if w.alarmed[w.team.home] {
		e.Awareness += float32(c.incident * (1 - e.Awareness))
	}
	e.show(w.tasks, w.wrong)
	e.settle()
}

// book adds e's day to the team's sums.
func (w *workday) book() {
	w.sum[personDays]++
	w.sum[spent] += fixed(w.minutes)
	w.team.include(w.e)
}
