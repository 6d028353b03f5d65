package main

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"heed/results"
)

// What there is to do names the sweep, scenario, policy or calibration where it is a
// shipped one.
func TestStatusNamesWhatIsShipped(t *testing.T) {
	setting := map[string]string{"sweep": "sweep.seeds", "optimize": "optimize.measure", "calibrate": "calibration.targets"}
	for _, tt := range []struct{ command, name, want string }{
		{"sweep", "nuclear-plant-futures", "heed sweep nuclear-plant-futures -o out/a;"},
		{"sweep", "mine", "heed sweep SWEEP.toml -o out/a;"},
		{"sweep", "nuclear-plant", "heed sweep SWEEP.toml -o out/a;"},
		{"run", "nuclear-plant", "heed run nuclear-plant -o out/a;"},
		{"run", "mine", "heed run SCENARIO -o out/a;"},
		{"optimize", "nuclear-plant-mixes", "heed optimize nuclear-plant-mixes -o out/a."},
		{"optimize", "mine", "heed optimize POLICY.toml -o out/a."},
		{"calibrate", "mine", "heed calibrate CALIBRATION.toml -o out/a."},
	} {
		m := results.Manifest{Settings: map[string]json.RawMessage{setting[tt.command]: json.RawMessage("1")}, Units: 8, Search: tt.command != "sweep" && tt.command != "run"}
		m.Scenario = tt.name
		s := standingOf("out/a", results.Status{State: results.Partial, Manifest: m, Counts: results.Counts{Units: 8}})
		if got := s.Next + "."; !strings.Contains(got, tt.want) {
			t.Errorf("what is next for heed %s of %s = %q; want %q in it", tt.command, tt.name, got, tt.want)
		}
	}
	m := results.Manifest{Search: true, Settings: map[string]json.RawMessage{"calibration.targets": nil, "calibration.truths": json.RawMessage("7")}}
	if got, want := againOf("a", m), "heed calibrate CALIBRATION.toml --recover 7 -o a"; !strings.Contains(got, want) {
		t.Errorf("againOf a recovery = %q; want %q in it", got, want)
	}
}

// A search says how much it was told, and no more than it knows.
func TestStatusOfASearch(t *testing.T) {
	m := results.Manifest{Search: true, Units: 360, Settings: map[string]json.RawMessage{"optimize.measure": json.RawMessage("1")}}
	for _, tt := range []struct {
		name       string
		state      results.State
		n          int
		want, none []string
		err        error
	}{
		{"begun", results.Partial, 51, []string{"partial", "51 units answered so far", "at most 360", "Next: to go on, run the command again"}, []string{"missing", "merge"}, results.ErrIncomplete},
		{"at its bound, without tables", results.Partial, 360, []string{"360 units answered so far", "run the command again"}, []string{"merge"}, results.ErrIncomplete},
		{"complete", results.Complete, 83, []string{"complete", "83 units answered, all that it asked for"}, []string{"360", "missing", "Next"}, nil},
		{"complete, of before units were counted", results.Complete, 0, []string{"complete", "all that it needs"}, []string{"0 units", "360"}, nil},
	} {
		s := standingOf("a", results.Status{State: tt.state, Manifest: m, Counts: results.Counts{Units: tt.n, Done: tt.n}})
		got := s.String()
		for _, want := range tt.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: status %q; want %q in it", tt.name, got, want)
			}
		}
		for _, none := range tt.none {
			if strings.Contains(got, none) {
				t.Errorf("%s: status %q; want no %q in it", tt.name, got, none)
			}
		}
		if err := s.verdict(); !errors.Is(err, tt.err) {
			t.Errorf("%s: verdict() = %v; want %v", tt.name, err, tt.err)
		}
	}
}

// The exit codes are those that the help tells.
func TestStatusVerdicts(t *testing.T) {
	for _, tt := range []struct {
		name, state string
		counts      unitCounts
		want        error
	}{
		{"complete", "complete", unitCounts{Units: 8, Done: 8}, nil},
		{"missing", "partial", unitCounts{Units: 8, Done: 3, Missing: 5}, results.ErrIncomplete},
		{"missing and failed", "partial", unitCounts{Units: 8, Done: 3, Failed: 1, Missing: 4}, results.ErrIncomplete},
		{"all there, not merged", "partial", unitCounts{Units: 8, Done: 8}, results.ErrIncomplete},
		{"failed alone", "partial", unitCounts{Units: 8, Done: 7, Failed: 1}, errUnitsFailed},
	} {
		s := &standing{State: tt.state, unitCounts: tt.counts}
		if got := s.verdict(); !errors.Is(got, tt.want) {
			t.Errorf("verdict() where units are %s = %v; want %v", tt.name, got, tt.want)
		}
	}
}
