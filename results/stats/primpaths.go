package stats

import (
	"cmp"
	"math"
	"slices"
)

// A narrowed is a box within another, further limited in one feature.
type narrowed struct {
	Limit
	n   int
	sum float64
}

// A path is the boxes that narrow one feature, each within the one before, peeled from one end, from
// both, or category by category.
type path []narrowed

// A tie is the cases of a box that have one value or one category of a feature.
type tie struct {
	value float64
	n     int
	sum   float64
}

// ties returns the values that a feature has in some cases, rising, with what has each.
func (c *Cases) ties(f int, in []bool) (all []tie) {
	if n := c.features[f].Categories; n > 0 {
		all = make([]tie, n)
		for i, there := range in {
			if there {
				x := &all[int(c.features[f].Values[i])]
				x.n++
				x.sum += c.y[i]
			}
		}
		for k := range all {
			all[k].value = float64(k)
		}
		return slices.DeleteFunc(all, func(x tie) bool { return x.n == 0 })
	}
	all = make([]tie, 0, len(in))
	for _, i := range c.order[f] {
		if !in[i] {
			continue
		}
		v := c.features[f].Values[i]
		if last := len(all) - 1; last < 0 || all[last].value != v {
			all = append(all, tie{value: v})
		}
		x := &all[len(all)-1]
		x.n++
		x.sum += c.y[i]
	}
	return all
}

// paths returns what peeling the cases of a box in one feature alone gives: of a number
// from below, from above and from the end that gains most; of categories by dropping the
// one of the lowest mean. A peel takes as many as of all features; it leaves so many cases.
func (p PRIM) paths(c *Cases, in []bool, f, least int) []path {
	ties := c.ties(f, in)
	if len(ties) < 2 {
		return nil
	}
	if c.features[f].Categories > 0 {
		return []path{dropping(c.features[f].Categories, f, ties, least)}
	}
	return []path{p.along(c, f, ties, -1, least), p.along(c, f, ties, 1, least), p.along(c, f, ties, 0, least)}
}

// along peels one end of a number, -1 the lower and 1 the upper; 0 the better one.
func (p PRIM) along(c *Cases, f int, ties []tie, end, least int) (all path) {
	whole := held{}
	for _, x := range ties {
		whole.n, whole.sum = whole.n+x.n, whole.sum+x.sum
	}
	low, high := 0, len(ties)-1
	limit := Limit{Feature: f, Lo: math.Inf(-1), Hi: math.Inf(1)}
	all = make(path, 0, min(len(ties), 64))
	for {
		most := max(1, int(p.Alpha*float64(whole.n)))
		from, below := taking(ties[low:high+1], most, 1)
		to, above := taking(ties[low:high+1], most, -1)
		canLow := end <= 0 && from > 0 && whole.n-below.n >= least
		canHigh := end >= 0 && to > 0 && whole.n-above.n >= least
		switch {
		case canLow && (!canHigh || whole.gain(below) >= whole.gain(above)):
			low += from
			limit.Lo = between(ties[low-1].value, ties[low].value, c.features[f].Whole)
			whole = held{whole.n - below.n, whole.sum - below.sum}
		case canHigh:
			high -= to
			limit.Hi = between(ties[high+1].value, ties[high].value, c.features[f].Whole)
			whole = held{whole.n - above.n, whole.sum - above.sum}
		default:
			return all
		}
		all = append(all, narrowed{limit, whole.n, whole.sum})
	}
}

// gain is what the mean gains, for each case given up, where some are taken off.
func (h held) gain(off held) float64 {
	return ((h.sum-off.sum)/float64(h.n-off.n) - h.sum/float64(h.n)) / float64(off.n)
}

// taking returns how many values from one end have at most so many cases, but one at
// least, and what these hold; 0 where that would be all.
func taking(ties []tie, most, step int) (values int, off held) {
	at := 0
	if step < 0 {
		at = len(ties) - 1
	}
	for ; values < len(ties) && (values == 0 || off.n+ties[at].n <= most); at += step {
		values++
		off.n, off.sum = off.n+ties[at].n, off.sum+ties[at].sum
	}
	if values == len(ties) {
		return 0, held{}
	}
	return values, off
}

// dropping drops categories, that of the lowest mean first, of equals the first.
func dropping(categories, f int, ties []tie, least int) (all path) {
	now := held{}
	for _, x := range ties {
		now.n, now.sum = now.n+x.n, now.sum+x.sum
	}
	slices.SortStableFunc(ties, func(a, b tie) int { return cmp.Compare(a.sum/float64(a.n), b.sum/float64(b.n)) })
	out := make([]bool, categories)
	for _, x := range ties[:len(ties)-1] {
		if now = (held{now.n - x.n, now.sum - x.sum}); now.n < least {
			break
		}
		out[int(x.value)] = true
		all = append(all, narrowed{Limit{Feature: f, Lo: math.Inf(-1), Hi: math.Inf(1), Out: slices.Clone(out)}, now.n, now.sum})
	}
	return all
}

// within returns a box that a limit limits further.
func (b Box) within(l Limit) Box {
	at, there := slices.BinarySearchFunc(b, l.Feature, func(l Limit, f int) int { return l.Feature - f })
	if !there {
		return slices.Insert(slices.Clone(b), at, l)
	}
	b = slices.Clone(b)
	now := &b[at]
	now.Lo, now.Hi = max(now.Lo, l.Lo), min(now.Hi, l.Hi)
	if l.Out != nil {
		now.Out = slices.Clone(now.Out)
		for k, out := range l.Out {
			now.Out[k] = now.Out[k] || out
		}
	}
	return b
}
