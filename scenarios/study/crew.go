package study

import (
	"sync"
	"sync/atomic"

	"heed/sim"
)

// A Crew is the goroutines that units share: each unit under way has one, and
// those that no unit is left for help with the arms of others. The zero Crew, and
// nil, have nobody to spare.
type Crew struct {
	spare chan struct{} // as many as nobody uses
}

// newCrew returns a crew of n, all of whom are busy.
func newCrew(n int) *Crew { return &Crew{spare: make(chan struct{}, n)} }

// release adds somebody whom nobody needs any more.
func (c *Crew) release() { c.spare <- struct{}{} }

// Each calls do for each i in [0, n), on the caller's goroutine and on those to
// spare, of whom it takes more as they come free. Its error is the first in the
// order of i; a panic is one of type [*sim.Panic]. After an error no further call
// begins.
func (c *Crew) Each(n int, do func(i int) error) error {
	e := &each{crew: c, do: do, errs: make([]error, n)}
	e.work()
	e.wait.Wait()
	for _, err := range e.errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Borrow takes on those to spare, at most its share of them where n are about to
// do the same, and returns how many goroutines the caller may use with them until it
// gives them back.
func (c *Crew) Borrow(n int) (workers sim.Workers, giveBack func()) {
	taken := 0
	if c != nil {
		for range (1+len(c.spare))/max(1, n) - 1 {
			select {
			case <-c.spare:
				taken++
			default:
			}
		}
	}
	return sim.Workers(1 + taken), func() {
		for range taken {
			c.release()
		}
	}
}

// each is the work of one call of [Crew.Each].
type each struct {
	crew   *Crew
	do     func(i int) error
	next   atomic.Int64
	failed atomic.Bool
	wait   sync.WaitGroup
	errs   []error // of each call
}

// work does what is left, call by call.
func (e *each) work() {
	for {
		i := int(e.next.Add(1)) - 1
		if i >= len(e.errs) || e.failed.Load() {
			return
		}
		if i+1 < len(e.errs) {
			e.hire()
		}
		if e.errs[i] = guarded(func() error { return e.do(i) }); e.errs[i] != nil {
			e.failed.Store(true)
		}
	}
}

// hire has somebody to spare, if there is anybody, take part in the work.
func (e *each) hire() {
	if e.crew == nil {
		return
	}
	select {
	case <-e.crew.spare:
		e.wait.Go(func() {
			defer e.crew.release()
			e.work()
		})
	default:
	}
}
