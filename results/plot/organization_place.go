package plot

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// A nodeLayout says where the nodes of a network stand in an area with its corner at 0.
type nodeLayout struct {
	at      []vg.Point
	radius  []vg.Length
	groups  []nodeBox
	regions []nodeBox // none where there is one region at most
}

// A nodeBox is the frame of a group or region.
type nodeBox struct {
	vg.Rectangle
	label string
	nodes []int
}

const (
	regionGap   = vg.Length(5)   // between frames of regions
	groupGap    = vg.Length(2.5) // between frames of groups
	regionTitle = vg.Length(11)  // the strip of a region's name
	groupTitle  = vg.Length(8.5) // and of a group's
	frameDemand = 1.5            // room that a frame asks for, in nodes of mean size
	fullBox     = 0.34           // share of a frame that circles cover at most
	widestNode  = vg.Length(8)   // radius of a circle at most
	finestNode  = vg.Length(0.7) // and at least
)

// place lays a network out in an area: a group in a box (Rodrigues, Milic-Frayling,
// Smith, Shneiderman and Hansen, 2011, "Group-in-a-box layout for multi-faceted analysis of
// communities"). The area is divided into regions, and these into groups, by a squarified
// treemap, each as large as its nodes ask for; within its group a node stands where forces
// move it (see settle). Nothing hangs on a clock or on chance.
func (in *Network) place(size vg.Point) *nodeLayout {
	l := &nodeLayout{at: make([]vg.Point, len(in.Nodes)), radius: make([]vg.Length, len(in.Nodes))}
	all := nodeBox{Rectangle: vg.Rectangle{Max: size}}
	for i := range in.Nodes {
		all.nodes = append(all.nodes, i)
	}
	within := []nodeBox{all}
	if len(in.Regions) > 1 {
		l.regions = in.divide(all, func(n Node) int { return n.Region }, regionGap)
		within = nil
		for i, r := range l.regions {
			l.regions[i].label = plain(in.Regions[in.Nodes[r.nodes[0]].Region])
			r.Rectangle = inset(r.Rectangle, groupGap)
			r.Max.Y -= min(regionTitle, (r.Max.Y-r.Min.Y)/3)
			within = append(within, r)
		}
	}
	for _, r := range within {
		l.groups = append(l.groups, in.divide(r, func(n Node) int { return n.Group }, groupGap)...)
	}
	in.nameGroups(l)
	in.sizeNodes(l)
	in.settle(l)
	return l
}

// divide divides a box among the kinds of its nodes.
func (in *Network) divide(b nodeBox, kind func(Node) int, gap vg.Length) []nodeBox {
	members := map[int][]int{}
	demand := map[int]float64{}
	for _, i := range b.nodes {
		k := kind(in.Nodes[i])
		members[k] = append(members[k], i)
		demand[k] += in.demand(i)
	}
	for k := range demand {
		demand[k] += frameDemand * in.meanSize()
	}
	kinds := slices.Sorted(maps.Keys(members))
	slices.SortStableFunc(kinds, func(x, y int) int { return cmp.Compare(demand[y], demand[x]) })
	weights := make([]float64, len(kinds))
	for i, k := range kinds {
		weights[i] = demand[k]
	}
	boxes := make([]nodeBox, len(kinds))
	for i, r := range squarified(b.Rectangle, weights) {
		boxes[i] = nodeBox{Rectangle: inset(r, gap/2), nodes: members[kinds[i]]}
	}
	return boxes
}

// inset returns r without a rim, which takes no more than a sixth of its shorter side.
func inset(r vg.Rectangle, rim vg.Length) vg.Rectangle {
	return grown(r, -min(rim, (r.Max.X-r.Min.X)/6, (r.Max.Y-r.Min.Y)/6))
}

// demand is how much room a node asks for: in proportion to its size, but the smallest
// for more.
func (in *Network) demand(i int) float64 { return in.Nodes[i].Size + 0.5*in.meanSize() }

func (in *Network) meanSize() float64 {
	sum := 0.0
	for _, n := range in.Nodes {
		sum += n.Size / float64(len(in.Nodes))
	}
	return math.Max(sum, smallest)
}

// squarified divides a rectangle into rectangles of areas in proportion to weights, which
// fall, each about as wide as high: rows are laid along the shorter side of what is left,
// and take one more as long as the worst of them gets no longer (Bruls, Huizing and van
// Wijk, 2000, "Squarified treemaps").
func squarified(r vg.Rectangle, weights []float64) []vg.Rectangle {
	var out []vg.Rectangle
	left := 0.0
	for _, w := range weights {
		left += w
	}
	for len(weights) > 0 {
		wide, high := float64(r.Max.X-r.Min.X), float64(r.Max.Y-r.Min.Y)
		unit, short := wide*high/left, math.Min(wide, high)
		n := 1
		for n < len(weights) && longest(weights[:n+1], unit, short) <= longest(weights[:n], unit, short) {
			n++
		}
		sum := 0.0
		for _, w := range weights[:n] {
			sum += w
		}
		row := r // what the row takes, and then what is left
		if wide >= high {
			row.Max.X = r.Min.X + vg.Length(sum*unit/short)
			r.Min.X = row.Max.X
		} else {
			row.Min.Y = r.Max.Y - vg.Length(sum*unit/short)
			r.Max.Y = row.Min.Y
		}
		done := 0.0
		for _, w := range weights[:n] {
			out = append(out, slice(row, wide >= high, done/sum, (done+w)/sum))
			done += w
		}
		left -= sum
		weights = weights[n:]
	}
	return out
}

// longest returns the ratio of the sides of the longest rectangle of a row.
func longest(row []float64, unit, short float64) float64 {
	sum := 0.0
	for _, w := range row {
		sum += w
	}
	thick, worst := sum*unit/short, 0.0
	for _, w := range row {
		side := w * unit / thick
		worst = math.Max(worst, math.Max(side/thick, thick/side))
	}
	return worst
}

// slice returns a part of a row: of a column from its top, of a row from its left.
func slice(row vg.Rectangle, column bool, from, to float64) vg.Rectangle {
	part := row
	if column {
		high := row.Max.Y - row.Min.Y
		part.Max.Y, part.Min.Y = row.Max.Y-high*vg.Length(from), row.Max.Y-high*vg.Length(to)
		return part
	}
	wide := row.Max.X - row.Min.X
	part.Min.X, part.Max.X = row.Min.X+wide*vg.Length(from), row.Min.X+wide*vg.Length(to)
	return part
}

// nameGroups names groups that have room for it, where there are several.
func (in *Network) nameGroups(l *nodeLayout) {
	for i := range l.groups {
		g := &l.groups[i]
		if len(in.Groups) < 2 {
			return
		}
		name := plain(in.Groups[in.Nodes[g.nodes[0]].Group])
		if underText.width(name)+4 <= g.Max.X-g.Min.X && g.Max.Y-g.Min.Y >= 3*groupTitle {
			g.label = name
		}
	}
}

// inside is where the nodes of a group may stand.
func (l *nodeLayout) inside(g nodeBox) vg.Rectangle {
	r := inset(g.Rectangle, 1.2)
	if g.label != "" {
		r.Max.Y -= groupTitle
	}
	return r
}

// sizeNodes chooses the radii: the largest, areas being in proportion to sizes, with
// which every frame holds its nodes.
func (in *Network) sizeNodes(l *nodeLayout) {
	scale := vg.Length(math.Inf(1))
	for _, g := range l.groups {
		sum, most := 0.0, smallest
		for _, i := range g.nodes {
			sum += math.Max(in.Nodes[i].Size, smallest)
			most = math.Max(most, in.Nodes[i].Size)
		}
		r := l.inside(g)
		wide, high := r.Max.X-r.Min.X, r.Max.Y-r.Min.Y
		room := math.Sqrt(fullBox * float64(wide*high) / (math.Pi * sum))
		scale = min(scale, vg.Length(room), 0.46*min(wide, high)/vg.Length(math.Sqrt(most)), widestNode/vg.Length(math.Sqrt(most)))
	}
	for i, n := range in.Nodes {
		l.radius[i] = max(finestNode, scale*vg.Length(math.Sqrt(n.Size)))
	}
}

// descending returns the keys of a map from the greatest down.
func descending(m map[float64]int) []float64 {
	all := slices.Sorted(maps.Keys(m))
	slices.Reverse(all)
	return all
}
