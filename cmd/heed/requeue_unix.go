//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// aheadOfLimit returns where the signal comes that Slurm sends ahead of the time limit.
func aheadOfLimit() chan os.Signal {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGUSR1)
	return signals
}
