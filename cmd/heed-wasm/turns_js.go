package main

import (
	"context"
	"syscall/js"
	"time"
)

// patience is for how long the program computes before it lets the browser's messages in:
// half of what people notice.
const patience = 25 * time.Millisecond

// Turns give the thread back to the browser. Goroutines do not: as long as one of them can
// go on, no message comes in.
type turns struct {
	port js.Value
	over chan struct{} // receives one value for each turn that was given
	last time.Time
}

func newTurns() *turns {
	channel := js.Global().Get("MessageChannel").New() // timeouts wait for 4 ms at least
	t := &turns{port: channel.Get("port2"), over: make(chan struct{}, 1), last: time.Now()}
	channel.Get("port1").Set("onmessage", js.FuncOf(func(js.Value, []js.Value) any {
		go func() { t.over <- struct{}{} }()
		return nil
	}))
	return t
}

// give gives the thread back if it was kept for long, until all messages that are there
// are dealt with.
func (t *turns) give() {
	if time.Since(t.last) < patience {
		return
	}
	t.port.Call("postMessage", js.Null())
	<-t.over
	t.last = time.Now()
}

// A listening context gives turns whenever it is asked whether it has ended, as is done in
// each step of a run.
type listening struct {
	context.Context
	turns *turns
}

// Err implements [context.Context].
func (c listening) Err() error {
	c.turns.give()
	return c.Context.Err()
}
