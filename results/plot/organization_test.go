package plot

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

func TestNetworksRefuses(t *testing.T) {
	tests := []struct {
		name   string
		change func(in *Network)
		want   string
	}{
		{"no nodes", func(in *Network) { in.Nodes, in.Links = nil, nil }, "without nodes"},
		{"nothing to colour by", func(in *Network) { in.Colourings = nil }, "without a colouring"},
		{"a size below 0", func(in *Network) { in.Nodes[1].Size = -1 }, "node 1: size -1"},
		{"a size that is no number", func(in *Network) { in.Nodes[1].Size = math.NaN() }, "node 1: size NaN"},
		{"no such region", func(in *Network) { in.Nodes[2].Region = 9 }, "node 2: region 9"},
		{"no such group", func(in *Network) { in.Nodes[2].Group = -1 }, "node 2: group -1"},
		{"a link of one node", func(in *Network) { in.Links[0].B = in.Links[0].A }, "link 0"},
		{"a link to nowhere", func(in *Network) { in.Links[0].B = 99 }, "link 0"},
		{"a link without weight", func(in *Network) { in.Links[3].Weight = 0 }, "link 3: weight 0"},
		{"a link twice", func(in *Network) { in.Links[1] = Link{in.Links[0].B, in.Links[0].A, 1} }, "linked already"},
		{"too few values", func(in *Network) { in.Colourings[0].Values = in.Colourings[0].Values[1:] }, "11 values for 12 nodes"},
		{"an infinite value", func(in *Network) { in.Colourings[0].Values[0] = math.Inf(1) }, "value[0]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := network(12, 1, 1)
			tt.change(&in)
			if _, err := Networks(in); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Networks: error %v; want it to say %q", err, tt.want)
			}
		})
	}
}

// Whatever the network, every node stands in the box of its group, which lies in that of
// its region; boxes do not overlap; and every place is a number.
func TestNodesStandWithTheirGroup(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := network(rapid.IntRange(1, 120).Draw(t, "nodes"), rapid.IntRange(0, 4).Draw(t, "regions"), 1)
		if rapid.Bool().Draw(t, "odd sizes") {
			for i := range in.Nodes {
				in.Nodes[i].Size = rapid.SampledFrom([]float64{0, 1, 1, 3, 400}).Draw(t, "size")
			}
		}
		size := vg.Point{X: vg.Length(rapid.IntRange(150, 500).Draw(t, "wide")), Y: vg.Length(rapid.IntRange(100, 400).Draw(t, "high"))}
		l := in.place(size)
		seen := make([]int, len(in.Nodes))
		for i, g := range l.groups {
			for _, j := range g.nodes {
				seen[j]++
				p, r := l.at[j], l.radius[j]
				if !(p.X >= g.Min.X && p.X <= g.Max.X && p.Y >= g.Min.Y && p.Y <= g.Max.Y) || !(r > 0 && r <= widestNode) {
					t.Fatalf("node %d of radius %v at %v; want it in %v", j, r, p, g.Rectangle)
				}
				if a, b := in.Nodes[j], in.Nodes[g.nodes[0]]; a.Group != b.Group || a.Region != b.Region {
					t.Fatalf("nodes %d and %d share a box", j, g.nodes[0])
				}
			}
			for _, other := range l.groups[:i] {
				if meet(inset(g.Rectangle, 0.01), other.Rectangle) {
					t.Fatalf("boxes %v and %v overlap", g.Rectangle, other.Rectangle)
				}
			}
			if g.Min.X < 0 || g.Min.Y < 0 || g.Max.X > size.X || g.Max.Y > size.Y {
				t.Fatalf("box %v is not in %v", g.Rectangle, size)
			}
		}
		for j, n := range seen {
			if n != 1 {
				t.Fatalf("node %d stands in %d boxes; want 1", j, n)
			}
		}
	})
}

// In an organization of ordinary size no circle covers another by more than a hair.
func TestCirclesStandApart(t *testing.T) {
	for _, nodes := range []int{2, 12, 75, 200, 1000} {
		in := network(nodes, 3, 1)
		l := in.place(vg.Point{X: 500, Y: 350})
		for i := range in.Nodes {
			for j := range i {
				if d := math.Hypot(float64(l.at[i].X-l.at[j].X), float64(l.at[i].Y-l.at[j].Y)); d < 0.9*float64(l.radius[i]+l.radius[j]) {
					t.Errorf("%d nodes: %d and %d are %.2f apart; want their radii, %v and %v", nodes, i, j, d, l.radius[i], l.radius[j])
				}
			}
		}
	}
}

// Areas are in proportion to weights, and fill the rectangle.
func TestSquarifiedFillsInProportion(t *testing.T) {
	r := vg.Rectangle{Max: vg.Point{X: 6, Y: 4}}
	weights := []float64{6, 6, 4, 3, 2, 2, 1} // the example of Bruls, Huizing and van Wijk
	for i, part := range squarified(r, weights) {
		if area := float64((part.Max.X - part.Min.X) * (part.Max.Y - part.Min.Y)); math.Abs(area-weights[i]) > 1e-9 {
			t.Errorf("part %d has the area %v; want %v", i, area, weights[i])
		}
	}
	// There the first row is the two largest, one upon the other, three wide.
	if got, want := squarified(r, weights)[0], (vg.Rectangle{Min: vg.Point{Y: 2}, Max: vg.Point{X: 3, Y: 4}}); got != want {
		t.Errorf("the first part is %v; want %v", got, want)
	}
}

func TestWeakLinksAreLeftOut(t *testing.T) {
	star := func(n int, weight func(i int) float64) Network {
		in := Network{WeightUnit: "contacts", Nodes: make([]Node, n)}
		for i := 1; i < n; i++ {
			in.Links = append(in.Links, Link{0, i, weight(i)})
		}
		return in
	}
	graded := star(1001, func(i int) float64 { return float64(1 + i%4) })
	alike := star(1001, func(int) float64 { return 1 })
	within := star(1001, func(int) float64 { return 1 })
	for i := 300; i < 1001; i++ {
		within.Nodes[i].Group = 1
	}
	few := star(20, func(i int) float64 { return float64(i) })
	for _, tt := range []struct {
		name  string
		in    Network
		shown int
		words string
	}{
		{"few are all shown", few, 19, ""},
		{"the stronger of many", graded, 500, "from 3 contacts on: 500 of 1000 lines"},
		{"of the same strength those within groups", within, 299, "from 1 contacts on, within a frame: 299 of 1000 lines"},
		{"of the same strength and too many", alike, 0, "lines are left out: 1000, of the same strength"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			shown := tt.in.strongest()
			if len(shown) != tt.shown {
				t.Errorf("strongest() has %d links; want %d", len(shown), tt.shown)
			}
			if got := tt.in.omitted(shown); tt.words != "" && got != tt.words {
				t.Errorf("omitted() = %q; want %q", got, tt.words)
			}
		})
	}
}

// The key has what is there, and nothing else.
func TestKeyOfANetwork(t *testing.T) {
	words := func(in Network) string {
		f, err := Networks(in)
		if err != nil {
			t.Fatal(err)
		}
		svg, err := f.SVG()
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, b := range parse(t, svg).texts {
			all = append(all, b.text)
		}
		return strings.Join(all, "|")
	}
	full := words(network(75, 3, 2))
	for _, w := range []string{"compliance", "no tasks", "seats", "contacts", "D: department", "|site|", "Site 2", "D7", "baseline", "training"} {
		if !strings.Contains(full, w) {
			t.Errorf("the figure says %q; want %q too", full, w)
		}
	}
	bare := network(3, 1, 1)
	bare.Links = nil
	for _, w := range []string{"no tasks", "contacts", "department", "|site", "Site"} {
		if got := words(bare); strings.Contains(got, w) {
			t.Errorf("the figure of three nodes says %q; want nothing of %q", got, w)
		}
	}
	none := network(3, 1, 1)
	none.Colourings[0].Values = slices.Repeat([]float64{math.NaN()}, 3)
	if got := words(none); !strings.Contains(got, "no tasks") || strings.Contains(got, "compliance") {
		t.Errorf("the figure without values says %q; want no scale", got)
	}
}

func TestRounded(t *testing.T) {
	for v, want := range map[float64]float64{1: 1, 1.9: 1, 2: 2, 4.99: 2, 5: 5, 9: 5, 10: 10, 73: 50, 0.3: 0.2} {
		if got := rounded(v); math.Abs(got-want) > 1e-12 {
			t.Errorf("rounded(%v) = %v; want %v", v, got, want)
		}
	}
}

func BenchmarkNetwork2000(b *testing.B) {
	in := network(2000, 5, 2)
	for b.Loop() {
		if _, err := Networks(in); err != nil {
			b.Fatal(err)
		}
	}
}
