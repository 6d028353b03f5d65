package plot

import (
	"cmp"
	"fmt"
	"math"
	"slices"

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
	c.want(d.Year == 0 || d.Year >= 1 && d.Year <= largest, "Year is %v: want the days in a year, at least 1, or 0", d.Year)
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

// extent returns the days to show for those of data: from day 0 where the data
// begin soon after it.
func (d Days) extent(days extent) extent {
	if days.lo > 0 && days.lo <= 0.05*days.hi {
		days.lo = 0
	}
	return days
}

// axis returns the axis for days in e with at most n parts.
func (d Days) axis(e extent, n int) axis {
	if e.empty() {
		return axis{lo: 0, hi: 1}
	}
	if e.hi-e.lo < max(smallest, 1e-12*math.Abs(e.lo), 1e-12*math.Abs(e.hi)) {
		half := math.Max(1, 1e-6*math.Abs(e.lo))
		a := axis{lo: e.lo - half, hi: e.lo + half, reading: readingOf(ordinary, e.lo, e.hi)}
		a.decimals = decimalsOf(a.shown(e.lo))
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

// ruleMarks draws rules.
type ruleMarks struct {
	rules []Rule
	named bool // with their labels, in the room above the data
	cased bool // on white, where areas lie beneath
}

// ruleRoom is the height of the room for labels above the data.
const ruleRoom = vg.Length(9)

// rules returns the rules among the days that are shown.
func (d Days) rules(e extent) []Rule {
	var rs []Rule
	for _, r := range d.Rules {
		if r.Day >= e.lo && r.Day <= e.hi {
			rs = append(rs, Rule{r.Day, plain(r.Label)})
		}
	}
	slices.SortStableFunc(rs, func(a, b Rule) int { return cmp.Compare(a.Day, b.Day) })
	return rs
}

// room returns the room that the rules need above the data.
func (m ruleMarks) room() vg.Length {
	if m.named && slices.ContainsFunc(m.rules, func(r Rule) bool { return r.Label != "" }) {
		return ruleRoom
	}
	return 0
}

// Plot implements [gonum.Plotter].
func (m ruleMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, _ := p.Transforms(&c)
	free := c.Min.X
	for i, r := range m.rules {
		at, top := x(r.Day), c.Max.Y
		if m.named && r.Label != "" {
			end := c.Max.X
			if i+1 < len(m.rules) {
				end = max(x(m.rules[i+1].Day)-3, free)
			}
			free = m.name(c, r.Label, at, [2]vg.Length{free, end})
			top += 2
		}
		if m.cased {
			c.StrokeLine2(draw.LineStyle{Color: white, Width: 1.6}, at, c.Min.Y, at, c.Max.Y)
		}
		c.StrokeLine2(ruleLine, at, c.Min.Y, at, top)
	}
}

// name writes the label of a rule from the rule on, or further left where its
// room ends, and returns where it ends.
func (m ruleMarks) name(c draw.Canvas, s string, at vg.Length, room [2]vg.Length) vg.Length {
	s = underText.fit(s, room[1]-room[0])
	w := underText.width(s)
	left := max(room[0], min(at, room[1]-w))
	underText.write(c, vg.Point{X: left, Y: c.Max.Y + 3.5}, draw.XLeft, s)
	return left + w + 4
}
