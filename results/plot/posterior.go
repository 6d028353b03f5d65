package plot

import (
	"math"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Density is how probable the values of a parameter are, beforehand and afterwards.
type Density struct {
	Title            string
	Note             string    // under the title
	X                []float64 // increasing
	Prior, Posterior []float64 // at each of X, in the same unit; 0 or more
	Lo, Hi           float64   // interval of the posterior, which is shaded; none where one is NaN
	Mark             float64   // such as the mean or a truth: a line; none where it is NaN
}

// Densities is the input of [Posteriors].
type Densities struct {
	Frame
	Densities []Density
	// What the lines and the shade are called in the legend, which leaves out what is
	// empty.
	Prior, Posterior, Shade, Mark string
}

// Posteriors returns a figure with a facet for each parameter: the density of the prior
// as a dashed line, that of the posterior as a line, its interval shaded. Heights are only
// to be compared within a facet. It refuses a figure without densities, and numbers that
// are infinite or do not go together.
func Posteriors(in Densities) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	p := page{Frame: in.Frame, kind: "Posterior", legend: legend{entries: in.entries()}}
	p.grid = grid{cols: columns(len(in.Densities), in.width(), 50), tall: 80}
	for _, d := range in.Densities {
		p.grid.facets = append(p.grid.facets, d.facet())
	}
	return p.figure(), nil
}

func (in Densities) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Densities) > 0, "no densities: want at least one")
	for _, d := range in.Densities {
		back := c.at("density %q", d.Title)
		c.days(d.X)
		c.want(len(d.X) > 1 && len(d.Prior) == len(d.X) && len(d.Posterior) == len(d.X), "%d values, %d and %d densities: want as many of each, at least two", len(d.X), len(d.Prior), len(d.Posterior))
		c.values("Prior", d.Prior)
		c.values("Posterior", d.Posterior)
		c.values("Mark", []float64{d.Mark})
		c.interval([]float64{d.Lo}, []float64{d.Hi})
		back()
	}
}

// facet returns the facet of a density.
func (d Density) facet() *facet {
	most := 0.
	for i := range d.X {
		most = math.Max(most, math.Max(d.Prior[i], d.Posterior[i]))
	}
	lo, hi := d.X[0], d.X[len(d.X)-1]
	f := &facet{title: plain(d.Title), unit: plain(d.Note), y: axis{lo: 0, hi: 1.08 * math.Max(most, smallest)}}
	f.ticks = func(n int) axis { return linear(ordinary, lo, hi, n) }
	f.xLabel = f.ticks(4).unit("")
	f.under = []gonum.Plotter{densityMarks{d}}
	return f
}

// The inks of a posterior and of a prior.
var (
	posteriorInk = ink{color: okabeIto[1]}
	priorLine    = draw.LineStyle{Color: quietInk, Width: 0.9, Dashes: dashes[1]}
	markLine     = draw.LineStyle{Color: okabeIto[2], Width: 1}
)

// entries explains the lines that occur.
func (in Densities) entries() (es []entry) {
	add := func(words string, sample func(c draw.Canvas, at vg.Point)) {
		if s := plain(words); s != "" {
			es = append(es, entry{label: s, long: sampleLen, sample: sample})
		}
	}
	line := func(sty draw.LineStyle) func(c draw.Canvas, at vg.Point) {
		return func(c draw.Canvas, at vg.Point) { c.StrokeLine2(sty, at.X, at.Y, at.X+sampleLen, at.Y) }
	}
	add(in.Prior, line(priorLine))
	add(in.Posterior, line(posteriorInk.line()))
	add(in.Shade, func(c draw.Canvas, at vg.Point) {
		c.SetColor(posteriorInk.band())
		c.Fill(rectangle(at.X, at.Y-3, at.X+sampleLen, at.Y+3))
	})
	add(in.Mark, line(markLine))
	return es
}

// densityMarks draws a density.
type densityMarks struct{ Density }

// Plot implements [gonum.Plotter].
func (m densityMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	var prior, posterior, shade []vg.Point
	for i, v := range m.X {
		prior = append(prior, vg.Point{X: x(v), Y: y(m.Prior[i])})
		at := vg.Point{X: x(v), Y: y(m.Posterior[i])}
		posterior = append(posterior, at)
		if v >= m.Lo && v <= m.Hi {
			shade = append(shade, at)
		}
	}
	if len(shade) > 1 {
		c.SetColor(posteriorInk.band())
		c.Fill(between(shade, []vg.Point{{X: shade[0].X, Y: y(0)}, {X: shade[len(shade)-1].X, Y: y(0)}}))
	}
	c.StrokeLines(priorLine, thin(prior))
	posteriorInk.stroke(c, posteriorInk.line(), thin(posterior))
	if finite(m.Mark) {
		c.StrokeLine2(markLine, x(m.Mark), c.Min.Y, x(m.Mark), c.Max.Y)
	}
}
