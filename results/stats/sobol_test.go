package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"heed/scenarios/design"
)

// SALib's own run of its first example, saltelli.sample(problem, 1000) of Ishigami's function,
// printed by a notebook of 2018 (cocalc.com, public_paths/88256bc40ae5a010359de34833302adc5323476d):
// the points are 1000 to 1999 of Joe and Kuo's sequence of six factors, with bounds of 3.14159265359,
// hence eight digits.
func TestIndicesAreSALibsOnTheSamePoints(t *testing.T) {
	x := saltelli(t, design.Saltelli{Factors: 3, Samples: 2000, Second: true})[8000:]
	d := SobolDesign{Factors: 3, Second: true}
	r, err := SobolIndices(evaluated(x, ishigami), d, booted(1, 50, .95))
	if err != nil {
		t.Fatal(err)
	}
	s := r.Mean.Second
	for _, tt := range []struct {
		name      string
		got, want []float64
	}{
		{"first", values(r.Mean.First), []float64{0.30797549, 0.44776661, -0.00425452}},
		{"total", values(r.Mean.Total), []float64{0.56013728, 0.4387225, 0.24284474}},
		{"second", []float64{s[0][1].Value, s[0][2].Value, s[1][2].Value}, []float64{0.012204615255332008, 0.2515257351736558, -0.009953919522955074}},
	} {
		for i := range tt.want {
			if math.Abs(tt.got[i]-tt.want[i]) > 1e-8 {
				t.Errorf("%s %d = %.10f; SALib has %.8f", tt.name, i, tt.got[i], tt.want[i])
			}
		}
	}
}

// Analytic indices within stated error: with 2^12 scrambled samples the error is under 0.01,
// and on the g function of Saltelli and Sobol' (1995) with a = 0, 1, 4.5, 9, 99, 99, 99, 99 under
// 0.02.
func TestIndicesAreTheAnalyticOnes(t *testing.T) {
	a := []float64{0, 1, 4.5, 9, 99, 99, 99, 99}
	first, total := gIndices(a...)
	for _, tt := range []struct {
		name         string
		f            func([]float64) float64
		first, total []float64
		within       float64
	}{
		{"Ishigami", ishigami, ishigamiFirst, ishigamiTotal, .01},
		{"g", gFunction(a...), first, total, .02},
	} {
		k := len(tt.first)
		x := saltelli(t, design.Saltelli{Factors: k, Samples: 4096, Scramble: true, Seed: 3})
		r, err := SobolIndices(evaluated(x, tt.f), SobolDesign{Factors: k}, booted(1, 50, .95))
		if err != nil {
			t.Fatal(err)
		}
		if far := max(farthestFrom(r.Mean.First, tt.first), farthestFrom(r.Mean.Total, tt.total)); far > tt.within {
			t.Errorf("%s: indices are up to %.4f off; want %.4f", tt.name, far, tt.within)
		}
	}
}

// random returns points of a design of Saltelli's of independent samples.
func random(rnd *rand.Rand, samples int, d SobolDesign) (x [][]float64) {
	draw := func() []float64 {
		u := make([]float64, d.Factors)
		for i := range u {
			u[i] = rnd.Float64()
		}
		return u
	}
	for range samples {
		a, b := draw(), draw()
		x = append(x, a)
		for i := range a {
			u := slices.Clone(a)
			u[i] = b[i]
			x = append(x, u)
		}
		x = append(x, b)
	}
	return x
}

// Over 400 sets of 256 independent samples of Ishigami's function, each of the 6 intervals at
// 90% holds its index in 90% of sets but for the error of the bootstrap, O(1/n), for which
// 2.5% is allowed. A share of 400 has a standard error of 1.5%, and 3.5 of them are passed by
// one of 6 once in 350 seeds. With scrambled samples they hold more often, as they should.
func TestIntervalsOfIndicesHoldAtTheirLevel(t *testing.T) {
	const trials, level = 400, .9
	rnd := rand.New(rand.NewPCG(41, 42))
	d := SobolDesign{Factors: 3}
	held, balanced := make([]int, 6), make([]int, 6)
	count := func(held []int, x [][]float64, seed uint64) {
		r, err := SobolIndices(evaluated(x, ishigami), d, booted(seed, 399, level))
		if err != nil {
			t.Fatal(err)
		}
		for i := range 3 {
			for at, e := range []Estimate{r.Mean.First[i], r.Mean.Total[i]} {
				if want := [][]float64{ishigamiFirst, ishigamiTotal}[at][i]; e.Lo <= want && want <= e.Hi {
					held[2*i+at]++
				}
			}
		}
	}
	for trial := range trials {
		count(held, random(rnd, 256, d), uint64(trial))
		count(balanced, saltelli(t, design.Saltelli{Factors: 3, Samples: 256, Scramble: true, Seed: uint64(trial)}), uint64(trial))
	}
	bound := 3.5 * math.Sqrt(level*(1-level)/trials)
	for i := range held {
		share, more := float64(held[i])/trials, float64(balanced[i])/trials
		t.Logf("%d: %.3f %.3f", i, share, more)
		if share > level+.025+bound || share < level-.025-bound {
			t.Errorf("index %d of independent samples is held by %.3f of intervals; want %v within %.3f", i, share, level, .025+bound)
		}
		if more < level-.025-bound {
			t.Errorf("index %d of scrambled samples is held by %.3f of intervals; want %v or more", i, more, level)
		}
	}
}

// noisy returns the outputs of f and of chance: its own at each point, or for each replicate
// one draw that all points share, by itself (with the standard deviation alone) and with the
// first factor (with that of mixed times 2 u - 1).
func noisy(rnd *rand.Rand, x [][]float64, replicates int, f func([]float64) float64, own, alone, mixed float64) [][]float64 {
	shared := make([][2]float64, replicates)
	for r := range shared {
		shared[r] = [2]float64{rnd.NormFloat64(), rnd.NormFloat64()}
	}
	y := make([][]float64, len(x))
	for p := range x {
		for _, s := range shared {
			y[p] = append(y[p], f(x[p])+own*rnd.NormFloat64()+alone*s[0]+mixed*s[1]*(2*x[p][0]-1))
		}
	}
	return y
}

// Chance of a standard deviation of 3 adds 9 to the variance of Ishigami's function, 13.84, so
// it is 0.394 of one replicate and 0.140 of the mean of four. The indices of the mean are
// those of the expectation times 0.860, which is their bias, and those of the expectation have
// none. Means of 60 sets of 512 samples have standard errors of under 0.005; 0.02 is allowed.
func TestChanceOfItsOwnIsTakenOut(t *testing.T) {
	const sets, replicates = 60, 4
	rnd := rand.New(rand.NewPCG(43, 44))
	d := SobolDesign{Factors: 3}
	var one, four float64
	got := make([]float64, 12)
	for seed := range uint64(sets) {
		x := saltelli(t, design.Saltelli{Factors: 3, Samples: 512, Scramble: true, Seed: seed})
		r, err := SobolIndices(noisy(rnd, x, replicates, ishigami, 3, 0, 0), d, booted(seed, 20, .95))
		if err != nil {
			t.Fatal(err)
		}
		one, four = one+r.Chance.Single.Value/sets, four+r.Chance.Mean.Value/sets
		for i, v := range slices.Concat(values(r.Mean.First), values(r.Mean.Total), values(r.Expected.First), values(r.Expected.Total)) {
			got[i] += v / sets
		}
	}
	single, mean := 9/(9+ishigamiV), 2.25/(2.25+ishigamiV)
	if math.Abs(one-single) > .01 || math.Abs(four-mean) > .005 {
		t.Errorf("chance = %.4f of one replicate, %.4f of the mean; want %.4f and %.4f", one, four, single, mean)
	}
	for i := range 3 {
		for at, want := range []float64{ishigamiFirst[i] * (1 - mean), ishigamiTotal[i]*(1-mean) + mean, ishigamiFirst[i], ishigamiTotal[i]} {
			if v := got[3*at+i]; math.Abs(v-want) > .02 {
				t.Errorf("index %d of factor %d, over sets, = %.4f; want %.4f", at, i, v, want)
			}
		}
	}
}

// Chance common to all points, here 2 z + 1.5 w (2 u_1 - 1) with z and w normal: of the
// variance of one replicate 4 is the seed's own and 2.25 / 3 its interaction with factor 1.
// The seed's indices rest on 40 replicates alone: over 30 sets their standard errors are under
// 0.015; four are allowed.
func TestSeedIsAFactor(t *testing.T) {
	const sets = 30
	rnd := rand.New(rand.NewPCG(45, 46))
	d := SobolDesign{Factors: 3, Common: true}
	got := make([]float64, 8)
	for seed := range uint64(sets) {
		x := saltelli(t, design.Saltelli{Factors: 3, Samples: 128, Scramble: true, Seed: seed})
		r, err := SobolIndices(noisy(rnd, x, 40, ishigami, 0, 2, 1.5), d, booted(seed, 20, .95))
		if err != nil {
			t.Fatal(err)
		}
		for i, v := range slices.Concat(values(r.Seeded.First), values(r.Seeded.Total)) {
			got[i] += v / sets
		}
	}
	all := ishigamiV + 4 + .75
	want := []float64{
		ishigami1 / all, ishigami2 / all, 0, 4 / all,
		(ishigami1 + ishigami13 + .75) / all, ishigami2 / all, ishigami13 / all, 4.75 / all,
	}
	for i := range want {
		if math.Abs(got[i]-want[i]) > .06*max(.4, want[i]) {
			t.Errorf("index %d, first then total, the seed last, = %.4f; want %.4f", i, got[i], want[i])
		}
	}
}

// What factor 1 does is mostly its interaction with the seed, so of 8 replicates the index of
// the mean has an error that samples do not show: with intervals over samples alone the true
// first index of the expectation is lost in more than a third of sets, with replicates as well
// it is held at the level, 90%, less 5% for so few replicates. A share of 200 has a standard
// error of 2%; three and a half are allowed.
func TestIntervalsKnowThatReplicatesAreFew(t *testing.T) {
	const sets = 200
	rnd := rand.New(rand.NewPCG(47, 48))
	linear := func(u []float64) float64 { return 3*u[0] + 2*u[1] }
	held := map[bool]int{}
	for seed := range uint64(sets) {
		x := saltelli(t, design.Saltelli{Factors: 2, Samples: 256, Scramble: true, Seed: seed})
		y := noisy(rnd, x, 8, linear, 0, 1, 2)
		for _, common := range []bool{false, true} {
			r, err := SobolIndices(y, SobolDesign{Factors: 2, Common: common}, booted(seed, 199, .9))
			if err != nil {
				t.Fatal(err)
			}
			if e := r.Expected.First[0]; e.Lo <= 9./13 && 9./13 <= e.Hi {
				held[common]++
			}
		}
	}
	t.Log(held)
	if held[true] < sets*78/100 || held[false] > sets*2/3 {
		t.Errorf("of %d intervals %d hold the index with replicates, %d without; want 156 or more and 133 or fewer", sets, held[true], held[false])
	}
}

func TestConstantOutputsHaveZeros(t *testing.T) {
	d := SobolDesign{Factors: 2, Second: true, Common: true}
	y := make([][]float64, 6*8)
	for p := range y {
		y[p] = []float64{.1, .1, .1}
	}
	r, err := SobolIndices(y, d, booted(1, 20, .95))
	if err != nil || !slices.Contains(r.Warnings, ConstantOutputWarning) {
		t.Fatalf("SobolIndices of a constant: %q, error %v; want the warning of a constant", r.Warnings, err)
	}
	for _, e := range slices.Concat(r.Mean.First, r.Mean.Total, r.Mean.Second[0][1:], r.Expected.First, r.Expected.Total, r.Seeded.First, r.Seeded.Total, []Estimate{r.Chance.Single, r.Chance.Mean}) {
		if e.Value != 0 || e.Lo != 0 || e.Hi != 0 {
			t.Errorf("index of a constant = %+v; want 0, 0 to 0", e)
		}
	}
	for p := range y { // the seed moves all points alike, and the factors none
		y[p] = []float64{.1, .2, .6}
	}
	r, err = SobolIndices(y, d, booted(1, 20, .95))
	if err != nil || r.Chance.Single.Value != 1 || r.Mean.First[0].Value != 0 || !slices.Contains(r.Warnings, OnlyChanceWarning) {
		t.Errorf("SobolIndices of nothing but the seed: chance %+v, %q, error %v; want 1 and the warning of nothing else", r.Chance, r.Warnings, err)
	}
}

func TestSobolIndicesNamesWhatItCannotUse(t *testing.T) {
	good := func() [][]float64 {
		y := make([][]float64, 8)
		for p := range y {
			y[p] = []float64{float64(p * p), float64(p)}
		}
		return y
	}
	d := SobolDesign{Factors: 2}
	for _, tt := range []struct {
		name, want string
		spoil      func(y [][]float64) [][]float64
	}{
		{"undefined", "points 3 and 7", func(y [][]float64) [][]float64 { y[3][1], y[7][0] = nan, math.Inf(1); return y }},
		{"missing", "point 5", func(y [][]float64) [][]float64 { y[5] = nil; return y }},
		{"fewer replicates", "point 2", func(y [][]float64) [][]float64 { y[2] = y[2][:1]; return y }},
		{"points left over", "multiple of 4", func(y [][]float64) [][]float64 { return y[:7] }},
		{"no points", "multiple of 4", func([][]float64) [][]float64 { return nil }},
	} {
		_, err := SobolIndices(tt.spoil(good()), d, booted(1, 20, .95))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v; want it to say %q", tt.name, err, tt.want)
		}
	}
	if _, err := SobolIndices(good(), SobolDesign{}, booted(1, 20, .95)); err == nil {
		t.Error("SobolIndices of no factors: no error; want one")
	}
}

// 10^5 points of 20 factors and 1000 resamples.
func BenchmarkSobolIndices(b *testing.B) {
	for name, d := range map[string]SobolDesign{"first and total": {Factors: 20}, "second": {Factors: 20, Second: true}} {
		for _, replicates := range []int{1, 5} {
			b.Run(fmt.Sprintf("%s, %d replicates", name, replicates), func(b *testing.B) {
				rnd := rand.New(rand.NewPCG(1, 2))
				y := make([][]float64, 100_000/d.Stride()*d.Stride())
				for p := range y {
					for range replicates {
						y[p] = append(y[p], rnd.Float64())
					}
				}
				for b.Loop() {
					if _, err := SobolIndices(y, d, booted(1, 1000, .95)); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
