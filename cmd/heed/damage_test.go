package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// interruptedSweep begins the sweep in testdata and stops it when some units are done.
func interruptedSweep(t *testing.T, dir string) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	notes := &onWrite{do: func(text string) {
		if strings.Contains(text, `"done":1,`) {
			cancel()
		}
	}}
	args := []string{"sweep", "testdata/tinysweep.toml", "-o", dir, "--progress", "json", "--figures=false"}
	if got := heed(ctx, args, &strings.Builder{}, notes); got != interrupted {
		t.Fatalf("heed sweep, interrupted: exit code %d; want %d; it said %s", got, interrupted, notes)
	}
}

// Damage to what is kept is found, and costs the units that it took: the same command
// goes on to the same bytes.
func TestDamage(t *testing.T) {
	want := undisturbed(t)
	tests := []struct {
		name    string
		shard   bool // whether a share is done, or the sweep interrupted
		damage  func(b []byte) []byte
		verify  string // what verify says
		damaged bool   // whether status counts it; what a process that dies leaves it does not
	}{
		{"a flipped byte in a journal", false, flipped, "parts/journal: byte ", true},
		{"a truncated journal", false, truncated, "parts/journal: byte ", false},
		{"a flipped byte in a part", true, flipped, ".part: byte ", true},
		{"a truncated part", true, truncated, ".part: byte ", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			name := "journal"
			if tt.shard {
				name = "1-of-2.*.part"
				does(t, done, sweepOf(dir, "--shard", "1/2")...)
			} else {
				interruptedSweep(t, dir)
			}
			files, err := filepath.Glob(filepath.Join(dir, "parts", name))
			if err != nil || len(files) != 1 {
				t.Fatalf("files of units: %v, %v; want one", files, err)
			}
			rewrite(t, files[0], tt.damage)
			var out, notes strings.Builder
			if got := heed(context.Background(), []string{"verify", dir}, &out, &notes); got != failed || !strings.Contains(out.String(), tt.verify) {
				t.Errorf("heed verify: exit code %d, output %q; want %d and %q", got, &out, failed, tt.verify)
			}
			out.Reset()
			if got := heed(context.Background(), []string{"status", dir}, &out, &notes); got != incomplete || strings.Contains(out.String(), "damaged") != tt.damaged {
				t.Errorf("heed status: exit code %d, output %q; want %d, and damage told: %v", got, &out, incomplete, tt.damaged)
			}
			if tt.shard {
				does(t, done, sweepOf(dir, "--shard", "1/2")...)
				does(t, done, sweepOf(dir, "--shard", "2/2")...)
				does(t, done, "merge", dir, "--quiet")
			} else {
				does(t, done, sweepOf(dir)...)
			}
			wantSame(t, tt.name, dir, want)
		})
	}
}

// flipped flips a bit in the middle.
func flipped(b []byte) []byte {
	b[len(b)/2] ^= 4
	return b
}

// truncated takes the last bytes.
func truncated(b []byte) []byte { return b[:len(b)-10] }

func rewrite(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, change(b), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A table of a complete folder that was changed is a flaw.
func TestEditedTable(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "edited")
	does(t, done, sweepOf(dir)...)
	does(t, done, "verify", dir)
	rewrite(t, filepath.Join(dir, "summary.csv"), flipped)
	var out, notes strings.Builder
	if got := heed(context.Background(), []string{"verify", dir}, &out, &notes); got != failed || !strings.HasPrefix(out.String(), "summary.csv: was edited") {
		t.Errorf("heed verify: exit code %d, output %q; want %d and the table named", got, &out, failed)
	}
}

// A folder that another version of the model began is refused by all who would go on.
func TestOtherModel(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	does(t, done, sweepOf(dir, "--shard", "1/2")...)
	rewrite(t, filepath.Join(dir, "parts", "plan.json"), func(b []byte) []byte {
		return []byte(strings.Replace(string(b), `"model": "`, `"model": "other-`, 1))
	})
	for _, args := range [][]string{sweepOf(dir), sweepOf(dir, "--shard", "1/2"), {"merge", dir}} {
		if said := does(t, misused, args...); !strings.Contains(said, "model") || !strings.Contains(said, "other-") {
			t.Errorf("heed %s: said %q; want both versions of the model", strings.Join(args, " "), said)
		}
	}
}
