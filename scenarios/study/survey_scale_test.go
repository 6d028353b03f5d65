package study

import (
	"math"
	"testing"

	"heed/sim"
	"heed/sim/num"
)

// The shapes that truths have: symmetric, crowded at the top as intentions are, and in
// two camps.
var shapes = []struct {
	name string
	draw func(d *sim.Draw) float64
}{
	{"normal", normal},
	{"crowded at the top", func(d *sim.Draw) float64 { return num.Logistic(3 + 1.2*normal(d)) }},
	{"two camps", func(d *sim.Draw) float64 { return math.Round(d.Float64()) + 0.1*normal(d) }},
}

// Cronbach's alpha of the items is the reliability asked for, in whole points and
// whatever the truths look like. The standard error of alpha of n people and k parallel
// items is (1-alpha) sqrt(2k/((k-1)n)) where all is normal (van Zyl, Neudecker and Nel
// 2000); n is 8000, and what is allowed is 5 of these and .001 for populations that are
// not normal and of which 512 stand for all. Nine constructs in each of 27 cases exceed
// 5 standard errors by chance in less than one of five thousand seeds.
func TestAlphaIsTheReliabilityAskedFor(t *testing.T) {
	const n = 8000
	for _, shape := range shapes {
		people := population(n, shape.draw)
		for _, tt := range []struct{ items, points, reliability, skew, reversed float64 }{
			{3, 7, 0.8, 0, 0}, {2, 5, 0.6, 0, 1}, {6, 5, 0.9, 0.5, 3}, {4, 2, 0.7, 0, 0}, {3, 101, 0.95, -0.5, 2},
			{2, 11, 0.3, 0, 0}, {20, 3, 0.3, 0, 0}, {20, 11, 0.95, 0, 10}, {3, 5, 0.1, 0, 0},
		} {
			v := survey1(0, func(v *Survey) {
				v.Items, v.Points, v.Reliability, v.Skew, v.Reversed = tt.items, tt.points, tt.reliability, tt.skew, tt.reversed
			})
			asked, _ := ask(v, &people, &people)
			allowed := 5*(1-tt.reliability)*math.Sqrt(2*tt.items/((tt.items-1)*n)) + 0.001
			for _, m := range asked.measures() {
				if math.Abs(m.Alpha-tt.reliability) > allowed {
					t.Errorf("%s, %+v: alpha of %s = %.4f; want %v within %.4f", shape.name, tt, m.Construct, m.Alpha, tt.reliability, allowed)
				}
			}
		}
	}
}

// Rounding to few points is the same in all items, and alpha takes it for the person's
// own: at three points and a reliability of .95 a score has much less of a truth that
// crowds at the top than sqrt(.95), at eleven points nearly so much of a normal one. The
// standard error of a correlation is below .003 at 8000 people.
func TestReliabilityIsNotValidity(t *testing.T) {
	validity := func(points float64, draw func(d *sim.Draw) float64) float64 {
		people := population(8000, draw)
		asked, _ := ask(survey1(0, func(v *Survey) { v.Points, v.Reliability = points, 0.95 }), &people, &people)
		return asked.measures()[0].Validity
	}
	if few, many := validity(3, shapes[1].draw), validity(11, normal); few > 0.9 || math.Abs(many-math.Sqrt(0.95)) > 0.015 {
		t.Errorf("validity = %.3f of 3 points and a skewed truth, %.3f of 11 and a normal one; want below .9, and about %.3f", few, many, math.Sqrt(0.95))
	}
}

// Alpha of worked cases: items that are the same, and the table of Cronbach's formula by
// hand: items (1,2), (2,4), (4,3) have variances 7/3 and 1, and their sum 13/3.
func TestAlpha(t *testing.T) {
	for _, tt := range []struct {
		name  string
		items []float64
		k     int
		want  float64
	}{
		{"the same items", []float64{1, 1, 2, 2, 5, 5}, 2, 1},
		{"by hand", []float64{1, 2, 2, 4, 4, 3}, 2, 2 * (1 - (7./3+1)/(13./3))},
		{"one item", []float64{1, 2, 3}, 1, math.NaN()},
		{"one row", []float64{1, 2}, 2, math.NaN()},
		{"nobody differs", []float64{1, 2, 1, 2}, 2, math.NaN()},
	} {
		got := Alpha(tt.items, tt.k)
		if !(math.Abs(got-tt.want) < 1e-12) && !(math.IsNaN(got) && math.IsNaN(tt.want)) {
			t.Errorf("%s: Alpha(%v, %d) = %v; want %v", tt.name, tt.items, tt.k, got, tt.want)
		}
	}
}
