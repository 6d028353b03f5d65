package slurm

import (
	"fmt"
	"strconv"
	"strings"
)

// Array returns the script of an array whose tasks do a share of the sweep each.
func (s *Settings) Array() string {
	var b strings.Builder
	fmt.Fprintf(&b, `#!/bin/sh
# The sweep %s in %d shares, a task each. heed slurm wrote this. Submitted again
# by hand it does what is missing, and takes nothing from what is done.
`, oneLine(s.Name), s.Shards)
	s.head(&b, s.Name, s.Time, s.Memory, "%A_%a.log")
	directive(&b, "array", s.Tasks(s.AllTasks()))
	directive(&b, "cpus-per-task", strconv.Itoa(s.CPUs))
	directive(&b, "signal", fmt.Sprintf("B:USR1@%d", s.lead()))
	s.extra(&b)
	fmt.Fprintf(&b, `
# The program takes the place of the shell, and so the signal that comes ahead of the
# time limit: it stops, keeps what it has, and asks for this task again, %d times at most.
`, s.Requeues)
	garbage(&b, s.Memory)
	args := []string{s.Path(ProgramFile), "sweep", s.sweep(), "-o", s.Dir}
	args = append(append(args, s.Args...), "--workers", strconv.Itoa(s.CPUs), "--requeue", strconv.Itoa(s.Requeues), "--progress", "plain")
	fmt.Fprintf(&b, "exec %s --shard \"$SLURM_ARRAY_TASK_ID/%d\"\n", words(args), s.Shards)
	return b.String()
}

// Merge returns the script of the job that makes the tables.
func (s *Settings) Merge() string {
	var b strings.Builder
	fmt.Fprintf(&b, `#!/bin/sh
# The tables of the sweep %s, when its array has ended. heed slurm wrote this.
`, oneLine(s.Name))
	s.head(&b, s.Name+"-merge", s.MergeFor, s.MergeMem, "%j-merge.log")
	s.extra(&b)
	b.WriteString("\n")
	garbage(&b, s.MergeMem)
	fmt.Fprintf(&b, "exec %s\n", words([]string{s.Path(ProgramFile), "merge", s.Dir}))
	return b.String()
}

// head writes what both jobs ask for.
func (s *Settings) head(b *strings.Builder, name string, time Limit, memory, log string) {
	directive(b, "job-name", oneLine(name))
	directive(b, "chdir", s.Path())
	directive(b, "output", strings.ReplaceAll(s.Path(), "%", "%%")+"/"+log) // whole: what is joined to chdir has its % read
	directive(b, "open-mode", "append")
	directive(b, "requeue", "")
	directive(b, "ntasks", "1")
	directive(b, "time", string(time))
	directive(b, "mem", memory)
	if s.Partition != "" {
		directive(b, "partition", s.Partition)
	}
}

// extra writes the further options, which come last and so prevail.
func (s *Settings) extra(b *strings.Builder) {
	for _, o := range s.Options {
		fmt.Fprintf(b, "#SBATCH %s\n", quoted(o))
	}
}

// directive writes an option for sbatch.
func directive(b *strings.Builder, name, value string) {
	if value != "" {
		value = "=" + quoted(value)
	}
	fmt.Fprintf(b, "#SBATCH --%s%s\n", name, value)
}

// garbage has the program collect its garbage before it is killed for it.
func garbage(b *strings.Builder, memory string) {
	if n := mebibytes(memory); n > 0 {
		fmt.Fprintf(b, "export GOMEMLIMIT=%dMiB\n", n*9/10)
	}
}
