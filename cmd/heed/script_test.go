package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(inMemory{m}, map[string]func(){"heed": main})
}

// inMemory are the tests with their files in memory where there is such a folder: many
// are of what is left on the disk, and none of how quick it is.
type inMemory struct{ *testing.M }

// Run runs the tests in a folder of their own.
func (m inMemory) Run() int {
	dir, err := os.MkdirTemp("/dev/shm", "heed-test-")
	if err != nil {
		dir, err = os.MkdirTemp("", "heed-test-")
	}
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	os.Setenv("TMPDIR", dir)
	return m.M.Run()
}

// TestSessions replays the sessions in testdata: what is typed, and what comes of
// it. Each finds small.toml, a scenario that runs in a moment, in its folder, and in HEED
// the folder of the program.
//
// The command exits CODE ARGS... runs heed and wants that exit code. The command
// same A B wants two folders to hold the same bytes. The command waitfor FILE waits
// until there is such a file. The command shares N ARGS... runs heed with --shard 1/N
// to N/N, here and not as processes, and wants each to end well.
func TestSessions(t *testing.T) {
	small, err := os.ReadFile("testdata/small.toml")
	if err != nil {
		t.Fatal(err)
	}
	program, err := exec.LookPath("heed")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HEED", filepath.Dir(program))
			return os.WriteFile(filepath.Join(e.WorkDir, "small.toml"), small, 0o666)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "same": same, "waitfor": waitFor, "shares": shares},
		Condition: func(c string) (bool, error) {
			return c == "root" && os.Geteuid() == 0, nil
		},
	})
}

// exits runs heed and compares its exit code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec("heed", args[1:]...)
	got := "0"
	if exit, ok := errorAs[*exec.ExitError](err); ok {
		got = exit.String()[len("exit status "):]
	} else if err != nil {
		ts.Fatalf("heed %s: %v", strings.Join(args[1:], " "), err)
	}
	if got != args[0] {
		ts.Fatalf("heed %s exits with %s; want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// shares runs heed for each of a number of shares.
func shares(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	for i := range n {
		var notes strings.Builder
		line := slices.Clone(args[1:])
		for k, word := range line {
			if strings.HasSuffix(word, ".toml") || k > 0 && line[k-1] == "-o" {
				line[k] = ts.MkAbs(word)
			}
		}
		line = append(line, "--shard", fmt.Sprintf("%d/%d", i+1, n))
		if got := heed(context.Background(), line, &strings.Builder{}, &notes); got != done {
			ts.Fatalf("heed %s: exit code %d; want %d; it said %s", strings.Join(line, " "), got, done, &notes)
		}
	}
}

// same compares all files of two folders.
func same(ts *testscript.TestScript, _ bool, args []string) {
	a, b := filesOf(ts, args[0]), filesOf(ts, args[1])
	if len(a) == 0 || len(a) != len(b) {
		ts.Fatalf("%s has %d files, %s has %d", args[0], len(a), args[1], len(b))
	}
	for name, text := range a {
		if b[name] != text {
			ts.Fatalf("%s is not the same in %s and %s", name, args[0], args[1])
		}
	}
}

// waitFor waits for a file; a session that waits in vain ends with the test's time.
func waitFor(ts *testscript.TestScript, _ bool, args []string) {
	for {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func filesOf(ts *testscript.TestScript, dir string) map[string]string {
	all := map[string]string{}
	root := ts.MkAbs(dir)
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		all[name] = string(b)
		return err
	})
	ts.Check(err)
	return all
}

func errorAs[E error](err error) (e E, ok bool) {
	e, ok = err.(E)
	return e, ok
}

// onWrite calls do when something is written.
type onWrite struct {
	strings.Builder
	do func(text string)
}

func (w *onWrite) Write(b []byte) (int, error) {
	w.do(string(b))
	return w.Builder.Write(b)
}

// A run that is interrupted between its first replicate and its last says so, and
// the same command goes on to the bytes of a run that was left alone.
func TestRunGoesOnAfterAnInterruption(t *testing.T) {
	dir := t.TempDir()
	args := func(name string) []string {
		return []string{"run", "testdata/small.toml", "--replicates", "40", "--series=false", "--figures=false", "--progress", "json", "-o", filepath.Join(dir, name)}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	notes := &onWrite{do: func(text string) {
		if strings.Contains(text, `"done":1,`) {
			cancel()
		}
	}}
	if got := heed(ctx, args("a"), &strings.Builder{}, notes); got != interrupted {
		t.Fatalf("heed run, interrupted: exit code %d; want %d; it said %s", got, interrupted, notes)
	}
	if _, err := os.Stat(filepath.Join(dir, "a", "parts", "journal")); err != nil {
		t.Errorf("heed run, interrupted: %v; want a journal of what is done", err)
	}
	if !strings.Contains(notes.String(), "run the same command again to go on") {
		t.Errorf("heed run, interrupted: said %q; want what to do", notes)
	}
	if _, err := os.Stat(filepath.Join(dir, "a", "manifest.json")); err == nil {
		t.Errorf("heed run, interrupted: there is a manifest; want none")
	}
	for _, name := range []string{"a", "b"} {
		if got := heed(context.Background(), args(name), &strings.Builder{}, &strings.Builder{}); got != done {
			t.Fatalf("heed run -o %s: exit code %d; want %d", name, got, done)
		}
	}
	for _, file := range []string{"manifest.json", "replicates.csv"} {
		a, _ := os.ReadFile(filepath.Join(dir, "a", file))
		b, err := os.ReadFile(filepath.Join(dir, "b", file))
		if err != nil || string(a) != string(b) {
			t.Errorf("%s after an interruption is not that of an undisturbed run (%v)", file, err)
		}
	}
}

// An output that cannot be written is an error of writing.
func TestFullOutputFails(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	defer full.Close()
	var notes strings.Builder
	if got := heed(context.Background(), []string{"explain", "metrics"}, full, &notes); got != ioFailed {
		t.Errorf("heed explain metrics > /dev/full: exit code %d; want %d", got, ioFailed)
	}
	if !strings.Contains(notes.String(), "standard output") {
		t.Errorf("heed explain metrics > /dev/full: said %q; want it to name standard output", notes.String())
	}
}
