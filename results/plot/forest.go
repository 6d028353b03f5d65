package plot

import (
	"math"
	"slices"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
)

// An Estimate is a value of an arm with its interval.
type Estimate struct {
	Label         string // of the arm
	Value, Lo, Hi float64
	// Distinct says that by the caller's test the effect is not zero: its point
	// is filled. Only [Effects] reads it.
	Distinct bool
}

// A Group is the estimates of one quantity for all arms.
type Group struct {
	Title string
	Unit  string // of the values, under the axis
	// Share says that the values are shares, 0 to 1, and are to be read as
	// percentages, or their differences in percentage points.
	Share     bool
	Estimates []Estimate
}

// A Forest is the input of [Effects] and [Dots].
type Forest struct {
	Frame
	Groups []Group
	// Column heads the numbers at the right: "difference [95% interval]".
	Column string
	// Filled and Hollow say what the two kinds of points of [Effects] mean. The
	// legend leaves out what is empty.
	Filled, Hollow string
}

// Effects returns a forest plot with a facet for each group, to its own scale:
// arms downwards, a line at zero, and for each arm its difference as a point
// with whiskers and as numbers. An interval without a bound ends in an arrow; a
// difference that is NaN has no point. It refuses a forest without groups, and
// numbers that are infinite or outside their order.
func Effects(in Forest) (*Figure, error) { return in.figure("Effects", true) }

// Dots returns a dot plot of values in the look of [Effects], without a line at
// zero; all points are filled. It refuses the same as Effects.
func Dots(in Forest) (*Figure, error) { return in.figure("Values", false) }

func (in Forest) figure(kind string, effects bool) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	p := page{Frame: in.Frame, kind: kind}
	if effects {
		p.legend.entries = in.entries()
	}
	for _, p.grid = range in.grids(effects) {
		p.grid.fit(p.room())
		if p.grid.data >= leastData {
			break
		}
	}
	return p.figure(), nil
}

// grids returns the arrangements to try, from many facets beside each other to
// one, and last without the numbers at the right, which the points show too.
func (in Forest) grids(effects bool) []grid {
	var gs []grid
	for cols := columns(len(in.Groups), in.width(), 80); cols > 0; cols-- {
		gs = append(gs, in.grid(cols, forestLook{effects: effects, numbers: true}))
	}
	return append(gs, in.grid(1, forestLook{effects: effects}))
}

func (in Forest) grid(cols int, look forestLook) grid {
	g := grid{cols: cols, tall: vg.Length(in.rows()) * rowPitch}
	k := in.inks(in.labels())
	for i, group := range in.Groups {
		look.named = i%cols == 0 || !group.sameRows(in.Groups[i-1])
		g.facets = append(g.facets, in.facet(group, k, look))
	}
	return g
}

// rowPitch is the height of a row.
const rowPitch = vg.Length(14)

func (in Forest) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Groups) > 0, "forest without groups: want at least one")
	for _, g := range in.Groups {
		for _, e := range g.Estimates {
			back := c.at("group %q: arm %q", g.Title, e.Label)
			c.want(!(math.Abs(e.Value) > largest), "value is %v: want a number below 1e100, or NaN", e.Value)
			c.want(!(e.Lo > e.Hi || math.IsInf(e.Lo, 1) || math.IsInf(e.Hi, -1)), "interval [%v, %v] is upside down", e.Lo, e.Hi)
			c.want(!huge(e.Lo) && !huge(e.Hi), "interval [%v, %v]: want bounds below 1e100, or infinite", e.Lo, e.Hi)
			back()
		}
	}
}

// rows returns how many rows the longest group has.
func (in Forest) rows() int {
	n := 1
	for _, g := range in.Groups {
		n = max(n, len(g.Estimates))
	}
	return n
}

func (in Forest) labels() []string {
	var ls []string
	for _, g := range in.Groups {
		for _, e := range g.Estimates {
			ls = append(ls, e.Label)
		}
	}
	return ls
}

func (g Group) sameRows(h Group) bool {
	return slices.EqualFunc(g.Estimates, h.Estimates, func(a, b Estimate) bool { return a.Label == b.Label })
}

// entries explains filled and hollow points.
func (in Forest) entries() []entry {
	var es []entry
	neutral := ink{color: quietInk}
	if s := plain(in.Filled); s != "" {
		es = append(es, pointEntry(s, neutral, true))
	}
	if s := plain(in.Hollow); s != "" {
		es = append(es, pointEntry(s, neutral, false))
	}
	return es
}

// forestLook says how a facet differs from others of its kind.
type forestLook struct {
	effects bool // differences, with a line at zero
	named   bool // with the names of its arms
	numbers bool // with the numbers at the right
}

func (in Forest) facet(g Group, k inks, look forestLook) *facet {
	f := &facet{title: plain(g.Title), names: true, ticks: g.axis(look.effects)}
	f.y = axis{lo: 0.5 - float64(in.rows()), hi: 0.5}
	marks := forestMarks{Group: g, inks: k, effects: look.effects, reading: f.ticks(4).reading}
	marks.decimals = marks.precision()
	for i, e := range g.Estimates {
		t := tick{at: -float64(i)}
		if look.named {
			t.label = nameText.fit(plain(e.Label), vg.Length(in.width()*0.3)*vg.Millimeter)
		}
		f.y.ticks = append(f.y.ticks, t)
	}
	f.empty = len(f.ticks(4).ticks) == 0
	f.xLabel = marks.unit(g.name(look.effects))
	if look.numbers {
		marks.column = plain(in.Column)
		f.column, f.beside = marks.column, marks.room()
		f.over = append(f.over, numberMarks{marks})
	}
	f.under = []gonum.Plotter{marks}
	return f
}

// name names the axis.
func (g Group) name(effects bool) string {
	if u := plain(g.Unit); u != "" || !effects || !g.Share {
		return u
	}
	return "percentage points"
}

// axis returns the axis of values of a group. Zero is on it for effects.
func (g Group) axis(effects bool) func(n int) axis {
	e := nothing()
	for _, v := range g.Estimates {
		if finite(v.Value) {
			e.see(v.Value, v.Lo, v.Hi)
		}
	}
	if e.empty() {
		return func(int) axis { return axis{lo: -1, hi: 1} }
	}
	kind := ordinary
	if effects {
		e.see(0)
	}
	if g.Share {
		kind = map[bool]int{true: points, false: percent}[effects]
	}
	e = g.padded(e, effects)
	return func(n int) axis { return linear(kind, e.lo, e.hi, n) }
}

// padded leaves room at the ends of the whiskers, and at zero.
func (g Group) padded(e extent, effects bool) extent {
	if !effects {
		return e.padded(g.Share)
	}
	pad := 0.06 * (e.hi - e.lo)
	if pad < smallest {
		return extent{-1, 1}
	}
	return extent{e.lo - pad, e.hi + pad}
}
