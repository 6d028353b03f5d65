//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package results

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// A lock is held through an open file, so that it ends with the process that
// holds it, however that ends.
type lock struct{ file *os.File }

// acquire takes the lock of the file path, which it makes. It returns errHeld
// when another process has it, and errors.ErrUnsupported on a file system that
// has no locks.
func acquire(path string) (*lock, error) {
	for {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o666)
		if err != nil {
			return nil, err
		}
		err = errHeld
		for try := 0; err == errHeld && try < lockTries; try++ {
			err = flock(f, syscall.LOCK_EX)
		}
		if err != nil {
			f.Close()
			return nil, err
		}
		if same(f, path) {
			return &lock{f}, nil
		}
		f.Close() // who held it before has removed the file: it locks nothing
	}
}

func flock(f *os.File, how int) error {
	err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
	switch {
	case err == syscall.EINTR:
		return flock(f, how)
	case err == syscall.EWOULDBLOCK:
		return errHeld
	case err == syscall.ENOSYS, err == syscall.ENOLCK, errors.Is(err, errors.ErrUnsupported):
		return errors.ErrUnsupported
	}
	return err
}

func same(f *os.File, path string) bool {
	a, errA := f.Stat()
	b, errB := os.Stat(path)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// release removes the file and ends the lock, in this order: see acquire.
func (l *lock) release(remove func(path string) error) error {
	return errors.Join(remove(l.file.Name()), l.file.Close())
}

// held reports whether a process holds the lock of the file path, without making
// the file. The error is errors.ErrUnsupported where there are no locks.
func held(path string) (bool, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	err = flock(f, syscall.LOCK_SH) // so that who else looks does not see this look
	if err == errHeld {
		return true, nil
	}
	return false, err
}
