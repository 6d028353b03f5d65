package stats

import (
	"fmt"
	"math"
	"slices"
)

// walked are trajectories, read: which factor each step moves and how far.
type walked struct {
	trajectories, factors int
	moves                 [][]move // by factor and trajectory
	warnings              []string
}

// A move is the step to a point from the one before it, by so far in the unit cube.
type move struct {
	point int
	by    float64
}

// walks reads trajectories.
func walks(x, y [][]float64, step float64) (walked, error) {
	if err := checkWalks(x, y, step); err != nil {
		return walked{}, err
	}
	k := len(x[0])
	w := walked{trajectories: len(x) / (k + 1), factors: k, moves: make([][]move, k)}
	var bad []int
	for t := range w.trajectories {
		moves, still, wrong := trajectory(x[t*(k+1):(t+1)*(k+1)], step)
		for _, p := range wrong {
			bad = append(bad, t*(k+1)+p)
		}
		for i := range moves {
			moves[i].point += t * (k + 1)
			w.moves[i] = append(w.moves[i], moves[i])
		}
		if still && len(w.warnings) == 0 {
			w.warnings = append(w.warnings, MotionlessWarning)
		}
	}
	if len(bad) > 0 {
		return walked{}, fmt.Errorf("stats: %s: want one factor to move in each step of a trajectory of %d points, and each factor once", pointsNamed(bad), k+1)
	}
	return w, nil
}

// trajectory returns the move of each factor over the points x, whether some step moved none,
// and the points to which a step moved two factors, or one that had moved before.
//
// Note: a step can leave the value where it was, if neighbouring levels have the same, as of a
// whole number of few values. The output is then that of the point before, but for chance.
func trajectory(x [][]float64, step float64) (moves []move, still bool, wrong []int) {
	moves = make([]move, len(x)-1)
	var motionless []int
	for p := 1; p < len(x); p++ {
		i, by, n := moved(x[p-1], x[p])
		switch {
		case n == 0:
			motionless = append(motionless, p)
		case n > 1 || moves[i].point > 0:
			wrong = append(wrong, p)
		case step > 0:
			moves[i] = move{p, math.Copysign(step, by)}
		default:
			moves[i] = move{p, by}
		}
	}
	for i := range moves {
		if moves[i].point == 0 && len(motionless) > 0 {
			moves[i] = move{motionless[0], assumed(step)}
			motionless = motionless[1:]
			still = true
		}
	}
	return moves, still, wrong
}

// assumed returns how far a motionless step is taken to go.
func assumed(step float64) float64 {
	if step > 0 {
		return step
	}
	return 1
}

// moved returns the last factor in which two points differ, by how much, and how many do.
func moved(from, to []float64) (factor int, by float64, n int) {
	for i := range from {
		if to[i] != from[i] {
			factor, by, n = i, to[i]-from[i], n+1
		}
	}
	return factor, by, n
}

// effects returns the effects of factor i, by trajectory and replicate.
func (w walked) effects(i int, y [][]float64) [][]float64 {
	e := make([][]float64, w.trajectories)
	for t, m := range w.moves[i] {
		e[t] = slices.Clone(y[m.point])
		for r := range e[t] {
			e[t][r] = (e[t][r] - y[m.point-1][r]) / m.by
		}
	}
	return e
}
