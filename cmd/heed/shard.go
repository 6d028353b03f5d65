package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"heed/results"
)

// shardFlags are the flags that share a sweep out.
type shardFlags struct {
	shard, shards, requeue string
}

// add adds the flags to a set.
func (f *shardFlags) add(to *pflag.FlagSet) {
	to.StringVar(&f.shard, "shard", "", "do a share of the units: `i/n`; auto reads it from the environment, as without the flag, but fails where there is none; none does all")
	to.StringVar(&f.shards, "shards", "", "in how many shares the `number` of this task, from the environment, is one (HEED_SHARDS)")
	to.StringVar(&f.requeue, "requeue", "0", "how many `times` a task of Slurm may ask for itself again when SIGUSR1 comes, ahead of its time limit")
}

// A share is what part of a sweep this process does, and why.
type share struct {
	results.Shard        // the zero Shard is the whole
	why           string // what of the environment says so; "" where the command line does
	job           string // what the scheduler calls this process; "" where there is none
	restarts      int    // how often it started this process again
}

// whole reports whether nothing is shared out.
func (s share) whole() bool { return s.Of <= 1 }

// mostShards bounds the number of shares.
const mostShards = 1_000_000

// An environment returns the value of a variable, "" where it is not set.
type environment func(name string) string

// The variables in which schedulers tell a task which of many it is.
const (
	slurmTask = "SLURM_ARRAY_TASK_ID"
	kubeTask  = "JOB_COMPLETION_INDEX"
	shardsEnv = "HEED_SHARDS"
)

// share returns what the flags say, and where they leave it open, the environment.
func (f *shardFlags) share(env environment) (share, error) {
	slurm, kube := env(slurmTask), env(kubeTask)
	byHand := f.shard != "" && f.shard != "auto"
	switch {
	case byHand && f.shards != "":
		return share{}, usage("--shards goes with a number from the environment, and --shard %s has its own", f.shard)
	case f.shard == "none":
		return share{job: jobOf(env), restarts: restartsOf(env)}, nil
	case byHand:
		s, err := results.ParseShard(f.shard)
		if err != nil || s.Of > mostShards {
			return share{}, usage("--shard: have %q; want i/n with 1 <= i <= n <= %d, auto or none", f.shard, mostShards)
		}
		return share{Shard: s, job: jobOf(env), restarts: restartsOf(env)}, nil
	case slurm != "" && kube != "":
		return share{}, usage("%s and %s are both set; say which share this is with --shard i/n, or --shard none", slurmTask, kubeTask)
	case slurm != "":
		return f.fromSlurm(env)
	case kube != "":
		return f.fromKubernetes(env)
	case f.shard == "auto" || f.shards != "":
		return share{}, usage("nothing says which share this is: neither %s nor %s is set; want --shard i/n", slurmTask, kubeTask)
	}
	return share{job: jobOf(env), restarts: restartsOf(env)}, nil
}

// fromSlurm returns the share of a task of a Slurm job array. Where --shards says how
// many there are, the task is the share, and task 0 the last one: so the tasks 1 to n
// as well as 0 to n-1 do all, and some of them submitted again do what they did
// before. Elsewhere the shares are the tasks of the array, in order.
func (f *shardFlags) fromSlurm(env environment) (share, error) {
	s := share{job: jobOf(env), why: slurmTask + "=" + env(slurmTask), restarts: restartsOf(env)}
	id, err := variable(env, slurmTask)
	if err != nil {
		return s, err
	}
	of, by, err := f.count(env)
	switch {
	case err != nil:
		return s, err
	case of == 0:
		return s.inArray(id, env)
	case id > of:
		return s, usage("%s is %d, more than the %d shares of %s; want tasks 1 to %d or 0 to %d", slurmTask, id, of, by, of, of-1)
	case id == 0:
		id = of
	}
	s.why += " with " + by
	s.Shard = results.Shard{Index: id, Of: of}
	return s, nil
}

// inArray returns the share of task id of a whole array, whose tasks are its shares in
// order. An array of one task may be one of many submitted again, and is refused.
func (s share) inArray(id int, env environment) (share, error) {
	var v [4]int
	for i, name := range []string{"SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_MAX", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_STEP"} {
		if name == "SLURM_ARRAY_TASK_STEP" && env(name) == "" {
			v[i] = 1
			continue
		}
		var err error
		if v[i], err = variable(env, name); err != nil {
			return s, err
		}
	}
	least, most, count, step := v[0], v[1], v[2], v[3]
	if step < 1 || id < least || id > most || (id-least)%step != 0 || count != (most-least)/step+1 {
		return s, usage("%s is %d of %d tasks from %d to %d by %d: which share that is cannot be told; want --shards with the number of shares, or --shard i/n",
			slurmTask, id, count, least, most, step)
	}
	if count == 1 {
		return s, usage("%s is %d, the only task of its array: which share that is, perhaps of a larger array, cannot be told; want %s=n or --shards n with the number of shares, --shard i/n, or --shard none for all",
			slurmTask, id, shardsEnv)
	}
	s.why += fmt.Sprintf(" of %d to %d", least, most)
	s.Shard = results.Shard{Index: (id-least)/step + 1, Of: count}
	return s, nil
}

// fromKubernetes returns the share of a pod of an indexed job, which knows its number,
// from 0, but not how many there are.
func (f *shardFlags) fromKubernetes(env environment) (share, error) {
	s := share{job: jobOf(env), why: kubeTask + "=" + env(kubeTask)}
	id, err := variable(env, kubeTask)
	if err != nil {
		return s, err
	}
	of, by, err := f.count(env)
	switch {
	case err != nil:
		return s, err
	case of == 0:
		return s, usage("%s is %d, but nothing says of how many; want --shards or %s with the number of completions, or --shard none", kubeTask, id, shardsEnv)
	case id >= of:
		return s, usage("%s is %d, from 0, but %s says %d shares", kubeTask, id, by, of)
	}
	s.why += " with " + by
	s.Shard = results.Shard{Index: id + 1, Of: of}
	return s, nil
}

// count returns how many shares there are, 0 where nothing says so, and what says it.
func (f *shardFlags) count(env environment) (n int, by string, err error) {
	text, name := f.shards, "--shards"
	if text == "" {
		text, name = env(shardsEnv), shardsEnv
	}
	if text == "" {
		return 0, "", nil
	}
	n, err = strconv.Atoi(text)
	if err != nil || n < 1 || n > mostShards {
		return 0, "", usage("%s: have %q; want how many shares there are, 1 to %d", name, text, mostShards)
	}
	return n, name + "=" + text, nil
}

// variable reads a whole number, 0 or more, from the environment.
func variable(env environment, name string) (int, error) {
	text := env(name)
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, usage("the environment has %s=%q; want a whole number, or say --shard i/n or --shard none", name, text)
	}
	return n, nil
}

// jobOf returns what a scheduler calls this process, as people find it in its lists.
func jobOf(env environment) string {
	switch {
	case env("SLURM_ARRAY_JOB_ID") != "":
		return env("SLURM_ARRAY_JOB_ID") + "_" + env(slurmTask)
	case env("SLURM_JOB_ID") != "":
		return env("SLURM_JOB_ID")
	case env(kubeTask) != "":
		return env("HOSTNAME") // of the pod, which is its name
	}
	return ""
}

// restartsOf returns how often Slurm has started this job again.
func restartsOf(env environment) int {
	n, _ := strconv.Atoi(env("SLURM_RESTART_COUNT")) // which is not set the first time
	return n
}

// attemptOf makes of a name what a journal may be called by.
func attemptOf(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_':
			return r
		}
		return '-'
	}, name)
	return name[:min(len(name), 64)]
}
