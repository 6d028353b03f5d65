package figures

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"heed/cmd/internal/findings"
	"heed/results"
	"heed/scenarios"
)

// A Folder is a complete folder of results, of a run or a sweep, as whoever wants a
// figure of their own chooses from it.
type Folder struct {
	Dir      string
	Manifest results.Manifest
	// Scenario is that of point 0, for the days on which arms begin and end; nil where
	// it is not known or differs between points.
	Scenario *scenarios.Scenario
	factors  []factor
}

// OpenFolder reads what varies between the points of the folder dir.
func OpenFolder(dir string, m results.Manifest) (*Folder, error) {
	f := &Folder{Dir: dir, Manifest: m, factors: make([]factor, len(m.Factors))}
	if len(m.Factors) == 0 {
		return f, nil
	}
	for i, path := range m.Factors {
		f.factors[i].path = path
	}
	shared := map[string]string{}
	_, err := findings.Each(dir, results.PointsFile, m.Factors, func(r findings.Record) error {
		for i, path := range m.Factors {
			level := r.Text(path)
			if _, ok := shared[level]; !ok {
				shared[level] = unquoted(strings.Clone(level))
			}
			f.factors[i].levels = append(f.factors[i].levels, shared[level])
		}
		return nil
	})
	if err == nil && len(f.factors[0].levels) != m.Points {
		err = fmt.Errorf("figures: %s has %d points, and its manifest %d", results.PointsFile, len(f.factors[0].levels), m.Points)
	}
	return f, err
}

// unquoted returns a level without the quotes of a name.
func unquoted(level string) string {
	if name, err := strconv.Unquote(level); err == nil && name != "" {
		return name
	}
	return level
}

// Title returns the title of the run or sweep.
func (f *Folder) Title() string { return titleOf(f.Manifest) }

// Metrics returns the names of the metrics.
func (f *Folder) Metrics() []string {
	var all []string
	for _, c := range f.Manifest.Metrics {
		all = append(all, c.Name)
	}
	return all
}

// Levels says which levels the i-th factor has: each of a few, or from which to which.
func (f *Folder) Levels(i int) string {
	const most = 8
	all := f.factors[i].distinct()
	if len(all) <= most {
		return strings.Join(all, ", ")
	}
	if _, ok := f.factors[i].numbers(); ok {
		return fmt.Sprintf("%d levels from %s to %s", len(all), rounded(all[0]), rounded(all[len(all)-1]))
	}
	return fmt.Sprintf("%s and %d more", strings.Join(all[:most], ", "), len(all)-most)
}

// rounded returns a level that is a number to four digits, and others as they are.
func rounded(level string) string {
	v, err := strconv.ParseFloat(level, 64)
	if short := strconv.FormatFloat(v, 'g', 4, 64); err == nil && len(short) < len(level) {
		return short
	}
	return level
}

// factor returns a factor by its path.
func (f *Folder) factor(path string) (factor, bool) {
	i := slices.IndexFunc(f.factors, func(one factor) bool { return one.path == path })
	if i < 0 {
		return factor{}, false
	}
	return f.factors[i], true
}

// varying returns the factors that do not have one level alone among some points.
func (f *Folder) varying(points []int) []factor {
	var all []factor
	for _, one := range f.factors {
		for _, p := range points {
			if one.levels[p] != one.levels[points[0]] {
				all = append(all, one)
				break
			}
		}
	}
	return all
}

// sampled reports whether a factor takes among some points a value of its own at nearly
// each, as in a Latin hypercube or some points of one, while others vary too.
func (f *Folder) sampled(one factor, points []int) bool {
	const many = 20
	if _, ok := one.numbers(); !ok || len(f.varying(points)) < 2 {
		return false
	}
	n := len(one.among(points))
	return n > many || 5*n >= 4*len(points)
}

// among returns the levels that a factor has among some points, in rising order.
func (f factor) among(points []int) []string {
	some := factor{}
	for _, p := range points {
		some.levels = append(some.levels, f.levels[p])
	}
	return some.distinct()
}
