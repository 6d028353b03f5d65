package plot

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// limited is boxes of arms that limit numbers and names.
func limited(arms int) Boxes {
	in := Boxes{Frame: Frame{Title: "Futures", Caption: "Filled: what the box has."}, Axis: "share of the factor's range", Column: "in the box [found again]"}
	for i := range arms {
		in.Boxes = append(in.Boxes, LimitedBox{Title: armNames[i], Unit: "19 of 40 fail there; 4 of 160 elsewhere", Ranges: []Range{
			{Label: "resources.time_acceptance", Lo: 0, Hi: 0.31, Text: "0 – 0.31 [94%]"},
			{Label: "decision.knowing_violation.perceived_behavioural_control", Lo: 0.2, Hi: 0.2, Text: "7 [51%]"},
			{Label: "organization.network", In: []bool{true, false, true}, Text: "small-world, teams [60%]"},
		}[:1+i%3]})
	}
	return in
}

// peelings is trajectories with a box taken, and the last without.
func peelings(arms int) Peeling {
	in := Peeling{Peeled: "boxes as they were peeled", Taken: "box taken", All: "all points"}
	for i := range arms {
		t := Trail{Title: armNames[i], Base: 0.2, Chosen: Chosen{0.8 - 0.1*float64(i), 0.6, fmt.Sprintf("%d of 40", 19+i)}}
		for k := range 20 {
			t.Coverage, t.Density = append(t.Coverage, 1-float64(k*k)/500), append(t.Density, 0.2+0.04*float64(k))
		}
		if i == arms-1 {
			t.Chosen = Chosen{Coverage: math.NaN(), Density: math.NaN()}
		}
		in.Trails = append(in.Trails, t)
	}
	return in
}

// cut is cases over a number and, where named, over three names.
func cut(title string, named bool) Cut {
	c := Cut{Title: title, X: CutAxis{Label: "resources.time_acceptance", Lo: math.Inf(-1), Hi: 0.31}, Y: CutAxis{Label: "culture.blame", Lo: 0.2, Hi: 0.7}}
	if named {
		c.Y = CutAxis{Label: "organization.network", Names: []string{"small-world", "teams", "a-network-of-a-very-long-name-indeed"}, Lo: math.Inf(-1), Hi: math.Inf(1), In: []bool{true, false, true}}
	}
	for i := range 80 {
		x, y := math.Mod(float64(i)*0.754877, 1), math.Mod(float64(i)*0.569840, 1)
		if named {
			y = float64(i % 3)
		}
		c.X.Values, c.Y.Values, c.Fails = append(c.X.Values, x), append(c.Y.Values, y), append(c.Fails, x < 0.3 && i%5 > 0)
	}
	return c
}

func discoveries() []drawing {
	cuts := Cuts{Fails: "fails", Holds: "does not fail", Box: "box", Cuts: []Cut{cut("dialogue", false), cut("education, box 2", true), cut("all", false)}}
	return []drawing{
		{"boxes1", func() (*Figure, error) { return LimitedRanges(limited(1)) }},
		{"boxes5", func() (*Figure, error) { return LimitedRanges(limited(5)) }},
		{"trajectories1", func() (*Figure, error) { return Trajectories(peelings(1)) }},
		{"trajectories5", func() (*Figure, error) { return Trajectories(peelings(5)) }},
		{"cases", func() (*Figure, error) { return Scatters(cuts) }},
	}
}

// The figures of what was discovered are documents whose texts stand within them and
// clear of each other, the same bytes each time.
func TestDiscoveriesAreDrawn(t *testing.T) {
	for _, d := range discoveries() {
		f, err := d.make()
		bear(t, d.name, f, err)
		again, _ := d.make()
		a, _ := f.SVG()
		b, _ := again.SVG()
		if !bytes.Equal(a, b) {
			t.Errorf("%s: two drawings differ", d.name)
		}
		if *gallery == "" {
			continue
		}
		if png, err := f.PNG(110); err != nil || os.WriteFile(filepath.Join(*gallery, d.name+".png"), png, 0o644) != nil {
			t.Errorf("%s: cannot leave a picture: %v", d.name, err)
		}
	}
}

func TestDiscoveriesSayWhatTheyShow(t *testing.T) {
	for _, tt := range []struct {
		make  func() (*Figure, error)
		words []string
	}{
		{func() (*Figure, error) { return LimitedRanges(limited(3)) }, []string{"resources.time_acceptance", "0 – 0.31 [94%]", "small-world, teams [60%]", "in the box [found again]"}},
		{func() (*Figure, error) { return Trajectories(peelings(2)) }, []string{"19 of 40", "box taken", "coverage", "density"}},
		{func() (*Figure, error) { return Scatters(Cuts{Fails: "fails", Cuts: []Cut{cut("a", true)}}) }, []string{"teams", "fails", "resources.time_acceptance", "organization.network"}},
	} {
		f, err := tt.make()
		if got := rowsOf(t, f, err, tt.words...); len(strings.Join(tt.words, " ")) > len(got) {
			t.Errorf("texts %q; want each of %q", got, tt.words)
		}
	}
	// Without a box there is no mark and no label.
	f, err := Trajectories(peelings(1))
	if got := rowsOf(t, f, err, "19 of 40"); got != "" {
		t.Errorf("Trajectories without a box taken says %q", got)
	}
}

func TestImpossibleDiscoveriesAreNamed(t *testing.T) {
	short := cut("c", false)
	short.Fails = short.Fails[:3]
	turned := cut("c", false)
	turned.X.Lo, turned.X.Hi = 1, 0
	names := cut("c", true)
	names.Y.In = names.Y.In[:1]
	for _, tt := range []struct {
		name string
		make func() (*Figure, error)
		want string
	}{
		{"no boxes", func() (*Figure, error) { return LimitedRanges(Boxes{}) }, "ranges of no box"},
		{"a range upside down", func() (*Figure, error) {
			return LimitedRanges(Boxes{Boxes: []LimitedBox{{Title: "b", Ranges: []Range{{Label: "f", Lo: 0.5, Hi: 0.2}}}}})
		}, `box "b": factor "f": range [0.5, 0.2]`},
		{"no trajectories", func() (*Figure, error) { return Trajectories(Peeling{}) }, "trajectories without one"},
		{"more than all", func() (*Figure, error) {
			return Trajectories(Peeling{Trails: []Trail{{Title: "t", Coverage: []float64{1.2}, Density: []float64{0}}}})
		}, `trajectory "t": share 1.2`},
		{"half a trajectory", func() (*Figure, error) {
			return Trajectories(Peeling{Trails: []Trail{{Title: "t", Coverage: []float64{1}}}})
		}, "1 coverages and 0 densities"},
		{"no cuts", func() (*Figure, error) { return Scatters(Cuts{}) }, "cuts without one"},
		{"cases of other lengths", func() (*Figure, error) { return Scatters(Cuts{Cuts: []Cut{short}}) }, "80 values for 3 cases"},
		{"limits upside down", func() (*Figure, error) { return Scatters(Cuts{Cuts: []Cut{turned}}) }, "limits upside down, 1 to 0"},
		{"limits of other names", func() (*Figure, error) { return Scatters(Cuts{Cuts: []Cut{names}}) }, "limits of 1 names; want 3"},
	} {
		if _, err := tt.make(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v; want it to say %q", tt.name, err, tt.want)
		}
	}
}
