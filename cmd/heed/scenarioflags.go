package main

import (
	"errors"
	"io"
	"runtime"
	"strconv"

	"github.com/spf13/pflag"

	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

// scenarioFlags are the flags of whatever runs a scenario into a folder: heed run, sweep
// and survey. Numbers are text until they are read, so that all mistakes in them are told
// at once.
type scenarioFlags struct {
	dir                    string
	seed, replicates, arms string
	set                    []string
	workers, progress      string
	quiet, force           bool
	given                  func(flag string) bool // whether the command line has the flag
}

// scenarioOf returns the scenario that a command line names, or else the standard one.
func scenarioOf(args []string) string {
	if len(args) > 0 {
		return args[0]
	}
	return standard
}

// add adds the flags to a set; folder says where results go by default.
func (f *scenarioFlags) add(to *pflag.FlagSet, folder string) {
	to.SortFlags, f.given = false, to.Changed
	to.StringVarP(&f.dir, "output", "o", "", "the `folder` for the results ("+folder+")")
	to.StringVar(&f.arms, "arms", "", "the arms to run, `a,b`; the baseline always does")
	to.StringVar(&f.seed, "seed", "", "a `number` that chooses all chance")
	to.StringVar(&f.replicates, "replicates", "", "`number` of runs of each arm")
	to.StringArrayVar(&f.set, "set", nil, "give a key another value: `path=value` (repeatable)")
	to.StringVar(&f.workers, "workers", strconv.Itoa(runtime.GOMAXPROCS(0)), "`number` of threads; it changes no result")
	to.StringVar(&f.progress, "progress", "auto", "`auto`, plain, json or none")
	to.BoolVar(&f.quiet, "quiet", false, "no progress and no warnings")
	to.BoolVar(&f.force, "force", false, "replace what another run left in the folder")
}

// A request is what a command line asks for, checked.
type request struct {
	scenario *scenarios.Scenario
	record   study.Record
	plan     results.Plan
	dir      string
	workers  int
	progress string
	quiet    bool
	force    bool
	growth

	out, notes io.Writer // for results, and for all else
}

// request returns what the flags ask for but the scenario, and every mistake in it.
func (f *scenarioFlags) request() (*request, error) {
	workers, err := workersOf(f.workers)
	r := &request{dir: f.dir, workers: workers, progress: f.progress, quiet: f.quiet, force: f.force}
	return r, errors.Join(err, wantFolder("output", f.dir), oneOf("progress", f.progress, "auto", "plain", "json", "none"))
}

// maxWorkers bounds --workers.
const maxWorkers = 4096

// workersOf reads --workers.
func workersOf(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > maxWorkers {
		return 0, usage("--workers: have %q; want a whole number from 1 to %d", text, maxWorkers)
	}
	return n, nil
}

// A blank is a flag that wants a text.
type blank struct{ name, value, want string }

// empty returns the flags, these and others, that are given with nothing, which would do
// as if they were not given.
func (f *scenarioFlags) empty(others ...blank) error {
	var errs []error
	for _, flag := range append([]blank{
		{"seed", f.seed, "a number"}, {"replicates", f.replicates, "a number"},
		{"arms", f.arms, "names of arms with commas between, or baseline for it alone"}, {"output", f.dir, "a folder"},
	}, others...) {
		if flag.value == "" && f.given(flag.name) {
			errs = append(errs, usage("--%s: have nothing; want %s", flag.name, flag.want))
		}
	}
	return errors.Join(errs...)
}

// overrides returns what the flags, these and others, change in the scenario.
func (f *scenarioFlags) overrides(others ...scenarios.Override) []scenarios.Override {
	all := setOverrides(f.set)
	for _, o := range append([]scenarios.Override{
		{Flag: "--seed", Path: "scenario.seed", Value: f.seed},
		{Flag: "--replicates", Path: "scenario.replicates", Value: f.replicates},
		{Flag: "--arms", Path: "arms", Value: f.arms},
	}, others...) {
		if o.Value != "" {
			all = append(all, o)
		}
	}
	return all
}
