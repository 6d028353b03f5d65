package results

import (
	"fmt"
	"iter"
	"math"
	"slices"

	"heed/results/stats"
)

// A Course is how a metric went over the days in one arm of one point: a figure
// draws Mean as a line and Lo to Hi as a band. The slices have an element for
// each recorded day.
type Course struct {
	Point  int
	Arm    string
	Metric string
	Days   []int     // increasing
	N      []int     // replicates in which the metric was defined on the day
	Mean   []float64 // over them; NaN when N is 0
	Lo, Hi []float64 // Student's 95% interval for the mean; NaN when N is under 2
}

// Courses reads the series t through and yields the courses of metrics, all of
// them if none are named: by point, then arm, then metric as named. It holds the
// days of one point, however many replicates there are. The order of the rows
// fixes the order of every sum (Welford 1962), so that the same file gives the
// same bits. Of other metrics it only sees that there is a field.
func Courses(t *Reader, metrics ...string) iter.Seq2[*Course, error] {
	return func(yield func(*Course, error) bool) {
		picked, err := t.pick(metrics)
		if err != nil {
			yield(nil, err)
			return
		}
		p := &pointCourses{picked: picked}
		for row, err := range t.Rows() {
			if err == nil && row.Point < p.point {
				err = fmt.Errorf("results: %s: %w: point %d after point %d", t.file, ErrTable, row.Point, p.point)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if row.Point != p.point && !p.yield(t, yield) {
				return
			}
			p.point = row.Point
			p.arm(row.Arm).add(row, picked)
		}
		p.yield(t, yield)
	}
}

// pick returns the value columns of metrics, or all, and has the others passed over.
func (t *Reader) pick(metrics []string) ([]int, error) {
	if len(metrics) == 0 {
		metrics = t.Columns
	}
	picked := make([]int, len(metrics))
	for i, m := range metrics {
		if picked[i] = slices.Index(t.Columns, m); picked[i] < 0 {
			return nil, fmt.Errorf("results: %s has no metric %q", t.file, m)
		}
	}
	t.only(picked)
	return picked, nil
}

// pointCourses takes in the rows of one point.
type pointCourses struct {
	point  int
	picked []int
	arms   []*armCourse // in the order in which they appear
}

// An armCourse holds what is known of each day of an arm: an accumulator for
// each metric.
type armCourse struct {
	name string
	days []int
	sums []moments // by day and metric
	next int       // the day that is likely to come next
}

func (p *pointCourses) arm(name string) *armCourse {
	for _, a := range p.arms {
		if a.name == name {
			return a
		}
	}
	a := &armCourse{name: name}
	p.arms = append(p.arms, a)
	return a
}

// add takes in a row. Replicates record the same days as a rule, so the day is
// looked for where the last one points.
func (a *armCourse) add(row *Row, picked []int) {
	i := a.next
	if i >= len(a.days) || a.days[i] != row.Day {
		var found bool
		if i, found = slices.BinarySearch(a.days, row.Day); !found {
			a.days = slices.Insert(a.days, i, row.Day)
			a.sums = slices.Insert(a.sums, i*len(picked), make([]moments, len(picked))...)
		}
	}
	a.next = i + 1
	if a.next == len(a.days) {
		a.next = 0
	}
	for k, column := range picked {
		a.sums[i*len(picked)+k].add(row.Values[column])
	}
}

// yield yields the courses of the point, and forgets them.
func (p *pointCourses) yield(t *Reader, yield func(*Course, error) bool) bool {
	for _, a := range p.arms {
		for k, column := range p.picked {
			if !yield(a.course(p.point, t.Columns[column], k, len(p.picked)), nil) {
				return false
			}
		}
	}
	p.arms = nil
	return true
}

// course returns the course of the k-th of n metrics.
func (a *armCourse) course(point int, metric string, k, n int) *Course {
	c := &Course{Point: point, Arm: a.name, Metric: metric, Days: slices.Clone(a.days)}
	for i := range a.days {
		m := &a.sums[i*n+k]
		mean, sd := m.mean, m.sd()
		if m.n == 0 {
			mean = math.NaN()
		}
		lo, hi := stats.Interval(mean, sd, m.n)
		c.N, c.Mean = append(c.N, m.n), append(c.Mean, mean)
		c.Lo, c.Hi = append(c.Lo, lo), append(c.Hi, hi)
	}
	return c
}

// moments are the number of values, their mean, and the sum of their squared
// distances from it (Welford 1962).
type moments struct {
	n           int
	mean, about float64
}

// add takes in x, unless it is NaN.
func (m *moments) add(x float64) {
	if math.IsNaN(x) {
		return
	}
	m.n++
	d := x - m.mean
	m.mean += d / float64(m.n)
	m.about += float64(d * (x - m.mean))
}

// sd returns the standard deviation by n-1.
func (m *moments) sd() float64 { return math.Sqrt(m.about / float64(m.n-1)) }
