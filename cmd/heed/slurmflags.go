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
	cpus, time, mem, partition, parallel, lead, requeues, mergeTime, mergeMem string
	print                                                                     bool
}

// add adds the flags to a set.
func (f *jobFlags) add(to *pflag.FlagSet) {
	to.SortFlags = false
	to.StringVar(&f.time, "time", "", "the time `limit` of a task: minutes, hours:minutes:seconds or days-hours (by what was timed)")
	to.StringVar(&f.mem, "mem", "", "the memory of a task, such as 2G (by what was timed)")
	to.StringVar(&f.cpus, "cpus", "1", "`number` of cores of a task")
	to.StringVar(&f.partition, "partition", "", "the `partition` of the jobs (the cluster's default)")
	to.StringVar(&f.parallel, "max-parallel", "", "the `number` of tasks that run at a time at most (as many as the cluster has room for)")
	to.StringVar(&f.requeues, "requeues", "10", "how many `times` a task may ask for itself again when its time is nearly over")
	to.StringVar(&f.lead, "lead", "120", "`seconds` ahead of the time limit at which a task stops")
	to.StringVar(&f.mergeTime, "merge-time", "", "the time `limit` of the merge (by the number of units)")
	to.StringVar(&f.mergeMem, "merge-mem", "", "the memory of the merge, such as 2G (by the number of units)")
	to.BoolVar(&f.print, "print", false, "only show what would be submitted")
}

// apply puts into settings what the flags, those that were given or all, ask for. The
// error has every mistake.
func (f *jobFlags) apply(s *slurm.Settings, given func(flag string) bool, options []string) error {
	var errs []error
	read := func(name string, as func() error) {
		if !given(name) {
			return
		}
		if err := as(); err != nil {
			errs = append(errs, usage("--%s: %v", name, err))
		}
	}
	count := func(text string, to *int, least, most int) func() error {
		return func() (err error) {
			*to, err = strconv.Atoi(text)
			if err != nil || *to < least || *to > most {
				err = fmt.Errorf("have %q; want a whole number from %d to %d", text, least, most)
			}
			return err
		}
	}
	limit := func(text string, to *slurm.Limit) func() error {
		return func() (err error) {
			*to, err = slurm.ParseLimit(text)
			return err
		}
	}
	read("cpus", count(f.cpus, &s.CPUs, 1, maxWorkers))
	read("max-parallel", count(f.parallel, &s.Parallel, 1, mostShards))
	read("requeues", count(f.requeues, &s.Requeues, 0, mostRequeues))
	read("lead", count(f.lead, &s.Lead, 1, 65535)) // what sbatch takes
	read("time", limit(f.time, &s.Time))
	read("merge-time", limit(f.mergeTime, &s.MergeFor))
	read("mem", memory(f.mem, &s.Memory))
	read("merge-mem", memory(f.mergeMem, &s.MergeMem))
	read("partition", func() error {
		if s.Partition = f.partition; f.partition == "" || strings.ContainsAny(f.partition, "\n\r") {
			return fmt.Errorf("have %q; want the name of a partition", f.partition)
		}
		return nil
	})
	if len(options) > 0 {
		s.Options = options
		errs = append(errs, slurm.CheckOptions(options))
	}
	return errors.Join(errs...)
}

// memory reads an amount of memory.
func memory(text string, to *string) func() error {
	return func() error {
		if *to = text; !slurm.IsMemory(text) {
			return fmt.Errorf("have %q; want an amount of memory, such as 800M or 2G", text)
		}
		return nil
	}
}

// slurmFlags are the flags of heed slurm.
type slurmFlags struct {
	sweepFlags
	jobFlags
	into, unitSeconds string
}

// add adds the flags to a set.
func (f *slurmFlags) add(to *pflag.FlagSet) {
	f.runFlags.add(to)
	for _, name := range []string{"workers", "until", "at-most"} {
		to.Lookup(name).Hidden = true // refused, with a reason
	}
	to.StringVar(&f.into, "shards", "", "in how many shares the units go, a task each: a `number` (as many as take some ten minutes each)")
	to.StringVar(&f.unitSeconds, "unit-seconds", "", "`seconds` that a unit takes on one core there, in place of timing one here")
	f.jobFlags.add(to)
}

// read checks the flags and the sweep. The error has every mistake.
func (f *slurmFlags) read(path string, options []string) (*slurmRequest, error) {
	r := &slurmRequest{print: f.print}
	var errs []error
	refuse := func(flag, why string) {
		if f.given(flag) {
			errs = append(errs, usage("--%s does not go with heed slurm: %s", flag, why))
		}
	}
	refuse("workers", "--cpus says how many cores a task has")
	refuse("until", "whether the replicates are enough is known where all of them are")
	refuse("at-most", "it bounds --until")
	s := &r.settings
	all := func(flag string) bool { return f.given(flag) || flag == "cpus" || flag == "requeues" || flag == "lead" }
	errs = append(errs, f.jobFlags.apply(s, all, options), f.readSharing(r))
	var err error
	f.requeue = "0"
	r.sweepRequest, err = f.readSweep(path, func(string) string { return "" })
	if err := errors.Join(append(errs, err)...); err != nil {
		return nil, err
	}
	s.Name = r.sweep.Name
	if s.Sweep = s.Name; r.file != "" {
		s.Sweep = slurm.InputsDir + "/" + filepath.Base(r.file)
	}
	if units := r.plan.Points * r.plan.Replicates; s.Shards > units {
		return nil, usage("--shards: have %d; want %d at most, which is how many units there are", s.Shards, units)
	}
	s.Dir, err = filepath.Abs(r.dir)
	if err == nil && strings.ContainsAny(s.Dir, "\n\r\\") {
		err = usage("--output: have %q, in whole %q; want a path without backslashes and ends of lines, which Slurm cannot write logs to", r.dir, s.Dir)
	}
	return r, err
}

// readSharing reads in how many shares the work goes, and what a unit takes.
func (f *slurmFlags) readSharing(r *slurmRequest) (err error) {
	if f.given("shards") {
		if r.settings.Shards, err = strconv.Atoi(f.into); err != nil || r.settings.Shards < 1 || r.settings.Shards > mostShards {
			err = usage("--shards: have %q; want a whole number from 1 to %d", f.into, mostShards)
		}
	}
	if f.given("unit-seconds") {
		told, wrong := strconv.ParseFloat(f.unitSeconds, 64)
		if r.told = told; wrong != nil || !(told > 0 && told < 1e9) {
			err = errors.Join(err, usage("--unit-seconds: have %q; want seconds, more than 0", f.unitSeconds))
		}
	}
	return err
}
