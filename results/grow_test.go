package results

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"
)

// growHere does the work of plan in dir with 2 replicates at first, then 3, then as
// many as the plan has, going on from what is there.
func growHere(d disk, dir string, plan Plan) (err error) {
	most := plan.Replicates
	plan.Replicates = 2
	if there, state, err := Planned(dir); err != nil {
		return err
	} else if state != Fresh {
		plan.Replicates = there.Replicates
	}
	f, err := d.openFolder(dir, plan, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	for f.State() != Complete {
		if err := addMissing(f, plan); err != nil {
			return err
		}
		if f.Manifest().Replicates == most {
			return f.Finish(testExtras)
		}
		if err := f.Grow(min(most, f.Manifest().Replicates+1)); err != nil {
			return err
		}
	}
	return nil
}

func TestGrow(t *testing.T) {
	for _, plan := range []Plan{testPlan(), kept(testPlan())} {
		plan.Replicates = 4
		dir := filepath.Join(t.TempDir(), "out")
		if err := growHere(lazy, dir, plan); err != nil {
			t.Fatal(err)
		}
		checkSame(t, "grown", dir, reference(t, plan))
	}
}

func TestGrowRefuses(t *testing.T) {
	f := open(t, t.TempDir(), testPlan(), false)
	var different *DifferentError
	if err := f.Grow(2); !errors.As(err, &different) {
		t.Errorf("Grow to fewer replicates: error %v; want a DifferentError", err)
	}
	if err := errors.Join(addMissing(f, testPlan()), f.Finish(testExtras)); err != nil {
		t.Fatalf("after a refusal: %v", err)
	}
	if err := f.Grow(5); !errors.Is(err, ErrClosed) {
		t.Errorf("Grow of a complete folder: error %v; want ErrClosed", err)
	}
	f.Close()
}

// Whatever change a growing folder dies at, the same command then ends with the same
// bytes.
func TestGrowKilledAnywhere(t *testing.T) {
	plan := kept(testPlan())
	plan.Points, plan.Replicates, plan.Employees, plan.Teams = 1, 4, nil, nil
	want := reference(t, plan)
	reached, n := true, 0
	for n = 1; reached; n++ {
		for _, torn := range []float64{0, .5} {
			reached = false
			dir := filepath.Join(t.TempDir(), "out")
			growHere(killedAt(n, torn, &reached), dir, plan)
			if err := growHere(lazy, dir, plan); err != nil {
				t.Fatalf("killed at change %d, torn %v: again: %v", n, torn, err)
			}
			checkSame(t, fmt.Sprintf("killed at change %d, torn %v", n, torn), dir, want)
		}
	}
	if n < 60 {
		t.Errorf("%d changes; the test reaches too few", n)
	}
}

// Recorded yields the units that are there in the order of the plan.
func TestRecorded(t *testing.T) {
	f := open(t, t.TempDir(), testPlan(), false)
	defer f.Close()
	for _, u := range [][2]int{{1, 2}, {0, 1}, {1, 0}} {
		if err := f.Add(testUnit(&f.plan.Header, u[0], u[1])); err != nil {
			t.Fatal(err)
		}
	}
	var got [][2]int
	for u, err := range f.Recorded() {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, [2]int{u.Point, u.Replicate})
	}
	if want := [][2]int{{0, 1}, {1, 0}, {1, 2}}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("Recorded: %v; want %v", got, want)
	}
}

// A folder whose replicates a rule decides is complete only when somebody says so.
func TestUntilIsDecided(t *testing.T) {
	plan := testPlan()
	plan.Until = &Until{Goals: []Goal{{"rate", .1}}, AtMost: 50}
	dir := t.TempDir()
	f := open(t, dir, plan, false)
	if err := errors.Join(addMissing(f, plan), f.Finish(testExtras)); !errors.Is(err, ErrIncomplete) {
		t.Errorf("Finish that nobody decided: error %v; want ErrIncomplete", err)
	}
	half := .05
	worst := []Width{{"rate", 1, "no, blame", &half}}
	err := f.Finish(func(x *Extras) error {
		x.End(EndedReached, worst)
		return testExtras(x)
	})
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	m, err := ReadManifest(dir)
	if err != nil || m.Until.Ended != EndedReached || *m.Until.Worst[0].Half != half {
		t.Errorf("manifest: until %+v, %v; want it reached", m.Until, err)
	}
	f = open(t, dir, plan, false)
	if f.State() != Complete {
		t.Errorf("opened again it is %v; want complete", f.State())
	}
	f.Close()
	plan.Until = &Until{Goals: []Goal{{"rate", .01}}, AtMost: 50}
	var different *DifferentError
	if _, err := lazy.openFolder(dir, plan, false); !errors.As(err, &different) || different.Differences[0].String() != "until is rate:0.1, at most 50 there, rate:0.01, at most 50 here" {
		t.Errorf("another rule: error %v; want both rules named", err)
	}
}

func TestUntilChecks(t *testing.T) {
	tests := []struct {
		name  string
		until Until
	}{
		{"no goal", Until{AtMost: 10}},
		{"another metric", Until{Goals: []Goal{{"rat", 1}}, AtMost: 10}},
		{"no width", Until{Goals: []Goal{{"rate", 0}}, AtMost: 10}},
		{"twice", Until{Goals: []Goal{{"rate", 1}, {"rate", 2}}, AtMost: 10}},
		{"one replicate", Until{Goals: []Goal{{"rate", 1}}, AtMost: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			plan := testPlan()
			plan.Until = &tt.until
			if err := plan.Validate(); err == nil {
				t.Errorf("Validate of until %v: no error; want one", &tt.until)
			}
		})
	}
}
