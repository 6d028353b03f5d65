package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"heed/scenarios/design"
)

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
	d := SobolDesign{Factors: 3, Second: true}
	var one, four, both float64
	got := make([]float64, 12)
	for seed := range uint64(sets) {
		x := saltelli(t, design.Saltelli{Factors: 3, Samples: 512, Second: true, Scramble: true, Seed: seed})
		r, err := SobolIndices(noisy(rnd, x, replicates, ishigami, 3, 0, 0), d, booted(seed, 20, .95))
		if err != nil {
			t.Fatal(err)
		}
		one, four, both = one+r.Chance.Single.Value/sets, four+r.Chance.Mean.Value/sets, both+r.Expected.Second[2][0].Value/sets
		for i, v := range slices.Concat(values(r.Mean.First), values(r.Mean.Total), values(r.Expected.First), values(r.Expected.Total)) {
			got[i] += v / sets
		}
	}
	single, mean := 9/(9+ishigamiV), 2.25/(2.25+ishigamiV)
	if math.Abs(one-single) > .01 || math.Abs(four-mean) > .005 {
		t.Errorf("chance = %.4f of one replicate, %.4f of the mean; want %.4f and %.4f", one, four, single, mean)
	}
	if want := ishigami13 / ishigamiV; math.Abs(both-want) > .02 {
		t.Errorf("second-order index of factors 1 and 3 = %.4f; want %.4f", both, want)
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
	if held[true] < sets*78/100 || held[false] > sets*2/3 {
		t.Errorf("of %d intervals %d hold the index with replicates, %d without; want 156 or more and 133 or fewer", sets, held[true], held[false])
	}
}

// What there is to say of chance, by how replicates are.
func TestWhatCanBeToldOfChance(t *testing.T) {
	rnd := rand.New(rand.NewPCG(49, 50))
	x := saltelli(t, design.Saltelli{Factors: 2, Samples: 32, Scramble: true})
	linear := func(u []float64) float64 { return 3*u[0] + 2*u[1] }
	for _, tt := range []struct {
		name    string
		y       [][]float64
		common  bool
		warning string
	}{
		{"one replicate", evaluated(x, linear), true, OneReplicateWarning},
		{"two of a common seed", noisy(rnd, x, 2, linear, 0, 1, 1), true, TwoReplicatesWarning},
		{"no chance", noisy(rnd, x, 3, linear, 0, 0, 0), true, NotReplicatedByChance},
		{"only chance", noisy(rnd, x, 3, func([]float64) float64 { return 0 }, 0, 1, 0), true, OnlyChanceWarning},
	} {
		r, err := SobolIndices(tt.y, SobolDesign{Factors: 2, Common: tt.common}, booted(1, 50, .95))
		if err != nil || !slices.Contains(r.Warnings, tt.warning) {
			t.Errorf("%s: %q, error %v; want %q", tt.name, r.Warnings, err, tt.warning)
		}
		if one := len(tt.y[0]) == 1; math.IsNaN(r.Chance.Single.Value) != one || (r.Expected.First == nil) != one {
			t.Errorf("%s: chance %v, of the expectation %v; want them unless of one replicate", tt.name, r.Chance.Single, r.Expected.First)
		}
	}
	r, err := SobolIndices(noisy(rnd, x, 3, linear, 1, 0, 0), SobolDesign{Factors: 2}, booted(1, 50, .95))
	if err != nil || !slices.Equal(r.Seeded.First[2].Warnings, []string{OwnChanceWarning}) || !same(r.Seeded.Total[0].Value, nan) || !(r.Seeded.Total[2].Value > 0) {
		t.Errorf("chance of its own: first %+v, totals %+v, error %v; want no first, and the total of chance alone", r.Seeded.First[2], r.Seeded.Total, err)
	}
}
