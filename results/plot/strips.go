package plot

import (
	"math"
	"slices"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
)

// A Series is what a row of a [Strip] shows of an arm: single values as dots, and a
// value with its interval. Either may be missing: no Dots, or a Value that is NaN.
type Series struct {
	Label         string // of the arm
	Dots          []float64
	Value, Lo, Hi float64
}

// A Row is a level of something that has names, or an arm.
type Row struct {
	Label  string
	Series []Series // one below the other
}

// A Strip is a quantity in several rows.
type Strip struct {
	Title string
	Unit  string // of the values, under the axis
	// Share says that the values are shares, 0 to 1, and are to be read as
	// percentages, or their differences in percentage points.
	Share bool
	Rows  []Row
	Room  []float64 // values that the axis has room for, as where strips share a scale
}

// A Spread is the input of [Strips].
type Spread struct {
	Frame
	Strips  []Strip
	Effects bool // the values are differences: a line marks zero
}

// Strips returns a figure with a facet for each strip: rows downwards, and in each for
// every arm its dots side by side and its value with whiskers. Arms are told apart by
// a legend where a row shows several. It refuses a spread without strips or rows, and
// numbers that are infinite or outside their order.
func Strips(in Spread) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	k := in.inks(in.labels())
	g := grid{cols: columns(len(in.Strips), in.width(), 80), level: true}
	lanes, rows := in.size()
	g.tall = vg.Length(rows) * in.rowHeight(lanes)
	for i, s := range in.Strips {
		width := vg.Length(0)
		if i%g.cols == 0 || !s.sameRows(in.Strips[i-1]) {
			width = in.nameWidth(g.cols)
		}
		g.facets = append(g.facets, in.facet(s, k, width))
	}
	p := page{Frame: in.Frame, kind: "Strips", grid: g}
	if lanes > 1 {
		for _, l := range k.labels {
			p.legend.entries = append(p.legend.entries, pointEntry(plain(l), k.of(l), true))
		}
	}
	return p.figure(), nil
}

// size returns how many series the fullest row has, and how many rows the longest strip.
func (in Spread) size() (lanes, rows int) {
	lanes, rows = 1, 1
	for _, s := range in.Strips {
		rows = max(rows, len(s.Rows))
		for _, r := range s.Rows {
			lanes = max(lanes, len(r.Series))
		}
	}
	return lanes, rows
}

// lanePitch is the height of a series with a value alone, dottedPitch of one with dots.
const (
	lanePitch   = vg.Length(8)
	dottedPitch = vg.Length(24)
)

// rowHeight is the height of a row of some series.
func (in Spread) rowHeight(lanes int) vg.Length {
	pitch := lanePitch
	for _, s := range in.Strips {
		for _, r := range s.Rows {
			if slices.ContainsFunc(r.Series, func(s Series) bool { return len(s.Dots) > 0 }) {
				pitch = dottedPitch
			}
		}
	}
	return max(rowPitch, vg.Length(lanes)*pitch+4)
}

func (s Strip) sameRows(t Strip) bool {
	return slices.EqualFunc(s.Rows, t.Rows, func(a, b Row) bool { return a.Label == b.Label })
}

func (in Spread) labels() []string {
	var ls []string
	for _, s := range in.Strips {
		for _, r := range s.Rows {
			for _, one := range r.Series {
				ls = append(ls, one.Label)
			}
		}
	}
	return ls
}

func (in Spread) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Strips) > 0, "strips without one: want at least one")
	for _, s := range in.Strips {
		c.want(len(s.Rows) > 0, "strip %q without rows: want at least one", s.Title)
		c.values("Room", s.Room)
		for _, r := range s.Rows {
			for _, one := range r.Series {
				back := c.at("strip %q: row %q: arm %q", s.Title, r.Label, one.Label)
				c.values("Dots", one.Dots)
				c.want(!(math.Abs(one.Value) > largest), "value is %v: want a number below 1e100, or NaN", one.Value)
				c.want(!(one.Lo > one.Hi), "interval [%v, %v] is upside down", one.Lo, one.Hi)
				c.want(!huge(one.Lo) && !huge(one.Hi), "interval [%v, %v]: want bounds below 1e100", one.Lo, one.Hi)
				back()
			}
		}
	}
}

func (in Spread) facet(s Strip, k inks, width vg.Length) *facet {
	e := nothing()
	for _, r := range s.Rows {
		for _, one := range r.Series {
			e.see(one.Dots...)
			e.see(one.Value)
			if finite(one.Value) {
				e.see(one.Lo, one.Hi)
			}
		}
	}
	f := &facet{title: plain(s.Title), names: true, empty: e.empty()}
	kind := ordinary
	if s.Share {
		kind = map[bool]int{true: points, false: percent}[in.Effects]
	}
	if !f.empty {
		e.see(s.Room...)
		if in.Effects {
			e.see(0)
		}
		e = Group{Share: s.Share}.padded(e, in.Effects)
	}
	f.ticks = func(n int) axis {
		if f.empty {
			return axis{lo: -1, hi: 1}
		}
		return linear(kind, e.lo, e.hi, n)
	}
	f.xLabel = f.ticks(4).unit(Group{Unit: s.Unit, Share: s.Share}.name(in.Effects))
	var names []string
	for _, r := range s.Rows {
		names = append(names, r.Label)
	}
	_, rows := in.size()
	f.y = rowAxis(names, rows, width)
	f.under = []gonum.Plotter{stripMarks{s, k, in.Effects}}
	return f
}
