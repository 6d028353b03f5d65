package plot

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
)

var hashes = flag.Bool("hashes", false, "print the hashes of the test figures")

// hashed returns a line for each drawing: its name and the hash of its bytes.
func hashed(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, d := range drawings() {
		svg, png, pdf := rendered(t, d)
		fmt.Fprintf(&b, "hash %s %x %x %x\n", d.name, sha256.Sum256(svg), sha256.Sum256(png), sha256.Sum256(pdf))
	}
	return b.String()
}

func rendered(t *testing.T, d drawing) (svg, png, pdf []byte) {
	t.Helper()
	f, err := d.make()
	if err != nil {
		t.Fatalf("%s: error %v; want a figure", d.name, err)
	}
	if svg, err = f.SVG(); err != nil {
		t.Fatalf("%s.SVG() = error %v", d.name, err)
	}
	if png, err = f.PNG(48); err != nil {
		t.Fatalf("%s.PNG(48) = error %v", d.name, err)
	}
	if pdf, err = f.PDF(); err != nil {
		t.Fatalf("%s.PDF() = error %v", d.name, err)
	}
	return svg, png, pdf
}

func TestSameInputGivesSameBytes(t *testing.T) {
	if first, second := hashed(t), hashed(t); first != second {
		t.Errorf("rendered twice:\n%s\nand\n%s\nwant the same", first, second)
	}
}

// TestPrintHashes is what TestSameBytesInAnotherProcess runs in the other.
func TestPrintHashes(t *testing.T) {
	if !*hashes {
		return
	}
	fmt.Print(hashed(t))
}

func TestSameBytesInAnotherProcess(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Skipf("no executable to start: %v", err)
	}
	out, err := exec.Command(self, "-test.run=^TestPrintHashes$", "-hashes").Output()
	if err != nil {
		t.Fatalf("other process: %v", err)
	}
	var theirs strings.Builder
	for line := range strings.Lines(string(out)) {
		if strings.HasPrefix(line, "hash ") {
			theirs.WriteString(line)
		}
	}
	if ours := hashed(t); ours != theirs.String() {
		t.Errorf("here\n%s\nand in another process\n%s\nwant the same", ours, theirs.String())
	}
}

func TestFigureRendersInSeveralGoroutines(t *testing.T) {
	f, err := Effects(forest(5))
	if err != nil {
		t.Fatal(err)
	}
	for name, render := range map[string]func() ([]byte, error){"SVG": f.SVG, "PDF": f.PDF} {
		want, _ := render()
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				if got, err := render(); err != nil || !bytes.Equal(got, want) {
					t.Errorf("%s() in a goroutine: error %v, equal %v; want the same bytes", name, err, bytes.Equal(got, want))
				}
			})
		}
		wg.Wait()
	}
}
