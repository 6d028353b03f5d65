package agents

import (
	"heed/sim"
)

// work takes the teams from lo to below hi through a day. It reads what others showed
// yesterday and writes only what belongs to these teams, so that teams may work side by
// side.
//
// A phase of the day is gone through by everybody before the next: what one does in it
// hangs on nothing that another does, so that a processor has many of them under way at
// once, and where it foresees a choice wrongly, little is lost.
func (o *Organization) work(s *shift, lo, hi, day int) {
	o.deal(s, lo, hi, day)
	for t := lo; t < hi; t++ {
		o.open(s, &o.teams[t], day)
	}
	for i := range s.days {
		w := &s.days[i]
		w.learn()
		w.meet()
	}
	for i := range s.days {
		s.days[i].work()
	}
	for i := range s.days {
		s.days[i].initiative()
	}
	for i := range s.days {
		w := &s.days[i]
		w.rest()
		w.book()
	}
	s.drawNeighbours(lo, hi)
	for t := lo; t < hi; t++ {
		o.close(&o.teams[t], &s.neighbours[t-lo])
		s.includeTeam(&o.teams[t])
	}
}

// open begins a team's day: some come and go, and to the others the day is dealt.
// Workdays are used again: what is not set here, [workday.meet] sets.
func (o *Organization) open(s *shift, t *Team, day int) {
	t.overSafed, t.visible = 0, 0
	t.turn = o.turn(t)
	t.otherNorm, t.sitesMeet = o.stock.without(t.site)
	for seat := t.first; seat < t.past; seat++ {
		e, i := &o.employees[seat], seat-s.first
		if s.leaves[i] {
			o.leave(e)
			continue
		}
		from, words := s.ends[i], &s.dayWords[i]
		n := s.ends[i+1] - from
		s.days = s.days[:len(s.days)+1]
		w := &s.days[len(s.days)-1]
		w.shift, w.team, w.e, w.seat, w.id = s, t, e, seat, sim.Person(e.Row, e.Generation)
		if e.Idle > 0 {
			w.recruit()
			s.days = s.days[:len(s.days)-1]
			continue
		}
		w.tasks, w.dealt, w.noise, w.venture = float32(n), s.taskWords[from:from+n], words[1], words[3]
		w.wrong, w.used, w.minutes, w.requests, w.plainly = 0, 0, 0, 0, 0
	}
}

// close ends a team's day.
func (o *Organization) close(t *Team, other *neighbour) {
	for seat := t.first; seat < t.past; seat++ {
		o.now.show(seat, &o.employees[seat])
	}
	t.gather(&o.now)
	if present := float32(t.peers.present); present > 0 {
		t.delays = float32(t.overSafed) / present
		t.seenWrong = (float32(t.visible) + t.late) / present
	}
	t.late = 0
	o.tire(t, other)
	o.adaptedNow[t.index] = t.Adaptation
}

// work takes e through the day's tasks.
func (w *workday) work() {
	n := len(w.dealt)
	for k := 0; k < n; k++ {
		if k = w.routine(k); k < n {
			w.task(uint32(k))
		}
	}
}

// learn is what the day teaches: revised rules (E25), refreshers and what is
// taught at the work (E20, E24), a mentor (E22), and a follow-up of those who know
// little (E7).
func (w *workday) learn() {
	d := &w.c.education
	if w.c.rules.revision > 0 {
		d.revise(w.e, w.c.rules.revision)
	}
	if d.refresher > 0 && w.calendar.refreshed == w.team.turn {
		d.train(w.e, d.refresher)
	}
	d.absorb(w.e)
	if d.followUp > 0 {
		if u := &w.testWords[w.seat-w.first]; float32(sim.Unit64(u[0], u[1])) < d.followUp && w.e.Knowledge < d.followBelow {
			d.train(w.e, d.again)
		}
	}
	if d.mentored(w.e, w.day) {
		if m := w.mentor(); m != w.seat && w.seen.present(uint32(m)) {
			w.minutes += d.mentorMinutes
			w.used += float32(d.mentorMinutes * w.c.resources.scheduled)
			d.mentor(w.e, w.seen.of[m])
		}
	}
}

// turn returns the day of a round of refreshers on which a team's turn comes: teams
// go through it by and by, in an order drawn once and for all.
func (o *Organization) turn(t *Team) int {
	length := min(roundDays, int(o.today.Education.RefresherInterval))
	return int(sim.Below(t.lot, uint32(max(1, length))))
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
func (w *workday) meet() {
	r, c, e := &w.c.resources, &w.c.culture, w.e
	if e.visible {
		w.correct()
		e.visible = false
	}
	scheduled := w.c.education.trainingMinutes(e)
	if w.team.sitesMeet {
		scheduled += r.meeting
	}
	w.talks = c.discussions(e, w.c.education.loadHalf)
	talk := float32(w.talks * c.dialogueMinutes)
	delay := float32(r.delay * w.team.delays)
	w.minutes += scheduled + talk + r.standing + delay
	w.used += float32(scheduled*r.scheduled) + talk + r.standing + delay
	w.budget = r.budgetOf(e)
	w.misfits = w.c.rules.misfits(e.Special, w.team.Adaptation)
	w.strange = w.c.rules.unfamiliar(w.day - int(e.Hired))
	w.plain = r.plainMinutes(w.lack())
	w.leader = c.signalOf(w.manager())
	w.morning = [3]float32{e.Awareness, e.Knowledge, e.Frustration}
	w.will = w.willToComply(w.observed())
	w.group = tenure(e, w.day)
	g := 1 - w.lack()
	w.grasp = min(w.c.rules.understanding(g, false), w.c.rules.understanding(g, true))
}

// manager returns how rightly e's manager was seen to do things; who has none, or
// whose manager's seat is empty, goes by the claims.
func (w *workday) manager() float32 {
	m := w.place.Chart.Manager[w.seat]
	if m < 0 || !w.seen.present(uint32(m)) {
		return 1
	}
	return float32(w.seen.rightly[m]) / rightly
}

// sees returns what e sees of all contacts.
func (w *workday) sees() glance {
	ends := w.place.view.ends[w.seat:]
	g := w.glances[ends[1]-w.looked].less(&w.glances[ends[0]-w.looked])
	if w.place.view.whole[w.seat] {
		g.near += w.team.peers.rightly - int64(w.seen.rightly[w.seat])
		g.people += int64(w.team.peers.present) - 1
	}
	return g
}

// observed returns the share of the tasks of e's contacts that e saw done rightly
// over the last days; contacts at other sites count the less the stranger they are
// (E54). Who has no contacts goes by the own norm.
func (w *workday) observed() float32 {
	g, weight := w.sees(), 1-float64(w.c.collaboration.strange)
	n := float64(int64(uint32(g.people))) + float64(weight*float64(g.people>>32))
	if n == 0 {
		return w.e.Norm
	}
	return float32((float64(float64(g.near)/rightly) + float64(weight*float64(float64(g.far)/rightly))) / n)
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
func (w *workday) rest() {
	e, c := w.e, &w.c.culture
	talks := w.talks
	norm, knowledge := w.team.peers.without(w.seen.of[w.seat])
	c.discuss(e, talks, knowledge)
	pull := float32(0)
	if w.team.sitesMeet {
		pull = w.c.collaboration.sitePull
	}
	c.conform(e, talks, norm, pull, w.team.otherNorm, w.leader, float32(2*sim.Unit(w.noise))-1)
	w.c.education.remember(e)
	r := &w.c.resources
	e.Frustration -= float32(r.frustrationFade * e.Frustration)
	r.frustrate(e, float32(r.frustrationLoad*w.used/w.budget)+float32(r.frustrationDelay*w.team.delays))
	e.Wait += float32(c.waitRelax * (w.team.Wait - e.Wait))
	e.Heard += float32(c.voiceRelax * (w.team.Heard - e.Heard))
	w.c.rules.legitimate(e, w.misfits)
	w.c.individual.take(e)
	e.Safety += float32(c.safetyRate * (c.safety - e.Safety))
	e.Awareness += float32(c.awarenessRate * (c.awareness - e.Awareness))
	if w.alarmed[w.team.home] {
		e.Awareness += float32(c.incident * (1 - e.Awareness))
	}
	e.show(w.tasks, w.wrong)
	e.settle()
}

// book adds e's day to the team's sums.
func (w *workday) book() {
	w.counts[personDays]++
	w.counts[spent] += fixed(w.minutes)
	w.complied()
	w.include(w.e)
}
