package plot

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// rowAxis returns a vertical axis with a row for each label, from 0 downwards by
// one, in the room of at least so many rows. Labels are fitted to a width; none
// are written where it is 0.
func rowAxis(labels []string, rows int, width vg.Length) axis {
	a := axis{lo: 0.5 - float64(max(1, rows, len(labels))), hi: 0.5}
	for i, l := range labels {
		t := tick{at: -float64(i)}
		if width > 0 {
			t.label = nameText.fit(plain(l), width)
		}
		a.ticks = append(a.ticks, t)
	}
	return a
}

// nameWidth is how wide names of rows may be beside a figure of some facets.
func (f Frame) nameWidth(cols int) vg.Length {
	share := 0.3
	if cols > 1 {
		share = 0.22
	}
	return vg.Length(f.width()*share) * vg.Millimeter
}

// valueFacet returns a facet of rows over the values in e, with zero among them.
func valueFacet(e extent, kind int) *facet {
	f := &facet{names: true, empty: e.empty()}
	e = aroundZero(e)
	f.ticks = func(n int) axis { return linear(kind, e.lo, e.hi, n) }
	if f.empty {
		f.ticks = func(int) axis { return axis{lo: -1, hi: 1} }
	}
	return f
}

// upFrom is valueFacet for values from zero up, whose axis begins at zero.
func upFrom(e extent, kind int) *facet {
	f := valueFacet(e, kind)
	if f.empty || e.hi < smallest {
		f.ticks = func(n int) axis { return linear(kind, 0, map[bool]float64{true: 1, false: 0.1}[kind == ordinary], n) }
		return f
	}
	f.ticks = func(n int) axis { return linear(kind, 0, 1.05*e.hi, n) }
	return f
}

// kindOf returns the kind of numbers of effects.
func kindOf(share bool) int {
	if share {
		return points
	}
	return ordinary
}

// zeroAt draws the line of no effect.
func zeroAt(c draw.Canvas, x vg.Length) {
	c.StrokeLine2(draw.LineStyle{Color: quietInk, Width: 0.8}, x, c.Min.Y, x, c.Max.Y)
}

// bar fills a bar of a row, with a rim that says so where it is pale.
func bar(c draw.Canvas, x0, x1, at, half vg.Length, k ink, filled bool) {
	p := rectangle(min(x0, x1), at-half, max(x0, x1), at+half)
	c.SetColor(k.color)
	if !filled {
		c.SetColor(white)
	}
	c.Fill(p)
	rim := k.solid()
	rim.Width = 0.7
	if k.cased() {
		rim.Color = quietInk
	}
	c.SetLineStyle(rim)
	c.Stroke(p)
}

// hatch draws white stripes upon a bar from x0 up to x1.
func hatch(c draw.Canvas, x0, x1, at, half vg.Length) {
	const apart = vg.Length(3.4)
	stripe := draw.LineStyle{Color: white, Width: 1}
	for foot := x0 - 2*half + apart/2; foot < x1; foot += apart {
		from, to := max(foot, x0), min(foot+2*half, x1)
		if from < to {
			c.StrokeLine2(stripe, from, at-half+from-foot, to, at-half+to-foot)
		}
	}
}

// rowWhisker draws an interval along a row, cased so that it shows upon a dark bar;
// nothing where a bound is missing.
func rowWhisker(c draw.Canvas, x func(float64) vg.Length, at vg.Length, lo, hi float64) {
	if !finite(lo) || !finite(hi) {
		return
	}
	for _, sty := range []draw.LineStyle{{Color: white, Width: 2.2}, {Color: textInk, Width: 0.8}} {
		c.StrokeLine2(sty, x(lo), at, x(hi), at)
		whiskerEnd(c, sty, vg.Point{X: x(lo), Y: at}, 0, false)
		whiskerEnd(c, sty, vg.Point{X: x(hi), Y: at}, 0, false)
	}
}
