package plot

import (
	"image/color"
	"math"
	"slices"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// An Outcome is the share of one of several outcomes over the days of a
// [Stack], 0 to 1. NaN is a gap in the whole stack.
type Outcome struct {
	Label string
	Share []float64
}

// A Stack is the shares of all outcomes in one arm. They sum to 1, or to less
// where [Composition.Rest] is not among them.
type Stack struct {
	Title    string // of the arm
	X        []float64
	Outcomes []Outcome
	Rules    []Rule // of this arm alone: when it begins and ends
}

// A Composition is the input of [Outcomes].
type Composition struct {
	Frame
	Days   Days
	Unit   string // what the shares are shares of, printed under the titles
	Stacks []Stack
	// Rest labels the outcome that is not stacked, because it would dwarf the
	// others: its share is said in words, and the axis ends above the others.
	// It may be among the outcomes or be what they leave of 1. Where it is
	// empty all are stacked, from 0 to 100%.
	Rest string
}

// Outcomes returns a figure with a facet for each stack, all to one scale: areas
// upon each other, the first outcome lowest. It refuses a composition without
// stacks, lengths that differ, days out of order, shares below 0 and sums above 1.
func Outcomes(in Composition) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	room := in.width()
	if in.beside() {
		room -= 30 // about the legend's
	}
	g := grid{cols: columns(len(in.Stacks), room, 45)}
	g.height(room)
	e, shown := nothing(), in.shown()
	for _, s := range in.Stacks {
		e.see(s.X...)
		g.facets = append(g.facets, in.facet(s, linear(percent, shown.lo, shown.hi, g.parts())))
	}
	in.mark(&g, e)
	l := legend{entries: in.entries(), beside: in.beside()}
	return page{Frame: in.Frame, kind: "Outcomes", legend: l, grid: g}.figure(), nil
}

// mark gives the facets of a grid their axis of days, and the rules of all and of their
// own arm.
func (in Composition) mark(g *grid, days extent) {
	var above vg.Length
	marks := g.over(in.Days, days)
	for i := range marks {
		m := &marks[i]
		m.cased = true
		if own := in.Stacks[i].Rules; len(own) > 0 && !g.facets[i].empty {
			m.rules, m.named = Days{Rules: slices.Concat(in.Days.Rules, own)}.rules(in.Days.extent(days)), true
			above = max(above, m.room())
		}
		g.facets[i].over = []gonum.Plotter{*m}
	}
	if above > 0 { // in all facets, for their headings to stand at one height
		for _, f := range g.facets {
			f.above = above
		}
	}
}

// beside reports whether the legend stands beside the facets.
func (in Composition) beside() bool { return in.width() > 120 }

func (in Composition) check(c *complaints) {
	in.Frame.check(c)
	in.Days.check(c)
	c.want(len(in.Stacks) > 0, "outcomes without stacks: want at least one")
	for _, s := range in.Stacks {
		back := c.at("stack %q", s.Title)
		c.days(s.X)
		Days{Rules: s.Rules}.check(c)
		s.check(c)
		back()
	}
}

// sumSlack is how far shares may sum above 1: they may have been rounded.
const sumSlack = 1e-3

func (s Stack) check(c *complaints) {
	for _, o := range s.Outcomes {
		if len(o.Share) != len(s.X) {
			c.want(false, "outcome %q: %d shares for %d days", o.Label, len(o.Share), len(s.X))
			return
		}
	}
	for i := range s.X {
		sum := 0.0
		for _, o := range s.Outcomes {
			c.want(!(o.Share[i] < 0 || o.Share[i] > 1), "outcome %q: Share[%d] is %v: want 0 to 1", o.Label, i, o.Share[i])
			sum += o.Share[i]
		}
		c.want(!(sum > 1+sumSlack), "shares of day %v sum to %v: want at most 1", s.X[i], sum)
	}
}

// stacked returns the outcomes that are drawn.
func (in Composition) stacked(s Stack) []Outcome {
	var os []Outcome
	for _, o := range s.Outcomes {
		if in.Rest == "" || o.Label != in.Rest {
			os = append(os, o)
		}
	}
	return os
}

// heights returns the lower edge of each stacked outcome on day i and, last, the
// upper edge of all; NaN from the first gap on.
func heights(os []Outcome, i int) []float64 {
	h := []float64{0}
	for _, o := range os {
		h = append(h, h[len(h)-1]+o.Share[i])
	}
	return h
}

// total returns the share stacked on each day of s.
func (in Composition) total(s Stack) []float64 {
	os := in.stacked(s)
	sums := make([]float64, len(s.X))
	for i := range sums {
		h := heights(os, i)
		sums[i] = math.Min(h[len(h)-1], 1)
	}
	return sums
}

// shown returns the range of the axis of all facets.
func (in Composition) shown() extent {
	if in.Rest == "" {
		return extent{0, 1}
	}
	e := nothing()
	for _, s := range in.Stacks {
		e.see(0)
		e.see(in.total(s)...)
	}
	return e.padded(true)
}

func (in Composition) facet(s Stack, y axis) *facet {
	os := in.stacked(s)
	e := nothing()
	if len(os) > 0 {
		e.see(in.total(s)...)
	}
	f := &facet{title: plain(s.Title), empty: e.empty(), y: y}
	f.unit = f.y.unit(plain(in.Unit))
	if in.Rest != "" && !f.empty {
		f.unit = in.rest(f.unit, e)
	}
	f.under = []gonum.Plotter{areaMarks{s.X, os, in.colours()}}
	return f
}

// rest says the share of the outcome that is not stacked, the least and the most.
func (in Composition) rest(unit string, stacked extent) string {
	if unit != "" {
		unit += "\n"
	}
	r := readingOf(percent, 0, 1)
	least, most := 1-stacked.hi, 1-stacked.lo
	if most-least < 0.1 {
		r.decimals = 1
	}
	from, to := r.number(r.shown(least)), r.text(most)
	if from+"%" == to {
		return unit + "rest: " + plain(in.Rest) + " " + to
	}
	return unit + "rest: " + plain(in.Rest) + " " + from + "–" + to
}

// colours gives each outcome its colour, in order of appearance.
func (in Composition) colours() map[string]color.NRGBA {
	cs := map[string]color.NRGBA{}
	for _, s := range in.Stacks {
		for _, o := range in.stacked(s) {
			if _, ok := cs[o.Label]; !ok {
				cs[o.Label] = areaColours[len(cs)%len(areaColours)]
			}
		}
	}
	return cs
}

// entries lists the outcomes as they lie: beside the facets from the top down.
func (in Composition) entries() []entry {
	var es []entry
	seen := map[string]bool{}
	cs := in.colours()
	for _, s := range in.Stacks {
		for _, o := range in.stacked(s) {
			if !seen[o.Label] {
				es, seen[o.Label] = append([]entry{areaEntry(plain(o.Label), cs[o.Label])}, es...), true
			}
		}
	}
	return es
}

func areaEntry(label string, k color.NRGBA) entry {
	return entry{label: label, long: sampleLen / 2, sample: func(c draw.Canvas, at vg.Point) {
		c.SetColor(k)
		c.Fill(rectangle(at.X, at.Y-3.5, at.X+sampleLen/2, at.Y+3.5))
	}}
}

// areaMarks draws stacked areas.
type areaMarks struct {
	x        []float64
	outcomes []Outcome
	colours  map[string]color.NRGBA
}

// seam keeps neighbouring areas apart.
var seam = draw.LineStyle{Color: white, Width: 0.3}

// Plot implements [gonum.Plotter].
func (a areaMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	known := func(i int) bool {
		h := heights(a.outcomes, i)
		return finite(h[len(h)-1])
	}
	for _, r := range runs(len(a.x), known) {
		edges := a.edges(r, x, y)
		for j, o := range a.outcomes {
			c.SetColor(a.colours[o.Label])
			c.Fill(between(edges[j+1], edges[j]))
		}
		for j := 1; j < len(edges)-1; j++ {
			c.StrokeLines(seam, edges[j])
		}
	}
}

// edges returns the lines between the areas of a run. A day that stands alone
// is as wide as a bar.
func (a areaMarks) edges(r [2]int, x, y func(float64) vg.Length) [][]vg.Point {
	lines := make([][]vg.Point, len(a.outcomes)+1)
	for i := r[0]; i < r[1]; i++ {
		for j, h := range heights(a.outcomes, i) {
			at := vg.Point{X: x(a.x[i]), Y: y(math.Min(h, 1))}
			if r[1]-r[0] == 1 {
				lines[j] = append(lines[j], vg.Point{X: at.X - 3, Y: at.Y}, vg.Point{X: at.X + 3, Y: at.Y})
				continue
			}
			lines[j] = append(lines[j], at)
		}
	}
	for j := range lines {
		lines[j] = thin(lines[j])
	}
	return lines
}
