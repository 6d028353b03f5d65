package plot

import (
	"slices"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Moment is a day at which a course bears a mark.
type Moment int

// Moments of an effect that comes and goes.
const (
	HalfThere Moment = iota
	AlmostThere
	HalfLost
	moments
)

// A Response is how an effect of an arm came and went.
type Response struct {
	Title  string
	Note   string // under the title: the moments in words
	Course Course // the effect over the days; zero is none
	Rules  []Rule // of this arm alone: when it begins and ends
	// Marks are the days of the moments, NaN or missing where they did not come.
	Marks map[Moment]float64
}

// A Lag is the input of [Responses].
type Lag struct {
	Frame
	Days Days
	Unit string // of the effects, under the titles
	// Share says that the effects are differences of shares, and are to be read
	// in percentage points.
	Share     bool
	Responses []Response
	// Words names the moments in the legend, which leaves out what is empty or
	// does not occur.
	Words map[Moment]string
}

// Responses returns a figure with a facet for each response, all to one scale:
// the effect with its band, a line at zero, and marks on the course at its
// moments. It refuses a lag without responses, and courses as [TimeCourses] does.
func Responses(in Lag) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	k := in.inks(in.labels())
	g := grid{level: true, cols: columns(len(in.Responses), in.width(), 55)}
	g.height(in.width())
	g.tall = min(g.tall, 110)
	days, seen := nothing(), nothing()
	for _, r := range in.Responses {
		days.see(r.Course.X...)
		seen.see(r.Course.Mean...)
		seen.see(r.Course.bounds()...)
	}
	shown := aroundZero(seen)
	for _, r := range in.Responses {
		g.facets = append(g.facets, in.facet(r, k.of(r.Course.Label), linear(kindOf(in.Share), shown.lo, shown.hi, g.parts())))
	}
	e := in.Days.extent(days)
	for i, m := range g.over(in.Days, days) {
		f := g.facets[i]
		if !f.empty {
			m.rules = Days{Rules: slices.Concat(in.Days.Rules, in.Responses[i].Rules)}.rules(e)
		}
		m.named = true
		f.above = in.above()
		f.under = append([]gonum.Plotter{m}, f.under...)
	}
	return page{Frame: in.Frame, kind: "Responses", grid: g, legend: legend{entries: in.entries()}}.figure(), nil
}

func (in Lag) check(c *complaints) {
	in.Frame.check(c)
	in.Days.check(c)
	c.want(len(in.Responses) > 0, "responses without one: want at least one")
	for _, r := range in.Responses {
		back := c.at("response %q", r.Title)
		r.Course.check(c)
		Days{Rules: r.Rules}.check(c)
		back()
	}
}

// above is the room for the names of rules above every facet.
func (in Lag) above() vg.Length {
	for _, r := range in.Responses {
		if m := (ruleMarks{rules: slices.Concat(r.Rules, in.Days.Rules), named: true}); m.room() > 0 {
			return m.room()
		}
	}
	return 0
}

func (in Lag) labels() []string {
	var ls []string
	for _, r := range in.Responses {
		ls = append(ls, r.Course.Label)
	}
	return ls
}

func (in Lag) facet(r Response, k ink, y axis) *facet {
	e := nothing()
	e.see(r.Course.Mean...)
	f := &facet{title: plain(r.Title), empty: e.empty(), y: y}
	f.unit = y.unit(effectUnit(in.Unit, in.Share))
	if s := plain(r.Note); s != "" {
		f.unit += "\n" + s
	}
	if f.empty {
		f.y.ticks = nil
		return f
	}
	k.dashes, k.crowd = nil, 0 // alone in its facet
	f.under = []gonum.Plotter{levelMarks{}, bandMarks{r.Course, k}, lineMarks{r.Course, k, 0}, momentMarks{r}}
	return f
}

// levelMarks draws the line of no effect across a facet.
type levelMarks struct{}

// Plot implements [gonum.Plotter].
func (levelMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	_, y := p.Transforms(&c)
	c.StrokeLine2(zeroLine, c.Min.X, y(0), c.Max.X, y(0))
}

// at returns the value of a course on a day, between days that it has, and
// whether it has one.
func (k Course) at(day float64) (float64, bool) {
	for i, x := range k.X {
		switch {
		case x == day:
			return k.Mean[i], k.known(i)
		case x > day && i > 0 && k.known(i) && k.known(i-1):
			t := (day - k.X[i-1]) / (x - k.X[i-1])
			return k.Mean[i-1] + t*(k.Mean[i]-k.Mean[i-1]), true
		case x > day:
			return 0, false
		}
	}
	return 0, false
}

// momentMarks draws the moments of a response.
type momentMarks struct{ Response }

// Plot implements [gonum.Plotter].
func (m momentMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	for _, rim := range []bool{true, false} { // rims first: none covers a mark
		for which := range moments {
			day, ok := m.Marks[which]
			v, known := m.Course.at(day)
			switch at := (vg.Point{X: x(day), Y: y(v)}); {
			case !ok || !known:
			case rim:
				c.SetColor(white)
				c.Fill(which.ink().shape.path(at, dotRadius+1.4))
			default:
				which.draw(c, at)
			}
		}
	}
}

// ink is that of the mark of a moment.
func (m Moment) ink() ink {
	return ink{color: textInk, shape: []shape{shapes[2], shapes[1], shapes[4]}[m]}
}

// draw draws the mark of a moment, dark so that it shows upon any course.
func (m Moment) draw(c draw.Canvas, at vg.Point) {
	k := m.ink()
	if m == HalfLost {
		k.hollow(c, at, dotRadius)
		return
	}
	k.point(c, at, dotRadius)
}

// entries explains the moments that occur.
func (in Lag) entries() []entry {
	var es []entry
	for which := range moments {
		occurs := false
		for _, r := range in.Responses {
			day, ok := r.Marks[which]
			_, known := r.Course.at(day)
			occurs = occurs || ok && known
		}
		if s := plain(in.Words[which]); s != "" && occurs {
			es = append(es, entry{label: s, long: 3 * dotRadius, sample: func(c draw.Canvas, at vg.Point) {
				which.draw(c, vg.Point{X: at.X + 1.5*dotRadius, Y: at.Y})
			}})
		}
	}
	return es
}
