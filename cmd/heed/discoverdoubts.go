package main

import (
	"fmt"
	"math"
	"slices"

	"heed/cmd/internal/pages"
	"heed/cmd/internal/prose"
	"heed/scenarios/study"
)

// fewAgain is the share of halves below which a limit is said to be doubtful.
const fewAgain = 0.5

// pointsPerFactor is the number of points for each factor that a design of computer experiments
// has at least (Loeppky, Sacks and Welch 2009, Technometrics 51:366).
const pointsPerFactor = 10

// discoveryDoubts says what is to be doubted, each once.
func discoveryDoubts(r *study.DiscoveryReport) (all []string) {
	add := func(format string, args ...any) {
		if text := fmt.Sprintf(format, args...); !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	if kind := study.NoFutures(r.Manifest); kind != "" {
		add("the points of a %s design are no sample of futures: they come in groups that differ in one factor, so that shares of them, coverage, density and what halves and shuffles tell are not to be trusted; sweep the same factors by a design of kind lhs or sobol", kind)
	}
	if n, k := r.Manifest.Points, len(r.Factors); n < pointsPerFactor*k {
		add("%s for %s that vary are few (%.1f a factor; ten are a rule of thumb): conditions on factors that do little will not be found, and some that are found may be luck", prose.Count(n, "point"), prose.Count(k, "factor"), float64(n)/float64(k))
	}
	searched := 0
	for _, a := range r.Arms {
		if a.End == study.BoxesFound || a.End == study.NoneByRule || a.End == study.LuckAlone {
			searched++
		}
	}
	for _, a := range r.Arms {
		if a.Unsure > 0 && a.End != study.TooFewFail {
			add("%s: at %d of %d points the 95%% interval of %s includes the limit, so that whether it fails there may be chance: more replicates tell", a.Arm, a.Unsure, len(a.Fails), "the outcome")
		}
		if k := math.Round(r.Failing.Worst * float64(len(a.Fails))); r.Failing.Worst > 0 && float64(a.Failing) > k {
			add("%s: %d points are the worst %g%%, as points that equal the last of these are among them", a.Arm, a.Failing, 100*r.Failing.Worst)
		}
		if a.Thin > 0 {
			add("%s: at %s the outcome rests on fewer than %d replicates, being undefined in the others", a.Arm, prose.Count(a.Thin, "point"), r.Manifest.Replicates)
		}
		for k, b := range a.Boxes {
			boxDoubts(r, a.Arm, k, &b, searched, add)
		}
	}
	for _, c := range r.Alike {
		add("%s and %s go together over the points (rank correlation %+.2f): which of the two a condition is about cannot be told", c.Factor, c.Other, c.Rank)
	}
	return all
}

// boxDoubts says what is to be doubted of the k-th box of an arm, of so many searched.
func boxDoubts(r *study.DiscoveryReport, arm string, k int, b *study.DiscoveredBox, searched int, add func(string, ...any)) {
	if level := r.Rule.Level / float64(searched); b.Luck >= level && b.Luck > 1.5/float64(r.Shuffle+1) {
		also := ""
		if searched > 1 {
			also = fmt.Sprintf(", and %d arms were searched", searched)
		}
		add("%s, box %d: may be luck: as good a box turns up in %s%s", arm, k+1, pages.LuckWords(b.Luck, r.Shuffle), also)
	}
	var seldom, idle []string
	for _, l := range b.Limits {
		path := r.Factors[l.Feature].Path
		if b.Again.Again[l.Feature] < fewAgain {
			seldom = append(seldom, path)
		}
		if l.P*float64(r.Rule.Looks) >= r.Rule.Level {
			idle = append(idle, path)
		}
	}
	if len(seldom) > 0 {
		add("%s, box %d: limits come again in fewer than half of the halves: %s", arm, k+1, prose.Joined(seldom))
	}
	if len(idle) > 0 {
		add("%s, box %d: limits that are not significant among so many factors: %s", arm, k+1, prose.Joined(idle))
	}
}
