//go:build !js

package results

import (
	"errors"
	"io"
	"maps"
	"math"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// However a folder came to be, it has the bytes of one that nothing disturbed: done at
// once, in another order by shards, merged from two folders, or extended.
func TestParquetIsTheSameBytes(t *testing.T) {
	plan := bothPlan()
	want := reference(t, plan)
	for name, do := range map[string]func(dir string) error{
		"once more": func(dir string) error { return runHere(lazy, dir, plan, false) },
		"resumed":   func(dir string) error { return resumed(dir, plan) },
		"shards":    func(dir string) error { return sharded(dir, plan) },
		"merged":    func(dir string) error { return mergedOf(dir, filepath.Join(t.TempDir(), "other"), plan) },
		"extended from fewer replicates and from CSV alone": func(dir string) error {
			small := bothPlan()
			small.Replicates, small.Outputs, small.Keep = 2, []string{CSVFormat, "figures"}, true
			return errors.Join(runHere(lazy, dir, small, false), lazy.extend(dir, plan), runHere(lazy, dir, plan, false))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			if err := do(dir); err != nil {
				t.Fatal(err)
			}
			got := files(t, dir)
			if !maps.Equal(got, want) {
				t.Errorf("the folder has %q; want the bytes of %q", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
			}
		})
	}
}

// resumed does one unit, and in another process the rest.
func resumed(dir string, plan Plan) error {
	f, err := lazy.openFolder(dir, plan, false)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Add(testUnit(&plan.Header, 1, 1)), f.Close()); err != nil {
		return err
	}
	return runHere(lazy, dir, plan, false)
}

// sharded does a folder in three shards and finishes it from its files alone.
func sharded(dir string, plan Plan) error {
	for i := range 3 {
		f, err := lazy.openShard(dir, plan, Shard{i + 1, 3}, "")
		if err != nil {
			return err
		}
		if err := errors.Join(addMissing(f, plan), f.Publish(), f.Close()); err != nil {
			return err
		}
	}
	f, err := lazy.reopen(dir, "")
	if err != nil {
		return err
	}
	return errors.Join(f.Finish(testExtras), f.Close())
}

// mergedOf does each half of the units in a folder of its own and merges them.
func mergedOf(dir, other string, plan Plan) error {
	for i, into := range []string{dir, other} {
		f, err := lazy.openFolder(into, plan, false)
		if err != nil {
			return err
		}
		for point := range plan.Points {
			for r := range plan.Replicates {
				if (point+r)%2 == i {
					err = errors.Join(err, f.Add(testUnit(&plan.Header, point, r)))
				}
			}
		}
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	f, err := lazy.reopen(dir, "")
	if err != nil {
		return err
	}
	if _, err := f.Merge(other); err != nil {
		return err
	}
	return errors.Join(f.Finish(testExtras), f.Close())
}

// A folder in one format is not that of a plan with another: the message names the
// formats, and that nothing need be run again. To extend it does no unit, and a format
// that is not asked for any more goes.
func TestAnotherFormatIsAnotherPlan(t *testing.T) {
	csvAlone, both := bothPlan(), bothPlan()
	csvAlone.Outputs = []string{CSVFormat, "figures"}
	csvAlone.Keep, both.Keep = true, true
	dir := t.TempDir()
	for i, step := range []struct{ from, to Plan }{{csvAlone, both}, {both, csvAlone}} {
		if i == 0 {
			if err := runHere(lazy, dir, step.from, false); err != nil {
				t.Fatal(err)
			}
		}
		_, err := lazy.openFolder(dir, step.to, false)
		var different *DifferentError
		if !errors.As(err, &different) || !different.Extendable || len(different.Differences) != 1 || different.Differences[0].Key != "outputs" ||
			!strings.Contains(err.Error(), "parquet") || !strings.Contains(err.Error(), "--extend") {
			t.Fatalf("Open: %v; want that the outputs differ, and --extend", err)
		}
		if err := lazy.extend(dir, step.to); err != nil {
			t.Fatal(err)
		}
		f, err := lazy.openFolder(dir, step.to, false)
		if err != nil {
			t.Fatal(err)
		}
		if f.Done() != f.Units() {
			t.Errorf("%d of %d units are there; want all", f.Done(), f.Units())
		}
		if err := errors.Join(f.Finish(testExtras), f.Close()); err != nil {
			t.Fatal(err)
		}
		if got, want := files(t, dir), reference(t, step.to); !maps.Equal(got, want) {
			t.Errorf("the folder has %q; want the bytes of %q", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
		}
	}
}

// What else a plan writes is not put aside with the formats.
func TestExtendsOnlyToOtherFormats(t *testing.T) {
	plan := bothPlan()
	m, err := plan.manifest()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		outputs string
		want    bool
	}{
		{"csv,parquet,figures", true}, {"csv,figures", true}, {"parquet,figures", true}, {"figures", true},
		{"csv", false}, {"csv,figures,rows of the burn-in", false}, {"parquet,employees on days 5,figures", false},
	} {
		m.Outputs = strings.Split(tt.outputs, ",")
		if got := plan.Extends(m) == nil; got != tt.want {
			t.Errorf("Extends(outputs %v) = %v; want %v", m.Outputs, got, tt.want)
		}
	}
}

// Ten times as many rows take no more memory, but for what the end of the file says of
// each group. The rows have 9 bytes each before and 8 after they are compressed, so that
// anything that is kept of them breaks the bound. What the heap holds beside, such as
// what pools keep and what earlier tests left, only comes on top and goes: the least of
// some measurements counts, and what is kept is in them all.
func TestParquetMemoryDoesNotGrowWithRows(t *testing.T) {
	const few, many, bound = 4 * parquetGroup, 40 * parquetGroup, .25
	heapOfRows(few)
	small, least := heapOfRows(few), math.Inf(1)
	for try := 0; try < 4 && least > bound; try++ {
		large := heapOfRows(many)
		least = min(least, float64(large-small)/(many-few))
		t.Logf("%d kB for %d rows, %d kB for %d", small>>10, few, large>>10, many)
	}
	if least > bound {
		t.Errorf("%.3f bytes of heap for each row more; want no more than %v", least, bound)
	}
}

// heapOfRows writes a table of some rows and returns the most heap that was in use at
// the ends of groups, in bytes.
func heapOfRows(rows int) (most int64) {
	columns := []parquetColumn{{"arm", parquetKey}, {"day", parquetWhole}, {"x", parquetNumber}}
	p := newParquetFile(io.Discard, "series", columns, nil)
	draw := uint64(1)
	for i := range rows {
		draw = draw*6364136223846793005 + 1442695040888963407
		p.Text("baseline")
		p.Int(int64(i % 1000))
		p.Float(drawn(1, draw>>11))
		p.End()
		if i%parquetGroup == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.GC() // what pools hold outlives one
			runtime.ReadMemStats(&m)
			most = max(most, int64(m.HeapAlloc))
		}
	}
	p.Close()
	return most
}
