package results

import (
	"errors"
	"fmt"
	"runtime"
	"testing"
)

// heapPlan is a sweep of tiny units.
func heapPlan(points, replicates int) Plan {
	return Plan{
		Header: Header{Scenario: "tiny", Arms: []string{"a", "b"}, Metrics: []Column{{Name: "x"}}, Factors: []string{"f"}, Series: true},
		Points: points, Replicates: replicates, Days: 10, Keep: true,
		Levels: func(point int) []string { return []string{fmt.Sprint(point)} },
	}
}

// heapOf does a sweep of tiny units, goes on with it in another process, as it were,
// finishes it, and returns the most heap that was in use meanwhile, in bytes. It
// measures after collecting garbage, every so many changes of a file.
func heapOf(t testing.TB, points, replicates int) (most int64) {
	changes, every := 0, points*replicates/8
	measure := func() {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		most = max(most, int64(m.HeapAlloc))
	}
	d := disk{lazy: true, fault: func(op, path string, size int) (int, error) {
		if changes++; changes%every == 0 || op == "rename" || op == "create" {
			measure()
		}
		return size, nil
	}}
	dir, plan := t.TempDir(), heapPlan(points, replicates)
	for half := range 2 {
		f, err := d.openFolder(dir, plan, false)
		if err != nil {
			t.Fatal(err)
		}
		measure()
		u := &Unit{Arms: []ArmRows{{Days: []int32{10}, Series: []float64{1}, Whole: []float64{1}}, {Days: []int32{10}, Series: []float64{2}, Whole: []float64{2}}}}
		for p, r := range f.Missing() {
			if half == 0 && r >= replicates/2 {
				break
			}
			u.Point, u.Replicate = p, r
			u.Arms[0].Whole[0] = float64(p*r%13) / 13
			if err := f.Add(u); err != nil {
				t.Fatal(err)
			}
		}
		measure()
		if half == 1 {
			err = f.Finish(nil)
		}
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return most
}

// allocatedOf returns how many bytes are allocated in all, and mostly thrown away,
// to open a partial sweep of tiny units.
func allocatedOf(t *testing.T, points, replicates int) int64 {
	dir, plan := t.TempDir(), heapPlan(points, replicates)
	f := open(t, dir, plan, false)
	u := &Unit{Arms: []ArmRows{{Whole: []float64{1}}, {Whole: []float64{2}}}}
	for u.Point, u.Replicate = range f.Missing() {
		if err := f.Add(u); err != nil {
			t.Fatal(err)
		}
	}
	f.Close()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f = open(t, dir, plan, false)
	runtime.ReadMemStats(&after)
	if f.Done() != points*replicates {
		t.Errorf("%d units are there; want %d", f.Done(), points*replicates)
	}
	f.Close()
	return int64(after.TotalAlloc - before.TotalAlloc)
}

// To open a partial folder takes eight bytes for each unit of its plan, and nothing
// for each that is there.
func TestOpeningAllocatesNoMoreForUnits(t *testing.T) {
	const few, many = 1_000, 50_000
	each := float64(allocatedOf(t, many/10, 10)-allocatedOf(t, few/10, 10)) / (many - few)
	if each > 16 {
		t.Errorf("%.1f bytes allocated for each unit more; want 8, and 16 at most", each)
	}
	t.Logf("%.1f bytes each", each)
}

// A sweep of 10^5 units takes no more memory than one of 10^3, but for eight bytes
// for each unit. The bound leaves as much again for what the runtime does in between:
// anything that is held of each unit breaks it, since a pair of slices alone has 48
// bytes, and the two rows of a unit 2000.
func TestMemoryDoesNotGrowWithUnits(t *testing.T) {
	const few, many = 1_000, 100_000
	heapOf(t, few/10, 10) // what the first use of anything takes
	small := heapOf(t, few/10, 10)
	large := heapOf(t, many/10, 10)
	each := float64(large-small) / (many - few)
	t.Logf("%d kB for %d units, %d kB for %d: %.1f bytes each", small>>10, few, large>>10, many, each)
	if each > 16 {
		t.Errorf("%.1f bytes of heap for each unit more; want 8, and 16 at most", each)
	}
}
