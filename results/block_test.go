package results

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// fewPlan is a sweep of small units, more of which are apart in the parts than files
// are ever open at once.
func fewPlan() Plan {
	p := partsPlan(203, 20)
	p.Arms, p.Metrics = p.Arms[:1], p.Metrics[:2]
	return p
}

// onePart returns the files that the plan makes of one part.
func onePart(t *testing.T, plan Plan) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "one")
	makeParts(t, dir, plan, 1)
	finishParts(t, dir)
	return files(t, dir)
}

func finishParts(t *testing.T, dir string) {
	t.Helper()
	f, err := lazy.reopen(dir, "")
	if err == nil {
		err = errors.Join(f.Finish(nil), f.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// setBlocks has the store read its plan in about so many blocks.
func (s *store) setBlocks(n int) {
	s.block = int64((s.plan.Units+n-1)/n) * (s.longest + recordBytes)
}

// A merge opens each part once to scan it, and in each pass over the units (of the tables,
// and of the kept units) once more, in however many blocks it reads them. Unit by unit it
// would be 4060 times a pass. The files are those of one part.
func TestMergeOpensPartsOnceAPass(t *testing.T) {
	plan := fewPlan()
	want := onePart(t, plan)
	for _, parts := range []int{200, 400} {
		for _, blocks := range []int{1, 4, 50} {
			t.Run(fmt.Sprintf("%d parts, %d blocks", parts, blocks), func(t *testing.T) {
				dir, opens := filepath.Join(t.TempDir(), "out"), 0
				makeParts(t, dir, plan, parts)
				f, err := disk{lazy: true, opened: func(string) { opens++ }}.reopen(dir, "")
				if err != nil {
					t.Fatal(err)
				}
				if opens != parts {
					t.Errorf("reopen: %d files opened; want each of %d once", opens, parts)
				}
				opens = 0
				f.store.setBlocks(blocks)
				if err := errors.Join(f.Finish(nil), f.Close()); err != nil {
					t.Fatal(err)
				}
				if opens > 2*parts {
					t.Errorf("Finish: %d files opened; want at most %d, each part once a pass", opens, 2*parts)
				}
				checkSame(t, "in blocks", dir, want)
			})
		}
	}
}

// A journal that is larger than a block, among parts, is read in several.
func TestMergeOfPartsAndALargeJournal(t *testing.T) {
	plan := fewPlan()
	want := onePart(t, plan)
	dir := filepath.Join(t.TempDir(), "out")
	makeParts(t, dir, plan, 200)
	for i := range 60 {
		part, _ := partPath(t, dir, plan, Shard{i + 1, 200})
		if err := os.Remove(part); err != nil {
			t.Fatal(err)
		}
	}
	f := open(t, dir, plan, false)
	var u Unit
	for u.Point, u.Replicate = range f.Missing() {
		drawParts(&u, &plan.Header)
		if err := f.Add(&u); err != nil {
			t.Fatal(err)
		}
	}
	f.store.setBlocks(16)
	if err := errors.Join(f.Finish(nil), f.Close()); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "parts and a journal", dir, want)
}

// Of two folders that have the same parts each file is opened once to scan it, and once
// to compare; and a unit that is another is found. No temporary file is left, and none is
// made in the other folder.
func TestMergeOfTheSamePartsOpensThemOnce(t *testing.T) {
	const parts = 200
	plan, opens := fewPlan(), 0
	here, there := filepath.Join(t.TempDir(), "here"), filepath.Join(t.TempDir(), "there")
	makeParts(t, here, plan, parts)
	makeParts(t, there, plan, parts)
	d := disk{lazy: true, opened: func(string) { opens++ }, fault: func(op, path string, size int) (int, error) {
		if strings.HasPrefix(path, there) {
			t.Errorf("Merge: %s %s; want the other folder as it was", op, path)
		}
		return size, nil
	}}
	f, err := d.reopen(here, "")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	f.store.setBlocks(3) // and so is the other read
	opens = 0
	if added, err := f.Merge(there); added != 0 || err != nil {
		t.Errorf("Merge = %d, %v; want nothing new", added, err)
	}
	if opens > 3*parts {
		t.Errorf("Merge: %d files opened; want %d at most", opens, 3*parts)
	}
	alterPart(t, there, plan, Shard{77, parts})
	if _, err := f.Merge(there); !errors.Is(err, ErrConflict) {
		t.Errorf("Merge of a folder with another unit: %v; want ErrConflict", err)
	}
	if left, err := filepath.Glob(filepath.Join(here, partsDir, ".units*")); len(left) > 0 || err != nil {
		t.Errorf("after Merge: %q are left, %v; want none", left, err)
	}
}

// alterPart writes the part of a shard anew, with another number in its last unit.
func alterPart(t *testing.T, dir string, plan Plan, s Shard) {
	t.Helper()
	path, id := partPath(t, dir, plan, s)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	last := 0
	for range unitsOf(&plan, s) {
		last++
	}
	if _, err := writePart(path, id, &plan, s, func(u *Unit) {
		if last--; last == 0 {
			u.Arms[0].Whole[0]++
		}
	}); err != nil {
		t.Fatal(err)
	}
}

// A part that comes to have another name while it is read is found again, and one that
// goes is missed.
func TestPartsThatGoWhileTheyAreRead(t *testing.T) {
	plan := fewPlan()
	want := onePart(t, plan)
	again := func(part string) error {
		return os.Rename(part, filepath.Join(filepath.Dir(part), "77-of-200.again"+journalSuffix))
	}
	for _, tt := range []struct {
		name   string
		do     func(part string) error
		blocks int
		want   error
	}{
		{"another name", again, 1, nil},
		{"another name, several blocks", again, 5, nil},
		{"removed", os.Remove, 1, ErrIncomplete},
		{"removed, several blocks", os.Remove, 5, ErrIncomplete},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			makeParts(t, dir, plan, 200)
			f, err := lazy.reopen(dir, "")
			if err != nil {
				t.Fatal(err)
			}
			f.store.setBlocks(tt.blocks)
			part, _ := partPath(t, dir, plan, Shard{77, 200})
			if err := tt.do(part); err != nil {
				t.Fatal(err)
			}
			err = f.Finish(nil)
			if closeErr := f.Close(); !errors.Is(err, tt.want) || closeErr != nil {
				t.Fatalf("Finish = %v, Close = %v; want %v", err, closeErr, tt.want)
			}
			if tt.want == nil {
				checkSame(t, tt.name, dir, want)
			}
		})
	}
}

// A disk that fails while the units are sorted, at whatever change, fails the merge, and
// the next makes the same files.
func TestMergeWhereSortingFails(t *testing.T) {
	plan := fewPlan()
	plan.Keep = false
	want := onePart(t, plan)
	tried := make(map[string]bool)
	for n := 1; ; n++ {
		dir, count := filepath.Join(t.TempDir(), "out"), 0
		makeParts(t, dir, plan, 200)
		f, err := disk{lazy: true, fault: func(op, path string, size int) (int, error) {
			if strings.Contains(path, ".units.") && op != "remove" {
				if count++; count == n {
					tried[op] = true
					return size / 2, syscall.ENOSPC
				}
			}
			return size, nil
		}}.reopen(dir, "")
		if err != nil {
			t.Fatal(err)
		}
		f.store.setBlocks(3)
		err = f.Finish(nil)
		if reached := count >= n; reached != (err != nil) || err != nil && !errors.Is(err, ErrIO) {
			t.Fatalf("change %d failed: %v; Finish = %v; want ErrIO if so", n, reached, err)
		}
		if f.Close(); err == nil {
			break
		}
		finishParts(t, dir)
		checkSame(t, fmt.Sprintf("change %d failed", n), dir, want)
	}
	if !tried["create"] || !tried["write"] {
		t.Errorf("what failed: %v; want create and write", tried)
	}
}

// A merge of 1500 parts in a process that may open 1024 files, as on many clusters, or
// 256, the default of macOS, makes the same files.
func TestMergeWithFewFiles(t *testing.T) {
	plan := fewPlan()
	want := onePart(t, plan)
	for _, most := range []int{256, 1024} {
		dir := filepath.Join(t.TempDir(), "out")
		makeParts(t, dir, plan, 1500)
		mergeElsewhere(t, dir, most)
		checkSame(t, fmt.Sprintf("%d files may be open", most), dir, want)
	}
}

// A merge holds no more than a block of units, whatever the number of parts and units.
// The units of these 2000 parts have 160 MB, nearly all in notes, of which no table is
// made; whoever held a third of them would break the bound. Beside a block of 32 MiB it allows
// 16 MiB: a part has a name, a hash and a place in lists, 1 kB each at most, a unit 8
// bytes, and open files, tables and buffers take some MB.
func TestMemoryOfAMergeIsBounded(t *testing.T) {
	const parts, notes, bound = 2000, 1000, blockBytes + 16<<20
	plan := fewPlan()
	plan.Points, plan.Replicates = 1001, 20
	dir := filepath.Join(t.TempDir(), "out")
	size := makePartsOf(t, dir, plan, parts, func(u *Unit) { u.Notes = make([]float64, notes) })
	if size < 3*bound {
		t.Fatalf("the parts have %d bytes; want so many that they would show", size)
	}
	most, opens := uint64(0), 0
	measure := func() {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapAlloc)
	}
	f, err := disk{lazy: true, opened: func(string) {
		if opens++; opens%200 == 0 {
			measure()
		}
	}}.reopen(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	err = f.Finish(func(x *Extras) error {
		n := 0
		for u, err := range x.Units() {
			if n++; err != nil || len(u.Notes) != notes {
				return fmt.Errorf("unit %d: %d notes, %w", n, len(u.Notes), err)
			}
		}
		measure()
		return nil
	})
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d MB of parts, %d kB of heap at most, %d files opened", size/1e6, most>>10, opens)
	if most > bound {
		t.Errorf("%d kB of heap at most; want no more than %d", most>>10, bound>>10)
	}
}
