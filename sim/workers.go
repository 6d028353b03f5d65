package sim

// Workers is how many goroutines one step of one model may use: 0 and 1 mean the
// caller's own.
type Workers int

// Each calls f on ranges that together cover [0, n) once, on at most w goroutines
// at a time, and returns when all are done. A range begins at a multiple of grain and
// is at least grain long, save the last, so that f may write what grain neighbours
// share. Ranges are dealt out as goroutines come free, so f must not care which range
// comes when: it writes only what belongs to its range. A panic in f is raised again
// in the caller; f must not end its goroutine (runtime.Goexit).
//
// Each allocates nothing once it has been called before, beside what the caller
// allocates for f. Its goroutines stay at hand for some forty microseconds after a call,
// as long as nothing else wants to run, so that the next one need not wake a processor.
func (w Workers) Each(n, grain int, f func(lo, hi int)) {
	grain = max(1, grain)
	if w <= 1 || n <= grain {
		if n > 0 {
			f(0, n)
		}
		return
	}
	size := max(1, n/(32*int(w))/grain) * grain
	d := newDeal()
	d.n, d.size, d.f = n, size, f
	d.run(min(int(w), (n+size-1)/size))
	fault := d.fault.Load()
	d.done()
	if fault != nil {
		panic(*fault)
	}
}
