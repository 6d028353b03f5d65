package sim

import (
	"bufio"
	"encoding/binary"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// TestInterleavedKeysPassDieharder feeds dieharder (Brown, Eddelbuettel and Bauer)
// with words as a run draws them: of neighbouring persons, steps, purposes and
// replicates in turn, one block of each. dieharder says FAILED at p < 1e-6, so a
// right generator fails one of these tests with a probability under 1e-5, and the
// words are always the same.
func TestInterleavedKeysPassDieharder(t *testing.T) {
	if testing.Short() {
		t.Skip("dieharder takes half a minute; run without -short")
	}
	path, err := exec.LookPath("dieharder")
	if err != nil {
		t.Skip("dieharder is not installed (Debian's package dieharder)")
	}
	for _, test := range []string{"0", "8", "15", "16", "100", "101"} { // birthdays, count the 1s, runs, craps, monobit, runs
		t.Run(test, func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(path, "-g", "200", "-d", test, "-D", "test_name", "-D", "pvalues", "-D", "assessment")
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			go interleave(in)
			out, err := cmd.CombinedOutput()
			if err != nil && !strings.Contains(string(out), "ASSESS") && !strings.Contains(string(out), "PASSED") && !strings.Contains(string(out), "WEAK") {
				t.Fatalf("dieharder -d %s: %v\n%s", test, err, out)
			}
			if strings.Contains(string(out), "FAILED") || !strings.Contains(string(out), "PASSED") && !strings.Contains(string(out), "WEAK") {
				t.Errorf("dieharder -d %s says\n%s; want PASSED", test, out)
			}
		})
	}
}

// interleave writes words until the reader has had enough.
func interleave(to io.WriteCloser) {
	defer to.Close()
	w := bufio.NewWriterSize(to, 1<<16)
	var streams []Stream
	for replicate := range 3 {
		for _, purpose := range []string{"task", "day"} {
			streams = append(streams, NewStreams(1, replicate).Named(purpose))
		}
	}
	var b [16]byte
	for step := 0; ; step++ {
		for person := range uint64(600) {
			for _, s := range streams {
				for i, word := range s.Block(step, person, 0) {
					binary.LittleEndian.PutUint32(b[4*i:], word)
				}
				if _, err := w.Write(b[:]); err != nil {
					return
				}
			}
		}
	}
}
