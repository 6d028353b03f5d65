package plot

import (
	"bytes"
	"math"
	"testing"
)

func TestExcessIsWrittenAsFinelyAsItsInterval(t *testing.T) {
	in := Whole{ExcessLabel: "beyond"}
	nan := math.NaN()
	for _, tt := range []struct {
		name   string
		excess Estimate
		want   string
	}{
		{"two digits", Estimate{Value: -.0074, Lo: -.0076, Hi: -.0071}, "beyond −0.74 [−0.76, −0.71]"},
		{"a narrow interval", Estimate{Value: .012, Lo: .01199, Hi: .01202}, "beyond +1.200 [1.199, 1.202]"},
		{"large", Estimate{Value: .35, Lo: .1, Hi: .6}, "beyond +35 [10, 60]"},
		{"without an interval", Estimate{Value: -.001, Lo: nan, Hi: nan}, "beyond −0.10"},
		{"none", Estimate{Value: nan}, ""},
	} {
		r := linear(points, 0, .04, 4).reading
		r.finer = 2
		if got := in.excess(Sum{Share: true, Excess: tt.excess}, r); got != tt.want {
			t.Errorf("excess, %s = %q; want %q", tt.name, got, tt.want)
		}
	}
}

// A step down is told from a step up by its stripes, without following the bars.
func TestStepsDownAreHatched(t *testing.T) {
	drawn := func(part float64) int {
		f, err := Sums(Whole{Sums: []Sum{{Title: "s", Parts: []Estimate{{Label: "a", Value: 2}, {Label: "b", Value: part}}, Of: 2, Together: Estimate{Value: 2}}}})
		if err != nil {
			t.Fatal(err)
		}
		svg, err := f.SVG()
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Count(svg, []byte("stroke:#FFFFFF"))
	}
	if up, down := drawn(1), drawn(-1); down < up+5 {
		t.Errorf("white lines: %d with a step up, %d with one down; want stripes upon that", up, down)
	}
}
