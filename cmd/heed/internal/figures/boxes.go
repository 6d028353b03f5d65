package figures

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/results/plot"
	"heed/results/stats"
	"heed/scenarios/study"
)

// discoveryDrawings are the figures of what was discovered in a sweep.
var discoveryDrawings = []struct {
	name string
	draw func(*study.DiscoveryReport) (*plot.Figure, error)
}{
	{"trajectories", trajectories}, {"boxes", limitedRanges}, {"cases", cuts},
}

// pictureFormats are the formats of a figure.
var pictureFormats = []struct {
	suffix string
	render func(*plot.Figure) ([]byte, error)
}{
	{".svg", (*plot.Figure).SVG},
	{".png", func(f *plot.Figure) ([]byte, error) { return f.PNG(resolution) }},
	{".pdf", (*plot.Figure).PDF},
}

// DiscoveryNames returns the names of all files that [DrawDiscovery] may make.
func DiscoveryNames() (all []string) {
	for _, d := range discoveryDrawings {
		for _, f := range pictureFormats {
			all = append(all, d.name+f.suffix)
		}
	}
	return all
}

// DrawDiscovery draws what was discovered in a sweep and hands over each file: the
// trajectories with the boxes that were taken, what the boxes limit, and the points over
// the two factors that matter most. Without a search or a box there is none of them.
func DrawDiscovery(r *study.DiscoveryReport, put func(name string, b []byte) error) error {
	for _, d := range discoveryDrawings {
		f, err := d.draw(r)
		if err != nil {
			return fmt.Errorf("figures: %s: %w", d.name, err)
		}
		if f == nil {
			continue
		}
		for _, format := range pictureFormats {
			b, err := format.render(f)
			if err != nil {
				return err
			}
			if err := put(d.name+format.suffix, b); err != nil {
				return err
			}
		}
	}
	return nil
}

// discoveryFrame is the frame of these figures.
func discoveryFrame(r *study.DiscoveryReport, description, caption string) plot.Frame {
	return plot.Frame{Title: titleOf(r.Manifest), Description: description,
		Caption: fmt.Sprintf("%s An arm fails at a point where: %s (%d points).", caption, r.Failing, r.Manifest.Points)}
}

// boxTitle names the k-th box of an arm.
func boxTitle(a *study.Discovered, k int) string {
	if len(a.Boxes) > 1 {
		return fmt.Sprintf("%s, box %d", a.Arm, k+1)
	}
	return a.Arm
}

func trajectories(r *study.DiscoveryReport) (*plot.Figure, error) {
	in := plot.Peeling{
		Frame: discoveryFrame(r, "Coverage and density of the boxes that were peeled, for each arm.",
			"Density: share of the points in a box that fail. Coverage: share of all that fail which are in it. Peeling goes from the lower right; the box taken is trimmed of what is not significant, and widened."),
		Peeled: "boxes as they were peeled", Taken: "box taken", All: "all points searched",
	}
	for i := range r.Arms {
		a := &r.Arms[i]
		for k, b := range a.Boxes {
			t := trail(boxTitle(a, k), b.Trajectory)
			t.Chosen = plot.Chosen{Coverage: b.Coverage, Density: b.Density, Label: fmt.Sprintf("%.0f of %d", b.Sum, b.N)}
			in.Trails = append(in.Trails, t)
		}
		if a.Trajectory != nil {
			in.Trails = append(in.Trails, trail(a.Arm+": no box", a.Trajectory))
		}
	}
	if len(in.Trails) == 0 {
		return nil, nil
	}
	return plot.Trajectories(in)
}

func trail(title string, all []stats.Peeled) plot.Trail {
	t := plot.Trail{Title: title, Base: all[0].Density, Chosen: plot.Chosen{Coverage: math.NaN(), Density: math.NaN()}}
	for _, x := range all {
		t.Coverage, t.Density = append(t.Coverage, x.Coverage), append(t.Density, x.Density)
	}
	return t
}

func limitedRanges(r *study.DiscoveryReport) (*plot.Figure, error) {
	in := plot.Boxes{
		Frame: discoveryFrame(r, "What the box of each arm leaves of each factor that it limits.",
			"Filled: what the box has of the range of the factor over the points. In brackets the share of random halves of the points in which the limit was found again."),
		Axis: "share of the factor's range over the points", Column: "in the box [found again]",
	}
	for i := range r.Arms {
		a := &r.Arms[i]
		for k, b := range a.Boxes {
			box := plot.LimitedBox{Title: boxTitle(a, k), Unit: fmt.Sprintf("%.0f of %d fail there; %.0f of %d elsewhere", b.Sum, b.N, b.Rest.Sum, b.Rest.N)}
			for _, l := range b.Limits {
				box.Ranges = append(box.Ranges, rangeOf(r.Factors[l.Feature], l.Limit, b.Again.Again[l.Feature]))
			}
			in.Boxes = append(in.Boxes, box)
		}
	}
	if len(in.Boxes) == 0 {
		return nil, nil
	}
	return plot.LimitedRanges(in)
}

// rangeOf returns what a limit leaves of a factor.
func rangeOf(f study.DiscoveryFactor, l stats.Limit, again float64) plot.Range {
	g := plot.Range{Label: f.Path}
	if l.Out != nil {
		var names []string
		for i, out := range l.Out {
			g.In = append(g.In, !out)
			if !out {
				names = append(names, f.Names[i])
			}
		}
		g.Text = strings.Join(names, ", ")
	} else {
		lo, hi := f.Range()
		from, to := math.Max(lo, l.Lo), math.Min(hi, l.Hi)
		g.Lo, g.Hi = (from-lo)/(hi-lo), (to-lo)/(hi-lo)
		g.Text = fmt.Sprintf("%.3g – %.3g", from, to)
	}
	g.Text += fmt.Sprintf(" [%.0f%%]", 100*again)
	return g
}

func cuts(r *study.DiscoveryReport) (*plot.Figure, error) {
	in := plot.Cuts{
		Frame: discoveryFrame(r, "The points over the two factors that limit the box of each arm the most.",
			"Each mark is a point. Where a box limits one factor alone, the other axis is the outcome; where it limits more than two, the points shaded need not all be in it."),
		Fails: "fails", Holds: "does not fail", Box: "box",
	}
	for i := range r.Arms {
		a := &r.Arms[i]
		for k := range a.Boxes {
			if len(a.Boxes[k].Limits) > 0 {
				in.Cuts = append(in.Cuts, cutOf(r, a, k))
			}
		}
	}
	if len(in.Cuts) == 0 {
		return nil, nil
	}
	return plot.Scatters(in)
}

// cutOf returns the points over the two factors of the k-th box of an arm whose limits
// are the least owed to luck, or over one and the outcome.
func cutOf(r *study.DiscoveryReport, a *study.Discovered, k int) plot.Cut {
	limits := slices.Clone(a.Boxes[k].Limits)
	slices.SortStableFunc(limits, func(x, y stats.Restriction) int {
		switch {
		case x.P < y.P:
			return -1
		case x.P > y.P:
			return 1
		}
		return 0
	})
	c := plot.Cut{Title: boxTitle(a, k), X: cutAxis(r.Factors[limits[0].Feature], limits[0].Limit)}
	if len(limits) > 1 {
		c.Y = cutAxis(r.Factors[limits[1].Feature], limits[1].Limit)
	} else {
		c.Y = plot.CutAxis{Label: outcomeName(r.Failing), Values: bounded(a.Outcome), Lo: math.Inf(-1), Hi: math.Inf(1)}
	}
	// Points of earlier boxes are not looked at any more.
	keep := func(p int) bool { return a.In[p] == 0 || a.In[p] > k }
	for p, fails := range a.Fails {
		if keep(p) {
			c.Fails = append(c.Fails, fails)
		}
	}
	for _, axis := range []*plot.CutAxis{&c.X, &c.Y} {
		var some []float64
		for p, v := range axis.Values {
			if keep(p) {
				some = append(some, v)
			}
		}
		axis.Values = some
	}
	return c
}

func cutAxis(f study.DiscoveryFactor, l stats.Limit) plot.CutAxis {
	a := plot.CutAxis{Label: f.Path, Values: f.Values, Names: f.Names, Lo: l.Lo, Hi: l.Hi}
	for _, out := range l.Out {
		a.In = append(a.In, !out)
	}
	return a
}

// outcomeName names the outcome.
func outcomeName(f study.Failing) string {
	if f.Worst > 0 {
		return fmt.Sprintf("%s on %s", f.By, f.Of)
	}
	c := f.Any[0][0]
	if c.Level || strings.HasPrefix(c.Metric, "cost_") {
		return c.Metric
	}
	return c.Metric + ", difference"
}

// bounded returns values with a gap for what has no bound.
func bounded(values []float64) []float64 {
	all := slices.Clone(values)
	for i, v := range all {
		if math.IsInf(v, 0) {
			all[i] = math.NaN()
		}
	}
	return all
}
