package study

import (
	"heed/results"
	"heed/sim"
)

// columns describes metrics as the columns of a table.
func columns[T any](metrics []sim.Metric[T]) []results.Column {
	all := make([]results.Column, len(metrics))
	for i, m := range metrics {
		all[i] = results.Column{Name: m.Name, Unit: m.Unit, Doc: m.Doc}
		if m.Unit == "1" {
			all[i].Unit = ""
		}
	}
	return all
}
