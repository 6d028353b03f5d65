package plot

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// nodeMarks draws a network.
type nodeMarks struct {
	heatMarks
	network *Network
	layout  *nodeLayout
	links   []Link
	values  []float64
}

var (
	regionInk   = color.NRGBA{0xF1, 0xF1, 0xF1, 255}
	groupLine   = draw.LineStyle{Color: color.NRGBA{0xB4, 0xB4, 0xB4, 255}, Width: 0.5}
	linkInk     = color.NRGBA{0x8C, 0x8C, 0x8C, 255} // within a box
	crossInk    = color.NRGBA{0xBE, 0xBE, 0xBE, 255} // from box to box
	rimInk      = color.NRGBA{0x40, 0x40, 0x40, 255}
	noValueLine = draw.LineStyle{Color: rimInk, Width: 0.6, Dashes: []vg.Length{1.4, 1}}
)

// Plot implements [gonum.Plotter].
func (m nodeMarks) Plot(c draw.Canvas, _ *gonum.Plot) {
	at := func(p vg.Point) vg.Point { return vg.Point{X: c.Min.X + p.X, Y: c.Min.Y + p.Y} }
	m.frames(c, at)
	m.lines(c, at)
	m.names(c, at)
	for i := range m.network.Nodes {
		m.node(c, at(m.layout.at[i]), i)
	}
}

// frames draws regions and groups.
func (m nodeMarks) frames(c draw.Canvas, at func(vg.Point) vg.Point) {
	box := func(b nodeBox) vg.Path {
		lo, hi := at(b.Min), at(b.Max)
		return rectangle(lo.X, lo.Y, hi.X, hi.Y)
	}
	for _, r := range m.layout.regions {
		c.SetColor(regionInk)
		c.Fill(box(r))
	}
	for _, g := range m.layout.groups {
		c.SetColor(white)
		c.Fill(box(g))
		c.SetLineStyle(groupLine)
		c.Stroke(box(g))
	}
}

// names writes the names of regions and groups, on their ground where a line passes.
func (m nodeMarks) names(c draw.Canvas, at func(vg.Point) vg.Point) {
	name := func(b nodeBox, l lettering, ground color.Color) {
		text := l.fit(b.label, b.Max.X-b.Min.X-5)
		if text == "" {
			return
		}
		base := at(vg.Point{X: b.Min.X + 2.5, Y: b.Max.Y - 2 - l.rise()})
		c.SetColor(ground)
		c.Fill(rectangle(base.X-1, base.Y-1, base.X+l.width(text)+1, base.Y+l.rise()+1))
		l.write(c, base, draw.XLeft, text)
	}
	for _, r := range m.layout.regions {
		name(r, nameText, regionInk)
	}
	for _, g := range m.layout.groups {
		name(g, underText, white)
	}
}

// lines draws the links: those that leave a box beneath the others, of either the weakest
// first, and those of a weight as one path.
func (m nodeMarks) lines(c draw.Canvas, at func(vg.Point) vg.Point) {
	kind := func(l Link) int {
		if m.network.together(l) {
			return 1
		}
		return 0
	}
	links := slices.Clone(m.links)
	slices.SortStableFunc(links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(kind(a), kind(b)), cmp.Compare(a.Weight, b.Weight))
	})
	for len(links) > 0 {
		n := 1
		for n < len(links) && links[n].Weight == links[0].Weight && kind(links[n]) == kind(links[0]) {
			n++
		}
		var path vg.Path
		for _, l := range links[:n] {
			path.Move(at(m.layout.at[l.A]))
			path.Line(at(m.layout.at[l.B]))
		}
		sty := m.network.linkStyle(links[0].Weight)
		if kind(links[0]) == 0 {
			sty.Color = crossInk
		}
		c.SetLineStyle(sty)
		c.Stroke(path)
		links = links[n:]
	}
}

// linkStyle returns how a link of a weight is drawn.
func (in *Network) linkStyle(weight float64) draw.LineStyle {
	most := 0.0
	for _, l := range in.Links {
		most = math.Max(most, l.Weight)
	}
	widest := min(1.8, 30/vg.Length(math.Sqrt(float64(len(in.Nodes)))))
	return draw.LineStyle{Color: linkInk, Width: widest * vg.Length(0.15+0.85*weight/most)}
}

// node draws a node, and its label if that has room.
func (m nodeMarks) node(c draw.Canvas, at vg.Point, i int) {
	radius, v := m.layout.radius[i], m.values[i]
	circle := shape(nil).path(at, radius)
	c.SetColor(white)
	if finite(v) {
		c.SetColor(heatAt(m.share(v)))
	}
	c.Fill(circle)
	c.SetLineStyle(draw.LineStyle{Color: rimInk, Width: min(0.5, radius/4)})
	if !finite(v) {
		c.SetLineStyle(noValueLine)
	}
	c.Stroke(circle)
	l := underText
	l.color = textInk
	if finite(v) && m.share(v) > 0.65 {
		l.color = white
	}
	text := plain(m.network.Nodes[i].Label)
	if diagonal := math.Hypot(float64(l.width(text)), float64(l.rise())); diagonal < 2*float64(radius)-1 {
		l.write(c, vg.Point{X: at.X, Y: at.Y - l.rise()/2}, draw.XCenter, text)
	}
}

// key says what colours, sizes, lines and frames mean.
func (in *Network) key(e extent, l *nodeLayout, shown []Link) []entry {
	var es []entry
	if !e.empty() {
		es = append(es, Heat{Unit: in.Unit}.scale(heatMarks{seen: e, reading: readingFor(in.kind(), e)}))
	}
	if slices.ContainsFunc(in.Colourings, func(v Colouring) bool { return slices.ContainsFunc(v.Values, math.IsNaN) }) && plain(in.None) != "" {
		es = append(es, ring(plain(in.None), 3, noValueLine))
	}
	if plain(in.SizeUnit) != "" {
		es = append(es, in.sizes(l))
	}
	if len(in.Links) > 0 && plain(in.WeightUnit) != "" {
		es = append(es, in.weights(shown))
	}
	frame := func(label string, fill color.Color, line bool) {
		es = append(es, entry{label: label, long: 12, sample: func(c draw.Canvas, at vg.Point) {
			path := rectangle(at.X, at.Y-4, at.X+12, at.Y+4)
			c.SetColor(fill)
			c.Fill(path)
			if line {
				c.SetLineStyle(groupLine)
				c.Stroke(path)
			}
		}})
	}
	if plain(in.Group) != "" && len(l.groups) > 1 {
		frame(plain(in.Group), white, true)
	}
	if plain(in.Region) != "" && len(l.regions) > 0 {
		frame(plain(in.Region), regionInk, false)
	}
	return es
}

// ring is the entry of a circle.
func ring(label string, radius vg.Length, sty draw.LineStyle) entry {
	return entry{label: label, long: 2 * radius, sample: func(c draw.Canvas, at vg.Point) {
		at.X += radius
		circle := shape(nil).path(at, radius)
		c.SetColor(white)
		c.Fill(circle)
		c.SetLineStyle(sty)
		c.Stroke(circle)
	}}
}

// sizes is the entry of circles of some sizes, such as 1 and 5: the largest of a row of
// the key, and one of at most a quarter of its area. Nodes may be larger.
func (in *Network) sizes(l *nodeLayout) entry {
	large := 0
	for i, n := range in.Nodes {
		if n.Size > in.Nodes[large].Size {
			large = i
		}
	}
	most := in.Nodes[large].Size
	if most <= 0 {
		return ring("no "+plain(in.SizeUnit), l.radius[large], draw.LineStyle{Color: rimInk, Width: 0.5})
	}
	radius := func(size float64) vg.Length {
		return max(finestNode, l.radius[large]*vg.Length(math.Sqrt(size/most)))
	}
	of := []float64{rounded(math.Min(most, most*math.Pow(float64(0.48*entryTall/l.radius[large]), 2)))}
	if in.whole() {
		of[0] = math.Max(1, of[0])
	}
	if quarter := rounded(of[0] / 4); radius(quarter) > finestNode && (quarter >= 1 || !in.whole()) {
		of = append([]float64{quarter}, of...)
	}
	label, long := "", vg.Length(0)
	for j, size := range of {
		r := readingOf(ordinary, 0, size)
		r.decimals = decimalsOf(r.shown(size))
		label += []string{"", ", "}[j] + r.text(size)
		long += 2*radius(size) + 2
	}
	return entry{label: label + " " + plain(in.SizeUnit), long: long, sample: func(c draw.Canvas, at vg.Point) {
		for _, size := range of {
			ring("", radius(size), draw.LineStyle{Color: rimInk, Width: 0.5}).sample(c, at)
			at.X += 2*radius(size) + 2
		}
	}}
}

// whole reports whether all sizes are whole numbers, as counts are.
func (in *Network) whole() bool {
	return !slices.ContainsFunc(in.Nodes, func(n Node) bool { return n.Size != math.Trunc(n.Size) })
}

// rounded returns the largest of 1, 2 or 5 times a power of ten that is not above v.
func rounded(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, n := range []float64{5, 2} {
		if n*power <= v {
			return n * power
		}
	}
	return power
}

// weights is the entry of the thinnest and the thickest line, and says which are drawn.
func (in *Network) weights(shown []Link) entry {
	if len(shown) == 0 {
		return entry{label: in.omitted(shown), sample: func(draw.Canvas, vg.Point) {}}
	}
	least, most := math.Inf(1), 0.0
	for _, l := range shown {
		least, most = math.Min(least, l.Weight), math.Max(most, l.Weight)
	}
	label := in.omitted(shown)
	if len(shown) == len(in.Links) {
		r := readingOf(ordinary, least, most)
		r.decimals = max(decimalsOf(r.shown(least)), decimalsOf(r.shown(most)))
		label = r.text(least)
		if most > least {
			label += " to " + r.text(most)
		}
		label += " " + plain(in.WeightUnit)
	}
	return entry{label: label, long: sampleLen, sample: func(c draw.Canvas, at vg.Point) {
		half := at.X + sampleLen/2
		c.StrokeLine2(in.linkStyle(least), at.X, at.Y, half-1, at.Y)
		c.StrokeLine2(in.linkStyle(most), half+1, at.Y, at.X+sampleLen, at.Y)
	}}
}
