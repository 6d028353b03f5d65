package study

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"time"

	"heed/results"
	"heed/sim"
)

// A Progress is told how many units of the folder are done: once before the
// first, and then after each, one call at a time.
type Progress interface {
	Done(units, total int)
}

// Options say how a study is run; nothing of them shows in the results. The zero
// Options run on one goroutine and tell nobody.
type Options struct {
	Workers  int              // goroutines to use; 0 is 1
	Progress Progress         // who is told; nil is nobody
	Sync     <-chan time.Time // when to see what is done onto the disk; nil leaves it to the end
}

// Run does the units that f, a folder or an attempt at a shard, lacks and adds each
// to f when it is done, in whatever order that is. When ctx ends it stops within a step of the models, keeps what is
// done, and returns an error that wraps the cause. Units that fail make it return
// [Failures], when the others are done; an error of f ends it at once.
func Run(ctx context.Context, f *results.Folder, unit Unit, o Options) error {
	if f.State() == results.Complete {
		return nil
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	r := &run{folder: f, unit: unit, options: o, cancel: cancel, done: f.Done(), total: f.Units()}
	r.left = r.total - r.done
	r.workers = max(1, min(o.Workers, maxWorkers))
	r.crew = newCrew(r.workers)
	for range r.workers - r.left {
		r.crew.release()
	}
	next, stop := iter.Pull2(f.Missing())
	defer stop()
	r.next = next
	r.tell()
	err := sim.Map(ctx, r.workers, r.left, r.one, func(int, struct{}) error { return nil })
	if cause := context.Cause(ctx); err != nil && cause != nil {
		err = fmt.Errorf("study: stopped with %d of %d units done: %w", r.done, r.total, cause)
	}
	return errors.Join(err, r.failures.or(), f.Sync())
}

// maxWorkers bounds the goroutines of a study.
const maxWorkers = 4096

// A run is a study under way.
type run struct {
	folder  *results.Folder
	unit    Unit
	options Options
	workers int
	crew    *Crew
	cancel  context.CancelCauseFunc

	mu          sync.Mutex
	next        func() (point, replicate int, ok bool) // deals out units
	left        int                                    // units that are neither done nor failed
	done, total int
	failures    Failures
}

// one does the next unit.
func (r *run) one(ctx context.Context, _ int) (none struct{}, err error) {
	point, replicate, ok := r.take()
	if !ok {
		return none, nil
	}
	defer r.finish()
	var u *results.Unit
	err = guarded(func() (err error) {
		u, err = r.unit(ctx, point, replicate, r.crew)
		return err
	})
	switch {
	case err == nil:
		if err = r.keep(u); err != nil {
			r.cancel(err)
		}
		return none, err
	case ctx.Err() != nil:
		return none, context.Cause(ctx)
	}
	if keepErr := r.fail(Failure{point, replicate, err}); keepErr != nil {
		r.cancel(keepErr)
		return none, keepErr
	}
	return none, nil
}

// take returns the next unit to do.
func (r *run) take() (point, replicate int, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.next()
}

// finish lets others have the goroutine of a unit that was one of the last.
func (r *run) finish() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.left--
	if r.left < r.workers {
		r.crew.release()
	}
}

// fail notes a unit that failed, in the folder too.
func (r *run) fail(f Failure) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.failures = append(r.failures, f)
	return r.folder.Fail(f.Point, f.Replicate, f.Err.Error())
}

// keep adds a unit that is done to the folder.
func (r *run) keep(u *results.Unit) error {
	if err := r.folder.Add(u); err != nil {
		return err
	}
	select {
	case <-r.options.Sync:
		if err := r.folder.Sync(); err != nil {
			return err
		}
	default:
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done++
	r.tell()
	return nil
}

// tell tells how far the work is.
func (r *run) tell() {
	if r.options.Progress != nil {
		r.options.Progress.Done(r.done, r.total)
	}
}
