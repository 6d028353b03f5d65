package main

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"heed/cmd/internal/work"
	"heed/results"
)

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
		s := work.StandingOf("a", results.Status{State: tt.state, Manifest: m, Counts: results.Counts{Units: tt.n, Done: tt.n}})
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
		if err := verdict(&s); !errors.Is(err, tt.err) {
			t.Errorf("%s: verdict = %v; want %v", tt.name, err, tt.err)
		}
	}
}

// The exit codes are those that the help tells.
func TestStatusVerdicts(t *testing.T) {
	for _, tt := range []struct {
		name, state string
		counts      work.UnitCounts
		want        error
	}{
		{"complete", "complete", work.UnitCounts{Units: 8, Done: 8}, nil},
		{"missing", "partial", work.UnitCounts{Units: 8, Done: 3, Missing: 5}, results.ErrIncomplete},
		{"missing and failed", "partial", work.UnitCounts{Units: 8, Done: 3, Failed: 1, Missing: 4}, results.ErrIncomplete},
		{"all there, not merged", "partial", work.UnitCounts{Units: 8, Done: 8}, results.ErrIncomplete},
		{"failed alone", "partial", work.UnitCounts{Units: 8, Done: 7, Failed: 1}, errUnitsFailed},
	} {
		s := work.Standing{State: tt.state, UnitCounts: tt.counts}
		if got := verdict(&s); !errors.Is(got, tt.want) {
			t.Errorf("verdict() where units are %s = %v; want %v", tt.name, got, tt.want)
		}
	}
}
