package sim

import (
	"sync"
	"sync/atomic"
)

// Workers is how many goroutines one step of one model may use: 0 and 1 mean the
// caller's own.
type Workers int

// Each calls f on ranges that together cover [0, n) once, on at most w goroutines
// at a time, and returns when all are done. Ranges are at least grain long, save
// the last, and are dealt out as goroutines come free, so f must not care which
// range comes when: it writes only what belongs to its range. A panic in f is
// raised again in the caller.
func (w Workers) Each(n, grain int, f func(lo, hi int)) {
	if w <= 1 || n <= grain {
		if n > 0 {
			f(0, n)
		}
		return
	}
	w.deal(n, max(grain, n/(8*int(w))), f)
}

// deal hands out ranges of the given size to w goroutines.
func (w Workers) deal(n, size int, f func(lo, hi int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	var fault atomic.Pointer[any]
	work := func() {
		defer wait.Done()
		defer func() {
			if p := recover(); p != nil {
				fault.CompareAndSwap(nil, &p)
			}
		}()
		for {
			lo := int(next.Add(int64(size))) - size
			if lo >= n {
				return
			}
			f(lo, min(lo+size, n))
		}
	}
	wait.Add(int(w))
	for range int(w) - 1 {
		go work()
	}
	work()
	wait.Wait()
	if p := fault.Load(); p != nil {
		panic(*p)
	}
}
