package stats

import (
	"math"

	"heed/sim/num"
)

// A Regret says how an arm fares over futures that nobody can choose among: points
// of a sweep of assumptions, each weighing the same. What is in the unit of the
// metric is 0 or more. All but N are NaN where N is 0 or an outcome is infinite.
type Regret struct {
	N        int     // futures in which all arms are defined
	Best     float64 // share of futures in which it is the best, ties shared: sums to 1 over arms
	Mean     float64 // expected regret, in the unit of the metric
	Max      float64 // the largest regret, in the unit of the metric (Savage 1951)
	Harm     float64 // share of futures in which it is worse than the baseline
	MeanHarm float64 // mean over all futures of how much worse it is than the baseline, 0 where it is not
}

// Regrets returns the regret of each arm from its outcomes, arm by arm, by future.
// The regret in a future is how much better the best arm there is (Savage 1951, J.
// Am. Stat. Assoc. 46:55; Lempert et al. 2006, Management Science 52:514). Futures in
// which any arm is undefined are left out. Baseline is the number of the arm that
// harm is measured against, the arm to be had without doing anything.
//
// The best of an arm's outcomes is better than its expectation by luck where these
// are means of few replicates, so that regret is then overstated for all. Regrets
// panics when arms differ in length or baseline is none of them.
func Regrets(outcomes [][]float64, baseline int, d Direction) []Regret {
	if baseline < 0 || baseline >= len(outcomes) {
		panic("stats: a baseline that is no arm")
	}
	futures := columns(outcomes)
	all := make([]Regret, len(outcomes))
	wins := make([][]float64, len(outcomes)) // by arm and future
	for a := range wins {
		wins[a] = make([]float64, len(futures))
	}
	won := make([]float64, len(outcomes))
	for f, values := range futures {
		clear(won)
		shareBest(won, values, d)
		for a := range won {
			wins[a][f] = won[a]
		}
	}
	if len(futures) == 0 || !allFinite(futures) {
		for a := range all {
			all[a] = Regret{len(futures), math.NaN(), math.NaN(), math.NaN(), math.NaN(), math.NaN()}
		}
		return all
	}
	for a := range all {
		all[a] = regret(futures, a, baseline, d)
		all[a].Best = num.Mean(wins[a])
	}
	return all
}

// regret returns the regret of one arm, but for the share of futures it is best in.
func regret(futures [][]float64, arm, baseline int, d Direction) Regret {
	r := Regret{N: len(futures)}
	lost, harm := make([]float64, len(futures)), make([]float64, len(futures))
	for f, values := range futures {
		for _, v := range values {
			lost[f] = max(lost[f], d.gain(v, values[arm]))
		}
		r.Max = max(r.Max, lost[f])
		if harm[f] = max(0, d.gain(values[baseline], values[arm])); harm[f] > 0 {
			r.Harm++
		}
	}
	r.Mean, r.MeanHarm = num.Mean(lost), num.Mean(harm)
	r.Harm /= float64(len(futures))
	return r
}
