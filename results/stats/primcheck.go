package stats

import (
	"cmp"
	"slices"
)

// A BoxCheck draws cases anew and sees whether a box comes again. Chance is that of the
// source alone.
type BoxCheck struct {
	PRIM
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
// and Lempert 2010, who take of each trajectory the box that is the nearest to theirs in
// coverage or density; by the rule a limit counts only where it is significant there).
// Halves have less to tell by than the whole, so that shares are rather too low.
func (k BoxCheck) Reproduce(c *Cases, among []bool, rule BoxRule) Reproduction {
	r := Reproduction{Times: k.Times, Again: make([]float64, len(c.features))}
	n, sum := 0, 0.
	for t := range k.Times {
		half, rest := k.halve(t, among)
		at, b := rule.Choose(c, k.Peel(c, half), half)
		if at < 0 {
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

// Luck returns how often PRIM finds a box at least as dense as b, with at least as many
// of the cases of interest, where outcomes have been shuffled among cases and so hang on
// nothing: (1 + those) / (1 + Times), a p value for the box as a whole that allows for all
// that PRIM looked at (Phipson and Smyth 2010, Stat. Appl. Genet. Mol. Biol. 9:39). All
// boxes of a trajectory are looked at, trimmed by the rule if there is one: it is rather
// too large than too small.
func (k BoxCheck) Luck(c *Cases, among []bool, b Boxed, rule *BoxRule) float64 {
	var places []int
	for i, there := range among {
		if there {
			places = append(places, i)
		}
	}
	shuffled := *c
	shuffled.y = slices.Clone(c.y)
	found := 1
	for t := range k.Times {
		for i, p := range k.shuffled(t, len(places)) {
			shuffled.y[places[i]] = c.y[places[p]]
		}
		asGood := func(x Boxed) bool { return x.Sum >= b.Sum && x.Density >= b.Density }
		if slices.ContainsFunc(k.Peel(&shuffled, among), func(x Peeled) bool {
			if rule == nil || x.Density < b.Density { // trimming adds what the limits kept out
				return asGood(x.Boxed)
			}
			return asGood(shuffled.Measure(rule.Trim(&shuffled, x.Box, among), among))
		}) {
			found++
		}
	}
	return float64(found) / float64(1+k.Times)
}
