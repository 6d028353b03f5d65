package study

import (
	"fmt"
	"math"
	"slices"

	"heed/results"
	"heed/results/stats"
)

// A watch looks at the intervals of a folder's replicates, point by point, at every
// count at which its rule looks.
type watch struct {
	plan   results.Manifest
	rule   *results.Until
	looks  []int // up to the replicates of plan
	next   int   // the look after them, 0 where there is none
	column []int // of each goal, the metric

	point  int
	values [][]float64       // of the point, by arm and goal
	worst  [][]results.Width // by look and goal, so far
}

// newWatch returns a watch over the units of a plan.
func newWatch(plan results.Manifest, rule *results.Until) *watch {
	w := &watch{plan: plan, rule: rule, values: make([][]float64, len(plan.Arms)*len(rule.Goals))}
	for _, n := range stats.Looks(rule.AtMost) {
		if n > plan.Replicates {
			w.next = n
			break
		}
		w.looks = append(w.looks, n)
		w.worst = append(w.worst, make([]results.Width, len(rule.Goals)))
	}
	for _, g := range rule.Goals {
		w.column = append(w.column, slices.IndexFunc(plan.Metrics, func(c results.Column) bool { return c.Name == g.Metric }))
	}
	return w
}

// unit takes in a unit, which comes after those before it in the order of the plan.
func (w *watch) unit(u *results.Unit) {
	w.turn(u.Point)
	for arm := range u.Arms {
		w.add(arm, u.Arms[arm].Whole)
	}
}

// row takes in a row of replicates.csv.
func (w *watch) row(r *results.Row) {
	w.turn(r.Point)
	w.add(slices.Index(w.plan.Arms, r.Arm), r.Values)
}

// turn ends the point under way where another begins.
func (w *watch) turn(point int) {
	if point != w.point {
		w.end()
		w.point = point
	}
}

func (w *watch) add(arm int, whole []float64) {
	if arm < 0 {
		return // the table of a folder whose manifest was checked has no other
	}
	for g, column := range w.column {
		x := &w.values[arm*len(w.column)+g]
		*x = append(*x, whole[column])
	}
}

// end looks at the point under way, and forgets it.
func (w *watch) end() {
	for i, n := range w.looks {
		for g := range w.rule.Goals {
			for arm := range w.plan.Arms {
				if arm > 0 || len(w.plan.Arms) == 1 {
					w.see(i, g, arm, w.half(n, g, arm))
				}
			}
		}
	}
	for i := range w.values {
		w.values[i] = w.values[i][:0]
	}
}

// half returns the half-width of a goal's interval over the first n replicates.
func (w *watch) half(n, goal, arm int) float64 {
	base, x := w.values[goal], w.values[arm*len(w.column)+goal]
	if len(x) < n || len(base) < n {
		return math.NaN() // units are missing
	}
	p := stats.Precision{Half: w.rule.Goals[goal].Half, Level: stats.Confidence, Looks: []int{n}}
	if arm == 0 {
		return p.Look(x[:n]).Half
	}
	return p.LookPaired(base[:n], x[:n]).Half
}

// see notes a half-width at a look if it is the widest of its goal: the first of
// equals, and an undefined one above all.
func (w *watch) see(look, goal, arm int, half float64) {
	worst := &w.worst[look][goal]
	if worst.Metric != "" && (worst.Half == nil || half <= *worst.Half) {
		return
	}
	*worst = results.Width{Metric: w.rule.Goals[goal].Metric, Point: w.point, Arm: w.plan.Arms[arm]}
	if !math.IsNaN(half) {
		worst.Half = &half
	}
}

// precision returns what the last look showed. The error is [ErrEnough] when an
// earlier one would have ended the replicates.
func (w *watch) precision() (Precision, error) {
	w.end()
	p := Precision{Replicates: w.plan.Replicates, Points: w.plan.Points, Arms: len(w.plan.Arms), Goals: w.rule.Goals, Next: w.next}
	for i, n := range w.looks {
		p.Worst = w.worst[i]
		if !p.reached() {
			continue
		}
		if n < w.plan.Replicates {
			return p, fmt.Errorf("study: %d of the %d replicates: %w", n, w.plan.Replicates, ErrEnough)
		}
		p.Ended, p.Next = results.EndedReached, 0
		return p, nil
	}
	if p.Next == 0 {
		p.Ended = results.EndedAtMost
	}
	return p, nil
}
