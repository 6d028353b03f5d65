package plot

import (
	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
)

// A Course is a quantity over the days of one arm.
type Course struct {
	Label string // of the arm
	// X holds the days, increasing; Mean the values. NaN is a gap.
	X, Mean []float64
	// Lo and Hi bound the band around Mean, in its unit; none where they are
	// nil, NaN or infinite.
	Lo, Hi []float64
}

// A Panel is a quantity over the days of all arms.
type Panel struct {
	Title string
	Unit  string // of the values, printed under the title
	// Share says that the values are shares, 0 to 1, and are to be read as
	// percentages.
	Share   bool
	Courses []Course
}

// A Timeline is the input of [TimeCourses]: one to about a dozen panels over
// the same days, in the order in which they are read.
type Timeline struct {
	Frame
	Days   Days
	Panels []Panel
}

// TimeCourses returns a figure with a facet for each panel: a line with its
// band for each arm. It refuses a timeline without panels, lengths that differ,
// days out of order, values that are infinite, and intervals upside down.
func TimeCourses(t Timeline) (*Figure, error) {
	var c complaints
	t.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	k := t.inks(t.labels())
	g := grid{cols: columns(len(t.Panels), t.width())}
	days := t.Days.axis(t.days(), 5)
	for _, p := range t.Panels {
		g.facets = append(g.facets, p.facet(k))
	}
	g.over(t.Days, days, t.width())
	return page{Frame: t.Frame, kind: "Time courses", legend: t.legend(k), grid: g}.figure(), nil
}

// over gives the facets of a grid their axis of days.
func (g *grid) over(d Days, x axis, width float64) {
	g.tall = vg.Length(width/float64(g.cols)) * vg.Millimeter * 0.52
	g.tall = min(max(g.tall, 85), 170)
	for i, f := range g.facets {
		f.x, f.xLabel, f.bare = x, d.label(), !g.bottommost(i)
		f.above = ruleMarks(d.Rules).room()
		f.marks = append([]gonum.Plotter{ruleMarks(d.Rules)}, f.marks...)
	}
}

func (t Timeline) check(c *complaints) {
	t.Frame.check(c)
	t.Days.check(c)
	c.want(len(t.Panels) > 0, "time courses without panels: want at least one")
	for _, p := range t.Panels {
		back := c.at("panel %q", p.Title)
		for _, course := range p.Courses {
			course.check(c)
		}
		back()
	}
}

func (k Course) check(c *complaints) {
	defer c.at("course %q", k.Label)()
	c.want(len(k.Mean) == len(k.X), "%d means for %d days", len(k.Mean), len(k.X))
	banded := len(k.Lo) > 0 || len(k.Hi) > 0
	c.want(!banded || len(k.Lo) == len(k.X) && len(k.Hi) == len(k.X),
		"%d lower and %d upper bounds for %d days", len(k.Lo), len(k.Hi), len(k.X))
	c.days(k.X)
	c.values("Mean", k.Mean)
	c.interval(k.Lo, k.Hi)
}

// labels returns the labels of the arms in order of appearance.
func (t Timeline) labels() []string {
	var ls []string
	for _, p := range t.Panels {
		for _, c := range p.Courses {
			ls = append(ls, c.Label)
		}
	}
	return ls
}

// days returns the days of all panels.
func (t Timeline) days() extent {
	e := nothing()
	for _, p := range t.Panels {
		for _, c := range p.Courses {
			e.see(c.X...)
		}
	}
	return e
}

func (t Timeline) legend(k inks) legend {
	dotted := map[string]bool{}
	for _, p := range t.Panels {
		for _, c := range p.Courses {
			dotted[c.Label] = dotted[c.Label] || c.isolated()
		}
	}
	var l legend
	for _, label := range k.labels {
		l.entries = append(l.entries, lineEntry(plain(label), k.of(label), dotted[label]))
	}
	return l
}

// facet returns the facet of a panel, but for its days.
func (p Panel) facet(k inks) *facet {
	e := nothing()
	for _, c := range p.Courses {
		e.see(c.Mean...)
		e.see(c.bounds()...)
	}
	kind := ordinary
	if p.Share {
		kind = percent
	}
	shown := e.padded(p.Share)
	f := &facet{title: plain(p.Title), empty: e.empty(), y: linear(kind, shown.lo, shown.hi, 5)}
	f.unit = f.y.unit(plain(p.Unit))
	if f.empty {
		f.y.ticks = nil
	}
	for _, c := range p.Courses {
		f.marks = append(f.marks, bandMarks{c, k.of(c.Label)})
	}
	for i, c := range p.Courses {
		f.marks = append(f.marks, lineMarks{c, k.of(c.Label), p.dodge(i)})
	}
	return f
}

// dodge moves the points of a panel with a single day apart, so that none
// hides another.
func (p Panel) dodge(i int) vg.Length {
	e := nothing()
	for _, c := range p.Courses {
		e.see(c.X...)
	}
	if e.lo != e.hi {
		return 0
	}
	return vg.Length(float64(i)-float64(len(p.Courses)-1)/2) * 4 * dotRadius
}
