package study

import (
	"fmt"
	"math"
	"slices"

	"heed/results"
	"heed/scenarios"
)

// A sampled is a point with what its replicates recorded.
type sampled struct {
	point    int
	scenario *scenarios.Scenario
	arms     []scenarios.Arm // in the order of the folder
	columns  map[string]int
	n        int           // replicates
	whole    [][][]float64 // by arm, metric and replicate, over all days after the burn-in

	series bool
	days   []int32         // recorded, from 0
	course [][][][]float64 // sums, by arm, lasting metric, bundle of replicates and recorded day
	among  int             // replicates that there are to be
	sizes  []int           // replicates in each bundle
}

// mostCourses bounds the courses that are held of an arm and metric. Where there are more
// replicates they are held in bundles of as many, more or less by one, which are taken for
// replicates from there on: the mean is the same, and that of so many bundles spreads as
// that of their members does.
const mostCourses = 1000

// bundle returns in which bundle a replicate is.
func (p *sampled) bundle(replicate int) int {
	if p.among <= mostCourses {
		return replicate
	}
	return replicate * mostCourses / p.among
}

// newSampled returns a point without replicates.
func newSampled(point int, m results.Manifest, columns map[string]int) *sampled {
	p := &sampled{point: point, columns: columns, series: m.Series, among: m.Replicates}
	for range m.Arms {
		p.whole = append(p.whole, make([][]float64, len(m.Metrics)))
		p.course = append(p.course, make([][][]float64, len(lasting)))
	}
	return p
}

// add takes in a replicate.
func (p *sampled) add(u *results.Unit) error {
	b := p.bundle(p.n)
	if p.n++; b == len(p.sizes) {
		p.sizes = append(p.sizes, 0)
	}
	p.sizes[b]++
	for arm := range u.Arms {
		for metric, v := range u.Arms[arm].Whole {
			p.whole[arm][metric] = append(p.whole[arm][metric], v)
		}
		if !p.series {
			continue
		}
		if err := p.addCourse(u, arm, b); err != nil {
			return err
		}
	}
	return nil
}

// addCourse adds the series of an arm, but for the burn-in, to a bundle.
func (p *sampled) addCourse(u *results.Unit, arm, bundle int) error {
	rows := &u.Arms[arm]
	from := slices.IndexFunc(rows.Days, func(day int32) bool { return day >= 0 })
	if from < 0 {
		from = len(rows.Days)
	}
	if p.days == nil {
		p.days = slices.Clone(rows.Days[from:])
	}
	if !slices.Equal(p.days, rows.Days[from:]) {
		return fmt.Errorf("study: point %d replicate %d: arms and replicates recorded different days", u.Point, u.Replicate)
	}
	width := len(p.whole[arm])
	for k, name := range lasting {
		column, ok := p.columns[name]
		if !ok {
			continue
		}
		to := &p.course[arm][k]
		if bundle == len(*to) {
			*to = append(*to, make([]float64, len(p.days)))
		}
		for i := range p.days {
			(*to)[bundle][i] += rows.Series[(from+i)*width+column]
		}
	}
	return nil
}

// findArms looks up the arms of the folder in the scenario of the point.
func (p *sampled) findArms(folder []string) error {
	for _, name := range folder {
		i := slices.IndexFunc(p.scenario.Arms, func(a scenarios.Arm) bool { return a.Name == name })
		if i < 0 {
			return fmt.Errorf("study: point %d: the scenario has no arm %q", p.point, name)
		}
		p.arms = append(p.arms, p.scenario.Arms[i])
	}
	return nil
}

// of returns a metric of an arm by replicate; NaN where it was not recorded.
func (p *sampled) of(arm int, metric string) []float64 {
	if i, ok := p.columns[metric]; ok {
		return p.whole[arm][i]
	}
	none := make([]float64, p.n)
	for i := range none {
		none[i] = math.NaN()
	}
	return none
}

// acts returns the participative acts of the whole organization in a year, by
// replicate: those of each employee in 12 months, times the filled seats.
func (p *sampled) acts(arm int) []float64 {
	rate, vacant := p.of(arm, "participation_rate"), p.of(arm, "vacancy_share")
	all := make([]float64, p.n)
	for i := range all {
		all[i] = 12 * rate[i] * (p.scenario.Params.Organization.Employees * (1 - vacant[i]))
	}
	return all
}
