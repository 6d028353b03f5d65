package main

import (
	"context"
	"errors"
	"fmt"
	"os/signal"
	"strconv"
	"time"

	"heed/cmd/heed/internal/slurm"
	"heed/cmd/internal/prose"
	"heed/results"
)

// errTimeLimit is why work ends of which Slurm says that its time is nearly over.
var errTimeLimit = errors.New("the time limit is near")

// mostRequeues bounds --requeue.
const mostRequeues = 1000

// requeuesOf reads --requeue.
func requeuesOf(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > mostRequeues {
		return 0, usage("--requeue: have %q; want how often a task may ask for itself again, 0 to %d", text, mostRequeues)
	}
	return n, nil
}

// runTask does a share, or the whole. In a task of Slurm it ends at the signal that comes
// ahead of the time limit, and may ask for itself again.
func (r *sweepRequest) runTask(ctx context.Context) error {
	run := r.sweepRun
	if !r.share.whole() {
		run = r.runShard
	}
	if r.share.job == "" {
		return run(ctx)
	}
	limited, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	if signals := aheadOfLimit(); signals != nil {
		defer signal.Stop(signals)
		go func() {
			select {
			case <-signals:
				cancel(errTimeLimit)
			case <-limited.Done():
			}
		}()
	}
	err := run(limited)
	if err == nil || ctx.Err() != nil || !errors.Is(context.Cause(limited), errTimeLimit) || errors.Is(err, results.ErrIO) {
		return err
	}
	return r.requeue(ctx)
}

// A timeLimitError says that work ended because its time was over, and is to go on.
type timeLimitError struct{ error }

// Unwrap returns what was done about it.
func (e timeLimitError) Unwrap() error { return e.error }

// requeue asks for this task again, what it has done being on the disk.
func (r *sweepRequest) requeue(ctx context.Context) error {
	kept := fmt.Sprintf("%v: %s done by this attempt and kept in %s", errTimeLimit, prose.Count(r.gained, "unit"), r.dir)
	goOn := "heed slurm resume " + r.dir + " goes on"
	switch {
	case r.gained == 0:
		return fmt.Errorf("%s, and no more will be in as much time; %s, with more --time or more --cpus", kept, goOn)
	case r.share.restarts >= r.requeues:
		return timeLimitError{fmt.Errorf("%s; the task was started again %d times already; %s", kept, r.share.restarts, goOn)}
	}
	fmt.Fprintf(r.notes, "heed: %s; asking Slurm to start the task again, as it did %d times of %d\n", kept, r.share.restarts, r.requeues)
	if err := patiently(ctx, func() error { return slurm.Requeue(ctx, r.share.job) }); err != nil && ctx.Err() == nil {
		return timeLimitError{fmt.Errorf("the task could not ask for itself again: %w; %s", err, goOn)}
	}
	return silent{timeLimitError{errTimeLimit}}
}

// patiently tries again for most of a minute: a controller may just be restarted.
func patiently(ctx context.Context, do func() error) (err error) {
	for range 5 {
		if err = do(); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(5 * time.Second):
		}
	}
	return err
}
