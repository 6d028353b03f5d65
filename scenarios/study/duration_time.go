package study

import (
	"fmt"
	"math"

	"heed/scenarios"
)

// A force says when an arm, with those that it combines, is in force. Times are the
// ends of days: a day d is the time from d-1 to d.
type force struct {
	from, until int // days, as in the scenario; until is 0 where it lasts to the end
	start       int // time when it begins
	full        int // time when all of it is there
	whole       int // time when the first part of it ends: until then all of it is there
	end, last   int // time when it ends, and that of the last day
}

// forceOf returns when an arm is in force at a point.
func forceOf(p *sampled, a scenarios.Arm) force {
	f := force{from: a.FromDay, until: a.UntilDay, last: p.scenario.Days}
	f.start = max(1, a.FromDay) - 1
	f.full = f.start + a.RampDays
	f.whole = f.lastOf(a.UntilDay)
	for i, change := range p.scenario.Changes(a) {
		begin := max(1, change.From) - 1
		if i == 0 {
			f = force{from: change.From, until: change.Until, start: begin, full: begin + change.Ramp, whole: f.lastOf(change.Until), last: f.last}
			continue
		}
		f.from, f.start = min(f.from, change.From), min(f.start, begin)
		f.full, f.whole = max(f.full, begin+change.Ramp), min(f.whole, f.lastOf(change.Until))
		if f.until > 0 && change.Until > 0 {
			f.until = max(f.until, change.Until)
		} else {
			f.until = 0
		}
	}
	f.end = f.lastOf(f.until)
	return f
}

// lastOf returns when what is in force until a day, or for good, ends.
func (f force) lastOf(until int) int {
	if until > 0 && until <= f.last {
		return until - 1
	}
	return f.last
}

// ends reports whether the arm ends before the run does.
func (f force) ends() bool { return f.until > 0 && f.until <= f.last }

// parted reports whether some of the arm ends before the rest.
func (f force) parted() bool { return f.whole < f.end }

// doubt says what the times of an arm of which a part ends before the rest are of.
func (f force) doubt(arm string) string {
	if f.whole <= f.full {
		return fmt.Sprintf("%s: arm %s is on no day wholly in force, as a part of it ends before day %d: it has no plateau, and so no times until it is there", DurationsFile, arm, f.whole+1)
	}
	return fmt.Sprintf("%s: a part of arm %s ends before the rest: plateau, half_days and full_days are of the days before day %d, while all of it is in force", DurationsFile, arm, f.whole+1)
}

// length returns for how many days the arm is in force.
func (f force) length() float64 { return float64(f.end - f.start) }

// toWhole returns how many days after its begin the first part of the arm ends.
func (f force) toWhole() float64 { return float64(f.whole - f.start) }

// A row is a recorded day on which something is to be seen of an effect.
type row struct {
	day   int
	index int     // among the recorded days
	time  float64 // days since the arm began, or ended: the middle of the period, or the day of a state
	days  float64 // of its period that count; 1 for a state
	scale float64 // what to multiply the difference by: a period that began before the arm shows less of it
}

// rows are the rows while an arm is in force, and after it.
type rows struct{ in, after []row }

// rows returns the rows of the recorded days. A period in which the arm ends is of
// neither.
func (f force) rows(days []int32, state bool) (r rows) {
	before := 0
	for i, d := range days {
		day, since := int(d), before
		if before = day; day <= f.start {
			continue
		}
		begin := max(since, f.start)
		n := row{day, i, float64(float64(begin+day)/2) - float64(f.start), float64(day - begin), float64(day-since) / float64(day-begin)}
		if state {
			n.time, n.days, n.scale = float64(day-f.start), 1, 1
		}
		switch {
		case day <= f.end:
			r.in = append(r.in, n)
		case since >= f.end || state:
			n.time += float64(f.start - f.end)
			r.after = append(r.after, n)
		}
	}
	return r
}

// pick returns the differences in the rows of both times, of the replicates in which
// all are defined, and which these are.
func (r rows) pick(diff [][]float64) (in, after [][]float64, of []int) {
	for i, d := range diff {
		a, whole := scaled(d, r.in)
		b, alsoWhole := scaled(d, r.after)
		if whole && alsoWhole && len(a) > 0 {
			in, after, of = append(in, a), append(after, b), append(of, i)
		}
	}
	return in, after, of
}

// scaled returns the differences of some rows, and whether all are defined.
func scaled(diff []float64, rows []row) ([]float64, bool) {
	all := make([]float64, len(rows))
	for i, n := range rows {
		all[i] = n.scale * diff[n.index]
		if math.IsNaN(all[i]) || math.IsInf(all[i], 0) {
			return nil, false
		}
	}
	return all, true
}

// quarter returns the rows of the last quarter of the time for which all of the arm is
// in force, or of one that many quarters before it. The last has one row at least, if
// that is in this time.
func (r rows) quarter(when force, before int) (of []int) {
	long := float64(float64(when.whole-when.full) / 4)
	to := when.toWhole() - float64(float64(before)*long)
	whole := r.whole(when)
	for i, n := range whole {
		if n.time > to-long && n.time <= to && long > 0 {
			of = append(of, i)
		}
	}
	if last := len(whole) - 1; before == 0 && len(of) == 0 && last >= 0 && whole[last].day > when.full {
		of = []int{last}
	}
	return of
}

// whole returns the rows in force before the first part of the arm ends.
func (r rows) whole(when force) []row {
	n := len(r.in)
	for n > 0 && r.in[n-1].day > when.whole {
		n--
	}
	return r.in[:n]
}

// final returns the rows of the last month in force, three at least if there are.
func (r rows) final(when force) (of []int) {
	for i, n := range r.in {
		if n.time > when.length()-month || i >= len(r.in)-running {
			of = append(of, i)
		}
	}
	return of
}

// A climb is an effect by replicate, ready to be drawn again: courses are smoothed, as
// the mean of smoothed courses is the smoothed mean.
type climb struct {
	rows   []row
	smooth [][]float64 // by replicate
	begin  []float64   // at time 0, by replicate
	whole  []float64   // of which a part is looked for, by replicate
	most   float64     // the time of what is not reached
}

// rising returns the climb of an effect from 0 to its plateau, the mean over the rows
// last, while no part of the arm has ended: what is left then is of another arm.
func (r rows) rising(in [][]float64, last []int, when force) climb {
	whole := r.whole(when)
	return climb{whole, smoothed(in, whole), make([]float64, len(in)), rowMeans(in, whole, last), when.toWhole()}
}

// falling returns that of an effect after the arm, from what it was in the rows final.
func (r rows) falling(in, after [][]float64, final []int, when force) climb {
	begin := rowMeans(in, r.in, final)
	return climb{r.after, smoothed(after, r.after), begin, begin, float64(when.last - when.end)}
}

// reach returns when the mean effect of some replicates first reaches a part of the
// whole, straight between rows; most where it does not.
func (c climb) reach(part float64, replicates []int) float64 {
	value, level := meanAt(c.begin, replicates), float64(part*meanAt(c.whole, replicates))
	time, up := 0., level >= value
	for i := range c.rows {
		next := 0.
		for _, r := range replicates {
			next += c.smooth[r][i]
		}
		next /= float64(len(replicates))
		if up && next >= level || !up && next <= level {
			if next == value {
				return time
			}
			return time + float64((c.rows[i].time-time)*float64((level-value)/(next-value)))
		}
		time, value = c.rows[i].time, next
	}
	return c.most
}

// meanAt returns the mean over some replicates.
func meanAt(values []float64, replicates []int) float64 {
	sum := 0.
	for _, r := range replicates {
		sum += values[r]
	}
	return sum / float64(len(replicates))
}

// smoothed smooths the course of each replicate.
func smoothed(diff [][]float64, rows []row) [][]float64 {
	all := make([][]float64, len(diff))
	for i, course := range diff {
		all[i] = smooth(course[:len(rows)], rows)
	}
	return all
}

// smooth returns the running mean over a month around each row, three rows at least,
// over fewer near the ends and as many on both sides, so that a straight course stays.
func smooth(course []float64, rows []row) []float64 {
	all := make([]float64, len(course))
	var of []int
	for i := range course {
		of = append(of[:0], i)
		for side := 1; i-side >= 0 && i+side < len(rows); side++ {
			if side > 1 && rows[i+side].time-rows[i-side].time > month {
				break
			}
			of = append(of, i-side, i+side)
		}
		all[i] = meanOf(course, rows, of)
	}
	return all
}
