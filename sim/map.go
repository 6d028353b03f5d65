package sim

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
)

// A Panic is the error that [Map] makes of a panic in one of its calls.
type Panic struct {
	Value any    // what was passed to panic
	Stack []byte // where, as debug.Stack prints it
}

// Error implements error.
func (p *Panic) Error() string { return fmt.Sprintf("panic: %v", p.Value) }

// Map calls do(ctx, i) for i in [0, n) on at most workers goroutines (at least
// one) and hands the values to yield in the order of i, one at a time, on the
// caller's goroutine. At most 2*workers values are under way or waiting, however
// slow yield is, so memory stays bounded.
//
// The first error in the order of i, of do or of yield, ends the map and is
// returned; the calls under way are cancelled and waited for. The values before
// it have been yielded. A panic in do is an error of type *[Panic].
func Map[T any](ctx context.Context, workers, n int, do func(ctx context.Context, i int) (T, error), yield func(i int, v T) error) error {
	workers = max(1, min(workers, n))
	ctx, cancel := context.WithCancel(ctx)
	var wait sync.WaitGroup
	defer wait.Wait()
	defer cancel()

	type result struct {
		v   T
		err error
	}
	slots := make([]chan result, 2*workers) // the value of i waits in slot i mod 2*workers
	for s := range slots {
		slots[s] = make(chan result, 1)
	}
	next := make(chan int, 2*workers)
	for range workers {
		wait.Go(func() {
			for i := range next {
				v, err := guarded(ctx, i, do)
				slots[i%len(slots)] <- result{v, err}
			}
		})
	}
	defer close(next)
	issued := 0
	for i := range n {
		for ; issued < n && issued < i+len(slots); issued++ {
			next <- issued
		}
		r := <-slots[i%len(slots)]
		if r.err != nil {
			return r.err
		}
		if err := yield(i, r.v); err != nil {
			return err
		}
	}
	return nil
}

// guarded is do with its panic as an error; it does not begin when ctx has ended.
func guarded[T any](ctx context.Context, i int, do func(context.Context, int) (T, error)) (v T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &Panic{p, debug.Stack()}
		}
	}()
	if ctx.Err() != nil {
		return v, context.Cause(ctx)
	}
	return do(ctx, i)
}
