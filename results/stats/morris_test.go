package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"heed/scenarios/design"
)

// Exercise 4 of Saltelli et al. (2008), "Global Sensitivity Analysis. The Primer", p. 138: the
// solution has mu 0.66 and 0.21, mu* 1.62 and 0.35, sigma 1.79 and 0.41, of six trajectories on
// four levels. The outputs are printed with two decimals, so that an effect is up to 0.015 off.
var (
	primerPoints = [][]float64{
		{0, 1. / 3}, {0, 1}, {2. / 3, 1}, {0, 1. / 3}, {2. / 3, 1. / 3}, {2. / 3, 1},
		{2. / 3, 0}, {2. / 3, 2. / 3}, {0, 2. / 3}, {1. / 3, 1}, {1, 1}, {1, 1. / 3},
		{1. / 3, 1}, {1. / 3, 1. / 3}, {1, 1. / 3}, {1. / 3, 2. / 3}, {1. / 3, 0}, {1, 0},
	}
	primerOutputs = []float64{.97, .71, 2.39, .97, 2.30, 2.39, 1.87, 2.40, .87, 2.15, 1.71, 1.54, 2.15, 2.17, 1.54, 2.20, 1.87, 1.0}
)

func onePerPoint(y []float64) [][]float64 {
	z := make([][]float64, len(y))
	for p, v := range y {
		z[p] = []float64{v}
	}
	return z
}

func TestEffectsOfThePrimer(t *testing.T) {
	r, err := MorrisEffects(primerPoints, onePerPoint(primerOutputs), 0, booted(1, 100, .95))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		got  []Estimate
		want []float64
	}{
		{"mu", r.Mu, []float64{.66, .21}},
		{"mu*", r.MuStar, []float64{1.62, .35}},
		{"sigma", r.Sigma, []float64{1.79, .41}},
	} {
		if far := farthestFrom(tt.got, tt.want); far > .015 {
			t.Errorf("%s = %.3f; want %.2f", tt.name, values(tt.got), tt.want)
		}
	}
}

// Values that rise with the coordinate, of whatever unit, have the effects of the coordinate.
func TestEffectsOfValuesAreThoseOfCoordinates(t *testing.T) {
	m := design.Morris{Factors: 3, Trajectories: 12, Levels: 6, Candidates: 12, Seed: 2}
	d, err := m.Design()
	if err != nil {
		t.Fatal(err)
	}
	u := d.Points()
	y, x := evaluated(u, ishigami), make([][]float64, len(u))
	for p := range u {
		x[p] = []float64{1e4 * math.Pow(u[p][0], 3), -5 + u[p][1], math.Floor(5.5 * u[p][2])}
	}
	of, err := MorrisEffects(u, y, 0, booted(1, 100, .95))
	by, err2 := MorrisEffects(x, y, m.Step(), booted(1, 100, .95))
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	for i := range of.Effects {
		for j, e := range of.Effects[i] {
			if math.Abs(by.Effects[i][j]-e) > 1e-9 {
				t.Errorf("effect %d of factor %d by values = %v; want %v", j, i, by.Effects[i][j], e)
			}
		}
	}
}

// What Morris (1991) has of his function, in his figure 1 and its discussion: the last ten
// factors do nothing, 8 to 10 are important with linear effects (here 40 exactly, without his
// random coefficients), and 1 to 7 have effects that hang on others or on the factor itself.
// The mean effects of 1 to 7 are those over all of the grid of four levels, worked out here from
// the function by summing each w over its levels, within 4 standard errors of 400 trajectories.
func TestEffectsOfMorrissFunction(t *testing.T) {
	m := design.Morris{Factors: 20, Trajectories: 400, Levels: 4, Candidates: 400, Seed: 7}
	d, err := m.Design()
	if err != nil {
		t.Fatal(err)
	}
	r, err := MorrisEffects(d.Points(), evaluated(d.Points(), morris1991), 0, booted(1, 100, .95))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		mu, star, sigma := r.Mu[i].Value, r.MuStar[i].Value, r.Sigma[i].Value
		switch {
		case i >= 10 && (math.Abs(mu) > 1e-9 || star > 1e-9 || sigma > 1e-9):
			t.Errorf("factor %d does nothing, but mu %v, mu* %v, sigma %v", i+1, mu, star, sigma)
		case i >= 7 && i < 10 && (math.Abs(mu-40) > 1e-9 || sigma > 1e-9):
			t.Errorf("factor %d is linear, but mu %v, sigma %v; want 40 and 0", i+1, mu, sigma)
		case i < 7 && sigma < 10:
			t.Errorf("factor %d has sigma %v; want more than 10", i+1, sigma)
		case i < 7 && math.Abs(mu-meanEffect1991(i)) > 4*sigma/20:
			t.Errorf("factor %d has mu %.2f; want %.2f within %.2f", i+1, mu, meanEffect1991(i), 4*sigma/20)
		}
	}
}

// The g function over the grid of four levels, which Campolongo et al. (2007) screen by mu*: a
// move of 2/3 changes the factor |4u - 2| by 4/3 either way, and it is 4/3 on average, so that
// mu* = 2 / (1 + a_i) times the product of (4/3 + a_j) / (1 + a_j) over the others, while mu is 0.
// Within 4 standard errors of 1000 trajectories.
func TestEffectsOfG(t *testing.T) {
	a := []float64{.001, 89.9, 5.54, 42.1, .78, 1.26, .04, .79, 74.51, 4.32, 82.51, 41.62}
	d, err := design.Morris{Factors: len(a), Trajectories: 1000, Levels: 4, Candidates: 1000, Seed: 1}.Design()
	if err != nil {
		t.Fatal(err)
	}
	r, err := MorrisEffects(d.Points(), evaluated(d.Points(), gFunction(a...)), 0, booted(1, 100, .95))
	if err != nil {
		t.Fatal(err)
	}
	for i := range a {
		want := 2 / (1 + a[i])
		for j := range a {
			if j != i {
				want *= (4./3 + a[j]) / (1 + a[j])
			}
		}
		error := 4 * r.Sigma[i].Value / math.Sqrt(1000)
		if math.Abs(r.MuStar[i].Value-want) > error || math.Abs(r.Mu[i].Value) > error {
			t.Errorf("factor %d: mu* %.4f, mu %.4f; want %.4f and 0 within %.4f", i, r.MuStar[i].Value, r.Mu[i].Value, want, error)
		}
	}
}

// Ishigami's function over the grid of four levels: with sin of x1 from 0 to sqrt(3)/2 or back in
// each move, the fourth power of x3 pi^4 and pi^4 / 81 in halves, and 7 sin^2 of x2 from 0 to 21/4
// or back, mu* are 7.704, 7.875 and 6.249. SALib's test_regression.py has 7.704054, 7.875 of 6
// trajectories that are balanced in x3. Within 4 standard errors of 1000 trajectories.
func TestEffectsOfIshigami(t *testing.T) {
	d, err := design.Morris{Factors: 3, Trajectories: 1000, Levels: 4, Candidates: 1000, Seed: 5}.Design()
	if err != nil {
		t.Fatal(err)
	}
	r, err := MorrisEffects(d.Points(), evaluated(d.Points(), ishigami), 0, booted(1, 100, .95))
	if err != nil {
		t.Fatal(err)
	}
	root, pi4 := math.Sqrt(3)/2, math.Pow(math.Pi, 4)
	for i, want := range []float64{1.5 * root * (1 + .1*(pi4+pi4/81)/2), 1.5 * 21. / 4, 1.5 * .1 * (pi4 - pi4/81) * root / 2} {
		if error := 4*r.Sigma[i].Value/math.Sqrt(1000) + 1e-9; math.Abs(r.MuStar[i].Value-want) > error {
			t.Errorf("factor %d: mu* %.4f; want %.4f within %.4f", i, r.MuStar[i].Value, want, error)
		}
	}
}

// Over 300 designs of 30 trajectories, intervals for mu* at 90% hold it in 90% but for the
// error of the bootstrap, O(1/n), for which 4% is allowed; the share has a standard error of
// 1.7%, of which three are allowed.
func TestIntervalsOfEffectsHoldAtTheirLevel(t *testing.T) {
	const sets = 300
	held := 0
	for seed := range uint64(sets) {
		d, err := design.Morris{Factors: 3, Trajectories: 30, Levels: 4, Candidates: 30, Seed: seed}.Design()
		if err != nil {
			t.Fatal(err)
		}
		r, err := MorrisEffects(d.Points(), evaluated(d.Points(), gFunction(0, 1, 3)), 0, booted(seed, 299, .9))
		want := 4. / 3 * 2. * (7. / 3 / 2) * (13. / 3 / 4) / (4. / 3) // 2 times what the others have on average
		if err != nil {
			t.Fatal(err)
		}
		if e := r.MuStar[0]; e.Lo <= want && want <= e.Hi {
			held++
		}
	}
	if share := float64(held) / sets; math.Abs(share-.9) > .04+.052 {
		t.Errorf("%.3f of intervals hold mu*; want 0.9", share)
	}
}

// Chance of a standard deviation of 1 adds 2 / (R step^2) to the variance of effects; of a
// linear function it is all of it, and where replicates are common to all points it cancels.
// Over 200 trajectories the noise has a standard error of some 2%; 8% are allowed.
func TestChanceInEffects(t *testing.T) {
	rnd := rand.New(rand.NewPCG(51, 52))
	m := design.Morris{Factors: 2, Trajectories: 200, Levels: 4, Candidates: 200}
	d, err := m.Design()
	if err != nil {
		t.Fatal(err)
	}
	x := d.Points()
	linear := func(u []float64) float64 { return 5 * u[0] }
	own, err := MorrisEffects(x, noisy(rnd, x, 4, linear, 1, 0, 0), 0, booted(1, 100, .95))
	if err != nil {
		t.Fatal(err)
	}
	noise := math.Sqrt(2./4) / m.Step()
	for i := range own.Noise {
		if math.Abs(own.Noise[i]/noise-1) > .08 || own.Chance[i] < .8 {
			t.Errorf("own chance, factor %d: noise %.3f, share %.3f; want %.3f and nearly 1", i, own.Noise[i], own.Chance[i], noise)
		}
	}
	if got, want := own.MuStar[1].Value, noise*math.Sqrt(2/math.Pi); math.Abs(got/want-1) > .2 {
		t.Errorf("mu* of a factor that does nothing = %.3f; want that of chance, %.3f", got, want)
	}
	common, err := MorrisEffects(x, noisy(rnd, x, 4, ishigami2d, 0, 3, 0), 0, booted(1, 100, .95))
	if err != nil || common.Noise[0] > 1e-9 || common.Chance[0] > 1e-9 {
		t.Errorf("chance common to all points: noise %v, share %v, error %v; want none", common.Noise, common.Chance, err)
	}
}

func ishigami2d(u []float64) float64 { return ishigami([]float64{u[0], .3, u[1]}) }

func TestConstantOutputsHaveNoEffects(t *testing.T) {
	y := make([][]float64, len(primerPoints))
	for p := range y {
		y[p] = []float64{.1, .1}
	}
	r, err := MorrisEffects(primerPoints, y, 0, booted(1, 50, .95))
	if err != nil || !slices.Contains(r.Warnings, ConstantOutputWarning) {
		t.Fatalf("MorrisEffects of a constant: %q, error %v; want the warning of a constant", r.Warnings, err)
	}
	for _, e := range slices.Concat(r.Mu, r.MuStar, r.Sigma) {
		if e.Value != 0 || e.Lo != 0 || e.Hi != 0 {
			t.Errorf("effect of a constant = %+v; want 0", e)
		}
	}
}

func TestMorrisEffectsNamesWhatItCannotUse(t *testing.T) {
	for _, tt := range []struct {
		name, want string
		step       float64
		spoil      func(x, y [][]float64) ([][]float64, [][]float64)
	}{
		{"undefined output", "point 4", 0, func(x, y [][]float64) ([][]float64, [][]float64) { y[4][0] = nan; return x, y }},
		{"undefined coordinate", "point 6", 0, func(x, y [][]float64) ([][]float64, [][]float64) { x[6] = []float64{nan, 1}; return x, y }},
		{"two factors at once", "point 2", 0, func(x, y [][]float64) ([][]float64, [][]float64) { x[2] = []float64{.5, .5}; return x, y }},
		{"one factor twice", "point 2", 0, func(x, y [][]float64) ([][]float64, [][]float64) { x[2] = []float64{0, 0}; return x, y }},
		{"points left over", "multiple of 3", 0, func(x, y [][]float64) ([][]float64, [][]float64) { return x[:4], y[:4] }},
		{"outputs of other points", "as many", 0, func(x, y [][]float64) ([][]float64, [][]float64) { return x, y[:15] }},
		{"no points", "no points", 0, func(x, y [][]float64) ([][]float64, [][]float64) { return nil, nil }},
		{"a step too far", "to 1", 2, func(x, y [][]float64) ([][]float64, [][]float64) { return x, y }},
	} {
		x, y := tt.spoil(slices.Clone(primerPoints), onePerPoint(primerOutputs))
		_, err := MorrisEffects(x, y, tt.step, booted(1, 20, .95))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v; want it to say %q", tt.name, err, tt.want)
		}
	}
}

// A step that leaves the value where it was is the step of the factor that moved in no other.
func TestMotionlessStepsHaveNoEffect(t *testing.T) {
	x := [][]float64{{1, 0}, {1, 3}, {1, 3}, {2, 3}, {1, 3}, {1, 0}}
	r, err := MorrisEffects(x, onePerPoint([]float64{0, 2, 2, 7, 2, 0}), .5, booted(1, 50, .95))
	if err != nil || !slices.Contains(r.Warnings, MotionlessWarning) || !slices.Equal(r.Effects[0], []float64{0, 10}) || !slices.Equal(r.Effects[1], []float64{4, 4}) {
		t.Errorf("MorrisEffects = %v, %q, error %v; want 0 and 10, 4 and 4, and the warning", r.Effects, r.Warnings, err)
	}
}
