package design

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// What Morris (1991) asks of a trajectory: it is on the grid, each step moves one factor by
// the step, and each factor moves once.
func TestTrajectoriesMoveEachFactorOnceByTheStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.IntRange(1, 5).Draw(t, "trajectories")
		m := Morris{
			Factors: rapid.IntRange(1, 6).Draw(t, "factors"), Trajectories: r, Levels: 2 * rapid.IntRange(1, 6).Draw(t, "half the levels"),
			Candidates: r + rapid.IntRange(0, 5).Draw(t, "more candidates"), Seed: rapid.Uint64().Draw(t, "seed"),
		}
		d, err := m.Design()
		if err != nil || d.N != r*(m.Factors+1) {
			t.Fatalf("%+v has %d points, error %v; want %d", m, d.N, err, r*(m.Factors+1))
		}
		x := d.Points()
		for t0 := 0; t0 < d.N; t0 += m.Factors + 1 {
			moved := make([]int, m.Factors)
			for i := t0; i <= t0+m.Factors; i++ {
				for j, u := range x[i] {
					if k := u * float64(m.Levels-1); math.Abs(k-math.Round(k)) > 1e-9 || u < 0 || u > 1 {
						t.Errorf("%+v: point %d has %v; want a multiple of 1/%d", m, i, u, m.Levels-1)
					}
					if i > t0 && u != x[i-1][j] {
						moved[j]++
						if by := math.Abs(u - x[i-1][j]); math.Abs(by-m.Step()) > 1e-12 {
							t.Errorf("%+v: point %d moves by %v; want %v", m, i, by, m.Step())
						}
					}
				}
			}
			if slices.Max(moved) != 1 || slices.Min(moved) != 1 {
				t.Errorf("%+v: factors move %v times; want each once", m, moved)
			}
		}
	})
}

// For a linear function each elementary effect is its coefficient.
func TestElementaryEffectsOfALinearFunctionAreItsCoefficients(t *testing.T) {
	beta := []float64{3, -1, 0.5}
	d, err := Morris{Factors: 3, Trajectories: 8, Levels: 4, Candidates: 8}.Design()
	x := must(t, d, err).Points()
	value := func(p []float64) float64 { return beta[0]*p[0] + beta[1]*p[1] + beta[2]*p[2] }
	for i := 1; i < len(x); i++ {
		for j := range beta {
			by := x[i][j] - x[i-1][j]
			if by == 0 || i%4 == 0 {
				continue
			}
			if got := (value(x[i]) - value(x[i-1])) / by; math.Abs(got-beta[j]) > 1e-12 {
				t.Errorf("point %d: effect of factor %d = %v; want %v", i, j, got, beta[j])
			}
		}
	}
}

// Each level of a factor is as likely, and either direction: over 4000 trajectories of 2
// factors, counted at the start of each, chi-square with 35 degrees of freedom over 36 cells
// passes 66.6 with probability 0.001.
func TestAllLevelsAreAlike(t *testing.T) {
	d, err := Morris{Factors: 2, Trajectories: 4000, Levels: 6, Candidates: 4000, Seed: 9}.Design()
	x := must(t, d, err).Points()
	count := make([]int, 36)
	for i := 0; i < len(x); i += 3 {
		count[level(x[i][0], 6)*6+level(x[i][1], 6)]++
	}
	chi := 0.0
	for _, c := range count {
		chi += math.Pow(float64(c)-4000.0/36, 2) / (4000.0 / 36)
	}
	if chi > 66.6 {
		t.Errorf("starts have a chi-square of %.1f; want at most 66.6", chi)
	}
}

// distanceOf is the distance of Campolongo et al. (2007), point by point.
func distanceOf(a, b trajectory) (sum float64) {
	k := len(a.start)
	for p := range slices.Chunk(a.points(), k) {
		for q := range slices.Chunk(b.points(), k) {
			d := 0
			for j := range p {
				d += (p[j] - q[j]) * (p[j] - q[j])
			}
			sum += math.Sqrt(float64(d))
		}
	}
	return sum
}

func TestDistanceOfTrajectoriesIsThatOfAllTheirPoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Morris{Factors: rapid.IntRange(1, 8).Draw(t, "factors"), Levels: 8, Seed: rapid.Uint64().Draw(t, "seed")}
		a, b := m.walk(0), m.walk(1)
		got, want := a.distance(b), distanceOf(a, b)
		if math.Abs(got-want) > 1e-9*want || math.Abs(b.distance(a)-want) > 1e-9*want {
			t.Errorf("distance = %v, and back %v; want %v", got, b.distance(a), want)
		}
	})
}

// total is the square of the spread of a set of trajectories.
func total(set []trajectory) (sum float64) {
	for i := range set {
		for k := range i {
			sum += math.Pow(distanceOf(set[i], set[k]), 2)
		}
	}
	return sum
}

// Taking trajectories one at a time comes within 5 parts in 100 of the best of all sets of 4
// of 12, which is far above a set taken as they come, and two are the best two.
func TestSpreadComesNearTheBestSet(t *testing.T) {
	for seed := range uint64(10) {
		m := Morris{Factors: 4, Levels: 4, Seed: seed}
		var all []trajectory
		for i := range uint32(12) {
			all = append(all, m.walk(i))
		}
		for _, n := range []int{2, 4} {
			best := 0.0
			for set := range 1 << 12 {
				var chosen []trajectory
				for i := range all {
					if set>>i&1 == 1 {
						chosen = append(chosen, all[i])
					}
				}
				if len(chosen) == n {
					best = max(best, total(chosen))
				}
			}
			got := total(spread(all, n))
			if least := map[int]float64{2: 1 - 1e-9, 4: 0.95}[n]; got < least*best {
				t.Errorf("seed %d: the spread of %d of 12 is %.0f; want at least %.2f of %.0f", seed, n, got, least, best)
			}
			if first := total(all[:n]); got <= first {
				t.Errorf("seed %d: the spread of %d of 12 is %.0f; want more than that of the first, %.0f", seed, n, got, first)
			}
		}
	}
}

func TestMoreTrajectoriesExtendTheDesign(t *testing.T) {
	m := Morris{Factors: 5, Trajectories: 4, Levels: 4, Candidates: 20, Seed: 1}
	d, err := m.Design()
	few := must(t, d, err).Points()
	m.Trajectories = 9
	d, err = m.Design()
	if diff := cmp.Diff(few, must(t, d, err).Points()[:len(few)]); diff != "" {
		t.Errorf("9 trajectories do not begin as 4 (-want +got):\n%s", diff)
	}
}

func BenchmarkMorris(b *testing.B) {
	for range b.N {
		if _, err := (Morris{Factors: 50, Trajectories: 20, Levels: 4, Candidates: 100}).Design(); err != nil {
			b.Fatal(err)
		}
	}
}
