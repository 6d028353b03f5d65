package plot

import "gonum.org/v1/plot/vg"

// Front returns a plane of cost and effects like [CostEffect], of many options that have no
// colours of their own: the mixes of a Pareto front. Only those that have a label are named,
// and only where the name has room. It refuses what CostEffect refuses.
func Front(in Plane) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	p := page{Frame: in.Frame, kind: "Front", legend: legend{entries: in.entries()}}
	g := grid{cols: columns(len(in.Fields), in.width(), 80)}
	each := vg.Length(in.width()/float64(g.cols)) * vg.Millimeter
	g.tall = min(max(0.75*each, 120), 210)
	marks := make([]*spotMarks, len(in.Fields))
	for i, f := range in.Fields {
		marks[i] = &spotMarks{Field: f} // without inks all have the first
		g.facets = append(g.facets, in.facet(marks[i], g.parts()))
	}
	g.fit(p.room())
	for _, m := range marks {
		m.nameSome(vg.Point{X: g.data, Y: g.tall})
	}
	p.grid = g
	return p.figure(), nil
}

// nameSome places the names for a data area of a size, and gives up those without room.
func (m *spotMarks) nameSome(size vg.Point) {
	spots := append([]Spot(nil), m.Spots...)
	m.Spots = spots
	for range len(spots) + 1 {
		m.name(size)
		crowded := false
		for j, r := range m.names.placed {
			if s := &spots[m.named[j]]; r == nil && s.Label != "" {
				s.Label, crowded = "", true
			}
		}
		if !crowded {
			break
		}
	}
	for j, i := range m.named {
		if spots[i].Label == "" {
			at := m.names.points[j]
			m.names.placed[j] = &vg.Rectangle{Min: at, Max: at}
		}
	}
}
