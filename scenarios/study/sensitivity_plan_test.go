package study

import (
	"strings"
	"testing"

	"heed/results"
	"heed/scenarios"
)

// Before a sweep is run the same can be said of what is asked as after.
func TestPlannedSensitivityKnowsWhatWillBeThere(t *testing.T) {
	sweep := func(kind, more string) results.Plan {
		text := "base = \"nuclear-plant\"\narms = []\n[design]\nkind = \"" + kind + "\"\n" + more +
			"\n[factors]\n\"rules.detail\" = { min = 0.1, max = 0.9 }\n\"culture.blame\" = { min = 0.1, max = 0.9 }\n"
		s, err := scenarios.ParseSweep("s.toml", []byte(text), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		return PlanSweep(s, Record{})
	}
	for _, tt := range []struct {
		name string
		plan results.Plan
		w    Wanted
		want string // of the error; empty for none
	}{
		{"samples have shares", sweep("saltelli", "samples = 4"), Wanted{Methods: []string{Sobol}}, ""},
		{"eight points of A and B of pairs too", sweep("saltelli", "samples = 4\nsecond_order = true"), Wanted{Methods: []string{PAWN}}, "pawn needs at least 30 points; these are 8"},
		{"trajectories have none", sweep("morris", "trajectories = 4"), Wanted{Methods: []string{Sobol}}, "sobol needs a design of kind saltelli; this is morris"},
		{"points are too few", sweep("lhs", "samples = 8"), Wanted{}, "no method fits 8 points of 2 factors of kind lhs"},
		{"points are enough", sweep("lhs", "samples = 12"), Wanted{}, ""},
		{"no such metric and arm", sweep("lhs", "samples = 12"), Wanted{Metrics: []string{"complience_rate"}, Arms: []string{"nobody"}}, "no metric \"complience_rate\"; did you mean \"compliance_rate\"?\nno arm \"nobody\"; there are baseline"},
	} {
		switch err := PlannedSensitivity(tt.plan).Check(tt.w); {
		case tt.want == "" && err != nil:
			t.Errorf("%s: Check = %v; want nothing", tt.name, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%s: Check = %v; want %q in it", tt.name, err, tt.want)
		}
	}
}
