package figures

import (
	"math"
	"slices"

	"heed/cmd/internal/findings"
	"heed/results"
	"heed/results/plot"
	"heed/results/stats"
	"heed/scenarios"
)

// something returns an error where nothing that was chosen has a value.
func (o *Own) something(t *table) error {
	for _, row := range t.rows {
		for i := range row {
			if !math.IsNaN(row[i].summary().Mean) {
				return nil
			}
		}
	}
	why := "--metric: nothing that was chosen has a value, as where it tells of something that never happened"
	if o.kind == byDay && len(t.days) == 0 {
		why = "--days: have " + o.wish.Days + ", within which no day was recorded"
	}
	return &WishError{why}
}

// chosenScenario is the scenario with the chosen arms alone.
func (o *Own) chosenScenario() *scenarios.Scenario {
	s := *o.folder.Scenario
	s.Arms = slices.DeleteFunc(slices.Clone(s.Arms), func(a scenarios.Arm) bool {
		i := slices.Index(o.folder.Manifest.Arms, a.Name)
		return i != 0 && !slices.Contains(o.arms, i)
	})
	return &s
}

// forest draws a value for each arm.
func (o *Own) forest(t *table) (*plot.Figure, error) {
	in := plot.Forest{Frame: o.frame(o.what()), Column: "mean [95% interval]"}
	if o.wish.Difference {
		in.Column = "difference [95% interval]"
		in.Filled, in.Hollow = "differs from "+o.folder.Manifest.Arms[0]+" (Holm-adjusted p < 0.05)", "may not differ"
	}
	if o.over() < 2 {
		in.Column = map[bool]string{false: "value", true: "difference"}[o.wish.Difference]
		in.Filled, in.Hollow = "", ""
	}
	ps, err := o.ps(t)
	if err != nil {
		return nil, err
	}
	for m, c := range o.metrics {
		v := o.view(c, true)
		for f := range o.facet.labels {
			g := plot.Group{Share: v.share}
			g.Title, g.Unit = o.rowHeading(v, f)
			for x, name := range o.x.labels {
				s := t.at(m, f, 0, x).summary()
				g.Estimates = append(g.Estimates, plot.Estimate{Label: name, Value: s.Mean, Lo: s.Lo, Hi: s.Hi, Distinct: ps[[3]int{m, f, x}] < distinct})
			}
			in.Groups = append(in.Groups, g)
		}
	}
	if o.wish.Difference {
		return plot.Effects(in)
	}
	return plot.Dots(in)
}

// rowHeading is heading for a facet whose axis bears the unit.
func (o *Own) rowHeading(v view, facet int) (title, unit string) {
	unit = v.unit
	v.unit = ""
	title, under := o.heading(v, facet)
	if o.facet.name != "" && len(o.metrics) == 1 {
		title += ": " + under
	}
	return title, unit
}

// ps returns the adjusted p of each difference: of one point those of comparison.csv,
// which are adjusted for all metrics, and of several those of the paired t test, adjusted
// for what the figure shows.
func (o *Own) ps(t *table) (map[[3]int]float64, error) {
	ps := map[[3]int]float64{}
	if !o.wish.Difference || o.over() < 2 {
		return ps, nil
	}
	if len(o.points) == 1 {
		found, err := findings.Read(o.folder.Dir, o.points[0])
		if err != nil {
			return nil, err
		}
		for m, c := range o.metrics {
			for x, name := range o.x.labels {
				ps[[3]int{m, 0, x}] = found.Effect(name, c.Name).P
			}
		}
		return ps, nil
	}
	var keys [][3]int
	var raw []float64
	for m := range o.metrics {
		for f := range o.facet.labels {
			for x := range o.x.labels {
				keys, raw = append(keys, [3]int{m, f, x}), append(raw, t.at(m, f, 0, x).p())
			}
		}
	}
	for i, p := range stats.Holm(raw) {
		ps[keys[i]] = p
	}
	return ps, nil
}

// strips draws the replicates of each arm as dots, or values at levels that have names.
func (o *Own) strips(t *table) (*plot.Figure, error) {
	in := plot.Spread{Frame: o.frame(o.what()), Effects: o.wish.Difference}
	for m, c := range o.metrics {
		v := o.view(c, true)
		from := len(in.Strips)
		var room []float64
		for f := range o.facet.labels {
			s := plot.Strip{Share: v.share}
			s.Title, s.Unit = o.rowHeading(v, f)
			for x, name := range o.x.labels {
				row := plot.Row{Label: name}
				for l := range o.line.labels {
					one := o.series(t.at(m, f, l, x))
					one.Label = o.label(f, l)
					if o.x.name == byArm {
						one.Label = name
					}
					room = slices.Concat(room, one.Dots, []float64{one.Value, one.Lo, one.Hi})
					row.Series = append(row.Series, one)
				}
				s.Rows = append(s.Rows, row)
			}
			in.Strips = append(in.Strips, s)
		}
		if len(o.facet.labels) > 1 {
			for i := range in.Strips[from:] {
				in.Strips[from+i].Room = ends(room)
			}
		}
	}
	return plot.Strips(in)
}

// series returns a value with its interval, and by replicate what it is of.
func (o *Own) series(t *tally) plot.Series {
	sum := t.summary()
	s := plot.Series{Value: sum.Mean, Lo: sum.Lo, Hi: sum.Hi}
	if o.kind == byReplicate {
		if s.Dots = slices.DeleteFunc(t.values(), math.IsNaN); len(s.Dots) < 2 {
			s.Value = math.NaN() // the dot says it
		}
	}
	return s
}

// maps draws a metric over two factors.
func (o *Own) maps(t *table) (*plot.Figure, error) {
	v := o.view(o.metrics[0], false)
	if v.share {
		v.unit = "" // percent say enough, and there is little room
	}
	in := plot.Heat{Frame: o.frame(o.what()), X: o.x.name, Y: o.line.name, XLevels: o.x.labels, YLevels: o.line.labels, Share: v.share, Effects: o.wish.Difference}
	for f := range o.facet.labels {
		var m plot.HeatMap
		m.Title, in.Unit = o.heading(v, f)
		for y := range o.line.labels {
			var row []float64
			for x := range o.x.labels {
				row = append(row, t.at(0, f, y, x).summary().Mean*v.times)
			}
			m.Values = append(m.Values, row)
		}
		in.Maps = append(in.Maps, m)
	}
	return plot.HeatMaps(in)
}

// Tables returns the tables that Draw reads, as CSV.
func (o *Own) Tables() []string {
	all := []string{results.ReplicatesFile}
	if o.kind == byDay {
		all[0] = results.SeriesFile
	}
	if len(o.folder.factors) > 0 {
		all = append(all, results.PointsFile)
	}
	if o.kind == byArm && o.wish.Difference && len(o.points) == 1 {
		all = append(all, results.SummaryFile, results.ComparisonFile)
	}
	return all
}
