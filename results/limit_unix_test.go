//go:build darwin || linux

package results

import (
	"strconv"
	"syscall"
)

// allowFiles bounds how many files this process may have open, unless to 0.
func allowFiles(text string) error {
	n, err := strconv.ParseUint(text, 10, 64)
	if n == 0 || err != nil {
		return err
	}
	return syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: n, Max: n})
}
