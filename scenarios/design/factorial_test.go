package design

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// must returns a design that a test knows to be right.
func must(t testing.TB, d Design, err error) Design {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestFactorialHasEveryCombinationInOrder(t *testing.T) {
	d, err := Factorial(2, 1, 3)
	want := [][]float64{{0, .5, 0}, {0, .5, .5}, {0, .5, 1}, {1, .5, 0}, {1, .5, .5}, {1, .5, 1}}
	if diff := cmp.Diff(want, must(t, d, err).Points()); diff != "" {
		t.Errorf("Factorial(2, 1, 3) (-want +got):\n%s", diff)
	}
}

func TestFactorialHasEveryCombinationOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		levels := rapid.SliceOfN(rapid.IntRange(1, 5), 1, 5).Draw(t, "levels")
		d, err := Factorial(levels...)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[int]bool{}
		for _, x := range d.Points() {
			code := 0
			for j, u := range x {
				code = code*levels[j] + level(u, levels[j])
			}
			seen[code] = true
		}
		n := 1
		for _, m := range levels {
			n *= m
		}
		if len(seen) != n || d.N != n {
			t.Errorf("Factorial(%v) has %d points, %d of them different; want %d", levels, d.N, len(seen), n)
		}
	})
}

func TestOneAtATimeHasTheBaseThenEachOtherLevel(t *testing.T) {
	d, err := OneAtATime([]int{3, 1, 2}, []int{1, 0, 0})
	want := [][]float64{{.5, .5, 0}, {0, .5, 0}, {1, .5, 0}, {.5, .5, 1}}
	if diff := cmp.Diff(want, must(t, d, err).Points()); diff != "" {
		t.Errorf("OneAtATime (-want +got):\n%s", diff)
	}
}

func TestOneAtATimeMovesOneFactorAndTakesEachLevelOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		levels := rapid.SliceOfN(rapid.IntRange(1, 6), 1, 6).Draw(t, "levels")
		base, total := make([]int, len(levels)), 1
		for j, m := range levels {
			base[j] = rapid.IntRange(0, m-1).Draw(t, "base")
			total += m - 1
		}
		d, err := OneAtATime(levels, base)
		if err != nil || d.N != total {
			t.Fatalf("OneAtATime(%v, %v) = %v points, %v; want %d", levels, base, d.N, err, total)
		}
		seen := map[[2]int]bool{}
		for i, x := range d.Points() {
			moved := 0
			for j, u := range x {
				if l := level(u, levels[j]); l != base[j] {
					moved++
					seen[[2]int{j, l}] = true
				}
			}
			if moved != min(i, 1) {
				t.Errorf("point %d moves %d factors; want %d", i, moved, min(i, 1))
			}
		}
		if len(seen) != total-1 {
			t.Errorf("OneAtATime(%v, %v) takes %d other levels; want %d", levels, base, len(seen), total-1)
		}
	})
}

func TestLevelsComeBackFromTheirPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 1<<26).Draw(t, "n")
		k := rapid.IntRange(0, n-1).Draw(t, "k")
		if got := level(place(k, n), n); got != k {
			t.Errorf("level(place(%d, %d), %d) = %d; want %[1]d", k, n, n, got)
		}
	})
}

func TestCrossHasEveryPointWithEvery(t *testing.T) {
	a, err := Factorial(2)
	b, errB := Factorial(3)
	c, errC := Cross(must(t, a, err), must(t, b, errB))
	want, errW := Factorial(2, 3)
	if diff := cmp.Diff(must(t, want, errW).Points(), must(t, c, errC).Points()); diff != "" {
		t.Errorf("Cross of factorials of 2 and 3 is not that of 2 by 3 (-want +got):\n%s", diff)
	}
	s := Design{sobol(t, 2), 5}
	c, err = Cross(s, b)
	if got, want := must(t, c, err).Point(13), append(s.Point(4), 0.5); !slices.Equal(got, want) {
		t.Errorf("Cross(sobol, 3 levels).Point(13) = %v; want %v", got, want)
	}
}

func TestImpossibleDesignsAreRefused(t *testing.T) {
	endless := Design{sobol(t, 1), maxPoints}
	tests := []struct {
		name string
		make func() (Design, error)
	}{
		{"factorial of nothing", func() (Design, error) { return Factorial() }},
		{"factor of no levels", func() (Design, error) { return Factorial(2, 0) }},
		{"more points than can be numbered", func() (Design, error) { return Factorial(1<<20, 1<<20, 1<<20, 1<<20) }},
		{"one at a time of nothing", func() (Design, error) { return OneAtATime(nil, nil) }},
		{"base beyond the levels", func() (Design, error) { return OneAtATime([]int{2}, []int{2}) }},
		{"base of too few factors", func() (Design, error) { return OneAtATime([]int{2, 2}, []int{0}) }},
		{"crossed beyond numbering", func() (Design, error) { return Cross(endless, endless) }},
		{"crossed with nothing", func() (Design, error) { return Cross(endless, Design{}) }},
		{"Latin hypercube of no points", func() (Design, error) { return Latin{Factors: 1, Candidates: 1}.Design() }},
		{"Latin hypercube of no factors", func() (Design, error) { return Latin{Points: 1, Candidates: 1}.Design() }},
		{"Latin hypercube of no candidates", func() (Design, error) { return Latin{Factors: 1, Points: 1}.Design() }},
		{"Latin hypercube of too many doublings", func() (Design, error) {
			return Latin{Factors: 1, Points: 1, Candidates: 1, Doublings: 21}.Design()
		}},
		{"Latin hypercube of negative exchanges", func() (Design, error) {
			return Latin{Factors: 1, Points: 1, Candidates: 1, Exchanges: -1}.Design()
		}},
		{"odd levels of Morris", func() (Design, error) {
			return Morris{Factors: 2, Trajectories: 2, Levels: 5, Candidates: 2}.Design()
		}},
		{"no trajectories", func() (Design, error) { return Morris{Factors: 2, Levels: 4, Candidates: 2}.Design() }},
		{"fewer candidates than trajectories", func() (Design, error) {
			return Morris{Factors: 2, Trajectories: 3, Levels: 4, Candidates: 2}.Design()
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d, err := tt.make(); err == nil {
				t.Errorf("have a design of %d points; want an error", d.N)
			}
		})
	}
}
