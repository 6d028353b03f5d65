package design

import (
	"math"
	"math/rand/v2"
	"testing"
)

// discrepancy returns the square of the centred L2-discrepancy of points (Hickernell 1998,
// Math. Comp. 67:299).
func discrepancy(x [][]float64) float64 {
	n, s := float64(len(x)), len(x[0])
	one, two := 0.0, 0.0
	for _, p := range x {
		f := 1.0
		for _, u := range p {
			z := math.Abs(u - 0.5)
			f *= 1 + z/2 - z*z/2
		}
		one += f
		for _, q := range x {
			g := 1.0
			for j, u := range p {
				g *= 1 + math.Abs(u-0.5)/2 + math.Abs(q[j]-0.5)/2 - math.Abs(u-q[j])/2
			}
			two += g
		}
	}
	return math.Pow(13.0/12, float64(s)) - 2*one/n + two/(n*n)
}

// The value is that of SciPy's manual for these points (scipy.stats.qmc.discrepancy).
func TestDiscrepancyIsThePublishedOne(t *testing.T) {
	var x [][]float64
	for _, p := range [][2]float64{{1, 3}, {2, 6}, {3, 2}, {4, 5}, {5, 1}, {6, 4}} {
		x = append(x, []float64{(p[0] - 0.5) / 6, (p[1] - 0.5) / 6})
	}
	if got, want := discrepancy(x), 0.008142039609053464; math.Abs(got-want) > 1e-15 {
		t.Errorf("discrepancy = %v; want %v", got, want)
	}
}

// Sobol' points fill the cube more evenly than any of 50 sets of independent ones, and on
// average Latin hypercubes lie between, as their margins alone are even.
func TestDesignsFillTheCubeMoreEvenlyThanChance(t *testing.T) {
	const n, factors = 128, 4
	s := sobol(t, factors)
	chance, best, latin, scrambled := 0.0, math.Inf(1), 0.0, 0.0
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 0))
		x := make([][]float64, n)
		for i := range x {
			x[i] = []float64{r.Float64(), r.Float64(), r.Float64(), r.Float64()}
		}
		chance += discrepancy(x) / 50
		best = min(best, discrepancy(x))
		d, err := Latin{Factors: factors, Points: n, Candidates: 1, Seed: seed}.Design()
		latin += discrepancy(must(t, d, err).Points()) / 50
		scrambled += discrepancy(Design{s.Scrambled(seed), n}.Points()) / 50
	}
	plain := discrepancy(Design{s, n}.Points())
	if !(plain < best && scrambled < latin && latin < chance) {
		t.Errorf("squared discrepancies: Sobol' %.2e, scrambled %.2e, Latin %.2e, chance %.2e and at best %.2e; want Sobol' below the best of chance, and scrambled < Latin < chance", plain, scrambled, latin, chance, best)
	}
}
