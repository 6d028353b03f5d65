package plot

import (
	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// facet is one panel of a figure: heading, axes and the marks between them. It
// is a plotter of gonum's that draws what surrounds the data and, as glyph
// boxes, asks for the room that this takes, so that plot.Align makes the data
// areas of all facets equal.
type facet struct {
	title, unit string
	x, y        axis
	xLabel      string
	bare        bool // no tick labels below: the facet beneath has the same
	rows        bool // y ticks are names of rows, not numbers
	empty       bool // nothing to show
	marks       []gonum.Plotter

	heading, subheading      []string // title and unit, wrapped
	left, right, top, bottom vg.Length
	above                    vg.Length // room between heading and data
}

// measure sets the margins, but for the top, which needs the width.
func (f *facet) measure() {
	for _, t := range f.y.ticks {
		f.left = max(f.left, f.yText().width(t.label)+tickGap)
	}
	for i, t := range f.x.ticks {
		half := max(tickText.width(t.label), underText.width(t.under)) / 2
		if i == len(f.x.ticks)-1 {
			f.right = max(f.right, half*vg.Length((t.at-f.x.lo)/(f.x.hi-f.x.lo)))
		}
		if i == 0 {
			f.left = max(f.left, half*vg.Length(1-(t.at-f.x.lo)/(f.x.hi-f.x.lo)))
		}
	}
	f.bottom = f.below()
}

// below is the room under the data: ticks, their labels, the name of the axis.
func (f *facet) below() vg.Length {
	h := tickLength
	if f.bare || f.empty && len(f.x.ticks) == 0 {
		return h
	}
	h += 1 + tickText.pitch()
	if len(f.x.ticks) > 0 && f.x.ticks[0].under != "" {
		h += underText.pitch()
	}
	if f.xLabel != "" {
		h += unitText.pitch() + 1
	}
	return h
}

// head wraps the heading to the width of the data and what is right of it.
func (f *facet) head(data vg.Length) {
	f.heading = panelTitle.wrap(f.title, data+f.right)
	f.subheading = unitText.wrap(f.unit, data+f.right)
	f.top = f.headHeight() + f.above
}

func (f *facet) headHeight() vg.Length {
	h := vg.Length(len(f.heading))*panelTitle.pitch() + vg.Length(len(f.subheading))*unitText.pitch()
	return h + 3
}

func (f *facet) yText() lettering {
	if f.rows {
		return nameText
	}
	return tickText
}

// GlyphBoxes implements [gonum.GlyphBoxer]: one box a side.
func (f *facet) GlyphBoxes(*gonum.Plot) []gonum.GlyphBox {
	box := func(x, y float64, x0, y0, x1, y1 vg.Length) gonum.GlyphBox {
		r := vg.Rectangle{Min: vg.Point{X: x0, Y: y0}, Max: vg.Point{X: x1, Y: y1}}
		return gonum.GlyphBox{X: x, Y: y, Rectangle: r}
	}
	return []gonum.GlyphBox{
		box(0, 0, -f.left, -f.bottom, 0, 0),
		box(1, 1, 0, 0, f.right, f.top),
	}
}

// plot returns the facet as a plot of gonum's, whose own axes are invisible.
func (f *facet) plot() *gonum.Plot {
	p := gonum.New()
	p.BackgroundColor = nil
	p.HideAxes()
	p.Add(f)
	p.Add(f.marks...)
	p.X.Min, p.X.Max = f.x.lo, f.x.hi
	p.Y.Min, p.Y.Max = f.y.lo, f.y.hi
	p.X.Padding, p.Y.Padding = 0, 0
	return p
}

// Plot implements [gonum.Plotter].
func (f *facet) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	f.drawHeading(c)
	f.drawY(c, y)
	f.drawX(c, x)
	if f.empty {
		unitText.write(c, c.Center(), draw.XCenter, "no data")
	}
}

func (f *facet) drawHeading(c draw.Canvas) {
	at := vg.Point{X: c.Min.X, Y: c.Max.Y + f.above + f.headHeight() - panelTitle.rise()}
	panelTitle.writeLines(c, at, f.heading)
	at.Y -= vg.Length(len(f.heading)) * panelTitle.pitch()
	unitText.writeLines(c, at, f.subheading)
}

func (f *facet) drawY(c draw.Canvas, y func(float64) vg.Length) {
	txt := f.yText()
	for _, t := range f.y.ticks {
		at := y(t.at)
		c.StrokeLine2(gridLine, c.Min.X, at, c.Max.X, at)
		txt.write(c, vg.Point{X: c.Min.X - tickGap, Y: at - txt.rise()/2}, draw.XRight, t.label)
	}
	c.StrokeLine2(axisLine, c.Min.X, c.Min.Y, c.Min.X, c.Max.Y)
}

func (f *facet) drawX(c draw.Canvas, x func(float64) vg.Length) {
	c.StrokeLine2(axisLine, c.Min.X, c.Min.Y, c.Max.X, c.Min.Y)
	low := c.Min.Y - tickLength
	for _, t := range f.x.ticks {
		c.StrokeLine2(axisLine, x(t.at), low, x(t.at), c.Min.Y)
		if f.bare {
			continue
		}
		at := vg.Point{X: x(t.at), Y: low - 1.5 - tickText.rise()}
		tickText.write(c, at, draw.XCenter, t.label)
		at.Y -= underText.pitch()
		underText.write(c, at, draw.XCenter, t.under)
	}
	if !f.bare {
		at := vg.Point{X: c.Center().X, Y: c.Min.Y - f.bottom + 0.25*unitText.size}
		unitText.write(c, at, draw.XCenter, f.xLabel)
	}
}
