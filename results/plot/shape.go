package plot

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// shape is a polygon in units of a point's radius; an empty one is a circle.
type shape []vg.Point

// shapes have about the same area. They differ without colour.
var shapes = []shape{
	nil, // circle
	{{X: -.9, Y: -.9}, {X: .9, Y: -.9}, {X: .9, Y: .9}, {X: -.9, Y: .9}}, // square
	{{X: 0, Y: 1.3}, {X: -1.15, Y: -.75}, {X: 1.15, Y: -.75}},            // triangle
	{{X: 0, Y: 1.3}, {X: -1.3, Y: 0}, {X: 0, Y: -1.3}, {X: 1.3, Y: 0}},   // diamond
	{{X: 0, Y: -1.3}, {X: -1.15, Y: .75}, {X: 1.15, Y: .75}},             // triangle on its tip
	cross(0), // plus
	{{X: 1.3, Y: 0}, {X: -.75, Y: 1.15}, {X: -.75, Y: -1.15}}, // triangle to the right
	cross(math.Pi / 4), // cross
	star(),
}

// star returns a star of five points.
func star() shape {
	var s shape
	for i := range 10 {
		r := []float64{1.55, 0.68}[i%2]
		sin, cos := math.Sincos(float64(i) * math.Pi / 5)
		s = append(s, vg.Point{X: vg.Length(r * sin), Y: vg.Length(r * cos)})
	}
	return s
}

// cross returns a cross with thick arms, turned by an angle.
func cross(turn float64) shape {
	const arm, half = 1.35, 0.45
	var s shape
	for i := range 4 {
		sin, cos := math.Sincos(turn + float64(i)*math.Pi/2)
		for _, v := range [][2]float64{{half, half}, {arm, half}, {arm, -half}} {
			s = append(s, vg.Point{X: vg.Length(v[0]*cos + v[1]*sin), Y: vg.Length(v[1]*cos - v[0]*sin)})
		}
	}
	return s
}

// path returns the outline of the shape at pt.
func (s shape) path(pt vg.Point, r vg.Length) vg.Path {
	var p vg.Path
	if len(s) == 0 {
		p.Move(vg.Point{X: pt.X + r, Y: pt.Y})
		p.Arc(pt, r, 0, 2*math.Pi)
		p.Close()
		return p
	}
	for i, v := range s {
		at := vg.Point{X: pt.X + v.X*r, Y: pt.Y + v.Y*r}
		if i == 0 {
			p.Move(at)
			continue
		}
		p.Line(at)
	}
	p.Close()
	return p
}

// point draws the shape at pt, filled.
func (k ink) point(c draw.Canvas, pt vg.Point, radius vg.Length) { k.shapeAt(c, pt, radius, k.color) }

// hollow draws the shape at pt as an outline on white.
func (k ink) hollow(c draw.Canvas, pt vg.Point, radius vg.Length) { k.shapeAt(c, pt, radius, white) }

func (k ink) shapeAt(c draw.Canvas, pt vg.Point, radius vg.Length, fill color.Color) {
	outline := k.shape.path(pt, radius)
	c.SetColor(fill)
	c.Fill(outline)
	rim := k.solid()
	if k.cased() {
		rim.Color, rim.Width = quietInk, 0.6
	}
	c.SetLineStyle(rim)
	c.Stroke(outline)
}

// stroke draws a line, upon a grey casing where its colour needs one.
func (k ink) stroke(c draw.Canvas, sty draw.LineStyle, line []vg.Point) {
	if k.cased() {
		c.StrokeLines(draw.LineStyle{Color: axisInk, Width: sty.Width + 0.6, Dashes: sty.Dashes}, line)
	}
	c.StrokeLines(sty, line)
}
