package plot

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
)

// spread has two strips of two levels in two arms.
func spread() Spread {
	in := Spread{Frame: Frame{Caption: "What it shows."}}
	for i := range 2 {
		s := Strip{Title: fmt.Sprint("strip ", i), Unit: "acts"}
		for j := range 2 {
			r := Row{Label: fmt.Sprint("level ", j)}
			for k := range 2 {
				v := float64(i + 2*j + k)
				r.Series = append(r.Series, Series{Label: armNames[k], Value: v, Lo: v - 0.5, Hi: v + 0.5})
			}
			s.Rows = append(s.Rows, r)
		}
		in.Strips = append(in.Strips, s)
	}
	return in
}

// dotted has a row of an arm with a dot a replicate.
func dotted(dots ...float64) Spread {
	return Spread{Strips: []Strip{{Rows: []Row{{"training", []Series{{Label: "training", Dots: dots, Value: 2, Lo: 1, Hi: 3}}}}}}}
}

func TestStripsSayWhatTheyShow(t *testing.T) {
	f, err := Strips(spread())
	if err != nil {
		t.Fatal(err)
	}
	svg, err := f.SVG()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"strip 0", "strip 1", "level 0", "level 1", "baseline", "training", "acts", "What it shows."} {
		if !bytes.Contains(svg, []byte(">"+want)) {
			t.Errorf("the strips do not say %q", want)
		}
	}
}

func TestEveryReplicateIsADot(t *testing.T) {
	paths := func(in Spread) int {
		f, err := Strips(in)
		if err != nil {
			t.Fatal(err)
		}
		svg, err := f.SVG()
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Count(svg, []byte("<path"))
	}
	few, many := paths(dotted(1, 3)), paths(dotted(1, 2, 2, 2, 3, math.NaN()))
	if many-few != 3 {
		t.Errorf("5 dots have %d paths more than 2; want 3", many-few)
	}
}

func TestStripsRefuse(t *testing.T) {
	upsideDown := spread()
	upsideDown.Strips[0].Rows[0].Series[0].Lo = 9
	tests := []struct {
		name string
		in   Spread
		want string
	}{
		{"no strips", Spread{}, "want at least one"},
		{"no rows", Spread{Strips: []Strip{{Title: "a"}}}, `strip "a" without rows`},
		{"an interval upside down", upsideDown, `arm "baseline": interval [9, 0.5] is upside down`},
		{"an infinite dot", dotted(math.Inf(1)), "Dots[0]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Strips(tt.in); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Strips: error %v; want it to say %q", err, tt.want)
			}
		})
	}
}

func TestNothingToShowIsSaid(t *testing.T) {
	in := dotted()
	in.Strips[0].Rows[0].Series[0].Value = math.NaN()
	f, err := Strips(in)
	if err != nil {
		t.Fatal(err)
	}
	if svg, _ := f.SVG(); !bytes.Contains(svg, []byte("no data")) {
		t.Error("strips of nothing do not say so")
	}
}

func TestCloudsAreDrawnAndChecked(t *testing.T) {
	in := Timeline{Panels: []Panel{{Clouds: []Cloud{{"training", []float64{3, 1, 1}, []float64{1, 2, math.NaN()}}}}}}
	f, err := Levels(in)
	if err != nil {
		t.Fatal(err)
	}
	if svg, _ := f.SVG(); bytes.Contains(svg, []byte("no data")) {
		t.Error("a panel with a cloud alone says that it has no data")
	}
	in.Panels[0].Clouds[0].Y = []float64{1}
	if _, err := Levels(in); err == nil || !strings.Contains(err.Error(), "1 values for 3 places") {
		t.Errorf("Levels of a cloud with lengths that differ: error %v", err)
	}
}

func TestPanelsShareAScale(t *testing.T) {
	c := Course{Label: "a", X: []float64{0, 1}, Mean: []float64{2, 3}}
	top := func(room ...float64) float64 {
		p := Panel{Courses: []Course{c}, Room: room}
		return p.facet(Frame{}.inks([]string{"a"}), 5).y.hi
	}
	if got := top(); got > 4 {
		t.Errorf("axis without room ends at %v; want about 3", got)
	}
	if got := top(10); got < 10 {
		t.Errorf("axis with room for 10 ends at %v; want 10 or more", got)
	}
}

func TestDifferencesHaveTwoHues(t *testing.T) {
	m := heatMarks{seen: extent{-1, 3}, effects: true}
	less, none, more := m.colour(-1), m.colour(0), m.colour(3)
	if less.R <= less.B || more.B <= more.R {
		t.Errorf("colours of -1 and 3 are %v and %v; want orange and blue", less, more)
	}
	if none.R < 0xF0 || none.B < 0xF0 {
		t.Errorf("colour of 0 is %v; want it pale", none)
	}
	if m.share(-1) >= m.share(3) {
		t.Error("-1 is as dark as 3; want one scale on both sides of zero")
	}
}
