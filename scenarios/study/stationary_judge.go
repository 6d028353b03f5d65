package study

import (
	"cmp"
	"math"
	"slices"

	"heed/results/stats"
	"heed/scenarios"
	"heed/sim/num"
)

// What counts as moving. A state weighs on the will to comply with at most a few
// logits, so that .01 of it moves compliance by about a tenth of a percentage point:
// less than that a year is lost in what arms differ by.
const (
	negligible   = 0.01 // a year, on a scale of 0 to 1
	conspicuous  = 0.05 // a year: what chance hardly does to one replicate of some hundred employees
	fewest       = 3    // replicates for a t test: two leave it no power
	significance = 0.05 // of one false move or more among all states of all points
)

// A move is what a state does a year.
type move struct {
	state string
	aYear float64
}

// A sample is what the replicates of one point read.
type sample struct {
	scenario *scenarios.Scenario
	phases   phases
	notes    [][]float64 // of each replicate
	tests    int         // how many there are of all states of all points
}

// moves returns the states that move in a step, the fastest first. A state moves if
// its mean over replicates moves by more than is negligible and the paired t test
// over replicates (Student 1908) says that it is not by chance, at a level that is
// divided by the number of tests (Bonferroni). Of fewer than [fewest] replicates,
// only what is conspicuous counts, and chance is not told apart.
func (s *sample) moves(step int) (all []move) {
	for i, m := range settling {
		p := s.compare(step, i)
		left := 1.
		if s.phases.early {
			left = num.Exp(-float64(s.phases.lag) / relaxation(&s.scenario.Params, m.Name))
		}
		v := p.Diff * left * year / float64(s.phases.lag)
		sure := p.N >= fewest && p.P*float64(s.tests) < significance
		if a := math.Abs(v); sure && a > negligible || p.N < fewest && a > conspicuous {
			all = append(all, move{m.Name, v})
		}
	}
	slices.SortStableFunc(all, func(a, b move) int { return cmp.Compare(math.Abs(b.aYear), math.Abs(a.aYear)) })
	return all
}

// compare compares the readings of state i before and after a step.
func (s *sample) compare(step, i int) stats.Paired {
	var before, after []float64
	for _, n := range s.notes {
		before = append(before, n[step*len(settling)+i])
		after = append(after, n[(step+1)*len(settling)+i])
	}
	return stats.Pair(before, after)
}

// enough estimates the shortest burn-in, in days, after which no state would move in
// the first step, of which moves are those of now; 0 where none is in sight. States
// are taken to relax exponentially from the last step in which any moves, until they
// move by half of what is negligible; the next step bounds that, if the run itself
// shows that nothing moves in it.
func (s *sample) enough(moves []move) int {
	step, last := 0, moves
	for step+1 < s.phases.steps {
		next := s.moves(step + 1)
		if len(next) == 0 {
			break
		}
		if math.Abs(next[0].aYear) > slowing*math.Abs(last[0].aYear) {
			return 0
		}
		step, last = step+1, next
	}
	days := s.untilNegligible(last)
	if step+1 < s.phases.steps {
		days = min(days, float64(s.phases.lag))
	}
	return tidy(max(float64(roundsOf(s.scenario).longest), float64(s.scenario.BurnIn+step*s.phases.lag)+days))
}

// slowing is how much of a step's move the next may have at most, if states are to
// come to rest within a few years.
const slowing = 0.75

// untilNegligible returns the days in which moves relax to half of what is
// negligible.
func (s *sample) untilNegligible(moves []move) float64 {
	days := 0.
	for _, m := range moves {
		days = max(days, relaxation(&s.scenario.Params, m.state)*num.Log(2*math.Abs(m.aYear)/negligible))
	}
	return days
}

// tidy rounds days up to a number that one would write.
func tidy(days float64) int { return 50 * int(math.Ceil(days/50)) }
