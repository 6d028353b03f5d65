//go:build linux

package slurmtest

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A Cluster is a controller and two nodes, n1 and n2, with two cores and 8000 MB each, in
// a partition main whose jobs may have an hour.
type Cluster struct {
	t          testing.TB
	dir        string
	controller *exec.Cmd
	nodes      map[string]*exec.Cmd
}

// Nodes are the names of the nodes.
var Nodes = []string{"n1", "n2"}

// MaxArraySize is one more than the highest number that a task may have.
const MaxArraySize = 16

// config is slurm.conf; it takes the folder, three ports and the user. What is quick in it
// is said in the package comment.
const config = `ClusterName=heed
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=%[2]d
SlurmUser=%[5]s
SlurmdUser=%[5]s
AuthType=auth/none
CredType=cred/none
AuthInfo=cred_expire=5
StateSaveLocation=%[1]s/state
SlurmdSpoolDir=%[1]s/%%n
SlurmctldPidFile=%[1]s/controller.pid
SlurmdPidFile=%[1]s/%%n.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
MessageTimeout=2
SlurmdTimeout=4
BatchStartTimeout=1
KillWait=2
MinJobAge=300
SchedulerParameters=bf_interval=1,sched_interval=1
MaxArraySize=16
JobRequeue=1
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
NodeName=n1 NodeAddr=127.0.0.1 NodeHostname=localhost Port=%[3]d CPUs=2 RealMemory=8000
NodeName=n2 NodeAddr=127.0.0.1 NodeHostname=localhost Port=%[4]d CPUs=2 RealMemory=8000
PartitionName=main Nodes=n1,n2 Default=YES MaxTime=60 State=UP
`

// Start starts a cluster, for which the environment of the test is set, and waits until
// its nodes are idle. It skips the test where there is no Slurm.
func Start(t testing.TB) *Cluster {
	t.Helper()
	for _, name := range []string{"slurmctld", "slurmd", "sbatch"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("no %s here: Debian's packages slurmctld, slurmd and slurm-client have what this tests with", name)
		}
	}
	dir, err := os.MkdirTemp("", "slurm-") // not t.TempDir: sockets want short paths
	if err != nil {
		t.Fatal(err)
	}
	c := &Cluster{t: t, dir: dir, nodes: map[string]*exec.Cmd{}}
	for _, sub := range append([]string{"state"}, Nodes...) {
		if err := os.Mkdir(filepath.Join(dir, sub), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	who, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	ports := freePorts(t, 3)
	text := fmt.Sprintf(config, dir, ports[0], ports[1], ports[2], who.Username)
	conf := filepath.Join(dir, "slurm.conf")
	if err := os.WriteFile(conf, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SLURM_CONF", conf)
	t.Cleanup(c.stop)
	c.StartController()
	for _, n := range Nodes {
		c.Join(n)
	}
	c.WaitIdle()
	return c
}

// freePorts returns ports that nobody listens at.
func freePorts(t testing.TB, n int) (ports []int) {
	t.Helper()
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports
}

// start starts a daemon in the foreground, with what it says in a file.
func (c *Cluster) start(log, name string, args ...string) *exec.Cmd {
	c.t.Helper()
	out, err := os.OpenFile(filepath.Join(c.dir, log+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		c.t.Fatal(err)
	}
	defer out.Close()
	d := exec.Command(name, args...)
	d.Stdout, d.Stderr = out, out
	d.SysProcAttr = ownGroup
	if err := d.Start(); err != nil {
		c.t.Fatal(err)
	}
	return d
}

// StartController starts the controller, and waits until it answers.
func (c *Cluster) StartController() {
	c.t.Helper()
	c.controller = c.start("controller", "slurmctld", "-D")
	c.Until("the controller answers", func() bool { return exec.Command("scontrol", "ping").Run() == nil && c.answers() })
}

// answers reports whether the controller answers requests.
func (c *Cluster) answers() bool { return exec.Command("squeue", "--noheader").Run() == nil }

// KillController kills the controller at once; jobs go on.
func (c *Cluster) KillController() {
	c.t.Helper()
	end(c.controller)
	for _, p := range c.processes() {
		if p.is("slurmctld") || p.is("slurmscriptd") {
			p.kill()
		}
	}
}

// Join starts a node.
func (c *Cluster) Join(node string) {
	c.t.Helper()
	c.nodes[node] = c.start(node, "slurmd", "-D", "-N", node)
}

// Lose kills a node with its steps at once, as if its power had failed: first what would
// tell that a task has ended.
func (c *Cluster) Lose(node string) {
	c.t.Helper()
	end(c.nodes[node])
	tasks := slices.DeleteFunc(c.processes(), func(p process) bool { return p.env("SLURMD_NODENAME") != node || p.env("SLURM_JOB_ID") == "" })
	for _, p := range tasks {
		if parent := p.parent(); parent.is("slurmstepd") {
			parent.kill()
		}
	}
	for _, p := range tasks {
		p.kill()
	}
}

// KillTask kills the program of a running task alone, as the kernel does for memory, and
// reports whether there was one.
func (c *Cluster) KillTask(array string, index int) bool {
	for _, p := range c.processes() {
		if p.env("SLURM_ARRAY_JOB_ID") == array && p.env("SLURM_ARRAY_TASK_ID") == fmt.Sprint(index) && !p.is("slurmstepd") {
			p.kill()
			return true
		}
	}
	return false
}

// end kills a daemon and waits for it.
func end(d *exec.Cmd) {
	if d != nil && d.ProcessState == nil {
		d.Process.Kill()
		d.Wait()
	}
}

// stop ends everything that runs in the cluster, and tells what the daemons said where the
// test has failed.
func (c *Cluster) stop() {
	end(c.controller)
	for _, n := range Nodes {
		end(c.nodes[n])
	}
	for range 100 {
		left := c.processes()
		if len(left) == 0 {
			break
		}
		for _, p := range left {
			p.kill()
		}
		time.Sleep(50 * time.Millisecond)
	}
	if c.t.Failed() {
		for _, log := range append([]string{"controller"}, Nodes...) {
			text, _ := os.ReadFile(filepath.Join(c.dir, log+".log"))
			lines := strings.Split(string(text), "\n")
			c.t.Logf("%s said last:\n%s", log, strings.Join(lines[max(0, len(lines)-40):], "\n"))
		}
	}
	os.RemoveAll(c.dir)
}
