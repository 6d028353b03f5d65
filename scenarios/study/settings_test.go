package study

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/results"
	"heed/scenarios"
)

// refused returns what the folder of one plan says to another.
func refused(t *testing.T, there, here results.Plan) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "f")
	f, err := results.Open(dir, there, false)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	f, err = results.Open(dir, here, false)
	if err == nil {
		f.Close()
		return ""
	}
	return err.Error()
}

func TestAnotherCalibrationIsToldByItsKeys(t *testing.T) {
	c := surveyed(t, "")
	for _, tt := range []struct{ name, old, new, want string }{
		{"value", "value = 0.73", "value = 0.74", "another run: targets.norm.value is 0.73 there, 0.74 here; use"},
		{"sd", "value = 0.88\nsd = 0.05", "value = 0.88\nsd = 0.04", "another run: targets.compliance.sd is 0.05 there, 0.04 here; use"},
		{"day", "day = 60", "day = 49", "another run: targets.norm.days is [60,60] there, [49,49] here; use"},
		{"before", "before = [0, 0]", "before = [0, 7]", "another run: targets.voice.before is [0,0] there, [0,7] here; use"},
		{"arm", "arm = \"dialogue\"\n", "", "targets.voice.difference_from"},
		{"no difference", "difference_from = \"baseline\"\n", "", "another run: targets.voice.difference_from is \"baseline\" there, not set here; use"},
		{"metric", "safety_mean", "voice_mean", "another run: targets.voice.metric is \"safety_mean\" there, \"voice_mean\" here; use"},
		{"range", "max = 90", "max = 80", "another run: priors.rules.count.max is 90 there, 80 here; use"},
		{"distribution", "{ min = 0.1, max = 0.9 }", "{ min = 0.1, max = 0.9, dist = \"log-uniform\" }", "another run: priors.culture.leadership.dist is \"uniform\" there, \"log-uniform\" here; use"},
		{"values", "{ min = 0.05, max = 0.5 }", "[0.1, 0.2]", "priors.rules.misfit.values is not set there, [0.1,0.2] here"},
		{"particles", "particles = 30", "particles = 40", "another run: search.particles is 30 there, 40 here; use"},
		{"rule", "particles = 30", "particles = 30\nmin_gain = 0.02", "another run: search.min_gain is 0.01 there, 0.02 here; use"},
		{"a comment", "[search]", "# mine\n[search]", "nothing but the text differs"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(string(c.Text), tt.old, tt.new, 1)
			if tt.name == "arm" {
				text = strings.Replace(text, "difference_from = \"baseline\"", "difference_from = \"dialogue\"", 1)
			}
			other, err := scenarios.ParseCalibration("survey.toml", []byte(text), os.DirFS("testdata"), nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := refused(t, PlanInference(c), PlanInference(other)); !strings.Contains(got, tt.want) {
				t.Errorf("an inference says %q; want it to say %q", got, tt.want)
			}
			if got := refused(t, PlanRecovery(c, 2), PlanRecovery(other, 2)); !strings.Contains(got, tt.want) {
				t.Errorf("a recovery says %q; want it to say %q", got, tt.want)
			}
		})
	}
}

func TestAnotherPolicyIsToldByItsKeys(t *testing.T) {
	p := mixPolicy(t, mixText)
	for _, tt := range []struct{ name, old, new, want string }{
		{"cost of an arm", "steps = 3, cost = 20", "steps = 3, cost = 21", "another run: levers.arms.dialogue.cost is 20 there, 21 here; use"},
		{"cost of a key", "cost = 10", "cost = 11", "another run: levers.rules.enforcement.cost is 10 there, 11 here; use"},
		{"day of a key", "cost = 10", "cost = 10, from_day = 5", "another run: levers.rules.enforcement.from_day is 0 there, 5 here; use"},
		{"range", "min = 0.1, max = 0.9", "min = 0.1, max = 0.8", "another run: levers.rules.enforcement.max is 0.9 there, 0.8 here; use"},
		{"steps", "steps = 4", "steps = 5", "levers.culture.leadership.values"},
		{"budget", "budget = 30", "budget = 31", "another run: budget is 30 there, 31 here; use"},
		{"no budget", "budget = 30\n", "", "another run: budget is 30 there, not set here; use"},
		{"direction", "participation_rate = \"more\"", "participation_rate = \"less\"", "another run: objectives.participation_rate is \"more\" there, \"less\" here; use"},
		{"rule", "stall = 0", "stall = 2", "another run: search.stall is 0 there, 2 here; use"},
		{"a comment", "[search]", "# mine\n[search]", "nothing but the text differs"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			other := mixPolicy(t, strings.Replace(mixText, tt.old, tt.new, 1))
			if got := refused(t, PlanOptimization(p), PlanOptimization(other)); !strings.Contains(got, tt.want) {
				t.Errorf("says %q; want it to say %q", got, tt.want)
			}
		})
	}
}
