package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"heed/cmd/heed/internal/slurm"
)

// jobFlags are the flags that say what jobs ask of a cluster, when they are submitted and
// when they are submitted again.
type jobFlags struct {
	time, mem, partition, lead, requeues, mergeTime, mergeMem string
	print                                                     bool
}

// The settings where no flag says otherwise.
const (
	standardRequeues = 10
	standardLead     = 120 // seconds: what Slurm may be late, and a step of the largest model
)

// add adds the flags to a set.
func (f *jobFlags) add(to *pflag.FlagSet) {
	to.StringVar(&f.time, "time", "", "the time `limit` of a task: minutes, hours:minutes:seconds or days-hours (by what was timed)")
	to.StringVar(&f.mem, "mem", "", "the memory of a task, such as 2G (by what was timed)")
	to.StringVar(&f.partition, "partition", "", "the `partition` of the jobs (the cluster's default)")
	to.StringVar(&f.requeues, "requeues", "", fmt.Sprintf("how many `times` a task may ask for itself again when its time is nearly over (%d)", standardRequeues))
	to.StringVar(&f.lead, "lead", "", fmt.Sprintf("`seconds` ahead of the time limit at which a task stops (%d, and a third of it at most)", standardLead))
	to.StringVar(&f.mergeTime, "merge-time", "", "the time `limit` of the merge (by the number of units)")
	to.StringVar(&f.mergeMem, "merge-mem", "", "the memory of the merge, such as 2G (by the number of units)")
	to.BoolVar(&f.print, "print", false, "only show what would be submitted")
}

// apply puts into settings what those flags ask for that are given, and further options of
// sbatch. The error has every mistake.
func (f *jobFlags) apply(s *slurm.Settings, given func(flag string) bool, options []string) error {
	var errs []error
	for _, one := range []struct {
		flag, value string
		read        func(string) error
	}{
		{"time", f.time, limit(&s.Time)},
		{"mem", f.mem, memory(&s.Memory)},
		{"partition", f.partition, partition(&s.Partition)},
		{"requeues", f.requeues, count(&s.Requeues, 0, mostRequeues)},
		{"lead", f.lead, count(&s.Lead, 1, 65535)}, // what sbatch takes
		{"merge-time", f.mergeTime, limit(&s.MergeFor)},
		{"merge-mem", f.mergeMem, memory(&s.MergeMem)},
	} {
		if !given(one.flag) {
			continue
		}
		if err := one.read(one.value); err != nil {
			errs = append(errs, usage("--%s: %v", one.flag, err))
		}
	}
	if len(options) > 0 {
		s.Options = options
		if err := slurm.CheckOptions(options); err != nil {
			errs = append(errs, usage("%v", err))
		}
	}
	return errors.Join(errs...)
}

// count reads a whole number.
func count(to *int, least, most int) func(string) error {
	return func(text string) error {
		n, err := strconv.Atoi(text)
		if err != nil || n < least || n > most {
			return fmt.Errorf("have %q; want a whole number from %d to %d", text, least, most)
		}
		*to = n
		return nil
	}
}

// limit reads a time limit.
func limit(to *slurm.Limit) func(string) error {
	return func(text string) (err error) {
		*to, err = slurm.ParseLimit(text)
		return err
	}
}

// memory reads an amount of memory.
func memory(to *string) func(string) error {
	return func(text string) error {
		if *to = text; !slurm.IsMemory(text) {
			return fmt.Errorf("have %q; want an amount of memory, such as 800M or 2G", text)
		}
		return nil
	}
}

// partition reads the name of a partition.
func partition(to *string) func(string) error {
	return func(text string) error {
		if *to = text; text == "" || strings.ContainsAny(text, " \n\r") {
			return fmt.Errorf("have %q; want the name of a partition", text)
		}
		return nil
	}
}

// slurmFlags are the flags of heed slurm.
type slurmFlags struct {
	sweepFlags
	sharingFlags
	jobFlags
}

// add adds the flags to a set.
func (f *slurmFlags) add(to *pflag.FlagSet) {
	f.runFlags.add(to)
	for _, name := range []string{"workers", "until", "at-most"} {
		to.Lookup(name).Hidden = true // refused, with a reason
	}
	f.sharingFlags.add(to, "task")
	f.jobFlags.add(to)
}

// read checks the flags and the sweep. The error has every mistake.
func (f *slurmFlags) read(path string, options []string) (*slurmRequest, error) {
	r := &slurmRequest{print: f.print, settings: slurm.Settings{Requeues: standardRequeues, Lead: standardLead}}
	var errs []error
	for _, no := range []struct{ flag, why string }{
		{"workers", "--cpus says how many cores a task has"},
		{"until", "whether the replicates are enough is known where all of them are"},
		{"at-most", "it bounds --until"},
	} {
		if f.given(no.flag) {
			errs = append(errs, usage("--%s does not go with heed slurm: %s", no.flag, no.why))
		}
	}
	s := &r.settings
	of, err := f.sharingFlags.read(f.given, mostShards)
	s.Shards, s.CPUs, s.Parallel, r.told = of.shards, of.cpus, of.parallel, of.told
	errs = append(errs, err, f.jobFlags.apply(s, f.given, options))
	f.requeue = "0"
	r.sweepRequest, err = f.readSweep(path, func(string) string { return "" })
	if err := errors.Join(append(errs, err)...); err != nil {
		return nil, err
	}
	return r, r.name()
}

// name says in the settings what is submitted and where it is, and checks what hangs on it.
func (r *slurmRequest) name() (err error) {
	s := &r.settings
	s.Name = r.sweep.Name
	if s.Sweep = s.Name; r.file != "" {
		s.Sweep = slurm.InputsDir + "/" + filepath.Base(r.file)
	}
	if units := r.plan.Points * r.plan.Replicates; s.Shards > units {
		err = usage("--shards: have %d; want %d at most, which is how many units there are", s.Shards, units)
	}
	dir, wrong := filepath.Abs(r.dir)
	if s.Dir = dir; wrong == nil && strings.ContainsAny(dir, "\n\r\\") {
		wrong = usage("--output: have %q, in whole %q; want a path without backslashes and ends of lines, which Slurm cannot write logs to", r.dir, dir)
	}
	return errors.Join(err, wrong)
}
