package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"heed/results"
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

// On a disk of 16 KiB, or a little more, a sweep and a share say that it is full and
// lose no unit that is done; with room the same command goes on where it was.
func TestFullDiskOfASweep(t *testing.T) {
	want := undisturbed(t)
	for _, size := range []string{"16k", "128k"} {
		for _, shard := range []string{"none", "1/2"} {
			t.Run(size+" "+shard, func(t *testing.T) {
				disk := tiny(t, size)
				dir := filepath.Join(disk, "out")
				said := does(t, ioFailed, sweepOf(dir, "--shard", shard)...)
				if !strings.Contains(said, "no space left on device") || !strings.Contains(said, disk) {
					t.Errorf("heed sweep on %s: said %q; want what and where", size, said)
				}
				before, err := results.ReadStatus(dir)
				if err != nil || before.Damaged > 0 || size == "128k" && before.Done == 0 {
					t.Errorf("ReadStatus after a full disk: %+v, %v; want what is done", before.Counts, err)
				}
				if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
					t.Fatal(err)
				}
				if after, err := results.ReadStatus(dir); err != nil || after.Done != before.Done {
					t.Errorf("ReadStatus with room again: %d units, %v; want %d", after.Done, err, before.Done)
				}
				does(t, done, sweepOf(dir, "--shard", shard)...)
				if shard != "none" {
					does(t, done, sweepOf(dir, "--shard", "2/2")...)
					does(t, done, "merge", dir, "--quiet")
				}
				wantSame(t, "after a full disk", dir, want)
			})
		}
	}
}
