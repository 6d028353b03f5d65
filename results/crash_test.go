package results

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var errKilled = errors.New("the process was killed")

// killedAt returns a disk whose process dies at the n-th change, and of a write
// leaves the share torn (0 to 1) of the bytes. reached says whether it came to
// that. The dead change nothing any more: not even to clean up.
func killedAt(n int, torn float64, reached *bool) disk {
	return killedIn(n, torn, func(string) { *reached = true })
}

// killedIn is killedAt that tells what change the process died at.
func killedIn(n int, torn float64, in func(op string)) disk {
	count := 0
	return disk{lazy: true, fault: func(op, path string, size int) (int, error) {
		count++
		if count < n {
			return size, nil
		}
		allow := 0
		if count == n {
			allow = int(torn * float64(size))
			in(op)
		}
		return allow, errKilled
	}}
}

// A beginning is what is in a folder when the command is typed.
type beginning struct {
	name  string
	make  func(t *testing.T, dir string)
	force bool
}

// otherPlan is a plan whose files are fewer and others than those of testPlan,
// but that the extras are the same.
func otherPlan() Plan {
	p := testPlan()
	p.Seed, p.Settings["culture.blame"] = 8, .9
	return p
}

func partialOther(t *testing.T, dir string) {
	f, err := lazy.openFolder(dir, otherPlan(), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Add(testUnit(&f.plan.Header, 1, 1)), f.Close()); err != nil {
		t.Fatal(err)
	}
}

func completeOf(plan Plan) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) {
		if err := runHere(lazy, dir, plan, false); err != nil {
			t.Fatal(err)
		}
	}
}

// foreignFiles are in a folder that is not of a run. The run has files of some of
// these names too.
func foreignFiles(t *testing.T, dir string) {
	put(t, filepath.Join(dir, "notes.txt"), "mine")
	put(t, filepath.Join(dir, "figures", "photo.jpg"), "mine")
	put(t, filepath.Join(dir, SeriesFile), "day\n1\n")
}

var beginnings = []beginning{
	{"no folder", func(*testing.T, string) {}, false},
	{"force over the complete work of another plan", completeOf(otherPlan()), true},
	{"force over the partial work of another plan", partialOther, true},
	{"force over the complete work of this plan", completeOf(testPlan()), true},
	{"force over files of no run", foreignFiles, true},
}

// Whatever change the process dies at, the same command then ends with the same
// bytes, and nothing else in the folder.
func TestKilledAnywhere(t *testing.T) {
	plan := testPlan()
	plan.Series = false // one table fewer than the beginnings have
	killedAnywhere(t, plan, beginnings)
}

// killedAnywhere kills the work of plan at every change it makes.
func killedAnywhere(t *testing.T, plan Plan, beginnings []beginning) {
	want := reference(t, plan)
	for _, b := range beginnings {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			reached, n := true, 0
			for n = 1; reached; n++ {
				last := "write"
				for _, torn := range []float64{0, .5} { // all of it and then death is death at the next change
					if last != "write" {
						break // half of it is none of it
					}
					reached = false
					dir := filepath.Join(t.TempDir(), "out")
					b.make(t, dir)
					err := runHere(killedIn(n, torn, func(op string) { reached, last = true, op }), dir, plan, b.force)
					if reached && !errors.Is(err, errKilled) && err != nil {
						t.Fatalf("killed at change %d: error %v", n, err)
					}
					checkRecovers(t, fmt.Sprintf("killed at change %d, torn %v", n, torn), dir, plan, b, want)
				}
			}
			if n < 30 {
				t.Errorf("%d changes; the test reaches too few", n)
			}
		})
	}
}

// checkRecovers types the command again and compares the folder with want.
func checkRecovers(t *testing.T, when, dir string, plan Plan, b beginning, want map[string]string) {
	t.Helper()
	if _, err := Inspect(dir); err != nil {
		t.Fatalf("%s: Inspect: %v", when, err)
	}
	err := runHere(lazy, dir, plan, false)
	var different *DifferentError
	var foreign *ForeignError
	switch {
	case err == nil:
	case b.force && (errors.As(err, &different) || errors.As(err, &foreign)):
		// The old work still is what it was: only force may replace it.
		if err := runHere(lazy, dir, plan, true); err != nil {
			t.Fatalf("%s: again with force: %v", when, err)
		}
	default:
		t.Fatalf("%s: again: %v", when, err)
	}
	got := files(t, dir)
	for _, own := range []string{"notes.txt", "figures/photo.jpg"} {
		if got[own] == "mine" {
			delete(got, own)
		} else if strings.Contains(b.name, "no run") {
			t.Fatalf("%s: %s is gone", when, own)
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatalf("%s: the folder differs (-want +got):\n%s", when, d)
	}
}

// Two deaths in a row, at pairs of changes spread over all.
func TestKilledTwice(t *testing.T) {
	plan := testPlan()
	plan.Points, plan.Replicates = 1, 2
	want := reference(t, plan)
	reached := true
	for n := 1; reached; n += 5 {
		again := true
		for m := 1 + n%4; again; m += 7 {
			reached, again = false, false
			dir := filepath.Join(t.TempDir(), "out")
			runHere(killedAt(n, .5, &reached), dir, plan, false)
			runHere(killedAt(m, .5, &again), dir, plan, false)
			checkRecovers(t, fmt.Sprintf("killed at changes %d and %d", n, m), dir, plan, beginnings[0], want)
		}
	}
}

// A full disk at any one change fails the command or does no harm. Nothing half
// written is left under any name, and the same command then succeeds.
func TestDiskFullAnywhere(t *testing.T) {
	plan := testPlan()
	want := reference(t, plan)
	failed, reached := true, true
	for n := 1; reached; n++ {
		failed, reached = false, false
		count := 0
		d := disk{lazy: true, fault: func(op, path string, size int) (int, error) {
			if count++; count == n {
				failed = op != "link" // which has a way round it
				reached = true
				return size / 2, syscall.ENOSPC
			}
			return size, nil
		}}
		dir := filepath.Join(t.TempDir(), "out")
		err := runHere(d, dir, plan, false)
		if failed && err == nil {
			t.Fatalf("change %d failed and nobody said so", n)
		}
		if err != nil && (!errors.Is(err, ErrIO) || !strings.Contains(err.Error(), dir)) {
			t.Errorf("change %d failed: error %v; want ErrIO and the path", n, err)
		}
		checkWhole(t, n, dir, want)
		checkRecovers(t, fmt.Sprintf("change %d failed", n), dir, plan, beginnings[0], want)
	}
}

// checkWhole checks that no temporary file is left in dir and that what has its
// final name is whole.
func checkWhole(t *testing.T, n int, dir string, want map[string]string) {
	t.Helper()
	for name, text := range files(t, dir) {
		if strings.HasSuffix(name, tempSuffix) {
			t.Errorf("change %d failed: %s is left", n, name)
		}
		if w, final := want[name]; final && w != text {
			t.Errorf("change %d failed: %s is not whole", n, name)
		}
	}
}
