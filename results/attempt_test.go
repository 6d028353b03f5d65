package results

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sweepPlan returns a sweep of 12 points and 5 replicates.
func sweepPlan() Plan {
	p := testPlan()
	p.Points, p.Replicates = 12, 5
	return p
}

// shardHere makes an attempt at a shard, as a command would.
func shardHere(d disk, dir string, plan Plan, s Shard) (err error) {
	f, err := d.openShard(dir, plan, s, "")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := addMissing(f, plan); err != nil {
		return err
	}
	return f.Publish()
}

// mergeHere finishes a folder from its files alone.
func mergeHere(d disk, dir string) (err error) {
	f, err := d.reopen(dir, "")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return f.Finish(testExtras)
}

func allShards(t *testing.T, dir string, plan Plan, n int) {
	t.Helper()
	for i := range n {
		if err := shardHere(lazy, dir, plan, Shard{i + 1, n}); err != nil {
			t.Fatalf("shard %d of %d: %v", i+1, n, err)
		}
	}
}

func checkSame(t *testing.T, when, dir string, want map[string]string) {
	t.Helper()
	if d := cmp.Diff(want, files(t, dir)); d != "" {
		t.Fatalf("%s: the folder differs (-want +got):\n%s", when, d)
	}
}

// The folder is the same to the byte, and nothing else is in it, for any number of
// shards.
func TestShardsMakeTheSameTables(t *testing.T) {
	plan := sweepPlan()
	want := reference(t, plan)
	for _, n := range []int{1, 2, 7, 64} { // of 60 units: four of the 64 have none
		dir := filepath.Join(t.TempDir(), "out")
		allShards(t, dir, plan, n)
		if err := mergeHere(lazy, dir); err != nil {
			t.Fatalf("merge of %d shards: %v", n, err)
		}
		checkSame(t, fmt.Sprintf("%d shards", n), dir, want)
	}
}

// Shards of 64, then of 7, then no shards: whoever comes takes what is there.
func TestShardsMayBeDealtAnew(t *testing.T) {
	plan := sweepPlan()
	want := reference(t, plan)
	dir := filepath.Join(t.TempDir(), "out")
	for i := range 20 {
		if err := shardHere(lazy, dir, plan, Shard{i + 1, 64}); err != nil {
			t.Fatal(err)
		}
	}
	f, err := lazy.openShard(dir, plan, Shard{3, 7}, "")
	if err != nil {
		t.Fatal(err)
	}
	if f.Done() == 0 || f.Done() == f.Units() {
		t.Errorf("shard 3/7 after 20 of 64: %d of %d units; want some", f.Done(), f.Units())
	}
	if err := errors.Join(addMissing(f, plan), f.Publish(), f.Close()); err != nil {
		t.Fatal(err)
	}
	if err := runHere(lazy, dir, plan, false); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "dealt anew", dir, want)
}

// Missing deals out replicate by replicate, all points of the first one first.
func TestMissingGoesReplicateByReplicate(t *testing.T) {
	plan := sweepPlan()
	for _, s := range []Shard{{}, {2, 7}} {
		f := open(t, t.TempDir(), plan, false)
		f.shard = s
		last := -1
		for p, r := range f.Missing() {
			if at := r*plan.Points + p; at <= last {
				t.Errorf("shard %v: point %d replicate %d after unit %d; want rising order", s, p, r, last)
			} else {
				last = at
			}
		}
		f.shard = Shard{}
		f.Close()
	}
}

// What a dead attempt has done is taken over, also from behind a torn tail, and its
// journal goes when the part is there.
func TestDeadAttemptIsTakenOver(t *testing.T) {
	plan, s := sweepPlan(), Shard{2, 3}
	dir := filepath.Join(t.TempDir(), "out")
	dead := beginShard(t, dir, plan, s, 5)
	path := filepath.Join(dir, partsDir, dead.own.name)
	dead.Close()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, path, string(b[:len(b)-7]))
	f, err := lazy.openShard(dir, plan, s, "job-7")
	if err != nil {
		t.Fatal(err)
	}
	if f.Done() != 4 || len(f.Warnings()) != 0 {
		t.Errorf("after a death in the fifth unit: %d units, warnings %q; want 4 and none", f.Done(), f.Warnings())
	}
	if !strings.Contains(f.own.name, "2-of-3.job-7") {
		t.Errorf("journal %s; want the attempt in its name", f.own.name)
	}
	if err := errors.Join(addMissing(f, plan), f.Publish(), f.Close()); err != nil {
		t.Fatal(err)
	}
	for name := range files(t, filepath.Join(dir, partsDir)) {
		if strings.HasSuffix(name, journalSuffix) || strings.HasSuffix(name, lockFile) {
			t.Errorf("%s is left after the part is there", name)
		}
	}
}

// beginShard begins an attempt and does n units of it.
func beginShard(t *testing.T, dir string, plan Plan, s Shard, n int) *Folder {
	t.Helper()
	f, err := lazy.openShard(dir, plan, s, "")
	if err != nil {
		t.Fatal(err)
	}
	for p, r := range f.Missing() {
		if n--; n < 0 {
			break
		}
		if err := f.Add(testUnit(&plan.Header, p, r)); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

// Two attempts at a shard at once both do it, and the second finds it there.
func TestTwoAttemptsAtOnce(t *testing.T) {
	plan, s := sweepPlan(), Shard{1, 2}
	want := reference(t, plan)
	dir := filepath.Join(t.TempDir(), "out")
	a, b := beginShard(t, dir, plan, s, 3), beginShard(t, dir, plan, s, 0)
	if b.Done() != 3 {
		t.Errorf("the second attempt finds %d units; want the 3 of the first", b.Done())
	}
	if err := errors.Join(addMissing(a, plan), addMissing(b, plan)); err != nil {
		t.Fatal(err)
	}
	// b refers to units in a's journal, whose name goes when a is published.
	if err := errors.Join(a.Publish(), b.Publish(), a.Close(), b.Close()); err != nil {
		t.Fatal(err)
	}
	if !a.Published() || !b.Published() {
		t.Errorf("published: %v, %v; want both", a.Published(), b.Published())
	}
	if err := errors.Join(shardHere(lazy, dir, plan, Shard{2, 2}), mergeHere(lazy, dir)); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "two attempts", dir, want)
}

// An attempt that is slow finds the whole folder finished.
func TestAttemptOutlivesTheFolder(t *testing.T) {
	plan := sweepPlan()
	want := reference(t, plan)
	dir := filepath.Join(t.TempDir(), "out")
	slow := beginShard(t, dir, plan, Shard{1, 2}, 4)
	allShards(t, dir, plan, 2)
	if err := mergeHere(lazy, dir); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(addMissing(slow, plan), slow.Publish(), slow.Close()); err != nil {
		t.Errorf("the slow attempt: %v; want no error", err)
	}
	checkSame(t, "a slow attempt", dir, want)
}

func TestOpenShardRefuses(t *testing.T) {
	plan, other := sweepPlan(), sweepPlan()
	other.Seed = 9
	dir := t.TempDir()
	allShards(t, dir, plan, 1)
	var different *DifferentError
	if _, err := lazy.openShard(dir, other, Shard{1, 2}, ""); !errors.As(err, &different) || !strings.Contains(err.Error(), "seed is 7 there, 9 here") {
		t.Errorf("OpenShard for another plan: error %v; want a DifferentError of the seed", err)
	}
	if _, err := lazy.openShard(dir, plan, Shard{3, 2}, ""); err == nil || !strings.Contains(err.Error(), "1 <= i <= n") {
		t.Errorf("OpenShard of shard 3/2: error %v; want one", err)
	}
	if _, err := lazy.openShard(dir, plan, Shard{1, 2}, "a.b"); err == nil || !strings.Contains(err.Error(), "attempt") {
		t.Errorf("OpenShard of attempt a.b: error %v; want one", err)
	}
	f := beginShard(t, t.TempDir(), plan, Shard{1, 2}, 1)
	defer f.Close()
	if err := f.Publish(); !errors.Is(err, ErrIncomplete) || !strings.Contains(err.Error(), "29 of 30 of shard 1/2") {
		t.Errorf("Publish with units missing: error %v; want ErrIncomplete, 29 of 30", err)
	}
	for r := range plan.Replicates {
		for p := range plan.Points {
			if ShardOf(p, r, plan.Points, 2) == 2 {
				if err := f.Add(testUnit(&plan.Header, p, r)); err == nil {
					t.Fatalf("Add of point %d replicate %d of the other shard: no error; want one", p, r)
				}
			}
		}
	}
	if err := f.Finish(nil); err != errOfShard {
		t.Errorf("Finish of a shard: error %v; want errOfShard", err)
	}
	if _, err := lazy.reopen(t.TempDir(), ""); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Reopen of an empty folder: error %v; want fs.ErrNotExist", err)
	}
}

// Attempts in one process, all at once, with more shards than units.
func TestManyAttemptsAtOnce(t *testing.T) {
	plan := sweepPlan()
	want := reference(t, plan)
	dir := filepath.Join(t.TempDir(), "out")
	var group sync.WaitGroup
	for i := range 32 {
		group.Go(func() {
			if err := shardHere(lazy, dir, plan, Shard{i%16 + 1, 16}); err != nil {
				t.Errorf("attempt %d: %v", i, err)
			}
		})
	}
	group.Wait()
	if err := mergeHere(lazy, dir); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "32 attempts at once", dir, want)
}
