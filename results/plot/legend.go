package plot

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// entry is a line of a legend: a sample and what it stands for.
type entry struct {
	label  string
	long   vg.Length                        // of the sample
	sample func(c draw.Canvas, at vg.Point) // drawn to the right of at, around its height
}

const sampleGap = vg.Length(4)

func (e entry) width() vg.Length { return e.long + sampleGap + nameText.width(e.label) }

// draw draws the entry to the right of at, around its height.
func (e entry) draw(c draw.Canvas, at vg.Point) {
	e.sample(c, at)
	at.X += e.long + sampleGap
	at.Y -= nameText.rise() / 2
	nameText.write(c, at, draw.XLeft, e.label)
}

// legend stands above the facets, in rows, or right of them, in one column. It
// covers no data.
type legend struct {
	entries []entry
	beside  bool
	cols    int
	pitch   vg.Length // from column to column; 0 where one row holds all
}

const (
	entryGap  = vg.Length(12)
	entryTall = 1.5 * nameSize
)

// fit arranges the entries in a room and returns the width and height that they
// take: one row, or columns of equal width.
func (l *legend) fit(room vg.Length) (width, height vg.Length) {
	var sum, widest vg.Length
	for i := range l.entries {
		e := &l.entries[i]
		e.label = nameText.fit(e.label, room-e.long-sampleGap)
		sum += e.width() + entryGap
		widest = max(widest, e.width())
	}
	n := len(l.entries)
	switch {
	case l.beside:
		l.cols, l.pitch = 1, widest
	case sum-entryGap <= room:
		l.cols, l.pitch = n, 0
	default:
		l.pitch = widest + entryGap
		most := max(1, int((room+entryGap)/l.pitch))
		rows := (n + most - 1) / most
		l.cols = (n + rows - 1) / rows
	}
	if n == 0 {
		return 0, 0
	}
	return widest, vg.Length((n+l.cols-1)/l.cols) * entryTall
}

// draw draws the legend downwards from its top left corner.
func (l *legend) draw(c draw.Canvas, corner vg.Point) {
	at := corner
	for i, e := range l.entries {
		if i%l.cols == 0 {
			at = vg.Point{X: corner.X, Y: corner.Y - (vg.Length(i/l.cols)+0.5)*entryTall}
		}
		e.draw(c, at)
		if l.pitch > 0 {
			at.X += l.pitch
		} else {
			at.X += e.width() + entryGap
		}
	}
}

// lineEntry is the sample of a course: a line on its band, a shape, or both.
func lineEntry(label string, k ink, lined bool, radius vg.Length) entry {
	return entry{label: label, long: sampleLen, sample: func(c draw.Canvas, at vg.Point) {
		end := vg.Point{X: at.X + sampleLen, Y: at.Y}
		if lined {
			c.SetColor(k.band())
			c.Fill(rectangle(at.X, at.Y-3, end.X, at.Y+3))
			k.stroke(c, k.line(), []vg.Point{at, end})
		}
		if radius > 0 {
			k.point(c, vg.Point{X: at.X + sampleLen/2, Y: at.Y}, radius)
		}
	}}
}

// pointEntry is the sample of a point with its whiskers.
func pointEntry(label string, k ink, filled bool) entry {
	return entry{label: label, long: sampleLen, sample: func(c draw.Canvas, at vg.Point) {
		c.StrokeLine2(k.solid(), at.X, at.Y, at.X+sampleLen, at.Y)
		if at.X += sampleLen / 2; filled {
			k.point(c, at, dotRadius)
		} else {
			k.hollow(c, at, dotRadius)
		}
	}}
}

func rectangle(x0, y0, x1, y1 vg.Length) vg.Path {
	return vg.Rectangle{Min: vg.Point{X: x0, Y: y0}, Max: vg.Point{X: x1, Y: y1}}.Path()
}
