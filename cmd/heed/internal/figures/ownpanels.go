package figures

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"heed/results"
	"heed/results/plot"
)

// Draw reads what the figure is of and lays it out.
func (o *Own) Draw() (*plot.Figure, error) {
	t, err := o.collect()
	if err != nil {
		return nil, err
	}
	if err := o.something(t); err != nil {
		return nil, err
	}
	switch {
	case o.kind == byArm:
		return o.forest(t)
	case o.kind == byReplicate, o.kind == byFactor && o.x.at == nil:
		return o.strips(t)
	case o.kind == byFactors:
		return o.maps(t)
	}
	return o.panels(t)
}

// frame returns what is around the data.
func (o *Own) frame(description string) plot.Frame {
	f := plot.Frame{Title: o.wish.Title, Description: description, Caption: o.Caption(), Width: o.wish.Width, Order: o.folder.Manifest.Arms}
	if o.line.name != "" && o.line.name != byArm && o.kind != byFactors {
		f.Order = o.lineLabels()
	}
	if o.wish.Bare {
		f.Title, f.Caption = "", ""
	}
	return f
}

// lineLabels returns the names of the lines.
func (o *Own) lineLabels() []string {
	if o.line.name == "" || o.line.name == byArm {
		return o.line.labels
	}
	var all []string
	for _, l := range o.line.labels {
		all = append(all, o.line.name+" "+l)
	}
	return all
}

// label returns what tells the ink of a line: its name, or that of the arm of its facet,
// or of the only arm.
func (o *Own) label(facet, line int) string {
	switch {
	case o.line.name != "":
		return o.lineLabels()[line]
	case o.facet.name == byArm:
		return o.facet.labels[facet]
	}
	return o.folder.Manifest.Arms[o.arms[0]]
}

// A view is how a metric is shown.
type view struct {
	title, unit string
	share       bool
	times       float64 // what values are multiplied by
	most        float64 // what values cannot be above; infinite where there is no such
}

// view returns how a metric is shown. Differences of shares are in percentage points,
// which points says for figures that know of those themselves.
func (o *Own) view(c results.Column, points bool) view {
	v := view{title: titled(c.Name), unit: c.Unit, share: strings.HasPrefix(c.Unit, "share"), times: 1, most: math.Inf(1)}
	if v.share || c.Unit == "0 to 1" {
		v.most = 1
	}
	if c.Unit == "1" {
		v.unit = ""
	}
	if !o.wish.Difference {
		return v
	}
	v.most = math.NaN()
	switch {
	case v.share && points:
		v.unit = ""
	case v.share:
		v.unit, v.share, v.times = "percentage points", false, 100
	}
	return v
}

// titled returns the title of a metric.
func titled(metric string) string {
	for _, list := range [][]quantity{behaviour, compared, states, experts} {
		for _, q := range list {
			if q.metric == metric {
				return q.title
			}
		}
	}
	words := strings.ReplaceAll(metric, "_", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// heading returns the title and the unit over a facet: the metric where there are several
// or nothing else is to be said, and else the place of the facet.
func (o *Own) heading(v view, facet int) (title, unit string) {
	name := v.title
	if o.wish.Difference {
		name += ", difference from " + o.folder.Manifest.Arms[0]
	}
	if o.facet.name == "" {
		return name, v.unit
	}
	where := o.facet.labels[facet]
	if o.facet.name != byArm && o.facet.name != "point" {
		where = o.facet.name + " " + where
	}
	if len(o.metrics) > 1 {
		return where + ": " + v.title, v.unit
	}
	if v.unit != "" {
		name += ", " + v.unit
	}
	return where, name
}

// panels draws lines over days or the levels of a factor.
func (o *Own) panels(t *table) (*plot.Figure, error) {
	in := plot.Timeline{Frame: o.frame(o.what()), Days: plot.Days{Label: "Workday", Year: daysPerYear}}
	if o.kind == byDay && o.folder.Scenario != nil {
		in.Days = (&run{scenario: o.chosenScenario()}).days()
	} else if o.kind != byDay {
		in.Days = plot.Days{Label: o.factors[0].path}
	}
	for m, c := range o.metrics {
		v := o.view(c, false)
		var room []float64
		from := len(in.Panels)
		for f := range o.facet.labels {
			p := plot.Panel{Zero: o.wish.Difference, Share: v.share}
			p.Title, p.Unit = o.heading(v, f)
			for l := range o.line.labels {
				course, cloud := o.course(t, [3]int{m, f, l})
				o.clipped = v.shape(&course) || o.clipped
				p.Courses = append(p.Courses, course)
				if o.cloud {
					v.shape(&cloud)
					p.Clouds = append(p.Clouds, plot.Cloud{Label: cloud.Label, X: cloud.X, Y: cloud.Mean})
				}
				room = slices.Concat(room, course.Mean, course.Lo, course.Hi, cloud.Mean)
			}
			in.Panels = append(in.Panels, p)
		}
		if len(o.facet.labels) > 1 {
			for i := range in.Panels[from:] {
				in.Panels[from+i].Room = ends(room)
			}
		}
	}
	if o.clipped && !o.wish.Bare {
		in.Caption = o.Caption()
	}
	if o.kind == byDay {
		return plot.TimeCourses(in)
	}
	return plot.Levels(in)
}

// shape puts a course into the unit that is shown, and cuts bands where values cannot be;
// it reports whether it cut any.
func (v view) shape(c *plot.Course) (cut bool) {
	for i := range c.Mean {
		c.Mean[i] *= v.times
	}
	for i := range c.Lo {
		c.Lo[i], c.Hi[i] = c.Lo[i]*v.times, c.Hi[i]*v.times
		if v.most == 1 {
			cut = cut || c.Lo[i] < 0 || c.Hi[i] > 1
			c.Lo[i], c.Hi[i] = math.Max(c.Lo[i], 0), math.Min(c.Hi[i], 1)
		}
	}
	return cut
}

// ends returns the least and the greatest of the numbers among some.
func ends(all []float64) []float64 {
	all = slices.DeleteFunc(slices.Clone(all), func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) })
	if len(all) == 0 {
		return nil
	}
	return []float64{slices.Min(all), slices.Max(all)}
}

// course returns a line, and for a cloud its dots as one too.
func (o *Own) course(t *table, at [3]int) (line, dots plot.Course) {
	x := o.x.at
	if o.kind == byDay {
		x = make([]float64, len(t.days))
		for day, i := range t.days {
			x[i] = float64(day)
		}
	}
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(x[a], x[b]) })
	line.Label = o.label(at[1], at[2])
	for _, i := range order {
		s := t.at(at[0], at[1], at[2], i).summary()
		line.X, line.Mean = append(line.X, x[i]), append(line.Mean, s.Mean)
		line.Lo, line.Hi = append(line.Lo, s.Lo), append(line.Hi, s.Hi)
	}
	if !o.cloud {
		return line, dots
	}
	line.Lo, line.Hi = nil, nil
	dots, line = line, plot.Course{Label: line.Label}
	return o.trend(line, *t.row(at[0], at[1], at[2])), dots
}

// trend adds to a line the means of parts of the dots of a cloud, with intervals over the
// points in each; nothing where the dots are few. The tallies are of the chosen points.
func (o *Own) trend(line plot.Course, points []tally) plot.Course {
	b := o.trendBins()
	parts := make([]tally, len(b.labels))
	for i := range points {
		if len(parts) == 0 {
			break
		}
		part := &parts[b.of(o.points[i], 0)]
		for replicate, v := range points[i].values() {
			if math.IsNaN(v) {
				continue
			}
			add(&part.slots, i, v)
			if o.shared {
				add(&part.also, replicate, v)
			}
		}
	}
	for i := range parts {
		s := parts[i].summary()
		line.X, line.Mean = append(line.X, b.at[i]), append(line.Mean, s.Mean)
		line.Lo, line.Hi = append(line.Lo, s.Lo), append(line.Hi, s.Hi)
	}
	return line
}

// trendBins are the parts of the points whose means a cloud shows.
func (o *Own) trendBins() dim {
	const fewest, inEach, most = 30, 10, 8
	if len(o.points) < fewest {
		return dim{}
	}
	return o.folder.binDim(o.factors[0], o.points, min(most, len(o.points)/inEach))
}
