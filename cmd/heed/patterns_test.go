package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/scenarios/study"
)

// --strict asks that all hold, or that none fails but those that are known to.
func TestStrict(t *testing.T) {
	finding := func(number int, v study.Verdict, reason string) study.Finding {
		return study.Finding{Pattern: study.Pattern{Number: number, Reason: reason}, Verdict: v}
	}
	holds, undecided := finding(1, study.Holds, ""), finding(2, study.Undecided, "")
	fails, known := finding(3, study.Fails, ""), finding(4, study.Fails, "is not in the model")
	for _, tt := range []struct {
		name, strict string
		found        []study.Finding
		want         string
	}{
		{"nothing asked for", "", []study.Finding{holds, undecided, fails}, ""},
		{"all hold", strictAll, []study.Finding{holds, holds}, ""},
		{"one is undecided", strictAll, []study.Finding{holds, undecided}, "1 of 2 patterns hold"},
		{"one fails, for a known reason", strictAll, []study.Finding{known}, "0 of 1 patterns hold"},
		{"none fails", strictFails, []study.Finding{holds, undecided}, ""},
		{"one fails", strictFails, []study.Finding{holds, fails, undecided}, "pattern 3"},
		{"two fail", strictFails, []study.Finding{fails, fails}, "pattern 3, 3"},
		{"only that fails which is known to", strictFails, []study.Finding{holds, known}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := (&patternRequest{strict: tt.strict}).insist(tt.found)
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("insist: error %v; want %q", err, tt.want)
			}
		})
	}
}

// An examination that is interrupted ends with the code of an interruption, says that
// nothing is kept, and leaves nothing.
func TestPatternsAreInterrupted(t *testing.T) {
	for _, extra := range []string{"--quick", "--robust"} {
		ctx, cancel := context.WithCancel(context.Background())
		notes := &onWrite{do: func(text string) {
			if strings.Contains(text, `"done":1,`) {
				cancel()
			}
		}}
		dir := filepath.Join(t.TempDir(), "x")
		got := heed(ctx, []string{"patterns", "18", extra, "--progress", "json", "-o", dir}, &strings.Builder{}, notes)
		cancel()
		if got != interrupted || !strings.Contains(notes.String(), "run the same command again") {
			t.Errorf("heed patterns %s, interrupted: exit code %d, said %q; want %d and what to do", extra, got, notes, interrupted)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("heed patterns %s, interrupted: there is a folder; want none", extra)
		}
	}
}
