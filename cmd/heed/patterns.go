package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"slices"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"heed/scenarios/study"
)

// Replicates of each cell of a pattern, and draws.
const (
	patternReplicates = 40
	quickReplicates   = 10

	robustDraws, robustReplicates           = 64, 6
	quickRobustDraws, quickRobustReplicates = 16, 4
)

// patternFlags are the flags of heed patterns.
type patternFlags struct {
	dir, seed, replicates, workers, draws string
	strict, progress                      string
	quick, list, robust, quiet            bool
}

func patternsCommand() *cobra.Command {
	var f patternFlags
	c := &cobra.Command{
		Use: "patterns [NUMBER...]", Short: "Examine the patterns that the model has to show",
		Long: fmt.Sprintf(`Examine the patterns that the model has to show: each an experiment that may
fail. Without NUMBER all of them. Prints what was seen and whether the pattern
holds, and writes patterns.csv and a figure of each to a folder, in place of those
of an earlier examination.

A pattern is said to hold by luck, or to fail by luck, with a probability of at
most %g; where neither is shown it is undecided.

With --robust it says instead what of this rests on numbers that nobody has
measured: in how many of %d draws of all assumptions a pattern holds. It writes
robust.csv, robust_claims.csv and robust_draws.csv. In a draw the probability of
luck is %g, for replicates are few.`, study.ErrorRate, robustDraws, study.DrawErrorRate),
		Example: `  heed patterns
  heed patterns --quick
  heed patterns 1 5 12 --replicates 100
  heed patterns 1 5 12 --robust`,
		RunE: func(c *cobra.Command, args []string) error {
			if f.robust && !c.Flags().Changed("output") {
				f.dir = "out/robust"
			}
			r, err := f.read(args)
			if err != nil {
				return err
			}
			r.out, r.notes = c.OutOrStdout(), c.ErrOrStderr()
			switch {
			case f.list:
				return r.writeList()
			case f.robust:
				return r.runRobust(c.Context())
			}
			return r.run(c.Context())
		},
	}
	f.add(c.Flags())
	return c
}

// add adds the flags to a set.
func (f *patternFlags) add(to *pflag.FlagSet) {
	to.SortFlags = false
	to.BoolVar(&f.list, "list", false, "list the patterns and run nothing")
	to.BoolVar(&f.quick, "quick", false, fmt.Sprintf("%d replicates instead of %d: more stay undecided", quickReplicates, patternReplicates))
	to.BoolVar(&f.robust, "robust", false, "in how many draws of the assumptions patterns hold")
	to.StringVar(&f.draws, "draws", "", fmt.Sprintf("`number` of draws for --robust (%d; %d with --quick)", robustDraws, quickRobustDraws))
	to.StringVar(&f.strict, "strict", "", fmt.Sprintf("exit with %d unless all hold; --strict=fails: only where one\nfails that is not known to", failed))
	to.Lookup("strict").NoOptDefVal = strictAll
	to.StringVarP(&f.dir, "output", "o", "out/patterns", "the `folder` for the results; out/robust for --robust")
	to.StringVar(&f.seed, "seed", "1", "a `number` that chooses all chance")
	to.StringVar(&f.replicates, "replicates", "", fmt.Sprintf("`number` of replicates of each cell (%d; for --robust %d,\nor %d with --quick)", patternReplicates, robustReplicates, quickRobustReplicates))
	to.StringVar(&f.workers, "workers", strconv.Itoa(runtime.GOMAXPROCS(0)), "`number` of threads; it changes no result")
	to.StringVar(&f.progress, "progress", "auto", "`auto`, plain, json or none")
	to.BoolVar(&f.quiet, "quiet", false, "no progress")
}

// The values of --strict.
const (
	strictAll   = "all"
	strictFails = "fails"
)

// A patternRequest is what the command line of heed patterns asks for, checked.
type patternRequest struct {
	study.Examination
	patterns         []study.Pattern
	draws            int
	dir              string
	strict, progress string
	quiet            bool
	out, notes       io.Writer
}

// read checks the flags and arguments. The error has every mistake.
func (f *patternFlags) read(args []string) (*patternRequest, error) {
	r := &patternRequest{dir: f.dir, strict: f.strict, progress: f.progress, quiet: f.quiet, patterns: study.Patterns}
	var errs []error
	add := func(err error) { errs = append(errs, err) }
	var err error
	if r.Seed, err = strconv.ParseUint(f.seed, 10, 64); err != nil {
		add(usage("--seed: have %q; want a whole number from 0", f.seed))
	}
	if r.Workers, err = strconv.Atoi(f.workers); err != nil || r.Workers < 1 || r.Workers > maxWorkers {
		add(usage("--workers: have %q; want a whole number from 1 to %d", f.workers, maxWorkers))
	}
	add(oneOf("progress", f.progress, "auto", "plain", "json", "none"))
	if f.strict != "" {
		add(oneOf("strict", f.strict, strictAll, strictFails))
	}
	add(f.together())
	replicates, draws := f.defaults()
	r.Replicates, err = wholeFrom(2, "replicates", f.replicates, replicates)
	add(err)
	r.draws, err = wholeFrom(1, "draws", f.draws, draws)
	add(err)
	if len(args) > 0 {
		r.patterns, err = choosePatterns(args)
		add(err)
	}
	return r, errors.Join(errs...)
}

// together says which flags do not go together.
func (f *patternFlags) together() error {
	switch {
	case f.draws != "" && !f.robust:
		return usage("--draws: only --robust has draws")
	case f.strict != "" && f.robust:
		return usage("--strict: not with --robust, which has no verdict of a pattern")
	}
	return nil
}

// defaults returns how many replicates and draws there are where none is asked for.
func (f *patternFlags) defaults() (replicates, draws int) {
	switch {
	case f.robust && f.quick:
		return quickRobustReplicates, quickRobustDraws
	case f.robust:
		return robustReplicates, robustDraws
	case f.quick:
		return quickReplicates, robustDraws
	}
	return patternReplicates, robustDraws
}

// wholeFrom reads a flag that is a number from least on.
func wholeFrom(least int, flag, text string, otherwise int) (int, error) {
	if text == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > math.MaxInt32 {
		return 0, usage("--%s: have %q; want a whole number from %d", flag, text, least)
	}
	return n, nil
}

// choosePatterns returns the patterns of some numbers, in the order of the table.
func choosePatterns(args []string) (chosen []study.Pattern, err error) {
	for _, a := range args {
		if !slices.ContainsFunc(study.Patterns, func(p study.Pattern) bool { return strconv.Itoa(p.Number) == a }) {
			return nil, usage("no pattern %q; heed patterns --list lists them", a)
		}
	}
	for _, p := range study.Patterns {
		if slices.Contains(args, strconv.Itoa(p.Number)) {
			chosen = append(chosen, p)
		}
	}
	return chosen, nil
}
