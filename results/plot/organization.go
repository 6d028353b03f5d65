package plot

import (
	"fmt"
	"math"

	gonum "gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
)

// A Node is one of those that a network ties together.
type Node struct {
	Label  string  // short: it is written where the node has room for it
	Size   float64 // what the area of its circle is in proportion to; 0 or more
	Group  int     // the place of its group in [Network].Groups; its nodes in a region stand together
	Region int     // the place of its region in [Network].Regions; 0 where there are none
}

// A Link ties two nodes.
type Link struct {
	A, B   int     // places in [Network].Nodes
	Weight float64 // how strong it is; above 0
}

// A Colouring is one value for each node of a network.
type Colouring struct {
	Title, Note string
	Values      []float64 // of the nodes; NaN is none
}

// A Network is the input of [Networks].
type Network struct {
	Frame
	Nodes      []Node
	Links      []Link   // at most one between two nodes
	Groups     []string // short names, written where there is room
	Regions    []string // names; one or none is not drawn
	Colourings []Colouring
	Unit       string // of the values, beside the scale
	Share      bool   // the values are shares, to be read as percentages

	// What the key says, which leaves out what is empty: what sizes and weights count,
	// such as "employees"; what a frame around nodes stands for, and a shaded one
	// around these; and what is wrong with a node that has no value.
	SizeUnit, WeightUnit, Group, Region, None string
}

// Networks returns a figure with a facet for each colouring of a network, in one layout
// and to one scale of colour, that of [HeatMaps]. Nodes are circles in the frame of their
// group, groups in that of their region (see place). Links are lines, the stronger the
// wider; where there are many the weaker are left out, and the key says which. It refuses
// a network without nodes or colourings, and links that are of no two nodes.
func Networks(in Network) (*Figure, error) {
	var c complaints
	in.check(&c)
	if err := c.err(); err != nil {
		return nil, err
	}
	p := page{Frame: in.Frame, kind: "Network"}
	p.grid = grid{cols: columns(len(in.Colourings), in.width(), in.least()), level: true}
	e := nothing()
	for _, v := range in.Colourings {
		e.see(v.Values...)
		p.grid.facets = append(p.grid.facets, &facet{
			title: plain(v.Title), unit: plain(v.Note), frameless: true, y: axis{lo: 0, hi: 1},
			ticks: func(int) axis { return axis{lo: 0, hi: 1} },
		})
	}
	p.grid.fit(p.room())
	p.grid.tall = in.tall(p.grid.data)
	l := in.place(vg.Point{X: p.grid.data, Y: p.grid.tall})
	shown := in.strongest()
	for i, f := range p.grid.facets {
		f.under = []gonum.Plotter{nodeMarks{heatMarks{seen: e, reading: readingFor(in.kind(), e)}, &in, l, shown, in.Colourings[i].Values}}
	}
	p.legend.entries = in.key(e, l, shown)
	return p.figure(), nil
}

// least returns how wide, in millimetres, a facet is to be: all that a page has where
// nodes are many.
func (in *Network) least() float64 {
	if len(in.Nodes) > manyNodes {
		return Page
	}
	return 75
}

const manyNodes = 400

// tall returns the height of a facet that is so wide: what its nodes need, in a shape
// that a page has room for.
func (in *Network) tall(wide vg.Length) vg.Length {
	const each = vg.Length(700) // square points for a node where few have to do with less
	need := vg.Length(len(in.Nodes)) * each / wide
	return min(max(need, 0.45*wide), 0.75*wide)
}

func (in *Network) kind() int {
	if in.Share {
		return percent
	}
	return ordinary
}

func (in *Network) check(c *complaints) {
	in.Frame.check(c)
	c.want(len(in.Nodes) > 0, "a network without nodes: want at least one")
	c.want(len(in.Colourings) > 0, "a network without a colouring: want at least one")
	for i, n := range in.Nodes {
		c.want(n.Group >= 0 && n.Group < max(1, len(in.Groups)), "node %d: group %d of %d", i, n.Group, len(in.Groups))
		c.want(n.Size >= 0 && n.Size <= largest, "node %d: size %v: want a number from 0, below 1e100", i, n.Size)
		c.want(n.Region >= 0 && n.Region < max(1, len(in.Regions)), "node %d: region %d of %d", i, n.Region, len(in.Regions))
	}
	seen := map[[2]int]bool{}
	for i, l := range in.Links {
		a, b := min(l.A, l.B), max(l.A, l.B)
		c.want(a >= 0 && b < len(in.Nodes) && a != b, "link %d: of nodes %d and %d of %d", i, l.A, l.B, len(in.Nodes))
		c.want(l.Weight > 0 && l.Weight <= largest, "link %d: weight %v: want a number above 0, below 1e100", i, l.Weight)
		c.want(!seen[[2]int{a, b}], "link %d: nodes %d and %d are linked already", i, l.A, l.B)
		seen[[2]int{a, b}] = true
	}
	for _, v := range in.Colourings {
		back := c.at("colouring %q", v.Title)
		c.want(len(v.Values) == len(in.Nodes), "%d values for %d nodes", len(v.Values), len(in.Nodes))
		c.values("value", v.Values)
		back()
	}
}

// linksFor is how many links a figure of so many nodes shows at most: with more than
// some for each node, one sees none of them.
func linksFor(nodes int) int { return min(max(60, 3*nodes), 500) }

// strongest returns the links to draw, in their order, which are all, or all from some
// weight on. Where even those of the greatest weight are too many, they are those of it
// within groups, or none.
func (in *Network) strongest() []Link {
	most := linksFor(len(in.Nodes))
	if len(in.Links) <= most {
		return in.Links
	}
	least := in.threshold(most)
	pick := func(ok func(Link) bool) (some []Link) {
		for _, l := range in.Links {
			if l.Weight >= least && ok(l) {
				some = append(some, l)
			}
		}
		return some
	}
	if some := pick(func(Link) bool { return true }); len(some) <= most {
		return some
	}
	if some := pick(in.within); len(some) <= most {
		return some
	}
	return nil
}

// within reports whether both ends of a link are in one group.
func (in *Network) within(l Link) bool { return in.Nodes[l.A].Group == in.Nodes[l.B].Group }

// threshold returns the least weight from which on there are at most so many links, or
// the greatest weight where there is no such.
func (in *Network) threshold(most int) float64 {
	counts := map[float64]int{}
	greatest := 0.0
	for _, l := range in.Links {
		counts[l.Weight]++
		greatest = math.Max(greatest, l.Weight)
	}
	least, n := greatest, 0
	for _, w := range descending(counts) {
		if n += counts[w]; n > most {
			break
		}
		least = w
	}
	return least
}

// omitted says in words which links are shown, where not all are.
func (in *Network) omitted(shown []Link) string {
	unit := plain(in.WeightUnit)
	if len(shown) == 0 {
		return fmt.Sprintf("lines are left out: %d, of the same strength", len(in.Links))
	}
	least, as := math.Inf(1), 0 // as many are as strong
	for _, l := range shown {
		least = math.Min(least, l.Weight)
	}
	for _, l := range in.Links {
		if l.Weight >= least {
			as++
		}
	}
	r := readingOf(ordinary, 0, least)
	r.decimals = decimalsOf(r.shown(least))
	text := fmt.Sprintf("from %s %s on", r.text(least), unit)
	if as > len(shown) {
		text += ", within a frame"
	}
	return fmt.Sprintf("%s: %d of %d lines", text, len(shown), len(in.Links))
}
