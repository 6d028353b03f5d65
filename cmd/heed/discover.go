package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"heed/cmd/internal/pages"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/scenarios/study"
)

// discoverFlags are the flags of heed discover. What can be wrong is text until it is
// read, so that all mistakes are told at once.
type discoverFlags struct {
	arms                   []string
	fails, worst, by, of   string
	box, boxes, limits     string
	coverage, alpha, least string
	output                 string
	figures, quiet, force  bool
	given                  func(flag string) bool
}

func discoverCommand() *cobra.Command {
	var f discoverFlags
	c := &cobra.Command{
		Use: "discover DIR", Short: "Say under which conditions an arm fails, over the points of a sweep",
		Long: `Say under which conditions an arm fails: scenario discovery (Bryant and Lempert 2010).
The points of a sweep are futures. Where an arm fails in some of them, PRIM (Friedman
and Fisher 1999) looks for the few limits on few factors within which most of those lie
(coverage), and in which little else lies (density).

An arm fails where its effect on compliance is not above 0, or where --fails or --worst
says so:

  --fails 'compliance_rate < 0.5%'             the difference from the baseline
  --fails 'compliance_rate of level < 0.9'     the arm's own compliance
  --fails 'cost_per_point > 500'               or cost_year, of interventions.csv
  --fails 'compliance_rate < 0 and time_cost_minutes > 2'
  --worst 0.1                                  the worst tenth of points by the effect
  --worst 0.1 --by regret --of participation_rate

Boxes are sought in several peeling trajectories: the usual one, those along each factor
alone, and what peeling on from the best of these gives, so that failing at one end or
at both ends of a factor is found (after Kwakkel and Cunningham 2016). Which box is
taken: of those with at least half of the points that fail, or where there is none with
a quarter (--coverage: with that share, and no less), after limits have been left out that
are not significant (exact p, times the number of factors, below .05), the densest and
those within a standard error of it; of these one with the fewest limits, then with the
most coverage. It is widened again while its density does not fall. A box as good as
which turns up in 5% of shuffles of failing among points, or more, is not told of. Then
the points that are left are searched for another box. --box takes another, as it was
peeled.

What chance may do is told beside it: how often the same limits come again in halves of
the points (of --box: in the box of each half that is the nearest in coverage and
density), how dense such boxes are in the other halves, and how often as good a box is found where failing
is shuffled. Where fewer than 10 points fail, nothing is looked for; where nothing is
found, the search found none, and there may be conditions all the same. The points of a
morris or saltelli design are no futures: take lhs or sobol. The folder has to be
complete, and its tables as its manifest says.

The same command again gives the same; another discovery in the folder of -o is not
replaced without --force.`,
		Example: `  heed discover out/nuclear-plant-futures
  heed discover out/mine --arm dialogue --fails 'compliance_rate < -1%'
  heed discover out/mine --arm education --worst 0.1 --box 12`,
		Args: oneFolder,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return nil, map[bool]cobra.ShellCompDirective{true: cobra.ShellCompDirectiveFilterDirs, false: cobra.ShellCompDirectiveNoFileComp}[len(args) == 0]
		},
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c.Context(), c.OutOrStdout(), c.ErrOrStderr(), args[0])
		},
	}
	f.add(c.Flags())
	return c
}

// add adds the flags to a set.
func (f *discoverFlags) add(to *pflag.FlagSet) {
	d := study.DefaultDiscovery()
	to.SortFlags, f.given = false, to.Changed
	to.StringSliceVar(&f.arms, "arm", nil, "the arms to look at, `a,b` (all but the baseline)")
	to.StringVar(&f.fails, "fails", d.Failing.String(), "`conditions` under which an arm fails")
	to.StringVar(&f.worst, "worst", "", "it fails at the worst `share` of points instead")
	to.StringVar(&f.by, "by", string(study.ByEffect), "the worst by `effect` or regret")
	to.StringVar(&f.of, "of", pages.RobustMeasure, "the worst in this `metric`")
	to.StringVar(&f.box, "box", "", "take the box of this `step` of the trajectory (of one --arm), see peeling.csv")
	to.StringVar(&f.boxes, "boxes", strconv.Itoa(d.Most), "the most boxes of an arm, a `number`")
	to.StringVar(&f.limits, "limits", strconv.Itoa(d.Rule.Limits), "the most factors that a box limits, a `number`")
	to.StringVar(&f.coverage, "coverage", fmt.Sprint(d.Rule.Coverage), "the least `share` of the points that fail, of a box")
	to.StringVar(&f.alpha, "alpha", fmt.Sprint(d.PRIM.Alpha), "the `share` of a box's points that one peel takes at most")
	to.StringVar(&f.least, "mass", fmt.Sprint(d.PRIM.Mass), "the least `share` of all points, of a box")
	to.StringVarP(&f.output, "output", "o", "", "the `folder` for the results (out/NAME-discover)")
	to.BoolVar(&f.force, "force", false, "replace another discovery in the folder")
	to.BoolVar(&f.figures, "figures", true, "draw figures")
	to.BoolVar(&f.quiet, "quiet", false, "no warnings on standard error; they stand in discovery.json")
}

// read checks the flags. The error has every mistake.
func (f *discoverFlags) read() (study.Discovery, error) {
	d := study.DefaultDiscovery()
	var errs []error
	wrong := func(format string, args ...any) { errs = append(errs, usage(format, args...)) }
	d.Arms, d.Workers = trimmed(f.arms), runtime.GOMAXPROCS(0)
	if f.given("arm") && len(d.Arms) == 0 {
		wrong("--arm: have nothing; want names of arms with commas between")
	}
	failing, err := study.ParseFailing(f.fails)
	if err != nil {
		wrong("--fails: %v", err)
		failing = study.Failing{}
	}
	d.Failing = failing
	if f.worst != "" {
		share, err := strconv.ParseFloat(f.worst, 64)
		if err != nil || !(share > 0 && share < 1) {
			wrong("--worst: have %q; want a number above 0 and below 1, such as 0.1", f.worst)
			share = 0.1 // what else is wrong is to be told too
		}
		if f.given("fails") {
			wrong("--worst with --fails: each says where an arm fails")
		}
		d.Failing = study.Failing{Worst: share, By: study.DiscoveryMeasure(f.by), Of: f.of}
		if err := oneOf("by", f.by, string(study.ByEffect), string(study.ByRegret)); err != nil {
			errs, d.Failing.By = append(errs, err), study.ByRegret
		}
	} else if f.given("by") || f.given("of") {
		wrong("--by and --of: go with --worst")
	}
	whole := func(flag, text string, into *int, least int) {
		n, err := strconv.Atoi(text)
		if *into = n; err != nil || n < least {
			wrong("--%s: have %q; want a whole number from %d", flag, text, least)
		}
	}
	whole("boxes", f.boxes, &d.Most, 1)
	whole("limits", f.limits, &d.Rule.Limits, 1)
	if f.given("box") {
		if whole("box", f.box, &d.Step, 1); len(d.Arms) != 1 {
			wrong("--box: is of one arm; want one --arm")
		}
	}
	share := func(flag, text string, into *float64, open bool) {
		v, err := strconv.ParseFloat(text, 64)
		if *into = v; err != nil || !(v > 0 && v <= 1) || open && v == 1 {
			wrong("--%s: have %q; want a share above 0 and below 1", flag, text)
		}
	}
	if share("coverage", f.coverage, &d.Rule.Coverage, false); f.given("coverage") {
		d.Rule.Else = 0
	}
	share("alpha", f.alpha, &d.PRIM.Alpha, true)
	share("mass", f.least, &d.PRIM.Mass, true)
	return d, errors.Join(errs...)
}

// run discovers and writes the folder.
func (f *discoverFlags) run(ctx context.Context, out, notes io.Writer, dir string) error {
	d, m, to, err := f.prepare(dir)
	if err != nil {
		return err
	}
	r, err := study.Discover(ctx, dir, m, d)
	if is[study.Mistaken](err) {
		return &usageError{err.Error()}
	}
	if err != nil {
		return err
	}
	folder, err := makeFolder(to)
	if err != nil {
		return err
	}
	defer folder.forsake()
	doubts := discoveryDoubts(r)
	for _, doubt := range doubts {
		if !f.quiet {
			warn(notes, "%s", doubt)
		}
	}
	if err := pages.ShowDiscovery(out, r); err != nil {
		return err
	}
	if err := writeDiscovery(folder, dir, r, doubts, f.figures); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "\nThe results are in %s.\n", to)
	return err
}

// prepare returns what is asked, of which sweep, and the folder for the results. The error
// has every mistake: of the flags, of what the folder has not got, and of the folder for
// the results.
func (f *discoverFlags) prepare(dir string) (d study.Discovery, m results.Manifest, to string, err error) {
	d, wrong := f.read()
	m, err = openDiscovery(dir)
	if err != nil {
		return d, m, to, errors.Join(wrong, err)
	}
	if err := d.Check(m); err != nil {
		wrong = errors.Join(wrong, usage("%v", err))
	}
	if to = f.output; to == "" {
		to = filepath.Join("out", m.Scenario+"-discover")
	}
	wrong = errors.Join(wrong, wantFolder("output", to))
	if _, err := os.Stat(filepath.Join(to, results.ManifestFile)); err == nil {
		wrong = errors.Join(wrong, usage("--output: %s is a folder of results, which their manifest vouches for; take another", to))
	} else if wrong == nil && !f.force {
		wrong = sameDiscovery(to, dir, m, d)
	}
	return d, m, to, wrong
}

// openDiscovery opens the folder of a sweep, which has to be complete, and holds its
// tables to its manifest.
func openDiscovery(dir string) (m results.Manifest, err error) {
	st, err := results.ReadStatus(dir)
	switch {
	case err != nil:
		return m, err
	case st.State == results.Fresh && pages.IsDiscovery(dir):
		return m, usage("%s is of heed discover; conditions are discovered over the points of heed sweep", dir)
	case st.State == results.Fresh:
		return m, nothingIn(dir)
	case !work.IsSweep(st.Manifest):
		return m, usage("%s is of heed %s; conditions are discovered over the points of heed sweep", dir, work.CommandOf(st.Manifest))
	case st.State != results.Complete:
		s := work.StandingOf(dir, st)
		return m, s.Incomplete("conditions are of all points")
	}
	m = st.Manifest
	var tables []string
	for _, f := range m.Files {
		if ext := filepath.Ext(f.Name); ext == ".csv" || ext == ".parquet" {
			tables = append(tables, f.Name)
		}
	}
	return m, work.Unforced(asWrittenOf(m, dir, tables))
}
