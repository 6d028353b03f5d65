package agents

import (
	"slices"
	"testing"

	"heed/sim"
)

func TestBetterIsOfMetrics(t *testing.T) {
	for name, direction := range Better {
		if !slices.ContainsFunc(Metrics, func(m sim.Metric[Account]) bool { return m.Name == name }) {
			t.Errorf("Better[%q]: there is no such metric", name)
		}
		if direction != "more" && direction != "less" {
			t.Errorf("Better[%q] = %q; want more or less", name, direction)
		}
	}
	// Over-safing is part of compliance and yet waste: open.
	for name, want := range map[string]string{"compliance_rate": "more", "knowing_violation_rate": "less", "over_safing_rate": ""} {
		if got := Better[name]; got != want {
			t.Errorf("Better[%q] = %q; want %q", name, got, want)
		}
	}
}
