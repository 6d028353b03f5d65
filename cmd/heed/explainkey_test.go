package main

import (
	"encoding/json"
	"strings"
	"testing"

	"heed/agents"
)

// How a default was fitted is said in every form of what is said of its key.
func TestFitIsSaidInEveryForm(t *testing.T) {
	for _, f := range agents.FittedCoefficients {
		words := f.Value + ", standard error " + f.Error + ", told by: " + f.Magnitude
		if text := strings.Join(strings.Fields(said(t, "explain", f.Path)), " "); !strings.Contains(text, words) {
			t.Errorf("heed explain %s: %q; want it to say %q", f.Path, text, words)
		}
		for _, topic := range []string{f.Path, "decision", "parameters"} {
			if table := said(t, "explain", topic, "--format", "markdown"); !strings.Contains(table, "|fitted|\n") || !strings.Contains(table, "|"+words+"|\n") {
				t.Errorf("heed explain %s --format markdown does not say %q of %s", topic, words, f.Path)
			}
		}
		var k struct{ Fit *agents.FittedCoefficient }
		if err := json.Unmarshal([]byte(said(t, "explain", f.Path, "--format", "json")), &k); err != nil || k.Fit == nil || *k.Fit != f {
			t.Errorf("heed explain %s --format json: fit %+v, error %v; want %+v", f.Path, k.Fit, err, f)
		}
	}
	for _, format := range []string{"json", "markdown"} {
		if got := said(t, "explain", "culture.blame", "--format", format); strings.Contains(got, "fit") {
			t.Errorf("heed explain culture.blame --format %s: %q; want no fit, for there is none", format, got)
		}
	}
}
