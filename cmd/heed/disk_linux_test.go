package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// tiny mounts a disk of some size, or skips the test where that is not permitted.
func tiny(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("cannot mount a small disk here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Errorf("unmount %s: %v", dir, err)
		}
	})
	return dir
}

// On a disk that fills up while units are journaled, tables written or figures
// drawn, the run says so and leaves nothing half-written under a final name; with
// room it goes on where it was.
func TestFullDisk(t *testing.T) {
	for _, size := range []string{"32k", "96k", "256k"} {
		t.Run(size, func(t *testing.T) {
			disk := tiny(t, size)
			args := []string{"run", "testdata/small.toml", "--quiet", "-o", filepath.Join(disk, "out")}
			var notes strings.Builder
			if got := heed(context.Background(), args, &strings.Builder{}, &notes); got != ioFailed {
				t.Fatalf("heed run on %s: exit code %d; want %d; it said %s", size, got, ioFailed, notes.String())
			}
			if !strings.Contains(notes.String(), "no space left on device") || !strings.Contains(notes.String(), disk) {
				t.Errorf("heed run on %s: said %q; want what and where", size, notes.String())
			}
			if _, err := os.Stat(filepath.Join(disk, "out", "manifest.json")); err == nil {
				t.Errorf("heed run on %s: there is a manifest; want none", size)
			}
			if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
				t.Fatal(err)
			}
			if got := heed(context.Background(), args, &strings.Builder{}, &notes); got != done {
				t.Fatalf("heed run with room again: exit code %d; want %d; it said %s", got, done, notes.String())
			}
			other := filepath.Join(t.TempDir(), "out")
			args[len(args)-1] = other
			if got := heed(context.Background(), args, &strings.Builder{}, &notes); got != done {
				t.Fatalf("heed run elsewhere: exit code %d; want %d", got, done)
			}
			a, _ := os.ReadFile(filepath.Join(disk, "out", "manifest.json"))
			if b, err := os.ReadFile(filepath.Join(other, "manifest.json")); err != nil || string(a) != string(b) {
				t.Errorf("the manifest after a full disk is not that of an undisturbed run (%v)", err)
			}
		})
	}
}
