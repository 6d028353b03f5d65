package plot

import (
	"math"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A CutAxis is one of the two quantities of a [Cut].
type CutAxis struct {
	Label  string
	Values []float64 // by case; of levels that are names, their places in Names
	Names  []string
	Lo, Hi float64 // the box's limits; infinite where it has none
	In     []bool  // by name, whether the box has it; nil where it limits none
}

// A Cut is the cases of a search over two of the quantities that limit its box.
type Cut struct {
	Title string
	X, Y  CutAxis
	Fails []bool // by case
}

// Cuts is the input of [Scatters].
type Cuts struct {
	Frame
	Cuts []Cut
	// What the marks are called in the legend.
	Fails, Holds, Box string
}

// Scatters returns a facet for each cut: a dot for each case, of another shape and colour
// where it fails, and the box as a shaded area. Cases without a number (NaN) are left
// out. It refuses lengths that differ and numbers that are infinite.
func Scatters(in Cuts) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	p := page{Frame: in.Frame, kind: "Cases", legend: legend{entries: in.entries()}}
	p.grid = grid{cols: columns(len(in.Cuts), in.width(), 58), level: true}
	p.grid.tall = min(vg.Length(in.width()/float64(p.grid.cols)*0.7)*vg.Millimeter, 200)
	for _, k := range in.Cuts {
		x, y := k.X.extent(), k.Y.extent()
		f := &facet{title: plain(k.Title), empty: x.empty() || y.empty(), unit: plain(k.Y.Label), xLabel: plain(k.X.Label), names: k.Y.Names != nil}
		if f.empty {
			x, y = extent{0, 1}, extent{0, 1}
		}
		f.y = k.Y.axis(y, p.grid.parts())
		f.ticks = func(n int) axis { return k.X.axis(x, n) }
		if f.empty {
			f.y.ticks, f.ticks = nil, func(int) axis { return axis{lo: 0, hi: 1} }
		}
		f.under = []gonum.Plotter{cutMarks{k}}
		p.grid.facets = append(p.grid.facets, f)
	}
	return p.figure(), nil
}

func (in Cuts) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Cuts) > 0, "cuts without one: want at least one")
	for _, k := range in.Cuts {
		back := c.at("cut %q", k.Title)
		for _, a := range []CutAxis{k.X, k.Y} {
			c.want(len(a.Values) == len(k.Fails), "%q has %d values for %d cases", a.Label, len(a.Values), len(k.Fails))
			c.want(a.In == nil || len(a.In) == len(a.Names), "%q has limits of %d names; want %d", a.Label, len(a.In), len(a.Names))
			c.want(!(a.Lo > a.Hi), "%q has limits upside down, %v to %v", a.Label, a.Lo, a.Hi)
			c.values(a.Label, a.Values)
		}
		back()
	}
}

// extent returns what an axis shows: a little more than its values.
func (a CutAxis) extent() extent {
	if a.Names != nil {
		return extent{-0.5, float64(len(a.Names)) - 0.5}
	}
	e := nothing()
	e.see(a.Values...)
	if e.empty() {
		return e
	}
	pad := 0.03 * (e.hi - e.lo)
	if pad < smallest {
		pad = max(smallest, 0.05*math.Abs(e.hi), 1e-3)
	}
	return extent{e.lo - pad, e.hi + pad}
}

// axis returns the axis with at most so many parts.
func (a CutAxis) axis(e extent, parts int) axis {
	if a.Names == nil {
		x := linear(ordinary, e.lo, e.hi, parts)
		return x
	}
	x := axis{lo: e.lo, hi: e.hi}
	for i, n := range a.Names {
		x.ticks = append(x.ticks, tick{at: float64(i), label: tickText.fit(plain(n), 70)})
	}
	return x
}

// spans returns the parts of an axis that the box has.
func (a CutAxis) spans(e extent) (all []extent) {
	if a.In == nil {
		return []extent{{math.Max(e.lo, a.Lo), math.Min(e.hi, a.Hi)}}
	}
	for i, in := range a.In {
		if in {
			all = append(all, extent{float64(i) - 0.5, float64(i) + 0.5})
		}
	}
	return all
}

// place returns where a case lies on the axis: of names at their place, moved aside a
// little so that cases do not lie upon each other.
func (a CutAxis) place(i int) float64 {
	v := a.Values[i]
	if a.Names != nil {
		v += 0.6 * (math.Mod(float64(i)*0.6180339887498949, 1) - 0.5)
	}
	return v
}

func (in Cuts) entries() []entry {
	var es []entry
	dot := func(label string, draws func(c draw.Canvas, at vg.Point)) {
		if label = plain(label); label != "" {
			es = append(es, entry{label: label, long: 3 * dotRadius, sample: func(c draw.Canvas, at vg.Point) {
				at.X += 1.5 * dotRadius
				draws(c, at)
			}})
		}
	}
	dot(in.Fails, failed)
	dot(in.Holds, held)
	if label := plain(in.Box); label != "" {
		es = append(es, entry{label: label, long: sampleLen, sample: func(c draw.Canvas, at vg.Point) {
			shade(c, vg.Rectangle{Min: vg.Point{X: at.X, Y: at.Y - 3}, Max: vg.Point{X: at.X + sampleLen, Y: at.Y + 3}})
		}})
	}
	return es
}

// failed draws a case that fails, held one that does not.
func failed(c draw.Canvas, at vg.Point) { takenInk.point(c, at, signRadius) }
func held(c draw.Canvas, at vg.Point)   { seriesInk(0).hollow(c, at, 0.8*signRadius) }

// shade draws a part of the box.
func shade(c draw.Canvas, r vg.Rectangle) {
	ground := takenInk
	c.SetColor(ground.band())
	c.Fill(r.Path())
	c.SetLineStyle(draw.LineStyle{Color: quietInk, Width: 0.8})
	c.Stroke(r.Path())
}

// cutMarks draws the cases of a cut, those that fail over the others.
type cutMarks struct{ Cut }

// Plot implements [gonum.Plotter].
func (m cutMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	ex, ey := m.X.extent(), m.Y.extent()
	if ex.empty() || ey.empty() {
		return
	}
	for _, h := range m.X.spans(ex) {
		for _, v := range m.Y.spans(ey) {
			if h.lo < h.hi && v.lo < v.hi {
				shade(c, vg.Rectangle{Min: vg.Point{X: x(h.lo), Y: y(v.lo)}, Max: vg.Point{X: x(h.hi), Y: y(v.hi)}})
			}
		}
	}
	for _, fails := range []bool{false, true} {
		for i := range m.Fails {
			if a, b := m.X.place(i), m.Y.place(i); m.Fails[i] == fails && finite(a) && finite(b) {
				mark := held
				if fails {
					mark = failed
				}
				mark(c, vg.Point{X: x(a), Y: y(b)})
			}
		}
	}
}
