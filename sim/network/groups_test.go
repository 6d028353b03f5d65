package network

import (
	"fmt"
	"math"
	"testing"
)

// within counts the ties inside groups and in all.
func within(g *Graph, group []uint32) (inside, all int) {
	for i := range g.N() {
		for _, j := range g.Of(i) {
			if group[i] == group[j] {
				inside++
			}
		}
	}
	return inside / 2, g.Edges()
}

func TestBlocksHaveTheTiesTheyShould(t *testing.T) {
	tests := []struct {
		name           string
		n, blocks      int
		within, across float64
	}{
		{"ten blocks", 20_000, 10, 8, 2},
		{"one block", 20_000, 1, 10, 0},
		{"many small blocks", 60_000, 10_000, 3, 4},
		{"hardly any ties", 50_000, 5, 0.01, 0.02},
		{"dense", 600, 3, 150, 250},
	}
	for i, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			block := make([]uint32, tt.n)
			for i := range block {
				block[i] = uint32(i * 7 % tt.blocks)
			}
			g := must(Blocks(block, tt.within, tt.across, seeded(uint64(i))))
			inside, all := within(g, block)
			n, size := float64(tt.n), float64(tt.n/tt.blocks)
			mean, sd := binomial(n*(size-1)/2, tt.within/(size-1))
			wantCount(t, "ties within blocks", inside, mean, sd, 4)
			if tt.blocks > 1 {
				mean, sd = binomial(n*(n-size)/2, tt.across/(n-size))
				wantCount(t, "ties across blocks", all-inside, mean, sd, 4)
			}
		})
	}
}

func TestBlocksOfUnevenSizesHaveTheSameMeanInside(t *testing.T) {
	block := make([]uint32, 30_000) // one of 20,000, one of 9,999, one of 1
	for i := range block {
		if i >= 20_000 {
			block[i] = 1
		}
	}
	block[29_999] = 2
	g := must(Blocks(block, 6, 3, seeded(9)))
	var inside, outside [3]int
	for i := range g.N() {
		for _, j := range g.Of(i) {
			if block[i] == block[j] {
				inside[block[i]]++
			} else {
				outside[block[i]]++
			}
		}
	}
	for b, size := range []float64{20_000, 9_999} {
		mean, sd := binomial(size*(size-1)/2, 6/(size-1))
		wantCount(t, fmt.Sprintf("ties within block %d", b), inside[b]/2, mean, sd, 4)
	}
	wantCount(t, "ends of ties across blocks", outside[0]+outside[1]+outside[2], 90_000, 2*math.Sqrt(45_000), 4)
}

// Each possible tie of a small graph is drawn with its own probability, so that
// no place of the enumeration is left out or counted twice.
func TestEveryTieHasItsProbability(t *testing.T) {
	const draws = 20_000
	team, home := []uint32{3, 0, 3, 1, 0, 2, 5, 5, 0}, []uint32{1, 1, 1, 1, 1, 0, 0, 0, 1}
	// Department 1 holds teams of 2, 3 and 1: 11 pairs outside teams; department
	// 0 teams of 1 and 2: 2 pairs; 6*3 pairs across. Mean extra 2, half inside.
	inside := map[uint32]float64{1: 6 * 2 * 0.5 / 2 / 11, 0: 3 * 2 * 0.5 / 2 / 2}
	across := 9 * 2 * 0.5 / 2 / 18
	block := []uint32{1, 0, 1, 2, 1, 0, 4} // sizes 3, 2, 1, 1: 4 pairs within, 17 across
	tests := []struct {
		name string
		make func(Rand) (*Graph, error)
		want func(i, j int) float64
	}{
		{"Teams", func(r Rand) (*Graph, error) { return Teams(team, 2, home, 0.5, r) }, func(i, j int) float64 {
			switch {
			case team[i] == team[j]:
				return 1
			case home[i] == home[j]:
				return inside[home[i]]
			}
			return across
		}},
		{"Blocks", func(r Rand) (*Graph, error) { return Blocks(block, 0.5, 1.5, r) }, func(i, j int) float64 {
			switch {
			case block[i] != block[j]:
				return 7 * 1.5 / 2 / 17
			case block[i] == 1:
				return 0.25
			}
			return 0.5
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := seeded(11)
			n := must(tt.make(r)).N()
			counts := make([]int, n*n)
			for range draws {
				g := must(tt.make(r))
				for i := range n {
					for _, j := range g.Of(i) {
						counts[i*n+int(j)]++
					}
				}
			}
			for i := range n {
				for j := range i {
					mean, sd := binomial(draws, tt.want(i, j))
					wantCount(t, fmt.Sprintf("ties of %d and %d", i, j), counts[i*n+j], mean, max(sd, 1e-9), 5)
				}
			}
		})
	}
}

func TestTeamsKeepTheMeanOfExtraTies(t *testing.T) {
	// 3,000 teams of 10: in departments of 100, each team its own department (so
	// that nothing can stay inside), and one department (so that all must).
	const n = 30_000
	for name, size := range map[string]int{"departments of ten teams": 100, "departments of one team": 10, "one department": n} {
		t.Run(name, func(t *testing.T) {
			team, home := make([]uint32, n), make([]uint32, n)
			for i := range team {
				team[i], home[i] = uint32(i/10), uint32(i/size)
			}
			g := must(Teams(team, 4, home, 0.75, seeded(uint64(size))))
			inTeam, all := within(g, team)
			inHome, _ := within(g, home)
			if want := n * 9 / 2; inTeam != want {
				t.Errorf("ties in teams = %d; want %d", inTeam, want)
			}
			wantCount(t, "extra ties", all-inTeam, 2*n, math.Sqrt(2*n), 4)
			stay := map[int]float64{100: 0.75, 10: 0, n: 1}[size] * 2 * n
			wantCount(t, "extra ties that stay", inHome-inTeam, stay, math.Sqrt(max(stay, 1e-9)), 4)
		})
	}
}
