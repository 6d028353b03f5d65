package results

import (
	"errors"
	"io/fs"
	"os"
)

// ErrIO is the kind of every error of reading or writing files:
// errors.Is(err, ErrIO) tells a full disk from a mistake in the input.
var ErrIO = errors.New("results: reading or writing failed")

// An IOError says which operation failed, on which file, and why. Is reports it
// to be [ErrIO], and Unwrap leads to the cause, such as fs.ErrPermission.
type IOError struct {
	Op   string // what was tried, such as "write"
	Path string // on which file or folder
	Err  error  // the cause
}

// Error returns, for example, "results: cannot write out/x/series.csv: no space
// left on device".
func (e *IOError) Error() string {
	return "results: cannot " + e.Op + " " + e.Path + ": " + e.Err.Error()
}

// Is reports whether target is [ErrIO].
func (e *IOError) Is(target error) bool { return target == ErrIO }

// Unwrap returns the cause.
func (e *IOError) Unwrap() error { return e.Err }

// ioError wraps err as an IOError, without the operation and path that package
// os has put around the cause. It returns nil for nil.
func ioError(op, path string, err error) error {
	if err == nil {
		return nil
	}
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		err = p.Err
	case errors.As(err, &l):
		err = l.Err
	}
	return &IOError{Op: op, Path: path, Err: err}
}
