package main

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"heed/results"
)

// sweepOf returns the command line of the sweep in testdata into a folder.
func sweepOf(dir string, more ...string) []string {
	return append([]string{"sweep", "testdata/tinysweep.toml", "-o", dir, "--quiet", "--figures=false"}, more...)
}

// A process is a heed of its own: the program, not a call of its function.
type process struct {
	*exec.Cmd
	said strings.Builder // on standard error
}

// start starts heed.
func start(t *testing.T, args ...string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command("heed", args...)}
	p.Stderr = &p.said
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	return p
}

// end waits for the process and returns its exit code, -1 where it was killed.
func (p *process) end(t *testing.T) int {
	t.Helper()
	err := p.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return p.ProcessState.ExitCode()
}

// endOrKill lets the process go on for some time, kills it, and returns as end does.
func (p *process) endOrKill(t *testing.T, after time.Duration) int {
	t.Helper()
	timer := time.AfterFunc(after, func() { p.Process.Kill() })
	defer timer.Stop()
	return p.end(t)
}

// does runs heed and wants an exit code.
func does(t *testing.T, want int, args ...string) (said string) {
	t.Helper()
	p := start(t, args...)
	if got := p.end(t); got != want {
		t.Fatalf("heed %s: exit code %d; want %d; it said %s", strings.Join(args, " "), got, want, p.said.String())
	}
	return p.said.String()
}

// undisturbed returns the folder of the sweep in testdata, done by one process that
// nothing disturbed. It is for all tests, which leave it as it is.
func undisturbed(t *testing.T) string {
	t.Helper()
	undisturbedOnce.Do(func() {
		dir, err := os.MkdirTemp("", "undisturbed-")
		if err != nil {
			t.Fatal(err)
		}
		does(t, done, sweepOf(dir)...)
		undisturbedIn = dir
	})
	if undisturbedIn == "" {
		t.Fatal("the sweep that nothing disturbs failed")
	}
	return undisturbedIn
}

var (
	undisturbedOnce sync.Once
	undisturbedIn   string
)

// wantSame compares all files of two folders, manifest and all.
func wantSame(t *testing.T, when, got, want string) {
	t.Helper()
	for _, pair := range [][2]string{{got, want}, {want, got}} {
		err := filepath.WalkDir(pair[0], func(path string, e os.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			name, _ := filepath.Rel(pair[0], path)
			a, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if b, err := os.ReadFile(filepath.Join(pair[1], name)); err != nil || string(a) != string(b) {
				t.Errorf("%s: %s is not the same in %s (%v)", when, name, pair[1], err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// A sweep that is killed at random moments, again and again, ends with the bytes of
// one that was left alone.
func TestKilledSweep(t *testing.T) {
	want := undisturbed(t)
	random := rand.New(rand.NewPCG(1, 1))
	kills := 0
	for round := 0; round < 2 || kills < 10; round++ { // how many come in time is up to the system
		dir, n := filepath.Join(t.TempDir(), "killed"), 0
		for {
			if start(t, sweepOf(dir)...).endOrKill(t, soon(random, n)) == done {
				break
			}
			n, kills = n+1, kills+1
		}
		wantSame(t, "killed", dir, want)
	}
}

// soon returns how long to let a process be: at random, and longer after each of n
// kills, so that sooner or later one comes to the end, however slow the machine is.
func soon(random *rand.Rand, n int) time.Duration {
	return time.Duration(random.IntN(60+20*n)) * time.Millisecond
}

// Shards that are killed at random moments, two processes at once and now and then
// at the same one, and then merges, end with the bytes of a sweep that was not shared
// out.
func TestKilledShards(t *testing.T) {
	want := undisturbed(t)
	random := rand.New(rand.NewPCG(2, 2))
	for kills := 0; kills < 5; { // how many come in time is up to the system
		dir := filepath.Join(t.TempDir(), "killed")
		kills += killShards(t, dir, random)
		wantSame(t, "killed", dir, want)
	}
}

// killShards sweeps in shards and merges them, and returns how often it killed a
// process meanwhile.
func killShards(t *testing.T, dir string, random *rand.Rand) (kills int) {
	t.Helper()
	const shards = 7
	for partsOf(t, dir) < shards {
		var both [2]*process
		for i := range both {
			both[i] = start(t, sweepOf(dir, "--shard", results.Shard{Index: 1 + random.IntN(shards), Of: shards}.String())...)
		}
		for _, p := range both {
			if p.endOrKill(t, soon(random, kills)) != done {
				kills++
			}
		}
	}
	for n := 0; start(t, "merge", dir, "--quiet").endOrKill(t, soon(random, n)) != done; n++ {
		kills++
	}
	return kills
}

// partsOf returns how many parts there are.
func partsOf(t *testing.T, dir string) int {
	t.Helper()
	st, err := results.ReadStatus(dir)
	if err != nil || st.Damaged > 0 {
		t.Fatalf("ReadStatus: %d places damaged, %v", st.Damaged, err)
	}
	return st.Parts
}

// An interrupted sweep in 64 shares, of which some died, is refused by merge; when they
// have been tried once more it ends with the bytes of a sweep that was not shared out.
func TestInterruptedSweepIn64(t *testing.T) {
	want := undisturbed(t)
	random := rand.New(rand.NewPCG(3, 3))
	dir := filepath.Join(t.TempDir(), "shared")
	var died []string
	for i := range 64 {
		args := sweepOf(dir, "--workers", "1", "--shard", results.Shard{Index: i + 1, Of: 64}.String())
		p := start(t, args...)
		after := time.Hour
		if random.IntN(4) == 0 {
			after = time.Duration(random.IntN(20)) * time.Millisecond
		}
		if p.endOrKill(t, after) != done {
			died = append(died, args[len(args)-1])
		}
	}
	if len(died) < 5 {
		t.Fatalf("%d shards died; the test wants more", len(died))
	}
	does(t, incomplete, "status", dir)
	does(t, incomplete, "merge", dir)
	for _, shard := range died {
		does(t, done, sweepOf(dir, "--shard", shard)...)
	}
	does(t, done, "verify", dir)
	does(t, done, "merge", dir, "--quiet")
	wantSame(t, "in 64", dir, want)
}

// Ten processes at one folder, some at the same share, do no harm.
func TestTenShards(t *testing.T) {
	want := undisturbed(t)
	dir := filepath.Join(t.TempDir(), "ten")
	var all []*process
	for i := range 10 {
		all = append(all, start(t, sweepOf(dir, "--workers", "1", "--shard", results.Shard{Index: i%4 + 1, Of: 4}.String())...))
	}
	for i, p := range all {
		if got := p.end(t); got != done {
			t.Errorf("process %d: exit code %d; want %d; it said %s", i, got, done, p.said.String())
		}
	}
	does(t, done, "merge", dir, "--quiet")
	wantSame(t, "ten shards", dir, want)
}

// Of ten processes at one folder that are not told to share, those that come while one
// is at work are told so, and the one is not disturbed.
func TestTenSweeps(t *testing.T) {
	want := undisturbed(t)
	dir := filepath.Join(t.TempDir(), "ten")
	var all []*process
	for range 10 {
		all = append(all, start(t, sweepOf(dir)...))
	}
	ended := 0
	for i, p := range all {
		switch got := p.end(t); {
		case got == done:
			ended++
		case got != failed || !strings.Contains(p.said.String(), "another heed is writing to it"):
			t.Errorf("process %d: exit code %d; want %d and to be told of the other; it said %s", i, got, failed, p.said.String())
		}
	}
	if ended == 0 {
		t.Errorf("no process did the sweep")
	}
	wantSame(t, "ten sweeps", dir, want)
}
