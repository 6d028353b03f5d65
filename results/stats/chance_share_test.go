package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Of uniform factors f = 4 u has the variance 4/3; chance of the variance 4, its own at each point,
// or 1 in common and 9/3 with the factor, is 3/4 of all. Means of 40 samples have standard errors
// of under 0.01 and, of 30 common replicates, 0.02; four are allowed.
func TestShareOfChance(t *testing.T) {
	rnd := rand.New(rand.NewPCG(81, 82))
	f := func(u []float64) float64 { return 4 * u[0] }
	var own, common, ofMeans float64
	for seed := range uint64(40) {
		x := uniform(rnd, 300, 1)
		c, err := ChanceShare(noisy(rnd, x, 5, f, 2, 0, 0), booted(seed, 20, .95))
		if err != nil {
			t.Fatal(err)
		}
		own, ofMeans = own+c.Single.Value/40, ofMeans+c.Mean.Value/40
		c, err = ChanceShare(noisy(rnd, x, 30, f, 0, 1, 3), booted(seed, 20, .95))
		if err != nil {
			t.Fatal(err)
		}
		common += c.Single.Value / 40
	}
	if math.Abs(own-.75) > .04 || math.Abs(ofMeans-.375) > .04 || math.Abs(common-.75) > .08 {
		t.Errorf("share of chance = %.3f of one, %.3f of the mean of 5, %.3f in common; want 0.75, 0.375, 0.75", own, ofMeans, common)
	}
}

func TestShareOfChanceAtItsEnds(t *testing.T) {
	b := booted(1, 50, .95)
	for _, tt := range []struct {
		name    string
		y       [][]float64
		want    float64
		warning string
	}{
		{"one replicate", [][]float64{{1}, {2}, {3}}, nan, OneReplicateWarning},
		{"constant", [][]float64{{.1, .1, .1}, {.1, .1, .1}}, 0, ConstantOutputWarning},
		{"no chance", [][]float64{{1, 1}, {2, 2}, {3, 3}}, 0, ""},
		{"nothing else", [][]float64{{1, 2, 6}, {1, 2, 6}, {1, 2, 6}}, 1, ""},
	} {
		c, err := ChanceShare(tt.y, b)
		if err != nil || !same(c.Single.Value, tt.want) || tt.warning != "" && !slices.Contains(c.Single.Warnings, tt.warning) {
			t.Errorf("%s: ChanceShare = %+v, error %v; want %v and %q", tt.name, c.Single, err, tt.want, tt.warning)
		}
	}
	if _, err := ChanceShare([][]float64{{1, 2}, {nan, 1}}, b); err == nil || !strings.Contains(err.Error(), "point 1") {
		t.Errorf("ChanceShare with an undefined output: error %v; want it to name point 1", err)
	}
}
