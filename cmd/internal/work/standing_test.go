package work

import (
	"encoding/json"
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
		s := StandingOf("out/a", results.Status{State: results.Partial, Manifest: m, Counts: results.Counts{Units: 8}})
		if got := s.Next + "."; !strings.Contains(got, tt.want) {
			t.Errorf("what is next for heed %s of %s = %q; want %q in it", tt.command, tt.name, got, tt.want)
		}
	}
	m := results.Manifest{Search: true, Settings: map[string]json.RawMessage{"calibration.targets": nil, "calibration.truths": json.RawMessage("7")}}
	if got, want := AgainOf("a", m), "heed calibrate CALIBRATION.toml --recover 7 -o a"; !strings.Contains(got, want) {
		t.Errorf("AgainOf a recovery = %q; want %q in it", got, want)
	}
}
