package study

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"heed/results"
	"heed/sim"
)

// toyPlan is the plan of a sweep whose units record where they are.
func toyPlan(points, replicates int) results.Plan {
	return results.Plan{
		Header: results.Header{Scenario: "toy", Arms: []string{"a", "b"}, Metrics: []results.Column{{Name: "x", Doc: "A number."}}},
		Text:   "toy", Points: points, Replicates: replicates, Days: 1,
	}
}

// toy is a unit that records where it is.
func toy(_ context.Context, point, replicate int, crew *Crew) (*results.Unit, error) {
	u := &results.Unit{Point: point, Replicate: replicate, Arms: make([]results.ArmRows, 2)}
	return u, crew.Each(2, func(i int) error {
		u.Arms[i].Whole = []float64{float64(100*point + 10*replicate + i)}
		return nil
	})
}

func open(t *testing.T, dir string, p results.Plan) *results.Folder {
	t.Helper()
	f, err := results.Open(dir, p, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// seen notes what it is told, and calls then after each.
type seen struct {
	units []int
	then  func(units int)
}

func (s *seen) Done(units, total int) {
	s.units = append(s.units, units)
	if s.then != nil {
		s.then(units)
	}
}

func TestRunDoesEveryUnitOnce(t *testing.T) {
	for _, workers := range []int{0, 1, 2, 5, 100} {
		f := open(t, t.TempDir(), toyPlan(3, 4))
		var calls atomic.Int64
		told := &seen{}
		err := Run(context.Background(), f, func(ctx context.Context, p, r int, c *Crew) (*results.Unit, error) {
			calls.Add(1)
			return toy(ctx, p, r, c)
		}, Options{Workers: workers, Progress: told})
		if err != nil || calls.Load() != 12 || f.Done() != 12 {
			t.Errorf("Run on %d workers: error %v, %d calls, %d units; want none, 12, 12", workers, err, calls.Load(), f.Done())
		}
		if want := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}; !slices.Equal(told.units, want) {
			t.Errorf("Run on %d workers told %v; want %v", workers, told.units, want)
		}
		if err := f.Finish(nil); err != nil {
			t.Error(err)
		}
	}
}

// What was done before an interruption is kept and not done again, and the tables
// are those of an undisturbed run.
func TestRunGoesOnAfterCancellation(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	f := open(t, dir, toyPlan(5, 20))
	err := Run(ctx, f, toy, Options{Workers: 3, Progress: &seen{then: func(units int) {
		if units == 7 {
			cancel()
		}
	}}})
	kept := f.Done()
	if !errors.Is(err, context.Canceled) || kept < 7 || kept > 10 {
		t.Fatalf("Run, cancelled after 7 of 100 units: error %v, %d kept; want context.Canceled, and 7 to 10", err, kept)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f = open(t, dir, toyPlan(5, 20))
	var calls atomic.Int64
	err = Run(context.Background(), f, func(ctx context.Context, p, r int, c *Crew) (*results.Unit, error) {
		calls.Add(1)
		return toy(ctx, p, r, c)
	}, Options{Workers: 2})
	if err != nil || int(calls.Load()) != 100-kept {
		t.Fatalf("Run again: error %v, %d units; want none, %d", err, calls.Load(), 100-kept)
	}
	g := open(t, other, toyPlan(5, 20))
	if err := errors.Join(f.Finish(nil), Run(context.Background(), g, toy, Options{}), g.Finish(nil)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{results.ManifestFile, results.ReplicatesFile} {
		a, err := os.ReadFile(filepath.Join(dir, name))
		b, err2 := os.ReadFile(filepath.Join(other, name))
		if err != nil || err2 != nil || string(a) != string(b) {
			t.Errorf("%s after a cancellation is not that of an undisturbed run (%v, %v)", name, err, err2)
		}
	}
}

func TestRunKeepsTheOthersWhenUnitsFail(t *testing.T) {
	f := open(t, t.TempDir(), toyPlan(2, 5))
	unit := func(ctx context.Context, point, replicate int, c *Crew) (*results.Unit, error) {
		switch {
		case point == 1 && replicate == 3:
			panic("lost")
		case point == 0 && replicate == 2:
			return nil, errors.New("no such thing")
		}
		return toy(ctx, point, replicate, c)
	}
	err := Run(context.Background(), f, unit, Options{Workers: 2})
	var failures Failures
	if !errors.As(err, &failures) || len(failures) != 2 || f.Done() != 8 {
		t.Fatalf("Run: error %v, %d units; want two failures, and 8 kept", err, f.Done())
	}
	if got, want := err.Error(), "study: 2 failed: point 0 replicate 2: no such thing; point 1 replicate 3: panic: lost"; got != want {
		t.Errorf("Run: error %q; want %q", got, want)
	}
	var p *sim.Panic
	if !errors.As(err, &p) {
		t.Errorf("Run: error %v; want it to wrap the *sim.Panic", err)
	}
	if err := f.Finish(nil); !errors.Is(err, results.ErrIncomplete) {
		t.Errorf("Finish: error %v; want results.ErrIncomplete", err)
	}
	if err := Run(context.Background(), f, toy, Options{}); err != nil || f.Done() != 10 {
		t.Errorf("Run again, without the fault: error %v, %d units; want none, 10", err, f.Done())
	}
}

// A unit that does not fit the plan is the folder's error, which ends the run.
func TestRunEndsWhenTheFolderFails(t *testing.T) {
	f := open(t, t.TempDir(), toyPlan(1, 1000))
	var calls atomic.Int64
	unit := func(context.Context, int, int, *Crew) (*results.Unit, error) {
		calls.Add(1)
		return &results.Unit{}, nil
	}
	err := Run(context.Background(), f, unit, Options{Workers: 2})
	if err == nil || !strings.Contains(err.Error(), "0 arms; want 2") || calls.Load() > 4 {
		t.Errorf("Run: error %v after %d units; want that of the folder, at once", err, calls.Load())
	}
}

// The last unit gets the help of those that no unit is left for.
func TestRunLetsWorkersHelpWithTheLastUnit(t *testing.T) {
	f := open(t, t.TempDir(), toyPlan(1, 1))
	unit := func(ctx context.Context, point, replicate int, c *Crew) (*results.Unit, error) {
		got, giveBack := c.Borrow(1)
		defer giveBack()
		if got != 4 {
			t.Errorf("Borrow(1) of the only unit of 4 workers = %d; want 4", got)
		}
		return toy(ctx, point, replicate, c)
	}
	if err := Run(context.Background(), f, unit, Options{Workers: 4}); err != nil {
		t.Fatal(err)
	}
}
