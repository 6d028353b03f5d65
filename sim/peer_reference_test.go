package sim_test

import (
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A reference is the path of the compiled reference in C.
type reference string

// compileReference compiles testdata/peer_core.c, or skips the benchmark where this
// machine cannot.
func compileReference(b *testing.B) reference {
	path := filepath.Join(b.TempDir(), "peer_core")
	gcc := exec.Command("gcc", "-O3", "-march=x86-64-v3", "-o", path, filepath.Join("testdata", "peer_core.c"), "-lm")
	if out, err := gcc.CombinedOutput(); err != nil {
		b.Skipf("gcc that compiles for x86-64-v3 is wanted: %v\n%s", err, out)
	}
	if err := exec.Command(path, "simple", "1000", "2", "1").Run(); err != nil {
		b.Skipf("a processor of x86-64-v3 is wanted: %v", err)
	}
	return reference(path)
}

// rate returns the agent-steps a second of a variant as it measures them itself, without
// the making of the network.
func (c reference) rate(b *testing.B, variant string, agents, steps int) float64 {
	out, err := exec.Command(string(c), variant, strconv.Itoa(agents), strconv.Itoa(steps), "1").Output()
	if err != nil {
		b.Fatal(err)
	}
	columns := strings.Split(strings.TrimSpace(string(out)), ",")
	if len(columns) != 9 {
		b.Fatalf("the reference printed %q; want 9 columns", out)
	}
	rate, err := strconv.ParseFloat(columns[7], 64)
	if err != nil {
		b.Fatal(err)
	}
	return rate
}
