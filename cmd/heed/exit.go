package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"heed/cmd/internal/pages"
	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
	"heed/sim"
)

// The exit codes.
const (
	done        = 0  // done, or done before
	failed      = 1  // failed
	misused     = 2  // wrong usage, or invalid input
	incomplete  = 3  // units are missing
	unitsFailed = 4  // some units failed, and the others are kept
	ioFailed    = 74 // reading or writing failed
	interrupted = 75 // run again to go on
)

// errUnitsFailed is the error of work that lacks nothing but units that failed.
var errUnitsFailed = errors.New("units failed")

// A usageError says what is wrong with the command line.
type usageError struct{ text string }

// Error implements error.
func (e *usageError) Error() string { return e.text }

// usage returns a [*usageError].
func usage(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// An outputError says that standard output could not be written.
type outputError struct{ err error }

// Error implements error.
func (e *outputError) Error() string { return "cannot write standard output: " + e.err.Error() }

// code returns the exit code of an error.
func code(ctx context.Context, err error) int {
	var path *fs.PathError
	var output *outputError
	switch {
	case err == nil:
		return done
	case is[*usageError](err), is[*pages.InputError](err), is[scenarios.Mistakes](err) && !is[study.Failures](err), is[*results.DifferentError](err), is[*results.ForeignError](err), is[*results.AlteredError](err):
		return misused
	case errors.Is(err, results.ErrIO), errors.As(err, &path), errors.As(err, &output):
		return ioFailed
	case ctx.Err() != nil, is[timeLimitError](err):
		return interrupted
	case is[study.Failures](err), errors.Is(err, errUnitsFailed):
		return unitsFailed
	case errors.Is(err, results.ErrIncomplete):
		return incomplete
	}
	return failed
}

// is reports whether err is or wraps an E.
func is[E error](err error) bool {
	var e E
	return errors.As(err, &e)
}

// complain writes an error, a line for each mistake in it, and where a panic came
// from. Lines about a scenario begin with the place, as editors like it.
func complain(w io.Writer, err error) {
	prefix := "heed: "
	if is[scenarios.Mistakes](err) && !is[study.Failures](err) {
		prefix = ""
	}
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintf(w, "%s%s\n", prefix, strings.TrimRight(line, "\n"))
	}
	var p *sim.Panic
	if errors.As(err, &p) {
		fmt.Fprintf(w, "heed: this is a mistake in heed itself; please report it with these lines:\n%s", p.Stack)
	}
}

// warn writes a doubt.
func warn(w io.Writer, format string, args ...any) {
	fmt.Fprintf(w, "heed: warning: "+format+"\n", args...)
}

// explain adds to the refusal of a folder what people can do about it.
func (r *sweepRequest) explain(err error) error {
	var different *results.DifferentError
	if !errors.As(err, &different) {
		return err
	}
	for _, d := range different.Differences {
		if name, ok := strings.CutPrefix(d.Key, "the hash of base "); ok {
			err = fmt.Errorf("%w\nthe base of the sweep, %s, is not as it was when the folder was begun", err, name)
		}
	}
	if !r.share.whole() {
		err = fmt.Errorf("%w\na share goes without --force: remove the folder before the shares begin, or use another -o", err)
	}
	return err
}
