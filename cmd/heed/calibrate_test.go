package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/scenarios/study"
)

// smallCalibration fits how readily errors are reported in a small organization.
func smallCalibration(t *testing.T, dir string) *calibrateRequest {
	t.Helper()
	f := calibrateFlags{dir: dir, seed: "1", replicates: "3", workers: "2", format: "text", given: func(string) bool { return false }}
	r, err := f.read()
	if err != nil {
		t.Fatal(err)
	}
	r.Base.Organization.Employees, r.Base.Resources.Experts = 60, 1
	r.Coefficients = []study.Coefficient{{Path: "decision.report"}}
	for _, m := range study.Moments {
		if m.Name == "report_share" {
			r.Moments = []study.Moment{m}
		}
	}
	return r
}

// A fit or check that is interrupted says that nothing is kept, ends with the code of an
// interruption, and leaves nothing.
func TestCalibrateIsInterrupted(t *testing.T) {
	for _, extra := range [][]string{nil, {"--check"}} {
		ctx, cancel := context.WithCancel(context.Background())
		notes := &onWrite{do: func(string) { cancel() }}
		dir := filepath.Join(t.TempDir(), "deep", "x")
		got := heed(ctx, append([]string{"calibrate", "-o", dir}, extra...), &strings.Builder{}, notes)
		cancel()
		if got != interrupted || !strings.Contains(notes.String(), "is kept; run the same command again") || strings.Contains(notes.String(), "study:") {
			t.Errorf("heed calibrate %s, interrupted: exit code %d, said %q; want %d and what to do", extra, got, notes, interrupted)
		}
		if _, err := os.Stat(filepath.Dir(dir)); err == nil {
			t.Errorf("heed calibrate %s, interrupted: there is a folder; want none", extra)
		}
	}
}

// A fit prints two tables and writes three. A check that is printed as a page says how
// it was made, fails where a magnitude is missed, and leaves nothing of a fit behind in
// the same folder.
func TestCalibrateFits(t *testing.T) {
	dir := t.TempDir()
	var out, notes strings.Builder
	r := smallCalibration(t, dir)
	r.out, r.notes = &out, &notes
	if err := r.run(context.Background()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"decision.report      0", "errors reported where nothing is done for it", "of 1 bounded magnitude met", "Standard errors come of"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("heed calibrate printed %q; want it to say %q", out.String(), want)
		}
	}
	for _, want := range []string{"fitting 1 coefficient in 3 replicates", "2 points simulated", "checking afresh"} {
		if !strings.Contains(notes.String(), want) {
			t.Errorf("heed calibrate noted %q; want it to say %q", notes.String(), want)
		}
	}
	for name, want := range map[string]string{
		"fit.csv": "coefficient,start,estimate,std_error,std_error_chance,min,max,at_bound\ndecision.report,0,", "slopes.csv": "report_share,decision.report,", "moments.csv": "report_share,errors reported where",
	} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s: %q, error %v; want it to hold %q", name, text, err, want)
		}
	}
	page := smallCalibration(t, dir)
	page.Moments[0].Lo, page.Moments[0].Target, page.Moments[0].Hi = 0.7, 0.8, 0.9
	page.markdown, page.check, page.quiet, page.out, page.notes = true, true, true, &out, &notes
	out.Reset()
	if err := page.run(context.Background()); err == nil || err.Error() != "1 of 1 bounded magnitude missed" {
		t.Errorf("heed calibrate --check of a magnitude that is far off: error %v; want it to be missed", err)
	}
	for _, want := range []string{"Made by `heed calibrate --seed 1 --replicates 3 --format markdown --check`", "| magnitude | published [95%] |", "|:--|--:|", "culture.blame=0.5"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("heed calibrate --format markdown printed %q; want it to say %q", out.String(), want)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "fit.csv")); err == nil {
		t.Error("fit.csv is there after heed calibrate --check; want nothing of an earlier fit")
	}
}
