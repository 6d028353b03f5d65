package study

import (
	"fmt"
	"slices"

	"heed/agents"
	"heed/sim/num"
)

// An Outcome is what is read from a cell: a number of each replicate.
type Outcome struct {
	Name string // such as "logit compliance_rate"
	Unit string // such as "log-odds"
	of   func(w window) float64
}

// A window is a stretch of days of one organization.
type window struct {
	*watched
	from, to int // the days from+1 to to
}

// watched is what is kept of an organization that ran from day 0.
type watched struct {
	params agents.Params    // of day 0
	days   []agents.Account // by day, from 0
	end    *agents.Organization
}

// account returns what happened in the window, states being means over its days.
func (w window) account() agents.Account { return w.days[w.to].Since(w.days[w.from]).Mean() }

// metric returns the outcome of a metric over all days. It panics when there is no
// such metric.
func metric(name string) Outcome {
	i := slices.IndexFunc(agents.Metrics, func(m named) bool { return m.Name == name })
	m := agents.Metrics[i]
	return Outcome{m.Name, m.Unit, func(w window) float64 { return m.Of(w.account()) }}
}

// together returns the sum of metrics of one unit.
func together(name string, metrics ...string) Outcome {
	all := make([]Outcome, len(metrics))
	for i, m := range metrics {
		all[i] = metric(m)
	}
	return Outcome{name, all[0].Unit, func(w window) float64 {
		sum := 0.
		for _, o := range all {
			sum += o.of(w)
		}
		return sum
	}}
}

// logit returns the log-odds of a share, in which effects near 0 and 1 compare.
func (o Outcome) logit() Outcome {
	return Outcome{"logit " + o.Name, "log-odds", func(w window) float64 { return num.Logit(o.of(w)) }}
}

// perDay returns the log-odds of acts a day from acts a month.
func (o Outcome) perDay() Outcome {
	const days = agents.WorkdaysPerYear / 12.
	return Outcome{"logit " + o.Name, "log-odds of acts a day", func(w window) float64 { return num.Logit(o.of(w) / days) }}
}

// during returns o in the days from+1 to to.
func (o Outcome) during(from, to int) Outcome {
	return Outcome{fmt.Sprintf("%s of days %d to %d", o.Name, from+1, to), o.Unit, func(w window) float64 { return o.of(window{w.watched, from, to}) }}
}

// at returns o on one day.
func (o Outcome) at(day int) Outcome {
	return Outcome{fmt.Sprintf("%s on day %d", o.Name, day), o.Unit, func(w window) float64 { return o.of(window{w.watched, day - 1, day}) }}
}

// as returns o under another name.
func (o Outcome) as(name string) Outcome {
	o.Name = name
	return o
}

// less returns the difference of two outcomes of one unit.
func (o Outcome) less(p Outcome, name string) Outcome {
	return Outcome{name, o.Unit, func(w window) float64 { return o.of(w) - p.of(w) }}
}
