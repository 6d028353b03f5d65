package scenarios

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDistanceCountsTypingErrors(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"blame", "blame", 0}, {"blame", "blam", 1}, {"blame", "bblame", 1}, {"blame", "flame", 1},
		{"blame", "blaem", 1}, {"blame", "lbaem", 2}, {"", "blame", 5}, {"kärna", "karna", 1}, {"ca", "abc", 3},
	}
	for _, tt := range tests {
		if got := distance(tt.a, tt.b); got != tt.want {
			t.Errorf("distance(%q, %q) = %d; want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestDistanceIsSymmetricAndBounded(t *testing.T) {
	word := rapid.StringOfN(rapid.RuneFrom([]rune("abcé_")), 0, 12, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		d, x, y := distance(a, b), len([]rune(a)), len([]rune(b))
		if d != distance(b, a) {
			t.Errorf("distance(%q, %q) = %d; want that of the reverse, %d", a, b, d, distance(b, a))
		}
		if d < abs(x-y) || d > max(x, y) || (d == 0) != (a == b) {
			t.Errorf("distance(%q, %q) = %d; want from %d to %d, 0 for equals alone", a, b, d, abs(x-y), max(x, y))
		}
	})
}

func TestNearestFindsWhatWasMeant(t *testing.T) {
	known := []string{"blame", "backing", "leadership", "awareness", "say_do_gap"}
	tests := []struct{ name, want string }{
		{"blame", "blame"}, {"blaem", "blame"}, {"Blame", "blame"}, {"bakcing", "backing"}, {"leader_ship", "leadership"},
		{"awarenes", "awareness"}, {"say-do-gap", "say_do_gap"}, {"", ""}, {"x", ""}, {"lame duck", ""}, {strings.Repeat("a", 65), ""},
	}
	for _, tt := range tests {
		if got := Nearest(tt.name, known); got != tt.want {
			t.Errorf("Nearest(%q) = %q; want %q", tt.name, got, tt.want)
		}
	}
}
