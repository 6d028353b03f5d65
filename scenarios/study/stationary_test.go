package study

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"heed/agents"
	"heed/scenarios"
	"heed/sim"
)

// with returns the small scenario, or another text, with settings such as
// "scenario.days=300".
func with(t testing.TB, settings ...string) *scenarios.Scenario {
	t.Helper()
	var all []scenarios.Override
	for _, s := range settings {
		all = append(all, scenarios.Set(s))
	}
	return small(t, all...)
}

// rhythm returns settings of the days of review, revision and refreshers, and of
// burn-in and run.
func rhythm(review, revision, refresher, burnIn, days int) []string {
	return []string{
		fmt.Sprint("rules.review_interval=", review), fmt.Sprint("rules.revision_interval=", revision), fmt.Sprint("education.refresher_interval=", refresher),
		fmt.Sprint("scenario.burn_in=", burnIn), fmt.Sprint("scenario.days=", days), "scenario.record_every=50",
	}
}

func TestPhasesComparePhasesOfRounds(t *testing.T) {
	tests := []struct {
		name     string
		settings []string
		want     phases
	}{
		{"a round a year, and the days after day 0 are read", rhythm(250, 250, 250, 500, 500), phases{lag: 250, steps: 2}},
		{"no burn-in at all", rhythm(250, 250, 250, 0, 500), phases{lag: 250, steps: 2}},
		{"nothing recurs: a year", rhythm(0, 0, 0, 500, 500), phases{lag: 250, steps: 2}},
		{"half a year divides a year", rhythm(250, 125, 0, 500, 750), phases{lag: 250, steps: 3}},
		{"whole rounds, and at least a year", rhythm(30, 20, 25, 0, 700), phases{lag: 300, steps: 2}},
		{"two years between reviews", rhythm(500, 250, 250, 500, 750), phases{lag: 500, steps: 1}},
		{"what does not come again is no rhythm", rhythm(5000, 250, 250, 500, 500), phases{lag: 250, steps: 2}},
		{"rounds longer than the run: means", rhythm(180, 130, 250, 500, 500), phases{lag: 250, averaged: true, steps: 2}},
		{"few days: the end of the burn-in", rhythm(250, 250, 250, 500, 100), phases{lag: 250, early: true, steps: 1}},
		{"few days and long rounds: means of it", rhythm(180, 130, 250, 500, 100), phases{lag: 250, averaged: true, early: true, steps: 1}},
		{"neither has a year", rhythm(250, 250, 250, 200, 200), phases{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := phasesOf(with(t, tt.settings...)); got != tt.want {
				t.Errorf("phasesOf(%v) = %+v; want %+v", tt.settings, got, tt.want)
			}
		})
	}
}

// The notes of a unit are the states of its baseline, stepped by hand, on the days
// of the phases, or their means between.
func TestNotesAreTheStatesOfTheBaseline(t *testing.T) {
	states := func(a agents.Account) []float64 { return sim.Values(nil, settling, a) }
	tests := []struct {
		name     string
		settings []string
		days     []int
		want     func(at []agents.Account) [][]float64
	}{
		{"after day 0", rhythm(250, 250, 250, 10, 500), []int{0, 250, 500},
			func(at []agents.Account) [][]float64 { return [][]float64{states(at[0]), states(at[1]), states(at[2])} }},
		{"before it", rhythm(250, 250, 250, 260, 60), []int{-250, 0},
			func(at []agents.Account) [][]float64 { return [][]float64{states(at[0]), states(at[1])} }},
		{"means on both sides of it", rhythm(180, 130, 250, 255, 255), []int{-250, 0, 250},
			func(at []agents.Account) [][]float64 {
				return [][]float64{states(at[1].Since(at[0]).Mean()), states(at[2].Since(at[1]).Mean())}
			}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := with(t, tt.settings...)
			var at []agents.Account
			for _, o := range plainly(t, s, 0, tt.days...) {
				at = append(at, o.Account())
			}
			var want []float64
			for _, row := range tt.want(at) {
				want = append(want, row...)
			}
			if got := unitOf(t, s, Record{}).Notes; !same(got, want) {
				t.Errorf("notes of a unit = %v; want %v", got, want)
			}
		})
	}
}

// settled are the states that are read, means of something from 0 to 1.
func TestSettlingAreMeansOfStates(t *testing.T) {
	for _, name := range []string{"knowledge_mean", "legitimacy_mean", "awareness_mean", "safety_mean", "norm_mean", "habit_mean"} {
		if place(name) < 0 {
			t.Errorf("settling lacks %s", name)
		}
	}
	for _, m := range settling {
		if m.Unit != "0 to 1" {
			t.Errorf("settling has %s in %q; want states from 0 to 1, for which moves are judged", m.Name, m.Unit)
		}
	}
}

// place returns the place of a state among those that settle, -1 where it has none.
func place(name string) int {
	for i, m := range settling {
		if m.Name == name {
			return i
		}
	}
	return -1
}

// levels returns the notes of replicates in which one state has a mean of levels[i]
// on reading i, off by an amount that differs between replicates and readings, and
// all others stay.
func levels(replicates int, state string, off float64, levels ...float64) [][]float64 {
	var notes [][]float64
	for r := range replicates {
		row := make([]float64, len(levels)*len(settling))
		for k, level := range levels {
			row[k*len(settling)+place(state)] = level + off*math.Cos(float64(3*r+2*k*k))
		}
		notes = append(notes, row)
	}
	return notes
}

func TestJudgeBurnIn(t *testing.T) {
	yearly := rhythm(250, 250, 250, 500, 750) // readings on days 0, 250, 500, 750
	tests := []struct {
		name     string
		settings []string
		notes    [][]float64
		want     []string // in the doubt; none is no doubt
	}{
		{"nothing moves", yearly, levels(10, "knowledge_mean", 0, .5, .5, .5, .5), nil},
		{"what moves is named with its sign", yearly, levels(10, "knowledge_mean", .001, .50, .47, .47, .47),
			[]string{"burn_in of 500 days", "knowledge_mean still moves by -0.03", "10 replicates"}},
		{"surely, and negligibly", yearly, levels(10, "knowledge_mean", .0001, .50, .509, .509, .509), nil},
		{"much, and by chance", yearly, levels(10, "awareness_mean", .2, .50, .52, .52, .52), nil},
		{"later than the first year after day 0", yearly, levels(10, "knowledge_mean", 0, .5, .5, .6, .7), nil},
		{"a rate is per year", rhythm(500, 500, 500, 500, 500), levels(10, "knowledge_mean", .0001, .500, .515), nil},
		{"three replicates can be sure", yearly, levels(3, "habit_mean", .0001, .50, .53, .53, .53), []string{"habit_mean"}},
		{"two replicates cannot, of .03", yearly, levels(2, "habit_mean", 0, .50, .53, .53, .53), nil},
		{"one replicate moves conspicuously", yearly, levels(1, "habit_mean", 0, .50, .56, .56, .56), []string{"habit_mean still moves by +0.060", "fewer than 3 replicates"}},
		{"before day 0, most has relaxed since", rhythm(250, 250, 250, 500, 60), levels(10, "knowledge_mean", 0, .50, .53), nil},
		{"before day 0, too much", rhythm(250, 250, 250, 500, 60), levels(10, "knowledge_mean", 0, .50, .60), []string{"knowledge_mean still moves by +0.0", "by the 250 days before day 0"}},
		{"shorter than a round, though nothing moves", rhythm(250, 125, 250, 200, 750), levels(10, "habit_mean", 0, .5, .5, .5, .5),
			[]string{"shorter than the 250 days in which reviews and refreshers come round", "burn_in = 500 would be about enough"}},
		{"too short a run to see anything", rhythm(30, 20, 25, 40, 60), levels(10, "habit_mean", 0, .5), []string{"burn_in of 40 days", "the run of 60 days is too short to see it", "burn_in = 500"}},
		{"too short a run to see, but long by what is known", rhythm(3000, 2000, 250, 4900, 200), levels(10, "habit_mean", 0, .5), nil},
		{"notes of another program", yearly, [][]float64{nil, {1, 2, 3}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := judgeBurnIn(with(t, tt.settings...), tt.notes, len(settling)).text
			if len(tt.want) == 0 && got != "" {
				t.Errorf("judgeBurnIn = %q; want no doubt", got)
			}
			for _, want := range tt.want {
				if !strings.Contains(got, want) {
					t.Errorf("judgeBurnIn = %q; want it to say %q", got, want)
				}
			}
		})
	}
}

// Where nothing moves but by chance, there is a doubt in at most one of twenty runs,
// however large chance is: here its standard deviation over replicates is ten times
// what is negligible, so that the threshold does not help. Of 1000 runs more than 72
// would come with a probability of .001 if it were one of twenty.
func TestFalseAlarmsAreRare(t *testing.T) {
	s := with(t, rhythm(250, 250, 250, 500, 250)...)
	for _, replicates := range []int{3, 10} {
		r := rand.New(rand.NewPCG(1, uint64(replicates)))
		alarms := 0
		for range 1000 {
			notes := make([][]float64, replicates)
			for i := range notes {
				for range 2 * len(settling) {
					notes[i] = append(notes[i], 0.5+0.07*r.NormFloat64())
				}
			}
			if judgeBurnIn(s, notes, len(settling)).text != "" {
				alarms++
			}
		}
		if alarms > 72 {
			t.Errorf("%d replicates: %d false alarms in 1000 runs; want about 50 at most", replicates, alarms)
		}
		if alarms == 0 {
			t.Errorf("%d replicates: no false alarm in 1000 runs; want the test to have the level that it says", replicates)
		}
	}
}

// A state that relaxes from any height at the slowest rate is at rest after the
// burn-in that is called enough, and would not be much earlier.
func TestEnoughIsEnough(t *testing.T) {
	for _, burnIn := range []int{0, 100, 250, 500} {
		for _, height := range []float64{0.02, 0.1, 0.3, 0.8} {
			s := with(t, rhythm(250, 250, 250, burnIn, 250)...)
			tau := slowest(&s.Params)
			aYear := func(burnIn int) float64 { // in the year after a burn-in
				return height * (math.Exp(-float64(burnIn)/tau) - math.Exp(-float64(burnIn+250)/tau))
			}
			m := sample{scenario: s, phases: phasesOf(s), tests: len(settling), notes: levels(5, "legitimacy_mean", 0, 0, aYear(burnIn))}
			moves := m.moves(0)
			if len(moves) == 0 {
				if aYear(burnIn) > negligible {
					t.Errorf("burn-in %d, height %g: no move; want one of %g", burnIn, height, aYear(burnIn))
				}
				continue
			}
			n := m.enough(moves)
			if n <= burnIn || aYear(n) > negligible/2 {
				t.Errorf("burn-in %d, height %g: enough = %d, after which it moves by %g a year; want at most %g", burnIn, height, n, aYear(n), negligible/2)
			}
			if n > 300 && aYear(n-50) < negligible/2 {
				t.Errorf("burn-in %d, height %g: enough = %d; want less, as %d leaves %g a year", burnIn, height, n, n-50, aYear(n-50))
			}
		}
	}
}

func TestEnoughIsWhatTheRunShows(t *testing.T) {
	tests := []struct {
		name   string
		levels []float64
		want   int
	}{
		{"rest in the second year bounds it", []float64{.1, .9, .9, .9}, 350},
		{"the last year that moves counts", []float64{.1, .7, .72, .72}, 600},
		{"what does not slow down does not end", []float64{.1, .2, .3, .4}, 0},
		{"what speeds up does not either", []float64{.1, .12, .2, .4}, 0},
	}
	s := with(t, rhythm(250, 250, 250, 100, 750)...)
	for _, tt := range tests {
		m := sample{scenario: s, phases: phasesOf(s), tests: len(settling), notes: levels(5, "norm_mean", 0, tt.levels...)}
		if got := m.enough(m.moves(0)); got != tt.want {
			t.Errorf("%s: enough = %d; want %d", tt.name, got, tt.want)
		}
	}
}

func TestRelaxation(t *testing.T) {
	tests := []struct {
		name     string
		settings []string
		state    string
		want     float64
	}{
		{"knowledge, between practice and forgetting", []string{"decision.forgetting=0.004", "decision.practice=0.001", "rules.systematization=0.5", "education.task_coupling=0"}, "habit_mean", 200},
		{"knowledge that task coupling holds", []string{"decision.forgetting=0.005", "decision.practice=0", "education.task_coupling=1", "decision.coupling_retention=0.5"}, "habit_mean", 400},
		{"knowledge that is not forgotten", []string{"mechanisms.forgetting=false", "decision.practice=0.002", "rules.systematization=0"}, "habit_mean", 1000},
		{"legitimacy", []string{"decision.legitimacy_days=240", "rules.systematization=1"}, "norm_mean", 240},
		{"rules that nobody reviews", []string{"rules.review_interval=0", "decision.rule_drift=0.25"}, "frustration_mean", 1000},
		{"who is employed", []string{"individual.turnover=0.1"}, "risk_propensity_mean", 2500},
	}
	for _, tt := range tests {
		s := with(t, tt.settings...)
		if got := relaxation(&s.Params, tt.state); math.Abs(got-tt.want) > 1e-9*tt.want {
			t.Errorf("%s: relaxation(%s) = %v; want %v", tt.name, tt.state, got, tt.want)
		}
	}
}
