package stats

import (
	"cmp"
	"math"
	"slices"
)

// A BoxSearch looks for a box: in the trajectory of the usual peeling, and in others, as one
// greedy trajectory misses boxes that are plain to see. Where cases of interest lie at
// both ends of a feature, peeling either end lowers the mean, so that it is never peeled;
// among many features that do nothing the first peels may be luck, and leave no cases to
// find out by.
//
// So boxes are sought along each feature alone, too: peeled from below, from above, and
// from the better end. This is peeling restarted on subsets of features, as in
// the random boxes of Kwakkel and Cunningham (2016, Technological Forecasting and Social
// Change 111:124), but on all subsets of one instead of some drawn by lot, so that chance
// has no part; as there, of all boxes those count which no other of them excels in both
// coverage and density. From the box that stands out most, by the normal score of its
// cases of interest under drawing without replacement, peeling goes on twice: by all features,
// as usual, and along each feature alone again, to as many limits as the rule allows.
type BoxSearch struct {
	PRIM
	Rule BoxRule
}

// A FoundBox is a box that was found.
type FoundBox struct {
	Boxed
	Step       int // its place in the trajectory, before it was trimmed and pasted
	Trajectory []Peeled
}

// Find returns the box that the rule takes of all trajectories, pasted, and trimmed again;
// ok is false where it takes none.
func (s BoxSearch) Find(c *Cases, among []bool) (FoundBox, bool) {
	return s.find(c, among, s.candidates(c, among))
}

// Trajectory returns that of the box which the rule takes; where it takes none, that of the
// usual peeling.
func (s BoxSearch) Trajectory(c *Cases, among []bool) []Peeled {
	all := s.candidates(c, among)
	if at, _ := s.Rule.choose(c, all, among); at >= 0 {
		return all[at].trajectory()
	}
	return all[0].trajectory()
}

func (s BoxSearch) find(c *Cases, among []bool, all []candidate) (found FoundBox, ok bool) {
	at, b := s.Rule.choose(c, all, among)
	if at < 0 {
		return found, false
	}
	pasted := s.Paste(c, among, b.Box)
	if box := s.Rule.Trim(c, pasted[len(pasted)-1].Box, among); len(box) > 0 {
		b = c.Measure(box, among)
	}
	return FoundBox{b, all[at].step, all[at].trajectory()}, true
}

// A candidate is a box of a trajectory.
type candidate struct {
	Boxed
	step       int
	trajectory func() []Peeled
}

// candidates returns the boxes to choose from, those of the usual peeling first, the first
// of all the box that holds everything.
func (s BoxSearch) candidates(c *Cases, among []bool) []candidate {
	usual := s.Peel(c, among)
	all := candidatesOf(usual)
	least := s.least(c)
	in, from := slices.Clone(among), usual[:1]
	for depth := range s.Rule.Limits {
		boxes := s.alone(c, in, from, least)
		all = append(all, boxes...)
		best := s.standsOut(boxes, usual[0], from[len(from)-1])
		if best < 0 {
			break
		}
		from = boxes[best].trajectory()[:boxes[best].step+1]
		box := from[len(from)-1].Box
		for i := range in {
			in[i] = in[i] && c.In(box, i)
		}
		if depth+1 < s.Rule.Limits {
			on := s.peel(c, in, slices.Clone(from))
			all = append(all, candidatesOf(on)[len(from):]...)
		}
	}
	return all
}

// candidatesOf returns the boxes of a trajectory.
func candidatesOf(trajectory []Peeled) []candidate {
	all := make([]candidate, len(trajectory))
	for i, x := range trajectory {
		all[i] = candidate{x.Boxed, i, func() []Peeled { return trajectory }}
	}
	return all
}

// alone returns the boxes along one feature within the last of a trajectory that no other
// of them excels in both coverage and density, and that are denser than it: the one of the
// most cases of interest first.
func (s BoxSearch) alone(c *Cases, in []bool, from []Peeled, least int) []candidate {
	var paths []path
	var places []place
	base := from[len(from)-1]
	for f := range c.features {
		for _, p := range s.paths(c, in, f, least) {
			places = p.unexcelled(places, len(paths), base.Density)
			paths = append(paths, p)
		}
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(b.sum, a.sum), cmp.Compare(b.density, a.density), a.path-b.path)
	})
	var all []candidate
	highest := math.Inf(-1)
	for _, p := range places {
		if p.density <= highest {
			continue
		}
		highest = p.density
		x := paths[p.path][p.step]
		all = append(all, candidate{c.boxed(base.Box.within(x.Limit), x.n, x.sum), len(from) + p.step, func() []Peeled {
			t := slices.Clone(from)
			for _, x := range paths[p.path] {
				t = append(t, Peeled{c.boxed(base.Box.within(x.Limit), x.n, x.sum), x.Feature})
			}
			return t
		}})
	}
	return all
}

// A place is a box of a path among others.
type place struct {
	path, step   int
	sum, density float64
}

// unexcelled appends those boxes of the path with some number that are denser than the
// base, and that no other box of it excels. Each lies within the one before, so that it
// has no more cases of interest.
func (p path) unexcelled(all []place, number int, base float64) []place {
	first, highest := len(all), base
	for step, x := range p {
		density := x.sum / float64(x.n)
		if density <= highest {
			continue
		}
		highest = density
		if last := len(all) - 1; last >= first && all[last].sum == x.sum {
			all = all[:last]
		}
		all = append(all, place{number, step, x.sum, density})
	}
	return all
}

// standsOut returns the box whose cases of interest are the furthest above what drawing as
// many cases of the box before would give, in standard deviations (hypergeometric), of
// those that hold enough of all that are looked at; -1 where there is none.
func (s BoxSearch) standsOut(boxes []candidate, all, before Peeled) int {
	at, most := -1, 0.
	for i, x := range boxes {
		n, N, p := float64(x.N), float64(before.N), before.Density
		score := (x.Sum - float64(n*p)) / math.Sqrt(n*p*(1-p)*(N-n)/(N-1))
		if x.Sum >= float64(s.Rule.leastCoverage()*all.Sum) && score > most {
			at, most = i, score
		}
	}
	return at
}
