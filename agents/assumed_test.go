package agents

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Drawn are all parameters of standing assumption but those that make the size of the
// organization and those that have no range, each within what the model allows.
func TestAssumptions(t *testing.T) {
	of := map[string]Assumed{}
	p := Default()
	p.Set("culture.blame", 0.9)
	for _, a := range Assumptions(&p) {
		of[a.Path] = a
		d, known := Find(a.Path)
		if !known || d.Standing != Assumption || a.Lo < d.Min || a.Hi > d.Max || a.Lo >= a.Hi {
			t.Errorf("assumption %+v of parameter %+v; want a range within its own", a, d)
		}
	}
	for _, d := range Parameters {
		_, drawn := of[d.Path]
		if want := d.Standing == Assumption && strings.HasPrefix(d.Path, "decision."); want && !drawn {
			t.Errorf("%s is not drawn", d.Path)
		}
	}
	for _, tt := range []struct {
		path string
		want Assumed
	}{
		{"culture.blame", Assumed{Lo: 0.675, Hi: 1}},                                 // a condition, as far as it goes
		{"culture.leadership", Assumed{Lo: 0.525, Hi: 0.875}},                        // another
		{"education.refresher_interval", Assumed{Lo: 187.5, Hi: 312.5, Whole: true}}, // a whole number
		{"decision.overview_half", Assumed{Lo: 0.3, Hi: 1}},                          // a coefficient
		{"organization.rewire", Assumed{}}, {"resources.experts", Assumed{}},         // the size and shape
		{"individual.selection", Assumed{}}, {"individual.baseline_offset", Assumed{}}, // 0 by default
		{"resources.vetting_weeks", Assumed{}}, {"decision.intercept", Assumed{}}, {"mechanisms.habit", Assumed{}}, // not ours
	} {
		got := of[tt.path]
		got.Path = ""
		if d := cmp.Diff(tt.want, got, cmpopts.EquateApprox(0, 1e-12)); d != "" {
			t.Errorf("%s is drawn otherwise than wanted:\n%s", tt.path, d)
		}
	}
}
