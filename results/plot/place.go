package plot

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// A labelling puts names at points of an area so that none covers another, a
// point or the edge, and as few lines as can be. It tries places around each
// point, nearest first, and moves each name again while that helps (a discrete
// descent; Christensen, Marks and Shieber, 1995, "An empirical study of
// algorithms for point-feature label placement").
type labelling struct {
	area   vg.Rectangle
	points []vg.Point      // that bear names
	sizes  []vg.Point      // of the names
	marks  []vg.Rectangle  // that no name may cover
	lines  [][2]vg.Point   // that a name had better not cover
	placed []*vg.Rectangle // of the names, once placed
}

const (
	labelGap    = vg.Length(2) // from a mark to its name
	labelRings  = 12           // distances that are tried
	labelRing   = vg.Length(6) // between them
	labelRounds = 4            // that names are moved again
	blocked     = 1e9          // cost of a place that cannot be
)

// compass are the directions in which a name may lie from its point, the best
// read first.
var compass = []vg.Point{
	{X: 1, Y: 0}, {X: -1, Y: 0}, {X: 1, Y: 1}, {X: 1, Y: -1}, {X: -1, Y: 1}, {X: -1, Y: -1},
	{X: 0, Y: 1}, {X: 0, Y: -1}, {X: 1, Y: 0.5}, {X: 1, Y: -0.5}, {X: -1, Y: 0.5}, {X: -1, Y: -0.5},
	{X: 0.5, Y: 1}, {X: 0.5, Y: -1}, {X: -0.5, Y: 1}, {X: -0.5, Y: -1},
}

// place places the names. One that finds no place is nil.
func (l *labelling) place(radius vg.Length) {
	l.placed = make([]*vg.Rectangle, len(l.points))
	for range labelRounds {
		moved := false
		for i, was := range l.placed {
			l.placed[i] = nil
			now := l.best(i, radius)
			l.placed[i] = now
			moved = moved || was == nil || now == nil || *now != *was
		}
		if !moved {
			return
		}
	}
}

// best returns the best place of a name among the others as they are, or nil.
func (l *labelling) best(i int, radius vg.Length) *vg.Rectangle {
	var found *vg.Rectangle
	least := float64(blocked)
	for ring := range labelRings {
		for k, way := range compass {
			r := l.at(i, way, radius+labelGap+vg.Length(ring)*labelRing)
			if cost := 2.5*float64(ring) + 0.1*float64(k) + l.cost(i, r); cost < least {
				least, found = cost, &r
			}
		}
	}
	return found
}

// at returns the room of a name that lies some way off its point.
func (l *labelling) at(i int, way vg.Point, off vg.Length) vg.Rectangle {
	p, s := l.points[i], l.sizes[i]
	x := p.X + way.X*off + (way.X-1)*s.X/2
	y := p.Y + way.Y*off + (way.Y-1)*s.Y/2
	return vg.Rectangle{Min: vg.Point{X: x, Y: y}, Max: vg.Point{X: x + s.X, Y: y + s.Y}}
}

// cost returns what speaks against a place of a name.
func (l *labelling) cost(i int, r vg.Rectangle) float64 {
	if r.Min.X < l.area.Min.X || r.Min.Y < l.area.Min.Y || r.Max.X > l.area.Max.X || r.Max.Y > l.area.Max.Y {
		return blocked
	}
	for _, m := range l.marks {
		if meet(r, m) {
			return blocked
		}
	}
	for j, other := range l.placed {
		if j != i && other != nil && meet(grown(r, 1), *other) {
			return blocked
		}
	}
	cost := 0.0
	for _, line := range l.lines {
		if crosses(line, r) {
			cost += 6
		}
	}
	if l.stray(i, r) {
		cost += 25
	}
	lead := [2]vg.Point{l.points[i], nearest(r, l.points[i])}
	for j, other := range l.placed {
		if j != i && other != nil && crosses(lead, *other) {
			cost += 12
		}
	}
	return cost
}

// distant reports whether a placed name needs a line to its point.
func (l *labelling) distant(j int) bool {
	const far = dotRadius + labelGap + 3
	from, to := l.points[j], nearest(*l.placed[j], l.points[j])
	dx, dy := to.X-from.X, to.Y-from.Y
	return dx*dx+dy*dy > far*far || l.stray(j, *l.placed[j])
}

// stray reports whether a place of a name is nearly as near to the mark of another point as to its own, which
// it would seem to name.
func (l *labelling) stray(i int, r vg.Rectangle) bool {
	off := func(p vg.Point) vg.Length {
		to := nearest(r, p)
		return (to.X-p.X)*(to.X-p.X) + (to.Y-p.Y)*(to.Y-p.Y)
	}
	own := off(l.points[i])
	for _, m := range l.marks {
		at := vg.Point{X: (m.Min.X + m.Max.X) / 2, Y: (m.Min.Y + m.Max.Y) / 2}
		dx, dy := at.X-l.points[i].X, at.Y-l.points[i].Y
		if dx*dx+dy*dy > 1 && off(at) < 1.5*own {
			return true
		}
	}
	return false
}

func grown(r vg.Rectangle, by vg.Length) vg.Rectangle {
	r.Min.X, r.Min.Y, r.Max.X, r.Max.Y = r.Min.X-by, r.Min.Y-by, r.Max.X+by, r.Max.Y+by
	return r
}

// around returns the square around a point.
func around(p vg.Point, half vg.Length) vg.Rectangle {
	return grown(vg.Rectangle{Min: p, Max: p}, half)
}

func meet(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

// nearest returns the point of r that is nearest to p.
func nearest(r vg.Rectangle, p vg.Point) vg.Point {
	return vg.Point{X: min(max(p.X, r.Min.X), r.Max.X), Y: min(max(p.Y, r.Min.Y), r.Max.Y)}
}

// crosses reports whether a line has a point within r (Liang and Barsky, 1984).
func crosses(line [2]vg.Point, r vg.Rectangle) bool {
	from, to := 0.0, 1.0
	dx, dy := float64(line[1].X-line[0].X), float64(line[1].Y-line[0].Y)
	for _, side := range [][2]float64{
		{-dx, float64(line[0].X - r.Min.X)}, {dx, float64(r.Max.X - line[0].X)},
		{-dy, float64(line[0].Y - r.Min.Y)}, {dy, float64(r.Max.Y - line[0].Y)},
	} {
		switch t := side[1] / side[0]; {
		case side[0] == 0 && side[1] <= 0:
			return false
		case side[0] < 0:
			from = math.Max(from, t)
		case side[0] > 0:
			to = math.Min(to, t)
		}
	}
	return from < to
}
