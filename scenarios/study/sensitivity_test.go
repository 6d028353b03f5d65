package study

import (
	"context"
	"errors"
	"fmt"
	"math"
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
	shift, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", ChanceOnly, "", "chance_shift")
	all, lo, hi := indexOfRow(t, rows, "baseline", "compliance_rate", ChanceOnly, "", "chance_all")
	single, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", ChanceOnly, "", "chance")
	mean, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", ChanceOnly, "", "chance_of_mean")
	seed, _, _ := indexOfRow(t, rows, "baseline", "compliance_rate", SobolSeeded, SeedFactor, "total")
	if single != 0 || mean != 0 || !(all > .3 && all < .7) || !(lo < .5 && .5 < hi) || shift != all || seed != all {
		t.Errorf("chance between points %v, of the mean %v, shift %v, all %v [%v, %v], the seed's total index %v; want 0 and 0, as all points shift alike, and about .5 three times", single, mean, shift, all, lo, hi, seed)
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
