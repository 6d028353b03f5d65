package figures

import (
	"fmt"
	"slices"
	"strings"
)

// Name returns a name for the file of the figure, without its ending:
// compliance_rate-by-day.
func (o *Own) Name() string {
	var words []string
	for _, m := range o.metrics {
		words = append(words, m.Name)
	}
	if o.wish.Difference {
		words = append(words, "difference")
	}
	by := o.kind
	if len(o.factors) > 0 {
		by = strings.Join(o.wish.By, "-")
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>| `, r) {
			return '-'
		}
		return r
	}, strings.Join(words, "-")+"-by-"+by)
}

// Doubts returns what to mind about the figure; its caption says so too.
func (o *Own) Doubts() []string { return o.doubts }

// Caption says what lines, dots and intervals are, over how many replicates and points.
// After Draw it says too whether bands were cut.
func (o *Own) Caption() string {
	parts := []string{o.marks(), o.averages(), o.family(), o.chosen()}
	if o.clipped {
		parts = append(parts, "Bands end where values cannot be: below 0 and above 100%, or 1.")
	}
	for _, d := range o.doubts {
		parts = append(parts, "Mind that "+d+".")
	}
	parts = append(parts, o.wish.Caption)
	var said []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, " ")
}

// what describes the figure in a sentence.
func (o *Own) what() string {
	var words []string
	for _, m := range o.metrics {
		words = append(words, titled(m.Name))
	}
	by := map[string]string{byDay: "over time", byArm: "in each arm", byReplicate: "in each replicate"}[o.kind]
	if len(o.factors) > 0 {
		by = "over " + names(o.factors)
	}
	if o.wish.Difference {
		by += ", as differences from " + o.folder.Manifest.Arms[0]
	}
	return listed(words) + " " + by + "."
}

// over returns how many values an interval is over: the replicates, or the points of the
// smallest part of them that is one value.
func (o *Own) over() int {
	if !o.overPoints || o.cloud {
		return o.folder.Manifest.Replicates
	}
	least, _ := o.sizes()
	return least
}

// sizes returns how many points the values of the figure are over, at least and at most.
func (o *Own) sizes() (least, most int) {
	for _, group := range groups(o.points, o.arms[0], o.facet, o.line, o.x) {
		if n := len(group); least == 0 || n < least {
			least = n
		}
		most = max(most, len(group))
	}
	return least, most
}

// marks says what is drawn and what its intervals are.
func (o *Own) marks() string {
	thing, intervals := "Lines are", "bands their"
	switch {
	case o.cloud:
		return o.cloudMarks()
	case o.kind == byFactors:
		thing, intervals = "Colours are", ""
	case o.kind == byArm, o.kind == byFactor && o.x.at == nil:
		thing, intervals = "Marks are", "whiskers their"
	case o.kind == byReplicate:
		return o.dotMarks()
	}
	of := "means"
	if o.wish.Difference {
		of = "mean differences from " + o.folder.Manifest.Arms[0] + ", paired by replicate,"
	}
	if n := o.folder.Manifest.Replicates; n == 1 && !o.overPoints {
		of = strings.NewReplacer("means", "values", "mean differences", "differences", ", paired by replicate,", "").Replace(of)
		return fmt.Sprintf("%s %s%s of one replicate, which has no intervals.", thing, of, o.stretch())
	}
	of += o.stretch() + " over " + o.sample()
	if intervals == "" {
		return fmt.Sprintf("%s %s.", thing, of)
	}
	return fmt.Sprintf("%s %s, %s 95%% intervals (%s).", thing, of, intervals, o.student())
}

// student says what intervals take into account.
func (o *Own) student() string {
	switch {
	case !o.overPoints:
		return "Student's t"
	case o.shared && o.folder.Manifest.Replicates > 1:
		return "Student's t, over points and over replicates, whose chance all points share"
	}
	return "Student's t, over points"
}

// sample says what the interval is over.
func (o *Own) sample() string {
	n := o.folder.Manifest.Replicates
	if !o.overPoints {
		return plural(n, "replicate")
	}
	least, most := o.sizes()
	count := fmt.Sprintf("%d to %d points", least, most)
	if least == most {
		count = plural(least, "point")
	}
	return count + " each, whose values are means over " + plural(n, "replicate")
}

// stretch says over which days, where the axis does not.
func (o *Own) stretch() string {
	if o.kind == byDay {
		return ""
	}
	return fmt.Sprintf(" of days 1 to %d", o.folder.Manifest.Days)
}

// cloudMarks says what dots and lines of a cloud are.
func (o *Own) cloudMarks() string {
	of := "the mean"
	if o.wish.Difference {
		of = "the mean difference from " + o.folder.Manifest.Arms[0]
	}
	text := fmt.Sprintf("Each dot is a point of the sweep: %s%s over %s.", of, o.stretch(), plural(o.folder.Manifest.Replicates, "replicate"))
	b := o.trendBins()
	if b.of == nil {
		return text
	}
	return text + fmt.Sprintf(" Lines are means of %d parts of the %d points with as many each, bands their 95%% intervals (%s). The other factors vary from dot to dot.", len(b.labels), len(o.points), o.student())
}

// dotMarks says what the dots of replicates are.
func (o *Own) dotMarks() string {
	of := "its mean"
	if o.wish.Difference {
		of = "its difference from " + o.folder.Manifest.Arms[0]
	}
	text := fmt.Sprintf("Each dot is a replicate: %s%s.", of, o.stretch())
	if o.over() < 2 {
		return text
	}
	return text + fmt.Sprintf(" The larger mark is the mean over the %d, the whisker its 95%% interval (Student's t).", o.over())
}

// averages says over which factors values are means, where they are over several points.
func (o *Own) averages() string {
	averaged := slices.DeleteFunc(o.averaged(), func(f factor) bool {
		return slices.ContainsFunc(o.factors, func(axis factor) bool { return axis.path == f.path }) // in parts
	})
	if len(averaged) == 0 {
		return ""
	}
	text := "Averaged over " + names(averaged)
	if o.overPoints {
		return text + ", which vary from point to point."
	}
	least, most := o.sizes()
	count := fmt.Sprintf("%d to %d points", least, most)
	if least == most {
		count = plural(least, "point")
	}
	text += ": " + count + " of the same weight"
	if o.over() < 2 || o.kind == byFactors {
		return text + "."
	}
	return text + " in each replicate; intervals tell of chance, not of how points differ."
}

// family says for which comparisons p is adjusted, where marks are filled by it.
func (o *Own) family() string {
	switch {
	case o.kind != byArm || !o.wish.Difference || o.over() < 2:
		return ""
	case len(o.points) == 1:
		return "p is adjusted for all arms and metrics of the point, as in comparison.csv."
	}
	return fmt.Sprintf("p is that of the t test, adjusted for the %s shown.", plural(len(o.metrics)*len(o.facet.labels)*len(o.arms), "difference"))
}

// chosen says which points were chosen of more.
func (o *Own) chosen() string {
	n := o.folder.Manifest.Points
	if len(o.points) == n {
		return ""
	}
	var words []string
	words = append(words, o.wish.Where...)
	if o.wish.Points != "" {
		words = append(words, "point "+strings.ReplaceAll(o.wish.Points, ",", ", "))
	}
	return fmt.Sprintf("Chosen are %d of %d points: %s.", len(o.points), n, strings.Join(words, "; "))
}
