package plot

import (
	"math"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Bar is how much something hangs on a factor.
type Bar struct {
	Label    string // of the factor
	Value    float64
	Distinct bool // by the caller's test it is not zero: the bar is filled
}

// A Ranking is the bars of one arm, in the order in which they are read.
type Ranking struct {
	Title string
	Bars  []Bar
}

// A Tornado is the input of [Tornadoes].
type Tornado struct {
	Frame
	Rankings []Ranking
	Unit     string  // of the values, under the axes
	Limit    float64 // the axes end here on both sides; 0 is as the values ask
	// Filled and Hollow say in the legend what the two kinds of bars mean.
	Filled, Hollow string
}

// Tornadoes returns a figure with a facet for each ranking, all to one scale:
// bars to both sides of zero. A value that is NaN has no bar. It refuses a
// tornado without rankings, and values that are infinite or beyond the limit.
func Tornadoes(in Tornado) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	e, rows := nothing(), 1
	for _, r := range in.Rankings {
		rows = max(rows, len(r.Bars))
		for _, b := range r.Bars {
			e.see(-b.Value, b.Value)
		}
	}
	if in.Limit > 0 {
		e = extent{-in.Limit, in.Limit}
	} else {
		e = aroundZero(e)
	}
	p := page{Frame: in.Frame, kind: "Tornado", legend: legend{entries: in.entries()}}
	for cols := columns(len(in.Rankings), in.width(), 80); cols > 0; cols-- {
		p.grid = grid{cols: cols, tall: vg.Length(rows) * (rowPitch - 2)}
		for _, r := range in.Rankings {
			p.grid.facets = append(p.grid.facets, in.facet(r, e, rows, cols))
		}
		if p.grid.fit(p.room()); p.grid.data >= 1.5*leastData {
			break
		}
	}
	return p.figure(), nil
}

func (in Tornado) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Rankings) > 0, "tornado without rankings: want at least one")
	c.want(in.Limit >= 0 && in.Limit <= largest, "Limit is %v: want 0 or more", in.Limit)
	for _, r := range in.Rankings {
		for _, b := range r.Bars {
			back := c.at("ranking %q: factor %q", r.Title, b.Label)
			c.values("value", []float64{b.Value})
			c.want(!(in.Limit > 0 && math.Abs(b.Value) > in.Limit), "value %v: want at most %v either way", b.Value, in.Limit)
			back()
		}
	}
}

func (in Tornado) facet(r Ranking, e extent, rows, cols int) *facet {
	var labels []string
	seen := nothing()
	for _, b := range r.Bars {
		labels = append(labels, b.Label)
		seen.see(b.Value)
	}
	f := &facet{names: true, title: plain(r.Title), empty: seen.empty()}
	f.y = rowAxis(labels, rows, in.nameWidth(cols))
	f.ticks = func(n int) axis { return linear(ordinary, e.lo, e.hi, n) }
	f.xLabel = f.ticks(4).unit(plain(in.Unit))
	f.under = []gonum.Plotter{barMarks{r}}
	return f
}

func (in Tornado) entries() []entry {
	var es []entry
	for _, e := range []struct {
		words  string
		filled bool
	}{{in.Filled, true}, {in.Hollow, false}} {
		if s := plain(e.words); s != "" {
			es = append(es, entry{label: s, long: sampleLen / 2, sample: func(c draw.Canvas, at vg.Point) {
				bar(c, at.X, at.X+sampleLen/2, at.Y, 2.6, ink{color: okabeIto[1]}, e.filled)
			}})
		}
	}
	return es
}

// barMarks draws the bars of a ranking: up blue, down vermillion, which their
// side says too.
type barMarks struct{ Ranking }

// Plot implements [gonum.Plotter].
func (m barMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	for i, b := range m.Bars {
		if finite(b.Value) {
			k := ink{color: okabeIto[1]}
			if b.Value < 0 {
				k.color = okabeIto[2]
			}
			bar(c, x(0), x(b.Value), y(-float64(i)), barHalf, k, b.Distinct)
		}
	}
	zeroAt(c, x(0))
}
