package plot

import (
	"strings"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
)

// facet is one panel of a figure: heading, axes and the marks between them. It
// is a plotter of gonum's that draws what surrounds the data and, as glyph
// boxes, asks for the room that this takes, so that plot.Align makes the data
// areas of all facets equal.
type facet struct {
	title, unit string
	column      string // heads what stands right of the data
	x, y        axis
	ticks       func(n int) axis // x with at most n parts
	xLabel      string
	names       bool // y ticks are names of rows, not numbers
	empty       bool // nothing to show
	frameless   bool // without axes
	floor       floor
	under, over []gonum.Plotter // marks under and over the axes
	beside      vg.Length       // room that the marks take right of the data
	above       vg.Length       // and above
	lift        vg.Length       // of the heading, to stand level with its neighbours

	heading, subheading      []string // title and unit, wrapped
	left, right, top, bottom vg.Length
}

// floor says what is below a facet.
type floor int

const (
	labelled floor = iota // tick labels and the name of the axis
	overhung              // the same, in the room of a facet that is not there
	bare                  // nothing: the facet beneath has the same axis
)

// measure sets the margins, but for the top, which needs the width.
func (f *facet) measure() {
	f.left, f.right, f.bottom = 0, f.beside, f.below()
	if f.floor == overhung {
		f.bottom = tickLength
	}
	for _, t := range f.y.ticks {
		f.left = max(f.left, f.yText().width(t.label)+tickGap, f.yText().width(t.under)+tickGap)
	}
	for _, t := range f.x.ticks {
		half, at := t.width()/2, f.share(t.at)
		f.left = max(f.left, half-at*leastData)
		f.right = max(f.right, half-(1-at)*leastData)
	}
}

// share is where on the x axis a value lies, 0 at its left end and 1 at its right.
func (f *facet) share(v float64) vg.Length { return vg.Length((v - f.x.lo) / (f.x.hi - f.x.lo)) }

// leastData is the width below which a data area is not worth its axes.
const leastData = vg.Length(45)

func (t tick) width() vg.Length { return max(tickText.width(t.label), underText.width(t.under)) }

// settle chooses the x ticks that a data area has room for.
func (f *facet) settle(data vg.Length) {
	for n := 6; n > 0; n-- {
		if f.x = f.ticks(n); f.roomy(data) {
			return
		}
	}
}

// roomy reports whether the labels of the x ticks stand clear of each other.
func (f *facet) roomy(data vg.Length) bool {
	for i, t := range f.x.ticks {
		if i == 0 {
			continue
		}
		before := f.x.ticks[i-1]
		if (f.share(t.at)-f.share(before.at))*data < (t.width()+before.width())/2+8 {
			return false
		}
	}
	return true
}

// below is the room under the data: ticks, their labels, the name of the axis.
func (f *facet) below() vg.Length {
	h := tickLength
	if f.floor == bare {
		return h
	}
	if len(f.x.ticks) > 0 {
		h += 1 + tickText.pitch()
		if f.x.ticks[0].under != "" {
			h += underText.pitch()
		}
	}
	if f.xLabel != "" {
		h += unitText.pitch() + 1
	}
	return h
}

// head wraps the heading to the width of the data, and to what is right of it
// where there is no column.
func (f *facet) head(data vg.Length) {
	if f.column == "" {
		data += f.right
	}
	f.heading = panelTitle.wrap(f.title, data)
	f.subheading = nil
	for line := range strings.Lines(f.unit) {
		f.subheading = append(f.subheading, unitText.wrap(line, data)...)
	}
	if f.column != "" && len(f.heading)+len(f.subheading) == 0 {
		f.heading = []string{""}
	}
	f.top = f.headHeight() + f.above + f.lift
}

func (f *facet) headHeight() vg.Length {
	h := vg.Length(len(f.heading))*panelTitle.pitch() + vg.Length(len(f.subheading))*unitText.pitch()
	return h + 3
}

func (f *facet) yText() lettering {
	if f.names {
		return nameText
	}
	return tickText
}

// GlyphBoxes implements [gonum.GlyphBoxer]: one box a corner.
func (f *facet) GlyphBoxes(*gonum.Plot) []gonum.GlyphBox {
	return []gonum.GlyphBox{
		{X: 0, Y: 0, Rectangle: vg.Rectangle{Min: vg.Point{X: -f.left, Y: -f.bottom}}},
		{X: 1, Y: 1, Rectangle: vg.Rectangle{Max: vg.Point{X: f.right, Y: f.top}}},
	}
}

// plot returns the facet as a plot of gonum's, whose own axes are invisible.
func (f *facet) plot() *gonum.Plot {
	p := gonum.New()
	p.BackgroundColor = nil
	p.HideAxes()
	p.X.Padding, p.Y.Padding = 0, 0
	p.Add(f)
	p.X.Min, p.X.Max = f.x.lo, f.x.hi
	p.Y.Min, p.Y.Max = f.y.lo, f.y.hi
	return p
}
