package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"heed/cmd/internal/explorer"
	"heed/scenarios"
	"heed/sim"
)

// serveRun answers settings with what happens in a run of them, as it happens.
func (s *Server) serveRun(w *response, r *http.Request) {
	c, ok := s.read(w, r)
	if !ok {
		return
	}
	place, err := s.queue.enter()
	if err != nil {
		w.Header().Set("Retry-After", "10")
		refuse(w, http.StatusServiceUnavailable, "%d runs are waiting already, which is the most that the explorer takes. Try again in a moment.", s.waiting)
		return
	}
	defer place.leave()
	v := &viewing{Server: s, scenario: c, stream: openStream(w)}
	if v.wait(r.Context(), place) == nil {
		v.play(r.Context())
	}
}

// A viewing is a run and whoever looks at it. Errors of its methods say that nobody does
// any more.
type viewing struct {
	*Server
	scenario *scenarios.Scenario
	stream   *stream
}

// wait waits for the run's turn and tells how many come first.
func (v *viewing) wait(ctx context.Context, place *ticket) error {
	select { // so that a run that need not wait is not told to
	case <-place.turn:
		return nil
	default:
	}
	beat := time.NewTicker(v.beat)
	defer beat.Stop()
	for {
		var err error
		select {
		case <-place.turn:
			return nil
		case n := <-place.ahead:
			err = v.stream.send("queued", explorer.Queued{Ahead: n})
		case <-beat.C:
			err = v.stream.beat()
		case <-ctx.Done():
			v.fail(context.Cause(ctx))
			return ctx.Err()
		}
		if err != nil {
			return err
		}
	}
}

// An ending is how a run ended.
type ending struct {
	result Result
	err    error
}

// play runs the scenario and sends what happens. It returns when the run has ended, whether
// or not somebody still looks.
func (v *viewing) play(ctx context.Context) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	out := newOutbox(v.unread)
	ended := make(chan ending, 1)
	go func() {
		var e ending
		defer func() { ended <- e }()
		defer v.survive(&e.err)
		e.result, e.err = v.Engine.Play(ctx, v.scenario, func(e explorer.Event) error { return out.put(ctx, e) })
	}()
	e, err := v.pass(ctx, out, ended)
	if err != nil { // nobody looks
		stop()
		<-ended
		return
	}
	v.end(ctx, out, e)
}

// survive turns a panic of a run into an error.
func (v *viewing) survive(err *error) {
	if p := recover(); p != nil {
		*err = &sim.Panic{Value: p, Stack: debug.Stack()}
	}
}

// pass sends what the run tells until it ends: at most an event of frames in each pace.
func (v *viewing) pass(ctx context.Context, out *outbox, ended <-chan ending) (ending, error) {
	beat := time.NewTicker(v.beat)
	defer beat.Stop()
	pace := time.NewTimer(0)
	defer pace.Stop()
	ready := make(<-chan struct{}) // of out, but for the time until the next may be sent
	for {
		var err error
		select {
		case e := <-ended:
			return e, nil
		case <-pace.C:
			ready = out.ready
		case <-ready:
			all := out.take()
			err = v.stream.sendAll(all...)
			beat.Reset(v.beat)
			if last := len(all) - 1; last >= 0 && all[last].name == framesEvent {
				ready = nil
				pace.Reset(v.pace)
			}
		case <-beat.C:
			err = v.stream.beat()
		}
		if err != nil {
			return ending{}, err
		}
	}
}

// end sends what is left, and how the run ended.
func (v *viewing) end(ctx context.Context, out *outbox, e ending) {
	if err := v.stream.sendAll(out.take()...); err != nil {
		return
	}
	if e.err == nil && e.result == nil {
		e.err = errors.New("the run has no result")
	}
	if e.err != nil {
		if ctx.Err() != nil {
			e.err = context.Cause(ctx)
		}
		v.fail(e.err)
		return
	}
	id := v.Engine.ID(v.scenario)
	files := filesOf(e.result)
	v.store.keep(id, v.scenario, e.result)
	_ = v.stream.send("done", explorer.Done{ID: id, Files: files})
}

// fail sends why there is no run.
func (v *viewing) fail(err error) {
	var p *sim.Panic
	switch {
	case errors.Is(err, errEnded):
		_ = v.stream.send("failed", explorer.Failed{Message: "The server has ended."})
	case errors.As(err, &p):
		v.say(fmt.Sprintf("a run failed: %v; this is a mistake in heed itself; please report it with these lines:\n%s", p.Value, p.Stack))
		_ = v.stream.send("failed", explorer.Failed{Message: "The program has a mistake, and this run met it; the terminal that it was started in says more."})
	default:
		_ = v.stream.send("failed", failedOf(err))
	}
}
