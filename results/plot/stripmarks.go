package plot

import (
	"slices"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// stripMarks draws the rows of a strip.
type stripMarks struct {
	Strip
	inks    inks
	effects bool
}

// Plot implements [gonum.Plotter].
func (m stripMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	if m.effects {
		zeroAt(c, x(0))
	}
	pitch := y(0) - y(-1)
	for i, r := range m.Rows {
		lane := (pitch - 4) / vg.Length(max(1, len(r.Series)))
		if i > 0 && len(r.Series) > 1 {
			c.StrokeLine2(gridLine, c.Min.X, y(-float64(i)+0.5), c.Max.X, y(-float64(i)+0.5))
		}
		for j, s := range r.Series {
			at := y(-float64(i)) + (vg.Length(len(r.Series)-1)/2-vg.Length(j))*lane
			s.draw(c, x, at, lane, m.inks.of(s.Label))
		}
	}
}

// draw draws a series around a height.
func (s Series) draw(c draw.Canvas, x func(float64) vg.Length, at, lane vg.Length, k ink) {
	var places []vg.Length
	for _, v := range s.Dots {
		if finite(v) {
			places = append(places, x(v))
		}
	}
	slices.Sort(places)
	room := lane / 2
	if len(places) > 0 { // dots above, the value below: neither hides the other
		room = lane * 0.34
		at += lane * 0.16
	}
	c.SetColor(k.haze())
	for j, off := range swarmed(places, 2*cloudRadius, room-cloudRadius) {
		c.Fill(shape(nil).path(vg.Point{X: places[j], Y: at + off}, cloudRadius))
	}
	if !finite(s.Value) {
		return
	}
	if len(places) > 0 {
		at -= lane * 0.5
	}
	if finite(s.Lo) && finite(s.Hi) {
		lo, hi := x(s.Lo), x(s.Hi)
		for _, sty := range []draw.LineStyle{{Color: white, Width: 2.4}, k.whisker()} {
			c.StrokeLine2(sty, lo, at, hi, at)
			whiskerEnd(c, sty, vg.Point{X: lo, Y: at}, 0, false)
			whiskerEnd(c, sty, vg.Point{X: hi, Y: at}, 0, false)
		}
	}
	k.point(c, vg.Point{X: x(s.Value), Y: at}, dotRadius)
}

// whisker is the line of an interval in an ink.
func (k ink) whisker() draw.LineStyle {
	sty := k.solid()
	if k.cased() {
		sty.Color = quietInk
	}
	return sty
}
