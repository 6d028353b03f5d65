package web

import (
	"os"
	"syscall"
)

// A lock is held through an open file, so that it ends with its process, however that ends.
type lock struct{ handle syscall.Handle }

// sharingViolation is ERROR_SHARING_VIOLATION of winerror.h.
const sharingViolation = syscall.Errno(32)

// acquire takes the lock of a file, which it makes if that is asked for: it opens it
// without sharing. The error is [errHeld] where a process has it.
func acquire(path string, make bool) (*lock, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	mode := uint32(syscall.OPEN_EXISTING)
	if make {
		mode = syscall.CREATE_NEW
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, mode, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err == sharingViolation {
		return nil, errHeld
	}
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return &lock{h}, nil
}

// release ends the lock.
func (l *lock) release() error { return syscall.CloseHandle(l.handle) }
