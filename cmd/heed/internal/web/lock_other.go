//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package web

import "errors"

// A lock is never held: the platform has none that end with their process. What a killed
// server left stays until somebody clears temporary files.
type lock struct{}

// acquire returns [errors.ErrUnsupported].
func acquire(string, bool) (*lock, error) { return nil, errors.ErrUnsupported }

// release does nothing.
func (l *lock) release() error { return nil }
