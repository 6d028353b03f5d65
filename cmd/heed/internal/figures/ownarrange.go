package figures

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"heed/scenarios"
)

// arrange chooses what facets, lines and the horizontal axis are of.
func (o *Own) arrange() error {
	o.line, o.x = single(), single()
	switch o.kind {
	case byArm, byReplicate:
		o.x = o.folder.armDim(o.arms)
	case byFactor:
		o.axis()
	case byFactors:
		o.x, o.line = o.scale(o.factors[0], mapBins), o.scale(o.factors[1], mapBins)
	}
	if o.kind == byDay || o.kind == byFactor {
		o.line = o.lines()
	}
	var err error
	if o.facet, err = o.facets(); err != nil {
		return err
	}
	if len(o.arms) > 1 && !slices.Contains([]string{o.facet.name, o.line.name, o.x.name}, byArm) {
		return fmt.Errorf("--arms: %d arms would be one line; choose one, or --facet arm", len(o.arms))
	}
	if n := len(o.facet.labels) * len(o.metrics); n > mostFacets {
		return fmt.Errorf("--facet: %d facets (%s, %s), and a figure has room for %d; choose with --where, --points or --arms, or average over others with --facet metric or a factor",
			n, o.facet.extent(), plural(len(o.metrics), "metric"), mostFacets)
	}
	if n := max(len(o.x.labels), len(o.line.labels)); n > mostLevels && o.kind == byFactors {
		return fmt.Errorf("--by: a map has room for %d levels of a factor, and one has %d; --bins puts points together", mostLevels, n)
	}
	if len(o.line.labels) > mostLevels && o.kind != byFactors {
		return fmt.Errorf("--lines: %s has %d levels; want at most %d", o.line.name, len(o.line.labels), mostLevels)
	}
	return o.weigh()
}

// mapBins is into how many parts the points of a sample are put along each axis of a map.
const mapBins = 5

// scale returns the levels of a factor on an axis, or parts of the points where it was
// sampled.
func (o *Own) scale(one factor, bins int) dim {
	if o.wish.Bins > 0 {
		return o.folder.binDim(one, o.points, o.wish.Bins)
	}
	if o.folder.sampled(one, o.points) {
		return o.folder.binDim(one, o.points, bins)
	}
	return o.folder.levelDim(one, o.points)
}

// axis chooses the axis of one factor. A sample is shown as it is, point by point, since
// its lines would show what the other factors do.
func (o *Own) axis() {
	one := o.factors[0]
	if o.wish.Bins > 0 || !o.folder.sampled(one, o.points) {
		o.x = o.scale(one, 0)
		return
	}
	x, _ := one.numbers()
	o.cloud, o.x = true, o.folder.pointDim(o.points)
	for _, p := range o.points {
		o.x.at = append(o.x.at, x[p])
	}
}

// lines returns what lines are of: arms, or the levels of a factor.
func (o *Own) lines() dim {
	if one, ok := o.folder.factor(o.wish.Lines); ok {
		return o.folder.levelDim(one, o.points)
	}
	if o.wish.Facet == byArm || o.wish.Facet == "" && o.cloud {
		return single()
	}
	return o.folder.armDim(o.arms)
}

// facets returns what facets are of, beside metrics.
func (o *Own) facets() (dim, error) {
	name := o.wish.Facet
	if name == "" {
		name = o.defaultFacet()
	}
	switch name {
	case "metric":
		return single(), nil
	case byArm:
		return o.folder.armDim(o.arms), nil
	case "point":
		return o.folder.pointDim(o.points), nil
	}
	one, _ := o.folder.factor(name)
	return o.folder.levelDim(one, o.points), nil
}

// defaultFacet returns what facets are of where nobody says so.
func (o *Own) defaultFacet() string {
	varying := o.folder.varying(o.points)
	switch {
	case o.kind == byFactors, o.cloud, o.wish.Lines != "" && o.wish.Lines != byArm && len(o.arms) > 1:
		return byArm
	case o.kind != byDay || len(o.points) == 1 || o.wish.Lines != "" && o.wish.Lines != byArm:
		return "metric"
	case len(varying) == 1:
		return varying[0].path
	}
	return "point"
}

// weigh finds out what averages are over, and doubts them where levels are averages over
// different levels of other factors.
func (o *Own) weigh() error {
	averaged := o.averaged()
	for _, one := range averaged {
		o.overPoints = o.overPoints || o.folder.sampled(one, o.points)
	}
	o.overPoints = o.overPoints || o.cloud || o.x.binned || o.line.binned
	o.shared = string(o.folder.Manifest.Settings["sweep.seeds"]) != strconv.Quote(string(scenarios.Own))
	if o.kind == byReplicate && o.overPoints {
		return errors.New("--by replicate: the points are a sample, whose replicates are of different futures; choose points with --points or --where")
	}
	if len(averaged) > 0 && !o.overPoints && !o.balanced(averaged) {
		o.doubts = append(o.doubts, "what is compared is averaged over different levels of "+names(averaged))
	}
	return nil
}

// averaged returns the factors that vary within what is one value of the figure.
func (o *Own) averaged() []factor {
	if o.cloud {
		return nil
	}
	var all []factor
	for _, group := range groups(o.points, o.arms[0], o.facet, o.line, o.x) {
		for _, one := range o.folder.varying(group) {
			if !slices.ContainsFunc(all, func(f factor) bool { return f.path == one.path }) {
				all = append(all, one)
			}
		}
	}
	slices.SortFunc(all, func(a, b factor) int {
		return slices.Index(o.folder.Manifest.Factors, a.path) - slices.Index(o.folder.Manifest.Factors, b.path)
	})
	return all
}

// balanced reports whether all values of the figure are over the same levels of some
// factors.
func (o *Own) balanced(averaged []factor) bool {
	first := ""
	for _, group := range groups(o.points, o.arms[0], o.facet, o.line, o.x) {
		var combinations []string
		for _, p := range group {
			var levels []string
			for _, one := range averaged {
				levels = append(levels, one.levels[p])
			}
			combinations = append(combinations, strings.Join(levels, "\x00"))
		}
		slices.Sort(combinations)
		all := strings.Join(combinations, "\x01")
		if first == "" {
			first = all
		} else if all != first {
			return false
		}
	}
	return true
}

// names lists the paths of factors.
func names(all []factor) string {
	var paths []string
	for _, one := range all {
		paths = append(paths, one.path)
	}
	return listed(paths)
}

// listed joins words with and before the last.
func listed(words []string) string {
	if n := len(words) - 1; n > 0 {
		return strings.Join(words[:n], ", ") + " and " + words[n]
	}
	return strings.Join(words, "")
}

// extent says how many places a dimension has.
func (d dim) extent() string {
	switch n := len(d.labels); {
	case d.name == "":
		return "1 part of the points"
	case d.name == "arm" || d.name == "point":
		return plural(n, d.name)
	default:
		return plural(n, "level") + " of " + d.name
	}
}

// plural counts things.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
