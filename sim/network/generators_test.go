package network

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// labels draws n numbers below most.
func labels(t *rapid.T, n, most int, name string) []uint32 {
	return rapid.SliceOfN(rapid.Uint32Range(0, uint32(most-1)), n, n).Draw(t, name)
}

// generated draws arguments for one of the generators, with which it is called.
var generated = map[string]func(t *rapid.T) func(Rand) (*Graph, error){
	"WattsStrogatz": func(t *rapid.T) func(Rand) (*Graph, error) {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		k := 2 * rapid.IntRange(0, (n-1)/2).Draw(t, "k/2")
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		return func(r Rand) (*Graph, error) { return WattsStrogatz(n, k, p, r) }
	},
	"BarabasiAlbert": func(t *rapid.T) func(Rand) (*Graph, error) {
		n := rapid.IntRange(2, 40).Draw(t, "n")
		m := rapid.IntRange(1, n-1).Draw(t, "m")
		return func(r Rand) (*Graph, error) { return BarabasiAlbert(n, m, r) }
	},
	"Blocks": func(t *rapid.T) func(Rand) (*Graph, error) {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		block := labels(t, n, rapid.IntRange(1, n).Draw(t, "blocks"), "block")
		within, across := rapid.Float64Range(0, 50).Draw(t, "within"), rapid.Float64Range(0, 50).Draw(t, "across")
		return func(r Rand) (*Graph, error) { return Blocks(block, within, across, r) }
	},
	"Teams": func(t *rapid.T) func(Rand) (*Graph, error) {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		team, home := anyChart(t, n)
		extra, inside := rapid.Float64Range(0, 50).Draw(t, "extra"), rapid.Float64Range(0, 1).Draw(t, "inside")
		return func(r Rand) (*Graph, error) { return Teams(team, extra, home, inside, r) }
	},
}

// anyChart draws the team and the department of each node.
func anyChart(t *rapid.T, n int) (team, home []uint32) {
	teams := rapid.IntRange(1, n).Draw(t, "teams")
	team = labels(t, n, teams, "team")
	homeOf := labels(t, teams, n, "home of team")
	for _, k := range team {
		home = append(home, homeOf[k])
	}
	return team, home
}

func TestGeneratorsMakeSimpleGraphsThatTheSeedDecides(t *testing.T) {
	for name, draw := range generated {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				generate := draw(t)
				seed := rapid.Uint64().Draw(t, "seed")
				g, err := generate(seeded(seed))
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if why := faults(g); why != "" {
					t.Fatalf("%s: %s", name, why)
				}
				again := must(generate(seeded(seed)))
				if !slices.Equal(g.Neighbors, again.Neighbors) || !slices.Equal(g.Offsets, again.Offsets) {
					t.Fatalf("%s: the same seed gave %v and %v", name, g, again)
				}
			})
		})
	}
}

func TestWattsStrogatzKeepsTheNumberOfTies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		half := rapid.IntRange(0, (n-1)/2).Draw(t, "k/2")
		g := must(WattsStrogatz(n, 2*half, rapid.Float64Range(0, 1).Draw(t, "p"), seeded(rapid.Uint64().Draw(t, "seed"))))
		if g.N() != n || g.Edges() != n*half {
			t.Fatalf("WattsStrogatz(%d, %d): %d nodes, %d ties; want %d, %d", n, 2*half, g.N(), g.Edges(), n, n*half)
		}
		for i := range n {
			if g.Degree(i) < half {
				t.Fatalf("WattsStrogatz(%d, %d): node %d has %d ties; want at least k/2", n, 2*half, i, g.Degree(i))
			}
		}
	})
}

func TestBarabasiAlbertTiesEachNewcomerToMEarlierNodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 60).Draw(t, "n")
		m := rapid.IntRange(1, n-1).Draw(t, "m")
		g := must(BarabasiAlbert(n, m, seeded(rapid.Uint64().Draw(t, "seed"))))
		for u := range n {
			earlier, _ := slices.BinarySearch(g.Of(u), uint32(u))
			if want := min(u, m); earlier != want {
				t.Fatalf("BarabasiAlbert(%d, %d): node %d has %d earlier neighbours; want %d", n, m, u, earlier, want)
			}
		}
	})
}

func TestTeamsAreComplete(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		team, home := anyChart(t, n)
		extra, inside := rapid.Float64Range(0, 3).Draw(t, "extra"), rapid.SampledFrom([]float64{0, 0.5, 1}).Draw(t, "inside")
		g := must(Teams(team, extra, home, inside, seeded(rapid.Uint64().Draw(t, "seed"))))
		for i := range n {
			for j := range i {
				switch {
				case team[i] == team[j] && !g.Has(i, j):
					t.Fatalf("nodes %d and %d of team %d are not tied", i, j, team[i])
				case team[i] != team[j] && extra == 0 && g.Has(i, j):
					t.Fatalf("nodes %d and %d of different teams are tied without extra ties", i, j)
				}
			}
		}
	})
}

func TestMeansBeyondWhatThereIsGiveEveryTie(t *testing.T) {
	block := []uint32{0, 1, 0, 2, 1, 0}
	if g := must(Blocks(block, 10, 10, seeded(1))); g.Edges() != 15 {
		t.Errorf("Blocks(%v, 10, 10) has %d ties; want all 15", block, g.Edges())
	}
	if g := must(Blocks(block, 10, 0, seeded(1))); g.Edges() != 4 {
		t.Errorf("Blocks(%v, 10, 0) has %d ties; want the 4 within", block, g.Edges())
	}
	team, home := []uint32{0, 0, 1, 2, 2, 3}, []uint32{0, 0, 0, 1, 1, 1}
	if g := must(Teams(team, 10, home, 0.1, seeded(1))); g.Edges() != 15 {
		t.Errorf("Teams(%v, 10, %v, 0.1) has %d ties; want all 15", team, home, g.Edges())
	}
}

func TestGeneratorsRefuseArgumentsByName(t *testing.T) {
	r, nan := seeded(1), math.NaN()
	some := []uint32{0, 0, 1}
	tests := []struct {
		name string
		make func() (*Graph, error)
		want string
	}{
		{"no nodes", func() (*Graph, error) { return WattsStrogatz(0, 0, 0, r) }, "n = 0: want at least 1 node"},
		{"odd k", func() (*Graph, error) { return WattsStrogatz(10, 3, 0, r) }, "k = 3: want an even number of neighbours from 0 to below n = 10"},
		{"k of n", func() (*Graph, error) { return WattsStrogatz(10, 10, 0, r) }, "k = 10: want"},
		{"negative k", func() (*Graph, error) { return WattsStrogatz(10, -2, 0, r) }, "k = -2: want"},
		{"p above 1", func() (*Graph, error) { return WattsStrogatz(10, 2, 1.5, r) }, "p = 1.5: want a probability"},
		{"p not a number, beside k", func() (*Graph, error) { return WattsStrogatz(10, 1, nan, r) }, "p = NaN: want a probability"},
		{"too many ties", func() (*Graph, error) { return WattsStrogatz(1_000_000, 10_000, 0, r) }, "about 5000000000 ties: want at most 2147483647"},
		{"m of 0", func() (*Graph, error) { return BarabasiAlbert(5, 0, r) }, "m = 0: want at least 1 and below n = 5"},
		{"m of n", func() (*Graph, error) { return BarabasiAlbert(5, 5, r) }, "m = 5: want"},
		{"popular and too many", func() (*Graph, error) { return BarabasiAlbert(1_000_000, 9999, r) }, "ties: want at most"},
		{"no blocks", func() (*Graph, error) { return Blocks(nil, 1, 1, r) }, "len(block) = 0: want"},
		{"a block above n", func() (*Graph, error) { return Blocks([]uint32{0, 7}, 1, 1, r) }, "block[1] = 7: want below 2"},
		{"negative within", func() (*Graph, error) { return Blocks(some, -1, 1, r) }, "within = -1: want a mean"},
		{"infinite across", func() (*Graph, error) { return Blocks(some, 1, math.Inf(1), r) }, "across = +Inf: want a mean"},
		{"homes too few", func() (*Graph, error) { return Teams(some, 1, []uint32{0}, 0, r) }, "len(home) = 1: want len(team) = 3"},
		{"a team in two homes", func() (*Graph, error) { return Teams(some, 1, []uint32{0, 1, 1}, 0, r) }, "home[1] = 1: want 0, the department of node 0 in the same team 0"},
		{"inside above 1", func() (*Graph, error) { return Teams(some, 1, some, 2, r) }, "inside = 2: want a share"},
		{"extra not a number", func() (*Graph, error) { return Teams(some, nan, some, 0, r) }, "extra = NaN: want a mean"},
		{"one huge team", func() (*Graph, error) {
			return Teams(make([]uint32, 100_000), 0, make([]uint32, 100_000), 0, r)
		}, "about 4999950000 ties: want at most"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := tt.make(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v; want it to say %q", err, tt.want)
			}
		})
	}
}
