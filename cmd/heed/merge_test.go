package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

// A run that is interrupted when its figures are drawn is finished by merge as by
// itself, byte for byte.
func TestMergeFinishesARun(t *testing.T) {
	dir := t.TempDir()
	args := func(name string) []string {
		return []string{"run", "testdata/small.toml", "--set", "scenario.title=Small and titled", "--progress", "plain", "-o", filepath.Join(dir, name)}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	notes := &onWrite{do: func(text string) {
		if strings.Contains(text, "writing tables") {
			cancel()
		}
	}}
	if got := heed(ctx, args("a"), &strings.Builder{}, notes); got != interrupted {
		t.Fatalf("heed run, interrupted: exit code %d; want %d; it said %s", got, interrupted, notes)
	}
	does(t, incomplete, "status", filepath.Join(dir, "a"))
	does(t, done, "merge", filepath.Join(dir, "a"), "--quiet")
	does(t, done, args("b")...)
	wantSame(t, "a merged run", filepath.Join(dir, "a"), filepath.Join(dir, "b"))
}

// Tables of next to nothing can be had, and are well.
func TestMergeOfLittle(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	does(t, done, sweepOf(dir, "--shard", "1/1000")...)
	for _, args := range [][]string{{"merge", dir, "--allow-partial", "--quiet"}, {"verify", dir}} {
		does(t, done, args...)
	}
	does(t, incomplete, "status", dir)
}
