package plot

import (
	"math"
	"slices"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// An Option is an arm among which to choose.
type Option struct {
	Label  string
	Member bool   // of the Pareto set: no other is as good in all and better in one
	Note   string // written right of its row: what dominates it
}

// An Objective is what options are judged by.
type Objective struct {
	Title string
	Unit  string // of the values, under the title
	// Share says that the values are differences of shares, to be read in
	// percentage points.
	Share bool
	Less  bool // is better
	// Values has a value for each option, NaN where it is unknown; Lo and Hi
	// are their intervals, or nil.
	Values, Lo, Hi []float64
}

// A Tradeoff is the input of [Tradeoffs].
type Tradeoff struct {
	Frame
	Options    []Option // in the order of the rows
	Objectives []Objective
	Column     string // heads the notes
	// Filled and Hollow say in the legend what members and others are. It leaves
	// out what is empty or does not occur.
	Filled, Hollow string
}

// Tradeoffs returns a matrix of dots with a row for each option and a column for
// each objective, each column to its own scale with its better end marked:
// members of the Pareto set are filled. It refuses a tradeoff without objectives
// and values that are not as many as the options.
func Tradeoffs(in Tradeoff) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	p := page{Frame: in.Frame, kind: "Tradeoffs"}
	for _, e := range []struct {
		words  string
		filled bool
	}{{in.Filled, true}, {in.Hollow, false}} {
		occurs := slices.ContainsFunc(in.Options, func(o Option) bool { return o.Member == e.filled })
		if s := plain(e.words); s != "" && occurs {
			p.legend.entries = append(p.legend.entries, pointEntry(s, ink{color: quietInk}, e.filled))
		}
	}
	for cols := min(len(in.Objectives), max(1, int(in.width()/30))); cols > 0; cols-- {
		p.grid = in.grid(cols)
		if p.grid.fit(p.room()); p.grid.data >= 1.2*leastData {
			break
		}
	}
	return p.figure(), nil
}

func (in Tradeoff) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Objectives) > 0, "tradeoffs without objectives: want at least one")
	for _, o := range in.Objectives {
		back := c.at("objective %q", o.Title)
		n := len(in.Options)
		c.want(len(o.Values) == n, "%d values for %d options", len(o.Values), n)
		c.want(len(o.Lo) == len(o.Hi) && (len(o.Lo) == 0 || len(o.Lo) == n), "%d lower and %d upper bounds for %d options", len(o.Lo), len(o.Hi), n)
		c.values("Values", o.Values)
		c.interval(o.Lo, o.Hi)
		back()
	}
}

func (in Tradeoff) grid(cols int) grid {
	g := grid{cols: cols, level: true, tall: vg.Length(max(1, len(in.Options))) * rowPitch}
	var labels []string
	for _, o := range in.Options {
		labels = append(labels, o.Label)
	}
	k := in.inks(labels)
	for i, o := range in.Objectives {
		e := nothing()
		for j, v := range o.Values {
			if finite(v) {
				e.see(v)
				e.see(o.bounds(j)...)
			}
		}
		f := valueFacet(e, kindOf(o.Share))
		width := vg.Length(0)
		if i%cols == 0 {
			width = in.nameWidth(cols)
		}
		f.y = rowAxis(labels, 1, width)
		f.title, f.unit = plain(o.Title), f.ticks(4).unit(effectUnit(o.Unit, o.Share))
		f.xLabel = map[bool]string{true: "← better", false: "better →"}[o.Less]
		f.under = []gonum.Plotter{ratingMarks{in.Options, o, k}}
		if i%cols == cols-1 || i == len(in.Objectives)-1 {
			n := noteMarks{in.Options, vg.Length(in.width()*0.17) * vg.Millimeter}
			f.beside, f.over = n.room(), append(f.over, n)
			if n.room() > 0 {
				f.column = unitText.fit(plain(in.Column), n.room())
			}
		}
		g.facets = append(g.facets, f)
	}
	return g
}

// bounds returns the bounds of value j, or NaN.
func (o Objective) bounds(j int) []float64 {
	if len(o.Lo) == 0 || !finite(o.Lo[j]) || !finite(o.Hi[j]) {
		return []float64{math.NaN(), math.NaN()}
	}
	return []float64{o.Lo[j], o.Hi[j]}
}

// ratingMarks draws an objective.
type ratingMarks struct {
	options []Option
	Objective
	inks inks
}

// Plot implements [gonum.Plotter].
func (m ratingMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	zeroAt(c, x(0))
	for i, o := range m.options {
		if !finite(m.Values[i]) {
			continue
		}
		k, at := m.inks.of(o.Label), y(-float64(i))
		sty := k.solid()
		if k.cased() {
			sty.Color = quietInk
		}
		if b := m.bounds(i); finite(b[0]) {
			c.StrokeLine2(sty, x(b[0]), at, x(b[1]), at)
			whiskerEnd(c, sty, vg.Point{X: x(b[0]), Y: at}, 0, false)
			whiskerEnd(c, sty, vg.Point{X: x(b[1]), Y: at}, 0, false)
		}
		if pt := (vg.Point{X: x(m.Values[i]), Y: at}); o.Member {
			k.point(c, pt, dotRadius)
		} else {
			k.hollow(c, pt, dotRadius)
		}
	}
}

// noteMarks writes the notes right of the last column.
type noteMarks struct {
	options []Option
	most    vg.Length
}

func (m noteMarks) room() vg.Length {
	w := vg.Length(0)
	for _, o := range m.options {
		w = max(w, underText.width(m.text(o)))
	}
	if w == 0 {
		return 0
	}
	return columnGap + max(w, m.most/2)
}

func (m noteMarks) text(o Option) string { return underText.fit(plain(o.Note), m.most) }

// Plot implements [gonum.Plotter].
func (m noteMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	_, y := p.Transforms(&c)
	for i, o := range m.options {
		underText.write(c, vg.Point{X: c.Max.X + columnGap, Y: y(-float64(i)) - underText.rise()/2}, draw.XLeft, m.text(o))
	}
}
