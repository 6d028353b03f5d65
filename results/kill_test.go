package results

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A task is what another process is to do in a folder of sweepPlan.
type task struct {
	Dir   string
	Shard Shard // the whole: to merge
}

func (o task) do(d disk) error {
	if o.Shard == (Shard{}) {
		return mergeHere(d, o.Dir)
	}
	return shardHere(d, o.Dir, sweepPlan(), o.Shard)
}

// start starts another process with a task.
func (o task) start(t *testing.T) (child *exec.Cmd, out *bufio.Reader, says *strings.Builder) {
	t.Helper()
	b, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	child, says = exec.Command(os.Args[0]), new(strings.Builder)
	child.Env = append(os.Environ(), attemptEnv+"="+string(b))
	child.Stderr = says
	pipe, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	return child, bufio.NewReader(pipe), says
}

// killAfter kills another process once it is about to make its n-th change, and
// reports whether it came to that. What it then has done is up to the system.
func (o task) killAfter(t *testing.T, n int) bool {
	t.Helper()
	child, out, says := o.start(t)
	for ; n > 0; n-- {
		if _, err := out.ReadString('\n'); err != nil {
			break
		}
	}
	if n == 0 {
		child.Process.Kill()
	}
	if err := child.Wait(); n > 0 && err != nil {
		t.Fatalf("%+v: %v: %s", o, err, says)
	}
	return n == 0
}

// Attempts are killed at random moments, two at once, until all parts are there;
// then merges are; and the folder is the same as one that nothing disturbed.
func TestKilledAtRandom(t *testing.T) {
	const shards = 5
	want := reference(t, sweepPlan())
	random := rand.New(rand.NewPCG(1, 2))
	kills := 0
	for round := 0; round < 5 || kills < 50; round++ { // how many kills come in time is up to the system
		dir := filepath.Join(t.TempDir(), "out")
		for {
			st, err := ReadStatus(dir)
			if err != nil || st.Damaged > 0 {
				t.Fatalf("after %d kills: ReadStatus: %d damaged, %v", kills, st.Damaged, err)
			}
			if st.Parts == shards {
				break
			}
			shard := Shard{random.IntN(shards) + 1, shards}
			beside, _, _ := task{dir, shard}.start(t)
			if (task{dir, shard}).killAfter(t, 1+random.IntN(16)) {
				kills++
			}
			beside.Process.Kill()
			if beside.Wait() != nil {
				kills++
			}
		}
		for (task{dir, Shard{}}).killAfter(t, 1+random.IntN(30)) {
			kills++
		}
		checkSame(t, fmt.Sprintf("round %d after %d kills", round, kills), dir, want)
	}
}

// Ten processes at one folder, some at the same shard, do no harm.
func TestTenProcesses(t *testing.T) {
	want := reference(t, sweepPlan())
	dir := filepath.Join(t.TempDir(), "out")
	var children []*exec.Cmd
	var said []*strings.Builder
	for i := range 10 {
		child, out, says := task{dir, Shard{i%4 + 1, 4}}.start(t)
		go out.WriteTo(new(strings.Builder))
		children, said = append(children, child), append(said, says)
	}
	for i, child := range children {
		if err := child.Wait(); err != nil {
			t.Errorf("process %d: %v: %s", i, err, said[i])
		}
	}
	if st, err := ReadStatus(dir); err != nil || st.Done != 60 || st.Parts != 4 || st.UnderWay != 0 {
		t.Errorf("ReadStatus = %+v, %v; want 60 units in 4 parts", st, err)
	}
	if err := mergeHere(lazy, dir); err != nil {
		t.Fatal(err)
	}
	checkSame(t, "ten processes", dir, want)
}

// Whatever change an attempt or a merge dies at, the same commands then end with
// the same bytes.
func TestShardsKilledAnywhere(t *testing.T) {
	plan := sweepPlan()
	plan.Points, plan.Replicates = 2, 2
	want := reference(t, plan)
	all := func(d disk, dir string) error {
		for i := range 2 {
			if err := shardHere(d, dir, plan, Shard{i + 1, 2}); err != nil {
				return err
			}
		}
		return mergeHere(d, dir)
	}
	reached, n := true, 0
	for n = 1; reached; n++ {
		for _, torn := range []float64{0, .5} {
			reached = false
			dir := filepath.Join(t.TempDir(), "out")
			all(killedAt(n, torn, &reached), dir)
			if _, err := ReadStatus(dir); err != nil {
				t.Fatalf("killed at change %d: ReadStatus: %v", n, err)
			}
			if err := all(lazy, dir); err != nil {
				t.Fatalf("killed at change %d, torn %v: again: %v", n, torn, err)
			}
			checkSame(t, fmt.Sprintf("killed at change %d, torn %v", n, torn), dir, want)
		}
	}
	if n < 60 {
		t.Errorf("%d changes; the test reaches too few", n)
	}
}
