package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"syscall/js"

	"heed/cmd/internal/explorer"
	"heed/scenarios"
	"heed/sim"
)

// function returns a function of JavaScript that does something in a goroutine of its own
// and returns a promise of it. It is there as long as the program.
func function(do func(args []js.Value) (any, error)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		executor := js.FuncOf(func(_ js.Value, settle []js.Value) any {
			go func() {
				if v, err := guarded(do, args); err != nil {
					settle[1].Invoke(failure(err))
				} else {
					settle[0].Invoke(v)
				}
			}()
			return nil
		})
		defer executor.Release()
		return js.Global().Get("Promise").New(executor)
	})
}

// guarded is do with a panic in it as an error, so that no input ends the program.
func guarded(do func([]js.Value) (any, error), args []js.Value) (v any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &sim.Panic{Value: p, Stack: debug.Stack()}
		}
	}()
	return do(args)
}

// text returns a value as JSON.
func text(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

// failure returns the JSON of the [explorer.Failed] that an error comes to. Of a mistake in
// the program standard error has the rest.
func failure(err error) string {
	failed := explorer.Failed{Message: err.Error()}
	var panicked *sim.Panic
	switch {
	case errors.As(err, &failed.Mistakes):
	case errors.As(err, &panicked):
		failed.Message = "The program has a mistake, and this run met it; the console of the browser says more."
		fmt.Fprintf(os.Stderr, "heed: %v; this is a mistake in heed itself; please report it with these lines:\n%s", panicked, panicked.Stack)
	}
	if failed.Mistakes == nil {
		failed.Mistakes = scenarios.Mistakes{}
	}
	words, _ := text(failed) // texts and numbers always have JSON
	return words
}
