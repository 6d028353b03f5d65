// Package heedtest runs the program heed as a process, for tests of what surrounds it: a
// cluster, a container.
package heedtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// The sweep of a very small organization in 16 points of 6 replicates that tests share, as
// the arguments of heed sweep but for the folder.
var Sweep = []string{path("tinysweep.toml"), "--quiet", "--figures=false"}

// SlowSweep is a sweep whose 32 units take some tenths of a second each, so that there is
// time to do something to a process that does them.
var SlowSweep = []string{path("tinysweep.toml"), "--days", "60000", "--replicates", "2", "--series=false", "--figures=false"}

// path returns the path of what is in cmd/heed/testdata, from the folder of any package
// that is two below cmd/heed.
func path(name string) string { return filepath.Join("..", "..", "testdata", name) }

var (
	build   sync.Once
	program string
	homes   = map[string]string{}
)

// Main runs tests and removes what they share.
func Main(m *testing.M) int {
	dir, err := os.MkdirTemp("", "heedtest-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	os.Setenv("TMPDIR", dir)
	return m.Run()
}

// Program builds heed and returns its path.
func Program(t testing.TB) string {
	t.Helper()
	build.Do(func() {
		to := filepath.Join(os.TempDir(), "heed")
		if out, err := exec.Command("go", "build", "-o", to, "heed/cmd/heed").CombinedOutput(); err != nil {
			t.Fatalf("go build: %v: %s", err, out)
		}
		program = to
	})
	if program == "" {
		t.Fatal("heed could not be built")
	}
	return program
}

// Run runs heed, wants an exit code and returns what it says on both outputs.
func Run(t testing.TB, want int, args ...string) string {
	t.Helper()
	c := exec.Command(Program(t), args...)
	out, err := c.CombinedOutput()
	if c.ProcessState == nil {
		t.Fatal(err)
	}
	if got := c.ProcessState.ExitCode(); got != want {
		t.Fatalf("heed %s: exit code %d; want %d; it said %s", strings.Join(args, " "), got, want, out)
	}
	return string(out)
}

// AtHome returns the folder of a sweep, done by one process on this machine. It is for all
// tests, which leave it as it is.
func AtHome(t testing.TB, sweep []string) string {
	t.Helper()
	key := strings.Join(sweep, " ")
	if homes[key] == "" {
		dir, err := os.MkdirTemp("", "home-")
		if err != nil {
			t.Fatal(err)
		}
		Run(t, 0, append([]string{"sweep", "-o", dir}, sweep...)...)
		homes[key] = dir
	}
	return homes[key]
}

// WantSame compares all files of two folders, manifest and all.
func WantSame(t testing.TB, got, want string) {
	t.Helper()
	a, b := filesOf(t, got), filesOf(t, want)
	for name := range b {
		if a[name] != b[name] {
			t.Errorf("%s is not the same in %s as in %s", name, got, want)
		}
	}
	for name := range a {
		if _, there := b[name]; !there {
			t.Errorf("%s has %s, and %s has not", got, name, want)
		}
	}
}

// filesOf returns what is in the files of a folder, by their paths there.
func filesOf(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[name] = string(text)
		return err
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("%s has %d files (%v)", dir, len(all), err)
	}
	return all
}
