package plot

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

func rect(x0, y0, x1, y1 vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: x0, Y: y0}, Max: vg.Point{X: x1, Y: y1}}
}

// Wherever the points are, a name that has a place covers no other, no point, and
// stays in the area.
func TestNamesCoverNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := labelling{area: rect(0, 0, 300, 200)}
		for range rapid.IntRange(0, 25).Draw(rt, "points") {
			p := vg.Point{X: vg.Length(rapid.Float64Range(0, 300).Draw(rt, "x")), Y: vg.Length(rapid.Float64Range(0, 200).Draw(rt, "y"))}
			l.points = append(l.points, p)
			l.sizes = append(l.sizes, vg.Point{X: vg.Length(rapid.Float64Range(5, 120).Draw(rt, "width")), Y: 7})
			l.marks = append(l.marks, around(p, 3))
		}
		l.place(dotRadius)
		for i, a := range l.placed {
			if a == nil {
				continue
			}
			if a.Min.X < 0 || a.Min.Y < 0 || a.Max.X > 300 || a.Max.Y > 200 {
				rt.Errorf("name %d at %v; want it in the area", i, *a)
			}
			for j, b := range l.placed[:i] {
				if b != nil && meet(*a, *b) {
					rt.Errorf("names %d at %v and %d at %v overlap", i, *a, j, *b)
				}
			}
			for j, m := range l.marks {
				if meet(*a, m) {
					rt.Errorf("name %d at %v covers point %d", i, *a, j)
				}
			}
		}
	})
}

func TestLoneNameStandsRightOfItsPoint(t *testing.T) {
	l := labelling{area: rect(0, 0, 300, 200), points: []vg.Point{{X: 100, Y: 100}}, sizes: []vg.Point{{X: 40, Y: 8}}}
	l.place(2)
	if got, want := *l.placed[0], rect(104, 96, 144, 104); got != want {
		t.Errorf("place = %v; want %v", got, want)
	}
	l.points[0].X = 290
	l.place(2)
	if got, want := *l.placed[0], rect(246, 96, 286, 104); got != want {
		t.Errorf("place at the right edge = %v; want it left of the point, %v", got, want)
	}
}

func TestNamesThatFitNowhereHaveNoPlace(t *testing.T) {
	l := labelling{area: rect(0, 0, 30, 20), points: []vg.Point{{X: 10, Y: 10}}, sizes: []vg.Point{{X: 40, Y: 8}}}
	l.place(2)
	if l.placed[0] != nil {
		t.Errorf("a name wider than the area has the place %v; want none", *l.placed[0])
	}
}

// Where names have no room at their points a legend has them.
func TestCrowdedNamesGoToTheLegend(t *testing.T) {
	in := plane(60, 1)
	in.Width = 60
	f, err := CostEffect(in)
	if err != nil {
		t.Fatal(err)
	}
	svg, err := f.SVG()
	if err != nil {
		t.Fatal(err)
	}
	p := parse(t, svg)
	checkTexts(t, "crowded plane", p)
	for _, want := range []string{"arm 42", "everything-at-once"} {
		if n := len(slices.DeleteFunc(slices.Clone(p.texts), func(b box) bool { return b.text != want })); n != 1 {
			t.Errorf("%q stands %d times; want once", want, n)
		}
	}
}

func TestCrosses(t *testing.T) {
	r := rect(10, 10, 20, 20)
	tests := []struct {
		name string
		line [2]vg.Point
		want bool
	}{
		{"through", [2]vg.Point{{X: 0, Y: 15}, {X: 30, Y: 15}}, true},
		{"aslant through a corner", [2]vg.Point{{X: 5, Y: 14}, {X: 14, Y: 5}}, false},
		{"aslant through the middle", [2]vg.Point{{X: 0, Y: 0}, {X: 30, Y: 30}}, true},
		{"ending before it", [2]vg.Point{{X: 0, Y: 15}, {X: 9, Y: 15}}, false},
		{"within", [2]vg.Point{{X: 12, Y: 12}, {X: 13, Y: 13}}, true},
		{"upright beside it", [2]vg.Point{{X: 25, Y: 0}, {X: 25, Y: 30}}, false},
		{"upright through it", [2]vg.Point{{X: 15, Y: 0}, {X: 15, Y: 30}}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := crosses(tt.line, r); got != tt.want {
				t.Errorf("crosses(%v) = %v; want %v", tt.line, got, tt.want)
			}
		})
	}
}

func TestSwarmed(t *testing.T) {
	tests := []struct {
		name     string
		at, want []vg.Length
	}{
		{"apart they stay on their row", []vg.Length{0, 10, 20}, []vg.Length{0, 0, 0}},
		{"together they stand above and below", []vg.Length{0, 0, 0}, []vg.Length{0, -2, 2}},
		{"many draw closer", []vg.Length{0, 0, 0, 0, 0, 0, 0, 0, 0}, []vg.Length{0, -1.25, 1.25, -2.5, 2.5, -3.75, 3.75, -5, 5}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := swarmed(tt.at, 2, 5); !slices.Equal(got, tt.want) {
				t.Errorf("swarmed(%v, 2, 5) = %v; want %v", tt.at, got, tt.want)
			}
		})
	}
}

func TestDotsOfManyFuturesAreQuantiles(t *testing.T) {
	p := Prospect{}
	for i := range 1001 {
		p.Effects = append(p.Effects, float64(1000-i))
	}
	p.Effects = append(p.Effects, math.NaN())
	got := p.dots()
	if len(got) != mostDots || got[0] != 5 || got[99] != 995 || !slices.IsSorted(got) {
		t.Errorf("dots = %v; want 100 in order from 5 to 995", got)
	}
}

func TestStepsOfASum(t *testing.T) {
	got := Sum{Parts: []Estimate{{Value: 2}, {Value: nan}, {Value: -3}}}.steps()
	if got[0] != [2]float64{0, 2} || !math.IsNaN(got[1][0]) || got[2] != [2]float64{2, -1} {
		t.Errorf("steps = %v; want 0 to 2, none, 2 to -1", got)
	}
}

func TestCourseAt(t *testing.T) {
	c := Course{X: []float64{0, 10, 20, 30}, Mean: []float64{1, 3, nan, 5}}
	tests := []struct {
		day, want float64
		known     bool
	}{{0, 1, true}, {5, 2, true}, {10, 3, true}, {15, 0, false}, {25, 0, false}, {30, 5, true}, {31, 0, false}, {-1, 0, false}, {nan, 0, false}}
	for _, tt := range tests {
		if got, known := c.at(tt.day); known != tt.known || known && got != tt.want {
			t.Errorf("at(%v) = %v, %v; want %v, %v", tt.day, got, known, tt.want, tt.known)
		}
	}
}

func TestHeatDarkensEvenly(t *testing.T) {
	last := math.Inf(1)
	for i := range 11 {
		l := lab(linearRGB(heatAt(float64(i) / 10)))[0]
		if l > last-4 {
			t.Errorf("lightness at %d tenths = %.1f after %.1f; want at least 4 less", i, l, last)
		}
		last = l
	}
}
