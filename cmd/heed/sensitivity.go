package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"heed/cmd/internal/findings"
	"heed/cmd/internal/pages"
	"heed/cmd/internal/prose"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/results/stats"
	"heed/scenarios/study"
)

// sensitivityFlags are the flags of heed sensitivity: those of heed sweep, and what to
// analyse.
type sensitivityFlags struct {
	sweepFlags
	askedFlags
}

// askedFlags say what to analyse, and how much of it to print.
type askedFlags struct {
	metrics, methods []string
	level, top       string
}

// add adds the flags to a set.
func (f *askedFlags) add(to *pflag.FlagSet) {
	to.StringSliceVar(&f.metrics, "metric", nil, "the metrics to analyse, `a,b`, or all ("+strings.Join(study.SensitivityMetrics, ",")+")")
	to.StringSliceVar(&f.methods, "method", nil, "the `methods`: "+strings.Join(study.Methods, ", ")+" (those that the design is made for)")
	to.StringVar(&f.level, "level", "0.95", "of the intervals, a `number` from 0.5 to 0.998")
	to.StringVar(&f.top, "top", strconv.Itoa(pages.MostListed), "`number` of factors that a table has")
}

func sensitivityCommand() *cobra.Command {
	var f sensitivityFlags
	c := &cobra.Command{
		Use: "sensitivity SWEEP | DIR", Short: "Tell which factors outcomes hang on, and how much is chance",
		Long: `Tell which factors outcomes hang on, and how much of them is mere chance.

Of a SWEEP, a shipped one or a file, it does what heed sweep does, with the same flags,
and prints the answer. The design says which methods there are:

  kind = "morris"    elementary effects: which of many factors act at all, by few points
  kind = "saltelli"  Sobol' indices: what share of the variance is whose, alone and
                     together (second_order = true for pairs)
  lhs, sobol, csv    rank regression, and PAWN for skewed outputs, of points enough

Of a DIR, a finished folder of heed sweep, it analyses anew what is asked for, and prints
it; -o writes sensitivity.csv and figures to another folder.

The level is analysed of the baseline, and of every other arm the paired difference from
it. Intervals are of the bootstrap. A point without an output is named and the analysis
of that output refused: a design with holes is none.

heed sensitivity design and heed sensitivity analyze do the same for any model, by CSV.`,
		Example: `  heed sensitivity nuclear-plant-screening --series=false
  heed sensitivity out/nuclear-plant-screening --metric all --level 0.9
  heed sensitivity design --method sobol --factors factors.csv --samples 256 -o x.csv
  heed sensitivity analyze --method sobol --inputs x.csv --outputs y.csv`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("%s: have %s; want one, the file of a sweep or a folder", c.CommandPath(), prose.Count(len(args), "argument"))
			}
			return nil
		},
		ValidArgsFunction: completeSweep,
		RunE: func(c *cobra.Command, args []string) error {
			if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
				return f.analyse(c, args[0])
			}
			if err := noSweep(c, args[0]); err != nil {
				return err
			}
			return f.sweep(c, args[0])
		},
	}
	f.sweepFlags.runFlags.add(c.Flags())
	f.shardFlags.add(c.Flags())
	c.Flags().BoolVar(&f.allowPartial, "allow-partial", false, "write tables of what is there where units failed")
	f.askedFlags.add(c.Flags())
	c.AddCommand(sensitivityDesignCommand(), sensitivityAnalyzeCommand())
	c.SuggestionsMinimumDistance = 2
	return c
}

// noSweep returns an error where an argument means a table, or a command that it misspells.
func noSweep(c *cobra.Command, arg string) error {
	if strings.EqualFold(filepath.Ext(arg), ".csv") {
		return usage("%s is a table and no sweep; the outputs of any model are analysed by: %s analyze --inputs %s", arg, c.CommandPath(), arg)
	}
	_, missing := os.Stat(arg)
	if near := c.SuggestionsFor(arg); missing != nil && len(near) > 0 && !slices.Contains(work.SweepNames(), arg) {
		return usage("no file or sweep %q; did you mean: %s %s?", arg, c.CommandPath(), near[0])
	}
	return nil
}

// read returns what is asked for. The error has every mistake.
func (f *askedFlags) read() (w study.Wanted, most int, err error) {
	w = study.Wanted{Metrics: trimmed(f.metrics), Methods: trimmed(f.methods)}
	var errs []error
	for _, method := range w.Methods {
		if !slices.Contains(study.Methods, method) {
			errs = append(errs, usage("--method: have %q; want %s", method, strings.Join(study.Methods, ", ")))
		}
	}
	w.Level, err = levelOf(f.level)
	errs = append(errs, err)
	most, err = wholeFrom(1, "top", f.top, pages.MostListed)
	return w, most, errors.Join(append(errs, err)...)
}

// The levels that intervals may have: of 1000 resamples the ends of larger ones are the most extreme.
const leastLevel, mostLevel = 0.5, 0.998

// levelOf reads --level.
func levelOf(text string) (float64, error) {
	level, err := strconv.ParseFloat(text, 64)
	if err != nil || !(level >= leastLevel && level <= mostLevel) {
		return 0, usage("--level: have %q; want a number from %g to %g, such as 0.95", text, leastLevel, mostLevel)
	}
	return level, nil
}

// checkWanted returns everything that is wrong with what is wanted of a sweep or folder.
func checkWanted(of string, a *study.SweepSensitivity, w study.Wanted) error {
	if slices.Contains(w.Metrics, "all") {
		w.Metrics = nil
	}
	if err := a.Check(w); err != nil {
		return usage("%s: %v", of, strings.ReplaceAll(err.Error(), "\n", "\n"+of+": "))
	}
	return nil
}

// known is what is wanted without methods that there are not, which [askedFlags.read] has told.
func known(w study.Wanted) study.Wanted {
	w.Methods = slices.DeleteFunc(slices.Clone(w.Methods), func(method string) bool { return !slices.Contains(study.Methods, method) })
	return w
}

// usual reports whether nothing is asked for but what sensitivity.csv has.
func (f *askedFlags) usual(w study.Wanted) bool {
	return len(w.Metrics) == 0 && len(w.Methods) == 0 && w.Level == stats.Confidence
}

// sweep runs a sweep and answers.
func (f *sensitivityFlags) sweep(c *cobra.Command, arg string) error {
	w, most, wrong := f.askedFlags.read()
	r, err := f.readSweep(arg, os.Getenv)
	if err == nil {
		if kind := r.sweep.Layout.Kind; kind == "factorial" || kind == "ofat" {
			err = usage("%s: a design of kind %s has no indices; want morris, saltelli, lhs, sobol or csv", arg, kind)
		} else {
			err = checkWanted(arg, study.PlannedSensitivity(r.plan), known(w))
		}
	}
	if err := errors.Join(wrong, err); err != nil {
		return err
	}
	r.out, r.notes = c.OutOrStdout(), c.ErrOrStderr()
	if !r.share.whole() {
		return r.runShard(c.Context())
	}
	r.answered = true
	if err := r.sweepRun(c.Context()); err != nil {
		return err
	}
	m, err := results.ReadManifest(r.dir)
	if err != nil {
		return err
	}
	fmt.Fprintln(r.out)
	j := sensitivityJob{dir: r.dir, manifest: m, wanted: w, most: most, out: r.out, notes: r.notes}
	if f.usual(w) && slices.ContainsFunc(m.Files, func(x results.File) bool { return x.Name == study.SensitivityFile }) {
		j.all, err = findings.Sensitivities(r.dir)
		if err != nil {
			return err
		}
		return j.print()
	}
	if err := j.run(); err != nil {
		return err
	}
	return j.print()
}
