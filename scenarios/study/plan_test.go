package study

import (
	"os"
	"strings"
	"testing"

	"heed/agents"
	"heed/scenarios"
)

func TestPlanHoldsWhatMadeTheRun(t *testing.T) {
	p := Plan(small(t), everything)
	if err := p.Validate(); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]any{
		"organization.employees": 60.0, "organization.network": small(t).Params.Organization.Network, "scenario.record_every": 7,
		"arms.dialogue.set.culture.blame": 0.1, "arms.dialogue.until_day": 50.0, "mechanisms." + firstMechanism(): true,
	} {
		if got := p.Settings[path]; got != want {
			t.Errorf("Plan: setting %s = %v; want %v", path, got, want)
		}
	}
	if got, want := strings.Join(p.ArmRows[1], "|"), "dialogue|Dialogue without blame|5|50|20|10|2.5|4.3||culture.blame=0.1 culture.dialogue_rate=0.3 resources.experts=2"; got != want {
		t.Errorf("Plan: row of dialogue %q; want %q", got, want)
	}
	if len(p.Metrics) != len(agents.Metrics) || len(p.Employees) != len(employees) || len(p.Teams) != len(teams) {
		t.Errorf("Plan: %d metrics, %d columns of employees, %d of teams; want %d, %d, %d", len(p.Metrics), len(p.Employees), len(p.Teams), len(agents.Metrics), len(employees), len(teams))
	}
}

// firstMechanism returns the name of a switch.
func firstMechanism() string {
	for _, d := range agents.Parameters {
		if name, ok := strings.CutPrefix(d.Path, "mechanisms."); ok {
			return name
		}
	}
	return ""
}

// Whatever changes the rows changes what identifies the plan.
func TestPlansOfOtherWorkDiffer(t *testing.T) {
	base := Plan(small(t), Record{Series: true})
	want, err := base.Hash()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []string{"scenario.seed=2", "scenario.days=50", "scenario.record_every=5", "culture.blame=0.33", "arms.dialogue.from_day=6", "arms.dialogue.cost=11", "arms=baseline"} {
		p := Plan(small(t, scenarios.Set(o)), Record{Series: true})
		if got, err := p.Hash(); err != nil || got == want {
			t.Errorf("Plan with %s has the hash of the plan without (%v)", o, err)
		}
	}
	for _, r := range []Record{{}, {Series: true, BurnIn: true}, {Series: true, EmployeeDays: []int{3}}, {Series: true, Teams: true}} {
		p := Plan(small(t), r)
		if got, err := p.Hash(); err != nil || got == want {
			t.Errorf("Plan with %+v has the hash of the plan without (%v)", r, err)
		}
	}
}

func TestRecordChecksItsDays(t *testing.T) {
	s := small(t)
	for _, tt := range []struct {
		name, want string
		r          Record
	}{
		{"all is well", "", everything},
		{"after the end", "day 61 of employees: want one from 0 to 60", Record{EmployeeDays: []int{61}}},
		{"before day 0", "day -1 of employees", Record{EmployeeDays: []int{-1}}},
		{"twice", "day 5 of employees twice", Record{EmployeeDays: []int{5, 6, 5}}},
		{"teams of too many", "teams of 24000000 employees", Record{Teams: true}},
		{"burn-in without a series", "not recorded", Record{BurnIn: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if s.Params.Organization.Employees = 60; strings.Contains(tt.name, "too many") {
				s.Params.Organization.Employees = 12_000_000
			}
			err := tt.r.Check(s)
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("Check: error %v; want %q", err, tt.want)
			}
		})
	}
}

// The manifest of a sweep has the text of its base, so that it can be made again.
func TestPlanSweepKeepsTheBase(t *testing.T) {
	text := "base = \"small.toml\"\n[design]\nkind = \"factorial\"\n[factors]\n\"rules.detail\" = [0.3, 0.7]\n"
	s, err := scenarios.ParseSweep("two.toml", []byte(text), os.DirFS("testdata"), nil)
	if err != nil {
		t.Fatal(err)
	}
	p := PlanSweep(s, Record{})
	base := p.Inputs[len(p.Inputs)-1]
	if want := string(small(t).Text); base.Text != want || base.Name != "base small" {
		t.Errorf("PlanSweep: input %s has the text %q; want that of the base", base.Name, base.Text)
	}
	if p.Settings["scenario.title"] != s.Title {
		t.Errorf("PlanSweep: scenario.title = %v; want %q", p.Settings["scenario.title"], s.Title)
	}
}
