package main

import (
	"heed/scenarios"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"heed/cmd/internal/findings"
)

func TestDifferenceSaysHowSureItIs(t *testing.T) {
	nan := math.NaN()
	for _, tt := range []struct {
		name string
		e    findings.Estimate
		want string
	}{
		{"certain", findings.Estimate{Value: .0138, Lo: .0136, Hi: .0139, P: 1e-9}, "+1.38 [1.36, 1.39] ***"},
		{"likely", findings.Estimate{Value: -.002, Lo: -.003, Hi: -.001, P: .03}, "-0.20 [-0.30, -0.10] *"},
		{"unsure", findings.Estimate{Value: .001, Lo: -.003, Hi: .005, P: .6}, "+0.10 [-0.30, 0.50]"},
		{"of one replicate", findings.Estimate{Value: .001, Lo: nan, Hi: nan, P: nan}, "+0.10"},
		{"of the baseline", findings.Estimate{Value: nan, Lo: nan, Hi: nan, P: nan}, ""},
	} {
		if got := difference(tt.e); got != tt.want {
			t.Errorf("difference %s = %q; want %q", tt.name, got, tt.want)
		}
	}
}

// The table is never wider than it may be: names of arms are cut.
func TestAlignKeepsTheWidth(t *testing.T) {
	columns := []tableColumn{{left: true}, {left: true}, {}}
	rows := [][]string{{"arm", "value", "n"}, {strings.Repeat("ä", 64), strings.Repeat("x", 50), "1"}}
	for line := range strings.Lines(align(columns, rows)) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > tableWidth {
			t.Errorf("a line of %d characters; want at most %d: %s", n, tableWidth, line)
		}
	}
	if got := align(columns, rows); !strings.Contains(got, "ä~") {
		t.Errorf("align = %q; want the name cut", got)
	}
}

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
