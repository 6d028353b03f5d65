package main

import (
	"errors"
	"strings"
	"testing"

	"heed/results"
)

// What there is to do names the sweep or scenario where it is a shipped one.
func TestStatusNamesWhatIsShipped(t *testing.T) {
	for _, tt := range []struct{ command, name, want string }{
		{"sweep", "nuclear-plant-futures", "heed sweep nuclear-plant-futures -o out/a;"},
		{"sweep", "mine", "heed sweep SWEEP.toml -o out/a;"},
		{"sweep", "nuclear-plant", "heed sweep SWEEP.toml -o out/a;"},
		{"run", "nuclear-plant", "heed run nuclear-plant -o out/a;"},
		{"run", "mine", "heed run SCENARIO -o out/a;"},
	} {
		s := &standing{Folder: "out/a", Command: tt.command, Name: tt.name, State: "partial", unitCounts: unitCounts{Units: 8, Missing: 8}}
		if got := s.next(); !strings.Contains(got, tt.want) {
			t.Errorf("next() of heed %s of %s = %q; want %q in it", tt.command, tt.name, got, tt.want)
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
