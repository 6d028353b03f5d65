package stats

import (
	"cmp"
	"math"
	"slices"
)

// A Quadrant of the plane of costs and effects (Black 1990, Med. Decis. Making
// 10:212) says how an arm compares with another.
type Quadrant string

const (
	QuadrantSame      Quadrant = "same"      // neither cost nor effect differ
	QuadrantDominant  Quadrant = "dominant"  // no dearer and no less effective, and one of them better
	QuadrantDominated Quadrant = "dominated" // no cheaper and no more effective, and one of them worse
	QuadrantCosts     Quadrant = "costs"     // dearer and more effective: the ratio is what a unit of effect costs, the less the better
	QuadrantSaves     Quadrant = "saves"     // cheaper and less effective: the ratio is what a unit given up saves, the more the better
	QuadrantUndefined Quadrant = "undefined" // cost or effect is
)

// CostEffectiveness returns the incremental cost-effectiveness ratio of an arm that
// costs cost more than another and does effect more, in units of cost per unit of
// effect, and the quadrant that says how to read it (Drummond et al. 2015, Methods
// for the Economic Evaluation of Health Care Programmes, chapter 5). An effect
// above 0 is an improvement: of a metric to be minimized pass its fall. The ratio is
// above 0, and defined for [QuadrantCosts] and [QuadrantSaves] alone. Elsewhere it is
// NaN, as a ratio below 0 has no order: to be cheaper by more and better by more pull
// it in opposite directions.
func CostEffectiveness(cost, effect float64) (ratio float64, q Quadrant) {
	switch {
	case math.IsNaN(cost) || math.IsNaN(effect):
		return math.NaN(), QuadrantUndefined
	case cost == 0 && effect == 0:
		return math.NaN(), QuadrantSame
	case cost <= 0 && effect >= 0:
		return math.NaN(), QuadrantDominant
	case cost >= 0 && effect <= 0:
		return math.NaN(), QuadrantDominated
	case effect > 0:
		return cost / effect, QuadrantCosts
	}
	return cost / effect, QuadrantSaves
}

// A Rank is where an option stands among options that exclude each other.
type Rank struct {
	Option int      // its number from 0
	Before int      // the option that it is compared with; -1 for the first of the frontier
	Cost   float64  // more than that of Before
	Effect float64  // more than that of Before
	Ratio  float64  // Cost / Effect; NaN for the first, and off the frontier
	Status Quadrant // QuadrantCosts on the frontier, QuadrantDominated or QuadrantExtended off it, QuadrantUndefined
}

// QuadrantExtended marks an option that is dearer by unit of effect than a mixture of
// two others: extended dominance (Weinstein 1990).
const QuadrantExtended Quadrant = "extendedly dominated"

// Frontier returns the options in rising order of cost, with their incremental
// ratios along the frontier of those that are worth their cost for some worth of a
// unit of effect (Karlsson and Johannesson 1996, PharmacoEconomics 9:113). Each
// option on it is compared with the one before it on it, each option off it with
// the dearest on it that costs no more. Ratios rise along the frontier: take the
// last option whose ratio is under what a unit of effect is worth. Of equal options
// the first is on it, the others are [QuadrantDominated]. Options with a cost or effect
// that is not finite are [QuadrantUndefined] and come last. It panics when the lengths
// differ.
func Frontier(cost, effect []float64) []Rank {
	if len(cost) != len(effect) {
		panic("stats: costs and effects of unequal number")
	}
	ranks := make([]Rank, len(cost))
	for i := range ranks {
		ranks[i] = Rank{i, -1, math.NaN(), math.NaN(), math.NaN(), QuadrantUndefined}
		if finite([]float64{cost[i], effect[i]}) && !math.IsNaN(cost[i]) && !math.IsNaN(effect[i]) {
			ranks[i].Status = QuadrantCosts
		}
	}
	slices.SortStableFunc(ranks, func(a, b Rank) int {
		if a.Status != b.Status {
			return cmp.Compare(a.Status, b.Status) // QuadrantCosts before QuadrantUndefined
		}
		if a.Status == QuadrantUndefined {
			return 0
		}
		return cmp.Or(cmp.Compare(cost[a.Option], cost[b.Option]), cmp.Compare(effect[b.Option], effect[a.Option]))
	})
	hull(ranks, cost, effect)
	before := -1
	for i := range ranks {
		r := &ranks[i]
		if r.Status == QuadrantUndefined {
			break
		}
		if r.Before = before; before >= 0 {
			r.Cost, r.Effect = cost[r.Option]-cost[before], effect[r.Option]-effect[before]
		}
		if r.Status == QuadrantCosts {
			r.Ratio, before = r.Cost/r.Effect, r.Option
		}
	}
	return ranks
}

// hull sets the status of what is off the frontier, given ranks in order of cost.
func hull(ranks []Rank, cost, effect []float64) {
	var on []int // indices of ranks
	for i, r := range ranks {
		if r.Status == QuadrantUndefined {
			break
		}
		if len(on) > 0 && effect[r.Option] <= effect[ranks[on[len(on)-1]].Option] {
			ranks[i].Status = QuadrantDominated
			continue
		}
		for len(on) > 1 {
			a, b := ranks[on[len(on)-2]].Option, ranks[on[len(on)-1]].Option
			if (cost[b]-cost[a])/(effect[b]-effect[a]) < (cost[r.Option]-cost[b])/(effect[r.Option]-effect[b]) {
				break
			}
			ranks[on[len(on)-1]].Status = QuadrantExtended
			on = on[:len(on)-1]
		}
		on = append(on, i)
	}
}
