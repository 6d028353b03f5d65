package plot

import (
	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// spotMarks draws the spots of a field and, where they found room, their names.
type spotMarks struct {
	Field
	inks  inks
	x, y  extent
	size  vg.Point // of the area for which names were placed
	named []int    // spots that have names
	texts []string
	names labelling
}

var (
	faintInk     = axisInk
	frontierLine = draw.LineStyle{Color: quietInk, Width: 1.2}
	zeroLine     = draw.LineStyle{Color: quietInk, Width: 0.6}
	leaderLine   = draw.LineStyle{Color: axisInk, Width: 0.4}
)

// at returns where a spot lies in an area with its corner at 0.
func (m *spotMarks) at(size vg.Point, x, y float64) vg.Point {
	return vg.Point{
		X: size.X * vg.Length((x-m.x.lo)/(m.x.hi-m.x.lo)),
		Y: size.Y * vg.Length((y-m.y.lo)/(m.y.hi-m.y.lo)),
	}
}

// name places the names for a data area of a size.
func (m *spotMarks) name(size vg.Point) {
	m.size, m.named, m.texts = size, nil, nil
	l := labelling{area: vg.Rectangle{Min: vg.Point{X: 2, Y: 2}, Max: vg.Point{X: size.X, Y: size.Y}}}
	for i, s := range m.Spots {
		if !s.known() {
			continue
		}
		p := m.at(size, s.X, s.Y)
		text := nameText.fit(plain(s.Label), 0.6*size.X)
		m.named, m.texts = append(m.named, i), append(m.texts, text)
		l.points = append(l.points, p)
		l.sizes = append(l.sizes, vg.Point{X: nameText.width(text), Y: 0.95 * nameSize})
		l.marks = append(l.marks, around(p, dotRadius+1))
		if s.banded() {
			l.lines = append(l.lines, [2]vg.Point{m.at(size, s.X, s.Lo), m.at(size, s.X, s.Hi)})
		}
	}
	on := m.ordered()
	for i := 1; i < len(on); i++ {
		l.lines = append(l.lines, [2]vg.Point{m.at(size, on[i-1].X, on[i-1].Y), m.at(size, on[i].X, on[i].Y)})
	}
	zero := m.at(size, 0, 0)
	l.lines = append(l.lines, [2]vg.Point{{Y: zero.Y}, {X: size.X, Y: zero.Y}}, [2]vg.Point{{X: zero.X}, {X: zero.X, Y: size.Y}})
	m.names = l
	m.names.place(dotRadius)
}

// Plot implements [gonum.Plotter].
func (m *spotMarks) Plot(c draw.Canvas, p *gonum.Plot) {
	x, y := p.Transforms(&c)
	if len(m.named) == 0 {
		return
	}
	c.StrokeLine2(zeroLine, c.Min.X, y(0), c.Max.X, y(0))
	c.StrokeLine2(zeroLine, x(0), c.Min.Y, x(0), c.Max.Y)
	for _, s := range m.Spots {
		if s.known() && s.banded() {
			m.whisker(c, x(s.X), y(s.Lo), y(s.Hi), s)
		}
	}
	var line []vg.Point
	for _, s := range m.ordered() {
		line = append(line, vg.Point{X: x(s.X), Y: y(s.Y)})
	}
	if len(line) > 1 {
		c.StrokeLines(frontierLine, line)
	}
	m.lead(c)
	for _, s := range m.Spots {
		if s.known() {
			s.draw(c, vg.Point{X: x(s.X), Y: y(s.Y)}, m.inks.of(s.Label))
		}
	}
	m.write(c)
}

func (m *spotMarks) whisker(c draw.Canvas, x, lo, hi vg.Length, s Spot) {
	sty := m.inks.of(s.Label).solid()
	if s.Standing == Dominated || m.inks.of(s.Label).cased() {
		sty.Color = faintInk
	}
	sty.Width = 0.7
	c.StrokeLine2(sty, x, lo, x, hi)
	c.StrokeLine2(sty, x-capLength, lo, x+capLength, lo)
	c.StrokeLine2(sty, x-capLength, hi, x+capLength, hi)
}

// lead draws thin lines to the names that lie further off.
func (m *spotMarks) lead(c draw.Canvas) {
	for j, r := range m.names.placed {
		if m.names.distant(j) {
			from := m.names.points[j]
			to := nearest(*r, from)
			c.StrokeLine2(leaderLine, c.Min.X+from.X, c.Min.Y+from.Y, c.Min.X+to.X, c.Min.Y+to.Y)
		}
	}
}

// write writes the names.
func (m *spotMarks) write(c draw.Canvas) {
	for j, r := range m.names.placed {
		l := nameText
		if m.Spots[m.named[j]].Standing == Dominated {
			l.color = quietInk
		}
		l.write(c, vg.Point{X: c.Min.X + r.Min.X, Y: c.Min.Y + r.Min.Y + 0.2*nameSize}, draw.XLeft, m.texts[j])
	}
}
