package main

import (
	"testing"

	"heed/scenarios"
)

func TestNearest(t *testing.T) {
	known := []string{"culture.blame", "culture", "compliance_rate"}
	for _, tt := range []struct{ name, want string }{
		{"culture.balme", "culture.blame"}, {"cultur", "culture"}, {"complience_rate", "compliance_rate"}, {"xyzzy", ""}, {"", ""},
	} {
		if got := scenarios.Nearest(tt.name, known); got != tt.want {
			t.Errorf("Nearest(%q) = %q; want %q", tt.name, got, tt.want)
		}
	}
}
