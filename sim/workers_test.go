package sim

import (
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
)

func TestEachCoversEveryIndexOnce(t *testing.T) {
	for _, w := range []Workers{0, 1, 2, 5, 16} {
		for _, n := range []int{0, 1, 9, 1000} {
			count := make([]int32, n)
			w.Each(n, 4, func(lo, hi int) {
				for i := lo; i < hi; i++ {
					atomic.AddInt32(&count[i], 1)
				}
			})
			if i := slices.IndexFunc(count, func(c int32) bool { return c != 1 }); i >= 0 {
				t.Errorf("Workers(%d).Each(%d) covered index %d %d times; want once", w, n, i, count[i])
			}
		}
	}
}

func TestEachRaisesThePanicOfARange(t *testing.T) {
	defer func() {
		if p := recover(); p != "range 7" {
			t.Errorf("Each recovered %v; want the panic of its range", p)
		}
	}()
	var once sync.Once
	Workers(4).Each(100, 1, func(lo, hi int) {
		if lo <= 7 && 7 < hi {
			once.Do(func() { panic("range 7") })
		}
	})
}

// After a panic the next call starts afresh, on whatever the last one left behind.
func TestEachForgetsAPanic(t *testing.T) {
	for round := range 50 {
		func() {
			defer func() { _ = recover() }()
			Workers(3).Each(100, 1, func(int, int) { panic("early") })
		}()
		var covered atomic.Int64
		Workers(3).Each(100, 1, func(lo, hi int) { covered.Add(int64(hi - lo)) })
		if covered.Load() != 100 {
			t.Fatalf("Each(100) after a panic, round %d, covered %d; want 100", round, covered.Load())
		}
	}
}

func TestEachBeginsAtMultiplesOfItsGrain(t *testing.T) {
	for _, grain := range []int{-1, 0, 1, 64, 70} {
		for _, n := range []int{1, 63, 64, 65, 1000, 12345} {
			var wrong atomic.Int64
			Workers(3).Each(n, grain, func(lo, hi int) {
				if g := max(1, grain); lo%g != 0 || hi-lo < g && hi != n {
					wrong.Add(1)
				}
			})
			if wrong.Load() > 0 {
				t.Errorf("Each(%d, %d) dealt %d ranges that begin between multiples of the grain or are shorter", n, grain, wrong.Load())
			}
		}
	}
}

// Calls within calls, as a model does that is itself one of many, keep apart.
func TestEachMayBeCalledWithinEach(t *testing.T) {
	var covered atomic.Int64
	Workers(4).Each(20, 1, func(lo, hi int) {
		for range hi - lo {
			Workers(2).Each(30, 1, func(lo, hi int) { covered.Add(int64(hi - lo)) })
		}
	})
	if covered.Load() != 20*30 {
		t.Errorf("Each(30) within Each(20) covered %d; want 600", covered.Load())
	}
}

func TestEachAllocatesNothingOnceWarm(t *testing.T) {
	marks := make([]uint8, 10_000)
	mark := func(lo, hi int) {
		for i := lo; i < hi; i++ {
			marks[i]++
		}
	}
	for _, w := range []Workers{1, 2, 5} {
		if allocs := testing.AllocsPerRun(100, func() { w.Each(len(marks), 16, mark) }); allocs != 0 {
			t.Errorf("Workers(%d).Each allocates %v times a call; want 0", w, allocs)
		}
	}
}

func BenchmarkEach(b *testing.B) {
	for _, w := range []Workers{1, 2} {
		b.Run(strconv.Itoa(int(w)), func(b *testing.B) {
			b.ReportAllocs()
			nothing := func(lo, hi int) {}
			for b.Loop() {
				w.Each(1000, 1, nothing)
			}
		})
	}
}
