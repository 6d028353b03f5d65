package figures

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"heed/results"
)

// A Wish is a figure of one's own as somebody asks for it. What is empty is chosen to
// fit the folder.
type Wish struct {
	Metrics    []string // at least one
	By         []string // day, arm, replicate, a factor, or two factors
	Facet      string   // metric, arm, point, or a factor
	Lines      string   // arm, or a factor
	Arms       []string
	Points     string   // such as 0,3,5-9
	Where      []string // such as culture.blame=0.1
	Days       string   // such as 0:250
	Difference bool     // from the baseline
	Bins       int      // parts of the points, of a factor that was sampled

	Title, Caption string  // Caption follows what the figure says of itself
	Width          float64 // in millimetres
	Bare           bool    // neither title nor caption in the figure
}

// A WishError says that a wish, though the folder has all its names, is for nothing that
// can be drawn.
type WishError struct{ text string }

// Error implements error.
func (e *WishError) Error() string { return e.text }

// The kinds of figures of one's own.
const (
	byDay       = "day"
	byArm       = "arm"
	byReplicate = "replicate"
	byFactor    = "factor"
	byFactors   = "factors"
)

// mostFacets is how many facets a figure has.
const mostFacets = 12

// An Own is a figure of one's own, chosen.
type Own struct {
	folder  *Folder
	wish    Wish
	kind    string
	metrics []results.Column
	arms    []int // of the manifest
	points  []int // rising
	from    int   // days
	to      int
	factors []factor // of the axes

	facet, line, x dim
	cloud          bool // the points of a sample, as they are
	overPoints     bool // intervals are over points, and not over replicates alone
	shared         bool // points share the chance of their replicates
	clipped        bool // bands were cut
	doubts         []string
}

// Own returns the figure that a wish is for. The error has every mistake in it, each
// with the flag that it is of.
func (f *Folder) Own(w Wish) (*Own, error) {
	o := &Own{folder: f, wish: w}
	var errs []error
	add := func(err error) { errs = append(errs, err) }
	o.chooseMetrics(add)
	o.chooseArms(add)
	o.chooseBy(add)
	points, wrong := f.choosePoints(w.Points, w.Where)
	errs = append(errs, wrong...)
	o.points = points
	var err error
	o.from, o.to, err = readDays(w.Days)
	add(err)
	if w.Days != "" && o.kind != byDay && o.kind != "" {
		add(fmt.Errorf("--days: goes with --by day; the others show what replicates.csv holds, over days 1 to %d", f.Manifest.Days))
	}
	o.checkNames(add)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return o, o.arrange()
}

// chooseMetrics looks the metrics up.
func (o *Own) chooseMetrics(add func(error)) {
	if len(o.wish.Metrics) == 0 {
		add(errors.New("--metric: have nothing; --list lists the metrics there are"))
	}
	for i, name := range o.wish.Metrics {
		at := slices.IndexFunc(o.folder.Manifest.Metrics, func(c results.Column) bool { return c.Name == name })
		switch {
		case at < 0:
			add(unknown("metric", "metric", name, o.folder.Metrics()))
		case slices.Contains(o.wish.Metrics[:i], name):
			add(fmt.Errorf("--metric: %s is there twice", name))
		default:
			o.metrics = append(o.metrics, o.folder.Manifest.Metrics[at])
		}
	}
}

// chooseArms looks the arms up, which keep the order of the folder. Differences are of
// all but the first.
func (o *Own) chooseArms(add func(error)) {
	all := o.folder.Manifest.Arms
	for i, name := range o.wish.Arms {
		if !slices.Contains(all, name) {
			add(unknown("arms", "arm", name, all))
		} else if slices.Contains(o.wish.Arms[:i], name) {
			add(fmt.Errorf("--arms: %s is there twice", name))
		}
	}
	for i, name := range all {
		if (len(o.wish.Arms) == 0 || slices.Contains(o.wish.Arms, name)) && (i > 0 || !o.wish.Difference) {
			o.arms = append(o.arms, i)
		}
	}
	if o.wish.Difference && len(all) == 1 {
		add(fmt.Errorf("--difference: the folder has no arm but %s to compare with it", all[0]))
	} else if o.wish.Difference && len(o.arms) == 0 && len(o.wish.Arms) == 1 && o.wish.Arms[0] == all[0] {
		add(fmt.Errorf("--difference: --arms leaves %s alone, from which the others differ", all[0]))
	}
}

// chooseBy reads what the figure is by.
func (o *Own) chooseBy(add func(error)) {
	m, by := o.folder.Manifest, o.wish.By
	if len(by) == 0 {
		by = []string{map[bool]string{true: byDay, false: byArm}[m.Series]}
	}
	switch {
	case len(by) == 1 && slices.Contains([]string{byDay, byArm, byReplicate}, by[0]):
		o.kind = by[0]
	case len(by) > 2:
		add(fmt.Errorf("--by: have %s; want day, arm, replicate, a factor, or two factors", strings.Join(by, ",")))
		return
	default:
		o.kind = map[int]string{1: byFactor, 2: byFactors}[len(by)]
	}
	if o.kind == byDay && !m.Series {
		add(errors.New("--by day: the folder has no series, having been made with --series=false; by arm, replicate and factors there is a figure"))
	}
	if o.kind == byFactors && len(o.wish.Metrics) > 1 {
		add(errors.New("--by: two factors make a heat map, whose colours are of one metric; want one --metric"))
	}
	if o.kind == byFactor || o.kind == byFactors {
		o.chooseFactors(by, add)
	}
	if o.wish.Bins != 0 && o.kind != byFactor && o.kind != byFactors {
		add(errors.New("--bins: goes with --by FACTOR"))
	}
}

// chooseFactors looks the factors of the axes up.
func (o *Own) chooseFactors(by []string, add func(error)) {
	for i, path := range by {
		one, ok := o.folder.factor(path)
		if slices.Contains([]string{byDay, byArm, byReplicate}, path) {
			add(fmt.Errorf("--by: %s goes alone, and two are two factors; --facet and --lines tell more apart", path))
		} else if !ok {
			add(unknown("by", "factor", path, append([]string{byDay, byArm, byReplicate}, o.folder.Manifest.Factors...)))
		} else if slices.Contains(by[:i], path) {
			add(fmt.Errorf("--by: %s is there twice", path))
		}
		if _, numbers := one.numbers(); ok && !numbers && o.wish.Bins != 0 {
			add(fmt.Errorf("--bins: the levels of %s are no numbers", path))
		}
		o.factors = append(o.factors, one)
	}
}

// checkNames checks what facets and lines are of.
func (o *Own) checkNames(add func(error)) {
	for _, flag := range []struct {
		name, value string
		words       []string
	}{{"facet", o.wish.Facet, []string{"metric", "arm", "point"}}, {"lines", o.wish.Lines, []string{"arm"}}} {
		v := flag.value
		_, ok := o.folder.factor(v)
		switch ok = ok || slices.Contains(flag.words, v); {
		case v == "":
		case !ok && v != byDay:
			add(unknown(flag.name, "factor", v, append(slices.Clone(flag.words), o.folder.Manifest.Factors...)))
		case !ok:
			add(fmt.Errorf("--%s: days are what --by day is over; want %s, or a factor", flag.name, strings.Join(flag.words, ", ")))
		case slices.Contains(o.wish.By, v) || o.kind == byReplicate && v == byArm:
			add(fmt.Errorf("--%s %s: the figure is by that already", flag.name, v))
		}
	}
	if o.wish.Lines != "" && o.wish.Lines == o.wish.Facet {
		add(fmt.Errorf("--lines %s: the facets are of that already", o.wish.Lines))
	}
	if o.wish.Lines != "" && (o.kind == byArm || o.kind == byReplicate || o.kind == byFactors) {
		add(errors.New("--lines: goes with --by day and --by FACTOR"))
	}
	if o.wish.Bins < 0 || o.wish.Bins == 1 || o.wish.Bins > 100 {
		add(fmt.Errorf("--bins: have %d; want 2 to 100", o.wish.Bins))
	}
}
