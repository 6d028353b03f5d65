package plot

import (
	"math"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Sample is weighted points of a plane.
type Sample struct {
	Title          string
	X, Y           []float64
	Weight         []float64 // of each point: its area; nil where all are the same
	Lo, Hi         []float64 // whiskers of Y; nil for none
	XLabel, YLabel string
	XRange, YRange [2]float64 // what the axes show; as the points ask where both ends are the same
	Diagonal       bool       // a line where Y is X
}

// Clouds is the input of [Pairs].
type Clouds struct {
	Frame
	Clouds []Sample
}

// Pairs returns a figure with a facet for each cloud: its points, translucent, so that
// they are darkest where most weight lies. A point with a coordinate that is NaN is left
// out. It refuses a figure without clouds, and numbers that are infinite or not as many as
// there are points.
func Pairs(in Clouds) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	p := page{Frame: in.Frame, kind: "Pairs"}
	p.grid = grid{cols: columns(len(in.Clouds), in.width(), 42), level: true}
	each := vg.Length(in.width()/float64(p.grid.cols)) * vg.Millimeter
	p.grid.tall = min(max(0.7*each, 80), 160)
	for _, d := range in.Clouds {
		p.grid.facets = append(p.grid.facets, d.facet(p.grid.parts()))
	}
	return p.figure(), nil
}

func (in Clouds) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Clouds) > 0, "no clouds: want at least one")
	for _, d := range in.Clouds {
		back := c.at("cloud %q", d.Title)
		n := len(d.X)
		c.want(len(d.Y) == n && (d.Weight == nil || len(d.Weight) == n) && (d.Lo == nil || len(d.Lo) == n && len(d.Hi) == n), "%d, %d points, %d weights, %d and %d ends of whiskers: want as many of each", n, len(d.Y), len(d.Weight), len(d.Lo), len(d.Hi))
		for _, v := range [][]float64{d.X, d.Y, d.Weight} {
			c.values("coordinate", v)
		}
		if len(d.Lo) == len(d.Hi) {
			c.interval(d.Lo, d.Hi)
		}
		c.want(d.XRange[0] <= d.XRange[1] && d.YRange[0] <= d.YRange[1], "ranges %v and %v: want each from the lower to the upper end", d.XRange, d.YRange)
		back()
	}
}

// facet returns the facet of a cloud.
func (d Sample) facet(parts int) *facet {
	x, y := nothing(), nothing()
	for i := range d.X {
		if d.known(i) {
			x.see(d.X[i])
			y.see(d.Y[i])
			if d.Lo != nil {
				y.see(d.Lo[i], d.Hi[i])
			}
		}
	}
	f := &facet{title: plain(d.Title), unit: plain(d.YLabel), empty: x.empty()}
	x, y = x.padded(false), y.padded(false)
	if d.XRange[0] < d.XRange[1] {
		x = extent{d.XRange[0], d.XRange[1]}
	}
	if d.YRange[0] < d.YRange[1] {
		y = extent{d.YRange[0], d.YRange[1]}
	}
	f.y = linear(ordinary, y.lo, y.hi, parts)
	f.ticks = func(n int) axis { return linear(ordinary, x.lo, x.hi, n) }
	f.xLabel = f.ticks(4).unit(plain(d.XLabel))
	f.under = []gonum.Plotter{sampleMarks{d, x, y}}
	return f
}

func (d Sample) known(i int) bool { return finite(d.X[i]) && finite(d.Y[i]) }

// sampleMarks draws a cloud.
type sampleMarks struct {
	Sample
	x, y extent
}

// Plot implements [gonum.Plotter].
func (m sampleMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	if m.Diagonal {
		lo, hi := math.Max(m.x.lo, m.y.lo), math.Min(m.x.hi, m.y.hi)
		if lo < hi {
			c.StrokeLine2(priorLine, x(lo), y(lo), x(hi), y(hi))
		}
	}
	total := 0.
	for i := range m.Weight {
		total += m.Weight[i]
	}
	for i := range m.X {
		if !m.known(i) || m.X[i] < m.x.lo || m.X[i] > m.x.hi || m.Y[i] < m.y.lo || m.Y[i] > m.y.hi {
			continue
		}
		r := signRadius
		if total > 0 {
			r *= vg.Length(math.Min(2.5, math.Sqrt(m.Weight[i]/total*float64(len(m.X)))))
		}
		at := vg.Point{X: x(m.X[i]), Y: y(m.Y[i])}
		if m.Lo != nil {
			c.StrokeLine2(draw.LineStyle{Color: posteriorInk.color, Width: 0.5}, at.X, y(m.Lo[i]), at.X, y(m.Hi[i]))
		}
		k := posteriorInk.color
		k.A = 80
		if m.Lo != nil {
			k.A = 255
		}
		c.SetColor(k)
		c.Fill(shape(nil).path(at, r))
	}
}
