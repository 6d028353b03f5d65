package study

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/results"
	"heed/scenarios"
)

// unsettled returns a scenario whose states begin far from where they settle: of
// people under much pressure, who have no burn-in to get used to it.
func unsettled(t testing.TB) *scenarios.Scenario {
	return with(t, append(rhythm(250, 250, 250, 0, 300),
		"resources.production_pressure=1", "resources.time_acceptance=0", "rules.misfit=0.8", "rules.usability=0", "culture.leadership=0.1", "culture.blame=0.9")...)
}

// finished runs the units that a folder of s lacks and finishes it with a review.
func finished(t *testing.T, dir string, s *scenarios.Scenario) {
	t.Helper()
	f := open(t, dir, Plan(s, Record{}))
	err := Run(context.Background(), f, Organizations(One(s), Record{}), Options{Workers: 2})
	if err == nil {
		err = f.Finish(func(x *results.Extras) error { return Review(x, One(s)) })
	}
	if err = errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

// begun runs some units of a folder of s, and is interrupted.
func begun(t *testing.T, dir string, s *scenarios.Scenario, units int) {
	t.Helper()
	f := open(t, dir, Plan(s, Record{}))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	stop := &seen{then: func(n int) {
		if n == units {
			cancel()
		}
	}}
	err := Run(ctx, f, Organizations(One(s), Record{}), Options{Progress: stop})
	if done := f.Done(); !errors.Is(err, context.Canceled) || done != units {
		t.Fatalf("Run to be stopped after %d: error %v, %d units; want context.Canceled and as many", units, err, done)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// burnInDoubts returns the doubts about the burn-in in the manifest of a folder.
func burnInDoubts(t *testing.T, dir string) (doubts []string) {
	t.Helper()
	m, err := results.ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range m.Warnings {
		if strings.Contains(w, "burn_in") {
			doubts = append(doubts, w)
		}
	}
	return doubts
}

// The doubt stands in the manifest, once, and changes no table; a run that was
// interrupted has the very same.
func TestReviewWarnsInTheManifestAlone(t *testing.T) {
	s := unsettled(t)
	s.Replicates = 6
	root := t.TempDir()
	whole, resumed := filepath.Join(root, "whole"), filepath.Join(root, "resumed")
	finished(t, whole, s)
	begun(t, resumed, s, 2)
	finished(t, resumed, s)
	plain := runInto(t, s, Record{}, 1) // finished without a review
	doubts := burnInDoubts(t, whole)
	if len(doubts) != 1 || !strings.Contains(doubts[0], "still moves by") || !strings.Contains(doubts[0], "6 replicates") {
		t.Fatalf("doubts about the burn-in %q; want one, with what moves over 6 replicates", doubts)
	}
	if len(burnInDoubts(t, plain)) > 0 {
		t.Errorf("without a review there are doubts about the burn-in")
	}
	tables, err := filepath.Glob(filepath.Join(whole, "*.*"))
	if err != nil || len(tables) < 6 {
		t.Fatalf("%d files, %v; want tables and manifest", len(tables), err)
	}
	for _, path := range tables {
		name := filepath.Base(path)
		a, b, c := text(t, path), text(t, filepath.Join(resumed, name)), text(t, filepath.Join(plain, name))
		if a != b {
			t.Errorf("%s of the resumed run is not that of the undisturbed", name)
		}
		if name != results.ManifestFile && a != c {
			t.Errorf("%s of a reviewed run is not that of one without a review", name)
		}
	}
}

func text(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Points are judged one by one, each against as many tests as there are in all, and
// warned of once, by the worst.
func TestReviewOfPointsNamesTheWorst(t *testing.T) {
	s := with(t, rhythm(250, 250, 250, 500, 250)...)
	p := toyPlan(4, 5)
	moved := []float64{0, .02, .04, .03} // in the year after day 0, by point
	f := open(t, t.TempDir(), p)
	unit := func(ctx context.Context, point, replicate int, c *Crew) (*results.Unit, error) {
		u, err := toy(ctx, point, replicate, c)
		u.Notes = levels(replicate+1, "safety_mean", .0001, .5, .5+moved[point])[replicate]
		return u, err
	}
	if err := Run(context.Background(), f, unit, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := f.Finish(func(x *results.Extras) error { return Review(x, One(s)) }); err != nil {
		t.Fatal(err)
	}
	doubts := burnInDoubts(t, f.Dir())
	if len(doubts) != 1 || !strings.Contains(doubts[0], "safety_mean still moves by +0.040") || !strings.Contains(doubts[0], "p below 0.05/40;") || !strings.HasSuffix(doubts[0], "(point 2; too short at 3 of 4 points)") {
		t.Errorf("doubts %q; want one, of point 2 as the worst of 3 of 4, in 40 tests", doubts)
	}
}

// A model of one's own has no notes, and no doubts about a burn-in.
func TestReviewOfUnitsWithoutNotes(t *testing.T) {
	f := open(t, t.TempDir(), toyPlan(2, 3))
	if err := Run(context.Background(), f, toy, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := f.Finish(func(x *results.Extras) error { return Review(x, One(with(t, rhythm(250, 250, 250, 500, 500)...))) }); err != nil {
		t.Fatal(err)
	}
	if doubts := burnInDoubts(t, f.Dir()); len(doubts) > 0 {
		t.Errorf("doubts %q; want none", doubts)
	}
}

// The shipped scenarios have settled by day 0, as they are. Were there but chance
// after day 0, a false alarm would come in at most one of twenty scenarios; the seeds
// are those of the files. A year of the baseline is what is judged.
func TestShippedScenariosHaveSettled(t *testing.T) {
	for _, info := range scenarios.Shipped() {
		if doubts := shippedDoubts(t, info.Name); len(doubts) > 0 {
			t.Errorf("%s: doubts %q; want none", info.Name, doubts)
		}
	}
	if doubts := shippedDoubts(t, "nuclear-plant", "scenario.burn_in=20"); len(doubts) != 1 || !strings.Contains(doubts[0], "burn_in of 20 days is too short") {
		t.Errorf("nuclear-plant with a burn-in of 20 days: doubts %q; want one, of that", doubts)
	}
}

// shippedDoubts returns the doubts about the burn-in of a year of a shipped scenario.
func shippedDoubts(t *testing.T, name string, settings ...string) []string {
	t.Helper()
	all := []scenarios.Override{{Flag: "test", Path: "arms", Value: "baseline"}}
	for _, s := range append(settings, "scenario.replicates=4", "scenario.days=250") {
		all = append(all, scenarios.Set(s))
	}
	s, err := scenarios.Open(name, all)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	finished(t, dir, s)
	return burnInDoubts(t, dir)
}

func TestBurnInDoubtBeforeARun(t *testing.T) {
	tests := []struct {
		name     string
		settings []string
		want     string // in the doubt; "" is none
	}{
		{"as long as is usual", rhythm(250, 250, 250, 500, 500), ""},
		{"a round, and longer than any state takes", rhythm(250, 250, 250, 250, 500), ""},
		{"shorter than a round", rhythm(250, 125, 125, 240, 500), "shorter than the 250 days in which reviews come round"},
		{"shorter than states take", append(rhythm(0, 0, 0, 200, 500), "decision.legitimacy_days=240"), "shorter than the slowest relaxation time"},
		{"none", rhythm(250, 250, 250, 0, 500), "burn_in of 0 days"},
		{"what comes once in a run is no rhythm", rhythm(5000, 250, 250, 500, 500), ""},
	}
	for _, tt := range tests {
		got := BurnInDoubt(with(t, tt.settings...))
		if (tt.want == "") != (got == "") || !strings.Contains(got, tt.want) {
			t.Errorf("%s: BurnInDoubt = %q; want it to say %q, or nothing", tt.name, got, tt.want)
		}
	}
}
