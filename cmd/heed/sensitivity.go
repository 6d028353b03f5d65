package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"heed/cmd/heed/internal/figures"
	"heed/cmd/heed/internal/findings"
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
	to.StringVar(&f.level, "level", "0.95", "of the intervals, a `number` between 0 and 1")
	to.StringVar(&f.top, "top", strconv.Itoa(mostListed), "`number` of factors that a table has")
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
				return usage("%s: have %s; want one, the file of a sweep or a folder", c.CommandPath(), count(len(args), "argument"))
			}
			return nil
		},
		ValidArgsFunction: completeSweep,
		RunE: func(c *cobra.Command, args []string) error {
			if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
				return f.analyse(c, args[0])
			}
			return f.sweep(c, args[0])
		},
	}
	f.sweepFlags.runFlags.add(c.Flags())
	f.shardFlags.add(c.Flags())
	c.Flags().BoolVar(&f.allowPartial, "allow-partial", false, "write tables of what is there where units failed")
	f.askedFlags.add(c.Flags())
	c.AddCommand(sensitivityDesignCommand(), sensitivityAnalyzeCommand())
	return c
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
	most, err = wholeFrom(1, "top", f.top, mostListed)
	return w, most, errors.Join(append(errs, err)...)
}

// levelOf reads --level.
func levelOf(text string) (float64, error) {
	level, err := strconv.ParseFloat(text, 64)
	if err != nil || !(level > 0 && level < 1) {
		return 0, usage("--level: have %q; want a number between 0 and 1, such as 0.95", text)
	}
	return level, nil
}

// usual reports whether nothing is asked for but what sensitivity.csv has.
func (f *askedFlags) usual(w study.Wanted) bool {
	return len(w.Metrics) == 0 && len(w.Methods) == 0 && w.Level == stats.Confidence
}

// sweep runs a sweep and answers.
func (f *sensitivityFlags) sweep(c *cobra.Command, arg string) error {
	w, most, wrong := f.askedFlags.read()
	r, err := f.readSweep(arg)
	if err == nil {
		if kind := r.sweep.Layout.Kind; kind == "factorial" || kind == "ofat" {
			err = usage("%s: a design of kind %s has no indices; want morris, saltelli, lhs, sobol or csv", arg, kind)
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

// ofSweeps are the flags of heed sensitivity that a folder has no use for.
var ofFolders = []string{"output", "arms", "metric", "method", "level", "top", "quiet"}

// analyse analyses a folder anew.
func (f *sensitivityFlags) analyse(c *cobra.Command, dir string) error {
	w, most, wrong := f.askedFlags.read()
	errs := []error{wrong}
	c.Flags().Visit(func(g *pflag.Flag) {
		if !slices.Contains(ofFolders, g.Name) {
			errs = append(errs, usage("--%s: %s is a folder, whose sweep has been run; want only --%s", g.Name, dir, strings.Join(ofFolders, ", --")))
		}
	})
	m, err := finished(dir)
	if err := errors.Join(append(errs, err)...); err != nil {
		return err
	}
	w.Arms = trimmed(strings.Split(f.arms, ","))
	j := sensitivityJob{dir: dir, manifest: m, wanted: w, most: most, out: c.OutOrStdout(), notes: c.ErrOrStderr(), quiet: f.quiet}
	if err := asWrittenOf(m, dir, []string{results.ReplicatesFile, results.PointsFile}); err != nil {
		return err
	}
	if err := j.run(); err != nil {
		return err
	}
	if f.dir != "" {
		if err := j.write(c.Context(), f.dir); err != nil {
			return err
		}
	}
	return j.print()
}

// finished returns the manifest of a folder of a sweep that is complete.
func finished(dir string) (results.Manifest, error) {
	st, err := results.ReadStatus(dir)
	switch {
	case err != nil:
		return st.Manifest, err
	case st.State == results.Fresh:
		return st.Manifest, usage("no results in %s", dir)
	case !isSweepFolder(st.Manifest):
		return st.Manifest, usage("%s is of heed %s; indices are of a sweep", dir, commandOf(st.Manifest))
	case st.State != results.Complete:
		s := standingOf(dir, st)
		return st.Manifest, &holesError{results.ErrIncomplete, fmt.Sprintf("%s is not complete, and indices are of a whole design: %s; %s", dir, s.counts(), s.Next)}
	}
	return st.Manifest, nil
}

// A sensitivityJob is an analysis of a folder.
type sensitivityJob struct {
	dir      string
	manifest results.Manifest
	wanted   study.Wanted
	most     int

	found study.SweepIndices
	all   []findings.Sensitivity

	quiet      bool
	out, notes io.Writer
}

// run does the analysis.
func (j *sensitivityJob) run() error {
	a, err := study.OpenSensitivity(j.dir, j.manifest)
	if err != nil && len(j.manifest.Missing) > 0 {
		return &holesError{results.ErrIncomplete, j.dir + ": " + strings.TrimPrefix(err.Error(), "study: ")}
	}
	if err != nil {
		return err
	}
	if slices.Contains(j.wanted.Metrics, "all") {
		j.wanted.Metrics = a.Metrics
	}
	if err := a.Check(j.wanted); err != nil {
		return usage("%s: %v", j.dir, strings.ReplaceAll(err.Error(), "\n", "\n"+j.dir+": "))
	}
	if j.found, err = a.Run(j.wanted); err != nil {
		return err
	}
	j.all = findings.SensitivitiesOf(j.found.Indices)
	if len(j.all) == 0 {
		return errors.Join(j.found.Refused...)
	}
	if !j.quiet {
		for _, refused := range j.found.Refused {
			warn(j.notes, "left out: %v", refused)
		}
		for _, doubt := range j.found.Warnings {
			warn(j.notes, "%s", doubt)
		}
	}
	return nil
}

// print prints the answer.
func (j *sensitivityJob) print() error {
	return sensitivityAnswer{all: j.all, replicates: j.manifest.Replicates, level: j.wanted.Level, most: j.most}.write(j.out)
}

// write writes the table and the figures to a folder of their own.
func (j *sensitivityJob) write(ctx context.Context, dir string) error {
	if sameFolder(dir, j.dir) {
		return usage("--output: %s is the folder that is analysed, whose files its manifest vouches for; take another", dir)
	}
	if _, err := results.ReadManifest(dir); err == nil {
		return usage("--output: %s holds results, which their manifest vouches for; take another", dir)
	}
	folder, err := makeFolder(dir)
	if err != nil {
		return err
	}
	path := filepath.Join(folder.path, study.SensitivityFile)
	if err := results.WriteFile(path, func(w io.Writer) error {
		to := results.NewCSV(w, study.SensitivityColumns()...)
		return errors.Join(study.WriteIndices(to, j.manifest.Scenario, j.found.Indices), to.Flush())
	}); err != nil {
		return err
	}
	err = figures.DrawSensitivity(j.all, figures.SensitivityFrameOf(j.manifest, j.wanted.Level), func(name string, fill func(io.Writer) error) error {
		if err := ctx.Err(); err != nil {
			return context.Cause(ctx)
		}
		return results.WriteFile(filepath.Join(folder.path, filepath.Base(name)), fill)
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(j.out, "%s and figures are in %s.\n\n", study.SensitivityFile, dir)
	return err
}

// sameFolder reports whether two paths are one folder.
func sameFolder(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}
