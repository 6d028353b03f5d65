package study

import "heed/results"

// PlannedSensitivity returns the analysis of a sweep that is yet to be run, for
// [SweepSensitivity.Check] to say what cannot be asked of it. It has no outputs, and the points
// of X are there in number alone.
func PlannedSensitivity(p results.Plan) *SweepSensitivity {
	a := &SweepSensitivity{Arms: p.Arms}
	a.Factors, a.X = p.Factors, make([][]float64, p.Points)
	a.Kind, _ = p.Settings[designSetting].(string)
	a.Second, _ = p.Settings[secondSetting].(bool)
	for _, c := range p.Metrics {
		a.Metrics = append(a.Metrics, c.Name)
	}
	return a
}
