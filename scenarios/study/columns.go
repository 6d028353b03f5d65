package study

import (
	"heed/agents"
	"heed/results"
	"heed/sim"
)

// metricColumns describes the metrics of the model, with the direction in which each
// is better.
func metricColumns() []results.Column {
	all := columns(agents.Metrics)
	for i := range all {
		all[i].Better = results.Better(agents.Better[all[i].Name])
	}
	return all
}

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
