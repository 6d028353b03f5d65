package plot

import (
	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// bounds returns the bounds of the bands that are drawn.
func (k Course) bounds() []float64 {
	var vs []float64
	for i := range k.X {
		if k.banded(i) {
			vs = append(vs, k.Lo[i], k.Hi[i])
		}
	}
	return vs
}

func (k Course) known(i int) bool { return finite(k.Mean[i]) }
func (k Course) banded(i int) bool {
	return len(k.Lo) > 0 && k.known(i) && finite(k.Lo[i]) && finite(k.Hi[i])
}

// runs returns the stretches [from, to) of n days without a gap.
func runs(n int, ok func(int) bool) [][2]int {
	var rs [][2]int
	from := -1
	for i := 0; i <= n; i++ {
		switch {
		case i < n && ok(i):
			if from < 0 {
				from = i
			}
		case from >= 0:
			rs = append(rs, [2]int{from, i})
			from = -1
		}
	}
	return rs
}

// isolated reports whether a day stands between gaps, and so needs a point.
func (k Course) isolated() bool {
	for _, r := range runs(len(k.X), k.known) {
		if r[1]-r[0] == 1 {
			return true
		}
	}
	return false
}

// extended reports whether two days stand beside each other, and so need a line.
func (k Course) extended() bool {
	for _, r := range runs(len(k.X), k.known) {
		if r[1]-r[0] > 1 {
			return true
		}
	}
	return false
}

// bandMarks draws the bands of a course.
type bandMarks struct {
	Course
	ink ink
}

// Plot implements [gonum.Plotter].
func (b bandMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	for _, r := range runs(len(b.X), b.banded) {
		if r[1]-r[0] < 2 {
			continue
		}
		var upper, lower []vg.Point
		for i := r[0]; i < r[1]; i++ {
			upper = append(upper, vg.Point{X: x(b.X[i]), Y: y(b.Hi[i])})
			lower = append(lower, vg.Point{X: x(b.X[i]), Y: y(b.Lo[i])})
		}
		c.SetColor(b.ink.band())
		c.Fill(between(thin(upper), thin(lower)))
	}
}

// between returns the area between two lines that run to the right.
func between(upper, lower []vg.Point) vg.Path {
	var p vg.Path
	p.Move(upper[0])
	for _, pt := range upper[1:] {
		p.Line(pt)
	}
	for i := len(lower) - 1; i >= 0; i-- {
		p.Line(lower[i])
	}
	p.Close()
	return p
}

// lineMarks draws the line of a course, and a point for a day that stands alone.
type lineMarks struct {
	Course
	ink   ink
	dodge vg.Length
}

// Plot implements [gonum.Plotter].
func (l lineMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	for _, r := range runs(len(l.X), l.known) {
		if i := r[0]; r[1]-i == 1 {
			l.alone(c, x(l.X[i])+l.dodge, y, i)
			continue
		}
		var line []vg.Point
		for i := r[0]; i < r[1]; i++ {
			line = append(line, vg.Point{X: x(l.X[i]), Y: y(l.Mean[i])})
		}
		l.ink.stroke(c, l.ink.line(), thin(line))
	}
}

// alone draws day i as a point with its whisker.
func (l lineMarks) alone(c draw.Canvas, x vg.Length, y func(float64) vg.Length, i int) {
	if l.banded(i) {
		lo, hi := y(l.Lo[i]), y(l.Hi[i])
		c.StrokeLine2(l.ink.solid(), x, lo, x, hi)
		c.StrokeLine2(l.ink.solid(), x-capLength, lo, x+capLength, lo)
		c.StrokeLine2(l.ink.solid(), x-capLength, hi, x+capLength, hi)
	}
	l.ink.point(c, vg.Point{X: x, Y: y(l.Mean[i])}, dotRadius)
}
