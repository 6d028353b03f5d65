package figures

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"heed/results/stats"
)

// The means and intervals are those of a calculation by hand: over replicates, after the
// points of a replicate were averaged.
func TestAveragesAreOverPointsBeforeReplicates(t *testing.T) {
	g := grid(t)
	o, err := g.Own(Wish{Metrics: []string{"compliance_rate"}, By: []string{"culture.blame"}})
	if err != nil {
		t.Fatal(err)
	}
	table, err := o.collect()
	if err != nil {
		t.Fatal(err)
	}
	// Points 2 and 3 of training: 0.62 and 0.63, and 0.002 more in the second replicate.
	want := stats.Summarize([]float64{0.625, 0.627})
	got := table.at(0, 0, 1, 1).summary()
	for _, v := range [][2]float64{{got.Mean, want.Mean}, {got.Lo, want.Lo}, {got.Hi, want.Hi}} {
		if math.Abs(v[0]-v[1]) > 1e-12 {
			t.Errorf("training at culture.blame 0.5 = %v; want %v", got, want)
		}
	}
}

func TestDifferencesArePairedByReplicate(t *testing.T) {
	g := grid(t)
	for _, by := range []string{"day", "arm"} {
		o, err := g.Own(Wish{Metrics: []string{"compliance_rate"}, By: []string{by}, Points: "1", Difference: true})
		if err != nil {
			t.Fatal(err)
		}
		table, err := o.collect()
		if err != nil {
			t.Fatal(err)
		}
		want := stats.Summarize([]float64{0.1, 0.101}) // the baseline's luck is off
		if got := table.at(0, 0, 0, 0).summary(); math.Abs(got.Mean-want.Mean) > 1e-12 || math.Abs(got.Lo-want.Lo) > 1e-12 || got.N != 2 {
			t.Errorf("by %s: difference of training at point 1 = %v; want %v", by, got, want)
		}
	}
}

func TestDaysAreChosen(t *testing.T) {
	o, err := grid(t).Own(Wish{Metrics: []string{"acts"}, Days: "5:20", Points: "0"})
	if err != nil {
		t.Fatal(err)
	}
	table, err := o.collect()
	if err != nil {
		t.Fatal(err)
	}
	line, _ := o.course(table, [3]int{})
	if fmt.Sprint(line.X) != "[10 20]" {
		t.Errorf("days 5:20 of 0, 10 and 20 = %v; want 10 and 20", line.X)
	}
}

// Where points share the chance of their replicates, more points do not make the
// interval narrower than the replicates allow.
func TestSharedChanceDoesNotAverageOut(t *testing.T) {
	points, replicates := make([]float64, 1000), []float64{1, 2, 3}
	for i := range points {
		points[i] = 2 + 0.001*float64(i%2) - 0.0005
	}
	s, p := crossed(points, replicates)
	want := stats.Summarize(replicates)
	if s.Hi-s.Lo < 0.99*(want.Hi-want.Lo) {
		t.Errorf("interval of 1000 points = %v wide; want that of the replicates, %v", s.Hi-s.Lo, want.Hi-want.Lo)
	}
	if q := stats.Pair(make([]float64, 3), replicates).P; math.Abs(p-q) > 0.01*q {
		t.Errorf("p = %v; want that of the replicates, %v", p, q)
	}
}

// Values that come one at a time have the mean and interval of all of them.
func TestStreamIsSummary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Float64Range(-100, 100), 1, 30).Draw(t, "x")
		var one tally
		for _, v := range x {
			one.stream(v)
		}
		got, want := one.summary(), stats.Summarize(x)
		near := func(a, b float64) bool { return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-9 }
		if got.N != want.N || !near(got.Mean, want.Mean) || !near(got.Lo, want.Lo) || !near(got.Hi, want.Hi) {
			t.Fatalf("streamed %v = %v; want %v", x, got, want)
		}
	})
}

// Every point is in one part, those of equal values in the same, and without ties parts
// have as many points as can be.
func TestPartsHaveAsManyPoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 60).Draw(t, "points")
		ties := rapid.Bool().Draw(t, "ties")
		f := factor{path: "a.b"}
		x := make([]float64, n)
		for i := range x {
			x[i] = float64((i * 17) % n)
			if ties {
				x[i] = float64(rapid.IntRange(0, 5).Draw(t, "x"))
			}
			f.levels = append(f.levels, fmt.Sprint(x[i]))
		}
		bins := rapid.IntRange(2, 10).Draw(t, "bins")
		points := make([]int, n)
		for i := range points {
			points[i] = i
		}
		d := (&Folder{}).binDim(f, points, bins)
		size := make([]int, len(d.labels))
		for i := range points {
			size[d.of(i, 0)]++
			for j := range points {
				if a, b := d.of(i, 0), d.of(j, 0); x[i] == x[j] && a != b || x[i] < x[j] && a > b {
					t.Fatalf("values %v and %v are in parts %d and %d", x[i], x[j], a, b)
				}
			}
		}
		if least, most := slices.Min(size), slices.Max(size); least == 0 || !ties && n%17 != 0 && most-least > 1 {
			t.Fatalf("parts of %d points have %v of them", n, size)
		}
	})
}
