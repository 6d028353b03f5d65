package figures

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"heed/cmd/internal/findings"
	"heed/results"
	"heed/results/plot"
)

// A front is what the figures of an optimization are drawn from.
type front struct {
	*findings.Front
	members  []findings.Mix
	manifest results.Manifest
}

// WriteFront draws the figures of an optimization into its folder, whose tables are there:
// the front with its intervals, what its mixes move, and how the search came to it. It
// stops between figures when ctx ends.
func WriteFront(ctx context.Context, x *results.Extras) error {
	read, err := findings.ReadFront(x.Dir(), x.Manifest())
	if err != nil {
		return err
	}
	f := &front{Front: read, members: read.Members(), manifest: x.Manifest()}
	for _, d := range []struct {
		name string
		draw func() (*plot.Figure, error)
	}{
		{"front", f.plane}, {"levers", f.levers}, {"hypervolume", f.hypervolume},
	} {
		if err := draw(ctx, x, d.name, d.draw); err != nil {
			return err
		}
	}
	return nil
}

// frame returns the frame of the figures.
func (f *front) frame(description, caption string) plot.Frame {
	return plot.Frame{Title: titleOf(f.manifest), Description: description, Caption: caption}
}

// measures say what the values of a front are.
var measures = map[string]string{
	"mean":        "Differences from the baseline, means over %d fresh replicates",
	"worst_tenth": "Differences from the baseline, means of the worst tenth of %d fresh futures",
	"regret":      "What a mix lacks to the best of the front, the largest in %d fresh futures",
}

// plane draws the mixes by cost and what they do, a facet a metric; without cost the first
// metric stands below.
func (f *front) plane() (*plot.Figure, error) {
	if len(f.members) == 0 {
		return nil, nil
	}
	p := plot.Plane{
		Cost:     "cost a year, in the unit of the scenario",
		Frontier: "does most of those that cost no more", Beside: "does more in another objective", Dominated: "dominated in fresh replicates",
		Frame: f.frame("What mixes of interventions cost a year and what they do.", f.measured()),
	}
	x, cost := func(m findings.Mix) float64 { return m.Cost }, f.priced()
	if !cost && len(f.Metrics) > 1 {
		q := quantity{metric: f.Metrics[0].Name, title: words(f.Metrics[0].Name)}
		unit, share := q.unit()
		scale := 1.0
		if share {
			unit, scale = "percentage points", 100
		}
		p.Cost = q.title + ", " + unit
		x = func(m findings.Mix) float64 { return scale * m.Effects[0].Value }
	}
	named := f.named()
	for i, m := range f.Metrics {
		if i == 0 && !cost && len(f.Metrics) > 1 {
			continue
		}
		q := quantity{metric: m.Name, title: words(m.Name)}
		unit, share := q.unit()
		if share {
			unit = "" // it is percentage points
		}
		field := plot.Field{Title: q.title, Unit: unit, Share: share}
		for _, mix := range f.Mixes {
			e := mix.Effects[i]
			s := plot.Spot{X: x(mix), Y: e.Value, Lo: e.Lo, Hi: e.Hi, Standing: f.standing(i, mix)}
			if slices.Contains(named, mix.Name) {
				s.Label = mix.Name
			}
			if e.Lo == e.Hi {
				s.Lo, s.Hi = math.NaN(), math.NaN() // a whisker without length
			}
			field.Spots = append(field.Spots, s)
		}
		p.Fields = append(p.Fields, field)
	}
	return plot.Front(p)
}

// measured says what the values are, with intervals where there are some.
func (f *front) measured() string {
	text := fmt.Sprintf(measures[f.Measure], f.members[0].Effects[0].N)
	for _, m := range f.Mixes {
		for _, e := range m.Effects {
			if !math.IsNaN(e.Lo) {
				return text + " with 95% intervals."
			}
		}
	}
	return text + "."
}

// priced reports whether mixes cost different amounts.
func (f *front) priced() bool { return f.members[len(f.members)-1].Cost > f.members[0].Cost }

// standing says where a mix stands in the facet of a metric.
func (f *front) standing(metric int, m findings.Mix) plot.Standing {
	if !m.Nondominated {
		return plot.Dominated
	}
	if !f.priced() {
		return plot.Frontier
	}
	for _, other := range f.members {
		if other.Cost <= m.Cost && f.Better(metric, other.Effects[metric].Value, m.Effects[metric].Value) {
			return plot.Beside
		}
	}
	return plot.Frontier
}

// named returns the mixes to name: the cheapest, the best of each metric, the knee.
func (f *front) named() (all []string) {
	all = append(all, f.members[0].Name)
	for i := range f.Metrics {
		all = append(all, f.members[f.Best(f.members, i, math.Inf(1))].Name)
	}
	if k := f.Knee(f.members, 0); k >= 0 {
		all = append(all, f.members[k].Name)
	}
	return all
}

// words writes the name of a metric for people.
func words(metric string) string {
	for _, list := range [][]quantity{compared, behaviour, states, experts} {
		for _, q := range list {
			if q.metric == metric {
				return q.title
			}
		}
	}
	text := strings.ReplaceAll(metric, "_", " ")
	return strings.ToUpper(text[:1]) + text[1:]
}

// levers draws how far each mix moves each lever, the mixes by cost.
func (f *front) levers() (*plot.Figure, error) {
	if len(f.members) < 2 {
		return nil, nil
	}
	h := plot.Heat{
		Frame: f.frame("How far the mixes of the front move each lever, of as far as it goes.",
			"Mixes of the front by their cost a year; cells are how far a lever is moved, of as far as it goes."),
		X: "cost a year", Y: "Levers", Unit: "of as far as it goes", Share: true,
	}
	for _, m := range f.members {
		h.XLevels = append(h.XLevels, fmt.Sprintf("%.4g", m.Cost))
	}
	var rows [][]float64
	for l, path := range slices.Backward(f.Levers) {
		h.YLevels = append(h.YLevels, strings.TrimPrefix(path, "arms."))
		var row []float64
		for _, m := range f.members {
			row = append(row, m.Shares[l])
		}
		rows = append(rows, row)
	}
	h.Maps = []plot.HeatMap{{Title: "What the mixes move", Values: rows}}
	return plot.HeatMaps(h)
}

// hypervolume draws how the search came to the front.
func (f *front) hypervolume() (*plot.Figure, error) {
	if len(f.Course) < 2 {
		return nil, nil
	}
	c := plot.Course{Label: "front"}
	for _, g := range f.Course {
		c.X, c.Mean = append(c.X, float64(g.Generation)), append(c.Mean, g.Hypervolume)
	}
	return plot.TimeCourses(plot.Timeline{
		Frame: f.frame("How far the front reached after each generation of the search.",
			"Hypervolume of the survivors by the replicates of the search that all of them have, over the box that its first generation spans."),
		Days:   plot.Days{Label: "Generation"},
		Panels: []plot.Panel{{Title: "Hypervolume", Courses: []plot.Course{c}}},
	})
}
