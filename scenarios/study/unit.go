package study

import (
	"context"
	"runtime/debug"

	"heed/results"
	"heed/sim"
)

// A Unit does one replicate of one point, both from 0, and returns the rows of
// all its arms. It is a pure function of the two; crew is who may help, which must
// not change a bit of what it returns. It may be called by several goroutines at
// once. When ctx ends it returns early, with an error that wraps the cause.
type Unit func(ctx context.Context, point, replicate int, crew *Crew) (*results.Unit, error)

// guarded calls do with its panic as an error of type [*sim.Panic].
func guarded(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &sim.Panic{Value: p, Stack: debug.Stack()}
		}
	}()
	return do()
}
