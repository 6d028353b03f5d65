package pages

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
	"heed/results"
	"heed/results/report"
	"heed/results/stats"
)

// What of a sweep's courses a page shows, so that its size does not grow with the sweep.
const (
	mostAlone       = 5 // points by themselves
	mostLevelGroups = 8 // levels of factors
	mostSplits      = 2 // factors with many levels, each split at its middle
)

// sweepCourses shows how compliance and participation went over the days: over all
// points, at the levels of factors, and at some points.
func (r *Reporter) sweepCourses() (report.Section, error) {
	s := report.Section{ID: "courses", Title: "Over time"}
	if !r.manifest.Series {
		s.Blocks = []report.Block{report.Text("No series was recorded (--series=false), so there are no courses to show. The same sweep without that flag, in another folder, has them.")}
		return s, nil
	}
	groups, err := r.groups()
	if err != nil {
		return s, err
	}
	alone, err := r.loners()
	if err != nil {
		return s, err
	}
	metrics := r.recorded([]string{sweepMetrics[0].metric, sweepMetrics[1].metric})
	all := newSpread(r.manifest.Arms, metrics, r.manifest.Points, groups, pointsOf(alone))
	err = r.eachCourse(metrics, func(c *results.Course) { all.add(c) })
	if err != nil || all.days == nil {
		return s, err
	}
	s.Blocks = []report.Block{report.Text(r.aboutSpread(all)), r.choice(all, alone)}
	return s, nil
}

// recorded returns the metrics that the folder has, of some.
func (r *Reporter) recorded(metrics []string) (all []string) {
	for _, m := range metrics {
		if slices.ContainsFunc(r.manifest.Metrics, func(c results.Column) bool { return c.Name == m }) {
			all = append(all, m)
		}
	}
	return all
}

// eachCourse reads the series through.
func (r *Reporter) eachCourse(metrics []string, do func(*results.Course)) error {
	return results.ReadFile(r.dir, results.SeriesFile, func(t *results.Reader) error {
		for c, err := range results.Courses(t, metrics...) {
			if err != nil {
				return err
			}
			do(c)
		}
		return nil
	})
}

// aboutSpread says what the lines and bands are.
func (r *Reporter) aboutSpread(all *spread) string {
	text := "Lines over several points are the mean of the points, and bands hold nine of ten of them, from 5% to 95%: they show how far the points differ, not how sure the mean is. Differences from the baseline are taken at each point, before the points are put together. At a single point, lines are means over replicates, and bands their 95% intervals (differences have none here). Day 0 is the end of the burn-in. Choose above the charts what they are of; point at a chart, or move the slider below it with the arrow keys, for the values of a day."
	if all.every > 1 {
		text += fmt.Sprintf(" Bands are of one in %d of the points.", all.every)
	}
	return text
}

// choice returns the courses to choose among, all on the same scales.
func (r *Reporter) choice(all *spread, alone []loner) *report.Choice {
	c := &report.Choice{Name: "Courses shown", Label: "Show"}
	for g, group := range all.groups {
		c.Options = append(c.Options, report.Option{Name: group.name, Block: r.timelineOf(all, group.name, "5% to 95% of the points", func(metric string) []*results.Course { return all.of(g, metric) })})
	}
	for _, l := range alone {
		c.Options = append(c.Options, report.Option{Name: l.name, Block: r.timelineOf(all, l.name, "", func(metric string) []*results.Course { return all.at(l.point, metric) })})
	}
	report.SameScales(c)
	return c
}

// timelineOf returns the courses of one option.
func (r *Reporter) timelineOf(all *spread, name, band string, of func(metric string) []*results.Course) *report.Timeline {
	t := &report.Timeline{Name: name, Arms: r.manifest.Arms, Day: "Workday", Band: band, Recorded: all.recorded}
	for _, q := range sweepMetrics {
		if slices.Contains(all.metrics, q.metric) && len(r.manifest.Arms) > 1 {
			t.Panels = append(t.Panels, r.differencePanel(q, of(differenceOf(q.metric))))
		}
	}
	for _, q := range sweepMetrics {
		if slices.Contains(all.metrics, q.metric) {
			t.Panels = append(t.Panels, r.panel(q, of(q.metric)))
		}
	}
	return t
}

// sweepMetrics are those whose courses over points are shown.
var sweepMetrics = courseMetrics[0].list[:2]

// differencePanel returns the courses of a metric less that of the baseline.
func (r *Reporter) differencePanel(q reported, courses []*results.Course) report.Panel {
	p := r.panel(reported{q.metric, q.title + ", difference from the baseline"}, courses)
	p.Differs, p.Least, p.Most = true, math.Inf(-1), math.Inf(1)
	return p
}

// A loner is a point that is shown by itself.
type loner struct {
	point int
	name  string
}

func pointsOf(all []loner) (points []int) {
	for _, l := range all {
		points = append(points, l.point)
	}
	return points
}

// A pointLevel is what compliance is in the baseline at a point, 0 to 1.
type pointLevel struct {
	point int
	mean  float64
}

// baselineLevels returns the compliance of the baseline at the points that have one.
func (r *Reporter) baselineLevels() (levels []pointLevel, err error) {
	err = results.ReadFile(r.dir, results.SummaryFile, func(t *results.Reader) error {
		mean := slices.Index(t.Columns, "mean")
		for row, err := range t.Rows() {
			if err != nil {
				return err
			}
			if row.Metric == RobustMeasure && row.Arm == r.manifest.Arms[0] && !math.IsNaN(row.Values[mean]) {
				levels = append(levels, pointLevel{row.Point, row.Values[mean]})
			}
		}
		return nil
	})
	return levels, err
}

// loners returns points to be shown by themselves: all of few, or else from the one with
// the lowest compliance without intervention to that with the highest.
func (r *Reporter) loners() (all []loner, err error) {
	levels, err := r.baselineLevels()
	if len(levels) <= mostAlone {
		for _, l := range levels {
			all = append(all, loner{l.point, fmt.Sprintf("Point %d", l.point)})
		}
		return all, err
	}
	slices.SortStableFunc(levels, func(x, y pointLevel) int { return cmp.Compare(x.mean, y.mean) })
	for i, where := range [mostAlone]string{"the lowest compliance of the baseline", "a quarter of the points have less compliance in the baseline", "the middle compliance of the baseline", "a quarter of the points have more compliance in the baseline", "the highest compliance of the baseline"} {
		p := levels[i*(len(levels)-1)/(mostAlone-1)].point
		all = append(all, loner{p, fmt.Sprintf("Point %d: %s", p, where)})
	}
	return all, err
}

// groups returns all points, those of each level of factors with few levels, and the
// halves of the factors with many that the effects hang on most.
func (r *Reporter) groups() ([]pointGroup, error) {
	all := []pointGroup{{fmt.Sprintf("All %s", prose.Count(r.manifest.Points, "point")), func(int) bool { return true }}}
	factors, err := r.levelled()
	if err != nil {
		return nil, err
	}
	added := 0
	for _, f := range factors {
		levels := f.levels()
		if n := len(levels); n < 2 || n > mostLevelGroups-added || n == r.manifest.Points {
			continue
		}
		added += len(levels)
		for _, l := range levels {
			all = append(all, f.group(f.name+" = "+l, func(v string) bool { return v == l }))
		}
	}
	return append(all, r.splits(factors)...), nil
}

// A levelled factor is one with its level at each point.
type levelled struct {
	name string
	at   []string
}

// group returns the points at which the level of f is one of some.
func (f *levelled) group(name string, is func(level string) bool) pointGroup {
	in, n := make([]bool, len(f.at)), 0
	for i, v := range f.at {
		if in[i] = is(v); in[i] {
			n++
		}
	}
	return pointGroup{fmt.Sprintf("%s (%s)", name, prose.Count(n, "point")), func(p int) bool { return p < len(in) && in[p] }}
}

// levels returns the levels of f, in their order; none where there are too many to show.
func (f *levelled) levels() (all []string) {
	for _, v := range f.at {
		if !slices.Contains(all, v) {
			if all = append(all, v); len(all) > mostLevelGroups {
				return nil
			}
		}
	}
	return all
}

// levelled reads the levels of the factors of a sweep of few factors, and of those that
// effects hang on most.
func (r *Reporter) levelled() ([]*levelled, error) {
	names := slices.Clone(r.manifest.Factors)
	if len(names) > mostLevelGroups {
		conditions, err := findings.Conditions(r.dir, RobustMeasure)
		if err != nil {
			return nil, err
		}
		names = closest(conditions, mostSplits)
	}
	all := make([]*levelled, len(names))
	for i, name := range names {
		all[i] = &levelled{name: name}
	}
	_, err := findings.Each(r.dir, results.PointsFile, names, func(l findings.Record) error {
		for _, f := range all {
			f.at = append(f.at, strings.Clone(l.Text(f.name)))
		}
		return nil
	})
	return all, err
}

// closest returns the factors that the effect of any arm hangs on most, each once.
func closest(conditions []findings.Condition, most int) (names []string) {
	sorted := slices.DeleteFunc(slices.Clone(conditions), func(c findings.Condition) bool { return math.IsNaN(c.Rank) })
	slices.SortStableFunc(sorted, func(x, y findings.Condition) int { return cmp.Compare(math.Abs(y.Rank), math.Abs(x.Rank)) })
	for _, c := range sorted {
		if len(names) < most && !slices.Contains(names, c.Factor) {
			names = append(names, c.Factor)
		}
	}
	return names
}

// splits returns the lower and the upper half of the points by factors with many levels.
func (r *Reporter) splits(factors []*levelled) (all []pointGroup) {
	for _, f := range factors {
		if len(f.levels()) > 0 || len(all) == 2*mostSplits {
			continue
		}
		values := make([]float64, len(f.at))
		for i, v := range f.at {
			x, err := strconv.ParseFloat(v, 64)
			if err != nil {
				x = math.NaN()
			}
			values[i] = x
		}
		middle := stats.Quantiles(values, 0.5)[0]
		if math.IsNaN(middle) {
			continue
		}
		below := func(v string) bool { x, err := strconv.ParseFloat(v, 64); return err == nil && x < middle }
		above := func(v string) bool { x, err := strconv.ParseFloat(v, 64); return err == nil && x >= middle }
		all = append(all, f.group(fmt.Sprintf("%s below %.3g", f.name, middle), below), f.group(fmt.Sprintf("%s from %.3g on", f.name, middle), above))
	}
	return all
}
