package scenarios

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPolicyAimsAreThoseOfTheText(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []Objective
		budget     float64
	}{
		{"a budget that is whole", "base = \"x.toml\"\nbudget = 25\n[objectives]\ntime_cost_minutes = \"less\"\ncompliance_rate = \"more\"\n", []Objective{{"time_cost_minutes", false}, {"compliance_rate", true}}, 25},
		{"no budget", "objectives.cost = \"less\"\n[levers]\n\"arms.a\" = {}\n", []Objective{{"cost", false}}, math.Inf(1)},
	} {
		got, budget, err := PolicyAims([]byte(tt.text))
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if d := cmp.Diff(tt.want, got); d != "" || budget != tt.budget {
			t.Errorf("%s: PolicyAims = %v, %v; want %v, %v", tt.name, got, budget, tt.want, tt.budget)
		}
	}
	if _, _, err := PolicyAims([]byte("budget = ")); err == nil {
		t.Error("PolicyAims of no TOML: no error; want one")
	}
}

// What the shipped policy aims at by its text is what it has when it is read whole.
func TestPolicyAimsOfTheShippedPolicy(t *testing.T) {
	for _, s := range ShippedPolicies() {
		text, err := ShippedPolicyText(s.Name)
		if err != nil {
			t.Fatal(err)
		}
		p, err := ParsePolicy(s.Name+".toml", text, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, budget, err := PolicyAims(text)
		if err != nil || budget != p.Budget || cmp.Diff(p.Objectives, got) != "" {
			t.Errorf("PolicyAims(%s) = %v, %v, %v; want %v, %v", s.Name, got, budget, err, p.Objectives, p.Budget)
		}
	}
}
