package plot

import (
	"fmt"
	"math"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Sum is effects of parts beside the effect of all parts together.
type Sum struct {
	Title string
	Unit  string // of the effects, under the axis
	// Share says that the effects are differences of shares, and are to be read
	// in percentage points.
	Share    bool
	Parts    []Estimate // their intervals are not shown
	Of       float64    // the sum of the parts
	Together Estimate
	Excess   Estimate // of together over the sum, said in numbers
}

// A Whole is the input of [Sums].
type Whole struct {
	Frame
	Sums []Sum
	// SumLabel, TogetherLabel and ExcessLabel name the last rows and the
	// numbers under the titles.
	SumLabel, TogetherLabel, ExcessLabel string
}

// Sums returns a figure with a facet for each sum: bars of the parts, each from
// where the one above ends, a bar of their sum, and one of the whole with its
// interval. The bar of a part that lowers is hatched. A part that is NaN has no bar. It refuses a whole without sums, and
// numbers that are infinite or outside their order.
func Sums(in Whole) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	rows := 0
	var labels []string
	for _, s := range in.Sums {
		rows = max(rows, len(s.Parts)+2)
		for _, e := range s.Parts {
			labels = append(labels, e.Label)
		}
	}
	k := in.inks(labels)
	p := page{Frame: in.Frame, kind: "Sums"}
	for cols := columns(len(in.Sums), in.width(), 80); cols > 0; cols-- {
		p.grid = grid{cols: cols, tall: vg.Length(rows) * rowPitch}
		for _, s := range in.Sums {
			p.grid.facets = append(p.grid.facets, in.facet(s, k, cols))
		}
		if p.grid.fit(p.room()); p.grid.data >= 1.5*leastData {
			break
		}
	}
	return p.figure(), nil
}

func (in Whole) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Sums) > 0, "sums without one: want at least one")
	for _, s := range in.Sums {
		back := c.at("sum %q", s.Title)
		for _, e := range append(append([]Estimate{}, s.Parts...), Estimate{Value: s.Of}, s.Together, s.Excess) {
			c.values("value", []float64{e.Value})
			c.interval([]float64{e.Lo}, []float64{e.Hi})
		}
		back()
	}
}

func (in Whole) facet(s Sum, k inks, cols int) *facet {
	e := nothing()
	for _, step := range s.steps() {
		e.see(step[0], step[1])
	}
	e.see(s.Of, s.Together.Value)
	if finite(s.Together.Value) {
		e.see(s.Together.Lo, s.Together.Hi)
	}
	f := valueFacet(e, kindOf(s.Share))
	if f.empty = !finite(s.Of) && !finite(s.Together.Value); f.empty {
		f.ticks = func(int) axis { return axis{lo: -1, hi: 1} }
	}
	var labels []string
	for _, e := range s.Parts {
		labels = append(labels, e.Label)
	}
	labels = append(labels, in.SumLabel, in.TogetherLabel)
	f.y = rowAxis(labels, 0, in.nameWidth(cols))
	r := f.ticks(4).reading
	r.decimals = r.finer
	f.title, f.xLabel = plain(s.Title), r.unit(effectUnit(s.Unit, s.Share))
	f.unit = in.excess(s, r)
	f.under = []gonum.Plotter{sumMarks{s, k}}
	return f
}

// excess says by how much the whole is more than the sum.
func (in Whole) excess(s Sum, r reading) string {
	if !finite(s.Excess.Value) {
		return ""
	}
	r.decimals = s.Excess.decimals(r)
	t := fmt.Sprintf("%s %s", plain(in.ExcessLabel), r.signed(s.Excess.Value))
	if finite(s.Excess.Lo) && finite(s.Excess.Hi) {
		t += fmt.Sprintf(" [%s, %s]", r.number(r.shown(s.Excess.Lo)), r.number(r.shown(s.Excess.Hi)))
	}
	return t
}

// decimals returns with how many decimals an estimate is written: two digits of it, and
// as many as tell the ends of its interval apart, at most two more than the axis needs.
func (e Estimate) decimals(r reading) int {
	need := 0
	for _, x := range []struct {
		size   float64
		digits int
	}{{math.Abs(r.shown(e.Value)), 2}, {r.shown(e.Hi) - r.shown(e.Lo), 1}} {
		if finite(x.size) && x.size > 0 {
			need = max(need, x.digits-1-int(math.Floor(math.Log10(x.size))))
		}
	}
	return min(need, r.finer+2)
}

// steps returns where the bar of each part begins and ends; NaN where it has none.
func (s Sum) steps() [][2]float64 {
	var steps [][2]float64
	at := 0.0
	for _, e := range s.Parts {
		if !finite(e.Value) {
			steps = append(steps, [2]float64{math.NaN(), math.NaN()})
			continue
		}
		steps = append(steps, [2]float64{at, at + e.Value})
		at += e.Value
	}
	return steps
}

// sumMarks draws a sum.
type sumMarks struct {
	Sum
	inks inks
}

// barHalf is half the height of a bar.
const barHalf = vg.Length(3.6)

// Plot implements [gonum.Plotter].
func (m sumMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	zeroAt(c, x(0))
	last := -1
	for i, step := range m.steps() {
		if !finite(step[0]) {
			continue
		}
		if last >= 0 {
			c.StrokeLine2(leaderLine, x(step[0]), y(-float64(last)), x(step[0]), y(-float64(i)))
		}
		bar(c, x(step[0]), x(step[1]), y(-float64(i)), barHalf, m.inks.of(m.Parts[i].Label), true)
		if step[1] < step[0] {
			hatch(c, x(step[1]), x(step[0]), y(-float64(i)), barHalf)
		}
		last = i
	}
	n := float64(len(m.Parts))
	if finite(m.Of) {
		dashed := draw.LineStyle{Color: quietInk, Width: 0.6, Dashes: dashes[2]}
		c.StrokeLine2(dashed, x(m.Of), y(-n), x(m.Of), y(-n-1)-barHalf)
		bar(c, x(0), x(m.Of), y(-n), barHalf, ink{color: quietInk}, false)
	}
	if finite(m.Together.Value) {
		bar(c, x(0), x(m.Together.Value), y(-n-1), barHalf, ink{color: axisInk}, true)
		rowWhisker(c, x, y(-n-1), m.Together.Lo, m.Together.Hi)
	}
}
