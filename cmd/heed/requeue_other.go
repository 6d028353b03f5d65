//go:build !unix

package main

import "os"

// aheadOfLimit returns nil: Slurm has no such system.
func aheadOfLimit() chan os.Signal { return nil }
