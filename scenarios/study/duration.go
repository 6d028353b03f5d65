package study

import (
	"math"
	"strings"

	"heed/agents"
	"heed/results"
	"heed/results/stats"
)

// lasting are the metrics of which it is said when an effect is there and how long it
// lasts. Those that end in _mean are states, the others cover the days since the row
// before.
var lasting = []string{"compliance_rate", "participation_rate", "time_cost_minutes", "knowledge_mean", "legitimacy_mean"}

const (
	durationResamples = 1000
	running           = 3 // rows, for what is seen on a row not to be its luck
	// month is how many days the mean effect is smoothed over.
	month = agents.WorkdaysPerYear / 12.
	// An effect has come by half and nearly all of its plateau: reference levels as those of
	// a pulse (IEEE Std 181-2011, 5.3), but from 0 to the plateau.
	halfway, nearly = 0.5, 0.9
	// drift is the part of a plateau by which the quarters before it may differ.
	drift = 0.1
)

// durations writes the rows of a point to durations.csv.
func (c *comparison) durations(p *sampled, to *results.CSV) error {
	for arm, a := range p.arms[1:] {
		when := forceOf(p, a)
		if when.parted() {
			c.warn("%s", when.doubt(a.Name))
		}
		for k, metric := range lasting {
			d := measure(p.differences(arm+1, k), when.rows(p.days, strings.HasSuffix(metric, "_mean")), when,
				c.bootstrap(p.point, durationResamples))
			to.Text(c.manifest.Scenario)
			to.Int(int64(p.point))
			to.Text(a.Name)
			to.Text(metric)
			to.Int(int64(when.from))
			to.Int(int64(when.full - when.start))
			optional(to, when.until, when.until > 0)
			to.Int(int64(p.within(d.of)))
			floats(to, d.plateau.Mean, d.plateau.Lo, d.plateau.Hi)
			to.Text(d.settled)
			optional(to, d.seen, d.seen > 0)
			for _, e := range []stats.Estimate{d.half, d.nearly} {
				floats(to, e.Value, e.Lo, e.Hi)
			}
			floats(to, d.atEnd.Mean, d.halfLife.Value, d.halfLife.Lo, d.halfLife.Hi, d.gone)
			to.Text(strings.Join(d.beyond, " "))
			if err := to.End(); err != nil {
				return err
			}
		}
	}
	return nil
}

// within returns how many replicates some bundles have.
func (p *sampled) within(bundles []int) (n int) {
	for _, b := range bundles {
		n += p.sizes[b]
	}
	return n
}

// optional writes a whole number that may be undefined.
func optional(to *results.CSV, n int, defined bool) {
	if defined {
		to.Int(int64(n))
	} else {
		to.Text("")
	}
}

// differences returns how a metric of an arm differs from the baseline, by bundle of
// replicates and recorded day.
func (p *sampled) differences(arm, metric int) [][]float64 {
	var all [][]float64
	for r, course := range p.course[arm][metric] {
		base := p.course[0][metric][r]
		d := make([]float64, len(course))
		for i := range d {
			d[i] = (course[i] - base[i]) / float64(p.sizes[r])
		}
		all = append(all, d)
	}
	return all
}

// A duration says when an effect is there, and how long it lasts. What is undefined is
// NaN, 0 or empty.
type duration struct {
	of             []int // the replicates, or bundles of them, in which it is defined
	plateau, atEnd stats.Summary
	settled        string
	seen           int
	half, nearly   stats.Estimate
	halfLife       stats.Estimate
	gone           float64
	beyond         []string
}

// measure finds the times of an effect in its differences by replicate and recorded day.
func measure(diff [][]float64, r rows, when force, b stats.Bootstrap) duration {
	none := stats.Estimate{Value: nan, Lo: nan, Hi: nan}
	d := duration{half: none, nearly: none, halfLife: none, gone: nan}
	d.atEnd.Mean = nan
	in, after, of := r.pick(diff)
	d.of = of
	last := r.quarter(when, 0)
	d.plateau = stats.Summarize(rowMeans(in, r.in, last))
	if d.seen = firstRunning(in, r.in, clearOf0); d.seen >= 0 {
		d.seen = r.in[d.seen].day
	}
	if len(last) == 0 || !clearOf0(d.plateau) {
		d.leave(in, after, r, when, b)
		return d
	}
	d.settled = settled(in, r, when, d.plateau.Mean)
	rise := r.rising(in, last, when)
	d.half = d.timed(b, rise, halfway, "half_days")
	d.nearly = d.timed(b, rise, nearly, "full_days")
	d.leave(in, after, r, when, b)
	return d
}

// leave finds the times after the arm has ended.
func (d *duration) leave(in, after [][]float64, r rows, when force, b stats.Bootstrap) {
	if !when.ends() || len(r.in) == 0 {
		return
	}
	final := r.final(when)
	d.atEnd = stats.Summarize(rowMeans(in, r.in, final))
	if !clearOf0(d.atEnd) {
		return
	}
	d.halfLife = d.timed(b, r.falling(in, after, final, when), halfway, "half_life_days")
	if i := firstRunning(after, r.after, near0); i >= 0 {
		d.gone = float64(r.after[i].day - when.end)
	} else {
		d.beyond = append(d.beyond, "gone_days")
	}
}

// timed returns when a part is reached, with its interval. What is not reached lies
// beyond the run.
func (d *duration) timed(b stats.Bootstrap, c climb, part float64, name string) stats.Estimate {
	e := b.Replicates(len(d.of), func(rows []int) float64 { return c.reach(part, rows) })
	if e.Value >= c.most {
		d.beyond = append(d.beyond, name)
	}
	for _, end := range []*float64{&e.Value, &e.Lo, &e.Hi} {
		if *end >= c.most {
			*end = nan
		}
	}
	return e
}

// settled says whether an effect has stopped changing.
func settled(in [][]float64, r rows, when force, plateau float64) string {
	before := r.quarter(when, 1)
	if len(before) == 0 {
		return ""
	}
	change, first := rowMeans(in, r.in, r.quarter(when, 0)), rowMeans(in, r.in, before)
	for i := range change {
		change[i] -= first[i]
	}
	s := stats.Summarize(change)
	return truth(!clearOf0(s) || math.Abs(s.Mean) <= drift*math.Abs(plateau), true)
}
