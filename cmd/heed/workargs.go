package main

import (
	"slices"

	"github.com/spf13/pflag"
)

// notOfTheWork are the flags of heed sweep that do not say what the work is, but where,
// how or by whom it is done.
var notOfTheWork = []string{
	"output", "workers", "progress", "quiet", "force", "shard", "shards", "requeue", "until", "at-most", "extend", "allow-partial",
}

// workArgs returns those flags of heed sweep that were given and say what the work is, in
// the order of their definition, as a command line has them: whoever does a share
// elsewhere needs them all.
func (f *sweepFlags) workArgs(given *pflag.FlagSet) []string {
	var of sweepFlags
	known := pflag.NewFlagSet("sweep", pflag.ContinueOnError)
	of.runFlags.add(known)
	var args []string
	given.VisitAll(func(flag *pflag.Flag) {
		if !flag.Changed || known.Lookup(flag.Name) == nil || slices.Contains(notOfTheWork, flag.Name) {
			return
		}
		values := []string{flag.Value.String()}
		if list, is := flag.Value.(pflag.SliceValue); is {
			values = list.GetSlice()
		}
		for _, v := range values {
			args = append(args, "--"+flag.Name+"="+v)
		}
	})
	return args
}
