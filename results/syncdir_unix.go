//go:build unix

package results

import (
	"errors"
	"os"
	"syscall"
)

// syncDir sees the names in a folder onto the disk. A file system that cannot
// sync folders is not at fault.
func syncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}
