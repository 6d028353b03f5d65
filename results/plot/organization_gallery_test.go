package plot

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// network returns a plausible network of so many nodes in groups of about ten, over some
// regions, with some colourings.
func network(nodes, regions, colourings int) Network {
	r := rand.New(rand.NewPCG(5, uint64(nodes)))
	in := Network{
		Frame: Frame{Title: "Who is tied to whom", Caption: "Teams on day 750 of one replicate.", Description: "A network."},
		Share: true, Unit: "compliance", SizeUnit: "seats", WeightUnit: "contacts", Group: "D: department", Region: "site", None: "no tasks",
	}
	for i := range regions {
		in.Regions = append(in.Regions, fmt.Sprintf("Site %d", i))
	}
	groups := (nodes + 9) / 10
	for i := range groups {
		in.Groups = append(in.Groups, fmt.Sprintf("D%d", i))
	}
	for i := range nodes {
		group := i * groups / nodes
		n := Node{Label: fmt.Sprint(i), Size: float64(4 + r.IntN(9)), Group: group}
		if regions > 0 {
			n.Region = group % regions
			if r.Float64() < 0.1 {
				n.Region = r.IntN(regions)
			}
		}
		in.Nodes = append(in.Nodes, n)
	}
	seen := map[[2]int]bool{}
	for range 6 * nodes {
		a := r.IntN(nodes)
		b := r.IntN(nodes)
		if r.Float64() < 0.7 {
			b = min(nodes-1, a/10*10+r.IntN(10))
		}
		if a, b = min(a, b), max(a, b); a != b && !seen[[2]int{a, b}] {
			seen[[2]int{a, b}] = true
			in.Links = append(in.Links, Link{a, b, float64(1 + r.IntN(4)*r.IntN(3))})
		}
	}
	for i := range colourings {
		c := Colouring{Title: armNames[i], Note: "all teams"}
		for j := range nodes {
			v := 0.9 + 0.015*float64(i) + 0.02*r.NormFloat64()
			if j%17 == 16 {
				v = math.NaN()
			}
			c.Values = append(c.Values, math.Min(v, 1))
		}
		in.Colourings = append(in.Colourings, c)
	}
	return in
}

// networks are drawings of networks of many shapes.
func networks() []drawing {
	var all []drawing
	for _, shape := range [][3]int{{1, 0, 1}, {3, 1, 2}, {12, 1, 1}, {75, 3, 4}, {200, 0, 3}, {1000, 5, 2}} {
		in := network(shape[0], shape[1], shape[2])
		if shape[0] == 3 {
			in.Links, in.Width = nil, Column
		}
		all = append(all, drawing{fmt.Sprintf("network%d", shape[0]), func() (*Figure, error) { return Networks(in) }})
	}
	return all
}
