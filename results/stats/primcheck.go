package stats

import (
	"cmp"
	"slices"
)

// A BoxCheck draws cases anew and sees whether a box comes again. Chance is that of the
// source alone.
type BoxCheck struct {
	BoxSearch
	Source Source
	Times  int // how often, at least 1; 10 tell tenths
}

// A Reproduction says what came again in halves of the cases.
type Reproduction struct {
	Times int       // halves
	Found int       // of them, those in which the rule found a box
	Again []float64 // by feature, share of all halves whose box limits it
	// Outside is the mean outcome, in the cases of the other halves, inside these boxes,
	// all counted together: what the density is where it was not sought. NaN where they
	// hold none.
	Outside float64
}

// Reproduce seeks a box by the rule in half of the cases, drawn without replacement,
// again and again: a feature that matters is limited in nearly all of them (after Bryant
// and Lempert 2010; by the rule a limit counts only where it is significant there). Halves
// have less to tell by than the whole, so that shares are rather too low.
func (k BoxCheck) Reproduce(c *Cases, among []bool) Reproduction {
	return k.reproduce(c, among, func(half []bool) (Boxed, bool) {
		found, ok := k.Find(c, half)
		return found.Boxed, ok
	})
}

// ReproduceNear does the same for a box that was not taken by the rule: of the
// trajectory that is peeled in each half it takes the box that is the nearest in coverage
// and density, untrimmed (after Bryant and Lempert 2010, who take the nearest in either).
func (k BoxCheck) ReproduceNear(c *Cases, among []bool, b Boxed) Reproduction {
	whole := c.Measure(nil, among)
	return k.reproduce(c, among, func(half []bool) (Boxed, bool) {
		trajectory := k.Trajectory(c, half)
		distance := func(x Peeled) float64 {
			coverage, density := x.Sum/trajectory[0].Sum-b.Sum/whole.Sum, x.Density-b.Density
			return float64(coverage*coverage) + float64(density*density)
		}
		near := slices.MinFunc(trajectory, func(x, y Peeled) int { return cmp.Compare(distance(x), distance(y)) })
		return near.Boxed, true
	})
}

func (k BoxCheck) reproduce(c *Cases, among []bool, seek func(half []bool) (Boxed, bool)) Reproduction {
	r := Reproduction{Times: k.Times, Again: make([]float64, len(c.features))}
	n, sum := 0, 0.
	for t := range k.Times {
		half, rest := k.halve(t, among)
		b, ok := seek(half)
		if !ok {
			continue
		}
		r.Found++
		for _, l := range b.Box {
			r.Again[l.Feature]++
		}
		other := c.Measure(b.Box, rest)
		n += other.N
		sum += other.Sum
	}
	for f := range r.Again {
		r.Again[f] /= float64(k.Times)
	}
	r.Outside = sum / float64(n)
	return r
}

// halve returns the t-th half of some of the cases, and the other half.
func (k BoxCheck) halve(t int, among []bool) (half, rest []bool) {
	var places []int
	for i, there := range among {
		if there {
			places = append(places, i)
		}
	}
	half, rest = make([]bool, len(among)), make([]bool, len(among))
	for i, p := range k.shuffled(t, len(places)) {
		half[places[p]], rest[places[p]] = i < len(places)/2, i >= len(places)/2
	}
	return half, rest
}

// shuffled returns the t-th order of n: that of a random number each, which 96 bits keep
// from being equal.
func (k BoxCheck) shuffled(t, n int) []int {
	order, keys := make([]int, n), make([][4]uint32, n)
	for i := range order {
		order[i], keys[i] = i, k.Source.Block(t, uint64(i), 0)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := keys[a], keys[b]
		return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]), cmp.Compare(x[2], y[2]))
	})
	return order
}

// Luck returns how often the search finds a box that stands out as much as b where
// outcomes have been shuffled among cases and so hang on nothing: (1 + those) / (1 + Times),
// a p value for the box as a whole that allows for all that was looked at (Phipson and Smyth
// 2010, Stat. Appl. Genet. Mol. Biol. 9:39). How much a box stands out is told by the
// probability of so many cases of interest or more among as many drawn from all
// (hypergeometric). Where b was taken by the rule it is compared with what the rule takes
// among the shuffled, so that the p value is exact: where nothing is there to be found, a
// box with a p value of .05 or less is found in at most 5 samples of 100. Otherwise it is
// compared with all boxes of all trajectories, and the p value is rather too large.
func (k BoxCheck) Luck(c *Cases, among []bool, b Boxed, byRule bool) float64 {
	var places []int
	for i, there := range among {
		if there {
			places = append(places, i)
		}
	}
	shuffled := *c
	shuffled.y = slices.Clone(c.y)
	whole := c.Measure(nil, among)
	least := b.surprise(whole)
	found := 1
	for t := range k.Times {
		for i, p := range k.shuffled(t, len(places)) {
			shuffled.y[places[i]] = c.y[places[p]]
		}
		if k.leastSurprise(&shuffled, among, byRule) <= least {
			found++
		}
	}
	return float64(found) / float64(1+k.Times)
}

// surprise returns the probability of so many cases of interest or more among as many as the
// box has, drawn from those of another.
func (b Boxed) surprise(of Boxed) float64 { return drawnTail(int(b.Sum), b.N, int(of.Sum), of.N) }

// leastSurprise returns the surprise of the box that the rule takes, or of all boxes the
// least; more than 1 where there is none.
func (k BoxCheck) leastSurprise(c *Cases, among []bool, byRule bool) float64 {
	all := k.candidates(c, among)
	if byRule {
		if taken, ok := k.find(c, among, all); ok {
			return taken.surprise(all[0].Boxed)
		}
		return 2
	}
	least := 2.
	for _, x := range all {
		least = min(least, x.surprise(all[0].Boxed))
	}
	return least
}
