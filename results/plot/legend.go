package plot

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// entry is a line of a legend: a sample and what it stands for.
type entry struct {
	label  string
	sample func(c draw.Canvas, at vg.Point) // drawn sampleLen wide, around the height at
	width  vg.Length
}

// legend stands above the facets, in rows, or right of them, in one column. It
// covers no data.
type legend struct {
	entries []entry
	beside  bool
	rows    [][]entry
}

const (
	sampleGap = vg.Length(4)
	entryGap  = vg.Length(12)
)

// fit breaks the entries into rows no wider than room and returns the width
// and height that they take.
func (l *legend) fit(room vg.Length) (width, height vg.Length) {
	l.rows = nil
	used := room + 1
	for _, e := range l.entries {
		e.label = nameText.fit(e.label, room-sampleLen-sampleGap)
		e.width = sampleLen + sampleGap + nameText.width(e.label)
		if l.beside || used+entryGap+e.width > room {
			l.rows, used = append(l.rows, nil), -entryGap
		}
		used += entryGap + e.width
		width = max(width, used)
		last := len(l.rows) - 1
		l.rows[last] = append(l.rows[last], e)
	}
	return width, vg.Length(len(l.rows)) * l.pitch()
}

func (l *legend) pitch() vg.Length { return nameText.size * 1.5 }

// draw draws the legend downwards from its top left corner. Several rows stand
// in columns where they fit.
func (l *legend) draw(c draw.Canvas, at vg.Point) {
	for i, row := range l.rows {
		pt := vg.Point{X: at.X, Y: at.Y - (vg.Length(i)+0.5)*l.pitch()}
		for _, e := range row {
			e.sample(c, pt)
			text := vg.Point{X: pt.X + sampleLen + sampleGap, Y: pt.Y - nameText.rise()/2}
			nameText.write(c, text, draw.XLeft, e.label)
			pt.X += e.width + entryGap
		}
	}
}

// lineEntry is the sample of a course with its band.
func lineEntry(label string, k ink, dotted bool) entry {
	return entry{label: label, sample: func(c draw.Canvas, at vg.Point) {
		end := vg.Point{X: at.X + sampleLen, Y: at.Y}
		c.SetColor(k.band())
		c.Fill(rectangle(at.X, at.Y-3, end.X, at.Y+3))
		k.stroke(c, k.line(), []vg.Point{at, end})
		if dotted {
			k.point(c, vg.Point{X: at.X + sampleLen/2, Y: at.Y}, true)
		}
	}}
}

// pointEntry is the sample of a point with its whiskers.
func pointEntry(label string, k ink, filled bool) entry {
	return entry{label: label, sample: func(c draw.Canvas, at vg.Point) {
		c.StrokeLine2(k.solid(), at.X, at.Y, at.X+sampleLen, at.Y)
		k.point(c, vg.Point{X: at.X + sampleLen/2, Y: at.Y}, filled)
	}}
}

func rectangle(x0, y0, x1, y1 vg.Length) vg.Path {
	return vg.Rectangle{Min: vg.Point{X: x0, Y: y0}, Max: vg.Point{X: x1, Y: y1}}.Path()
}
