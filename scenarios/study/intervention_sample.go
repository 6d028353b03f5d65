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
	course [][][][]float64 // by arm, lasting metric, replicate and recorded day
}

// newSampled returns a point without replicates.
func newSampled(point int, m results.Manifest, columns map[string]int) *sampled {
	p := &sampled{point: point, columns: columns, series: m.Series}
	for range m.Arms {
		p.whole = append(p.whole, make([][]float64, len(m.Metrics)))
		p.course = append(p.course, make([][][]float64, len(lasting)))
	}
	return p
}

// add takes in a replicate.
func (p *sampled) add(u *results.Unit) error {
	p.n++
	for arm := range u.Arms {
		for metric, v := range u.Arms[arm].Whole {
			p.whole[arm][metric] = append(p.whole[arm][metric], v)
		}
		if !p.series {
			continue
		}
		if err := p.addCourse(u, arm); err != nil {
			return err
		}
	}
	return nil
}

// addCourse takes in the series of an arm, but for the burn-in.
func (p *sampled) addCourse(u *results.Unit, arm int) error {
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
		course := make([]float64, len(p.days))
		for i := range course {
			course[i] = rows.Series[(from+i)*width+column]
		}
		p.course[arm][k] = append(p.course[arm][k], course)
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
