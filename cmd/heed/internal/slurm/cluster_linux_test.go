package slurm_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"heed/cmd/heed/internal/heedtest"
	"heed/cmd/heed/internal/slurm/slurmtest"
	"heed/results"
)

// The exit codes of heed that are met here.
const (
	failed     = 1
	misused    = 2
	incomplete = 3
)

func TestMain(m *testing.M) { os.Exit(heedtest.Main(m)) }

// sweepTo returns the arguments of the sweep that tests share, into a folder.
func sweepTo(dir string) []string { return append(slices.Clone(heedtest.Sweep), "-o", dir) }

var (
	submittedArray = regexp.MustCompile(`(?m)^Submitted array (\d+): `)
	submittedMerge = regexp.MustCompile(`(?m)^Submitted merge (\d+): `)
)

// A sent sweep is one that was submitted.
type sent struct {
	dir, array, merge string
}

// send submits a sweep, or resumes one, and returns the numbers of the jobs.
func send(t *testing.T, dir string, args ...string) sent {
	t.Helper()
	out, err := exec.Command(heedtest.Program(t), append([]string{"slurm"}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("heed slurm %s: %v: %s", strings.Join(args, " "), err, out)
	}
	s := sent{dir: dir}
	if m := submittedArray.FindSubmatch(out); m != nil {
		s.array = string(m[1])
	}
	m := submittedMerge.FindSubmatch(out)
	if m == nil {
		t.Fatalf("heed slurm %s: said %s; want the number of the merge", strings.Join(args, " "), out)
	}
	s.merge = string(m[1])
	return s
}

// sendSlow submits the slow sweep in four shares.
func sendSlow(t *testing.T, more ...string) sent {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	return send(t, dir, append(append(slices.Clone(heedtest.SlowSweep), "-o", dir, "--shards", "4", "--unit-seconds", "1"), more...)...)
}

// log returns what the attempts at a task have said.
func (s sent) log(t *testing.T, task string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, "slurm", s.array+"_"+task+".log"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// wantTables compares the folder, but for what the jobs needed, with one made at home.
func (s sent) wantTables(t *testing.T, home string) {
	t.Helper()
	if out, err := exec.Command(heedtest.Program(t), "status", s.dir).CombinedOutput(); err != nil {
		logs, _ := filepath.Glob(filepath.Join(s.dir, "slurm", "*.log"))
		for _, l := range logs {
			text, _ := os.ReadFile(l)
			t.Logf("%s: %s", filepath.Base(l), text)
		}
		t.Fatalf("heed status: %v: %s", err, out)
	}
	if err := os.RemoveAll(filepath.Join(s.dir, "slurm")); err != nil {
		t.Fatal(err)
	}
	heedtest.WantSame(t, s.dir, home)
}

// oneTaken waits until a unit of the share is done and kept, beside none of others.
func oneTaken(t *testing.T, c *slurmtest.Cluster, s sent, share int) {
	t.Helper()
	c.Until("a unit of a share is done", func() bool {
		st, err := results.ReadStatus(s.dir)
		return err == nil && len(st.Shards) >= share && st.Shards[share-1].Done > 0
	})
}

// An array does the sweep and its merge the tables, byte for byte those made at home, in a
// folder with the oddest of names; heed status and resume see the same.
func TestSlurmArray(t *testing.T) {
	c := slurmtest.Start(t)
	dir := filepath.Join(t.TempDir(), `it's "100%" #1 $HOME`)
	s := send(t, dir, append(sweepTo(dir), "--shards", "7", "--unit-seconds", "1", "--max-parallel", "3", "--", "--comment=for the \"test\"")...)
	for task, state := range c.WaitEnded(s.array) {
		if state != "COMPLETED" {
			t.Errorf("task %d is %s; want it completed; it said %s", task, state, s.log(t, "1"))
		}
	}
	if got := c.WaitEnded(s.merge)[0]; got != "COMPLETED" {
		t.Errorf("the merge is %s; want it completed", got)
	}
	if out, err := exec.Command(heedtest.Program(t), "slurm", "resume", dir).CombinedOutput(); err != nil || !strings.Contains(string(out), "is complete already") {
		t.Errorf("heed slurm resume of what is complete: %v: %s", err, out)
	}
	s.wantTables(t, heedtest.AtHome(t, heedtest.Sweep))
}

// What a cluster does not take is told in its own words, nothing is submitted, and the same
// command works when it does.
func TestSlurmRejects(t *testing.T) {
	c := slurmtest.Start(t)
	dir := filepath.Join(t.TempDir(), "out")
	args := func(more ...string) []string {
		return append(append([]string{"slurm"}, sweepTo(dir)...), append([]string{"--unit-seconds", "1"}, more...)...)
	}
	for _, tt := range []struct {
		name string
		want string
		code int
		args []string
	}{
		{"a partition that there is not", "nothing was submitted: sbatch failed (exit status 1): sbatch: error: invalid partition specified: nope", failed, args("--partition", "nope")},
		{"more memory than a node has", "Memory specification can not be satisfied", failed, args("--mem", "9000M")},
		{"more cores than a node has", "CPU count per node can not be satisfied", failed, args("--cpus", "3")},
		{"an option that there is not", "unrecognized option '--no-such-option'", failed, args("--", "--no-such-option")},
		{"more tasks than an array has", "--shards: have 16; want 15 at most, because the cluster has MaxArraySize = 16", misused, args("--shards", "16")},
	} {
		if said := heedtest.Run(t, tt.code, tt.args...); !strings.Contains(said, tt.want) {
			t.Errorf("%s: said %q; want %q", tt.name, said, tt.want)
		}
	}
	c.KillController()
	if said := heedtest.Run(t, failed, args()...); !strings.Contains(said, "Unable to contact slurm controller") {
		t.Errorf("a controller that is down: said %q", said)
	}
	heedtest.Run(t, incomplete, "status", dir)
	c.StartController()
	c.WaitIdle()
	if jobs, _ := exec.Command("squeue", "--noheader", "--states=all").Output(); len(jobs) > 0 {
		t.Errorf("after rejections there are the jobs %s", jobs)
	}
	s := send(t, dir, append(sweepTo(dir), "--unit-seconds", "1000")...)
	if n := len(c.WaitEnded(s.array)); n != slurmtest.MaxArraySize-1 {
		t.Errorf("of shares of any number there are %d tasks; want as many as an array has, %d", n, slurmtest.MaxArraySize-1)
	}
	c.WaitEnded(s.merge)
	s.wantTables(t, heedtest.AtHome(t, heedtest.Sweep))
}

// A task whose program is killed has failed; the merge says what is missing, and resume
// submits that alone.
func TestSlurmTaskFails(t *testing.T) {
	c := slurmtest.Start(t)
	s := sendSlow(t)
	c.WaitRunning(s.array, 2)
	oneTaken(t, c, s, 2)
	if !c.KillTask(s.array, 2) {
		t.Fatal("task 2 has no program to kill")
	}
	states := c.WaitEnded(s.array)
	if states[1] != "COMPLETED" || states[2] != "FAILED" || states[3] != "COMPLETED" || states[4] != "COMPLETED" {
		t.Errorf("the tasks are %v; want the second failed, and it alone", states)
	}
	if got := c.WaitEnded(s.merge)[0]; got != "FAILED" {
		t.Errorf("the merge is %s; want it failed, as units are missing", got)
	}
	text, err := os.ReadFile(filepath.Join(s.dir, "slurm", s.merge+"-merge.log"))
	if err != nil || !strings.Contains(string(text), "heed slurm resume") || !strings.Contains(string(text), "of 32 units are missing") {
		t.Errorf("the merge said %q (%v); want what is missing, and what to do", text, err)
	}
	heedtest.Run(t, incomplete, "status", s.dir)
	again := send(t, s.dir, "resume", s.dir)
	if states := c.WaitEnded(again.array); len(states) != 1 || states[2] != "COMPLETED" {
		t.Errorf("resume submitted the tasks %v; want the second alone, and it completed", states)
	}
	c.WaitEnded(again.merge)
	again.wantTables(t, heedtest.AtHome(t, heedtest.SlowSweep))
}

// A task that is told of its time limit keeps what it has, asks for itself again and goes
// on, and the merge waits for it; not more often than it may, and not where nothing was
// gained.
func TestSlurmRequeue(t *testing.T) {
	c := slurmtest.Start(t)
	s := sendSlow(t, "--requeues", "1")
	signal := func() {
		oneTaken(t, c, s, 1)
		c.Do("scancel", "--batch", "--signal=USR1", s.array+"_1")
	}
	c.WaitRunning(s.array, 1)
	signal()
	c.Until("task 1 waits to be started again", func() bool { return c.States(s.array)[1] == "PENDING" })
	if got := c.States(s.merge)[0]; got != "PENDING" {
		t.Errorf("the merge is %s while a task is to be started again; want it to wait", got)
	}
	if states := c.WaitEnded(s.array); states[1] != "COMPLETED" {
		t.Errorf("the tasks are %v; want all completed", states)
	}
	if said := s.log(t, "1"); !strings.Contains(said, "the time limit is near: ") || !strings.Contains(said, "asking Slurm to start the task again, as it did 0 times of 1") || !strings.Contains(said, "Share 1/4, 8 units, is done") {
		t.Errorf("task 1 said %q; want both of its attempts", said)
	}
	c.WaitEnded(s.merge)
	s.wantTables(t, heedtest.AtHome(t, heedtest.SlowSweep))
}

// A task hears of its time limit before it is killed for it, and ends by itself with what
// it has done.
func TestSlurmTimeLimit(t *testing.T) {
	c := slurmtest.Start(t)
	dir := filepath.Join(t.TempDir(), "out")
	s := send(t, dir, heedtest.Sweep[0], "--days", "60000", "--replicates", "100", "--series=false", // a task of ten minutes
		"-o", dir, "--shards", "1", "--unit-seconds", "0.4", "--time", "1", "--lead", "20", "--requeues", "0")
	if states := c.WaitEnded(s.array); states[1] != "FAILED" {
		t.Errorf("the tasks are %v; want the one failed before its time limit", states)
	}
	if said := s.log(t, "1"); !strings.Contains(said, "the task was started again 0 times already; heed slurm resume") || strings.Contains(said, "DUE TO TIME LIMIT") {
		t.Errorf("the task said %q; want that the time limit is near and what goes on, and nothing of being killed", said)
	}
	c.WaitEnded(s.merge)
	st, err := results.ReadStatus(dir)
	if err != nil || st.Done == 0 || st.Damaged > 0 {
		t.Errorf("of the task %d units are there, %d damaged (%v); want what it has done, whole", st.Done, st.Damaged, err)
	}
}

// A node that dies with its steps takes nothing with it: its tasks run on the other one.
func TestSlurmNodeDies(t *testing.T) {
	c := slurmtest.Start(t)
	s := sendSlow(t)
	c.WaitRunning(s.array, 4)
	oneTaken(t, c, s, 4)
	c.Lose(c.NodeOf(s.array, 4))
	for task, state := range c.WaitEnded(s.array) {
		if state != "COMPLETED" {
			t.Errorf("task %d is %s; want it completed on the other node", task, state)
		}
	}
	if got := c.WaitEnded(s.merge)[0]; got != "COMPLETED" {
		t.Errorf("the merge is %s; want it completed", got)
	}
	s.wantTables(t, heedtest.AtHome(t, heedtest.SlowSweep))
}

// A controller that is killed right when tasks have ended has forgotten it when it comes
// back, and may run them again, or lose the merge; and a finished task that is requeued runs
// again for sure. None of it changes a byte.
func TestSlurmControllerDies(t *testing.T) {
	c := slurmtest.Start(t)
	s := sendSlow(t)
	c.WaitRunning(s.array, 1)
	c.Until("a task has completed", func() bool { return strings.Contains(stateText(c.States(s.array)), "COMPLETED") })
	c.KillController()
	st, err := results.ReadStatus(s.dir)
	if err != nil || st.Done == 0 {
		t.Fatalf("with the controller gone the files say %d units (%v); want those that are done", st.Done, err)
	}
	if out, err := exec.Command(heedtest.Program(t), "status", s.dir).CombinedOutput(); err == nil || !strings.Contains(string(out), "32 units: ") {
		t.Errorf("heed status with the controller gone: %v: %s; want what the files say", err, out)
	}
	c.StartController()
	c.Until("every share has its part", func() bool {
		st, err := results.ReadStatus(s.dir)
		return err == nil && (st.Parts == 4 || st.State == results.Complete)
	})
	c.WaitEnded(s.array)
	c.Do("scontrol", "requeue", s.array+"_2")
	c.Until("task 2 has run again", func() bool {
		said := s.log(t, "2")
		return strings.Contains(said, "was done already") || strings.Contains(said, "is complete already")
	})
	c.WaitEnded(s.array)
	c.Until("the tables are there, or the merge is lost", func() bool {
		st, err := results.ReadStatus(s.dir)
		return err == nil && st.State == results.Complete || len(c.States(s.merge)) == 0 && c.States(s.array)[1] != ""
	})
	if st, err := results.ReadStatus(s.dir); err != nil || st.State != results.Complete {
		t.Logf("the controller has lost the merge (%v)", err)
		again := send(t, s.dir, "resume", s.dir)
		c.WaitEnded(again.merge)
	}
	s.wantTables(t, heedtest.AtHome(t, heedtest.SlowSweep))
}

// stateText lists states.
func stateText(states map[int]string) string {
	var all []string
	for _, s := range states {
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

// A task that is cancelled keeps what it has, and does not come back.
func TestSlurmCancel(t *testing.T) {
	c := slurmtest.Start(t)
	s := sendSlow(t)
	c.WaitRunning(s.array, 1)
	oneTaken(t, c, s, 1)
	c.Do("scancel", s.array, s.merge)
	for task, state := range c.WaitEnded(s.array) {
		if state == "PENDING" || state == "RUNNING" {
			t.Errorf("task %d is %s after scancel", task, state)
		}
	}
	c.WaitIdle()
	if st, err := results.ReadStatus(s.dir); err != nil || st.Done == 0 || st.Damaged > 0 || st.UnderWay > 0 {
		t.Errorf("after scancel %d units are there, %d damaged, %d attempts under way (%v); want what was done, whole", st.Done, st.Damaged, st.UnderWay, err)
	}
	again := send(t, s.dir, "resume", s.dir)
	c.WaitEnded(again.array, again.merge)
	again.wantTables(t, heedtest.AtHome(t, heedtest.SlowSweep))
}
