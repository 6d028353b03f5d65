package study

import (
	"math"
	"slices"
	"strings"
	"testing"

	"heed/results"
	"heed/scenarios/design"
)

// What is missing is named and refused, and nothing is dropped: a unit that failed leaves no
// table, a point without an output no indices of that output.
func TestSensitivityRefusesHoles(t *testing.T) {
	l := saltelli(t, 16)
	l.lost = map[[2]int]bool{{7, 1}: true}
	dir := l.folder(t)
	if d := doubtsOf(t, dir, SensitivityFile); len(d) != 1 || !strings.Contains(d[0], "is not written") || !strings.Contains(d[0], "point 7 replicate 1") {
		t.Errorf("doubts %q; want one that the table is not written, for point 7 replicate 1", d)
	}
	m, err := results.ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenSensitivity(dir, m); err == nil || !strings.Contains(err.Error(), "point 7 replicate 1") {
		t.Errorf("OpenSensitivity: error %v; want one that names point 7 replicate 1", err)
	}

	l = saltelli(t, 16)
	of := l.value
	l.value = func(u []float64, replicate, arm int) []float64 {
		v := of(u, replicate, arm)
		if slices.Equal(u, l.points.Point(12)) && replicate == 1 && arm == 1 {
			v[0] = math.NaN()
		}
		return v
	}
	dir = l.folder(t)
	if d := strings.Join(doubtsOf(t, dir, SensitivityFile), "\n"); !strings.Contains(d, "leaves out compliance_rate of arm against the baseline: sobol: point 12: ") {
		t.Errorf("doubts %q; want that compliance_rate of the arm is left out for point 12", d)
	}
	for _, r := range rowsOf(t, dir, SensitivityFile) {
		if r["arm"] == "arm" && r["output"] == "compliance_rate" {
			t.Fatalf("row %v of an output that is not there at all points", r)
		}
	}
}

// A sweep of another kind has a first look where it has points enough, and nothing where it
// has not, or where they are laid out in a grid.
func TestSensitivityOfOtherSweeps(t *testing.T) {
	lhs := func(n int) design.Design {
		d, err := design.Latin{Factors: 3, Points: n, Candidates: 1, Seed: 1}.Design()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, tt := range []struct {
		name, kind string
		points     int
		want       []string // methods
	}{
		{"few points of a Latin hypercube", "lhs", 16, nil},
		{"enough for a regression", "lhs", 17, []string{Regression, ChanceOnly}},
		{"enough for both", "lhs", 100, []string{PAWN, Regression, ChanceOnly}},
		{"a grid", "factorial", 100, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := saltelli(t, 1)
			l.kind, l.points = tt.kind, lhs(tt.points)
			dir := l.folder(t)
			m, err := results.ReadManifest(dir)
			if err != nil {
				t.Fatal(err)
			}
			there := slices.ContainsFunc(m.Files, func(f results.File) bool { return f.Name == SensitivityFile })
			if there != (tt.want != nil) {
				t.Fatalf("sensitivity.csv is there: %v; want %v", there, tt.want != nil)
			}
			if !there {
				return
			}
			var have []string
			for _, r := range rowsOf(t, dir, SensitivityFile) {
				if !slices.Contains(have, r["method"]) {
					have = append(have, r["method"])
				}
			}
			if !slices.Equal(have, tt.want) {
				t.Errorf("methods %q; want %q", have, tt.want)
			}
		})
	}
}

// What is asked for in vain is told all at once, and intervals have the level asked for.
func TestSensitivityIsAsked(t *testing.T) {
	dir := saltelli(t, 64).folder(t)
	m, err := results.ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	a, err := OpenSensitivity(dir, m)
	if err != nil {
		t.Fatal(err)
	}
	err = a.Check(Wanted{Metrics: []string{"compliance_rat"}, Arms: []string{"nobody"}, Methods: []string{Morris, "sobel"}})
	for _, want := range []string{`no metric "compliance_rat"; did you mean "compliance_rate"?`, `no arm "nobody"; there are baseline, arm`, "morris needs a design of kind morris; this is saltelli", `no method "sobel"`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Check: error %v; want %q in it", err, want)
		}
	}
	width := func(level float64) float64 {
		found, err := a.Run(Wanted{Metrics: laidMetrics[:1], Arms: laidArms[:1], Methods: []string{Sobol}, Level: level})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range found.Indices {
			if x.Factor == "b" && x.Name == "total" && x.Method == Sobol {
				return x.Hi - x.Lo
			}
		}
		return math.NaN()
	}
	// 1.28 and 1.96 standard errors, were they normal.
	if narrow, wide := width(.8), width(.95); !(narrow > .4*wide && narrow < .9*wide) {
		t.Errorf("width %v at 80%%, %v at 95%%; want about two thirds", narrow, wide)
	}
}

// A thousand factors or a hundred outputs do not take for ever: resamples are bounded, and
// a first look that would take long is left out.
func TestSensitivityIsBounded(t *testing.T) {
	small := SensitivityDesign{Kind: "saltelli", Factors: make([]string, 10), X: make([][]float64, 12*256)}
	large := SensitivityDesign{Kind: "lhs", Factors: make([]string, 200), X: make([][]float64, 5000)}
	if have := small.resamples(Sobol, 4); have != mostResamples {
		t.Errorf("%d resamples of ten factors; want %d", have, mostResamples)
	}
	if have := large.resamples(PAWN, 36); have != leastResamples {
		t.Errorf("%d resamples of 200 factors at 5000 points; want %d", have, leastResamples)
	}
	if have := large.affordable([]string{PAWN, Regression}, 36); slices.Contains(have, Regression) {
		t.Errorf("%q of 200 factors at 5000 points for 36 outputs; want no regression", have)
	}
}
