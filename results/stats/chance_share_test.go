package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// chanceModel is 4 u of the variance 4/3, with chance.
type chanceModel struct {
	name              string
	own, alone, mixed float64 // as [noisy] has them
	common            bool
}

// want returns the shares of the variance: in one replicate, of the shift, of both.
func (m chanceModel) want() [3]float64 {
	inside, shift := m.own*m.own+m.mixed*m.mixed/3, m.alone*m.alone
	all := 4./3 + inside + shift
	return [3]float64{inside / (4./3 + inside), shift / all, (inside + shift) / all}
}

func (m chanceModel) outputs(rnd *rand.Rand, points, replicates int) [][]float64 {
	return noisy(rnd, uniform(rnd, points, 1), replicates, func(u []float64) float64 { return 4 * u[0] }, m.own, m.alone, m.mixed)
}

// Two replicates and 20 are of the same thing. The mean share in one replicate of so many sets has a
// standard error of under 0.01 (of two seeds and an interaction of one dimension, that of a share of
// a chi-squared value of one degree of freedom, whose ratio is bent: that is left out); four are
// allowed.
func TestChanceIsTheSameByTwoReplicatesAndByTwenty(t *testing.T) {
	const sets = 100
	for _, m := range []chanceModel{
		{"chance of its own", 2, 0, 0, false},
		{"a shift that cancels", .5, 3, 0, true},
		{"chance that differs from point to point", 1, .5, 0, true},
	} {
		t.Run(m.name, func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(81, 82))
			for _, replicates := range []int{2, 20} {
				single, mean := 0.0, 0.0
				for seed := range uint64(sets) {
					c, err := ChanceShare(m.outputs(rnd, 150, replicates), Replication{Common: m.common}, booted(seed, 1, .95))
					if err != nil {
						t.Fatal(err)
					}
					single, mean = single+c.Single.Value/sets, mean+c.Mean.Value/sets
				}
				s := m.want()[0]
				ofMeans := s / (s + float64(replicates)*(1-s))
				if math.Abs(single-s) > .02 || math.Abs(mean-ofMeans) > .02 {
					t.Errorf("by %d replicates %.3f of one, %.3f of the mean; want %.3f and %.3f", replicates, single, mean, s, ofMeans)
				}
			}
		})
	}
}

// The components of the variance have no bias by two seeds either, and so neither their ratio to one
// that is well known: the mean of 400 sets of a shift of the variance 1, beside 4/3 of the factor,
// has a standard error of 7%; three are allowed.
func TestComponentsHaveNoBias(t *testing.T) {
	const sets = 400
	rnd := rand.New(rand.NewPCG(83, 84))
	m := chanceModel{"", .5, 1, 1, true}
	for _, replicates := range []int{2, 5} {
		var got varianceParts
		for range sets {
			table := Replication{Common: true}.table(m.outputs(rnd, 40, replicates))
			c := table.components(table.means())
			got.points, got.within, got.shift = got.points+c.points/sets, got.within+c.within/sets, got.shift+c.shift/sets
		}
		if math.Abs(got.points-4./3) > .15 || math.Abs(got.within-.25-1./3) > .09 || math.Abs(got.shift-1) > .21 {
			t.Errorf("by %d replicates components %+v; want 1.333, 0.583 and 1", replicates, got)
		}
	}
}

// Intervals at 90% hold the truth: with chance of its own, and with common seeds, from the fewest that have an
// interval, whether the interaction is another at each point or one draw for all of them. A
// share of 200 sets has a standard error of 2%; three under 90% are allowed.
func TestIntervalsOfChanceHold(t *testing.T) {
	const sets = 200
	for _, m := range []chanceModel{
		{"own", 2, 0, 0, false},
		{"another at each point", 1, .5, 0, true},
		{"one draw for all points", .3, 1, 1.5, true},
	} {
		for _, replicates := range []int{2, LeastSeeds, 20} {
			if m.common && replicates < LeastSeeds {
				continue
			}
			rnd := rand.New(rand.NewPCG(85, 86))
			var held [3]int
			for seed := range uint64(sets) {
				c, err := ChanceShare(m.outputs(rnd, 100, replicates), Replication{Common: m.common}, booted(seed, 199, .9))
				if err != nil {
					t.Fatal(err)
				}
				for i, e := range []Estimate{c.Single, c.Shift, c.All} {
					if want := m.want()[i]; e.Lo <= want && want <= e.Hi {
						held[i]++
					}
				}
			}
			t.Logf("%s, %d replicates: %v of %d", m.name, replicates, held, sets)
			if !m.common {
				held[1], held[2] = held[0], held[0]
			}
			if slices.Min(held[:]) < sets*84/100 {
				t.Errorf("%s, %d replicates: %v of %d intervals, in one replicate, of the shift and of both, hold the share; want 168 or more", m.name, replicates, held, sets)
			}
		}
	}
}

func TestShareOfChanceAtItsEnds(t *testing.T) {
	b := booted(1, 50, .95)
	own, common := Replication{}, Replication{Common: true}
	for _, tt := range []struct {
		name       string
		y          [][]float64
		of         Replication
		want, last float64 // in one replicate, of all
		warning    string
	}{
		{"one replicate", [][]float64{{1}, {2}, {3}}, own, nan, nan, OneReplicateWarning},
		{"constant", [][]float64{{.1, .1, .1}, {.1, .1, .1}}, own, 0, nan, ConstantOutputWarning},
		{"constant under seeds", [][]float64{{.1, .1, .1}, {.1, .1, .1}}, common, 0, 0, ConstantOutputWarning},
		{"no chance", [][]float64{{1, 1}, {2, 2}, {3, 3}}, own, 0, nan, ""},
		{"nothing else", [][]float64{{1, 2, 6}, {1, 2, 6}, {1, 2, 6}}, own, 1, nan, ""},
		{"a shift alone", [][]float64{{1, 2, 6}, {1, 2, 6}, {1, 2, 6}}, common, 0, 1, ""},
		{"a shift and points", [][]float64{{1, 2, 6}, {2, 3, 7}, {3, 4, 8}}, common, 0, 7. / 8, FewSeedsWarning},
	} {
		c, err := ChanceShare(tt.y, tt.of, b)
		if err != nil || !same(c.Single.Value, tt.want) || !(same(c.All.Value, tt.last) || math.Abs(c.All.Value-tt.last) < 1e-12) ||
			tt.warning != "" && !slices.Contains(c.Single.Warnings, tt.warning) {
			t.Errorf("%s: ChanceShare = %+v, of all %v, error %v; want %v, %v and %q", tt.name, c.Single, c.All.Value, err, tt.want, tt.last, tt.warning)
		}
		if c.Single.N != len(tt.y) || c.Mean.N != len(tt.y) {
			t.Errorf("%s: n = %d and %d; want the %d points", tt.name, c.Single.N, c.Mean.N, len(tt.y))
		}
	}
	if _, err := ChanceShare([][]float64{{1, 2}, {nan, 1}}, own, b); err == nil || !strings.Contains(err.Error(), "point 1") {
		t.Errorf("ChanceShare with an undefined output: error %v; want it to name point 1", err)
	}
}
