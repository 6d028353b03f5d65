//go:build unix || windows

package results

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
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

// Attempts begin while others look all the time whether they are under way.
func TestLookingAtAttempts(t *testing.T) {
	dir, plan := t.TempDir(), sweepPlan()
	var group sync.WaitGroup
	var stop atomic.Bool
	for range 2 {
		group.Go(func() {
			for !stop.Load() {
				if _, err := ReadStatus(dir); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range 100 {
		f, err := lazy.openShard(dir, plan, Shard{1, 2}, "")
		if err != nil {
			t.Fatalf("attempt %d while others look: %v; want it to begin", i, err)
		}
		if yes, err := held(filepath.Join(dir, partsDir, f.own.lock())); !yes || err != nil {
			t.Fatalf("attempt %d: held = %v, %v; want true", i, yes, err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	stop.Store(true)
	group.Wait()
	if st, err := ReadStatus(dir); st.UnderWay != 0 || st.Journals != 0 || err != nil {
		t.Errorf("ReadStatus after all = %+v, %v; want nobody under way, no journals", st, err)
	}
}

// Force does not take the folder from under attempts at shards.
func TestForceWaitsForAttempts(t *testing.T) {
	dir, plan := t.TempDir(), sweepPlan()
	f := beginShard(t, dir, plan, Shard{1, 2}, 2)
	if _, err := lazy.openFolder(dir, otherPlan(), true); !errors.Is(err, ErrLocked) {
		t.Errorf("Open with force while an attempt is under way: error %v; want ErrLocked", err)
	}
	f.Close()
	g := open(t, dir, otherPlan(), true)
	defer g.Close()
	if g.Done() != 0 || len(g.Warnings()) != 0 {
		t.Errorf("with force: %d units, warnings %q; want none", g.Done(), g.Warnings())
	}
}

// The lock of a process that is killed ends with it, and the unit that it added
// is there, though it never synced.
func TestKilledProcessLetsGo(t *testing.T) {
	dir := t.TempDir()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), holdEnv+"="+dir)
	in, err := child.StdinPipe() // stays open, and the child with it
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
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
