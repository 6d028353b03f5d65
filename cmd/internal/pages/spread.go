package pages

import (
	"math"
	"slices"

	"heed/results"
	"heed/results/stats"
)

// A spread is how metrics, and what arms add to them, went over the days at the points of
// a sweep: the mean of the points' means, and from which to which nine of ten of them go. It holds sums, the
// values of some points for the quantiles, and the courses of few points by themselves,
// so that its size does not grow with the number of points.
type spread struct {
	arms, metrics []string
	every         int            // one in how many points is kept for the quantiles
	days          []int          // shown: those of the first point
	recorded      int            // days that the first point has
	cells         int            // arms × metrics × days
	groups        []pointGroup   // all points first
	sums          [][]meanOf     // by group and cell
	kept          []keptPoint    // by point
	alone         map[int]bool   // points to be shown by themselves
	single        map[int]course // their courses
	baseline      course         // of the point that is read, by metric
}

// A pointGroup is some of the points of a sweep.
type pointGroup struct {
	name string
	has  func(point int) bool
}

// course are the courses of a point, by arm and metric.
type course []*results.Course

// A keptPoint is a point whose values are kept, by cell; NaN where there is none.
type keptPoint struct {
	point  int
	values []float32
}

// A meanOf is a mean in the making.
type meanOf struct {
	n    int
	mean float64
}

func (m *meanOf) add(x float64) {
	if !math.IsNaN(x) {
		m.n++
		m.mean += (x - m.mean) / float64(m.n)
	}
}

// mostSpreadDays is how many days of courses over points are shown, and mostKept how many
// values are kept for their quantiles: 32 MiB of them.
const (
	mostSpreadDays = 60
	mostKept       = 8 << 20
)

// newSpread returns a spread of a sweep of so many points, without courses.
func newSpread(arms, metrics []string, points int, groups []pointGroup, alone []int) *spread {
	s := &spread{arms: arms, groups: groups, alone: map[int]bool{}, single: map[int]course{}, baseline: make(course, len(metrics))}
	s.metrics = slices.Clone(metrics)
	for _, m := range metrics {
		s.metrics = append(s.metrics, differenceOf(m))
	}
	values := points * len(arms) * len(s.metrics) * mostSpreadDays
	s.every = (values + mostKept - 1) / mostKept
	for _, p := range alone {
		s.alone[p] = true
	}
	return s
}

// add takes in the course of a metric in an arm at a point, the baseline before the other
// arms, and how it differs from the baseline.
func (s *spread) add(c *results.Course) {
	arm, metric := slices.Index(s.arms, c.Arm), slices.Index(s.metrics, c.Metric)
	if arm < 0 || metric < 0 || len(c.Days) == 0 {
		return
	}
	if s.days == nil {
		s.begin(c)
	}
	c = onDays(c, s.days)
	if arm == 0 {
		s.baseline[metric] = c
	}
	s.take(c, arm, metric)
	s.take(s.beyond(c, s.baseline[metric]), arm, metric+len(s.metrics)/2)
}

// beyond returns how a course differs from that of the baseline at the same point. Its
// interval is not known from theirs.
func (s *spread) beyond(c, baseline *results.Course) *results.Course {
	d := emptyCourse(c.Point, c.Arm, differenceOf(c.Metric), c.Days)
	if baseline == nil || baseline.Point != c.Point {
		return d
	}
	for i := range c.Days {
		d.N[i], d.Mean[i] = min(c.N[i], baseline.N[i]), c.Mean[i]-baseline.Mean[i]
	}
	return d
}

// differenceOf names the difference of a metric from the baseline.
func differenceOf(metric string) string { return metric + " - baseline" }

// take takes in a course on the days shown.
func (s *spread) take(c *results.Course, arm, metric int) {
	if s.alone[c.Point] {
		s.keepCourse(c, arm, metric)
	}
	first, keep := (arm*len(s.metrics)+metric)*len(s.days), s.keep(c.Point)
	for d := range s.days {
		for g, of := range s.groups {
			if of.has(c.Point) {
				s.sums[g][first+d].add(c.Mean[d])
			}
		}
		if keep != nil {
			keep[first+d] = float32(c.Mean[d])
		}
	}
}

// begin takes the days from the first course.
func (s *spread) begin(c *results.Course) {
	s.recorded = len(c.Days)
	s.days = thin(c, mostSpreadDays).Days
	s.cells = len(s.arms) * len(s.metrics) * len(s.days)
	for range s.groups {
		s.sums = append(s.sums, make([]meanOf, s.cells))
	}
}

// keep returns where the values of a point are kept, nil where they are not.
func (s *spread) keep(point int) []float32 {
	if point%s.every != 0 {
		return nil
	}
	if n := len(s.kept); n == 0 || s.kept[n-1].point != point {
		values := make([]float32, s.cells)
		for i := range values {
			values[i] = float32(math.NaN())
		}
		s.kept = append(s.kept, keptPoint{point, values})
	}
	return s.kept[len(s.kept)-1].values
}

// keepCourse keeps the course of a point that is shown by itself.
func (s *spread) keepCourse(c *results.Course, arm, metric int) {
	if s.single[c.Point] == nil {
		s.single[c.Point] = make(course, len(s.arms)*len(s.metrics))
	}
	s.single[c.Point][arm*len(s.metrics)+metric] = c
}

// onDays returns a course on some days, without a value on those that it does not have.
func onDays(c *results.Course, days []int) *results.Course {
	on := emptyCourse(c.Point, c.Arm, c.Metric, days)
	for d, day := range days {
		if i, found := slices.BinarySearch(c.Days, day); found {
			on.N[d], on.Mean[d], on.Lo[d], on.Hi[d] = c.N[i], c.Mean[i], c.Lo[i], c.Hi[i]
		}
	}
	return on
}

// emptyCourse returns a course without values.
func emptyCourse(point int, arm, metric string, days []int) *results.Course {
	c := &results.Course{Point: point, Arm: arm, Metric: metric, Days: days, N: make([]int, len(days))}
	for range days {
		c.Mean, c.Lo, c.Hi = append(c.Mean, math.NaN()), append(c.Lo, math.NaN()), append(c.Hi, math.NaN())
	}
	return c
}

// thin returns a course on at most so many days, and one: every k-th, and the last.
func thin(c *results.Course, most int) *results.Course {
	step := (len(c.Days) + most - 1) / most
	if step <= 1 {
		return c
	}
	var days []int
	for i, day := range c.Days {
		if i%step == 0 || i == len(c.Days)-1 {
			days = append(days, day)
		}
	}
	return onDays(c, days)
}

// of returns the courses of a metric over the points of a group, one for each arm: N is
// how many points there are, Lo to Hi from 5% to 95% of those that were kept.
func (s *spread) of(group int, metric string) (all []*results.Course) {
	k := slices.Index(s.metrics, metric)
	for a, arm := range s.arms {
		c := emptyCourse(0, arm, metric, s.days)
		first := (a*len(s.metrics) + k) * len(s.days)
		for d := range s.days {
			sum := s.sums[group][first+d]
			if sum.n == 0 {
				continue
			}
			q := stats.Quantiles(s.values(group, first+d), 0.05, 0.95)
			c.N[d], c.Mean[d], c.Lo[d], c.Hi[d] = sum.n, sum.mean, q[0], q[1]
		}
		all = append(all, c)
	}
	return all
}

// values returns what is kept of a cell at the points of a group.
func (s *spread) values(group, cell int) (all []float64) {
	for _, p := range s.kept {
		if s.groups[group].has(p.point) {
			all = append(all, float64(p.values[cell]))
		}
	}
	return all
}

// at returns the courses of a metric at a point that is shown by itself, one for each
// arm.
func (s *spread) at(point int, metric string) (all []*results.Course) {
	k := slices.Index(s.metrics, metric)
	for a, arm := range s.arms {
		c := emptyCourse(point, arm, metric, s.days)
		if there := s.single[point]; there != nil && there[a*len(s.metrics)+k] != nil {
			c = there[a*len(s.metrics)+k]
		}
		all = append(all, c)
	}
	return all
}
