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

	Clouds []Cloud   // dots behind the courses
	Zero   bool      // whether a line marks zero, as where values are differences
	Room   []float64 // values that the axis has room for, as where panels share a scale
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
func TimeCourses(t Timeline) (*Figure, error) { return t.figure("Time courses") }

// Levels returns a figure like [TimeCourses] of values at separate levels of a
// factor, which stand in place of the days: each bears the shape of its arm.
func Levels(t Timeline) (*Figure, error) { return t.figure(levelsKind) }

const levelsKind = "Levels"

func (t Timeline) figure(kind string) (*Figure, error) {
	var c complaints
	t.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	k := t.inks(t.labels())
	g := grid{cols: columns(len(t.Panels), t.width(), 55)}
	g.height(t.width())
	for _, p := range t.Panels {
		f := p.facet(k, g.parts())
		if kind == levelsKind {
			f.under = append(f.under, p.shapes(k)...)
		} else {
			f.under = append(f.under, p.signs(k)...)
		}
		g.facets = append(g.facets, f)
	}
	days := t.days()
	if kind == levelsKind && days.lo < days.hi { // room for the shapes at the ends
		pad := 0.03 * (days.hi - days.lo)
		days = extent{days.lo - pad, days.hi + pad}
	}
	for i, m := range g.over(t.Days, days) {
		g.facets[i].under = append([]gonum.Plotter{m}, g.facets[i].under...)
	}
	p := page{Frame: t.Frame, kind: kind, grid: g}
	if !t.nameEnds(g, k) {
		p.legend.entries = t.entries(k)
	}
	return p.figure(), nil
}

// height chooses the height of the facets of a figure over time.
func (g *grid) height(width float64) {
	each := vg.Length(width/float64(g.cols)) * vg.Millimeter
	g.tall = min(max(0.52*each, 85), 165)
}

// parts returns how many parts a vertical axis may have.
func (g *grid) parts() int { return int(min(g.tall/14, 7)) }

// over gives the facets of a grid their axis of days, and returns the rules of
// each, which are named in the first row.
func (g *grid) over(d Days, days extent) []ruleMarks {
	e := d.extent(days)
	g.floors()
	ms := make([]ruleMarks, len(g.facets))
	for i, f := range g.facets {
		ms[i] = ruleMarks{rules: d.rules(e), named: i < g.cols}
		f.ticks = func(n int) axis { return d.axis(e, n) }
		f.xLabel, f.above = d.label(), ms[i].room()
		if f.empty {
			ms[i].rules = nil
		}
	}
	return ms
}

// nameEnds names the lines where they end, if there is one panel, wide and with
// room for the names, and reports whether.
func (t Timeline) nameEnds(g grid, k inks) bool {
	p := t.Panels[0]
	if len(t.Panels) > 1 || t.width() < 120 || vg.Length(len(p.Courses))*entryTall > g.tall {
		return false
	}
	l := endLabels{courses: p.Courses}
	for _, c := range p.Courses {
		if c.last() < 0 || c.isolated() {
			return false
		}
		e := lineEntry(plain(c.Label), k.of(c.Label), true, sign(len(p.Courses)))
		e.label = nameText.fit(e.label, vg.Length(t.width())*vg.Millimeter/4)
		l.entries = append(l.entries, e)
	}
	g.facets[0].under = append(g.facets[0].under, l)
	g.facets[0].beside = l.room()
	return len(p.Courses) > 0
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
		for _, cloud := range p.Clouds {
			cloud.check(c)
		}
		c.values("Room", p.Room)
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
		for _, c := range p.Clouds {
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
		for _, c := range p.Clouds {
			e.see(c.X...)
		}
	}
	return e
}

// entries returns the legend: a sample shows what a course has, lines or points.
func (t Timeline) entries(k inks) []entry {
	lined, dotted := map[string]bool{}, map[string]bool{}
	for _, p := range t.Panels {
		for _, c := range p.Courses {
			lined[c.Label] = lined[c.Label] || c.extended()
			dotted[c.Label] = dotted[c.Label] || c.isolated()
		}
	}
	var es []entry
	for _, l := range k.labels {
		radius := sign(len(k.labels))
		if dotted[l] {
			radius = dotRadius
		}
		es = append(es, lineEntry(plain(l), k.of(l), lined[l] || !dotted[l], radius))
	}
	return es
}

// facet returns the facet of a panel, but for its days.
func (p Panel) facet(k inks, parts int) *facet {
	e := nothing()
	for _, c := range p.Courses {
		e.see(c.Mean...)
		e.see(c.bounds()...)
	}
	for _, c := range p.Clouds {
		e.see(c.Y...)
	}
	if !e.empty() {
		e.see(p.Room...)
		if p.Zero {
			e.see(0)
		}
	}
	kind := ordinary
	if p.Share {
		kind = percent
	}
	shown := e.padded(p.Share)
	f := &facet{title: plain(p.Title), empty: e.empty(), y: linear(kind, shown.lo, shown.hi, parts)}
	f.unit = f.y.unit(plain(p.Unit))
	if f.empty {
		f.y.ticks = nil
	}
	if p.Zero && !f.empty {
		f.under = append(f.under, levelMarks{})
	}
	for _, c := range p.Clouds {
		f.under = append(f.under, cloudMarks{c, k.of(c.Label)})
	}
	for _, c := range p.Courses {
		f.under = append(f.under, bandMarks{c, k.of(c.Label)})
	}
	for i, c := range p.Courses {
		f.under = append(f.under, lineMarks{c, k.of(c.Label), p.dodge(i)})
	}
	return f
}

// signs returns the shapes on the lines, staggered so that none covers another.
func (p Panel) signs(k inks) []gonum.Plotter {
	var ms []gonum.Plotter
	for i, c := range p.Courses {
		if sign(len(k.labels)) > 0 && c.extended() {
			ms = append(ms, signMarks{c, k.of(c.Label), (float64(i) + 0.5) / float64(len(p.Courses))})
		}
	}
	return ms
}

// shapes returns the shapes at all levels.
func (p Panel) shapes(k inks) []gonum.Plotter {
	var ms []gonum.Plotter
	for _, c := range p.Courses {
		ms = append(ms, levelShapes{c, k.of(c.Label)})
	}
	return ms
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
