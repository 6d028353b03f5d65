package plot

import (
	"fmt"
	"image/color"
	"math"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// ratios are the slopes of the lines of [Screens] and their words: below a tenth
// a factor acts in about a straight line, below a half in one direction, and
// above one its effects change sign or hang on other factors (Garcia Sanchez et
// al., 2014, "Application of sensitivity analysis in building energy simulations",
// after Morris, 1991).
var ratios = []struct {
	slope float64
	words string
	line  draw.LineStyle
}{
	{1, "%s = %s", draw.LineStyle{Color: axisInk, Width: 0.7}},
	{0.5, "half of it", draw.LineStyle{Color: axisInk, Width: 0.7, Dashes: dashes[1]}},
	{0.1, "a tenth of it", draw.LineStyle{Color: axisInk, Width: 0.7, Dashes: dashes[2]}},
}

// Screens returns the plane of Morris for each output of a sensitivity with two
// series: each factor is a point, the first series (mu*, how much it does) to the
// right, and the second (sigma, how unevenly) up, with its intervals, which end
// at zero and at the edge. The greatest factors, so many as Most, are named where there is room; the facet says
// how many are. It refuses what [Indices] refuses, other than two series, and
// values below zero.
func Screens(in Sensitivity) (*Figure, error) {
	var c complaints
	in.check(&c)
	c.want(len(in.Series) == 2, "screens of %d series: want 2", len(in.Series))
	for _, o := range in.Outputs {
		for _, f := range o.Factors {
			for _, x := range f.Indices {
				c.want(!(x.Value < 0), "output %q: factor %q: %v is below zero", o.Title, f.Label, x.Value)
			}
		}
	}
	if err := c.err(); err != nil {
		return nil, err
	}
	p := page{Frame: in.Frame, kind: "Screening", legend: legend{entries: in.ratioEntries()}}
	p.grid = grid{cols: columns(len(in.Outputs), in.width(), 80)}
	p.grid.tall = min(vg.Length(in.width()/float64(p.grid.cols)*0.6)*vg.Millimeter, 210)
	all := nothing()
	for _, o := range in.Outputs {
		all = all.with(o.extent())
	}
	var marks []*screenMarks
	for _, o := range in.Outputs {
		e := o.extent()
		if in.Common {
			e = all
		}
		m := &screenMarks{factors: in.screened(o), most: in.Most, to: 1}
		if !e.empty() && e.hi >= smallest {
			m.to = 1.08 * e.hi
		}
		marks = append(marks, m)
		p.grid.facets = append(p.grid.facets, in.screen(o, m, p.grid.parts()))
	}
	p.layout(p.room()) // sets the width of the data, in which the names are placed
	for i, m := range marks {
		f := p.grid.facets[i]
		named := m.name(vg.Point{X: p.grid.data, Y: p.grid.tall})
		if n := len(m.factors); named < n {
			f.unit += fmt.Sprintf("\n%d of %d factors named", named, n)
		}
	}
	return p.figure(), nil
}

// screened returns the factors that have both numbers, in order.
func (in Sensitivity) screened(o Output) []Influence {
	in.Most = 0
	var known []Influence
	for _, f := range in.ordered(o.Factors) {
		if finite(f.Indices[0].Value) && finite(f.Indices[1].Value) {
			known = append(known, f)
		}
	}
	return known
}

func (in Sensitivity) screen(o Output, m *screenMarks, parts int) *facet {
	f := &facet{title: plain(o.Title), empty: len(m.factors) == 0}
	f.y = linear(ordinary, 0, m.to, parts)
	f.unit = f.y.unit(plain(in.Series[1] + in.of(o)))
	f.ticks = func(n int) axis { return linear(ordinary, 0, m.to, n) }
	f.xLabel = f.ticks(4).unit(plain(in.Series[0] + in.of(o)))
	if f.empty {
		f.y.ticks, f.ticks = nil, func(int) axis { return axis{lo: 0, hi: 1} }
	}
	f.under = []gonum.Plotter{m}
	return f
}

// of says the unit of an output after a name.
func (in Sensitivity) of(o Output) string {
	if o.Unit == "" {
		return ""
	}
	return ", " + o.Unit
}

func (in Sensitivity) ratioEntries() []entry {
	var es []entry
	for _, r := range ratios {
		words := r.words
		if r.slope == 1 {
			words = fmt.Sprintf(words, plain(in.Series[1]), plain(in.Series[0]))
		}
		es = append(es, entry{label: words, long: sampleLen, sample: func(c draw.Canvas, at vg.Point) {
			c.StrokeLine2(r.line, at.X, at.Y, at.X+sampleLen, at.Y)
		}})
	}
	return es
}

// screenMarks draws the points of a plane and the names that found room.
type screenMarks struct {
	factors []Influence
	most    int
	to      float64 // both axes end here
	texts   []string
	names   labelling
}

// name places names for a data area of a size and returns how many it placed.
func (m *screenMarks) name(size vg.Point) (named int) {
	at := func(x, y float64) vg.Point {
		return vg.Point{X: size.X * vg.Length(x/m.to), Y: size.Y * vg.Length(y/m.to)}
	}
	m.texts, m.names = nil, labelling{area: vg.Rectangle{Min: vg.Point{X: 2, Y: 2}, Max: size}}
	for i, f := range m.factors {
		pt := at(f.Indices[0].Value, f.Indices[1].Value)
		m.names.marks = append(m.names.marks, around(pt, dotRadius+1))
		if m.most == 0 || i < m.most {
			text := nameText.fit(plain(f.Label), 0.6*size.X)
			m.texts, m.names.points = append(m.texts, text), append(m.names.points, pt)
			m.names.sizes = append(m.names.sizes, vg.Point{X: nameText.width(text), Y: 0.95 * nameSize})
		}
	}
	for _, r := range ratios {
		m.names.lines = append(m.names.lines, [2]vg.Point{{}, at(m.to, r.slope*m.to)})
	}
	for _, w := range m.whiskers() {
		m.names.lines = append(m.names.lines, [2]vg.Point{at(w[0], w[1]), at(w[2], w[3])})
	}
	m.names.place(dotRadius)
	for _, r := range m.names.placed {
		if r != nil {
			named++
		}
	}
	return named
}

// Plot implements [gonum.Plotter].
func (m *screenMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	if len(m.factors) == 0 {
		return
	}
	for _, r := range ratios {
		c.StrokeLine2(r.line, x(0), y(0), x(m.to), y(r.slope*m.to))
	}
	for _, w := range m.whiskers() {
		c.StrokeLine2(draw.LineStyle{Color: faintInk, Width: 0.6}, x(w[0]), y(w[1]), x(w[2]), y(w[3]))
	}
	m.write(c)
	for _, f := range m.factors {
		seriesInk(0).point(c, vg.Point{X: x(f.Indices[0].Value), Y: y(f.Indices[1].Value)}, dotRadius)
	}
}

// whiskers returns the intervals that have bounds, as lines from x, y to x, y.
func (m *screenMarks) whiskers() (all [][4]float64) {
	within := func(v float64) float64 { return math.Min(math.Max(v, 0), m.to) }
	for _, f := range m.factors {
		a, b := f.Indices[0], f.Indices[1]
		if !math.IsNaN(a.Lo) && !math.IsNaN(a.Hi) {
			all = append(all, [4]float64{within(a.Lo), b.Value, within(a.Hi), b.Value})
		}
		if !math.IsNaN(b.Lo) && !math.IsNaN(b.Hi) {
			all = append(all, [4]float64{a.Value, within(b.Lo), a.Value, within(b.Hi)})
		}
	}
	return all
}

// veil pales the lines below a name.
var veil = color.NRGBA{255, 255, 255, 200}

// write writes the names, with thin lines to those that lie further off.
func (m *screenMarks) write(c draw.Canvas) {
	for j, r := range m.names.placed {
		if r == nil {
			continue
		}
		if m.names.distant(j) {
			from, to := m.names.points[j], nearest(*r, m.names.points[j])
			c.StrokeLine2(leaderLine, c.Min.X+from.X, c.Min.Y+from.Y, c.Min.X+to.X, c.Min.Y+to.Y)
		}
		c.SetColor(veil)
		c.Fill(rectangle(c.Min.X+r.Min.X, c.Min.Y+r.Min.Y, c.Min.X+r.Max.X, c.Min.Y+r.Max.Y))
		nameText.write(c, vg.Point{X: c.Min.X + r.Min.X, Y: c.Min.Y + r.Min.Y + 0.2*nameSize}, draw.XLeft, m.texts[j])
	}
}
