package plot

import (
	"math"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// forestMarks draws the rows of a group: points, whiskers and numbers.
type forestMarks struct {
	Group
	inks    inks
	effects bool
	reading
	column string
}

const (
	columnGap = vg.Length(6) // between the data and the numbers
	numberGap = vg.Length(5) // between the two columns of numbers
)

// precision returns the decimals of the numbers: those of a tenth of the ticks'
// step, and up to two more where a narrow interval would read as none.
func (m forestMarks) precision() int {
	d := m.finer
	for _, e := range m.Estimates {
		if half := m.shown(e.Hi-e.Lo) / 2; half > 0 && finite(half) {
			d = max(d, -int(math.Floor(math.Log10(half))))
		}
	}
	return min(d, m.finer+2)
}

// texts returns the numbers of a row: the value and its interval.
func (m forestMarks) texts(e Estimate) (value, interval string) {
	if !finite(e.Value) {
		return "–", ""
	}
	value = m.text(e.Value)
	if m.effects {
		value = m.signed(e.Value)
	}
	if math.IsNaN(e.Lo) || math.IsNaN(e.Hi) {
		return value, ""
	}
	return value, "[" + m.number(m.shown(e.Lo)) + ", " + m.number(m.shown(e.Hi)) + "]"
}

// widths returns the widths of the two columns of numbers.
func (m forestMarks) widths() (value, interval vg.Length) {
	for _, e := range m.Estimates {
		v, i := m.texts(e)
		value, interval = max(value, tickText.width(v)), max(interval, tickText.width(i))
	}
	return value, interval
}

// room returns the width right of the data that the numbers need.
func (m forestMarks) room() vg.Length {
	v, i := m.widths()
	return columnGap + max(v+numberGap+i, unitText.width(m.column))
}

// Plot implements [gonum.Plotter].
func (m forestMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	if m.effects {
		c.StrokeLine2(draw.LineStyle{Color: quietInk, Width: 0.8}, x(0), c.Min.Y, x(0), c.Max.Y)
	}
	for i, e := range m.Estimates {
		at := y(-float64(i))
		if finite(e.Value) {
			k := m.inks.of(e.Label)
			m.whisker(c, at, x, e)
			if pt := (vg.Point{X: x(e.Value), Y: at}); e.Distinct || !m.effects {
				k.point(c, pt, dotRadius)
			} else {
				k.hollow(c, pt, dotRadius)
			}
		}
	}
}

// numberMarks writes the numbers of the rows.
type numberMarks struct{ forestMarks }

// Plot implements [gonum.Plotter].
func (m numberMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	_, y := p.Transforms(&c)
	for i, e := range m.Estimates {
		m.numbers(c, y(-float64(i)), e)
	}
}

// numbers writes the value and the interval, each to the right of its column.
func (m forestMarks) numbers(c draw.Canvas, at vg.Length, e Estimate) {
	value, interval := m.texts(e)
	_, wide := m.widths()
	end := vg.Point{X: c.Max.X + m.room(), Y: at - tickText.rise()/2}
	tickText.write(c, end, draw.XRight, interval)
	end.X -= wide + numberGap
	tickText.write(c, end, draw.XRight, value)
}

// whisker draws the interval of a row. An end without a bound is an arrow at
// the edge.
func (m forestMarks) whisker(c draw.Canvas, at vg.Length, x func(float64) vg.Length, e Estimate) {
	sty := m.inks.of(e.Label).solid()
	if m.inks.of(e.Label).cased() {
		sty.Color = quietInk
	}
	rowInterval(c, sty, at, x, e.Lo, e.Hi)
}

// rowInterval draws an interval along a row; nothing where a bound is missing, an
// arrow at the edge where there is none.
func rowInterval(c draw.Canvas, sty draw.LineStyle, at vg.Length, x func(float64) vg.Length, from, to float64) {
	if math.IsNaN(from) || math.IsNaN(to) {
		return
	}
	lo, hi := c.Min.X+1, c.Max.X-1
	if !math.IsInf(from, 0) {
		lo = x(from)
	}
	if !math.IsInf(to, 0) {
		hi = x(to)
	}
	c.StrokeLine2(sty, lo, at, hi, at)
	whiskerEnd(c, sty, vg.Point{X: lo, Y: at}, 3, math.IsInf(from, 0))
	whiskerEnd(c, sty, vg.Point{X: hi, Y: at}, -3, math.IsInf(to, 0))
}

// whiskerEnd draws a cap, or an arrow whose barbs lie inward.
func whiskerEnd(c draw.Canvas, sty draw.LineStyle, at vg.Point, inward vg.Length, open bool) {
	if !open {
		inward = 0
	}
	c.StrokeLines(sty, []vg.Point{
		{X: at.X + inward, Y: at.Y - capLength}, at, {X: at.X + inward, Y: at.Y + capLength},
	})
}
