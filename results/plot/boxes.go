package plot

import (
	"math"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Range is what a box leaves of a factor.
type Range struct {
	Label  string  // of the factor
	Lo, Hi float64 // shares of the factor's own range, 0 to 1, where it is a number
	In     []bool  // by level, whether the box has it, where levels are names; else nil
	Text   string  // the range in words or numbers, right of it
}

// A LimitedBox is the ranges of all factors that a box limits.
type LimitedBox struct {
	Title  string
	Unit   string // printed under the title, such as what the box holds
	Ranges []Range
}

// Boxes is the input of [LimitedRanges].
type Boxes struct {
	Frame
	Boxes  []LimitedBox
	Axis   string // names the horizontal axis
	Column string // heads the texts
}

// LimitedRanges returns a figure with a facet for each box: factors downwards, and for
// each, within its whole range, the part that the box leaves (Bryant and Lempert 2010
// draw boxes so). It refuses ranges outside 0 to 1, and figures without boxes.
func LimitedRanges(in Boxes) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	rows := 1
	for _, b := range in.Boxes {
		rows = max(rows, len(b.Ranges))
	}
	p := page{Frame: in.Frame, kind: "Boxes"}
	for cols := columns(len(in.Boxes), in.width(), 110); cols > 0; cols-- {
		p.grid = grid{cols: cols, level: true}
		pitch := rowPitch
		for _, b := range in.Boxes {
			f := in.facet(b, rows, cols)
			for _, t := range f.y.ticks {
				if t.under != "" {
					pitch = 2*nameText.pitch() + 3
				}
			}
			p.grid.facets = append(p.grid.facets, f)
		}
		p.grid.tall = vg.Length(rows) * pitch
		p.grid.floors()
		if p.grid.fit(p.room()); p.grid.data >= 1.5*leastData {
			break
		}
	}
	return p.figure(), nil
}

func (in Boxes) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Boxes) > 0, "ranges of no box: want at least one")
	for _, b := range in.Boxes {
		for _, r := range b.Ranges {
			back := c.at("box %q: factor %q", b.Title, r.Label)
			c.want(r.In != nil || r.Lo >= 0 && r.Lo <= r.Hi && r.Hi <= 1, "range [%v, %v]: want shares in order", r.Lo, r.Hi)
			back()
		}
	}
}

func (in Boxes) facet(b LimitedBox, rows, cols int) *facet {
	f := &facet{title: plain(b.Title), unit: plain(b.Unit), names: true, empty: len(b.Ranges) == 0, column: plain(in.Column)}
	f.ticks = func(n int) axis { return linear(percent, 0, 1, min(n, 5)) }
	f.xLabel = plain(in.Axis)
	f.y = rowAxis(make([]string, len(b.Ranges)), rows, 0)
	f.beside = unitText.width(f.column) + columnGap
	for i, r := range b.Ranges {
		f.y.ticks[i].label, f.y.ticks[i].under = nameText.halves(plain(r.Label), 1.3*in.nameWidth(cols))
		f.beside = max(f.beside, columnGap+tickText.width(plain(r.Text)))
	}
	f.under = []gonum.Plotter{rangeMarks{b}}
	return f
}

// rangeMarks draws the ranges of a box.
type rangeMarks struct{ LimitedBox }

// Plot implements [gonum.Plotter].
func (m rangeMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	const half = vg.Length(3)
	x, y := p.Transforms(&c)
	k := seriesInk(0)
	for i, r := range m.Ranges {
		at := y(-float64(i))
		bar(c, x(0), x(1), at, half, ink{color: axisInk}, false)
		if r.In == nil {
			bar(c, x(r.Lo), x(r.Hi), at, half, k, true)
		}
		for j, in := range r.In {
			lo, hi := float64(j)/float64(len(r.In)), float64(j+1)/float64(len(r.In))
			bar(c, x(lo), x(hi), at, half, k, in)
		}
		tickText.write(c, vg.Point{X: c.Max.X + columnGap, Y: at - tickText.rise()/2}, draw.XLeft, plain(r.Text))
	}
}

// A Trail is the trajectory of one search for boxes.
type Trail struct {
	Title             string
	Coverage, Density []float64 // of each box, shares, from the first
	Base              float64   // density of all cases
	Chosen            Chosen
}

// Chosen is the box that was taken; none where its numbers are NaN.
type Chosen struct {
	Coverage, Density float64
	Label             string
}

// A Peeling is the input of [Trajectories].
type Peeling struct {
	Frame
	Trails []Trail
	// What the marks are called in the legend, which leaves out what is empty.
	Peeled, Taken, All string
}

// Trajectories returns the coverage and density of the boxes of each trajectory, a facet
// each, with the box that was taken (Friedman and Fisher 1999; Bryant and Lempert 2010):
// to the right is coverage, up is density, and the first box lies at the lower right. It
// refuses shares outside 0 to 1, and lengths that differ.
func Trajectories(in Peeling) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	p := page{Frame: in.Frame, kind: "Trajectories", legend: legend{entries: in.entries()}}
	p.grid = grid{cols: columns(len(in.Trails), in.width(), 58), level: true}
	p.grid.tall = min(vg.Length(in.width()/float64(p.grid.cols)*0.7)*vg.Millimeter, 190)
	for _, t := range in.Trails {
		f := &facet{title: plain(t.Title), empty: len(t.Coverage) == 0, unit: "density", xLabel: "coverage"}
		f.y = linear(percent, 0, 1, p.grid.parts())
		f.ticks = func(n int) axis { return linear(percent, 0, 1, n) }
		f.over = []gonum.Plotter{trailMarks{t}}
		p.grid.facets = append(p.grid.facets, f)
	}
	return p.figure(), nil
}

func (in Peeling) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Trails) > 0, "trajectories without one: want at least one")
	for _, t := range in.Trails {
		back := c.at("trajectory %q", t.Title)
		c.want(len(t.Coverage) == len(t.Density), "%d coverages and %d densities", len(t.Coverage), len(t.Density))
		for _, v := range append(append([]float64{t.Base, t.Chosen.Coverage, t.Chosen.Density}, t.Coverage...), t.Density...) {
			if !(math.IsNaN(v) || v >= 0 && v <= 1) {
				c.want(false, "share %v: want 0 to 1, or NaN for none", v)
				break
			}
		}
		back()
	}
}

var baseLine = draw.LineStyle{Color: quietInk, Width: 0.7, Dashes: dashes[1]}

// takenInk is that of the box that was taken.
var takenInk = seriesInk(1)

func (in Peeling) entries() []entry {
	var es []entry
	add := func(label string, sample func(c draw.Canvas, at vg.Point)) {
		if label = plain(label); label != "" {
			es = append(es, entry{label: label, long: sampleLen, sample: sample})
		}
	}
	add(in.Peeled, func(c draw.Canvas, at vg.Point) {
		c.StrokeLine2(seriesInk(0).solid(), at.X, at.Y, at.X+sampleLen, at.Y)
		seriesInk(0).point(c, vg.Point{X: at.X + sampleLen/2, Y: at.Y}, signRadius)
	})
	add(in.Taken, func(c draw.Canvas, at vg.Point) {
		takenInk.point(c, vg.Point{X: at.X + sampleLen/2, Y: at.Y}, 1.3*dotRadius)
	})
	add(in.All, func(c draw.Canvas, at vg.Point) { c.StrokeLine2(baseLine, at.X, at.Y, at.X+sampleLen, at.Y) })
	return es
}

// trailMarks draws a trajectory.
type trailMarks struct{ Trail }

// Plot implements [gonum.Plotter].
func (m trailMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	if finite(m.Base) {
		c.StrokeLine2(baseLine, c.Min.X, y(m.Base), c.Max.X, y(m.Base))
	}
	var line []vg.Point
	for i := range m.Coverage {
		if finite(m.Coverage[i]) && finite(m.Density[i]) {
			line = append(line, vg.Point{X: x(m.Coverage[i]), Y: y(m.Density[i])})
		}
	}
	k := seriesInk(0)
	if len(line) > 1 {
		c.StrokeLines(draw.LineStyle{Color: k.color, Width: 0.6}, line)
	}
	for _, pt := range line {
		k.point(c, pt, signRadius)
	}
	if !finite(m.Chosen.Coverage) || !finite(m.Chosen.Density) {
		return
	}
	at := vg.Point{X: x(m.Chosen.Coverage), Y: y(m.Chosen.Density)}
	takenInk.point(c, at, 1.3*dotRadius)
	// A trajectory goes up and to the left: below and left of the box there is room.
	label, align := plain(m.Chosen.Label), draw.XRight
	wide := nameText.width(label)
	if at.X -= 2 * dotRadius; at.X-wide < c.Min.X {
		at.X += 4 * dotRadius
		align, wide = draw.XLeft, -wide
	}
	if at.Y -= dotRadius + nameText.rise(); at.Y < c.Min.Y {
		at.Y += 2*dotRadius + nameText.rise()
	}
	c.SetColor(veil)
	c.Fill(rectangle(min(at.X, at.X-wide), at.Y-1, max(at.X, at.X-wide), at.Y+nameText.rise()+1))
	nameText.write(c, at, align, label)
}
