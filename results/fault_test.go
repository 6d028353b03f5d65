package results

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A full disk at any one change of an attempt or a merge fails it or does no harm,
// and the same commands then succeed.
func TestShardsOnAFullDisk(t *testing.T) {
	plan := sweepPlan()
	plan.Points, plan.Replicates = 2, 2
	want := reference(t, plan)
	reached := true
	for n := 1; reached; n++ {
		reached = false
		count, op := 0, ""
		d := disk{lazy: true, fault: func(o, path string, size int) (int, error) {
			if count++; count == n {
				reached, op = true, o
				return size / 2, syscall.ENOSPC
			}
			return size, nil
		}}
		dir := filepath.Join(t.TempDir(), "out")
		err := shardHere(d, dir, plan, Shard{1, 2})
		if err == nil {
			err = shardHere(d, dir, plan, Shard{2, 2})
		}
		if err == nil {
			err = mergeHere(d, dir)
		}
		if reached && err == nil && op != "link" || err != nil && !errors.Is(err, ErrIO) {
			t.Errorf("change %d, %s, failed: error %v; want ErrIO", n, op, err)
		}
		allShards(t, dir, plan, 2)
		if err := mergeHere(lazy, dir); err != nil {
			t.Fatalf("change %d, %s, failed: again: %v", n, op, err)
		}
		checkSame(t, fmt.Sprintf("change %d, %s, failed", n, op), dir, want)
	}
}

// Where there are no links, names are given by renaming.
func TestShardsWithoutLinks(t *testing.T) {
	plan := sweepPlan()
	want := reference(t, plan)
	d := disk{lazy: true, fault: func(op, path string, size int) (int, error) {
		if op == "link" {
			return 0, syscall.EPERM
		}
		return size, nil
	}}
	dir := filepath.Join(t.TempDir(), "out")
	a, err := d.openShard(dir, plan, Shard{1, 2}, "")
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(shardHere(d, dir, plan, Shard{1, 2}), addMissing(a, plan), a.Publish(), a.Close(),
		shardHere(d, dir, plan, Shard{2, 2}), mergeHere(d, dir))
	if err != nil {
		t.Fatal(err)
	}
	checkSame(t, "no links", dir, want)
}

// A merge of more files than are ever open at once.
func TestMoreFilesThanMayBeOpen(t *testing.T) {
	plan := sweepPlan()
	plan.Points, plan.Replicates = 3*maxOpen/2, 2
	want := reference(t, plan)
	dir := filepath.Join(t.TempDir(), "out")
	allShards(t, dir, plan, 2*maxOpen)
	f, err := lazy.reopen(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	err = f.Finish(func(x *Extras) error {
		for _, err := range x.Units() {
			if err != nil {
				return err
			}
			if n := len(f.store.open); n > maxOpen {
				return fmt.Errorf("%d files are open; want %d at most", n, maxOpen)
			}
		}
		return testExtras(x)
	})
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "many parts", dir, want)
}

// Merge takes units and failures from the parts and journals of another folder,
// and of one of a smaller plan.
func TestMergeOfShards(t *testing.T) {
	plan := sweepPlan()
	want := reference(t, plan)
	top := t.TempDir()
	here, there := filepath.Join(top, "here"), filepath.Join(top, "there")
	small := sweepPlan()
	small.Points, small.Replicates = 10, 4
	if err := shardHere(lazy, here, plan, Shard{1, 2}); err != nil {
		t.Fatal(err)
	}
	allShardsBut(t, there, small, 3, 1, 0)
	f, err := lazy.reopen(here, "")
	if err != nil {
		t.Fatal(err)
	}
	had := f.Done()
	added, err := f.Merge(there)
	if err != nil || added == 0 || f.Done() != had+added || f.Failed() != 1 && !f.Has(1, 0) {
		t.Errorf("Merge = %d, %v; want units and the failure", added, err)
	}
	if err := f.Finish(nil); !errors.Is(err, ErrIncomplete) || !strings.Contains(err.Error(), fmt.Sprint(60-had-added)) {
		t.Errorf("Finish: error %v; want ErrIncomplete of %d", err, 60-had-added)
	}
	if err := errors.Join(f.Close(), runHere(lazy, here, plan, false)); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "merged from a smaller plan", here, want)
}

// Opening a folder takes some eight bytes a unit, and less than the units do.
func BenchmarkScan(b *testing.B) {
	plan := Plan{Header: *tinyHeader(), Program: "heed", Points: 1000, Replicates: 100}
	dir := filepath.Join(b.TempDir(), "out")
	for i := range 8 {
		f, err := lazy.openShard(dir, plan, Shard{i + 1, 8}, "")
		if err != nil {
			b.Fatal(err)
		}
		for p, r := range f.Missing() {
			if err := f.Add(tinyUnit(p, r)); err != nil {
				b.Fatal(err)
			}
		}
		if err := errors.Join(f.Publish(), f.Close()); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if st, err := ReadStatus(dir); err != nil || st.Done != 100_000 {
			b.Fatal(st.Counts, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1e5, "ns/unit")
}
