package plot

import (
	"image/color"
	"math"
	"slices"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A HeatMap is a quantity over the levels of two factors.
type HeatMap struct {
	Title string
	// Values has a row for each level of Y and in it a value for each level of
	// X; NaN is an empty cell.
	Values [][]float64
}

// A Heat is the input of [HeatMaps].
type Heat struct {
	Frame
	X, Y             string   // name the two factors
	XLevels, YLevels []string // in their order: to the right, and up
	Unit             string   // of the values, beside the scale
	Share            bool     // the values are shares, to be read as percentages
	Maps             []HeatMap
	// Effects says that the values are differences: the scale is as long below zero as
	// above, pale at zero, and has another hue on either side.
	Effects bool
}

// HeatMaps returns a figure with a facet for each map, all to one scale of
// colour, from pale for the least to dark for the greatest. The values stand in
// the cells where they have room. It refuses heat without maps or levels, and
// maps of another size.
func HeatMaps(in Heat) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	e := nothing()
	for _, m := range in.Maps {
		for _, row := range m.Values {
			e.see(row...)
		}
	}
	kind := ordinary
	if in.Share {
		kind = percent
	}
	p := page{Frame: in.Frame, kind: "Heat maps"}
	p.grid = grid{cols: columns(len(in.Maps), in.width(), 55), level: true}
	p.grid.tall = max(12*vg.Length(len(in.YLevels)), 70)
	for _, m := range in.Maps {
		p.grid.facets = append(p.grid.facets, in.facet(m, heatMarks{m, e, readingFor(kind, e), in.Effects}))
	}
	if !e.empty() {
		p.legend.entries = []entry{in.scale(heatMarks{seen: e, reading: readingFor(kind, e), effects: in.Effects})}
	}
	return p.figure(), nil
}

// readingFor returns a reading that tells the values in e apart.
func readingFor(kind int, e extent) reading {
	if e.empty() {
		return readingOf(kind, 0, 1)
	}
	shown := e.padded(false)
	a := linear(kind, shown.lo, shown.hi, 6)
	a.decimals = a.finer
	return a.reading
}

func (in Heat) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Maps) > 0, "heat maps without one: want at least one")
	c.want(len(in.XLevels) > 0 && len(in.YLevels) > 0, "%d by %d levels: want at least one of each", len(in.XLevels), len(in.YLevels))
	for _, m := range in.Maps {
		back := c.at("map %q", m.Title)
		c.want(len(m.Values) == len(in.YLevels), "%d rows for %d levels", len(m.Values), len(in.YLevels))
		for i, row := range m.Values {
			c.want(len(row) == len(in.XLevels), "row %d: %d values for %d levels", i, len(row), len(in.XLevels))
			c.values("value", row)
		}
		back()
	}
}

func (in Heat) facet(m HeatMap, marks heatMarks) *facet {
	f := &facet{title: plain(m.Title), unit: plain(in.Y) + " upwards", xLabel: plain(in.X) + " →"}
	f.empty = !marks.measured()
	f.y = levelAxis(in.YLevels, 1)
	f.y.lo, f.y.hi = -0.5, float64(len(in.YLevels))-0.5
	f.ticks = func(n int) axis { return levelAxis(in.XLevels, (len(in.XLevels)+n-1)/n) }
	if f.empty {
		f.y.ticks, f.ticks = nil, func(int) axis { return axis{lo: -1, hi: 1} }
	}
	f.under = []gonum.Plotter{marks}
	return f
}

// levelAxis returns an axis of levels, every so many of them named.
func levelAxis(levels []string, every int) axis {
	a := axis{lo: -0.5, hi: float64(len(levels)) - 0.5}
	for i := 0; i < len(levels); i += every {
		a.ticks = append(a.ticks, tick{at: float64(i), label: tickText.fit(plain(levels[i]), 60)})
	}
	return a
}

// heatAt returns the colour of a value: a ramp of one hue whose lightness falls
// evenly, so that it reads in grey too (after the sequential schemes of Brewer,
// 1994).
func heatAt(share float64) color.NRGBA { return along(blues, share) }

var (
	blues   = [][3]float64{{0xF3, 0xF6, 0xFA}, {0xB5, 0xD0, 0xE6}, {0x5E, 0x9F, 0xCB}, {0x1C, 0x66, 0xA5}, {0x08, 0x30, 0x6B}}
	oranges = [][3]float64{{0xFA, 0xF6, 0xF3}, {0xFD, 0xCF, 0xA2}, {0xF1, 0x9A, 0x4C}, {0xC0, 0x5E, 0x12}, {0x7F, 0x33, 0x04}}
)

// along returns the colour at a share of the way along some.
func along(stops [][3]float64, share float64) color.NRGBA {
	at := min(max(share, 0), 1) * float64(len(stops)-1)
	i := min(int(at), len(stops)-2)
	var c [3]uint8
	for j := range c {
		c[j] = uint8(math.Round(stops[i][j] + (at-float64(i))*(stops[i+1][j]-stops[i][j])))
	}
	return color.NRGBA{c[0], c[1], c[2], 255}
}

// heatMarks draws the cells of a map.
type heatMarks struct {
	HeatMap
	seen extent
	reading
	effects bool
}

// colour is that of a value.
func (m heatMarks) colour(v float64) color.NRGBA {
	if m.effects && v < 0 {
		return along(oranges, m.share(v))
	}
	return heatAt(m.share(v))
}

// share is where on the scale a value lies, 0 to 1: from pale to dark.
func (m heatMarks) share(v float64) float64 {
	if m.effects {
		if most := math.Max(math.Abs(m.seen.lo), math.Abs(m.seen.hi)); most > 0 {
			return math.Abs(v) / most
		}
		return 0
	}
	if m.seen.hi == m.seen.lo {
		return 0.5
	}
	return v/(m.seen.hi-m.seen.lo) - m.seen.lo/(m.seen.hi-m.seen.lo)
}

// Plot implements [gonum.Plotter]. A cell without a value is white, with a dash,
// where others have one.
func (m heatMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	if !m.measured() {
		return
	}
	x, y := p.Transforms(&c)
	for i, row := range m.Values {
		for j, v := range row {
			fill, s := white, "–"
			if finite(v) {
				fill, s = m.colour(v), m.text(v)
			}
			cell := vg.Rectangle{
				Min: vg.Point{X: x(float64(j) - 0.5), Y: y(float64(i) - 0.5)},
				Max: vg.Point{X: x(float64(j) + 0.5), Y: y(float64(i) + 0.5)},
			}
			c.SetColor(fill)
			c.Fill(cell.Path())
			l := underText
			l.color = inkUpon(fill)
			if size := cell.Size(); l.width(s)+4 <= size.X && l.pitch()+1 <= size.Y {
				mid := vg.Point{X: (cell.Min.X + cell.Max.X) / 2, Y: (cell.Min.Y+cell.Max.Y)/2 - l.rise()/2}
				l.write(c, mid, draw.XCenter, s)
			}
		}
	}
}

// measured reports whether any cell has a value.
func (m heatMarks) measured() bool {
	return slices.ContainsFunc(m.Values, func(row []float64) bool { return slices.ContainsFunc(row, finite) })
}

// inkUpon returns the colour, dark or white, in which text upon a colour has the
// greater contrast (W3C WCAG 2.2, relative luminance and contrast ratio).
func inkUpon(k color.NRGBA) color.NRGBA {
	if (relativeLuminance(white)+0.05)/(relativeLuminance(k)+0.05) > (relativeLuminance(k)+0.05)/(relativeLuminance(textInk)+0.05) {
		return white
	}
	return textInk
}

// relativeLuminance is from 0, black, to 1, white.
func relativeLuminance(k color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		if s := float64(v) / 255; s > 0.04045 {
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return float64(v) / 255 / 12.92
	}
	return 0.2126*linear(k.R) + 0.7152*linear(k.G) + 0.0722*linear(k.B)
}

// scale is the entry of the legend that says what the colours mean: the least
// value, the colours, the greatest.
func (in Heat) scale(m heatMarks) entry {
	const long, steps = vg.Length(90), 30
	from, to := m.seen.lo, m.seen.hi
	if most := math.Max(math.Abs(from), math.Abs(to)); m.effects && most > 0 {
		from, to = -most, most
	}
	least, label := m.text(from), m.text(to)
	if u := m.unit(plain(in.Unit)); u != "" {
		label += "  " + u
	}
	before := nameText.width(least) + sampleGap
	return entry{label: label, long: before + long, sample: func(c draw.Canvas, at vg.Point) {
		nameText.write(c, vg.Point{X: at.X, Y: at.Y - nameText.rise()/2}, draw.XLeft, least)
		for i := range steps {
			x, share := at.X+before+long*vg.Length(i)/steps, (float64(i)+0.5)/steps
			c.SetColor(heatAt(share))
			if m.effects {
				c.SetColor(m.colour(from + share*(to-from)))
			}
			c.Fill(rectangle(x, at.Y-3.5, min(x+long/steps+0.2, at.X+before+long), at.Y+3.5))
		}
	}}
}
