package pages

import (
	"math"
	"strings"
	"testing"

	"heed/cmd/internal/findings"
)

// onFrontier returns the weighed arms with cheap, strong and both on the frontier.
func onFrontier() answer {
	w := weighed()
	for i := range w.interventions {
		if arm := w.interventions[i].Arm; arm != "talk" && arm != "weak" {
			w.interventions[i].Frontier = "on"
		}
	}
	return w
}

// The page names the cheapest, what the next step up adds for what it costs more, and
// whose prices these are: (2-0.5) points for 1800-40 are 1760/1.5 each.
func TestAdviceNamesTheNextStep(t *testing.T) {
	const want = "Begin with cheap (The arm cheap), the cheapest per percentage point: it adds 0.50 points for 40 a year, 80 a point. " +
		"The next step up is strong (The arm strong) instead, which adds most of the single interventions: 1.50 points more for 1760 more a year, 1173 for each further point. " +
		"Of all that was compared most is added by both (The arm both). " +
		"Prices are what the scenario file states: with other prices another may come first."
	if got := saidTo(adviserOf(onFrontier(), 20), "What to do"); got != want {
		t.Errorf("what to do = %q\nwant %q", got, want)
	}
}

// What adds most by itself is named where it is no step of the frontier, and a step is
// none where it is not told from chance.
func TestAdviceNamesWhatDoesMostByItself(t *testing.T) {
	w := onFrontier()
	w.interventions[2].Frontier = "extended" // strong
	got := saidTo(adviserOf(w, 20), "What to do")
	if !strings.Contains(got, "The next step up is both (The arm both): 1.60 points more for 1800 more a year") ||
		!strings.Contains(got, "Of the single interventions strong (The arm strong) adds most: 2.00 points for 1800 a year.") {
		t.Errorf("what to do = %q; want both as the next step, and strong as the most by itself", got)
	}
	w.interventions[5].Compliance.P = 0.2 // both
	if got := saidTo(adviserOf(w, 20), "What to do"); strings.Contains(got, "next step") {
		t.Errorf("what to do = %q; want no next step, as that of both is not told from chance", got)
	}
	w.interventions[1].CostYear = 0 // cheap
	if got := saidTo(adviserOf(w, 20), "What to do"); !strings.Contains(got, "it adds 0.50 points and costs nothing.") {
		t.Errorf("what to do = %q; want that cheap costs nothing", got)
	}
}

func TestGuessedPrices(t *testing.T) {
	for text, want := range map[string]bool{
		"# Costs are in euro. They are\n# guesses to be replaced.\nx = 1\n": true,
		"x = 1\n\n# prices: a guess":                                        true,
		"# Costs are of 2020.\nx = 1\n# a guess at the size\n":              false,
		"": false,
	} {
		if got := guessed(text); got != want {
			t.Errorf("guessed(%q) = %v; want %v", text, got, want)
		}
	}
}

// Money is in vain for what another does better for less, and not for what is better in
// participation, or not surely worse in compliance.
func TestAdviceNamesWhatMoneyIsInVainFor(t *testing.T) {
	nan := math.NaN()
	vain := findings.Intervention{Arm: "vain", CostYear: 180, Compliance: of(.02, .01, .03), Participation: of(.01, .005, .06), CostPerPoint: of(9000, 7000, 12000), Minutes: of(0, -.01, .01)}
	for _, tt := range []struct {
		name   string
		change func(i *findings.Intervention)
		want   string
	}{
		{"dear and weak", func(*findings.Intervention) {}, "than vain (+0.02 points for 180 a year, 9000 a point; take cheap)."},
		{"quick", func(i *findings.Intervention) { i.Minutes = of(-2, -3, -1) }, "take cheap, unless working time is what counts)."},
		{"without a rise", func(i *findings.Intervention) { i.Compliance, i.CostPerPoint = of(-.01, -.02, .01), of(nan, nan, nan) }, "than vain (-0.01 points for 180 a year; take cheap)."},
		{"good for participation", func(i *findings.Intervention) { i.Participation = of(.3, .2, .4) }, ""},
		{"not surely worse", func(i *findings.Intervention) { i.Compliance = of(.02, -.5, .55) }, ""},
		{"cheaper", func(i *findings.Intervention) { i.CostYear = 30 }, ""},
	} {
		w, i := weighed(), vain
		tt.change(&i)
		w.interventions = append(w.interventions, i)
		got := saidTo(adviserOf(w, 20), "What not to do")
		if said := strings.Contains(got, "vain"); said != (tt.want != "") || !strings.Contains(got, tt.want) {
			t.Errorf("%s: what not to do = %q; want it to say %q", tt.name, got, tt.want)
		}
	}
}

// Of fewer than ten replicates no probability is told, whether the table has one or not;
// what adds most is then that in the mean.
func TestNoProbabilitiesOfFewReplicates(t *testing.T) {
	for _, tt := range []struct {
		name string
		best float64
		n    int
	}{{"a table with probabilities", 1, 8}, {"a table without", math.NaN(), 8}, {"a table without, of many", math.NaN(), 12}} {
		w := weighed()
		for i := range w.interventions {
			w.interventions[i].BestSingle, w.interventions[i].Best, w.interventions[i].Compliance.N = tt.best, tt.best, tt.n
		}
		if got, want := w.most(), "Most compliance by one intervention: strong, +2.00 points [1.50, 2.50]; 1800 a year, 900 a point [720, 1200]."; got != want {
			t.Errorf("%s: most = %q; want %q", tt.name, got, want)
		}
		if got := saidTo(adviserOf(w, tt.n), "How sure: chance"); strings.Contains(got, "probability") {
			t.Errorf("%s: chance = %q; want no probability", tt.name, got)
		}
	}
}
