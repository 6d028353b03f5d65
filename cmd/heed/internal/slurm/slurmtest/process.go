//go:build linux

package slurmtest

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// ownGroup keeps Ctrl-C at a terminal from the daemons, which the test ends itself.
var ownGroup = &syscall.SysProcAttr{Setpgid: true}

// A process is its number.
type process int

// processes returns the processes that were started with the cluster's configuration in
// their environment: daemons, steps and tasks.
func (c *Cluster) processes() (all []process) {
	entries, _ := os.ReadDir("/proc")
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if p := process(pid); err == nil && pid != os.Getpid() && p.env("SLURM_CONF") == filepath.Join(c.dir, "slurm.conf") {
			all = append(all, p)
		}
	}
	return all
}

// file returns what the system tells of a process, nothing where it has ended.
func (p process) file(name string) []byte {
	text, _ := os.ReadFile(filepath.Join("/proc", strconv.Itoa(int(p)), name))
	return text
}

// env returns a variable of the environment that the process was started with.
func (p process) env(name string) string {
	for _, v := range bytes.Split(p.file("environ"), []byte{0}) {
		if key, value, ok := strings.Cut(string(v), "="); ok && key == name {
			return value
		}
	}
	return ""
}

// is reports whether the process has a name, of which the system keeps 15 bytes.
func (p process) is(name string) bool {
	return strings.TrimSpace(string(p.file("comm"))) == name[:min(len(name), 15)]
}

// parent returns the process that started p.
func (p process) parent() process {
	for line := range strings.Lines(string(p.file("status"))) {
		if n, ok := strings.CutPrefix(line, "PPid:"); ok {
			pid, _ := strconv.Atoi(strings.TrimSpace(n))
			return process(pid)
		}
	}
	return 0
}

// kill ends the process at once.
func (p process) kill() {
	if p > 1 {
		syscall.Kill(int(p), syscall.SIGKILL)
	}
}
