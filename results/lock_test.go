//go:build unix || windows

package results

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"testing"
)

func TestOneFolderOneWriter(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir, testPlan(), false)
	if _, err := lazy.openFolder(dir, testPlan(), false); !errors.Is(err, ErrLocked) {
		t.Errorf("Open while another has it: error %v; want ErrLocked", err)
	}
	if _, err := lazy.openFolder(dir, testPlan(), true); !errors.Is(err, ErrLocked) {
		t.Errorf("Open with force while another has it: error %v; want ErrLocked", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, dir, testPlan(), false).Close()
}

// The lock of a process that is killed ends with it, and the unit that it added
// is there, though it never synced.
func TestKilledProcessLetsGo(t *testing.T) {
	dir := t.TempDir()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), holdEnv+"="+dir)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	line, _ := bufio.NewReader(out).ReadString('\n')
	_, held := lazy.openFolder(dir, testPlan(), false)
	child.Process.Kill()
	child.Wait()
	if line != "held\n" || !errors.Is(held, ErrLocked) {
		t.Fatalf("while a process that says %q has it: error %v; want ErrLocked", line, held)
	}
	f := open(t, dir, testPlan(), false)
	defer f.Close()
	if f.State() != Partial || !f.Has(0, 0) {
		t.Errorf("after the kill: %v, unit there: %v; want partial with it", f.State(), f.Has(0, 0))
	}
}
