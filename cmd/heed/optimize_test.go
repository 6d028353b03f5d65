package main

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"
)

// An optimization that is killed at random moments, again and again, ends with the bytes of
// one that was left alone.
func TestKilledOptimization(t *testing.T) {
	dir := t.TempDir()
	command := func(name string) []string {
		return []string{"optimize", "testdata/mixes.toml", "--quiet", "--figures=false", "-o", filepath.Join(dir, name)}
	}
	started := time.Now()
	does(t, done, command("whole")...)
	whole := time.Since(started)
	random := rand.New(rand.NewPCG(1, 2))
	kills := 0
	for range 12 {
		p := start(t, append(command("killed"), "--workers", "2")...)
		switch code := p.endOrKill(t, time.Duration(random.Float64()*float64(whole))); code {
		case -1:
			kills++
		case done:
		default:
			t.Fatalf("heed optimize, killed before: exit code %d; it said %s", code, p.said.String())
		}
	}
	if kills == 0 {
		t.Skip("no kill came in time")
	}
	does(t, done, command("killed")...)
	wantSame(t, "killed", filepath.Join(dir, "killed"), filepath.Join(dir, "whole"))
}
