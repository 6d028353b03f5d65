package results

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Results that differ are a defect of determinism, which names unit and files,
// whenever it is found.
func TestConflictIsReported(t *testing.T) {
	plan, s := sweepPlan(), Shard{1, 2}
	dir := filepath.Join(t.TempDir(), "out")
	a := beginShard(t, dir, plan, s, 0)
	u := testUnit(&plan.Header, 0, 0)
	u.Arms[0].Whole[0] += .25
	b := beginShard(t, dir, plan, s, 0)
	if err := errors.Join(addMissing(b, plan), b.Publish(), b.Close(), a.Add(u), addMissing(a, plan)); err != nil {
		t.Fatal(err)
	}
	check := func(when string, err error) {
		t.Helper()
		if !errors.Is(err, ErrConflict) || !strings.Contains(err.Error(), "point 0 replicate 0 in ") ||
			strings.Count(err.Error(), "1-of-2.") < 2 || !strings.Contains(err.Error(), partSuffix) {
			t.Errorf("%s: error %v; want ErrConflict of point 0 replicate 0 with both files", when, err)
		}
	}
	check("Publish", a.Publish())
	a.Close()
	_, err := lazy.openShard(dir, plan, s, "")
	check("OpenShard", err)
	check("merge", mergeHere(lazy, dir))
	if st, err := ReadStatus(dir); err != nil || st.Damaged != 1 {
		t.Errorf("ReadStatus: %d damaged, %v; want 1", st.Damaged, err)
	}
	flaws, err := Verify(dir)
	if err != nil || len(flaws) != 1 {
		t.Fatalf("Verify = %v, %v; want the conflict alone", flaws, err)
	}
	check("Verify", flaws[0])
}

// A part that is damaged is not done: the shard does the unit again, and puts a
// whole part in its place.
func TestDamagedPart(t *testing.T) {
	plan, s := sweepPlan(), Shard{2, 2}
	want := reference(t, plan)
	tests := []struct {
		name  string
		alter func(b []byte) []byte
	}{
		{"a flipped byte", func(b []byte) []byte { b[len(b)/2] ^= 1; return b }},
		{"a flipped byte in the head", func(b []byte) []byte { b[9] ^= 1; return b }},
		{"cut off within a record", func(b []byte) []byte { return b[:len(b)-9] }},
		{"cut off between records", func(b []byte) []byte { return b[:headLength] }},
		{"empty", func([]byte) []byte { return nil }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			allShards(t, dir, plan, 2)
			path := partOf(t, dir, s)
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			put(t, path, string(tt.alter(b)))
			if flaws, err := Verify(dir); err != nil || len(flaws) != 1 || !strings.Contains(flaws[0].File, "2-of-2") {
				t.Errorf("Verify = %v, %v; want the part alone", flaws, err)
			}
			if st, err := ReadStatus(dir); err != nil || st.Parts != 1 || st.Damaged != 1 || st.Missing() == 0 || st.Shards[1].Missing() == 0 || st.Shards[0].Missing() != 0 {
				t.Errorf("ReadStatus = %+v, %v; want one part, one place of damage, units of shard 2 missing", st, err)
			}
			if err := mergeHere(lazy, dir); !errors.Is(err, ErrIncomplete) {
				t.Errorf("merge: error %v; want ErrIncomplete", err)
			}
			if err := errors.Join(shardHere(lazy, dir, plan, s), mergeHere(lazy, dir)); err != nil {
				t.Fatal(err)
			}
			checkSame(t, tt.name, dir, want)
		})
	}
}

// partOf returns the path of the part of a shard.
func partOf(t *testing.T, dir string, s Shard) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, partsDir, s.stem("*")+partSuffix))
	if err != nil || len(names) != 1 {
		t.Fatalf("parts of shard %v: %v, %v; want one", s, names, err)
	}
	return names[0]
}
