package study

import (
	"cmp"
	"math"
	"slices"

	"heed/agents"
)

// doer is somebody at the end, with what they did since day 0 or since hire.
type doer struct {
	agents.Employee
	did agents.Ledger
}

// violations is how often somebody broke rules, because they would or had to (E10).
func (d doer) violations() float64 { return float64(d.did.Outcomes[1] + d.did.Outcomes[3]) }

// impossible is how often somebody had no compliant way.
func (d doer) impossible() float64 { return float64(d.did.Outcomes[3]) }

// specialisation and risk are traits.
func (d doer) specialisation() float64 { return float64(d.Special) }
func (d doer) risk() float64           { return float64(d.Risk) }

// doers returns all who are there at the end, seat by seat.
func (w window) doers() []doer {
	var all []doer
	for seat := range w.end.Seats() {
		if e := w.end.Employee(seat); e.Idle == 0 {
			all = append(all, doer{e, w.end.Ledger(seat)})
		}
	}
	return all
}

// carried is the share of what of does that the fifth of the employees highest in by
// account for.
func carried(name string, of, by func(doer) float64) Outcome {
	return Outcome{name, "share", func(w window) float64 {
		all := w.doers()
		slices.SortStableFunc(all, func(a, b doer) int { return cmp.Compare(by(b), by(a)) })
		top, sum := 0., 0.
		for i, d := range all {
			if sum += of(d); i < len(all)/5 {
				top += of(d)
			}
		}
		return top / sum
	}}
}

// explained is the squared correlation between two numbers over employees.
func explained(name string, x, y func(doer) float64) Outcome {
	return Outcome{name, "share of variance", func(w window) float64 {
		all := w.doers()
		n, mx, my := float64(len(all)), 0., 0.
		for _, d := range all {
			mx += x(d) / n
			my += y(d) / n
		}
		xx, yy, xy := 0., 0., 0.
		for _, d := range all {
			dx, dy := x(d)-mx, y(d)-my
			xx += float64(dx * dx)
			yy += float64(dy * dy)
			xy += float64(dx * dy)
		}
		return xy / xx * xy / yy
	}}
}

// share of violations among somebody's tasks.
func (d doer) violationShare() float64 {
	n := 0.
	for _, c := range d.did.Outcomes {
		n += float64(c)
	}
	return d.violations() / max(1, n)
}

// drifters is how far the mean norm of the least strict tenth of the employees lies
// below that of all.
func drifters() Outcome {
	return Outcome{"drift below the mean norm", "0 to 1", func(w window) float64 {
		var norms []float64
		sum := 0.
		for _, d := range w.doers() {
			norms = append(norms, float64(d.Norm))
			sum += float64(d.Norm)
		}
		slices.Sort(norms)
		tail := 0.
		for _, n := range norms[:len(norms)/10] {
			tail += n
		}
		return sum/float64(len(norms)) - tail/float64(len(norms)/10)
	}}
}

// oldFoxGap is how much more often those over 1250 days in service work by what they
// learned wrongly or long ago (unknowing errors, a share of tasks) than those
// hired in the last 250 days.
func oldFoxGap() Outcome {
	return Outcome{"old-fox gap", "share of tasks", func(w window) float64 {
		errors, tasks := [2]float64{}, [2]float64{}
		for _, d := range w.doers() {
			i := 0
			switch days := w.to - int(d.Hired); {
			case days > 5*agents.WorkdaysPerYear:
				i = 1
			case days >= agents.WorkdaysPerYear:
				continue
			}
			errors[i] += float64(d.did.Outcomes[2])
			for _, n := range d.did.Outcomes {
				tasks[i] += float64(n)
			}
		}
		return errors[1]/tasks[1] - errors[0]/tasks[0]
	}}
}

// willing is the share of the occasions to act beyond the rules that are taken, of
// the most acts of one's own that there can be: help arises from these alone.
func willing() Outcome {
	help := metric("help_rate")
	return Outcome{"share of occasions acted on", "share", func(w window) float64 {
		c := &w.params.Decision
		most := c.Initiative * (1 - c.SuggestionShare) * agents.WorkdaysPerYear / 12
		return help.of(w) / most
	}}
}

// offAnchor is how far the mean norm lies from the mean of what norms are anchored to.
func offAnchor() Outcome {
	return Outcome{"distance of norms from anchors", "0 to 1", func(w window) float64 {
		sum := 0.
		all := w.doers()
		for _, d := range all {
			sum += float64(d.Norm - d.Anchor)
		}
		return math.Abs(sum) / float64(len(all))
	}}
}

// awarenessAfter is the mean change of awareness on the days after an incident, less
// that on all other days: what an incident resets.
func awarenessAfter() Outcome {
	aware, events := metric("awareness_mean"), metric("incident_count")
	return Outcome{"awareness gained by an incident", "0 to 1", func(w window) float64 {
		sum, n := [2]float64{}, [2]float64{}
		for day := 2; day <= w.to; day++ {
			i := 0
			if events.of(window{w.watched, day - 2, day - 1}) > 0 {
				i = 1
			}
			sum[i] += aware.of(window{w.watched, day - 1, day}) - aware.of(window{w.watched, day - 2, day - 1})
			n[i]++
		}
		return sum[1]/n[1] - sum[0]/n[0]
	}}
}
