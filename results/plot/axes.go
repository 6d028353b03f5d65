package plot

import (
	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Plot implements [gonum.Plotter]. It draws, upon each other, the heading, the
// grid, the marks under the axes, the axes, and the marks over them.
func (f *facet) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	f.drawHeading(c)
	f.drawGrid(c, y)
	for _, m := range f.under {
		m.Plot(c, p)
	}
	if !f.frameless {
		f.drawX(c, x)
		c.StrokeLine2(axisLine, c.Min.X, c.Min.Y, c.Min.X, c.Max.Y)
	}
	for _, m := range f.over {
		m.Plot(c, p)
	}
	if f.empty {
		unitText.write(c, c.Center(), draw.XCenter, "no data")
	}
}

func (f *facet) drawHeading(c draw.Canvas) {
	at := vg.Point{X: c.Min.X, Y: c.Max.Y + f.above + f.lift + f.headHeight() - panelTitle.rise()}
	panelTitle.writeLines(c, at, f.heading)
	at.Y -= vg.Length(len(f.heading)) * panelTitle.pitch()
	unitText.writeLines(c, at, f.subheading)
	if len(f.heading) == 0 {
		at.Y -= panelTitle.pitch()
	}
	end := vg.Point{X: c.Max.X + f.beside, Y: at.Y + panelTitle.pitch()}
	unitText.write(c, end, draw.XRight, f.column)
}

// drawGrid draws the horizontal lines of the grid and what they mean.
func (f *facet) drawGrid(c draw.Canvas, y func(float64) vg.Length) {
	txt := f.yText()
	for _, t := range f.y.ticks {
		at := y(t.at)
		c.StrokeLine2(gridLine, c.Min.X, at, c.Max.X, at)
		foot := vg.Point{X: c.Min.X - tickGap, Y: at - txt.rise()/2}
		if t.under != "" {
			foot.Y += txt.pitch() / 2
			txt.write(c, vg.Point{X: foot.X, Y: foot.Y - txt.pitch()}, draw.XRight, t.under)
		}
		txt.write(c, foot, draw.XRight, t.label)
	}
}

func (f *facet) drawX(c draw.Canvas, x func(float64) vg.Length) {
	c.StrokeLine2(axisLine, c.Min.X, c.Min.Y, c.Max.X, c.Min.Y)
	low := c.Min.Y - tickLength
	for _, t := range f.x.ticks {
		c.StrokeLine2(axisLine, x(t.at), low, x(t.at), c.Min.Y)
		if f.floor != bare {
			f.labelX(c, vg.Point{X: x(t.at), Y: low - 1.5 - tickText.rise()}, t)
		}
	}
	if f.floor != bare {
		room := c.Max.X - c.Min.X + 2*min(f.left, max(f.right, edge))
		at := vg.Point{X: c.Center().X, Y: c.Min.Y - f.below() + 0.25*unitText.size}
		unitText.write(c, at, draw.XCenter, unitText.fit(f.xLabel, room))
	}
}

func (f *facet) labelX(c draw.Canvas, at vg.Point, t tick) {
	tickText.write(c, at, draw.XCenter, t.label)
	at.Y -= underText.pitch()
	underText.write(c, at, draw.XCenter, t.under)
}
