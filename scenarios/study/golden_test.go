package study

import (
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
)

// update writes the hashes of the golden run anew:
//
//	go test ./scenarios/study -run Golden -update
var update = flag.Bool("update", false, "write testdata/golden.sum anew")

// small returns the scenario of the golden run.
func small(t testing.TB, overrides ...scenarios.Override) *scenarios.Scenario {
	t.Helper()
	s, err := scenarios.Load(os.DirFS("testdata"), "small.toml", overrides)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// everything is all that can be recorded of the small scenario.
var everything = Record{Series: true, BurnIn: true, EmployeeDays: []int{60, 0, 30}, Teams: true}

// runInto does the work of s in a new folder, and returns it.
func runInto(t testing.TB, s *scenarios.Scenario, r Record, workers int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	f, err := results.Open(dir, Plan(s, r), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := Run(context.Background(), f, Organizations(One(s), r), Options{Workers: workers}); err != nil {
		t.Fatal(err)
	}
	if err := f.Finish(func(x *results.Extras) error { return CompareInterventions(x, One(s)) }); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// hashes lists the SHA-256 of the tables in dir, after the version of the model.
func hashes(t testing.TB, dir string) string {
	t.Helper()
	tables, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil || len(tables) == 0 {
		t.Fatalf("no tables in %s: %v", dir, err)
	}
	list := "agents.Version " + agents.Version + "\n"
	for _, path := range tables {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		list += fmt.Sprintf("%x  %s\n", sha256.Sum256(b), filepath.Base(path))
	}
	return list
}

// The same scenario and seed give the same bytes on every platform and at any
// number of workers, also when arms run side by side (as they do where workers
// outnumber replicates), for as long as the version of the model is the same:
//
//	GOARCH=arm64 CGO_ENABLED=0 go test -exec qemu-aarch64-static -run Golden ./scenarios/study
func TestGoldenTables(t *testing.T) {
	const path = "testdata/golden.sum"
	got := hashes(t, runInto(t, small(t), everything, 2))
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	version, _, _ := strings.Cut(string(want), "\n")
	if version != "agents.Version "+agents.Version {
		t.Fatalf("%s is of %q, and the model is version %q: run this test with -update", path, version, agents.Version)
	}
	for _, workers := range []int{1, 16} {
		if diff := cmp.Diff(got, hashes(t, runInto(t, small(t), everything, workers))); diff != "" {
			t.Errorf("the results at %d workers differ from those at 2 (-2 workers +%d)\n%s", workers, workers, diff)
		}
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the results of one version of the model differ (-want +got); either this platform computes otherwise, or the model was changed: then change agents.Version and run this test with -update\n%s", diff)
	}
}
