package agents

import (
	"sync/atomic"

	"heed/sim"
	"heed/sim/num"
)

// A workday is one employee's day: where they stand in the organization, what the
// day gives, and what they have used of it.
type workday struct {
	*shift
	team *Team
	e    *Employee
	seat int
	id   uint64

	tasks    float32    // today, as drawn
	wrong    float32    // of these, how many were not done as the rules ask
	budget   float32    // minutes for compliance
	used     float32    // of the budget so far
	minutes  float32    // of security in all, for time_cost_minutes
	will     float32    // logit of complying before the cost
	misfits  float32    // probability that a task inside does not fit
	strange  float32    // share of the rules' burden that experience leaves (E27)
	plain    float32    // minutes to comply on a plain task
	leader   float32    // leadership as met
	morning  [3]float32 // awareness, knowledge and frustration before the tasks
	requests uint32     // filed so far
	noise    uint32     // of the norm, a random word
	venture  uint32     // random word that decides on acts without occasion
	group    group      // of tenure
	grasp    float32    // the least probability of understanding what the rules ask of a task

	talks   float32     // discussions that e has today
	dealt   [][4]uint32 // what chance deals to e's tasks
	plainly int         // how many of these were routine
}

// A task is what a task is like before anybody has dealt with it.
type task struct {
	k              uint32  // which of the day's
	external, rare bool    // with an outside party (E58); performed seldom (E14)
	pressed        bool    // by the outside party, for an exception (E42)
	cost           float32 // minutes to do it as the rules ask
	spare          float32 // uniform on [0, 1), for what may happen to it at the end
}

// task takes the k-th task of the day to its outcome, in the order of the model:
// impossible? habit, understanding, doubt, pressure, will, technology. What is left
// of a uniform number after a choice, rescaled, decides the next.
func (w *workday) task(k uint32) {
	u := &w.dealt[k]
	x := w.kind(k, sim.Unit(u[0]))
	misfit := w.c.collaboration.misfits(w.misfits, x.external)
	fit := sim.Unit(u[1])
	m := fit < misfit
	if m {
		w.request(k)
	}
	if fit < misfit*w.c.rules.impossible { // no compliant way (E10)
		w.hopeless()
		return
	}
	x.cost = w.c.resources.taskMinutes(w.plain, m, x.external)
	habit := float32(0) // what one is used to does not fit either (E9)
	if !m {
		habit = float32(w.c.individual.habit * w.e.Habit)
	}
	route, last := sim.Unit(u[2]), u[3]
	if route < habit {
		x.spare = sim.Unit(last)
		w.byHabit(x, route/habit)
		return
	}
	understood := (route - habit) / (1 - habit)
	if understood >= w.c.rules.understanding(1-w.lack(), x.rare) {
		x.spare = sim.Unit(last)
		w.doubt(x)
		return
	}
	w.decide(x, last)
}

// lack returns how much e lacks of a full command of the rules, which comes of
// knowledge and of experience: (1-K)(1-X) (E1, E27).
func (w *workday) lack() float32 { return float32((1 - w.e.Knowledge) * w.strange) }

// kind draws whether the k-th task is with an outside party, a rare one, and one
// where the outside party presses.
func (w *workday) kind(k uint32, u float32) task {
	c := &w.c.collaboration
	x := task{k: k, external: u < c.external}
	if !x.external {
		x.rare = u-c.external < float32((1-c.external)*w.c.rules.rare)
		return x
	}
	u /= c.external
	if x.rare = u < w.c.rules.rare; x.rare {
		u /= w.c.rules.rare
	} else {
		u = (u - w.c.rules.rare) / (1 - w.c.rules.rare)
	}
	x.pressed = u < c.pressed
	return x
}

// byHabit replays what was learned: rightly, unless the rule has changed since
// (E25), where guidance built into technology may still stop the error (E14).
func (w *workday) byHabit(x task, u float32) {
	loss := w.c.rules.lossCommon
	if x.rare {
		loss = w.c.rules.lossRare
	}
	if u < w.e.Stale*loss {
		if w.err(x) {
			w.e.Stale -= float32(w.c.education.learnReport * w.e.Stale)
		}
		return
	}
	w.comply(x)
}

// doubt is a task whose rule is not understood: a colleague is asked first (E43),
// then the experts (E51), and failing that caution decides between a safe default
// (E18, E63) and an error.
func (w *workday) doubt(x task) {
	d := w.chance.doubt.Part(w.day, w.id, x.k)
	if num.Happens(w.c.culture.asksPeer(w.e), d.Uint32()) {
		w.spend(w.c.resources.question)
		if w.helped(&d) {
			w.counts[answers]++
			w.e.Knowledge += float32(w.c.education.learnAnswer * (1 - w.e.Knowledge))
			w.comply(x)
			return
		}
	}
	if num.Happens(w.c.culture.asksExpert(w.e), d.Uint32()) {
		w.ask(&d, x)
		return
	}
	safe := w.c.education.safeBase + float32(w.c.education.safeAwareness*w.e.Awareness)
	switch {
	case d.Float32() >= safe:
		if w.err(x) {
			w.e.Knowledge += float32(w.c.education.learnReport * (1 - w.e.Knowledge))
		}
	case d.Float32() < w.c.education.overSafe:
		w.comply(x)
		w.counts[overSafed]++
		w.team.overSafed++
	default:
		w.comply(x)
	}
}

// helped says whether a colleague drawn from e's contacts knows the answer, which
// the more ambiguous rules and a practice adapted otherwise make less likely (E43,
// E70).
func (w *workday) helped(d *sim.Draw) bool {
	contacts := w.place.Contacts.Of(w.seat)
	if len(contacts) == 0 {
		return false
	}
	j := contacts[d.Below(uint32(len(contacts)))]
	if !w.seen.present(j) {
		return false
	}
	apart := w.adapted[w.place.Chart.Team[j]] - w.adapted[w.team.index]
	return d.Float32() < w.seen.of[j].knowledge*(1-w.c.rules.ambiguity)*(1-max(apart, -apart))
}

// decide is the will to comply on a task that is understood (E31): logistic in the
// will less the cost of the time used, as a random word decides. Where an outside
// party presses for an exception, that decides (E42).
func (w *workday) decide(x task, word uint32) {
	if x.pressed {
		w.underPressure(x, sim.Unit(word))
		return
	}
	will := w.will - float32(w.c.resources.cost*((w.used+x.cost)/w.budget))
	if !num.Happens(will, word) {
		w.attempt(x)
		return
	}
	if x.external { // of other tasks nobody asks
		x.spare = sim.Unit(word) / num.Logistic32(will)
	}
	w.comply(x)
}

// underPressure is an outside party that presses for an exception: held against,
// the task is done as the rules ask, and that is an act; else an exception is made
// (E42).
func (w *workday) underPressure(x task, u float32) {
	w.counts[pressed]++
	p := num.Logistic32(w.c.collaboration.holds(w.e))
	if u < p {
		w.counts[held]++
		w.acted()
		x.spare = u / p
		w.comply(x)
		return
	}
	w.attempt(x)
}

// attempt is a violation that technology may block (E15); blocked, it goes to a
// channel that is not covered (E16), or else the task is done rightly as far as there
// is time for it, or not at all.
func (w *workday) attempt(x task) {
	if w.c.rules.enforcement > 0 {
		d := w.chance.block.Part(w.day, w.id, x.k)
		if d.Float32() < w.c.rules.enforcement {
			w.c.resources.frustrate(w.e, w.c.resources.frustrationBlock)
			if d.Float32() >= w.c.rules.displacement {
				x.spare = d.Float32()
				w.blocked(x, d.Float32())
				return
			}
		}
	}
	w.violate(x.k)
}

// blocked is a task that found no way but the right one: it is done so as far as
// there is time for it, which is all of it within the budget and a smaller and
// smaller share of such tasks beyond, u being uniform on [0, 1); or it is not done.
func (w *workday) blocked(x task, u float32) {
	if float32(u*(w.used+x.cost)) <= w.budget {
		w.comply(x)
		return
	}
	w.count(blocked)
}

// comply does the task as the rules ask. With an outside party it may leak all the
// same (E59, E60).
func (w *workday) comply(x task) {
	w.count(complied)
	w.spend(x.cost)
	w.c.individual.comply(w.e, w.tasks)
	if x.external && x.spare < w.c.collaboration.leak {
		d := w.chance.leak.Part(w.day, w.id, x.k)
		w.counts[leaks]++
		w.risk(&d)
	}
}

// violate does the task knowingly against the rules, seen or not (E50).
func (w *workday) violate(k uint32) {
	d := w.chance.fail.Part(w.day, w.id, k)
	w.count(knowing)
	w.wrong++
	w.c.individual.deviate(w.e, w.tasks)
	if d.Float32() < w.c.culture.visibility {
		w.e.visible = true
		w.counts[visible]++
		w.team.visible++
	}
	if !w.risk(&d) {
		w.c.culture.slip(w.e)
	}
}

// err does the task wrongly without knowing, and says whether whoever did it finds
// out: technology stops the mistake, as it does a violation, and the task is done
// rightly or not at all (E15); or it is noticed and reported, which keeps it from
// becoming an incident (E47).
func (w *workday) err(x task) bool {
	if w.c.rules.enforcement > 0 {
		d := w.chance.block.Part(w.day, w.id, x.k)
		if d.Float32() < w.c.rules.enforcement {
			x.spare = d.Float32()
			w.blocked(x, d.Float32())
			return true
		}
	}
	d := w.chance.fail.Part(w.day, w.id, x.k)
	w.count(unknowing)
	if num.Happens(w.c.culture.reports(w.e), d.Uint32()) {
		w.counts[reported]++
		w.acted()
		return true
	}
	w.risk(&d)
	return false
}

// hopeless ends a task that has no compliant way: the work is done against the
// rules, whatever e wants (E10). What is done again and again becomes a habit,
// whatever the reason (E37).
func (w *workday) hopeless() {
	w.count(impossible)
	w.wrong++
	w.c.individual.deviate(w.e, w.tasks)
	w.c.resources.frustrate(w.e, w.c.resources.frustrationBlock)
}

// risk says whether a failure or leak becomes an incident, which the department
// hears of tomorrow (E66).
func (w *workday) risk(d *sim.Draw) bool {
	if d.Float32() >= w.c.collaboration.incident {
		return false
	}
	w.counts[incidents]++
	w.alarms = append(w.alarms, w.team.home)
	return true
}

// spend uses minutes of the day's budget.
func (w *workday) spend(minutes float32) {
	w.used += minutes
	w.minutes += minutes
}

// count books an outcome, for everybody and for those new or long in service.
func (w *workday) count(o outcome) {
	w.counts.count(o, w.group)
	if w.ledger != nil {
		w.ledger[w.seat].Outcomes[o]++
	}
}

// credit books an act of participation to whoever holds a seat, which may be
// somebody of another team: whole numbers add up alike in any order.
func (w *workday) credit(seat int) {
	if w.ledger != nil {
		atomic.AddUint32(&w.ledger[seat].Acts, 1)
	}
}

// acted books an act of participation to e.
func (w *workday) acted() {
	w.credit(w.seat)
}
