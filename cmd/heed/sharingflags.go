package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/pflag"
)

// taskFlags are the flags that say what a share runs with, whatever does it, a task or a pod.
type taskFlags struct {
	cpus, parallel string
}

// add adds the flags to a set; who is what does a share.
func (f *taskFlags) add(to *pflag.FlagSet, who string) {
	to.StringVar(&f.cpus, "cpus", "1", fmt.Sprintf("`number` of cores of a %s", who))
	to.StringVar(&f.parallel, "max-parallel", "", fmt.Sprintf("the `number` of %ss that run at a time at most", who))
}

// read returns what the flags say; of --max-parallel zero where it is not given.
func (f *taskFlags) read(given func(flag string) bool) (cpus, parallel int, err error) {
	cpus, err = countOf("cpus", f.cpus, maxWorkers)
	if given("max-parallel") {
		var wrong error
		parallel, wrong = countOf("max-parallel", f.parallel, mostShards)
		err = errors.Join(err, wrong)
	}
	return cpus, parallel, err
}

// countOf reads a whole number from 1 to most.
func countOf(flag, text string, most int) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most {
		return 0, usage("--%s: have %q; want a whole number from 1 to %d", flag, text, most)
	}
	return n, nil
}

// sharingFlags are the flags that say in how many shares a sweep goes to a cluster.
type sharingFlags struct {
	taskFlags
	into, unitSeconds string
}

// add adds the flags to a set; who is what does a share.
func (f *sharingFlags) add(to *pflag.FlagSet, who string) {
	to.StringVar(&f.into, "shards", "", fmt.Sprintf("in how many shares the units go, a %s each: a `number` (as many as take some ten minutes each)", who))
	f.taskFlags.add(to, who)
	to.StringVar(&f.unitSeconds, "unit-seconds", "", "`seconds` that a unit takes on one core there, in place of timing one here")
}

// A sharingAsked is what the flags say; zero leaves it open.
type sharingAsked struct {
	shards, cpus, parallel int
	told                   float64 // seconds of a unit
}

// read reads the flags, of which most bounds the shares. The error has every mistake.
func (f *sharingFlags) read(given func(flag string) bool, most int) (of sharingAsked, err error) {
	of.cpus, of.parallel, err = f.taskFlags.read(given)
	if given("shards") {
		var wrong error
		of.shards, wrong = countOf("shards", f.into, most)
		err = errors.Join(err, wrong)
	}
	if given("unit-seconds") {
		told, wrong := strconv.ParseFloat(f.unitSeconds, 64)
		if of.told = told; wrong != nil || !(told > 0 && told < 1e9) {
			err = errors.Join(err, usage("--unit-seconds: have %q; want seconds, more than 0", f.unitSeconds))
		}
	}
	return of, err
}
