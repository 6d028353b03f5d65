//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package web

import (
	"errors"
	"os"
	"syscall"
)

// A lock is held through an open file, so that it ends with its process, however that ends.
type lock struct{ file *os.File }

// acquire takes the lock of a file, which it makes if that is asked for. The error is
// [errHeld] where a process has it, and [errors.ErrUnsupported] where there are no locks.
func acquire(path string, make bool) (*lock, error) {
	flags := os.O_RDWR | syscall.O_NOFOLLOW
	if make {
		flags |= os.O_CREATE | os.O_EXCL
	}
	f, err := os.OpenFile(path, flags, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	for err == syscall.EINTR {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	}
	switch {
	case err == syscall.EWOULDBLOCK:
		err = errHeld
	case err == syscall.ENOSYS, err == syscall.ENOLCK:
		err = errors.ErrUnsupported
	case err == nil && !same(f, path):
		err = errHeld // who swept the room has removed the file: it locks nothing
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return &lock{f}, nil
}

// same reports whether the file at a path is still the one that was opened.
func same(f *os.File, path string) bool {
	a, err := f.Stat()
	if err != nil {
		return false
	}
	b, err := os.Lstat(path)
	return err == nil && os.SameFile(a, b)
}

// release ends the lock. The file goes first, so that nobody takes it between.
func (l *lock) release() error {
	return errors.Join(os.Remove(l.file.Name()), l.file.Close())
}
