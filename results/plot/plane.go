package plot

import (
	"cmp"
	"math"
	"slices"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Standing says how an arm stands among the others.
type Standing int

// Standings of arms, by what they cost and what they do.
const (
	Beside    Standing = iota // neither of the other two
	Frontier                  // one of those that a line joins
	Dominated                 // another costs no more and does no less
)

// A Spot is an arm in the plane of cost and effect.
type Spot struct {
	Label    string
	X        float64 // the cost
	Y        float64 // the effect
	Lo, Hi   float64 // interval of the effect; none where one is NaN or infinite
	Standing Standing
}

// A Field is one effect of all arms over what they cost.
type Field struct {
	Title string
	Unit  string // of the effect, printed under the title
	// Share says that the effects are differences of shares, and are to be read
	// in percentage points.
	Share bool
	Spots []Spot
}

// A Plane is the input of [CostEffect].
type Plane struct {
	Frame
	Cost   string // names the horizontal axis, with its unit
	Fields []Field
	// What the three standings are called in the legend, which leaves out what
	// is empty or does not occur.
	Frontier, Beside, Dominated string
}

// CostEffect returns a cost-effectiveness plane with a facet for each field:
// arms as points with whiskers, named where they are; the frontier as a line;
// what is dominated small and grey. Where the names have no room a legend has them.
// A spot with an X or Y that is NaN is left out. It refuses a plane without
// fields, and numbers that are infinite or outside their order.
func CostEffect(in Plane) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	p := page{Frame: in.Frame, kind: "Cost and effect", legend: legend{entries: in.entries()}}
	for cols := columns(len(in.Fields), in.width(), 80); cols > 0; cols-- {
		g, marks := in.grid(cols, p.room())
		p.grid = g
		if near(marks) {
			return p.figure(), nil
		}
		if cols > 1 || named(marks) {
			continue
		}
		for _, m := range marks {
			m.names.placed = nil
		}
		p.legend.entries = append(p.legend.entries, in.names()...)
	}
	return p.figure(), nil
}

// grid lays out the fields in a room and places the names.
func (in Plane) grid(cols int, room vg.Length) (grid, []*spotMarks) {
	g := grid{cols: cols}
	each := vg.Length(in.width()/float64(cols)) * vg.Millimeter
	g.tall = min(max(0.75*each, 120), 210)
	marks := make([]*spotMarks, len(in.Fields))
	k := in.inks(in.labels())
	for i, f := range in.Fields {
		marks[i] = &spotMarks{Field: f, inks: k}
		g.facets = append(g.facets, in.facet(marks[i], g.parts()))
	}
	g.fit(room)
	for _, m := range marks {
		m.name(vg.Point{X: g.data, Y: g.tall})
	}
	return g, marks
}

// named reports whether all names have a place.
func named(marks []*spotMarks) bool {
	return !slices.ContainsFunc(marks, func(m *spotMarks) bool { return slices.Contains(m.names.placed, nil) })
}

// near reports whether all names have a place, and nearly all beside their point.
func near(marks []*spotMarks) bool {
	far, all := 0, 0
	for _, m := range marks {
		for j := range m.names.placed {
			all++
			if m.names.placed[j] == nil {
				return false
			}
			if m.names.distant(j) {
				far++
			}
		}
	}
	return 5*far <= all
}

func (in Plane) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Fields) > 0, "cost and effect without fields: want at least one")
	for _, f := range in.Fields {
		for _, s := range f.Spots {
			back := c.at("field %q: arm %q", f.Title, s.Label)
			c.want(!(math.Abs(s.X) > largest || math.Abs(s.Y) > largest), "at %v, %v: want numbers below 1e100, or NaN", s.X, s.Y)
			c.interval([]float64{s.Lo}, []float64{s.Hi})
			back()
		}
	}
}

func (in Plane) labels() []string {
	var ls []string
	for _, f := range in.Fields {
		for _, s := range f.Spots {
			ls = append(ls, s.Label)
		}
	}
	return ls
}

// entries explains the standings that occur.
func (in Plane) entries() []entry {
	var es []entry
	for _, e := range []struct {
		standing Standing
		words    string
	}{{Frontier, in.Frontier}, {Beside, in.Beside}, {Dominated, in.Dominated}} {
		occurs := slices.ContainsFunc(in.Fields, func(f Field) bool {
			return slices.ContainsFunc(f.Spots, func(s Spot) bool { return s.known() && s.Standing == e.standing })
		})
		if s := plain(e.words); s != "" && occurs {
			es = append(es, entry{label: s, long: sampleLen, sample: func(c draw.Canvas, at vg.Point) {
				if e.standing == Frontier {
					c.StrokeLine2(frontierLine, at.X, at.Y, at.X+sampleLen, at.Y)
				}
				at.X += sampleLen / 2
				Spot{Standing: e.standing}.draw(c, at, ink{color: quietInk})
			}})
		}
	}
	return es
}

// names are the entries of a legend where names have no room at the points.
func (in Plane) names() []entry {
	var es []entry
	k := in.inks(in.labels())
	for _, l := range k.labels {
		es = append(es, entry{label: plain(l), long: 3 * dotRadius, sample: func(c draw.Canvas, at vg.Point) {
			at.X += 1.5 * dotRadius
			k.of(l).point(c, at, dotRadius)
		}})
	}
	return es
}

func (in Plane) facet(m *spotMarks, parts int) *facet {
	x, y := nothing(), nothing()
	for _, s := range m.Spots {
		if s.known() {
			x.see(s.X)
			y.see(s.Y)
			if s.banded() {
				y.see(s.Lo, s.Hi)
			}
		}
	}
	f := &facet{title: plain(m.Title), empty: x.empty(), xLabel: plain(in.Cost)}
	x, y = aroundZero(x), aroundZero(y)
	kind := ordinary
	if m.Share {
		kind = points
	}
	f.y = linear(kind, y.lo, y.hi, parts)
	f.unit = f.y.unit(effectUnit(m.Unit, m.Share))
	f.ticks = func(n int) axis { return linear(ordinary, x.lo, x.hi, n) }
	f.xLabel = f.ticks(4).unit(f.xLabel)
	if f.empty {
		f.y.ticks, f.ticks = nil, func(int) axis { return axis{lo: -1, hi: 1} }
	}
	m.x, m.y = x, y
	f.under = []gonum.Plotter{m}
	return f
}

// effectUnit names the unit of effects.
func effectUnit(unit string, share bool) string {
	if u := plain(unit); u != "" || !share {
		return u
	}
	return "percentage points"
}

// aroundZero returns a range with what e has seen, zero and some room.
func aroundZero(e extent) extent {
	if e.empty() {
		return extent{-1, 1}
	}
	e.see(0)
	pad := 0.08 * (e.hi - e.lo)
	if pad < smallest {
		return extent{-1, 1}
	}
	return extent{e.lo - pad, e.hi + pad}
}

func (s Spot) known() bool  { return finite(s.X) && finite(s.Y) }
func (s Spot) banded() bool { return finite(s.Lo) && finite(s.Hi) }

// dominatedRadius is that of what is dominated: small, filled and grey, so that it is
// not taken for a hollow point.
const dominatedRadius = 0.6 * dotRadius

// draw draws the point of a spot.
func (s Spot) draw(c draw.Canvas, at vg.Point, k ink) {
	switch s.Standing {
	case Frontier:
		k.point(c, at, dotRadius)
	case Beside:
		k.hollow(c, at, dotRadius)
	case Dominated:
		ink{color: faintInk, shape: k.shape}.point(c, at, dominatedRadius)
	}
}

// ordered returns the spots of the frontier from the cheapest on.
func (f Field) ordered() []Spot {
	var on []Spot
	for _, s := range f.Spots {
		if s.known() && s.Standing == Frontier {
			on = append(on, s)
		}
	}
	slices.SortStableFunc(on, func(a, b Spot) int { return cmp.Or(cmp.Compare(a.X, b.X), cmp.Compare(a.Y, b.Y)) })
	return on
}
