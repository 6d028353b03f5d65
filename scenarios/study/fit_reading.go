package study

import (
	"math"

	"heed/agents"
	"heed/sim/num"
)

// knowingly is the place of knowing violations among the outcomes of a ledger.
const knowingly = 1

// whole reads an outcome over all days of the first branch.
func (o Outcome) whole() func([]*sight) float64 {
	return func(s []*sight) float64 { return o.of(s[0].all()) }
}

// violationRate is the share of knowing violations among the tasks.
func violationRate(s []*sight) float64 { return metric("knowing_violation_rate").of(s[0].all()) }

// violators is the share of those who knowingly broke a rule at least once in ten
// days, over all stretches of ten days, of those who were there through the stretch.
func violators(s []*sight) float64 {
	there, broke := 0., 0.
	for _, t := range s[0].tens {
		for seat, did := range t.did {
			if !t.stayed[seat] {
				continue
			}
			there++
			if did.Outcomes[knowingly] > 0 {
				broke++
			}
		}
	}
	return broke / there
}

// effectSize is how much more the trained know at the end than the untrained, in
// pooled standard deviations between people (Cohen's d).
func effectSize(s []*sight) float64 {
	know := func(d doer) float64 { return float64(d.Knowledge) }
	m0, v0 := spread(s[0].all().doers(), know)
	m1, v1 := spread(s[1].all().doers(), know)
	return (m1 - m0) / math.Sqrt((v0+v1)/2)
}

// spread returns the mean and the variance of a number over people.
func spread(all []doer, of func(doer) float64) (mean, variance float64) {
	n := float64(len(all))
	for _, d := range all {
		mean += of(d) / n
	}
	for _, d := range all {
		x := of(d) - mean
		variance += float64(x*x) / (n - 1)
	}
	return mean, variance
}

// halfLife is the time in which the trained lose half of their lead in knowledge, in
// months of 250/12 workdays, from what is left of it at the end.
func halfLife(s []*sight) float64 {
	knowledge := metric("knowledge_mean")
	lead := func(day int) float64 {
		return knowledge.at(day).of(s[1].all()) - knowledge.at(day).of(s[0].all())
	}
	const months = agents.WorkdaysPerYear / 12.
	return halfLifeDays / months * -math.Ln2 / num.Log(lead(1+halfLifeDays)/lead(1))
}

// habitDays is the time in which habit comes to 95% of where it settles: ln 20 times
// the mean time of its approach, the area between its course and its end over the
// height of that (Lally et al. fitted an exponential approach, of which this is the
// time constant). It has settled by the last 100 days.
func habitDays(s []*sight) float64 {
	w, habit := s[0].all(), metric("habit_mean")
	settled := w.to - 100
	end := habit.during(settled, w.to).of(w)
	area, first := 0., 0.
	for day := 1; day <= settled; day++ {
		h := habit.at(day).of(w)
		if day == 1 {
			first = h
		}
		area += end - h
	}
	return num.Log(20) * area / (end - first)
}

// forTheTask is the share of the knowing violations that are gone where time costs
// nothing.
func forTheTask(s []*sight) float64 { return 1 - violationRate(s[1:])/violationRate(s) }
