package sim

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// A deal is one call of [Workers.Each] on several goroutines: the caller's, and those of
// its hands.
type deal struct {
	n, size int
	f       func(lo, hi int)
	next    atomic.Int64 // where the next range begins
	hands   []*hand
	busy    atomic.Int32 // hands still at work
	wait    sync.WaitGroup
	fault   atomic.Pointer[any] // what the first panic said
}

// deals are those that no call is using, the last one used last: its hands are at hand.
var deals struct {
	sync.Mutex
	free []*deal
}

// newDeal returns a deal that no call is using.
func newDeal() *deal {
	deals.Lock()
	defer deals.Unlock()
	last := len(deals.free) - 1
	if last < 0 {
		return new(deal)
	}
	d := deals.free[last]
	deals.free = deals.free[:last]
	return d
}

// done makes d ready for another call.
func (d *deal) done() {
	d.f = nil
	d.next.Store(0)
	d.fault.Store(nil)
	deals.Lock()
	defer deals.Unlock()
	deals.free = append(deals.free, d)
}

// patience is how often somebody who waits lets others run before he gives up the
// processor: some forty microseconds. To wake a sleeping one takes as long, a twentieth
// of a step of 10^5 agents.
const patience = 400

// run deals on so many goroutines, the caller's one of them.
func (d *deal) run(goroutines int) {
	for len(d.hands) < goroutines-1 {
		d.hands = append(d.hands, newHand(d))
	}
	d.busy.Store(int32(goroutines - 1))
	d.wait.Add(goroutines - 1)
	for _, h := range d.hands[:goroutines-1] {
		h.call()
	}
	d.take()
	for range patience {
		if d.busy.Load() == 0 {
			break
		}
		runtime.Gosched()
	}
	d.wait.Wait()
}

// take calls f on ranges until none is left or one panics, and reports whether it came
// back: runtime.Goexit in f ends the goroutine.
func (d *deal) take() (back bool) {
	defer func() {
		if p := recover(); p != nil {
			said := p // p itself would be on the heap in any case
			d.fault.CompareAndSwap(nil, &said)
			back = true
		}
	}()
	for {
		lo := int(d.next.Add(int64(d.size))) - d.size
		if lo >= d.n {
			return true
		}
		d.f(lo, min(lo+d.size, d.n))
	}
}

// A hand helps with a deal on a goroutine of its own, which it keeps for a while.
type hand struct {
	deal  *deal
	state atomic.Int32
	work  func() // the method help: kept, because to make a func of it allocates
}

// States of a hand.
const (
	away   = iota // has no goroutine, or one at work
	atHand        // has a goroutine that waits for a call
	called
)

func newHand(d *deal) *hand {
	h := &hand{deal: d}
	h.work = h.help
	return h
}

// call makes h help, on a new goroutine where none is at hand.
func (h *hand) call() {
	if !h.state.CompareAndSwap(atHand, called) {
		work := h.work // go h.work() would allocate
		go work()
	}
}

// help takes part in the deal, and in those that follow at once.
func (h *hand) help() {
	for again := true; again; {
		h.once()
		again = h.linger()
	}
}

// once takes part in one deal. It is at hand before the caller knows that it is done.
func (h *hand) once() {
	back := false
	defer func() {
		if back {
			h.state.Store(atHand)
		}
		h.deal.busy.Add(-1)
		h.deal.wait.Done()
	}()
	back = h.deal.take()
}

// linger waits for a call and reports whether one came.
func (h *hand) linger() bool {
	for range patience {
		if h.state.CompareAndSwap(called, away) {
			return true
		}
		runtime.Gosched()
	}
	if h.state.CompareAndSwap(atHand, away) {
		return false
	}
	h.state.Store(away) // called at the last moment
	return true
}
