package agents

import (
	"math"

	"heed/sim/num"
)

// Most tasks are routine: they fit, nobody presses, and habit or understanding and will
// see them done as the rules ask. What chance has dealt to a task is held here against
// bounds within which [workday.task] surely comes to that end, so that only the others
// have to be taken through all its choices. The bounds are whole numbers of 2^-24, as
// the 24 bits of chance are that a choice goes by; they err to the side of the other
// tasks, so that nothing hangs on them but time.

// unit is the number of values that the chance of a choice takes.
const unit = 1 << 24

// slack, in units, is more than the rounding of any choice.
const slack = 1 << 4

// routineDay are the bounds that a day sets for everybody.
type routineDay struct {
	external          int32   // tasks with outside parties lie below, exactly
	pressed, from, to int32   // some of these press: those below pressed, and those between from and to
	leak              int32   // what leaks lies below
	misfit            int32   // how many more of the outside tasks do not fit
	lossMost          float32 // highest share of misunderstanding that guidance leaves
}

// routineToday returns the day's bounds.
func (c *climate) routineToday() (r routineDay) {
	l, rare := &c.collaboration, float64(c.rules.rare)
	external, pressed := float64(l.external), float64(l.pressed)
	r.external = int32(math.Ceil(external * unit))
	r.pressed = int32(external*rare*pressed*unit) + slack
	r.from = int32(external*rare*unit) - slack
	r.to = int32(external*(rare+float64((1-rare)*pressed))*unit) + slack
	r.leak = int32(float64(l.leak)*unit) + slack
	r.misfit = int32(float64(l.externalMisfit)*unit) + slack
	r.lossMost = max(c.rules.lossRare, c.rules.lossCommon)
	return r
}

// routine does those of e's tasks, from the k-th on, that are surely routine, up to
// the first that may not be, which it returns.
func (w *workday) routine(k int) int {
	c, e := w.c, w.e
	r := &c.routine
	// Habit only grows by these tasks, and with it what is done by it.
	habit := float32(c.individual.habit * e.Habit)
	will, dear := w.will-0x1p-10, c.resources.cost/w.budget
	byHabit := int32(habit * unit)
	stale := int32(c.individual.habit*e.Stale*r.lossMost*unit) + slack
	understood := int32((habit+float32((1-habit)*w.grasp))*unit) - slack
	inside := int32(w.misfits*unit) + slack
	misfit := [2]int32{inside, inside + r.misfit}
	cost := [2]float32{w.plain, float32(w.plain * c.resources.externalCost)}
	external, pressed, from, to, leak := r.external, r.pressed, r.from, r.to, r.leak

	share, learned, used, minutes := c.individual.habitual(w.tasks), e.Habit, w.used, w.minutes
	tasks := w.dealt
	first := k
	for ; k < len(tasks); k++ {
		u := &tasks[k]
		kind, fit, route, decision := int32(u[0]>>8), int32(u[1]>>8), int32(u[2]>>8), int32(u[3]>>8)
		outside := (kind - external) >> 31 & 1
		// Each term is negative where a bound is broken.
		broken := fit - misfit[outside&1]
		broken |= kind - pressed
		broken |= (from - 1 - kind) & (kind - to)
		broken |= route - stale
		broken |= understood - 1 - route
		broken |= (byHabit - 1 - route) & (num.Surely(will-float32(dear*(used+cost[outside&1]))) - 1 - decision)
		broken |= decision - leak
		if broken < 0 {
			break
		}
		used += cost[outside&1]
		minutes += cost[outside&1]
		learned += float32(share * (1 - learned))
	}
	e.Habit, w.used, w.minutes = learned, used, minutes
	w.plainly += k - first
	return k
}

// complied books the routine tasks, which were done as the rules ask.
func (w *workday) complied() {
	w.counts.countComplied(int64(w.plainly), w.group)
	if w.ledger != nil {
		w.ledger[w.seat].Outcomes[complied] += uint32(w.plainly)
	}
}
