package results

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// kept returns a plan that keeps its units.
func kept(p Plan) Plan {
	p.Keep = true
	return p
}

// Kept units are in the order of the plan, the same bytes whoever did them and in
// whatever order and shards, and are in the manifest.
func TestKeptUnits(t *testing.T) {
	plan := kept(sweepPlan())
	want := reference(t, plan)
	x, err := ReadIndex(strings.NewReader(want[UnitsFile]), int64(len(want[UnitsFile])))
	if err != nil || len(x.Defects) > 0 || len(x.Entries) != 60 || x.End != int64(len(want[UnitsFile])) {
		t.Fatalf("ReadIndex of %s: %d records to byte %d, %v, %v; want 60, to the end", UnitsFile, len(x.Entries), x.End, x.Defects, err)
	}
	for i, e := range x.Entries {
		if e.Point != i/5 || e.Replicate != i%5 {
			t.Errorf("record %d is of point %d replicate %d; want the order of the plan", i, e.Point, e.Replicate)
		}
	}
	for _, n := range []int{1, 3, 7} {
		dir := filepath.Join(t.TempDir(), "out")
		allShards(t, dir, plan, n)
		if err := mergeHere(lazy, dir); err != nil {
			t.Fatal(err)
		}
		checkSame(t, fmt.Sprintf("%d shards", n), dir, want)
	}
	plan.Keep = false
	if _, ok := reference(t, plan)[UnitsFile]; ok {
		t.Errorf("%s is there; want it only where it is to be kept", UnitsFile)
	}
}

// Damage to kept units is found like that to a table.
func TestKeptUnitsAreVerified(t *testing.T) {
	dir := t.TempDir()
	completeOf(kept(testPlan()))(t, dir)
	text := []byte(files(t, dir)[UnitsFile])
	text[len(text)/2] ^= 1
	put(t, filepath.Join(dir, UnitsFile), string(text))
	if flaws, err := Verify(dir); err != nil || len(flaws) != 1 || !strings.HasPrefix(flaws[0].Error(), "units.bin: was edited") {
		t.Errorf("Verify of a flipped bit = %v, %v; want units.bin", flaws, err)
	}
	var altered *AlteredError
	if _, err := lazy.openFolder(dir, kept(testPlan()), false); !errors.As(err, &altered) {
		t.Errorf("Open: error %v; want an AlteredError", err)
	}
	// An extension does the unit again.
	plan := kept(testPlan())
	plan.Replicates = 4
	if err := lazy.extend(dir, plan); err != nil {
		t.Fatal(err)
	}
	if flaws, err := Verify(dir); err != nil || !strings.Contains(fmt.Sprint(flaws), "units.bin: byte ") {
		t.Errorf("Verify of the extension = %v, %v; want the place in units.bin", flaws, err)
	}
	f := open(t, dir, plan, false)
	if w := strings.Join(f.Warnings(), " "); f.Done() != 5 || !strings.Contains(w, "units.bin is damaged at byte") {
		t.Errorf("%d units are there, warnings %q; want 5, and the damage named", f.Done(), w)
	}
	f.Close()
	if err := runHere(lazy, dir, plan, false); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "a damaged unit was done again", dir, reference(t, plan))
}

func TestKeptKilledAnywhere(t *testing.T) {
	plan := kept(testPlan())
	plan.Points, plan.Replicates, plan.Employees, plan.Teams = 1, 2, nil, nil
	killedAnywhere(t, plan, []beginning{
		{"no folder", func(*testing.T, string) {}, false},
		{"force over the complete work of another plan, kept", completeOf(kept(otherPlan())), true},
		{"force over the complete work of this plan, kept", completeOf(plan), true},
		{"force over a partial extension", func(t *testing.T, dir string) {
			completeOf(kept(otherPlan()))(t, dir)
			p := otherPlan()
			p.Replicates++
			if err := lazy.extend(dir, p); err != nil {
				t.Fatal(err)
			}
		}, true},
	})
}

// Whatever change fails because the disk is full, a kept folder is not harmed.
func TestKeptDiskFullAnywhere(t *testing.T) {
	small, plan := kept(testPlan()), kept(testPlan())
	plan.Replicates = 4
	want := reference(t, plan)
	reached := true
	for n := 1; reached; n++ {
		dir := filepath.Join(t.TempDir(), "out")
		completeOf(small)(t, dir)
		reached = false
		count := 0
		d := disk{lazy: true, fault: func(op, path string, size int) (int, error) {
			if count++; count == n {
				reached = true
				return size / 2, syscall.ENOSPC
			}
			return size, nil
		}}
		for _, d := range []disk{d, lazy} {
			err := errors.Join(d.extend(dir, plan))
			if err == nil {
				err = runHere(d, dir, plan, false)
			}
			if err != nil && (d.fault == nil || !errors.Is(err, ErrIO)) {
				t.Fatalf("change %d failed: error %v; want ErrIO, and then none", n, err)
			}
		}
		checkSame(t, fmt.Sprintf("change %d failed", n), dir, want)
	}
}

// After a failure at the last moment, Finish may be called again: the units are then
// read from where they have come to be.
func TestFinishAgainAfterKeptUnitsWereReplaced(t *testing.T) {
	small, plan := kept(testPlan()), kept(testPlan())
	plan.Replicates = 5
	dir := filepath.Join(t.TempDir(), "out")
	completeOf(small)(t, dir)
	if err := lazy.extend(dir, plan); err != nil {
		t.Fatal(err)
	}
	fails := true
	d := disk{lazy: true, fault: func(op, path string, size int) (int, error) {
		if fails && filepath.Base(path) == ManifestFile && op == "rename" {
			return 0, syscall.ENOSPC
		}
		return size, nil
	}}
	f, err := d.openFolder(dir, plan, false)
	if err == nil {
		err = addMissing(f, plan)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Finish(testExtras); !errors.Is(err, ErrIO) {
		t.Fatalf("Finish: error %v; want that of the manifest", err)
	}
	fails = false
	if err := errors.Join(f.Finish(testExtras), f.Close()); err != nil {
		t.Fatalf("Finish again: %v", err)
	}
	checkSame(t, "finished again", dir, reference(t, plan))
}

// The kept units of a complete folder can be merged into another folder of its plan
// or of a larger one.
func TestMergeOfKeptUnits(t *testing.T) {
	top := t.TempDir()
	small, big := filepath.Join(top, "small"), filepath.Join(top, "big")
	completeOf(kept(sweepPlan()))(t, small)
	f := open(t, big, larger(), false)
	if n, err := f.Merge(small); n != 60 || err != nil {
		t.Errorf("Merge = %d, %v; want 60 units", n, err)
	}
	if err := errors.Join(addMissing(f, larger()), f.Finish(testExtras), f.Close()); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "merged into a larger plan", big, reference(t, larger()))
	bare := filepath.Join(top, "bare")
	completeOf(sweepPlan())(t, bare)
	f = open(t, filepath.Join(top, "third"), larger(), false)
	defer f.Close()
	if _, err := f.Merge(bare); !errors.Is(err, ErrNotKept) {
		t.Errorf("Merge of a folder without its units: error %v; want ErrNotKept", err)
	}
}
