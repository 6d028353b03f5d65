package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"heed/cmd/heed/internal/figures"
	"heed/cmd/internal/findings"
	"heed/cmd/internal/pages"
	"heed/results"
	"heed/results/stats"
	"heed/scenarios/study"
	"heed/sim"
)

// analyzeFlags are the flags of heed sensitivity analyze.
type analyzeFlags struct {
	methods, factors, outputs []string
	x, y, dir                 string
	levels, level, top, seed  string
	second, common, force     bool
	given                     func(flag string) bool
}

func sensitivityAnalyzeCommand() *cobra.Command {
	var f analyzeFlags
	c := &cobra.Command{
		Use: "analyze", Short: "Analyse the outputs of any model",
		Long: `Analyse the outputs of any model at the points of a design, that of heed sensitivity
design or of another program (the order of points is that of SALib).

--inputs has a column for each factor and a row for each point, --outputs a column for
each output. One file may have both: then --factors or --output says which columns are
what. A column point, in both, says of which point a row is; several rows of a point are
replicates, which may be named by a column replicate. Without it the rows of both files
are points in the same order. With --common replicates of the same name had the same
random numbers at all points.

Every number has to be there: what is missing is named, and nothing is dropped.`,
		Example: `  heed sensitivity analyze --method sobol --inputs x.csv --outputs y.csv --second-order
  heed sensitivity analyze --method morris --inputs runs.csv --factors a,b,c --output y
  heed sensitivity analyze --method regression,pawn --inputs runs.csv --output y -o out/y`,
		Args: noneBut("the file of the points goes with --inputs"),
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c.OutOrStdout(), c.ErrOrStderr()) },
	}
	to := c.Flags()
	to.SortFlags, f.given = false, to.Changed
	to.StringSliceVar(&f.methods, "method", nil, "the `methods`: "+strings.Join(study.Methods, ", "))
	to.StringVar(&f.x, "inputs", "", "the `file` of the points")
	to.StringVar(&f.y, "outputs", "", "the `file` of the outputs (that of the points)")
	to.StringSliceVar(&f.factors, "factors", nil, "the columns that are factors, `a,b` (all others)")
	to.StringSliceVar(&f.outputs, "output", nil, "the columns that are outputs, `a,b` (all others)")
	to.BoolVar(&f.second, "second-order", false, "of sobol: the design has the points that pairs need (found by itself)")
	to.StringVar(&f.levels, "levels", "4", "of morris: the even `number` of levels of the design, which the points have to agree with")
	to.BoolVar(&f.common, "common", false, "replicates had the same random numbers at all points")
	to.StringVar(&f.level, "level", "0.95", "of the intervals, a `number` from 0.5 to 0.998")
	to.StringVar(&f.top, "top", strconv.Itoa(pages.MostListed), "`number` of factors that a table has")
	to.StringVar(&f.seed, "seed", "1", "a `number` that chooses the resamples of the intervals")
	to.StringVarP(&f.dir, "folder", "o", "", "the `folder` for sensitivity.csv and figures (none)")
	to.BoolVar(&f.force, "force", false, "replace what another analysis left in the folder")
	return c
}

// An analysis is what is asked for, checked.
type analysis struct {
	study.SensitivityDesign
	methods []string
	outputs []string
	y       [][][]float64 // by output, point and replicate
	most    int
}

// run analyses and prints.
func (f *analyzeFlags) run(out, notes io.Writer) error {
	a, err := f.read()
	if err != nil {
		return err
	}
	doubt, err := a.Dependence(a.methods)
	if err != nil {
		return fmt.Errorf("%s: %s", f.x, strings.TrimPrefix(err.Error(), "stats: "))
	}
	if doubt != "" {
		warn(notes, "%s: %s", f.x, doubt)
	}
	var rows []study.Index
	for i, name := range a.outputs {
		methods := a.methods
		if !slices.Contains(methods, study.Sobol) {
			methods = append(slices.Clone(methods), study.ChanceOnly)
		}
		for _, method := range methods {
			some, doubts, err := a.Indices(method, a.y[i])
			if err != nil {
				return fmt.Errorf("%s: %s: %s", name, method, strings.TrimPrefix(err.Error(), "stats: "))
			}
			for k := range some {
				some[k].Output, some[k].Against = name, study.OfLevel
			}
			rows = append(rows, some...)
			for _, doubt := range doubts {
				warn(notes, "%s: %s: %s", name, method, doubt)
			}
		}
	}
	all := findings.SensitivitiesOf(rows)
	if f.dir != "" {
		if err := f.write(out, rows, all, a.Bootstrap.Level); err != nil {
			return err
		}
	}
	return pages.SensitivityAnswer{All: all, Replicates: len(a.y[0][0]), Level: a.Bootstrap.Level, Most: a.most}.Write(out)
}

// write writes the table and the figures.
func (f *analyzeFlags) write(out io.Writer, rows []study.Index, all []findings.Sensitivity, level float64) error {
	title := strings.TrimSuffix(filepath.Base(f.x), filepath.Ext(f.x))
	fill := func(w io.Writer) error {
		to := results.NewCSV(w, study.SensitivityColumns()...)
		return errors.Join(study.WriteIndices(to, title, rows), to.Flush())
	}
	if err := sparesAnalysis("folder", f.dir, f.force, fill); err != nil {
		return err
	}
	folder, err := makeFolder(f.dir)
	if err != nil {
		return err
	}
	file := func(name string, fill func(io.Writer) error) error {
		return results.WriteFile(filepath.Join(folder.path, name), fill)
	}
	err = errors.Join(file(study.SensitivityFile, fill), figures.DrawSensitivity(all, figures.SensitivityFrame{Title: title, Level: level}, file))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s and figures are in %s.\n\n", study.SensitivityFile, f.dir)
	return err
}

// read checks flags and files. The error has every mistake that can be told.
func (f *analyzeFlags) read() (*analysis, error) {
	a := &analysis{}
	var errs []error
	add := func(err error) { errs = append(errs, err) }
	asked := askedFlags{methods: f.methods, level: f.level, top: f.top}
	w, most, err := asked.read()
	add(err)
	a.methods, a.most = w.Methods, most
	if len(a.methods) == 0 {
		add(usage("--method: have nothing; want some of %s", strings.Join(study.Methods, ", ")))
	}
	a.Kind = f.kind()
	if slices.Contains(a.methods, study.Morris) && len(a.methods) > 1 {
		add(usage("--method: morris goes alone: the points of trajectories serve no other"))
	}
	if f.second && !slices.Contains(a.methods, study.Sobol) {
		add(usage("--second-order: only sobol has it"))
	}
	a.Second, a.Common = f.second, f.common
	if a.Levels, err = wholeFrom(2, "levels", f.levels, 4); err == nil && a.Levels%2 != 0 {
		err = usage("--levels: have %d; want an even number", a.Levels)
	}
	add(err)
	seed, err := strconv.ParseUint(f.seed, 10, 64)
	if err != nil {
		add(usage("--seed: have %q; want a whole number from 0", f.seed))
	}
	a.Bootstrap = stats.Bootstrap{Source: sim.NewStreams(seed, 0).Named("sensitivity"), Resamples: analyzeResamples, Level: w.Level}
	if f.x == "" {
		add(usage("--inputs: have nothing; want the file of the points"))
	} else {
		add(f.tables(a))
	}
	if f.dir != "" {
		add(wantFolder("folder", f.dir))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	for _, method := range a.methods {
		if err := a.Refuses(method); err != nil {
			add(usage("%s: %v", f.x, err))
		}
	}
	return a, errors.Join(errs...)
}

// analyzeResamples is how many resamples intervals have.
const analyzeResamples = 1000

// kind returns the kind of the design that the methods need.
func (f *analyzeFlags) kind() string {
	switch {
	case slices.Contains(f.methods, study.Sobol):
		return "saltelli"
	case slices.Contains(f.methods, study.Morris):
		return "morris"
	}
	return "csv"
}
