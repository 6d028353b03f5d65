package plot

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// An Index is a number with its interval; NaN is a gap.
type Index struct{ Value, Lo, Hi float64 }

// An Influence is what a factor does to an output.
type Influence struct {
	Label   string  // of the factor
	Indices []Index // one a series
}

// An Output is the influences of all factors on one quantity.
type Output struct {
	Title   string
	Unit    string // of the indices, under the axis
	Factors []Influence
}

// A Sensitivity is the input of [Indices].
type Sensitivity struct {
	Frame
	// Series names the indices of each factor, from one to four: first order and
	// total (Sobol', 1993; Homma and Saltelli, 1996), or mu* and sigma (Campolongo
	// et al., 2007).
	Series  []string
	Outputs []Output
	// By is the series whose sizes order the factors of each output, greatest
	// first: a place in Series. Factors as given is -1.
	By int
	// Most is how many factors each output shows at most; 0 is all. The facet says
	// how many there are.
	Most int
	// Common says that all outputs are to one scale, as shares of a variance are.
	Common bool
}

// Indices returns a figure with a facet for each output: factors downwards, the
// one with the most influence first, and for each a point a series with its
// interval, of its own shape and colour. Indices may be negative, as estimates
// are of what is near zero. An interval without a bound ends in an arrow, an
// index that is NaN has no point, and factors without the index that orders
// them come last. It refuses a sensitivity without outputs or series, factors
// with more or fewer indices than series, and numbers that are infinite or
// outside their order.
func Indices(in Sensitivity) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	outputs := make([]Output, len(in.Outputs))
	all, rows := nothing(), 1
	for i, o := range in.Outputs {
		o.Factors = in.ordered(o.Factors)
		outputs[i], rows = o, max(rows, len(o.Factors))
		all = all.with(o.extent())
	}
	p := page{Frame: in.Frame, kind: "Sensitivity", legend: legend{entries: in.entries()}}
	for cols := columns(len(outputs), in.width(), 80); cols > 0; cols-- {
		p.grid = grid{cols: cols, level: true}
		pitch := in.pitch(outputs, cols)
		p.grid.tall = vg.Length(rows) * pitch
		for i, o := range outputs {
			e := o.extent()
			if in.Common {
				e = all
			}
			f := in.facet(o, e, rows, cols)
			if left := len(in.Outputs[i].Factors) - len(o.Factors); left > 0 {
				f.unit = fmt.Sprintf("%d of %d factors", len(o.Factors), len(o.Factors)+left)
			}
			p.grid.facets = append(p.grid.facets, f)
		}
		if p.grid.fit(p.room()); p.grid.data >= 1.5*leastData {
			break
		}
	}
	return p.figure(), nil
}

func (in Sensitivity) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Outputs) > 0, "sensitivity without outputs: want at least one")
	c.want(len(in.Series) >= 1 && len(in.Series) <= 4, "%d series: want 1 to 4", len(in.Series))
	c.want(in.By >= -1 && in.By < max(1, len(in.Series)), "By is %d: want the place of a series, or -1", in.By)
	c.want(in.Most >= 0, "Most is %d: want 0 or more", in.Most)
	for _, o := range in.Outputs {
		for _, f := range o.Factors {
			back := c.at("output %q: factor %q", o.Title, f.Label)
			c.want(len(f.Indices) == len(in.Series), "%d indices for %d series", len(f.Indices), len(in.Series))
			for i, x := range f.Indices {
				c.want(!(math.Abs(x.Value) > largest), "index %d is %v: want a number below 1e100, or NaN", i, x.Value)
				c.want(!(x.Lo > x.Hi || math.IsInf(x.Lo, 1) || math.IsInf(x.Hi, -1)), "interval [%v, %v] is upside down", x.Lo, x.Hi)
				c.want(!huge(x.Lo) && !huge(x.Hi), "interval [%v, %v]: want bounds below 1e100, or infinite", x.Lo, x.Hi)
			}
			back()
		}
	}
}

// ordered returns the factors to show in the order in which they are shown.
func (in Sensitivity) ordered(factors []Influence) []Influence {
	factors = slices.Clone(factors)
	if in.By >= 0 {
		size := func(f Influence) float64 { return math.Abs(f.Indices[in.By].Value) }
		// NaN is the least of all to cmp.Compare.
		slices.SortStableFunc(factors, func(a, b Influence) int { return cmp.Compare(size(b), size(a)) })
	}
	if in.Most > 0 {
		factors = factors[:min(in.Most, len(factors))]
	}
	return factors
}

func (o Output) extent() extent {
	e := nothing()
	for _, f := range o.Factors {
		for _, x := range f.Indices {
			if finite(x.Value) {
				e.see(x.Value, x.Lo, x.Hi)
			}
		}
	}
	return e
}

// with returns what both have seen.
func (e extent) with(o extent) extent { return extent{math.Min(e.lo, o.lo), math.Max(e.hi, o.hi)} }

// pitch is the height of a row with a line for each series, and two of a name
// where one is long.
func (in Sensitivity) pitch(outputs []Output, cols int) vg.Length {
	pitch := max(rowPitch, seriesPitch*vg.Length(len(in.Series))+5)
	for _, o := range outputs {
		for _, f := range o.Factors {
			if _, second := nameText.halves(plain(f.Label), in.nameWidth(cols)); second != "" {
				pitch = max(pitch, 2*nameText.pitch()+1)
			}
		}
	}
	return pitch
}

// seriesPitch is the height of a series within a row.
const seriesPitch = vg.Length(5.6)

func (in Sensitivity) facet(o Output, e extent, rows, cols int) *facet {
	f := valueFacet(e, ordinary)
	if !f.empty && e.lo >= 0 {
		f = upFrom(e, ordinary)
	}
	f.title, f.empty = plain(o.Title), o.extent().empty()
	f.xLabel = f.ticks(4).unit(plain(o.Unit))
	f.y = rowAxis(make([]string, len(o.Factors)), rows, 0)
	for i, x := range o.Factors {
		f.y.ticks[i].label, f.y.ticks[i].under = nameText.halves(plain(x.Label), in.nameWidth(cols))
	}
	f.under = []gonum.Plotter{indexMarks{o}}
	return f
}

// seriesInk is that of a series: blue circles, vermillion diamonds, green
// triangles, black crosses.
func seriesInk(i int) ink {
	return ink{color: okabeIto[[]int{1, 2, 3, 0}[i]], shape: shapes[[]int{0, 3, 2, 7}[i]]}
}

func (in Sensitivity) entries() []entry {
	var es []entry
	for i, s := range in.Series {
		if s = plain(s); s != "" {
			es = append(es, pointEntry(s, seriesInk(i), true))
		}
	}
	return es
}

// indexMarks draws the indices of an output.
type indexMarks struct{ Output }

// Plot implements [gonum.Plotter].
func (m indexMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	zeroAt(c, x(0))
	for row, f := range m.Factors {
		top := y(-float64(row)) + seriesPitch*vg.Length(len(f.Indices)-1)/2
		for i, v := range f.Indices {
			if !finite(v.Value) {
				continue
			}
			at, k := top-seriesPitch*vg.Length(i), seriesInk(i)
			pale := k.solid()
			pale.Color = k.band()
			pale.Width = 2.4
			c.StrokeLine2(pale, x(0), at, x(v.Value), at)
			rowInterval(c, k.solid(), at, x, v.Lo, v.Hi)
			k.point(c, vg.Point{X: x(v.Value), Y: at}, dotRadius)
		}
	}
}
