package plot

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
)

// aFront is a front of n mixes, every fifth of which has a name.
func aFront(n int) Plane {
	f := Field{Title: "Compliance", Share: true}
	for i := range n {
		s := Spot{X: float64(i), Y: 0.01 * math.Sqrt(float64(i)), Standing: Frontier}
		s.Lo, s.Hi = s.Y-0.001, s.Y+0.001
		if i%5 == 0 {
			s.Label = fmt.Sprintf("mix-%d", i)
		}
		f.Spots = append(f.Spots, s)
	}
	f.Spots = append(f.Spots, Spot{X: 3, Y: 0, Lo: math.NaN(), Hi: math.NaN(), Standing: Dominated})
	return Plane{Frame: Frame{Title: "Mixes"}, Cost: "cost a year", Frontier: "best for its cost", Dominated: "dominated", Fields: []Field{f}}
}

func TestAFrontNamesThoseThatHaveALabel(t *testing.T) {
	f, err := Front(aFront(21))
	if err != nil {
		t.Fatal(err)
	}
	svg, err := f.SVG()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{">mix-0<", ">mix-20<", "best for its cost", "cost a year"} {
		if !bytes.Contains(svg, []byte(want)) {
			t.Errorf("the figure lacks %s", want)
		}
	}
	again, err := Front(aFront(21))
	if err != nil {
		t.Fatal(err)
	}
	if b, err := again.SVG(); err != nil || !bytes.Equal(b, svg) {
		t.Errorf("drawn again it has other bytes (%v); want the same", err)
	}
}

// Names that have no room are left out, and nothing else.
func TestAFrontWithoutRoomHasFewerNames(t *testing.T) {
	in := aFront(3)
	for i := range 60 {
		in.Fields[0].Spots = append(in.Fields[0].Spots, Spot{Label: fmt.Sprintf("mix-of-many-%03d", i), X: 1, Y: 0.01, Lo: math.NaN(), Hi: math.NaN()})
	}
	f, err := Front(in)
	if err != nil {
		t.Fatal(err)
	}
	svg, err := f.SVG()
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(svg), "mix-of-many"); n == 0 || n >= 60 {
		t.Errorf("%d of 60 names at one point; want some and not all", n)
	}
	if in.Fields[0].Spots[10].Label == "" {
		t.Error("the input was changed; want it as it was")
	}
}

func TestAFrontIsRefusedWithItsReason(t *testing.T) {
	in := aFront(3)
	in.Fields[0].Spots[1].Lo = 1
	if _, err := Front(in); err == nil {
		t.Error("Front of an interval upside down: no error; want one")
	}
	if _, err := Front(Plane{Frame: Frame{Title: "x"}}); err == nil {
		t.Error("Front without fields: no error; want one")
	}
}
