package plot

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

const (
	forceRounds = 90  // of forces
	apartRounds = 120 // of moving apart what overlaps
	nodeClear   = 0.7 // between two circles, in points

	inward  = 0.15 // how much weaker links pull than nodes push, in a box
	outward = 0.3  // force of links to other boxes, by k
	middle  = 1.5  // force to the middle of a box, by distance
)

// A pull is the force on a node.
type pull struct{ x, y float64 }

// settle places nodes within their groups by forces: any two push each other away, and
// links pull, with the forces of Fruchterman and Reingold (1991), "Graph drawing by
// force-directed placement": k*k/d and d*d/k, k being the distance that nodes spread
// evenly over the box would have, and moves that grow shorter. As there, boxes are walls,
// and only nodes nearer than some k push. The links to other boxes pull together with a
// small force, whatever their length, so that a node stands on their side; and the middle
// of the box pulls. At last circles that overlap move apart.
func (in *Network) settle(l *nodeLayout) {
	k := make([]float64, len(in.Nodes)) // of the box of each node
	for _, g := range l.groups {
		l.begin(g)
		r := l.inside(g)
		for _, i := range g.nodes {
			k[i] = math.Sqrt(float64((r.Max.X-r.Min.X)*(r.Max.Y-r.Min.Y)) / float64(len(g.nodes)))
		}
	}
	mean := 0.0
	for _, link := range in.Links {
		mean += link.Weight / float64(len(in.Links))
	}
	forces, abroad := make([]pull, len(in.Nodes)), make([]pull, len(in.Nodes))
	weight := in.abroad(mean)
	for round := range forceRounds {
		clear(forces)
		for _, g := range l.groups {
			l.push(g, k[g.nodes[0]], forces)
		}
		clear(abroad)
		for _, link := range in.Links {
			in.draw(l, link, math.Min(3, link.Weight/mean), k, forces, abroad)
		}
		for i, a := range abroad {
			forces[i].x, forces[i].y = forces[i].x+outward*k[i]*a.x/(1+weight[i]), forces[i].y+outward*k[i]*a.y/(1+weight[i])
		}
		heat := 0.6 * (1 - float64(round)/forceRounds)
		for _, g := range l.groups {
			l.gather(g, forces)
			for _, i := range g.nodes {
				l.move(g, i, forces[i], heat*k[i])
			}
		}
	}
	for _, g := range l.groups {
		l.part(g)
	}
}

// begin stands the nodes of a group on the corners of a lattice, row by row. Every other
// one is off it by a little, so that no force is balanced by mere symmetry.
func (l *nodeLayout) begin(g nodeBox) {
	r := l.inside(g)
	wide, high := float64(r.Max.X-r.Min.X), float64(r.Max.Y-r.Min.Y)
	n := len(g.nodes)
	cols := max(1, min(n, int(math.Round(math.Sqrt(float64(n)*wide/high)))))
	rows := (n + cols - 1) / cols
	for j, i := range g.nodes {
		col, row := j%cols, j/cols
		x := (float64(col) + 0.5 + 0.11*float64(row%2) + 0.013*float64(j%7)) / float64(cols)
		y := (float64(row) + 0.5 + 0.017*float64(j%5)) / float64(rows)
		l.at[i] = vg.Point{X: r.Min.X + vg.Length(math.Min(1, x)*wide), Y: r.Max.Y - vg.Length(math.Min(1, y)*high)}
	}
}

// near calls do with every pair of nodes of a group that are less than some distance
// apart sideways, in an order that hangs on places alone.
func (l *nodeLayout) near(g nodeBox, reach vg.Length, do func(i, j int)) {
	order := slices.Clone(g.nodes)
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(l.at[a].X, l.at[b].X), cmp.Compare(a, b)) })
	for at, i := range order {
		for _, j := range order[at+1:] {
			if l.at[j].X-l.at[i].X >= reach {
				break
			}
			if math.Abs(float64(l.at[j].Y-l.at[i].Y)) < float64(reach) {
				do(i, j)
			}
		}
	}
}

// between returns the way from node i to node j, of length 1, and how long it is.
func (l *nodeLayout) between(i, j int) (x, y, d float64) {
	x, y = float64(l.at[j].X-l.at[i].X), float64(l.at[j].Y-l.at[i].Y)
	d = math.Hypot(x, y)
	if d < 1e-3 { // in one place: any way will do
		return math.Cos(float64(i)), math.Sin(float64(i)), 1e-3
	}
	return x / d, y / d, d
}

// push adds the forces by which nodes of a group push each other away.
func (l *nodeLayout) push(g nodeBox, k float64, forces []pull) {
	l.near(g, vg.Length(2.5*k), func(i, j int) {
		x, y, d := l.between(i, j)
		f := k * k / d
		forces[i].x, forces[i].y = forces[i].x-f*x, forces[i].y-f*y
		forces[j].x, forces[j].y = forces[j].x+f*x, forces[j].y+f*y
	})
}

// gather adds the force that draws the nodes of a group to its middle, weaker where
// there are more of them to hold each other.
func (l *nodeLayout) gather(g nodeBox, forces []pull) {
	r := l.inside(g)
	f := middle / float64(len(g.nodes))
	for _, i := range g.nodes {
		forces[i].x += f * float64((r.Min.X+r.Max.X)/2-l.at[i].X)
		forces[i].y += f * float64((r.Min.Y+r.Max.Y)/2-l.at[i].Y)
	}
}

// draw adds the forces by which a link draws its ends together, and to abroad where it
// leads from their box.
func (in *Network) draw(l *nodeLayout, link Link, weight float64, k []float64, forces, abroad []pull) {
	x, y, d := l.between(link.A, link.B)
	to, f := abroad, weight
	if in.together(link) {
		to, f = forces, inward*weight*d*d/k[link.A]
	}
	to[link.A].x, to[link.A].y = to[link.A].x+f*x, to[link.A].y+f*y
	to[link.B].x, to[link.B].y = to[link.B].x-f*x, to[link.B].y-f*y
}

// together reports whether both ends of a link are in one box.
func (in *Network) together(link Link) bool {
	a, b := in.Nodes[link.A], in.Nodes[link.B]
	return a.Group == b.Group && a.Region == b.Region
}

// abroad returns the weight of the links that lead from each node out of its box.
func (in *Network) abroad(mean float64) []float64 {
	sums := make([]float64, len(in.Nodes))
	for _, link := range in.Links {
		if w := math.Min(3, link.Weight/mean); !in.together(link) {
			sums[link.A] += w
			sums[link.B] += w
		}
	}
	return sums
}

// move moves a node by a force, no further than most, and not out of its box.
func (l *nodeLayout) move(g nodeBox, i int, f pull, most float64) {
	if d := math.Hypot(f.x, f.y); d > most {
		f.x, f.y = f.x*most/d, f.y*most/d
	}
	l.at[i].X += vg.Length(f.x)
	l.at[i].Y += vg.Length(f.y)
	l.keep(g, i)
}

// keep keeps a node in its box.
func (l *nodeLayout) keep(g nodeBox, i int) {
	r := grown(l.inside(g), -l.radius[i])
	if r.Min.X > r.Max.X {
		r.Min.X = (r.Min.X + r.Max.X) / 2
		r.Max.X = r.Min.X
	}
	if r.Min.Y > r.Max.Y {
		r.Min.Y = (r.Min.Y + r.Max.Y) / 2
		r.Max.Y = r.Min.Y
	}
	l.at[i] = nearest(r, l.at[i])
}

// part moves circles of a group apart that overlap.
func (l *nodeLayout) part(g nodeBox) {
	widest := vg.Length(0)
	for _, i := range g.nodes {
		widest = max(widest, l.radius[i])
	}
	for range apartRounds {
		moved := false
		l.near(g, 2*widest+nodeClear, func(i, j int) {
			x, y, d := l.between(i, j)
			lack := float64(l.radius[i]+l.radius[j]) + nodeClear - d
			if lack <= 1e-3 {
				return
			}
			moved = true
			l.move(g, i, pull{-x * lack / 2, -y * lack / 2}, lack)
			l.move(g, j, pull{x * lack / 2, y * lack / 2}, lack)
		})
		if !moved {
			return
		}
	}
}
