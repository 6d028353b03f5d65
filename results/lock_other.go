//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package results

import "errors"

// A lock is never held: the platform has none that end with their process.
type lock struct{}

func acquire(string) (*lock, error) { return nil, errors.ErrUnsupported }

func (l *lock) release(func(path string) error) error { return nil }

func held(string) (bool, error) { return false, errors.ErrUnsupported }
