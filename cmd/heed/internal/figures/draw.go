package figures

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/agents"
	"heed/cmd/internal/findings"
	"heed/results/plot"
	"heed/scenarios"
	"heed/sim"
)

type metric = sim.Metric[agents.Account]

// distinct is the level under which an adjusted p tells an effect from none.
const distinct = 0.05

// frame returns the frame of all figures of the run.
func (r *run) frame(description, caption string) plot.Frame {
	f := plot.Frame{Title: r.scenario.Title, Description: description, Caption: caption}
	for _, a := range r.scenario.Arms {
		f.Order = append(f.Order, a.Name)
	}
	return f
}

// replicates says over how many replicates the figures are.
func (r *run) replicates() string {
	if r.scenario.Replicates == 1 {
		return "1 replicate"
	}
	return fmt.Sprintf("%d replicates", r.scenario.Replicates)
}

// differenceCaption says what differences are, and what shows their intervals.
func (r *run) differenceCaption(what string) string {
	if r.single() {
		return fmt.Sprintf("Differences from the baseline over days 1 to %d of one replicate, which has no intervals.", r.scenario.Days)
	}
	return fmt.Sprintf("Differences from the baseline over days 1 to %d, paired by replicate. %s: 95%% intervals (Student's t, %s).", r.scenario.Days, what, r.replicates())
}

// single says whether there is one replicate only, and so no interval.
func (r *run) single() bool { return r.scenario.Replicates == 1 }

// axis describes the axis of days of a figure whose facets are of one arm each.
func (r *run) axis() plot.Days { return plot.Days{Label: "Workday", Year: daysPerYear} }

// days describes the axis of days of a figure whose facets show all arms, with the days
// on which arms begin or end, and which arms.
func (r *run) days() plot.Days {
	d := r.axis()
	const most = 3
	marked := map[string][]string{} // arms, by what happens to them
	for _, a := range r.scenario.Arms[1:] {
		for _, m := range marks(a) {
			if len(marked[m.Label]) == 0 {
				d.Rules = append(d.Rules, m)
			}
			marked[m.Label] = append(marked[m.Label], a.Name)
		}
	}
	if len(d.Rules) > most {
		d.Rules = nil
	}
	for i, m := range d.Rules {
		who := strings.Join(marked[m.Label], ", ")
		if n := len(marked[m.Label]); n > 2 {
			who = fmt.Sprintf("%d arms", n)
		}
		d.Rules[i].Label = who + " " + m.Label
	}
	return d
}

// marks are the days on which an arm itself begins or ends.
func marks(a scenarios.Arm) (all []plot.Rule) {
	if a.FromDay > 0 {
		all = append(all, plot.Rule{Day: float64(a.FromDay), Label: fmt.Sprintf("from day %d", a.FromDay)})
	}
	if a.UntilDay > 0 {
		all = append(all, plot.Rule{Day: float64(a.UntilDay), Label: fmt.Sprintf("until day %d", a.UntilDay)})
	}
	return all
}

// ofArm are the days on which an arm, or one that it combines, begins or ends.
func (r *run) ofArm(a scenarios.Arm) (all []plot.Rule) {
	for _, c := range r.scenario.Changes(a) {
		for _, m := range marks(scenarios.Arm{FromDay: c.From, UntilDay: c.Until}) {
			if !slices.Contains(all, m) {
				all = append(all, m)
			}
		}
	}
	return all
}

func (r *run) behaviour() (*plot.Figure, error) {
	return r.timeline("Compliance and participation over time in each arm.", behaviour)
}

func (r *run) states() (*plot.Figure, error) {
	return r.timeline("Mean states of employees over time in each arm.", states)
}

func (r *run) experts() (*plot.Figure, error) {
	return r.timeline("The experts over time in each arm.", experts)
}

// timeline draws quantities over time.
func (r *run) timeline(description string, list []quantity) (*plot.Figure, error) {
	if r.courses == nil {
		return nil, nil
	}
	caption := fmt.Sprintf("Lines are means over %s, bands their 95%% intervals (Student's t). Arms share their burn-in and random numbers.", r.replicates())
	if r.single() {
		caption = "Lines are one replicate, which has no intervals. Arms share their burn-in and random numbers."
	}
	t := plot.Timeline{Frame: r.frame(description, caption), Days: r.days()}
	clipped := false
	for _, q := range list {
		p := plot.Panel{Title: q.title}
		p.Unit, p.Share = q.unit()
		for _, c := range r.courses[q.metric] {
			lo, hi, cut := q.within(c.Lo, c.Hi)
			clipped = clipped || cut
			p.Courses = append(p.Courses, plot.Course{Label: c.Arm, X: floats(c.Days), Mean: c.Mean, Lo: lo, Hi: hi})
		}
		t.Panels = append(t.Panels, p)
	}
	if clipped {
		t.Caption += " Bands end where values cannot be: below 0, and for shares and states above 1."
	}
	return plot.TimeCourses(t)
}

// outcomes draws what tasks ended in.
func (r *run) outcomes() (*plot.Figure, error) {
	if r.courses == nil {
		return nil, nil
	}
	caption := fmt.Sprintf("Means over %s. What the areas leave of 100%% was done as the rules ask, and not over-safed.", r.replicates())
	c := plot.Composition{Frame: r.frame("What tasks ended in over time, in each arm.", caption), Days: r.axis(), Unit: "share of tasks", Rest: "complied"}
	for i, a := range r.scenario.Arms {
		c.Stacks = append(c.Stacks, r.stack(i, a))
	}
	return plot.Outcomes(c)
}

// stack returns the outcomes of an arm. What was over-safed stands beside what was
// complied with, not within it.
func (r *run) stack(arm int, a scenarios.Arm) plot.Stack {
	s := plot.Stack{Title: a.Name, Rules: r.ofArm(a)}
	over := r.courses["over_safing_rate"][arm].Mean
	for _, q := range outcomes {
		c := r.courses[q.metric][arm]
		share := slices.Clone(c.Mean)
		for i := range share {
			if q.metric == "compliance_rate" {
				share[i] -= over[i]
			}
			share[i] = clamp(share[i])
		}
		s.X = floats(c.Days)
		s.Outcomes = append(s.Outcomes, plot.Outcome{Label: q.title, Share: share})
	}
	return s
}

// clamp returns x or the nearest of 0 and 1: differences of means may miss them by
// a rounding. NaN stays.
func clamp(x float64) float64 { return math.Min(1, math.Max(0, x)) }

// levels draws the means of the arms.
func (r *run) levels() (*plot.Figure, error) {
	caption := fmt.Sprintf("Means over days 1 to %d, with 95%% intervals (Student's t) over %s.", r.scenario.Days, r.replicates())
	f := plot.Forest{Frame: r.frame("Means of each arm.", caption), Column: "mean [95% interval]"}
	if r.single() {
		f.Caption, f.Column = fmt.Sprintf("Days 1 to %d of one replicate, which has no intervals.", r.scenario.Days), "value"
	}
	f.Caption += r.titles()
	f.Groups = r.groups(r.scenario.Arms, r.findings.Level)
	return plot.Dots(f)
}

// titles says what the names of the arms stand for.
func (r *run) titles() string {
	var s []string
	for _, a := range r.scenario.Arms {
		if a.Title != "" && !strings.EqualFold(a.Title, a.Name) {
			s = append(s, a.Name+": "+a.Title)
		}
	}
	if len(s) == 0 {
		return ""
	}
	return " " + strings.Join(s, "; ") + "."
}

// effects draws how the arms differ from the baseline.
func (r *run) effects() (*plot.Figure, error) {
	if len(r.scenario.Arms) < 2 {
		return nil, nil
	}
	caption := fmt.Sprintf("Differences from the baseline over days 1 to %d, paired by replicate, with 95%% intervals (Student's t, %s).", r.scenario.Days, r.replicates())
	f := plot.Forest{
		Frame: r.frame("How each arm differs from the baseline.", caption), Column: "difference [95% interval]",
		Filled: "differs from the baseline (Holm-adjusted p < 0.05)", Hollow: "may not differ",
	}
	if r.single() {
		f.Caption = fmt.Sprintf("Differences from the baseline over days 1 to %d of one replicate, which has no intervals.", r.scenario.Days)
		f.Column = "difference"
	}
	f.Groups = r.groups(r.scenario.Arms[1:], r.findings.Effect)
	for i := range f.Groups {
		if f.Groups[i].Share {
			f.Groups[i].Unit = "percentage points"
		}
	}
	return plot.Effects(f)
}

// groups returns estimates of what is compared for some arms.
func (r *run) groups(arms []scenarios.Arm, of func(arm, metric string) findings.Estimate) []plot.Group {
	var all []plot.Group
	for _, q := range compared {
		g := plot.Group{Title: q.title}
		g.Unit, g.Share = q.unit()
		for _, a := range arms {
			e := of(a.Name, q.metric)
			g.Estimates = append(g.Estimates, plot.Estimate{Label: a.Name, Value: e.Value, Lo: e.Lo, Hi: e.Hi, Distinct: e.P < distinct})
		}
		all = append(all, g)
	}
	return all
}

func floats(days []int) []float64 {
	x := make([]float64, len(days))
	for i, d := range days {
		x[i] = float64(d)
	}
	return x
}
