package pages

import (
	"slices"
	"strings"
	"testing"

	"heed/results"
	"heed/scenarios"
)

// Revisions come in the middle of the interval after the burn-in has begun: with 250 days
// and a burn-in of 500, on days -375, -125, 125 and 375, and refreshers ten days later.
func TestRoundsWithinARun(t *testing.T) {
	s, err := scenarios.Open("nuclear-plant", nil)
	if err != nil {
		t.Fatal(err)
	}
	r := &Reporter{scenario: s, manifest: results.Manifest{Days: 500}}
	got := map[string][]int{}
	for _, q := range r.rounds() {
		got[q.what] = q.days
	}
	for what, want := range map[string][]int{"rules are revised": {125, 375}, "rules are reviewed": {125, 375}, "rounds of refreshers begin": {135, 385}} {
		if !slices.Equal(got[what], want) {
			t.Errorf("%s on days %v; want %v", what, got[what], want)
		}
	}
	if got := r.dips(); !strings.Contains(got, "rules are revised every 250 days, here on days 125 and 375") || !strings.Contains(got, "habit replays the old rules") {
		t.Errorf("dips = %q; want the days of revisions and what they do", got)
	}
	if got := r.plateauNote(); !strings.Contains(got, "the revision of rules on day 375") {
		t.Errorf("plateauNote = %q; want that of day 375, on which the last quarter begins", got)
	}
	r.manifest.Factors = []string{"rules.revision_interval"}
	if got := r.dips(); strings.Contains(got, "revis") && strings.Contains(got, "rules are revised") {
		t.Errorf("dips of a sweep over the interval = %q; want no days of revisions", got)
	}
	r.manifest.Days = 100
	if got := r.dips() + r.plateauNote(); got != "" {
		t.Errorf("dips within 100 days = %q; want nothing, as nothing comes again in them", got)
	}
}
