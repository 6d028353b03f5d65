package network

import (
	"errors"
	"fmt"
)

// Teams returns the network of an organization chart: everybody in a team is
// tied to everybody else in it, and people have besides a mean of extra ties
// outside their team, of which a share inside (0 to 1) stays in their
// department. Extra ties are drawn by themselves, with one probability between
// the teams of a department and another between departments. team[i] and home[i]
// are the team and the department of node i, any numbers below len(team).
//
// Where a department holds fewer pairs outside teams than its share of the ties
// wants, for instance none because it is a single team, the rest goes across
// departments; where all people have one department, all stay inside. So the
// mean is extra wherever there are people enough.
//
// It wants at least one node, home as long as team, each team in one department,
// extra finite and not negative, and inside from 0 to 1.
func Teams(team []uint32, extra float64, home []uint32, inside float64, r Rand) (*Graph, error) {
	if err := checkTeams(team, extra, home, inside); err != nil {
		return nil, err
	}
	n := len(team)
	order := sorted(sorted(sequence(n), team, n), home, n)
	teams, homes := starts(order, team), starts(order, home)
	ties := extra * float64(n) / 2
	for t := range len(teams) - 1 {
		size := float64(teams[t+1] - teams[t])
		ties += float64(size * (size - 1) / 2)
	}
	if err := roomFor(ties); err != nil {
		return nil, err
	}
	s := newSampler(order, ties, r)
	for t := range len(teams) - 1 {
		s.all(teams[t], teams[t+1])
	}
	s.extra(teams, homes, extra, inside)
	return rows(n, s.pairs)
}

// extra draws the ties outside teams: a mean of extra for each place.
func (s *sampler) extra(teams, homes []int, extra, inside float64) {
	if len(homes) == 2 {
		inside = 1
	}
	rest := extra * float64(len(s.order)) / 2
	for h := range len(homes) - 1 {
		// The teams of a department are a run of teams that ends where it ends.
		last := 0
		for teams[last] < homes[h+1] {
			last++
		}
		own := teams[:last+1]
		wanted := extra * inside * float64(homes[h+1]-homes[h]) / 2
		possible := pairsBetween(own)
		s.between(own, share(wanted, possible))
		rest -= min(wanted, possible)
		teams = teams[last:]
	}
	s.between(homes, share(rest, pairsBetween(homes)))
}

func checkTeams(team []uint32, extra float64, home []uint32, inside float64) error {
	errs := []error{checkNodes("team", team), checkLabels("team", team),
		checkLabels("home", home), checkMean("extra", extra)}
	if len(home) != len(team) {
		errs = append(errs, fmt.Errorf("network: len(home) = %d: want len(team) = %d", len(home), len(team)))
	}
	if !(inside >= 0 && inside <= 1) {
		errs = append(errs, fmt.Errorf("network: inside = %v: want a share from 0 to 1", inside))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return checkHomes(team, home)
}

// checkHomes reports the first team that is in two departments.
func checkHomes(team, home []uint32) error {
	first := make([]uint32, len(team)) // 1 + the first node of each team
	for i, t := range team {
		if first[t] == 0 {
			first[t] = uint32(i) + 1
		}
		if j := first[t] - 1; home[j] != home[i] {
			return fmt.Errorf("network: home[%d] = %d: want %d, the department of node %d in the same team %d",
				i, home[i], home[j], j, t)
		}
	}
	return nil
}
