//go:build linux

package slurmtest

import (
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// patience is how long anything is waited for: far longer than it takes.
const patience = 4 * time.Minute

// Until waits until something holds.
func (c *Cluster) Until(what string, holds func() bool) {
	c.t.Helper()
	for over := time.Now().Add(patience); !holds(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(over) {
			queue, _ := exec.Command("squeue", "--array", "--states=all").CombinedOutput()
			c.t.Fatalf("waited in vain until %s; the queue is\n%s", what, queue)
		}
	}
}

// WaitIdle waits until both nodes are idle.
func (c *Cluster) WaitIdle() {
	c.t.Helper()
	c.Until("both nodes are idle", func() bool {
		out, err := exec.Command("sinfo", "--noheader", "--Node", "--format=%t").Output()
		return err == nil && strings.Count(string(out), "idle\n") == len(Nodes)
	})
}

// States returns the states of a job, by task, 0 where it is no array; of ended ones too,
// and none where the controller does not answer.
func (c *Cluster) States(job string) map[int]string {
	out, _ := exec.Command("squeue", "--noheader", "--array", "--states=all", "--jobs="+job, "--format=%K|%T").Output()
	states := map[int]string{}
	for line := range strings.Lines(string(out)) {
		index, state, _ := strings.Cut(strings.TrimSpace(line), "|")
		n, _ := strconv.Atoi(index)
		states[n] = state
	}
	return states
}

// ended are the states that a job does not leave by itself.
const ended = " COMPLETED FAILED CANCELLED TIMEOUT NODE_FAIL OUT_OF_MEMORY "

// WaitEnded waits until nothing more comes of jobs, and returns the states of the last.
func (c *Cluster) WaitEnded(jobs ...string) (states map[int]string) {
	c.t.Helper()
	for _, j := range jobs {
		c.Until("job "+j+" has ended", func() bool {
			states = c.States(j)
			for _, s := range states {
				if !strings.Contains(ended, " "+s+" ") {
					return false
				}
			}
			return len(states) > 0
		})
	}
	return states
}

// WaitRunning waits until a task runs.
func (c *Cluster) WaitRunning(job string, index int) {
	c.t.Helper()
	c.Until("task "+strconv.Itoa(index)+" of "+job+" runs", func() bool { return c.States(job)[index] == "RUNNING" })
}

// NodeOf returns the node that a task runs on.
func (c *Cluster) NodeOf(job string, index int) string {
	out, _ := exec.Command("squeue", "--noheader", "--jobs="+job+"_"+strconv.Itoa(index), "--format=%N").Output()
	return strings.TrimSpace(string(out))
}

// Do runs a command of Slurm, which must succeed.
func (c *Cluster) Do(name string, args ...string) {
	c.t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		c.t.Fatalf("%s %s: %v: %s", name, strings.Join(args, " "), err, out)
	}
}
