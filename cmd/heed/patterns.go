package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"heed/scenarios/study"
)

// Replicates of each cell of a pattern.
const (
	patternReplicates = 40
	quickReplicates   = 10
)

// patternFlags are the flags of heed patterns.
type patternFlags struct {
	dir, seed, replicates, workers string
	quick, list, strict, quiet     bool
}

func patternsCommand() *cobra.Command {
	var f patternFlags
	c := &cobra.Command{
		Use: "patterns [NUMBER...]", Short: "Examine the patterns that the model has to show",
		Long: fmt.Sprintf(`Examine the patterns that the model has to show: each an experiment that may
fail. Without NUMBER all of them. Prints what was seen and whether the pattern
holds, and writes patterns.csv and a figure of each to a folder.

A pattern is said to hold by luck, or to fail by luck, with a probability of at
most %g; where neither is shown it is undecided.`, study.ErrorRate),
		Example: `  heed patterns
  heed patterns --quick
  heed patterns 1 5 12 --replicates 100`,
		RunE: func(c *cobra.Command, args []string) error {
			r, err := f.read(args)
			if err != nil {
				return err
			}
			r.out, r.notes = c.OutOrStdout(), c.ErrOrStderr()
			if f.list {
				return r.writeList()
			}
			return r.run(c.Context())
		},
	}
	s := c.Flags()
	s.SortFlags = false
	s.BoolVar(&f.list, "list", false, "list the patterns and run nothing")
	s.BoolVar(&f.quick, "quick", false, fmt.Sprintf("%d replicates instead of %d: more stay undecided", quickReplicates, patternReplicates))
	s.BoolVar(&f.strict, "strict", false, fmt.Sprintf("exit with %d unless all hold", failed))
	s.StringVarP(&f.dir, "output", "o", "out/patterns", "the `folder` for the results")
	s.StringVar(&f.seed, "seed", "1", "a `number` that chooses all chance")
	s.StringVar(&f.replicates, "replicates", "", "`number` of replicates of each cell")
	s.StringVar(&f.workers, "workers", strconv.Itoa(runtime.GOMAXPROCS(0)), "`number` of threads; it changes no result")
	s.BoolVar(&f.quiet, "quiet", false, "no progress")
	return c
}

// A patternRequest is what the command line of heed patterns asks for, checked.
type patternRequest struct {
	study.Examination
	patterns      []study.Pattern
	dir           string
	strict, quiet bool
	out, notes    io.Writer
}

// read checks the flags and arguments.
func (f *patternFlags) read(args []string) (r *patternRequest, err error) {
	r = &patternRequest{dir: f.dir, strict: f.strict, quiet: f.quiet, patterns: study.Patterns}
	if r.Seed, err = strconv.ParseUint(f.seed, 10, 64); err != nil {
		return nil, usage("--seed: have %q; want a whole number from 0", f.seed)
	}
	if r.Workers, err = strconv.Atoi(f.workers); err != nil || r.Workers < 1 || r.Workers > maxWorkers {
		return nil, usage("--workers: have %q; want a whole number from 1 to %d", f.workers, maxWorkers)
	}
	if r.Replicates, err = f.howMany(); err != nil {
		return nil, err
	}
	if len(args) > 0 {
		r.patterns, err = choosePatterns(args)
	}
	return r, err
}

// howMany returns how many replicates are asked for.
func (f *patternFlags) howMany() (int, error) {
	switch {
	case f.replicates == "" && f.quick:
		return quickReplicates, nil
	case f.replicates == "":
		return patternReplicates, nil
	}
	n, err := strconv.Atoi(f.replicates)
	if err != nil || n < 2 {
		return 0, usage("--replicates: have %q; want a whole number from 2", f.replicates)
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

// errPatterns says that patterns do not hold, where that is to be a failure.
type errPatterns struct{ held, of int }

// Error implements error.
func (e *errPatterns) Error() string { return fmt.Sprintf("%d of %d patterns hold", e.held, e.of) }

// run examines the patterns, prints what was seen, and writes the folder.
func (r *patternRequest) run(ctx context.Context) error {
	if !r.quiet {
		fmt.Fprintf(r.notes, "heed: examining %s in %s\n", count(len(r.patterns), "pattern"), count(r.Replicates, "replicate"))
		r.Done = r.progress()
	}
	found, err := study.Examine(ctx, r.patterns, r.Examination)
	if err != nil {
		return err
	}
	if err := writePatterns(ctx, r.dir, found); err != nil {
		return err
	}
	held := r.show(found)
	if r.strict && held < len(found) {
		return &errPatterns{held, len(found)}
	}
	return nil
}

// progress returns a function that writes a line for every tenth of the work.
func (r *patternRequest) progress() func(done, total int) {
	told := 0
	return func(done, total int) {
		if tenth := 10 * done / total; tenth > told && tenth < 10 {
			told = tenth
			fmt.Fprintf(r.notes, "heed: %d%% done\n", 10*tenth)
		}
	}
}
