package pages

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/prose"
)

// of returns an estimate of ten replicates, told from chance if its interval is clear
// of 0.
func of(value, lo, hi float64) findings.Estimate {
	p := .5
	if lo > 0 || hi < 0 {
		p = .001
	}
	return findings.Estimate{N: 10, Value: value, Lo: lo, Hi: hi, P: p}
}

// weighed are arms of which one is the cheapest for a point, another adds most, a third
// does harm, a fourth does nothing that can be told, and a fifth combines two.
func weighed() answer {
	nan := math.NaN()
	none := of(nan, nan, nan)
	return answer{
		every: 5,
		interventions: []findings.Intervention{
			{Arm: "baseline", Compliance: of(0, 0, 0), Participation: of(0, 0, 0), CostPerPoint: none, BestSingle: 0, IsBaseline: true},
			{Arm: "cheap", CostYear: 40, Compliance: of(.5, .4, .6), Participation: of(.1, .05, .15), CostPerPoint: of(80, 66.7, 100), BestSingle: .004, Best: 0},
			{Arm: "strong", CostYear: 1800, Compliance: of(2, 1.5, 2.5), Participation: of(-.05, -.06, -.04), CostPerPoint: of(900, 720, 1200), BestSingle: .996, Best: .1},
			{Arm: "talk", CostYear: 90, Compliance: of(-.25, -.3, -.2), Participation: of(0, -.1, .1), CostPerPoint: none, DominatedBy: "cheap", Sure: true},
			{Arm: "weak", CostYear: 10, Compliance: of(.01, -.1, .12), Participation: of(0, -.1, .1), CostPerPoint: of(1000, 83.3, nan)},
			{Arm: "both", CostYear: 1840, Combines: true, Compliance: of(2.1, 1.6, 2.6), Participation: of(.05, .01, .1), CostPerPoint: of(876, 708, 1150), BestSingle: nan, Best: .9},
		},
		interactions: []findings.Interaction{
			{Arm: "both", Metric: "compliance_rate", Together: .021, Apart: .025, Beyond: of(-.004, -.006, -.002)},
			{Arm: "both", Metric: "time_cost_minutes", Together: 1, Apart: 3, Beyond: of(-2, -3, -1)},
		},
		durations: []findings.Duration{
			{Arm: "cheap", Metric: "compliance_rate", Settled: "true", Half: of(52.4, 41, 66), HalfLife: of(12.2, 9, nan)},
			{Arm: "cheap", Metric: "participation_rate", Settled: "true", Half: of(9, 8, 10), HalfLife: none},
			{Arm: "strong", Metric: "compliance_rate", Settled: "true", Half: of(20, 15, nan), HalfLife: none, Beyond: []string{"half_life_days", "gone_days"}},
			{Arm: "talk", Metric: "compliance_rate", Settled: "false", Half: of(30, 22, 37), HalfLife: of(1.9, 1.9, 2)},
			{Arm: "both", Metric: "compliance_rate", Settled: "true", Half: of(0, 0, 0), HalfLife: of(2.1, 2.1, 7)},
		},
	}
}

func TestAnswerSaysWhatFollows(t *testing.T) {
	a := weighed()
	got := strings.Join(a.sentences(), "\n")
	want := strings.Join([]string{
		"First: cheap. It adds +0.50 points [0.40, 0.60] of compliance for 40 a year: 80 a point [66.7, 100]; the next is strong, 900 a point [720, 1200].",
		"Most compliance by one intervention: strong, +2.00 points [1.50, 2.50], the best of them with probability over 0.99; 1800 a year, 900 a point [720, 1200].",
		"Dominated, in nothing better and in something worse of compliance, participation, time and money: talk by cheap (surely).",
		"Compliance or participation falls: strong lowers participation by 0.05 [0.04, 0.06] acts per employee and month; talk lowers compliance by 0.25 [0.20, 0.30] points.",
		"Not to be told from no effect on compliance: weak (+0.01 points [-0.10, 0.12]).",
		"Together: both adds +2.10 points of compliance, 0.40 [0.20, 0.60] less than its parts add up to.",
		"Days until half of the effect on compliance is there (a row every 5): cheap 52 [40, 70], strong 20 [15, beyond the run], both within 5 days; still changing: talk.",
		"Days after its end until half of the effect on compliance is lost (a row every 5): cheap 12 [5, beyond the run], strong beyond the run, talk within 5 days, both within 5 days [0, 10].",
	}, "\n")
	if got != want {
		t.Errorf("sentences =\n%s\nwant\n%s", got, want)
	}
	for line := range strings.Lines(prose.Item(got)) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > prose.TableWidth {
			t.Errorf("a line of %d characters; want at most %d: %s", n, prose.TableWidth, line)
		}
	}
}

func TestAnswerWithoutCosts(t *testing.T) {
	a := weighed()
	for i := range a.interventions {
		a.interventions[i].CostYear = 0
	}
	got := a.sentences()
	if !strings.HasPrefix(got[0], "No arm has a cost") || strings.Contains(strings.Join(got, ""), "a point [") || strings.Contains(strings.Join(got, ""), "money") {
		t.Errorf("sentences without costs = %q; want nothing of what a point costs", got)
	}
}

func TestAnswerOfOneReplicate(t *testing.T) {
	a := weighed()
	a.interventions[0].Compliance.N = 1
	if got := a.sentences(); len(got) != 1 || !strings.Contains(got[0], "no interval") {
		t.Errorf("sentences of one replicate = %q; want that it has no interval, and nothing else", got)
	}
}

// Where the interval of the second reaches below that of the first, the order is open.
func TestAnswerSaysWhenTheCheaperIsNotSure(t *testing.T) {
	a := weighed()
	a.interventions[2].CostPerPoint = of(90, 70, 110)
	if got := a.first(); !strings.HasSuffix(got, "which of the two is the cheaper is not sure.") {
		t.Errorf("first = %q; want that the order is not sure", got)
	}
	a.interventions[1].CostYear = 0
	if got := a.first(); !strings.HasPrefix(got, "First: cheap. It adds +0.50 points [0.40, 0.60] of compliance and costs nothing; the next is strong") || strings.Contains(got, "not sure") {
		t.Errorf("first, where it costs nothing = %q; want so", got)
	}
}

// An interval that is clear of 0 is no star once it is adjusted for the number of
// comparisons: such an arm is not the first to take.
func TestAnswerTakesNothingThatIsNotStarred(t *testing.T) {
	a := weighed()
	a.interventions[1].Compliance.P = .06
	if got := a.first(); !strings.HasPrefix(got, "First: strong.") {
		t.Errorf("first = %q; want strong, as cheap has no star", got)
	}
	if got := a.none(); !strings.Contains(got, "cheap (+0.50 points [0.40, 0.60])") {
		t.Errorf("none = %q; want cheap among them", got)
	}
	a.interventions[2].Compliance.P = math.NaN()
	if got := a.first(); !strings.HasPrefix(got, "First: none. Of no single intervention a rise") {
		t.Errorf("first = %q; want none, as nothing has a star", got)
	}
	a.interventions[3].Compliance.P = .2
	if got := a.falls(); strings.Contains(got, "talk") {
		t.Errorf("falls = %q; want nothing of talk, which has no star", got)
	}
}

// Where only combinations were run none of them is one intervention.
func TestAnswerOfCombinationsAlone(t *testing.T) {
	a := weighed()
	a.interventions = []findings.Intervention{a.interventions[0], a.interventions[5]}
	if got, want := a.most(), "Most compliance by a combination (no intervention was run by itself): both, +2.10 points [1.60, 2.60]; 1840 a year, 876 a point [708, 1150]."; got != want {
		t.Errorf("most = %q; want %q", got, want)
	}
	if got := a.first(); !strings.HasPrefix(got, "First: both, a combination of which no part was run by itself. It adds") {
		t.Errorf("first = %q; want that it is a combination", got)
	}
	a.interventions[1].Compliance = of(0, -1, 1)
	if got := a.first(); !strings.Contains(got, "Of no combination a rise") {
		t.Errorf("first = %q; want that no combination is told from chance", got)
	}
}

// Where no effect has settled there is no time to say.
func TestAnswerOfEffectsThatStillChange(t *testing.T) {
	a := answer{every: 1, durations: []findings.Duration{
		{Arm: "a", Metric: "compliance_rate", Settled: "false", Half: of(30, 22, 37)},
		{Arm: "b", Metric: "compliance_rate", Settled: "", Half: of(3, 2, 4)},
	}}
	if got, want := a.soon(), "No effect on compliance is known to have settled, so none has a day on which half of it is there: still changing: a; in force too briefly to say: b."; got != want {
		t.Errorf("soon = %q; want %q", got, want)
	}
}
