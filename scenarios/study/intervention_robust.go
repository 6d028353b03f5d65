package study

import (
	"math"
	"slices"

	"heed/results/stats"
)

// A standing is how an arm fares over futures.
type standing struct {
	arm int
	stats.Regret
	bestLo, bestHi, harmLo, harmHi float64
	harmSure                       float64
	worst                          int // the point of the largest regret, -1 where it has none
}

// standings returns how some of the arms fare by a yardstick, the baseline, which is
// the first, included. Arms that never cost anything have no effect for their cost, and
// are left out where that is asked for.
func (f *futures) standings(y int, among []int) (all []standing) {
	var outcomes [][]float64
	var kept []int
	for _, arm := range among {
		if effects := f.effects[y][arm]; !yardsticks[y].perCost || slices.ContainsFunc(effects, defined) {
			outcomes, kept = append(outcomes, effects), append(kept, arm)
		}
	}
	if len(kept) < 2 {
		return nil
	}
	rows := f.whole(outcomes)
	for i := range outcomes {
		outcomes[i] = at(outcomes[i], rows)
	}
	direction := yardsticks[y].direction
	worst := worstOf(outcomes, direction)
	for i, r := range stats.Regrets(outcomes, 0, direction) {
		s := standing{arm: kept[i], Regret: r, worst: -1}
		// Shares of ties lie between two counts; a mean misses a count by a rounding.
		s.bestLo, _ = share(math.Floor(float64(r.Best*float64(r.N))+1e-6), r.N)
		_, s.bestHi = share(math.Ceil(float64(r.Best*float64(r.N))-1e-6), r.N)
		s.harmLo, s.harmHi = share(math.Round(r.Harm*float64(r.N)), r.N)
		s.harmSure = stats.Summarize(at(f.worse[y][kept[i]], rows)).Mean
		if r.Max > 0 {
			s.worst = f.points[rows[worst[i]]]
		}
		all = append(all, s)
	}
	return all
}

func defined(v float64) bool { return !math.IsNaN(v) }

// whole returns the futures in which all of some arms are defined.
func (f *futures) whole(outcomes [][]float64) (rows []int) {
	for i := range f.points {
		if !slices.ContainsFunc(outcomes, func(o []float64) bool { return math.IsNaN(o[i]) || math.IsInf(o[i], 0) }) {
			rows = append(rows, i)
		}
	}
	return rows
}

// at returns some of the values.
func at(values []float64, rows []int) []float64 {
	some := make([]float64, len(rows))
	for i, row := range rows {
		some[i] = values[row]
	}
	return some
}

// worstOf returns for each arm the first future in which its regret is the largest.
func worstOf(outcomes [][]float64, d stats.Direction) []int {
	worst := make([]int, len(outcomes))
	most := make([]float64, len(outcomes))
	for f := range outcomes[0] {
		best := 0.
		for i, o := range outcomes {
			if gain := float64(d) * o[f]; i == 0 || gain > best {
				best = gain
			}
		}
		for i, o := range outcomes {
			if regret := best - float64(float64(d)*o[f]); regret > most[i] {
				worst[i], most[i] = f, regret
			}
		}
	}
	return worst
}

// share returns the ends of Wilson's interval of a count.
func share(count float64, n int) (lo, hi float64) {
	if n == 0 {
		return nan, nan
	}
	_, lo, hi = stats.Wilson(min(n, max(0, int(count))), n, stats.Confidence)
	return lo, hi
}
