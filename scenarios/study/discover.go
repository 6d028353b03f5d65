package study

import (
	"context"
	"fmt"
	"math"
	"slices"

	"heed/results"
	"heed/results/stats"
	"heed/sim"
)

// A Discovery says what to discover in a sweep: under which conditions an arm fails, the
// points being the futures in which it may.
type Discovery struct {
	Arms    []string // to look at; all but the baseline where there is none, and it alone where it is alone
	Failing Failing
	PRIM    stats.PRIM
	Rule    stats.BoxRule // Looks is set by [Discover]: the factors that vary
	Step    int           // the box of the trajectory to take, untrimmed, instead of one by the rule; 0 is by the rule
	Most    int           // boxes of an arm at most: each is sought among the points that are in none before it
	Few     int           // points that fail, or that do not, below which there is too little to tell conditions by
	Halves  int           // halves of the points in which boxes are sought again
	Shuffle int           // shuffles in which failing hangs on nothing
	Workers int           // threads, at least 1; they change no result
}

// DefaultDiscovery returns a discovery of where the effect of arms on compliance is not
// above 0, with the usual choices.
func DefaultDiscovery() Discovery {
	return Discovery{
		Failing: DefaultFailing(), PRIM: stats.DefaultPRIM(),
		Rule: stats.BoxRule{Coverage: 0.5, Else: 0.25, Level: 0.05, Limits: 4},
		Most: 3, Few: 10, Halves: 100, Shuffle: 199, Workers: 1,
	}
}

// A DiscoveryEnd says what came of the search for boxes of an arm.
type DiscoveryEnd string

// How a discovery ends for an arm.
const (
	BoxesFound DiscoveryEnd = "found"
	TooFewFail DiscoveryEnd = "too few fail"
	TooFewHold DiscoveryEnd = "too few do not fail"
	NoneByRule DiscoveryEnd = "none by the rule"
	LuckAlone  DiscoveryEnd = "may be luck" // the box that the rule takes is no better than shuffled outcomes give
)

// A Discovered is what was discovered of an arm.
type Discovered struct {
	Arm     string
	End     DiscoveryEnd
	Fails   []bool    // by point
	Outcome []float64 // by point, the quantity that the first condition is about
	Unsure  int       // points at which a condition's limit is within the 95% interval: whether they fail may be chance
	Thin    int       // points whose outcome rests on fewer replicates than the others', being undefined in some
	Failing int       // points that fail
	Boxes   []DiscoveredBox
	In      []int // by point, the box that it is in, from 1; 0 where it is in none
	// Trajectory is that of the last search, which found nothing, where there are no boxes.
	Trajectory []stats.Peeled
	Luck       float64 // that of the box of [LuckAlone]; see [stats.BoxCheck.Luck]
}

// A DiscoveredBox is a box of an arm. N, Sum and density are of the points in no earlier
// box; mass and coverage are shares of all points and of all that fail.
type DiscoveredBox struct {
	stats.Boxed
	Step       int // its place in the trajectory, before it was trimmed and pasted
	Trajectory []stats.Peeled
	Limits     []stats.Restriction // in the order of the factors
	Again      stats.Reproduction
	Luck       float64 // see [stats.BoxCheck.Luck]
	Mean       float64 // of the outcome in it
	Rest       stats.Boxed
}

// A DiscoveryReport is what was discovered in a folder.
type DiscoveryReport struct {
	Discovery
	Manifest results.Manifest
	Factors  []DiscoveryFactor // those that vary, in the order of the folder
	Arms     []Discovered
	Alike    []Together // pairs of factors of boxes that cannot be told apart
}

// Discover looks for the conditions under which arms fail, in the folder dir of a
// finished sweep whose manifest is m. The error names what the discovery asks for that is
// not there, as [Mistaken], and every point at which an outcome that it needs is not
// defined: no point is left out.
func Discover(ctx context.Context, dir string, m results.Manifest, d Discovery) (*DiscoveryReport, error) {
	if err := d.Check(m); err != nil {
		return nil, err
	}
	d.Arms = d.Looked(m)
	r := &DiscoveryReport{Discovery: d, Manifest: m}
	var err error
	if r.Factors, err = discoveryFactors(dir, m); err != nil {
		return nil, err
	}
	r.Rule.Looks = len(r.Factors)
	outcomes, err := readOutcomes(dir, m, d)
	if err != nil {
		return nil, err
	}
	err = sim.Map(ctx, d.Workers, len(d.Arms), func(_ context.Context, i int) (Discovered, error) {
		one := outcomes.of(d.Arms[i])
		return one, r.discover(&one)
	}, func(_ int, one Discovered) error {
		r.Arms = append(r.Arms, one)
		return nil
	})
	r.Alike = r.together()
	return r, err
}

// Looked returns the arms to look at.
func (d *Discovery) Looked(m results.Manifest) []string {
	switch {
	case len(d.Arms) > 0:
		return d.Arms
	case len(m.Arms) > 1:
		return m.Arms[1:]
	}
	return m.Arms
}

// discover looks for the boxes of an arm.
func (r *DiscoveryReport) discover(a *Discovered) error {
	y := make([]float64, len(a.Fails))
	for i, fails := range a.Fails {
		if fails {
			y[i] = 1
			a.Failing++
		}
	}
	a.In = make([]int, len(y))
	switch {
	case a.Failing < r.Few:
		a.End = TooFewFail
		return nil
	case len(y)-a.Failing < r.Few:
		a.End = TooFewHold
		return nil
	}
	var features []stats.Feature
	for _, f := range r.Factors {
		features = append(features, f.feature())
	}
	cases, err := stats.NewCases(features, y)
	if err != nil {
		return err
	}
	return r.cover(a, cases)
}

// cover looks for boxes of an arm, each among the points that are in none before it. A box
// of the rule is taken where its luck is below the level of the rule, so that where failing
// hangs on nothing conditions are told of no more arms than that.
func (r *DiscoveryReport) cover(a *Discovered, cases *stats.Cases) error {
	among := cases.All()
	a.End = NoneByRule
	for len(a.Boxes) < r.Most {
		b, trajectory, err := r.seek(cases, among)
		if err != nil {
			return err
		}
		if b != nil {
			r.judge(a, cases, b, among)
			if r.Step == 0 && b.Luck >= r.Rule.Level {
				a.End, a.Luck, b = LuckAlone, b.Luck, nil
			}
		}
		if b == nil {
			a.Trajectory = trajectory
			break
		}
		a.Boxes = append(a.Boxes, *b)
		for i := range among {
			if among[i] && cases.In(b.Box, i) {
				among[i], a.In[i] = false, len(a.Boxes)
			}
		}
		if r.Step > 0 || b.Rest.Sum < float64(r.Few) {
			break
		}
	}
	if len(a.Boxes) > 0 {
		a.End, a.Trajectory, a.Luck = BoxesFound, nil, 0
	}
	return nil
}

// seek returns the box to take, with its trajectory; none where the rule finds none.
func (r *DiscoveryReport) seek(cases *stats.Cases, among []bool) (*DiscoveredBox, []stats.Peeled, error) {
	search := stats.BoxSearch{PRIM: r.PRIM, Rule: r.Rule}
	if r.Step > 0 {
		all := search.Trajectory(cases, among)
		if r.Step >= len(all) {
			return nil, nil, Mistaken(fmt.Sprintf("no box %d: the trajectory has boxes 0 to %d", r.Step, len(all)-1))
		}
		return &DiscoveredBox{Boxed: all[r.Step].Boxed, Step: r.Step, Trajectory: all}, all, nil
	}
	found, ok := search.Find(cases, among)
	if !ok {
		return nil, search.Peel(cases, among), nil
	}
	return &DiscoveredBox{Boxed: found.Boxed, Step: found.Step, Trajectory: found.Trajectory}, found.Trajectory, nil
}

// judge says how much a box is to be trusted.
func (r *DiscoveryReport) judge(a *Discovered, cases *stats.Cases, b *DiscoveredBox, among []bool) {
	b.Limits = cases.Restrictions(b.Box, among)
	streams := sim.NewStreams(r.Manifest.Seed, slices.Index(r.Manifest.Arms, a.Arm))
	number := fmt.Sprint(len(a.Boxes) + 1)
	check := func(name string, times int) stats.BoxCheck {
		return stats.BoxCheck{BoxSearch: stats.BoxSearch{PRIM: r.PRIM, Rule: r.Rule}, Source: streams.Named(name + number), Times: times}
	}
	if halves := check("halves of points, box ", r.Halves); r.Step > 0 {
		b.Again = halves.ReproduceNear(cases, among, b.Boxed)
	} else {
		b.Again = halves.Reproduce(cases, among)
	}
	b.Luck = check("shuffled outcomes, box ", r.Shuffle).Luck(cases, among, b.Boxed, r.Step == 0)
	var inside []float64
	rest := slices.Clone(among)
	for i, there := range among {
		if there && cases.In(b.Box, i) {
			rest[i] = false
			inside = append(inside, a.Outcome[i])
		}
	}
	b.Mean, b.Rest = stats.Summarize(inside).Mean, cases.Measure(nil, rest)
}

// Mean returns the mean outcome of an arm over the points in a box of a trajectory; NaN
// where one is infinite.
func (r *DiscoveryReport) Mean(a *Discovered, b stats.Box, among func(point int) bool) float64 {
	var inside []float64
	for i, v := range a.Outcome {
		if among(i) && r.holds(b, i) {
			inside = append(inside, v)
		}
	}
	if slices.ContainsFunc(inside, func(v float64) bool { return math.IsInf(v, 0) }) {
		return nan
	}
	return stats.Summarize(inside).Mean
}

// holds reports whether a box holds a point.
func (r *DiscoveryReport) holds(b stats.Box, point int) bool {
	return !slices.ContainsFunc(b, func(l stats.Limit) bool { return !l.Holds(r.Factors[l.Feature].Values[point]) })
}
