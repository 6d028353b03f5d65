package plot

import (
	"image/color"
	"slices"
	"sync"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Widths of a figure in millimetres, those of most journals.
const (
	Column = 88.0  // one column of a page
	Page   = 180.0 // the whole page
)

// Lengths, in points.
const (
	edge       = vg.Length(3)   // around the whole figure
	gutter     = vg.Length(12)  // between facets
	tickLength = vg.Length(2.5) // of a tick mark
	tickGap    = vg.Length(3)   // from a tick mark to its label
	lineWidth  = vg.Length(1)   // of a course
	dotRadius  = vg.Length(2.4) // of a point
	signRadius = vg.Length(1.6) // of a shape on a line
	capLength  = vg.Length(1.6) // half the end of a whisker
	sampleLen  = vg.Length(20)  // of a line in a legend
)

// Greys carry everything that is not data.
var (
	white    = color.NRGBA{255, 255, 255, 255}
	textInk  = color.NRGBA{0x22, 0x22, 0x22, 255}
	quietInk = color.NRGBA{0x59, 0x59, 0x59, 255}
	axisInk  = color.NRGBA{0x80, 0x80, 0x80, 255}
	gridInk  = color.NRGBA{0xE2, 0xE2, 0xE2, 255}

	axisLine = draw.LineStyle{Color: axisInk, Width: 0.6}
	gridLine = draw.LineStyle{Color: gridInk, Width: 0.5}
	ruleLine = draw.LineStyle{Color: quietInk, Width: 0.5}
)

// okabeIto is the palette of Okabe and Ito (2008), "Color Universal Design",
// darkest first so that the commonest figures have the strongest contrast.
var okabeIto = []color.NRGBA{
	{0x00, 0x00, 0x00, 255}, // black
	{0x00, 0x72, 0xB2, 255}, // blue
	{0xD5, 0x5E, 0x00, 255}, // vermillion
	{0x00, 0x9E, 0x73, 255}, // bluish green
	{0xCC, 0x79, 0xA7, 255}, // reddish purple
	{0xE6, 0x9F, 0x00, 255}, // orange
	{0x56, 0xB4, 0xE9, 255}, // sky blue
	{0xF0, 0xE4, 0x42, 255}, // yellow: always cased, see ink.cased
}

// palette is that of the arms: those eight, and a dark brown that is as far from them
// as they are from each other, also in a grey print, for readers of all kinds of vision.
var palette = append(slices.Clone(okabeIto), color.NRGBA{0x66, 0x22, 0x00, 255})

// areaColours is that of Okabe and Ito ordered so that neighbours in a stack differ
// in lightness too, and so stay apart in a grey print.
var areaColours = []color.NRGBA{
	okabeIto[1], okabeIto[5], okabeIto[2], okabeIto[6],
	okabeIto[3], okabeIto[7], okabeIto[4], {0x44, 0x44, 0x44, 255},
}

// dashes are lengths of ink and gap in points; the first line is solid.
var dashes = [][]vg.Length{
	nil,
	{5, 1.6},
	{1.3, 1.3},
	{6, 1.5, 1.3, 1.5},
	{2.8, 1.6},
	{9, 2},
	{6, 1.5, 1.3, 1.5, 1.3, 1.5},
	{9, 1.6, 2.8, 1.6},
	{5, 1.3, 5, 1.3, 1.3, 1.3},
}

// ink tells one arm from the others.
type ink struct {
	color  color.NRGBA
	dashes []vg.Length
	shape  shape
	crowd  int // how many share the figure
}

// inkOf returns the i-th ink. After nine arms the colours come again with
// other dashes and shapes: 81 inks differ.
func inkOf(i int) ink {
	n, round := len(palette), i/len(palette)
	return ink{color: palette[i%n], dashes: dashes[(i+round)%len(dashes)], shape: shapes[(i+round)%len(shapes)]}
}

// cased reports whether the colour is too light for white paper, so that it is
// drawn upon a wider grey line.
func (k ink) cased() bool { return k.color == okabeIto[7] }

func (k ink) line() draw.LineStyle {
	return draw.LineStyle{Color: k.color, Width: lineWidth, Dashes: k.dashes}
}

func (k ink) solid() draw.LineStyle {
	return draw.LineStyle{Color: k.color, Width: 0.9}
}

// band is the colour of an interval around a line: translucent, so that bands
// that overlap remain two, and fainter where more than four may lie upon each other.
func (k ink) band() color.NRGBA {
	c := k.color
	c.A = 38
	if k.cased() {
		c.A = 90
	}
	if k.crowd > 4 {
		c.A = max(12, uint8(int(c.A)*4/k.crowd))
	}
	return c
}

// nameSize is the size of names of arms, in legends and rows.
const nameSize = vg.Length(7.5)

// lettering is a kind of text.
type lettering struct {
	size  vg.Length
	bold  bool
	color color.NRGBA
}

var (
	figureTitle = lettering{9, true, textInk}
	panelTitle  = lettering{8, true, textInk}
	unitText    = lettering{7, false, quietInk}
	tickText    = lettering{7, false, textInk}
	underText   = lettering{6.5, false, quietInk}
	nameText    = lettering{nameSize, false, textInk}
	captionText = lettering{7, false, quietInk}
)

// fonts are the embedded Liberation faces: no machine's font matters.
var fonts = sync.OnceValue(func() *font.Cache { return font.NewCache(liberation.Collection()) })

// sans are the two faces that figures use.
var sans = sync.OnceValue(func() (faces struct{ regular, bold font.Font }) {
	for _, f := range liberation.Collection() {
		switch f.Name() {
		case "LiberationSans-Regular":
			faces.regular = f.Font
		case "LiberationSans-Bold":
			faces.bold = f.Font
		}
	}
	return faces
})

func (l lettering) style() text.Style {
	f := font.From(sans().regular, l.size)
	if l.bold {
		f = font.From(sans().bold, l.size)
	}
	return text.Style{Color: l.color, Font: f, Handler: text.Plain{Fonts: fonts()}}
}
