package prose

import (
	"math"
	"testing"
)

func TestWords(t *testing.T) {
	for _, tt := range []struct{ name, got, want string }{
		{"none", Count(0, "run"), "0 runs"},
		{"one", Count(1, "trajectory", "trajectories"), "1 trajectory"},
		{"a plural of its own", Count(2, "trajectory", "trajectories"), "2 trajectories"},
		{"a number", Number("%.1f", 0.25), "0.2"},
		{"an undefined number", Number("%.1f", math.NaN()), "-"},
		{"one word", Joined([]string{"a"}), "a"},
		{"three words", Joined([]string{"a", "b", "c"}), "a, b and c"},
		{"one choice", OrJoined([]string{"a"}), "a"},
		{"three choices", OrJoined([]string{"a", "b", "c"}), "a, b or c"},
		{"a plain word for a shell", Quoted("out/a-1.csv"), "out/a-1.csv"},
		{"no word for a shell", Quoted(""), "''"},
		{"a quote for a shell", Quoted("it's"), `'it'\''s'`},
	} {
		if tt.got != tt.want {
			t.Errorf("%s = %q; want %q", tt.name, tt.got, tt.want)
		}
	}
}
