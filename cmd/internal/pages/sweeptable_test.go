package pages

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
)

func TestHarmsNameWhatTheyHangOn(t *testing.T) {
	conditions := []findings.Condition{
		{Arm: "sure", Factor: "culture.blame", N: 64, Rank: -.712, P: 1e-9, LevelHarmful: .412, LevelNot: .21},
		{Arm: "sure", Factor: "rules.detail", N: 64, Rank: .1, P: .5},
		{Arm: "unsure", Factor: "rules.detail", N: 64, Rank: .2, P: .3},
		{Arm: "few", Factor: "rules.detail", N: 4, Rank: 1, P: math.NaN()},
		{Arm: "always", Factor: "rules.detail", N: 64, Rank: .5, P: .02, LevelHarmful: .5, LevelNot: math.NaN()},
	}
	for _, tt := range []struct{ arm, want string }{
		{"sure", "- sure lowers compliance in 16 of these futures (25% [16, 37]; by the point's paired 95% interval in 8); its effect hangs most on culture.blame: the smaller, the larger (rank correlation -0.71, p < 0.001), on average 0.412 where it does harm and 0.21 where not."},
		{"unsure", "; what that hangs on, of 1 factor, is not to be told from chance."},
		{"few", "; too few to say what that hangs on."},
		{"always", "rules.detail: the larger, the larger (rank correlation +0.50, p = 0.020)."},
		{"alone", "paired 95% interval in 8)."},
	} {
		all := []findings.Standing{{Arm: "baseline"}, {Arm: tt.arm, Futures: 64, Harm: of(.25, .16, .37), HarmSure: .125}}
		got := strings.Join(strings.Fields(harms(all, conditions)), " ")
		if !strings.HasSuffix(got, tt.want) {
			t.Errorf("harms(%s) = %q; want it to end in %q", tt.arm, got, tt.want)
		}
	}
	if got := harms([]findings.Standing{{Arm: "baseline"}, {Arm: "good"}}, conditions); !strings.Contains(got, "No arm lowers compliance") {
		t.Errorf("harms of none = %q; want it said", got)
	}
}

// The table is never wider than it may be, the baseline is not compared with itself, and
// an arm that combines others is not ranked among single ones.
func TestRankingTable(t *testing.T) {
	long := strings.Repeat("long-", 12)
	r := ranking{
		all: []findings.Standing{
			{Arm: "baseline", Futures: 100000, Best: of(0, 0, .04), MeanRegret: .0213, MaxRegret: .05, WorstPoint: 99999, Harm: of(0, 0, 0)},
			{Arm: long, Best: of(1, .96, 1), WorstPoint: -1, Harm: of(1, .96, 1), HarmSure: .5},
			{Arm: "both", Best: of(0, 0, .04), MeanRegret: .5, MaxRegret: .9, Harm: of(.5, .4, .6)},
		},
		single: []findings.Standing{{Arm: "baseline", Best: of(.1, .05, .2)}, {Arm: long, Best: of(.9, .8, .95)}},
		frugal: []findings.Standing{{Arm: "baseline", Best: of(.2, .1, .3)}, {Arm: long, Best: of(.8, .7, .9)}},
	}
	lines := strings.Split(r.table(), "\n")
	for _, line := range lines {
		if n := utf8.RuneCountInString(line); n > prose.TableWidth {
			t.Errorf("a line of %d characters; want at most %d: %s", n, prose.TableWidth, line)
		}
	}
	for i, want := range []string{
		"baseline 0% [0, 4] 10% [5, 20] 20% [10, 30] 2.13 5.00",
		"100% [96, 100] 90% [80, 95] 80% [70, 90] 100% [96, 100] 0.00 0.00",
		"both 0% [0, 4] 50% [40, 60] 50.00 90.00",
	} {
		if got := strings.Join(strings.Fields(lines[2+i]), " "); !strings.HasSuffix(got, want) {
			t.Errorf("row %d = %q; want it to end in %q", i, got, want)
		}
	}
}
