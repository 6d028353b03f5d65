package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"syscall/js"

	"heed/cmd/heed-wasm/internal/shelf"
	"heed/cmd/internal/explorer"
	"heed/cmd/internal/version"
	"heed/results"
	"heed/scenarios"
)

// A program is what the functions share.
type program struct {
	x     *explorer.Explorer
	shelf *shelf.Shelf
	turns *turns

	running sync.Mutex // held by the run that goes on
	current *running   // the newest; nil before the first
}

// A running run.
type running struct {
	number int
	stop   context.CancelCauseFunc
	over   chan struct{} // closed when it is
}

// errNewer ends a run when a newer one begins.
var errNewer = errors.New("a newer run takes its place")

// errLeft ends a run that nobody looks at any more.
var errLeft = errors.New("the run was stopped")

// settings reads settings and makes the scenario that they come to.
func (p *program) settings(text string) (*scenarios.Scenario, error) {
	if most := p.x.Catalogue().Limits.TextBytes; len(text) > most && most > 0 {
		return nil, fmt.Errorf("the settings have %d bytes; want at most %d", len(text), most)
	}
	var s explorer.Settings
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return nil, fmt.Errorf("the settings cannot be read: %w", err)
	}
	return p.x.Scenario(s)
}

// scenario returns what the page shows of settings: the file that heed run makes the same of.
func (p *program) scenario(settings string) (any, error) {
	s, err := p.settings(settings)
	if err != nil {
		return nil, err
	}
	return text(map[string]any{"toml": string(s.Text), "name": s.Name, "warnings": append([]string{}, s.Warnings...)})
}

// run plays a scenario and tells what happens. An error is that of the settings: what goes
// wrong later is told.
func (p *program) run(number int, settings string, tell js.Value) error {
	s, err := p.settings(settings)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancelCause(context.Background())
	defer stop(nil)
	r := &running{number, stop, make(chan struct{})}
	defer close(r.over)
	if p.current != nil {
		p.current.stop(errNewer)
	}
	p.current = r
	p.running.Lock()
	defer p.running.Unlock()

	emit := func(e explorer.Event) error {
		b, err := json.Marshal(e.Data)
		if err != nil {
			return err
		}
		tell.Invoke(e.Name, string(b))
		p.turns.give()
		return context.Cause(ctx)
	}
	if err := p.play(listening{ctx, p.turns}, s, emit); err != nil {
		tell.Invoke("failed", failure(err))
	}
	return nil
}

// play runs a scenario, keeps what it leaves, and says what there is.
func (p *program) play(ctx context.Context, s *scenarios.Scenario, emit func(explorer.Event) error) error {
	played, err := p.x.Play(ctx, s, emit)
	if err != nil {
		return err
	}
	id := explorer.ID(s)
	files, err := p.shelf.Put(shelf.Run{ID: id, Name: s.Name, Scenario: s.Text}, func(dir string) error {
		return played.Write(dir, asRun, nil)
	})
	if err != nil {
		return err
	}
	return emit(explorer.Event{Name: "done", Data: explorer.Done{ID: id, Files: files}})
}

// asRun adds to a plan what heed run adds to it where no flag says otherwise, but for
// figures.
func asRun(plan *results.Plan) { plan.Program, plan.Keep = version.Program(), true }

// cancel ends a run and returns when it is over. One that is no more is none.
func (p *program) cancel(number int) error {
	if r := p.current; r != nil && r.number == number {
		r.stop(errLeft)
		<-r.over
	}
	return nil
}

// file returns a file of a run that is over.
func (p *program) file(id, name string) (any, error) {
	b, err := p.shelf.File(id, name)
	if errors.Is(err, shelf.ErrGone) {
		return js.Null(), nil
	}
	if err != nil {
		return nil, err
	}
	bytes := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(bytes, b)
	return bytes, nil
}
