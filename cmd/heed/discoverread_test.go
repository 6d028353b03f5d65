package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heed/cmd/internal/pages"
	"heed/results"
	"heed/results/stats"
	"heed/scenarios/study"
)

// discoveredOf is a report with an arm of two boxes, limited in a number, in a number that
// is whole and in choices, and with arms without boxes.
func discoveredOf() *study.DiscoveryReport {
	r := &study.DiscoveryReport{Discovery: study.DefaultDiscovery(), Factors: []study.DiscoveryFactor{
		{Path: "rules.detail", Values: []float64{0.1, 1}}, {Path: "rules.count", Values: []float64{10, 20}},
		{Path: "organization.network", Values: []float64{0, 1}, Names: []string{"random", "small-world", "teams"}},
	}}
	r.Rule.Looks, r.Manifest.Points = 3, 40
	again := stats.Reproduction{Times: 100, Found: 90, Again: []float64{0.9, 0.4, 0.7}, Outside: 0.6}
	open := math.Inf(1)
	limit := func(f int, lo, hi float64, out ...bool) stats.Restriction {
		return stats.Restriction{Limit: stats.Limit{Feature: f, Lo: lo, Hi: hi, Out: out}, QuasiP: 0.01, P: 0.001, Without: stats.Boxed{Density: 0.5, Coverage: 1}}
	}
	box := func(limits ...stats.Restriction) study.DiscoveredBox {
		return study.DiscoveredBox{Boxed: stats.Boxed{N: 10, Sum: 9, Mass: 0.25, Density: 0.9, Coverage: 0.5}, Step: 4, Limits: limits, Again: again, Luck: 0.015, Mean: -1,
			Rest: stats.Boxed{N: 30, Sum: 9}}
	}
	r.Arms = []study.Discovered{
		{Arm: "a", End: study.BoxesFound, Fails: make([]bool, 40), Failing: 18, Boxes: []study.DiscoveredBox{
			box(limit(0, 1, open), limit(1, -open, 15)), box(limit(2, -open, open, true, false, true)), box(limit(0, 0.2, 2), limit(2, -open, open, false, true, false))}},
		{Arm: "b", End: study.TooFewFail, Fails: make([]bool, 40), Failing: 2},
		{Arm: "c", End: study.TooFewHold, Fails: make([]bool, 40), Failing: 40},
		{Arm: "d", End: study.NoneByRule, Fails: make([]bool, 40), Failing: 12},
		{Arm: "e", End: study.LuckAlone, Fails: make([]bool, 40), Failing: 12, Luck: 0.2},
	}
	for i := range r.Arms {
		r.Arms[i].Outcome, r.Arms[i].In = make([]float64, 40), make([]int, 40)
	}
	return r
}

// What is read back from a folder is told as what was written.
func TestDiscoveriesReadBackAreToldTheSame(t *testing.T) {
	for _, fails := range []study.Failing{study.DefaultFailing(), {Worst: 0.1, By: study.ByRegret, Of: "participation_rate"}, {Worst: 0.3, By: study.ByEffect, Of: "compliance_rate"}} {
		r, from := discoveredOf(), t.TempDir()
		r.Failing = fails
		if err := os.WriteFile(filepath.Join(from, results.ManifestFile), []byte("{}"), 0o666); err != nil {
			t.Fatal(err)
		}
		folder, err := makeFolder(filepath.Join(t.TempDir(), "out"))
		if err != nil {
			t.Fatal(err)
		}
		if err := writeDiscovery(folder, from, r, []string{"a doubt"}, false); err != nil {
			t.Fatal(err)
		}
		_, got, err := pages.ReadDiscovery(folder.path)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(shownOf(t, r), shownOf(t, got)); d != "" {
			t.Errorf("table and sentences of %s (-written +read):\n%s", fails, d)
		}
	}
}

// Where nothing is found it is said that the search found nothing, not that there is nothing.
func TestNothingFoundIsNotNothingThere(t *testing.T) {
	all := spoken(t, discoveredOf())
	for _, want := range []string{
		"no box that it looked at has at least 25% of these futures",
		"a box as good as the best that it found turns up in 39 of 199 shuffles",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("what is shown = %s\nwant them to say %q", all, want)
		}
	}
	if n := strings.Count(all, "The search found no conditions that tell where"); n != 2 || strings.Contains(all, "No conditions tell") {
		t.Errorf("what is shown = %s\nwant of 2 arms that the search found no conditions", all)
	}
}

// The worst points may be more or fewer than were asked for, and it is said why.
func TestWorstSharesThatTieAreExplained(t *testing.T) {
	for _, tt := range []struct {
		by      study.DiscoveryMeasure
		failing int
		want    string
	}{
		{study.ByRegret, 4, "in 4 of 40 futures, fewer than 20%, as in the others no arm does better"},
		{study.ByEffect, 12, "in 12 of 40 futures, more than 20%, as those that equal the last of these are among them."},
		{study.ByEffect, 8, "in 8 of 40 futures. "},
	} {
		r := discoveredOf()
		r.Failing = study.Failing{Worst: 0.2, By: tt.by, Of: "participation_rate"}
		a := study.Discovered{Arm: "d", End: study.NoneByRule, Fails: make([]bool, 40), Failing: tt.failing}
		r.Arms = []study.Discovered{a}
		if got := spoken(t, r); !strings.Contains(got, tt.want) {
			t.Errorf("what is shown of %d by %s = %q; want it to say %q", tt.failing, tt.by, got, tt.want)
		}
	}
}

// shownOf returns the table and the sentences of a discovery.
func shownOf(t *testing.T, r *study.DiscoveryReport) string {
	t.Helper()
	var b strings.Builder
	if err := pages.ShowDiscovery(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// spoken returns what is shown of a discovery, in one line.
func spoken(t *testing.T, r *study.DiscoveryReport) string {
	t.Helper()
	return strings.Join(strings.Fields(shownOf(t, r)), " ")
}
