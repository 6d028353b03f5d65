package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"heed/cmd/internal/prose"
	"heed/scenarios"
	"heed/scenarios/study"
)

// A sweepSize is how much a sweep has to do, as heed check says it.
type sweepSize struct {
	Points       int     `json:"points"`
	Replicates   int     `json:"replicates"`
	Arms         int     `json:"arms"`
	Units        int     `json:"units"`         // a replicate of a point, with all its arms
	EmployeeDays float64 `json:"employee_days"` // of all units that do not fail
	Seconds      float64 `json:"seconds"`       // about how long it takes here, on all threads
}

// checkSweep tells the mistakes of a sweep, as [check] does of a scenario.
func (r *checkRequest) checkSweep(ctx context.Context, name string, text []byte) error {
	s, err := scenarios.ParseSweep(name, text, os.DirFS(filepath.Dir(name)), setOverrides(r.set))
	var size *sweepSize
	doubts := []string{}
	if err == nil {
		doubts = append(append(doubts, s.Warnings...), doubtsOf(s.Base)...)
		var clash string
		if size, clash, err = sizeOf(ctx, s); clash != "" {
			doubts = append(doubts, clash)
		}
		doubts = append(doubts, fewForIndices(s)...)
	}
	return r.tell(err, doubts, size, func(out io.Writer) error {
		_, err := fmt.Fprintf(out, "%s is well: %s x %s = %s of %s, %s employee-days; %s on %s\n", r.arg,
			prose.Count(size.Points, "point"), prose.Count(size.Replicates, "replicate"), prose.Count(size.Units, "unit"), prose.Count(size.Arms, "arm"),
			large(size.EmployeeDays), about(size.Seconds), prose.Count(runtime.GOMAXPROCS(0), "thread"))
		return err
	})
}

// fewForIndices doubts that points drawn one by one are enough to tell what outcomes hang on.
func fewForIndices(s *scenarios.Sweep) []string {
	kind, k := s.Layout.Kind, len(s.Factors)
	d := study.SensitivityDesign{Kind: kind, Factors: make([]string, k), X: make([][]float64, s.Points)}
	if kind != "lhs" && kind != "sobol" || k == 0 || len(d.Fitting()) > 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s of %s are too few for heed sensitivity to tell which factors outcomes hang on", prose.Count(s.Points, "point"), prose.Count(k, "factor"))}
}

// large writes a large number in words.
func large(v float64) string {
	switch {
	case v >= 1e9:
		return fmt.Sprintf("%.3g billion", v/1e9)
	case v >= 1e6:
		return fmt.Sprintf("%.3g million", v/1e6)
	}
	return fmt.Sprintf("%.0f", v)
}

// about writes seconds that are a guess.
func about(seconds float64) string {
	if seconds < 1 {
		return "under a second"
	}
	return "about " + duration(seconds)
}

// mostTried is how many points heed check looks at, evenly spread: some seconds.
const mostTried = 10_000

// sizeOf returns how much s has to do, and what is to be said of points whose values
// do not go together.
func sizeOf(ctx context.Context, s *scenarios.Sweep) (size *sweepSize, clash string, err error) {
	b := s.Base
	size = &sweepSize{Points: s.Points, Replicates: b.Replicates, Arms: len(b.Arms), Units: s.Points * b.Replicates}
	t, err := tryPoints(ctx, s)
	if err != nil {
		return size, "", err
	}
	size.EmployeeDays = t.days * float64(s.Points) * float64(b.Replicates)
	pace, err := timeOf(ctx, b)
	size.Seconds = size.EmployeeDays * pace / float64(runtime.GOMAXPROCS(0))
	return size, t.clash, err
}

// A pointTrial is what is to be known of units before any is done.
type pointTrial struct {
	days    float64 // employee-days of a unit, in the mean over the points; those whose units will fail have none
	longest float64 // employee-days of a unit of the largest point
	clash   string  // what is to be said of points whose values do not go together
}

// tryPoints looks at the points of s, or [mostTried] of them, evenly spread.
func tryPoints(ctx context.Context, s *scenarios.Sweep) (t pointTrial, err error) {
	tried, bad, first := 0, 0, error(nil)
	for point := 0; point < s.Points; point += 1 + (s.Points-1)/mostTried {
		tried++
		at, err := s.Scenario(point)
		switch {
		case ctx.Err() != nil:
			return t, context.Cause(ctx)
		case err == nil:
			days := employeeDays(at)
			t.days, t.longest = t.days+days, max(t.longest, days)
		case bad == 0:
			first = err
			fallthrough
		default:
			bad++
		}
	}
	t.days /= float64(tried)
	if bad > 0 {
		t.clash = fmt.Sprintf("at %d of %s values do not go together, and units will fail: %v", bad, prose.Count(tried, "point"), firstOf(first))
	}
	return t, nil
}

// firstOf returns the first of mistakes.
func firstOf(err error) error {
	var wrong scenarios.Mistakes
	if errors.As(err, &wrong) && len(wrong) > 0 {
		return wrong[0]
	}
	return err
}

// employeeDays returns how many days of an employee a replicate of s simulates, in all
// its arms.
func employeeDays(s *scenarios.Scenario) float64 {
	return s.Params.Organization.Employees * float64(s.BurnIn+s.Days*len(s.Arms))
}

// timeOf returns the seconds that an employee-day takes on one thread, by a trial of
// some days of the baseline, of which building the organization is a part.
func timeOf(ctx context.Context, s *scenarios.Scenario) (float64, error) {
	const most = 2e6 // employee-days: about a second at the worst
	days := max(1, int(min(40, most/s.Params.Organization.Employees)))
	var short []scenarios.Override
	for _, o := range []struct {
		path string
		n    int
	}{{"scenario.days", min(s.Days, days)}, {"scenario.burn_in", min(s.BurnIn, days)}, {"scenario.record_every", 1}} {
		short = append(short, scenarios.Override{Flag: "heed check", Path: o.path, Value: strconv.Itoa(o.n)})
	}
	trial, err := s.With(append(short, scenarios.Override{Flag: "heed check", Path: "arms", Value: scenarios.Baseline}))
	if err != nil {
		return 0, err
	}
	unit := study.Organizations(study.One(trial), study.Record{})
	started, n := time.Now(), 0
	for ; n == 0 || time.Since(started) < 100*time.Millisecond; n++ {
		if _, err := unit(ctx, 0, n, nil); err != nil {
			return 0, err
		}
	}
	return time.Since(started).Seconds() / (float64(n) * employeeDays(trial)), nil
}
