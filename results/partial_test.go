package results

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Failures are rows until their units are there, in an order that hangs on nothing
// but the plan, whoever failed first.
func TestFailuresStay(t *testing.T) {
	plan := sweepPlan()
	want := reference(t, plan)
	dir := filepath.Join(t.TempDir(), "out")
	for _, reason := range []string{"no memory\nand a stack", "a fuse, blown", "on fire"} {
		f := open(t, dir, plan, false)
		if err := errors.Join(f.Fail(3, 1, reason), f.Fail(0, 4, "lost"), f.Close()); err != nil {
			t.Fatal(err)
		}
	}
	failures := "point,replicate,reason\n0,4,lost\n3,1,\"a fuse, blown\"\n"
	if got := files(t, dir)[FailuresFile]; got != failures {
		t.Errorf("failures.csv has\n%swant\n%s", got, failures)
	}
	f := open(t, dir, plan, false)
	if f.Failed() != 2 || f.Done() != 0 || f.Has(0, 4) {
		t.Errorf("%d failed, %d done; want 2 and none", f.Failed(), f.Done())
	}
	if err := f.Add(testUnit(&plan.Header, 0, 4)); err != nil {
		t.Fatal(err)
	}
	if f.Failed() != 1 || !f.Has(0, 4) {
		t.Errorf("after unit (0, 4): %d failed; want 1, and the unit", f.Failed())
	}
	if err := f.Fail(0, 4, "again"); err == nil {
		t.Error("Fail of a unit that is there: no error; want one")
	}
	f.Close()
	if got, want := files(t, dir)[FailuresFile], "point,replicate,reason\n3,1,\"a fuse, blown\"\n"; got != want {
		t.Errorf("after the unit was done failures.csv has\n%swant\n%s", got, want)
	}
	if err := runHere(lazy, dir, plan, false); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "failures that were made good", dir, want)
}

// Failures of attempts at shards are known to the status and the merge.
func TestFailuresOfShards(t *testing.T) {
	plan := sweepPlan()
	want := reference(t, plan)
	dir := filepath.Join(t.TempDir(), "out")
	allShardsBut(t, dir, plan, 3, 0, 0)
	st, err := ReadStatus(dir)
	if err != nil || st.Done != 59 || st.Failed != 1 || st.Missing() != 0 || st.Parts != 2 {
		t.Errorf("ReadStatus = %+v, %v; want 59 done, 1 failed, 2 parts", st.Counts, err)
	}
	if first := st.Shards[0]; first.Counts != (Counts{20, 19, 1}) || first.Part || first.Journals != 1 {
		t.Errorf("shard 1/3: %+v; want 19 of 20 done, 1 failed, in a journal", first)
	}
	if err := mergeHere(lazy, dir); !errors.Is(err, ErrIncomplete) {
		t.Errorf("merge: error %v; want ErrIncomplete", err)
	}
	if got := files(t, dir)[FailuresFile]; got != "point,replicate,reason\n0,0,lost\n" {
		t.Errorf("after a merge that was refused failures.csv has %q; want the unit", got)
	}
	if err := errors.Join(shardHere(lazy, dir, plan, Shard{1, 3}), mergeHere(lazy, dir)); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "a failure that was made good", dir, want)
}

// allShardsBut does all shards, but that a unit fails.
func allShardsBut(t *testing.T, dir string, plan Plan, n, point, replicate int) {
	t.Helper()
	for i := range n {
		f, err := lazy.openShard(dir, plan, Shard{i + 1, n}, "")
		if err != nil {
			t.Fatal(err)
		}
		for p, r := range f.Missing() {
			if p == point && r == replicate {
				err = f.Fail(p, r, "lost")
			} else {
				err = f.Add(testUnit(&plan.Header, p, r))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := f.Publish(); err != nil && !errors.Is(err, ErrIncomplete) {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// FinishPartial writes what is there, says what is not, and leaves the work to go
// on to the same end.
func TestFinishPartial(t *testing.T) {
	plan := sweepPlan()
	want := reference(t, plan)
	dir := filepath.Join(t.TempDir(), "out")
	allShardsBut(t, dir, plan, 1, 2, 3)
	f, err := lazy.reopen(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	units := 0
	err = f.FinishPartial(func(x *Extras) error {
		for _, err := range x.Units() {
			units++
			if err != nil {
				return err
			}
		}
		return x.Write("extra.txt", writeBytes(nil))
	})
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	got := files(t, dir)
	var m Manifest
	if err := json.Unmarshal([]byte(got[ManifestFile]), &m); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]Hole{{2, 3, 3}}, m.Missing); d != "" || units != 59 || f.State() != Partial {
		t.Errorf("FinishPartial: %d units, %v, missing (-want +got):\n%s", units, f.State(), d)
	}
	if n := strings.Count(got[ReplicatesFile], "\n"); n != 1+59*2 {
		t.Errorf("replicates.csv has %d lines; want a header and two arms of 59 units", n)
	}
	if flaws, err := Verify(dir); len(flaws) != 0 || err != nil || m.Files[len(m.Files)-1].Name != "extra.txt" || !strings.Contains(got[ManifestFile], FailuresFile) {
		t.Errorf("Verify = %v, %v; want none, and failures.csv and extra.txt in the manifest", flaws, err)
	}
	if st, err := ReadStatus(dir); err != nil || st.State != Partial || st.Done != 59 {
		t.Errorf("ReadStatus = %+v, %v; want partial, 59 units", st.Counts, err)
	}
	if err := errors.Join(shardHere(lazy, dir, plan, Shard{1, 1}), mergeHere(lazy, dir)); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "after incomplete tables", dir, want)
}

// That tables of incomplete work are gone once the work goes on is told, and only then.
func TestOpenTellsThatTablesGo(t *testing.T) {
	plan := sweepPlan()
	dir := filepath.Join(t.TempDir(), "out")
	for _, tt := range []struct {
		name   string
		tables bool // whether the folder is left with some
	}{
		{"with units alone", false}, {"with tables", true}, {"whose tables are gone", false},
	} {
		f := open(t, dir, plan, false)
		if tt.tables {
			if err := f.FinishPartial(nil); err != nil {
				t.Fatal(err)
			}
		}
		f.Close()
		g := open(t, dir, plan, false)
		said := strings.Join(g.Warnings(), "\n")
		g.Close()
		if has := strings.Contains(said, "the tables in "+dir+" were of incomplete work and are removed"); has != tt.tables {
			t.Errorf("a folder %s: warnings %q; that tables are removed is among them: %t; want %t", tt.name, said, has, tt.tables)
		}
		if _, err := os.Stat(filepath.Join(dir, SummaryFile)); err == nil {
			t.Errorf("a folder %s: %s is there; want it removed", tt.name, SummaryFile)
		}
	}
}

// FinishPartial of work that is whole is Finish.
func TestFinishPartialOfTheWhole(t *testing.T) {
	plan := sweepPlan()
	dir := filepath.Join(t.TempDir(), "out")
	f := open(t, dir, plan, false)
	if err := errors.Join(addMissing(f, plan), f.FinishPartial(testExtras), f.Close()); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "nothing missing", dir, reference(t, plan))
}

// The tables of incomplete work whose parts are gone are not taken for whole.
func TestIncompleteTablesWithoutParts(t *testing.T) {
	plan := sweepPlan()
	dir := filepath.Join(t.TempDir(), "out")
	f := beginShard(t, dir, plan, Shard{1, 1}, 7)
	f.Close()
	g, err := lazy.reopen(dir, "")
	if err == nil {
		err = errors.Join(g.FinishPartial(nil), g.manifest.checkMissing(53), g.Close(), os.RemoveAll(filepath.Join(dir, partsDir)))
	}
	if err != nil {
		t.Fatal(err)
	}
	var altered *AlteredError
	if _, err := lazy.openFolder(dir, plan, false); !errors.As(err, &altered) || !strings.Contains(err.Error(), "parts is missing") {
		t.Errorf("Open: error %v; want an AlteredError of the parts", err)
	}
	if in, err := Inspect(dir); err != nil || in.State == Complete {
		t.Errorf("Inspect = %v, %v; want it not to be complete", in.State, err)
	}
}

func (m *Manifest) checkMissing(want int) error {
	n := 0
	for _, h := range m.Missing {
		n += h.Last - h.First + 1
	}
	if n != want {
		return errors.New("the manifest says that other units are missing")
	}
	return nil
}

func TestStatusAndVerify(t *testing.T) {
	plan := sweepPlan()
	dir := filepath.Join(t.TempDir(), "out")
	if _, err := Verify(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Verify of nothing: error %v; want fs.ErrNotExist", err)
	}
	if st, err := ReadStatus(dir); err != nil || st.State != Fresh || len(files(t, dir)) != 0 {
		t.Errorf("ReadStatus of nothing = %v, %v; want fresh, and no files", st.State, err)
	}
	under := beginShard(t, dir, plan, Shard{2, 4}, 3)
	if err := shardHere(lazy, dir, plan, Shard{4, 4}); err != nil {
		t.Fatal(err)
	}
	dead := beginShard(t, dir, plan, Shard{2, 7}, 1)
	dead.Close()
	before := files(t, dir)
	st, err := ReadStatus(dir)
	if err != nil {
		t.Fatal(err)
	}
	if st.Done != 15+3+1 && st.Done != 15+3 || st.UnderWay != 1 || st.Parts != 1 || st.Journals != 2 || len(st.Shards) != 4+7 {
		t.Errorf("ReadStatus = %+v; want 15 units in a part, 3 of an attempt under way, 1 of a dead one", st)
	}
	want := ShardStatus{Shard: Shard{2, 4}, Counts: Counts{Units: 15, Done: 3}, Journals: 1, UnderWay: 1}
	if st.Shards[1].Shard != want.Shard || st.Shards[1].Done < 3 || st.Shards[1].UnderWay != 1 || !st.Shards[3].Part {
		t.Errorf("shards %+v; want %+v, and a part of 4/4", st.Shards, want)
	}
	if flaws, err := Verify(dir); len(flaws) != 0 || err != nil {
		t.Errorf("Verify = %v, %v; want nothing wrong", flaws, err)
	}
	if d := cmp.Diff(before, files(t, dir)); d != "" {
		t.Errorf("ReadStatus and Verify changed the folder (-before +after):\n%s", d)
	}
	under.Close()
}

func TestVerifyOfACompleteFolder(t *testing.T) {
	plan := sweepPlan()
	dir := t.TempDir()
	completeOf(plan)(t, dir)
	if flaws, err := Verify(dir); len(flaws) != 0 || err != nil {
		t.Errorf("Verify = %v, %v; want nothing wrong", flaws, err)
	}
	put(t, filepath.Join(dir, SummaryFile), "x")
	put(t, filepath.Join(dir, SeriesFile), "y")
	flaws, err := Verify(dir)
	if err != nil || len(flaws) != 2 || !strings.HasPrefix(flaws[0].Error(), "series.csv: was edited") || !strings.HasPrefix(flaws[1].Error(), "summary.csv: was edited") {
		t.Errorf("Verify = %v, %v; want series.csv and summary.csv", flaws, err)
	}
	put(t, filepath.Join(dir, ManifestFile), strings.Replace(files(t, dir)[ManifestFile], `"units": 60`, `"units": 61`, 1))
	if flaws, err := Verify(dir); err != nil || len(flaws) != 1 || !strings.Contains(flaws[0].Error(), "manifest.json: ") || !strings.Contains(flaws[0].Error(), "it was edited") {
		t.Errorf("Verify of an edited manifest = %v, %v; want that it was edited", flaws, err)
	}
	m, err := ReadManifest(dir)
	if err == nil {
		t.Errorf("ReadManifest of an edited one = %v; want an error", m)
	}
	before := regexp.MustCompile(`,\n  "manifest_sha256": "[0-9a-f]{64}"`).ReplaceAllString(files(t, dir)[ManifestFile], "")
	put(t, filepath.Join(dir, ManifestFile), before)
	if flaws, err := Verify(dir); err != nil || len(flaws) != 1 || !strings.Contains(flaws[0].Error(), "61 units are not 12 points of 5 replicates") {
		t.Errorf("Verify = %v, %v; want the number of units", flaws, err)
	}
}
