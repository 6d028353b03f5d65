package plot

import (
	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Check is what is predicted for something that was observed, less what was observed.
type Check struct {
	Label            string
	Mean, Lo, Hi     float64 // of the posterior's predictions
	PriorLo, PriorHi float64 // the interval of the prior's
	Missed           bool    // the observed lies outside the posterior's interval
}

// Checklist is the input of [Checks].
type Checklist struct {
	Frame
	Checks []Check
	Unit   string // of all numbers, under the axis
	// What is drawn is called so in the legend, which leaves out what is empty.
	Prior, Posterior, Missed string
}

// Checks returns a figure of predictions, a row for each, around zero, which is what was
// observed: the prior's interval a pale bar, the posterior's a whisker with its mean, which
// is hollow where the observed lies outside. Values that are NaN are left out. It refuses a
// figure without rows, and numbers that are infinite or outside their order.
func Checks(in Checklist) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	e := nothing()
	var labels []string
	for _, k := range in.Checks {
		e.see(k.Lo, k.Hi, k.PriorLo, k.PriorHi, k.Mean)
		labels = append(labels, k.Label)
	}
	e = aroundZero(e)
	f := &facet{names: true, y: rowAxis(labels, 0, in.nameWidth(1))}
	f.ticks = func(n int) axis { return linear(ordinary, e.lo, e.hi, n) }
	f.xLabel = f.ticks(4).unit(plain(in.Unit))
	f.under = []gonum.Plotter{checkMarks{in}}
	p := page{Frame: in.Frame, kind: "Predictions", legend: legend{entries: in.entries()}}
	p.grid = grid{cols: 1, tall: vg.Length(len(in.Checks)) * rowPitch, facets: []*facet{f}}
	p.grid.fit(p.room())
	return p.figure(), nil
}

func (in Checklist) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Checks) > 0, "no predictions: want at least one")
	for _, k := range in.Checks {
		back := c.at("prediction %q", k.Label)
		c.values("mean", []float64{k.Mean})
		c.interval([]float64{k.Lo}, []float64{k.Hi})
		c.interval([]float64{k.PriorLo}, []float64{k.PriorHi})
		back()
	}
}

// priorBar is the colour of a prior's interval.
var priorBar = ink{color: gridInk}

// entries explains what is drawn.
func (in Checklist) entries() (es []entry) {
	add := func(words string, sample func(c draw.Canvas, at vg.Point)) {
		if s := plain(words); s != "" {
			es = append(es, entry{label: s, long: sampleLen, sample: sample})
		}
	}
	dot := func(missed bool) func(c draw.Canvas, at vg.Point) {
		return func(c draw.Canvas, at vg.Point) {
			c.StrokeLine2(posteriorInk.solid(), at.X, at.Y, at.X+sampleLen, at.Y)
			at.X += sampleLen / 2
			checkDot(c, at, missed)
		}
	}
	add(in.Prior, func(c draw.Canvas, at vg.Point) { bar(c, at.X, at.X+sampleLen, at.Y, 2.6, priorBar, true) })
	add(in.Posterior, dot(false))
	for _, k := range in.Checks {
		if k.Missed {
			add(in.Missed, dot(true))
			break
		}
	}
	return es
}

// checkDot draws the mean of a prediction.
func checkDot(c draw.Canvas, at vg.Point, missed bool) {
	if missed {
		ink{color: okabeIto[2]}.hollow(c, at, dotRadius)
		return
	}
	posteriorInk.point(c, at, dotRadius)
}

// checkMarks draws predictions.
type checkMarks struct{ Checklist }

// Plot implements [gonum.Plotter].
func (m checkMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	for i, k := range m.Checks {
		if finite(k.PriorLo) && finite(k.PriorHi) {
			bar(c, x(k.PriorLo), x(k.PriorHi), y(-float64(i)), barHalf, priorBar, true)
		}
	}
	zeroAt(c, x(0))
	for i, k := range m.Checks {
		rowWhisker(c, x, y(-float64(i)), k.Lo, k.Hi)
		if finite(k.Mean) {
			checkDot(c, vg.Point{X: x(k.Mean), Y: y(-float64(i))}, k.Missed)
		}
	}
}
