package study

import (
	"fmt"

	"heed/results/stats"
	"heed/sim/num"
)

// A Coverage says of a key how often truths lay in the intervals of their posteriors.
type Coverage struct {
	Path          string
	N             int // truths
	In50, In95    int // of these, in the central intervals of 50% and 95%
	MeanRank      float64
	MeanShrinkage float64
}

// Coverages returns the coverage of each key, in the order of the priors.
func Coverages(all []Recovery) []Coverage {
	if len(all) == 0 {
		return nil
	}
	var keys []Coverage
	for j := range all[0].Recoveries {
		c := Coverage{Path: all[0].Recoveries[j].Path, N: len(all)}
		var ranks, shrinkages []float64
		for _, one := range all {
			r := one.Recoveries[j]
			if r.Inside(0.5) {
				c.In50++
			}
			if r.Inside(0.95) {
				c.In95++
			}
			ranks, shrinkages = append(ranks, r.Rank), append(shrinkages, r.Shrinkage)
		}
		c.MeanRank, c.MeanShrinkage = num.Mean(ranks), num.Mean(shrinkages)
		keys = append(keys, c)
	}
	return keys
}

// doubtsOfRecovery says of which keys so many truths lie outside that chance would seldom
// do it, and what the targets do not tell of.
func doubtsOfRecovery(all []Recovery) (doubts []string) {
	for _, c := range Coverages(all) {
		if _, lo, hi := stats.Wilson(c.In95, c.N, 0.95); hi < 0.95 {
			doubts = append(doubts, fmt.Sprintf("%s: %d of %d truths lie in the 95%% interval of their posterior (that is a share from %.2f to %.2f): posteriors are too narrow, or beside the truth", c.Path, c.In95, c.N, lo, hi))
		}
		if c.MeanShrinkage < littleShrinkage {
			doubts = append(doubts, fmt.Sprintf("%s: such data tell nothing of it by itself, whatever the truth (mean shrinkage %.2f)", c.Path, c.MeanShrinkage))
		}
	}
	return doubts
}
