package pages

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"heed/cmd/internal/findings"
	"heed/results"
	"heed/scenarios"
)

// adviserOf returns who advises on some answer of a run of so many replicates.
func adviserOf(a answer, replicates int) *adviser {
	arms, named := []string{}, []scenarios.Arm{}
	for _, i := range a.interventions {
		arms, named = append(arms, i.Arm), append(named, scenarios.Arm{Name: i.Arm, Title: "The arm " + i.Arm})
	}
	r := &Reporter{manifest: results.Manifest{Scenario: "mine", Replicates: replicates, Arms: arms}, scenario: &scenarios.Scenario{Arms: named}}
	return &adviser{r, &a, &findings.Findings{}}
}

// saidTo returns what a lead says to something.
func saidTo(a *adviser, name string) string {
	for _, f := range a.lead() {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}

// What the page says to do is what the sentences and the tables say.
func TestAdviceIsThatOfTheSentences(t *testing.T) {
	a := adviserOf(weighed(), 20)
	if first := a.raising()[0].Arm; !strings.HasPrefix(a.first(), "First: "+first+".") || !strings.HasPrefix(saidTo(a, "What to do"), "Begin with "+first+" (The arm cheap)") {
		t.Errorf("first of the advice = %s, of the sentences %q, what to do %q; want the same", first, a.first(), saidTo(a, "What to do"))
	}
	for name, want := range map[string]string{
		"What to do":            "most is added by both (The arm both).",
		"What it brings":        "cheap adds 0.50 percentage points [0.40, 0.60].",
		"What it costs":         "cheap: 40 a year: 80 for a percentage point [66.7, 100]",
		"What not to do":        "Compliance falls with talk (-0.25 points [-0.30, -0.20]).",
		"How sure: chance":      "before strong, is beyond chance. Of single interventions strong adds most with probability over 0.99.",
		"How sure: assumptions": "heed sweep mine-futures.toml",
	} {
		if got := saidTo(a, name); !strings.Contains(got, want) {
			t.Errorf("%s = %q; want it to say %q", name, got, want)
		}
	}
}

// Where the intervals of what a point costs overlap, the page says that the order is open.
func TestAdviceSaysWhatIsOpen(t *testing.T) {
	w := weighed()
	w.interventions[2].CostPerPoint = of(90, 70, 110)
	if got := saidTo(adviserOf(w, 5), "How sure: chance"); !strings.Contains(got, "Whether cheap or strong is the cheaper per percentage point is open") || !strings.Contains(got, "5 are few") {
		t.Errorf("chance = %q; want that the order is open, and 5 replicates few", got)
	}
}

func TestAdviceWhereNothingIsToldFromChance(t *testing.T) {
	w := weighed()
	for i := range w.interventions {
		w.interventions[i].Compliance.P = 0.5
	}
	if got := saidTo(adviserOf(w, 10), "What to do"); !strings.HasPrefix(got, "Nothing follows yet") || !strings.Contains(got, "--replicates 20 or more") {
		t.Errorf("what to do = %q; want nothing yet, and more replicates", got)
	}
	w.interventions[0].Compliance.N = 1
	if got := saidTo(adviserOf(w, 1), "What to do"); !strings.HasPrefix(got, "Nothing can be said: one replicate") {
		t.Errorf("what to do after one replicate = %q; want that nothing can be said", got)
	}
	alone := adviserOf(answer{interventions: w.interventions[:1]}, 20)
	if got := saidTo(alone, "What to do"); !strings.Contains(got, "no intervention was compared") {
		t.Errorf("what to do without arms = %q; want that there is nothing to compare", got)
	}
}

// Without costs the page begins with what adds most, and speaks of no money.
func TestAdviceWithoutCosts(t *testing.T) {
	w := weighed()
	for i := range w.interventions {
		w.interventions[i].CostYear, w.interventions[i].CostPerPoint.Value = 0, math.NaN()
	}
	a := adviserOf(w, 20)
	if got := saidTo(a, "What to do"); !strings.HasPrefix(got, "Begin with strong") {
		t.Errorf("what to do without costs = %q; want strong, which adds most by itself", got)
	}
	if got := saidTo(a, "What it costs"); strings.Contains(got, "year") {
		t.Errorf("what it costs, without costs = %q; want no money", got)
	}
}

// A sweep says how far it tested the assumptions.
func TestAssumptionsThatASweepTests(t *testing.T) {
	assumed, _ := assumptions()
	s, err := scenarios.Open("nuclear-plant", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name    string
		factors []string
		want    string
	}{
		{"none", []string{"scenario.seed"}, "Not tested: none of"},
		{"one", assumed[:1], "Tested in part: 1 of"},
		{"all", assumed, "Tested: all"},
	} {
		r := &Reporter{manifest: results.Manifest{Factors: slices.Clone(tt.factors)}, scenario: s}
		if got := r.varied(); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: varied = %q; want it to begin with %q", tt.name, got, tt.want)
		}
	}
}

// The page says how much is missing, of a run by replicates and of a sweep by points.
func TestMissingUnitsAreTold(t *testing.T) {
	m := results.Manifest{Units: 12, Points: 4, Replicates: 3, Missing: []results.Hole{{Point: 1, First: 0, Last: 2}, {Point: 3, First: 2, Last: 2}}}
	run := &Reporter{manifest: results.Manifest{Units: 5, Points: 1, Replicates: 5, Missing: []results.Hole{{First: 1, Last: 2}}}}
	if got := run.lacking(); got != "3 of 5 replicates are there" {
		t.Errorf("lacking of a run = %q; want 3 of 5 replicates", got)
	}
	m.Settings = map[string]json.RawMessage{"sweep.seeds": nil}
	if got := (&Reporter{manifest: m}).lacking(); got != "of 4 points 2 lack replicates, and 1 of these have none at all" {
		t.Errorf("lacking of a sweep = %q; want 2 of 4 points, 1 of them without any", got)
	}
	if s := (&Reporter{}).missing(); len(s.Blocks) > 0 {
		t.Errorf("missing of complete tables = %v; want nothing", s.Blocks)
	}
}
