package study

import (
	"context"
	"fmt"
	"math"

	"heed/results/stats"
)

// DrawErrorRate bounds the probability that a pattern is said to hold in a draw, and
// that it is said to fail there, by luck. It is far from [ErrorRate] because it bears
// on other things: a draw has few replicates, which at that rate would leave nearly
// all draws undecided, and it is one of many, so that luck shifts the share of draws
// in which a pattern holds by at most this much in the mean. The claims of a pattern
// share it as they share that, since a pattern fails by any one of them.
const DrawErrorRate = 0.05

// A Robustness says in how many draws of the assumptions a pattern holds: what of it
// follows from the model's structure, and what from numbers that are ours.
type Robustness struct {
	Pattern  Pattern
	Verdicts []Verdict  // by draw
	Claims   [][]Tested // by draw and claim, with bounds at the claim's share of [DrawErrorRate]
}

// Robust examines the patterns at every draw. What a pattern sets itself stays as
// the pattern has it; all else is as drawn, the same in all of its cells. All draws
// share their chance replicate by replicate. The error is that of [Examine], with the
// number of the draw.
func Robust(ctx context.Context, patterns []Pattern, d Draws, x Examination) ([]Robustness, error) {
	all := make([]Robustness, len(patterns))
	for i, p := range patterns {
		all[i].Pattern = p
	}
	done := x.Done
	for i := range d.Points {
		if done != nil {
			x.Done = func(cells, total int) { done(i*total+cells, len(d.Points)*total) }
		}
		found, err := x.examine(ctx, patterns, circumstances{d.settings(i), DrawErrorRate})
		if err != nil {
			return nil, fmt.Errorf("draw %d: %w", i, err)
		}
		for k, f := range found {
			all[k].Verdicts = append(all[k].Verdicts, f.Verdict)
			all[k].Claims = append(all[k].Claims, f.Claims)
		}
	}
	return all, nil
}

// Count returns in how many draws the verdict is v.
func (r *Robustness) Count(v Verdict) int {
	n := 0
	for _, have := range r.Verdicts {
		if have == v {
			n++
		}
	}
	return n
}

// Share returns the share of draws in which the pattern holds with its 95% interval
// (Wilson 1927).
func (r *Robustness) Share() (share, lo, hi float64) {
	return stats.Wilson(r.Count(Holds), len(r.Verdicts), stats.Confidence)
}

// Right returns in how many draws the means of all claims are above 0: an upper bound
// of what more replicates could show.
func (r *Robustness) Right() int {
	n := 0
	for draw := range r.Claims {
		right := true
		for _, t := range r.Claims[draw] {
			right = right && t.Value > 0
		}
		if right {
			n++
		}
	}
	return n
}

// ClaimCount returns in how many draws the i-th claim is shown, and in how many its
// mean is above 0.
func (r *Robustness) ClaimCount(i int) (shown, right int) {
	for _, claims := range r.Claims {
		if claims[i].Verdict == Holds {
			shown++
		}
		if claims[i].Value > 0 {
			right++
		}
	}
	return shown, right
}

// Weakest returns the claim that is shown in the fewest draws, of several the one whose
// mean is above 0 in the fewest, and of these the first.
func (r *Robustness) Weakest() int {
	best, shown, right := 0, math.MaxInt, math.MaxInt
	for i := range r.Pattern.Claims {
		if s, g := r.ClaimCount(i); s < shown || s == shown && g < right {
			best, shown, right = i, s, g
		}
	}
	return best
}
