package plot

import (
	"fmt"
	"math"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Days describes the horizontal axis of figures over time. The zero value is an
// axis called Day without years or rules.
type Days struct {
	// Label names the axis; "Day" where it is empty.
	Label string
	// Year is the number of days in a year. Where the axis is longer than two
	// years its ticks stand at years, marked below the days. 0 marks no years.
	Year float64
	// YearUnit follows the number of years; "y" where it is empty.
	YearUnit string
	// Rules are days at which something begins or ends.
	Rules []Rule
}

// A Rule is a thin vertical line at a day, with a word above it. A rule outside
// the days that are shown is left out.
type Rule struct {
	Day   float64
	Label string
}

func (d Days) check(c *complaints) {
	c.want(d.Year >= 0 && d.Year < largest, "Year is %v: want the number of days in a year, or 0", d.Year)
	for i, r := range d.Rules {
		c.want(finite(r.Day) && !huge(r.Day), "Rules[%d].Day is %v: want a day", i, r.Day)
	}
}

func (d Days) label() string {
	if s := plain(d.Label); s != "" {
		return s
	}
	return "Day"
}

// axis returns the axis for days in e, n labels wide.
func (d Days) axis(e extent, n int) axis {
	if e.empty() {
		return axis{lo: 0, hi: 1}
	}
	if e.lo == e.hi {
		half := math.Max(1, 1e-6*math.Abs(e.lo))
		a := axis{lo: e.lo - half, hi: e.lo + half, reading: readingOf(ordinary, e.lo, e.hi)}
		a.ticks = []tick{{at: e.lo, label: a.text(e.lo)}}
		return a
	}
	if d.Year > 0 && e.hi-e.lo >= 2*d.Year {
		return d.years(e, n)
	}
	return linear(ordinary, e.lo, e.hi, n)
}

// years returns an axis with ticks at years.
func (d Days) years(e extent, n int) axis {
	a := axis{lo: e.lo, hi: e.hi, reading: readingOf(ordinary, e.lo, e.hi)}
	s := stepOf((e.hi-e.lo)/d.Year, n)
	if s.exponent < 0 {
		s = step{1, 0}
	}
	unit := plain(d.YearUnit)
	if unit == "" {
		unit = "y"
	}
	from, to := s.multiples(e.lo/d.Year, e.hi/d.Year)
	for k := from; k <= to; k++ {
		t := tick{at: s.times(k) * d.Year, under: fmt.Sprintf("%s\u00a0%s", a.number(s.times(k)), unit)}
		t.label = a.text(t.at)
		a.ticks = append(a.ticks, t)
	}
	return a
}

// ruleMarks draws the rules, each with its label in the room above the data.
type ruleMarks []Rule

// ruleRoom is the height of that room.
const ruleRoom = vg.Length(9)

// room returns the room that the rules need above the data.
func (rs ruleMarks) room() vg.Length {
	for _, r := range rs {
		if plain(r.Label) != "" {
			return ruleRoom
		}
	}
	return 0
}

// Plot implements [gonum.Plotter].
func (rs ruleMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, _ := p.Transforms(&c)
	free := c.Min.X
	for _, r := range rs {
		at := x(r.Day)
		if !c.ContainsX(at) {
			continue
		}
		top := c.Max.Y
		if s := plain(r.Label); s != "" {
			top += 2
			free = rs.name(c, s, at, free)
		}
		c.StrokeLine2(ruleLine, at, c.Min.Y, at, top)
	}
}

// name writes the label of a rule over it, within the data area and right of
// what is already written, and returns where the room goes on.
func (rs ruleMarks) name(c draw.Canvas, s string, at, free vg.Length) vg.Length {
	s = underText.fit(s, c.Max.X-free)
	w := underText.width(s)
	left := max(free, min(at-w/2, c.Max.X-w))
	underText.write(c, vg.Point{X: left, Y: c.Max.Y + 3.5}, draw.XLeft, s)
	return left + w + 4
}
