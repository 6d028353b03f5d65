package stats

import (
	"math"
	"slices"
)

// Paste returns what becomes of a box when its limits are moved outwards again, a little
// at a time, for as long as the mean inside does not fall (Friedman and Fisher 1999): the
// box itself, and each larger one after it. Where a paste of the share Alpha would lower
// it, half as many cases are tried, down to one. A limit that keeps nothing out is
// lifted. Cases that are not among those looked at do not count.
func (p PRIM) Paste(c *Cases, among []bool, from Box) []Peeled {
	now := Peeled{c.Measure(from, among), -1}
	all := []Peeled{now}
	for {
		var next Peeled
		ok := false
		for most := max(1, int(p.Alpha*float64(now.N))); most > 0 && !ok; most /= 2 {
			next, ok = p.paste(c, among, now, most)
		}
		if !ok {
			return all
		}
		now = next
		all = append(all, now)
	}
}

// paste returns the best larger box, if there is one whose mean is no lower: that which
// gains most for each case, of equals that with fewer limits, then the first.
func (p PRIM) paste(c *Cases, among []bool, now Peeled, most int) (best Peeled, ok bool) {
	score := 0.
	for k, l := range now.Box {
		for _, wider := range c.wider(now.Box, k, among, most) {
			b := slices.Clone(now.Box)
			if b[k] = wider; wider.open() {
				b = now.Box.Without(k)
			}
			x := Peeled{c.Measure(b, among), l.Feature}
			if x.N > 0 && now.N > 0 && x.Density < now.Density {
				continue
			}
			gain := math.Inf(1) // nothing is lost by lifting what keeps nothing out
			if x.N > now.N && now.N > 0 {
				gain = (x.Density - now.Density) / float64(x.N-now.N)
			}
			if !ok || gain > score || gain == score && len(b) < len(best.Box) {
				best, score, ok = x, gain, true
			}
		}
	}
	return best, ok
}

// open reports whether a limit leaves nothing out.
func (l *Limit) open() bool {
	return math.IsInf(l.Lo, -1) && math.IsInf(l.Hi, 1) && !slices.Contains(l.Out, true)
}

// wider returns the k-th limit of a box, moved outwards on each side on which it is not
// open, or with each category that it leaves out.
func (c *Cases) wider(b Box, k int, among []bool, most int) (all []Limit) {
	l := b[k]
	for category, out := range l.Out {
		if out {
			w := l
			w.Out = slices.Clone(l.Out)
			w.Out[category] = false
			all = append(all, w)
		}
	}
	if l.Out != nil {
		return all
	}
	others := b.Without(k)
	if !math.IsInf(l.Lo, -1) {
		w := l
		w.Lo = c.further(l, others, -1, among, most)
		all = append(all, w)
	}
	if !math.IsInf(l.Hi, 1) {
		w := l
		w.Hi = c.further(l, others, 1, among, most)
		all = append(all, w)
	}
	return all
}

// further returns a limit of a feature moved outwards over at most so many cases of those
// that the other limits hold, but over one value at least: infinite where none is left
// beyond.
func (c *Cases) further(l Limit, others Box, end int, among []bool, most int) float64 {
	values, order := c.features[l.Feature].Values, c.order[l.Feature]
	n, moved, last := 0, 0, math.NaN()
	limit := math.NaN()
	at := 0
	if end < 0 {
		at = len(order) - 1
	}
	for ; at >= 0 && at < len(order); at += end {
		i := int(order[at])
		v := values[i]
		if beyond := end < 0 && v < l.Lo || end > 0 && v > l.Hi; !beyond || !among[i] || !c.In(others, i) {
			continue
		}
		if v != last {
			if n > 0 {
				if moved > 0 && n > most {
					return limit
				}
				moved, limit = n, between(v, last, c.features[l.Feature].Whole)
				if moved >= most {
					return limit
				}
			}
			last = v
		}
		n++
	}
	if moved > 0 && n > most {
		return limit
	}
	return math.Inf(end)
}
