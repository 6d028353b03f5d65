package study

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"heed/results"
	"heed/scenarios/design"
	"heed/sim"
	"heed/sim/num"
)

// A laidOut is a folder of a sweep whose outputs a test makes up, of the points of a design.
type laidOut struct {
	kind       string
	points     design.Design
	factors    []string
	replicates int
	settings   map[string]any
	level      func(factor int, u float64) string // nil for u itself
	value      func(u []float64, replicate, arm int) []float64
	lost       map[[2]int]bool // units that fail
}

// arms and metrics of a laidOut.
var laidArms, laidMetrics = []string{"baseline", "arm"}, []string{"compliance_rate", "participation_rate"}

// folder makes the folder and returns it.
func (l laidOut) folder(t *testing.T) string {
	t.Helper()
	p := toyPlan(l.points.N, l.replicates)
	p.Arms, p.Factors, p.Metrics = laidArms, l.factors, nil
	for _, m := range laidMetrics {
		p.Metrics = append(p.Metrics, results.Column{Name: m})
	}
	p.Settings = map[string]any{designSetting: l.kind, "sweep.seeds": "common"}
	for k, v := range l.settings {
		p.Settings[k] = v
	}
	p.Levels = func(point int) (all []string) {
		for i, u := range l.points.Point(point) {
			text := fmt.Sprint(u)
			if l.level != nil {
				text = l.level(i, u)
			}
			all = append(all, text)
		}
		return all
	}
	f := open(t, t.TempDir(), p)
	err := Run(context.Background(), f, func(_ context.Context, point, replicate int, _ *Crew) (*results.Unit, error) {
		if l.lost[[2]int{point, replicate}] {
			return nil, errors.New("lost")
		}
		u := &results.Unit{Point: point, Replicate: replicate}
		for arm := range laidArms {
			u.Arms = append(u.Arms, results.ArmRows{Whole: l.value(l.points.Point(point), replicate, arm)})
		}
		return u, nil
	}, Options{Workers: 2})
	finish := f.Finish
	if len(l.lost) > 0 {
		finish, err = f.FinishPartial, nil
	}
	if err == nil {
		err = finish(WriteSensitivity)
	}
	if err != nil {
		t.Fatal(err)
	}
	return f.Dir()
}

// saltelli is a sweep of Saltelli's samples of three factors.
func saltelli(t *testing.T, samples int) laidOut {
	t.Helper()
	d, err := design.Saltelli{Factors: 3, Samples: samples, Scramble: true, Seed: 3}.Design()
	if err != nil {
		t.Fatal(err)
	}
	return laidOut{kind: "saltelli", points: d, factors: []string{"a", "b", "c"}, replicates: 2, settings: map[string]any{secondSetting: false},
		value: func(u []float64, replicate, arm int) []float64 {
			return []float64{ishigamiOf(u) + float64(arm)*u[1], 1}
		}}
}

// ishigamiOf is the function of Ishigami and Homma (1990) of the unit cube.
func ishigamiOf(u []float64) float64 {
	x := func(i int) float64 { return math.Pi * (2*u[i] - 1) }
	return math.Sin(x(0)) + 7*math.Pow(math.Sin(x(1)), 2) + .1*math.Pow(x(2), 4)*math.Sin(x(0))
}

// indexOfRow returns a row of sensitivity.csv.
func indexOfRow(t *testing.T, rows []map[string]string, arm, output, method, factor, index string) (value, lo, hi float64) {
	t.Helper()
	for _, r := range rows {
		if r["arm"] == arm && r["output"] == output && r["method"] == method && r["factor"] == factor && r["index"] == index {
			var v [3]float64
			for i, c := range []string{"value", "lo", "hi"} {
				if _, err := fmt.Sscan(r[c], &v[i]); err != nil {
					v[i] = math.NaN()
				}
			}
			return v[0], v[1], v[2]
		}
	}
	t.Errorf("no row of %s, %s, %s, %q, %s", arm, output, method, factor, index)
	return math.NaN(), math.NaN(), math.NaN()
}

// Of Ishigami's function (first-order indices .314, .442, 0, total ones .558, .442, .244;
// Ishigami and Homma 1990) 1024 samples find each within .1, which is 2.3 standard errors of the
// worst of them for independent samples, and half of them within .15; of an effect that is one
// factor's, all is that factor's; a constant output has zeros, with a warning; and there is
// no chance.
func TestSweepHasSobolIndices(t *testing.T) {
	dir := saltelli(t, 1024).folder(t)
	rows := rowsOf(t, dir, SensitivityFile)
	for i, want := range [][2]float64{{.3139, .5576}, {.4424, .4424}, {0, .2437}} {
		factor := []string{"a", "b", "c"}[i]
		for k, index := range []string{"first", "total"} {
			v, lo, hi := indexOfRow(t, rows, "baseline", "compliance_rate", Sobol, factor, index)
			if math.Abs(v-want[k]) > .1 || !(lo <= v && v <= hi) {
				t.Errorf("%s of %s: %v [%v, %v]; want %v", index, factor, v, lo, hi, want[k])
			}
			if v, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", Sobol, factor, index+"_half"); math.Abs(v-want[k]) > .15 {
				t.Errorf("%s of %s by half the samples: %v; want %v", index, factor, v, want[k])
			}
			if v, _, _ := indexOfRow(t, rows, "arm", "compliance_rate", Sobol, factor, index); math.Abs(v-float64(i%2)) > .02 {
				t.Errorf("%s of %s for the effect of the arm: %v; want %v", index, factor, v, i%2)
			}
			if v, lo, hi := indexOfRow(t, rows, "baseline", "participation_rate", Sobol, factor, index); v != 0 || lo != 0 || hi != 0 {
				t.Errorf("%s of %s for a constant: %v [%v, %v]; want 0", index, factor, v, lo, hi)
			}
		}
	}
	if v, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", ChanceOnly, "", "chance"); v != 0 {
		t.Errorf("chance %v of what replicates do not differ in; want 0", v)
	}
	if d := strings.Join(doubtsOf(t, dir, SensitivityFile), "\n"); !strings.Contains(d, "the same at all points") {
		t.Errorf("doubts %q; want one of the constant output", d)
	}
}

// A seed that adds a normal value of variance v to an output of variance V is a factor of
// its own, with v / (v + V) of the variance of a replicate and less of the mean's.
func TestSweepSaysHowMuchIsChance(t *testing.T) {
	l := saltelli(t, 256)
	l.replicates = 8
	l.value = func(u []float64, replicate, arm int) []float64 {
		luck := num.NormalQuantile(sim.NewStreams(5, replicate).Named("luck").Float64(0, 0))
		return []float64{u[0] + luck*math.Sqrt(1./12), 0}
	}
	rows := rowsOf(t, l.folder(t), SensitivityFile)
	// Of 8 seeds the share is (7/8) v / ..., with v by chi-squared of 7 degrees: .33 to .62 in 95 of 100.
	single, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", ChanceOnly, "", "chance")
	mean, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", ChanceOnly, "", "chance_of_mean")
	seed, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", SobolSeeded, SeedFactor, "total")
	if !(single > .3 && single < .7) || !(mean > .03 && mean < .25) || math.Abs(seed-single) > 1e-9 {
		t.Errorf("chance %v, of the mean %v, the seed's total index %v; want about .5 and .11, and the last as the first", single, mean, seed)
	}
	if a, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", SobolExpected, "a", "total"); math.Abs(a-1) > .02 {
		t.Errorf("total index of a with chance taken out: %v; want 1", a)
	}
}

// Of a linear output over trajectories mu* is the size of the coefficient over the range,
// and sigma is 0; names and switches are factors too.
func TestSweepHasElementaryEffects(t *testing.T) {
	d, err := design.Morris{Factors: 3, Trajectories: 6, Levels: 4, Candidates: 6, Seed: 2}.Design()
	if err != nil {
		t.Fatal(err)
	}
	l := laidOut{kind: "morris", points: d, factors: []string{"a", "b", "c"}, replicates: 2, settings: map[string]any{levelsSetting: 4},
		level: func(factor int, u float64) string {
			switch {
			case factor == 1:
				return map[bool]string{true: `"near"`, false: `"far"`}[u < .5]
			case factor == 2:
				return fmt.Sprint(u >= .5)
			}
			return fmt.Sprint(10 * u)
		},
		value: func(u []float64, replicate, arm int) []float64 {
			return []float64{3*u[0] + 2*math.Floor(2*u[2]*.999) + float64(arm)*u[0]*u[0], u[0]}
		}}
	rows := rowsOf(t, l.folder(t), SensitivityFile)
	// A switch moves by all of its range in a step of 2/3.
	for factor, want := range map[string][2]float64{"a": {3, 3}, "b": {0, 0}, "c": {3, 3}} {
		for k, index := range []string{"mu_star", "mu"} {
			if v, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", Morris, factor, index); math.Abs(v-want[k]) > 1e-9 {
				t.Errorf("%s of %s: %v; want %v", index, factor, v, want[k])
			}
		}
	}
	if v, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", Morris, "a", "sigma"); math.Abs(v) > 1e-9 {
		t.Errorf("sigma of what is linear: %v; want 0", v)
	}
	if v, _, _ := indexOfRow(t, rows, "arm", "compliance_rate", Morris, "a", "mu"); v < .5 || v > 1.5 {
		t.Errorf("mu of a for the effect a^2 of the arm: %v; want about 1", v)
	}
	if v, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", Morris, "a", "noise"); v != 0 {
		t.Errorf("noise %v of what replicates do not differ in; want 0", v)
	}
}

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
	for _, want := range []string{`no metric "compliance_rat" in the folder; did you mean "compliance_rate"?`, `no arm "nobody"`, "morris needs a design of kind morris; this is saltelli", `no method "sobel"`} {
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
