package plot

import (
	"image/color"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Cloud is values at places that follow no order, such as those of the points of a
// sample: dots behind the courses of a [Panel].
type Cloud struct {
	Label string // of the arm
	// X holds the places, Y the values; a dot with a NaN is left out.
	X, Y []float64
}

func (k Cloud) check(c *complaints) {
	defer c.at("cloud %q", k.Label)()
	c.want(len(k.Y) == len(k.X), "%d values for %d places", len(k.Y), len(k.X))
	c.values("X", k.X)
	c.values("Y", k.Y)
}

// cloudMarks draws the dots of a cloud, translucent so that it shows where many lie.
type cloudMarks struct {
	Cloud
	ink ink
}

const cloudRadius = vg.Length(1.3)

// Plot implements [gonum.Plotter].
func (m cloudMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	c.SetColor(m.ink.haze())
	for i := range m.X {
		if finite(m.X[i]) && finite(m.Y[i]) {
			c.Fill(m.ink.shape.path(vg.Point{X: x(m.X[i]), Y: y(m.Y[i])}, cloudRadius))
		}
	}
}

// haze is the colour of the dots of a cloud.
func (k ink) haze() color.NRGBA {
	c := k.color
	c.A = 95
	if k.cased() {
		c.A = 220
	}
	return c
}
