package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"heed/cmd/heed/internal/figures"
	"heed/cmd/internal/pages"
	"heed/cmd/internal/prose"
	"heed/cmd/internal/version"
	"heed/cmd/internal/work"
	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

// optimizeFlags are the flags of heed optimize.
type optimizeFlags struct {
	scenarioFlags
	figures bool
	format  string
}

func optimizeCommand() *cobra.Command {
	var f optimizeFlags
	c := &cobra.Command{
		Use: "optimize POLICY", Short: "Choose a mix of interventions under a budget",
		Long: `Look for the mixes of interventions that no other mix beats in all objectives: the
front of what can be had for what money. A policy, a shipped one or a file, has levers
(arms of a scenario, taken in part or as a whole, or live keys with a cost for moving
them), objectives, a budget, and how to search; with futures a mix has to be good over
conditions that nobody knows, in the mean, in the worst tenth, or by its largest regret.

The search is NSGA-II. What is said of the front is from fresh replicates, not from those
by which the search chose it. front.csv has the mixes with intervals and how surely
none is better, levers.csv what each moves, mixes.toml has them as arms for heed run. The
same command goes on where it was interrupted, and does nothing when all is done.

` + "`heed explain policy`" + ` tells every key of a policy.`,
		Example: `  heed optimize nuclear-plant-mixes
  heed optimize mixes.toml -o out/mixes --workers 2
  heed run out/mixes/mixes.toml --arms mix-3,mix-7`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("%s: have %s; want one, the file of a policy", c.CommandPath(), prose.Count(len(args), "argument"))
			}
			return nil
		},
		ValidArgsFunction: completePolicy,
		RunE: func(c *cobra.Command, args []string) error {
			r, err := f.read(args[0])
			if err != nil {
				return err
			}
			r.out, r.notes = c.OutOrStdout(), c.ErrOrStderr()
			return r.run(c.Context())
		},
	}
	f.add(c.Flags())
	return c
}

// add adds the flags to a set: those of whatever runs a scenario but for arms and
// replicates, which a policy has.
func (f *optimizeFlags) add(to *pflag.FlagSet) {
	to.SortFlags, f.given = false, to.Changed
	to.StringVarP(&f.dir, "output", "o", "", "the `folder` for the results (out/NAME)")
	to.StringVar(&f.seed, "seed", "", "a `number` that chooses all chance")
	to.StringArrayVar(&f.set, "set", nil, "give a key of the base another value: `path=value` (repeatable)")
	to.StringVar(&f.workers, "workers", strconv.Itoa(runtime.GOMAXPROCS(0)), "`number` of threads; it changes no result")
	to.StringVar(&f.progress, "progress", "auto", "`auto`, plain, json or none")
	to.BoolVar(&f.quiet, "quiet", false, "no progress and no warnings")
	to.BoolVar(&f.force, "force", false, "replace what another run left in the folder")
	to.BoolVar(&f.figures, "figures", true, "draw figures")
	to.StringVar(&f.format, "format", "csv", "of the tables: `csv`, or csv,parquet for both")
}

// An optimizeRequest is what a command line of heed optimize asks for, checked.
type optimizeRequest struct {
	request
	policy *scenarios.Policy
}

// read checks the flags and the policy. The error has every mistake.
func (f *optimizeFlags) read(arg string) (*optimizeRequest, error) {
	asked, err := f.request()
	r := &optimizeRequest{request: *asked}
	errs := []error{err, f.empty()}
	formats, err := formatsOf(f.format)
	if err != nil || formats[0] != results.CSVFormat {
		err = usage("--format: have %q; want csv, or csv,parquet: what is printed is read from CSV", f.format)
	}
	errs = append(errs, err)
	r.policy, err = openPolicy(arg, f.overrides())
	if err := errors.Join(append(errs, err)...); err != nil {
		return nil, err
	}
	r.scenario = r.policy.Base
	r.plan = study.PlanOptimization(r.policy)
	r.plan.Program, r.plan.Overrides, r.plan.Outputs = version.Program(), f.set, formats
	if f.figures {
		r.plan.Outputs = append(r.plan.Outputs, work.FiguresOutput)
	}
	if r.dir == "" {
		r.dir = filepath.Join("out", r.policy.Name)
	}
	return r, r.plan.Validate()
}

// readPolicyText reads the text of the policy that an argument means: the shipped one of
// that name, unless there is such a file, or the file of that path.
func readPolicyText(arg string) ([]byte, error) {
	if text, err := scenarios.ShippedPolicyText(arg); err == nil {
		if _, missing := os.Stat(arg); missing != nil {
			return text, nil
		}
	}
	return readText(arg)
}

// openPolicy reads the policy that an argument means.
func openPolicy(arg string, overrides []scenarios.Override) (*scenarios.Policy, error) {
	text, err := readPolicyText(arg)
	switch {
	case is[*usageError](err):
		return nil, fmt.Errorf("%w; shipped is %s", err, scenarios.ShippedPolicies()[0].Name)
	case err != nil:
		return nil, err
	case isCalibration(text):
		return nil, usage("%s is a calibration and no policy, which has levers and objectives; it runs with: heed calibrate %s", arg, arg)
	case !isPolicy(text) && isSweep(text):
		return nil, usage("%s is a sweep and no policy, which has levers and objectives; it runs with: heed sweep %s", arg, arg)
	case !isPolicy(text) && isScenario(text):
		return nil, usage("%s is a scenario and no policy, which has a base, levers and objectives; it runs with: heed run %s", arg, arg)
	}
	name := arg
	if filepath.Ext(arg) == "" {
		name += ".toml"
	}
	return scenarios.ParsePolicy(name, text, os.DirFS(filepath.Dir(arg)), overrides)
}

// completePolicy offers policies to the shell: the shipped ones, and files.
func completePolicy(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var all []string
	for _, s := range scenarios.ShippedPolicies() {
		all = append(all, s.Name+"\t"+s.Title)
	}
	return all, cobra.ShellCompDirectiveDefault
}

// run does what is asked for and shows what came of it.
func (r *optimizeRequest) run(ctx context.Context) (err error) {
	if !r.quiet {
		r.warn(r.scenario.Warnings)
	}
	folder, err := results.Open(r.dir, r.plan, r.force)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	before := folder.State() == results.Complete
	if !before {
		if err := r.complete(ctx, folder); err != nil {
			return err
		}
	}
	if !r.quiet {
		r.warn(folder.Manifest().Warnings)
	}
	if err := pages.WriteFront(r.out, r.dir, folder.Manifest()); err != nil {
		return err
	}
	return r.place(r.out, before)
}

// complete looks for the front and writes its tables and figures.
func (r *optimizeRequest) complete(ctx context.Context, folder *results.Folder) error {
	r.forewarn()
	if !r.quiet {
		r.warn(folder.Warnings())
	}
	p, days := r.policy, r.scenario.Params.Organization.Employees*float64(r.scenario.Days)
	m := newMeter(r.notes, progressMode(r.notes, r.progress, r.quiet), workload{"runs of mixes", days},
		fmt.Sprintf("optimizing %s: %s, at most %s of %s", p.Name, prose.Count(len(p.Levers), "lever"), prose.Count(p.Search.Generations, "generation"), prose.Count(p.Search.Population, "mix", "mixes")))
	done, generations, final := 0, 0, false
	o := study.Optimization{Policy: p, Folder: folder, Workers: r.workers, Told: func(at study.OptimizationProgress) {
		if at.Generations > generations {
			generations = at.Generations
			m.say(fmt.Sprintf("generation %d: %s on the front, hypervolume %.3f", generations, prose.Count(at.Last.Front, "mix", "mixes"), at.Last.Hypervolume))
		}
		if at.Final && !final {
			final = true
			m.say("trying the front in fresh replicates")
		}
		done = at.Done
		m.Done(at.Done, at.AtMost)
	}}
	front, err := o.Run(ctx)
	m.stop()
	if err == nil {
		m.say("writing tables and figures")
		err = folder.Finish(func(x *results.Extras) error { return r.write(ctx, front, x) })
	}
	if err != nil && ctx.Err() != nil && !errors.Is(err, results.ErrIO) {
		return fmt.Errorf("interrupted: %s of mixes are done and kept in %s; run the same command again to go on", prose.Count(done, "run"), r.dir)
	}
	return err
}

// write writes the tables of a front and its figures.
func (r *optimizeRequest) write(ctx context.Context, front *study.Front, x *results.Extras) error {
	r.doubtBurnIn(x)
	if err := front.Write(x); err != nil || r.plan.Outputs[len(r.plan.Outputs)-1] != work.FiguresOutput {
		return err
	}
	return figures.WriteFront(ctx, x)
}
