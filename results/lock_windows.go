package results

import (
	"os"
	"syscall"
)

// A lock is held through an open file, so that it ends with the process that
// holds it, however that ends.
type lock struct{ handle syscall.Handle }

// What Windows calls these (winbase.h, winerror.h).
const (
	deleteOnClose    = 0x04000000
	sharingViolation = syscall.Errno(32)
)

// acquire takes the lock of the file path, which it makes: it opens it without
// sharing. It returns errHeld when another process has it.
func acquire(path string) (*lock, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	const access = syscall.GENERIC_READ | syscall.GENERIC_WRITE | 0x00010000 // DELETE
	h, err := syscall.InvalidHandle, error(sharingViolation)
	for try := 0; err == sharingViolation && try < lockTries; try++ {
		h, err = syscall.CreateFile(name, access, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL|deleteOnClose, 0)
	}
	if err == sharingViolation {
		return nil, errHeld
	}
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return &lock{h}, nil
}

// release ends the lock, which removes the file.
func (l *lock) release(func(path string) error) error { return syscall.CloseHandle(l.handle) }

// held reports whether a process holds the lock of the file path, without making
// the file.
func held(path string) (bool, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return false, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ, 0, nil, syscall.OPEN_EXISTING, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	switch err {
	case nil:
		return false, syscall.CloseHandle(h)
	case sharingViolation:
		return true, nil
	case syscall.ERROR_FILE_NOT_FOUND, syscall.ERROR_PATH_NOT_FOUND:
		return false, nil
	}
	return false, &os.PathError{Op: "open", Path: path, Err: err}
}
