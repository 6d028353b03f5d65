package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"heed/results"
)

// A chart is a panel as it is drawn: lines and bands in a square of 1000 by 1000 that
// the page stretches, and labels in percent of its width and height, so that text has
// the size of text on a phone too.
type chart struct {
	Title, Unit, Label string
	Up, Across         []tick
	Lines              []line
}

// A tick is a value of an axis, and where it lies, in percent.
type tick struct{ Text, At string }

// A line is the course of an arm: what SVG calls the data of a path.
type line struct {
	Arm        int
	Path, Band string
	Lone       string // days that have no neighbour, as short strokes
}

// chart lays a panel out.
func (t *Timeline) chart(p *Panel) chart {
	c := chart{Title: p.Title, Unit: p.unit()}
	days := p.Courses[0].Days
	x := scale{float64(days[0]), float64(days[len(days)-1])}
	if x.lo == x.hi {
		x = scale{x.lo - 1, x.hi + 1}
	}
	y := p.extent()
	for _, v := range ticks(x.lo, x.hi, 5) {
		if v == math.Floor(v) {
			c.Across = append(c.Across, tick{strconv.FormatFloat(v, 'f', -1, 64), percent(x.at(v))})
		}
	}
	c.Up = p.ticks(y)
	shown := t.shownDays()
	for i, course := range p.Courses {
		c.Lines = append(c.Lines, p.line(i, course, shown, x, y))
	}
	c.Label = t.label(p)
	return c
}

// label says in words where each arm ends.
func (t *Timeline) label(p *Panel) string {
	last := len(p.Courses[0].Days) - 1
	write := p.writer()
	var ends []string
	for _, c := range p.Courses {
		if v := write(c.Mean[last]); v != "" {
			ends = append(ends, c.Arm+" "+v)
		}
	}
	return fmt.Sprintf("%s over time, %s. On %s %d: %s.", p.Title, p.unit(), strings.ToLower(t.Day), p.Courses[0].Days[last], strings.Join(ends, ", "))
}

// extent returns the range of the values of all arms, bands included.
func (p *Panel) extent() scale {
	if p.fixed != nil {
		return *p.fixed
	}
	s := scale{math.Inf(1), math.Inf(-1)}
	see := func(v float64) {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			s = scale{math.Min(s.lo, v), math.Max(s.hi, v)}
		}
	}
	for _, c := range p.Courses {
		for i := range c.Days {
			lo, hi := p.bounds(c, i)
			see(c.Mean[i])
			see(lo)
			see(hi)
		}
	}
	switch {
	case s.lo > s.hi:
		return scale{0, 1}
	case s.lo == s.hi:
		half := math.Max(math.Abs(s.lo)/2, 1e-9)
		return scale{s.lo - half, s.hi + half}
	}
	return s
}

// ticks returns the values of the vertical axis.
func (p *Panel) ticks(y scale) (all []tick) {
	factor := 1.0
	if p.Share {
		factor = 100
	}
	values := ticks(factor*y.lo, factor*y.hi, 4)
	digits := 0
	if len(values) > 1 {
		digits = max(0, -magnitude(values[1]-values[0]))
	}
	for _, v := range values {
		text := strconv.FormatFloat(v, 'f', digits, 64)
		if p.Share && !p.Differs {
			text += "%"
		}
		all = append(all, tick{text, percent(y.at(v / factor))})
	}
	return all
}

// ticks returns round values between lo and hi, about n of them: multiples of 1, 2 or
// 5 times a power of ten.
func ticks(lo, hi float64, n int) (all []float64) {
	raw := (hi - lo) / float64(n)
	power := magnitude(raw)
	step := decimal(1, power+1)
	for _, m := range []int{5, 2, 1} {
		if s := decimal(m, power); s >= raw*(1-1e-9) {
			step = s
		}
	}
	slack := float64(1e-9 * step)
	for k := math.Ceil((lo - slack) / step); float64(k*step) <= hi+slack; k++ {
		all = append(all, float64(k*step)+0) // never -0
	}
	return all
}

// magnitude returns the power of ten that x, above 0, begins with: 2 of 345.
func magnitude(x float64) int {
	_, e, _ := strings.Cut(strconv.FormatFloat(x, 'e', 9, 64), "e")
	n, _ := strconv.Atoi(e) // which FormatFloat wrote
	return n
}

// decimal returns m times ten to the power of e, rounded once.
func decimal(m, e int) float64 {
	x, _ := strconv.ParseFloat(fmt.Sprintf("%de%d", m, e), 64) // infinite beyond what there is
	return x
}

// line draws a course of the days shown. A day without a value is a gap.
func (p *Panel) line(arm int, c *results.Course, shown []int, x, y scale) line {
	l := line{Arm: arm}
	for _, run := range runs(shown, func(i int) bool { return !math.IsNaN(c.Mean[i]) }) {
		if len(run) == 1 {
			at := float64(x.at(float64(c.Days[run[0]])) * 10)
			l.Lone += fmt.Sprintf("M%.1f,%sH%.1f", at-6, height(y, c.Mean[run[0]]), at+6)
			continue
		}
		l.Path += path("M", run, c, c.Mean, x, y)
	}
	lo, hi := make([]float64, len(c.Days)), make([]float64, len(c.Days))
	for i := range c.Days {
		lo[i], hi[i] = p.bounds(c, i)
	}
	for _, run := range runs(shown, func(i int) bool { return !math.IsNaN(lo[i]) && !math.IsNaN(hi[i]) }) {
		back := make([]int, len(run))
		for k, i := range run {
			back[len(run)-1-k] = i
		}
		l.Band += path("M", run, c, lo, x, y) + path("L", back, c, hi, x, y) + "Z"
	}
	return l
}

// runs cuts the days shown where there is none.
func runs(shown []int, there func(int) bool) (all [][]int) {
	var run []int
	for _, i := range shown {
		if there(i) {
			run = append(run, i)
			continue
		}
		if len(run) > 0 {
			all, run = append(all, run), nil
		}
	}
	if len(run) > 0 {
		all = append(all, run)
	}
	return all
}

// path writes points of a path; begin is how it comes to the first.
func path(begin string, run []int, c *results.Course, values []float64, x, y scale) string {
	var b strings.Builder
	for k, i := range run {
		if k == 0 {
			b.WriteString(begin)
		} else {
			b.WriteString(" ")
		}
		fmt.Fprintf(&b, "%.1f,%s", x.at(float64(c.Days[i]))*10, height(y, values[i]))
	}
	return b.String()
}

// height returns where a value lies, from the top, of 1000.
func height(y scale, v float64) string { return fmt.Sprintf("%.1f", 1000-float64(10*y.at(v))) }

// Class is the class of the arm, which has its ink.
func (l line) Class() string { return inkOf(l.Arm) }

// inkOf returns the class of an arm, from 0.
func inkOf(arm int) string { return "arm-" + strconv.Itoa(arm%inks+1) }

// inks is how many arms differ in colour and dashes: each of nine colours with two
// dashes. After them they come again.
const inks = 18

// A legendEntry names an arm.
type legendEntry struct {
	Index, Number int
	Name          string
}

// Legend names the arms.
func (t *Timeline) Legend() (all []legendEntry) {
	for i, a := range t.Arms {
		all = append(all, legendEntry{i, i%inks + 1, a})
	}
	return all
}
