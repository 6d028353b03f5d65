package design

import "fmt"

// Morris is the plan of a screening by elementary effects (Morris 1991, Technometrics
// 33:161). A trajectory has Factors + 1 points of a grid of Levels levels from 0 to 1. It
// starts at random and moves each factor once, in random order, up or down by [Morris.Step];
// so the difference of two successive points gives one elementary effect, and a factor that
// moves is the only one that does. Each level of a factor is as likely as any other.
//
// Of Candidates random trajectories the design takes those that lie most widely spread
// (Campolongo, Cariboni and Saltelli 2007, Environ. Model. Softw. 22:1509): the two
// farthest from each other, then one by one that which is farthest from those taken, after
// Ruano, Ribes, Seco and Ferrer (2012, Environ. Model. Softw. 37:103), as trying all sets
// is out of reach. So more trajectories from as many candidates extend the design. Points
// t (Factors + 1) and following, Factors + 1 in all, are trajectory t.
type Morris struct {
	Factors      int    // 1 to 65536
	Trajectories int    // at least 1; 10 to 50 are usual
	Levels       int    // even, 2 to 2^16; 4 is usual
	Candidates   int    // Trajectories, which is no choice, to 2^16; 500 to 1000 are usual
	Seed         uint64 // any
}

// Step returns how far a factor moves in the unit cube, Levels / (2 (Levels - 1)), with
// which all levels are equally likely.
func (m Morris) Step() float64 { return float64(m.Levels) / float64(2*(m.Levels-1)) }

// Design returns the trajectories. It takes time in proportion to the squares of
// Candidates and of Factors where there is a choice.
func (m Morris) Design() (Design, error) {
	if err := m.check(); err != nil {
		return Design{}, err
	}
	all := make([]trajectory, m.Candidates)
	for t := range all {
		all[t] = m.walk(uint32(t))
	}
	if m.Candidates > m.Trajectories {
		all = spread(all, m.Trajectories)
	}
	var x []float64
	for _, t := range all {
		for _, l := range t.points() {
			x = append(x, place(l, m.Levels))
		}
	}
	return Design{table{x, m.Factors}, len(x) / m.Factors}, nil
}

// check returns what is wrong with the plan.
func (m Morris) check() error {
	switch {
	case m.Factors < 1 || m.Factors > 1<<16:
		return fmt.Errorf("design: Morris trajectories of %d factors; want 1 to %d", m.Factors, 1<<16)
	case m.Levels < 2 || m.Levels%2 != 0 || m.Levels > 1<<16:
		return fmt.Errorf("design: Morris trajectories on %d levels; want an even number from 2 to %d", m.Levels, 1<<16)
	case m.Trajectories < 1:
		return fmt.Errorf("design: %d Morris trajectories; want at least 1", m.Trajectories)
	case m.Candidates < m.Trajectories || m.Candidates > 1<<16:
		return fmt.Errorf("design: %d Morris trajectories of %d candidates; want at least as many candidates, and at most %d", m.Trajectories, m.Candidates, 1<<16)
	}
	return nil
}

// A trajectory is a start on the grid and the moves from it.
type trajectory struct {
	start []int
	moves []move
}

// A move is by so many levels in one factor.
type move struct{ factor, by int }

// walk returns the t-th random trajectory. A factor that moves up starts in the lower
// half of the levels, one that moves down in the upper.
func (m Morris) walk(t uint32) trajectory {
	r := newChance(m.Seed).row(walking, t, 0)
	half := m.Levels / 2
	w := trajectory{make([]int, m.Factors), make([]move, m.Factors)}
	for j := range m.Factors {
		w.start[j] = int(r.below(uint32(half)))
		w.moves[j] = move{j, half}
		if r.word()>>31 == 1 {
			w.start[j] += half
			w.moves[j].by = -half
		}
	}
	shuffle(r, w.moves)
	return w
}

// points returns the levels of the factors at one point after the other.
func (t trajectory) points() []int {
	k := len(t.start)
	at := append(make([]int, 0, k*(k+1)), t.start...)
	for _, m := range t.moves {
		at = append(at, at[len(at)-k:]...)
		at[len(at)-k+m.factor] += m.by
	}
	return at
}
