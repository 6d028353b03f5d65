package study

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"heed/agents"
	"heed/results"
	"heed/results/stats"
	"heed/scenarios"
	"heed/scenarios/search"
	"heed/sim"
)

// mixText is a policy for the small scenario.
const mixText = `base = "./small.toml"
budget = 30

[levers]
"arms.dialogue" = { steps = 3, cost = 20 }
"culture.leadership" = { min = 0.3, max = 0.9, steps = 4, cost = 50 }
"rules.enforcement" = { min = 0.1, max = 0.9, cost = 10 }

[set]
"culture.leadership" = 0.5
"rules.enforcement" = 0.3

[objectives]
compliance_rate = "more"
participation_rate = "more"
cost = "less"

[search]
population = 8
generations = 3
replicates = 1
most_replicates = 3
final_replicates = 4
stall = 0
`

// mixPolicy parses a policy beside the small scenario.
func mixPolicy(t *testing.T, text string) *scenarios.Policy {
	t.Helper()
	p, err := scenarios.ParsePolicy("mixes.toml", []byte(text), os.DirFS("testdata"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// optimize runs a policy into a folder, until so many replicates were answered.
func optimize(t *testing.T, p *scenarios.Policy, dir string, workers, until int) error {
	t.Helper()
	folder := open(t, dir, PlanOptimization(p))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o := Optimization{Policy: p, Folder: folder, Workers: workers, Told: func(at OptimizationProgress) {
		if at.Done >= until {
			cancel()
		}
		if at.Done > at.AtMost {
			t.Errorf("%d of at most %d replicates of mixes are done; want no more", at.Done, at.AtMost)
		}
	}}
	front, err := o.Run(ctx)
	if err != nil {
		return errors.Join(err, folder.Close())
	}
	if err := folder.Finish(front.Write); err != nil {
		t.Fatal(err)
	}
	return folder.Close()
}

func numberIn(t *testing.T, text string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Whatever was interrupted where, on any number of workers, the bytes are the same.
func TestAnOptimizationGoesOnToTheSameBytes(t *testing.T) {
	p, root := mixPolicy(t, mixText), t.TempDir()
	whole, parts := filepath.Join(root, "whole"), filepath.Join(root, "parts")
	if err := optimize(t, p, whole, 1, math.MaxInt); err != nil {
		t.Fatal(err)
	}
	for _, until := range []int{3, 20, 45} {
		if err := optimize(t, p, parts, 3, until); !errors.Is(err, context.Canceled) {
			t.Fatalf("interrupted after %d: error %v; want the cause", until, err)
		}
	}
	if err := optimize(t, p, parts, 3, math.MaxInt); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{FrontFile, LeversFile, CandidatesFile, HypervolumeFile, MixesFile, results.ManifestFile} {
		a, errA := os.ReadFile(filepath.Join(whole, name))
		b, errB := os.ReadFile(filepath.Join(parts, name))
		if err := errors.Join(errA, errB); err != nil || string(a) != string(b) {
			t.Errorf("%s differs after interruptions (%v); want the same bytes", name, err)
		}
	}
}

// What a front says of a mix is what heed run shows of it: its arm in mixes.toml, run in the
// replicates that the front was tried in, costs as much and differs as much from the baseline.
func TestAFrontSaysWhatARunOfItsMixesShows(t *testing.T) {
	p, dir := mixPolicy(t, mixText), t.TempDir()
	if err := optimize(t, p, dir, 2, math.MaxInt); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, MixesFile))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenarios.Parse(MixesFile, text, nil)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	checked := 0
	for _, row := range rowsOf(t, dir, FrontFile) {
		arm := slices.IndexFunc(s.Arms, func(a scenarios.Arm) bool { return a.Name == row["mix"] })
		if arm < 0 {
			continue
		}
		if got, want := s.Cost(s.Arms[arm])*250/float64(s.Days), numberIn(t, row["cost"]); math.Abs(got-want) > 1e-9*want {
			t.Errorf("%s costs %v a year in %s; want %v", row["mix"], got, MixesFile, want)
		}
		sum, n := 0.0, 4
		for r := range n {
			u, err := Organizations(One(s), Record{})(context.Background(), 0, p.Search.Most+r, nil)
			if err != nil {
				t.Fatal(err)
			}
			c := slices.IndexFunc(agents.Metrics, func(m sim.Metric[agents.Account]) bool { return m.Name == row["metric"] })
			sum += u.Arms[arm].Whole[c] - u.Arms[0].Whole[c]
		}
		if got, want := sum/float64(n), numberIn(t, row["diff"]); math.Abs(got-want) > 1e-12 {
			t.Errorf("%s in %s: a run has %v; the front %v", row["metric"], row["mix"], got, want)
		}
		if lo, hi, diff := numberIn(t, row["lo"]), numberIn(t, row["hi"]), numberIn(t, row["diff"]); !(lo <= diff && diff <= hi) {
			t.Errorf("%s in %s: %v in [%v, %v]; want it inside", row["metric"], row["mix"], diff, lo, hi)
		}
		checked++
	}
	if checked < 4 {
		t.Errorf("%d rows of the front are of arms in %s; want at least 4", checked, MixesFile)
	}
}

func TestNoMixOfTheFrontIsOverBudget(t *testing.T) {
	p, dir := mixPolicy(t, mixText), t.TempDir()
	if err := optimize(t, p, dir, 2, math.MaxInt); err != nil {
		t.Fatal(err)
	}
	tried, over := 0, 0
	for _, row := range rowsOf(t, dir, CandidatesFile) {
		cost := numberIn(t, row["cost"])
		if row["mix"] != "" && cost > p.Budget*(1+1e-9) {
			t.Errorf("candidate %s of the front costs %v; want at most %v", row["candidate"], cost, p.Budget)
		}
		if cost > p.Budget*(1+1e-9) {
			over++
			if row["n"] != "0" || row["diff"] != "" {
				t.Errorf("candidate %s is over the budget and was tried %s times; want never", row["candidate"], row["n"])
			}
		} else if row["n"] != "0" {
			tried++
		}
	}
	if tried < 8 || over == 0 {
		t.Errorf("%d candidates were tried and %d over the budget; want some of each", tried, over)
	}
}

// Robust forms, by hand: two objectives of which less is better, three candidates, futures.
func TestMeasuresOfRobustMixes(t *testing.T) {
	p := &scenarios.Policy{Objectives: []scenarios.Objective{{Metric: "compliance_rate", More: true}, {Metric: scenarios.CostObjective}}}
	p.Search.Most = 12
	steady, risky := make([][]float64, 12), make([][]float64, 12)
	for f := range 12 {
		steady[f], risky[f] = []float64{-4, 10}, []float64{-6, 20}
	}
	risky[3], risky[7] = []float64{1, 20}, []float64{3, 20}
	answers := [][][]float64{steady, risky}
	for _, tt := range []struct {
		measure scenarios.Measure
		want    [][]float64
	}{
		{scenarios.Expected, [][]float64{{-4, 10}, {-56.0 / 12, 20}}},
		{scenarios.WorstTenth, [][]float64{{-4, 10}, {2, 20}}}, // the worst 2 of 12
		{scenarios.LargeRegret, [][]float64{{2, 10}, {7, 20}}}, // -4 against -6; 3 against -4
	} {
		p.Futures.Measure = tt.measure
		got := measureOf(p)(answers)
		for i := range tt.want {
			for j, want := range tt.want[i] {
				if math.Abs(got[i][j]-want) > 1e-12 {
					t.Errorf("%s of candidate %d, objective %d = %v; want %v", tt.measure, i, j, got[i][j], want)
				}
			}
		}
	}
	if !reflect.DeepEqual(risky[3], []float64{1, 20}) {
		t.Error("measuring changed the answers; want them as they were")
	}
}

// A robust optimization tries mixes in futures that differ, and its front in others.
func TestARobustOptimizationHasFutures(t *testing.T) {
	text := strings.Replace(mixText, "replicates = 1\nmost_replicates = 3\n", "", 1) + "[futures]\nassumptions = [\"culture\"]\nsamples = 3\nmeasure = \"regret\"\n"
	p, dir := mixPolicy(t, text), t.TempDir()
	if err := optimize(t, p, dir, 2, math.MaxInt); err != nil {
		t.Fatal(err)
	}
	rows := rowsOf(t, dir, FrontFile)
	zero := false
	for _, row := range rows {
		if row["measure"] != "regret" || row["lo"] != "" || numberIn(t, row["diff"]) < 0 {
			t.Errorf("%s in %s: measure %s, %s [%s]; want a regret of 0 or more, without an interval", row["metric"], row["mix"], row["measure"], row["diff"], row["lo"])
		}
		zero = zero || numberIn(t, row["diff"]) == 0
	}
	if len(rows) == 0 {
		t.Error("the front is empty; want mixes")
	}
}

// All replicates are asked of one world each, and large worlds are given up between them.
func TestWorldsAreMadeOnceAReplicate(t *testing.T) {
	p := mixPolicy(t, mixText)
	m := newMixing(p, nil, 2)
	var trials []search.Trial
	for r := range 3 {
		for n := range 2 {
			trials = append(trials, search.Trial{Number: n, Replicate: r, Unit: []float64{0.9, float64(n) * 0.9, 0.5}})
		}
	}
	answers, err := m.ask(context.Background(), trials, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.worlds) != 3 || len(answers) != 6 {
		t.Errorf("%d worlds of 3 replicates, %d answers; want 3 and 6", len(m.worlds), len(answers))
	}
	big := mixPolicy(t, mixText)
	big.Search.Final = worldSeats
	few := newMixing(big, nil, 2)
	again, err := few.ask(context.Background(), trials, func(int) {})
	if err != nil || !reflect.DeepEqual(again, answers) || len(few.worlds) != 0 {
		t.Errorf("replicate by replicate: %v, %d worlds kept, error %v; want %v and none", again, len(few.worlds), err, answers)
	}
}

// Where levers are continuous, many points of the search are the same mix: a hundredth of its
// range counts as not moved. Each mix is one candidate, and nothing stands in the front but once.
func TestNoMixIsTwoCandidates(t *testing.T) {
	text := strings.Replace(mixText, "generations = 3", "generations = 6", 1)
	text = strings.Replace(text, "\"arms.dialogue\" = { steps = 3, cost = 20 }\n", "", 1)
	p, dir := mixPolicy(t, text), t.TempDir()
	if err := optimize(t, p, dir, 2, math.MaxInt); err != nil {
		t.Fatal(err)
	}
	values, order := map[string]string{}, []string{}
	for _, row := range rowsOf(t, dir, LeversFile) {
		if _, known := values[row["candidate"]]; !known {
			order = append(order, row["candidate"])
		}
		values[row["candidate"]] += row["lever"] + " " + row["value"] + " "
	}
	first := map[string]string{}
	for _, c := range order {
		if before, twice := first[values[c]]; twice {
			t.Errorf("candidates %s and %s are both %s; want one", before, c, values[c])
		}
		first[values[c]] = c
	}
	once := map[string]bool{}
	for _, row := range rowsOf(t, dir, FrontFile) {
		if key := row["mix"] + " " + row["metric"]; once[key] {
			t.Errorf("%s stands twice in %s; want once", key, FrontFile)
		} else {
			once[key] = true
		}
	}
	if len(order) < 20 || !once["nothing compliance_rate"] {
		t.Errorf("%d candidates, a front of %v; want at least 20, and nothing in it", len(order), once)
	}
}

// An objective that no mix has defined is told by its name, as soon as the first mixes were
// tried, and again when the command is given again.
func TestAnObjectiveThatIsUndefinedIsAnError(t *testing.T) {
	text := strings.NewReplacer("participation_rate", "applicant_loss_share", "[set]", "[set]\n\"individual.turnover\" = 0").Replace(mixText)
	p, dir := mixPolicy(t, text), t.TempDir()
	for range 2 {
		err := optimize(t, p, dir, 2, math.MaxInt)
		if err == nil || !strings.Contains(err.Error(), "applicant_loss_share is undefined in 7 of 7") || strings.Contains(err.Error(), "compliance_rate is") {
			t.Errorf("optimize: error %v; want that applicant_loss_share is undefined in 7 of 7 mixes, and nothing else", err)
		}
	}
}

// What check says of futures for a worst tenth is what its interval takes.
func TestAWorstTenthHasFuturesForAnInterval(t *testing.T) {
	if scenarios.FewestWorst != stats.FewWorst {
		t.Errorf("scenarios asks for %d futures; stats takes %d", scenarios.FewestWorst, stats.FewWorst)
	}
	text := strings.Replace(mixText, "replicates = 1\nmost_replicates = 3\nfinal_replicates = 4\n", "", 1) + "[futures]\nassumptions = [\"culture\"]\nsamples = 3\nmeasure = \"worst_tenth\"\n"
	p, dir := mixPolicy(t, text), t.TempDir()
	if p.Search.Final != 100 || len(p.Warnings) > 0 {
		t.Fatalf("the policy has %d fresh futures, and warns %q; want 100, and nothing", p.Search.Final, p.Warnings)
	}
	p.Search.Generations = 1
	if err := optimize(t, p, dir, 2, math.MaxInt); err != nil {
		t.Fatal(err)
	}
	for _, row := range rowsOf(t, dir, FrontFile) {
		if lo, hi, diff := numberIn(t, row["lo"]), numberIn(t, row["hi"]), numberIn(t, row["diff"]); row["n"] != "100" || !(lo <= diff && diff <= hi) || row["mix"] != nothing && lo == hi {
			t.Errorf("%s in %s: %v [%v, %v] of %s; want an interval around it, of 100", row["metric"], row["mix"], diff, lo, hi, row["n"])
		}
	}
}
