package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"heed/cmd/internal/pages"
	"heed/cmd/internal/prose"
	"heed/cmd/internal/version"
	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

// sweepFlags are the flags of heed sweep.
type sweepFlags struct {
	runFlags
	shardFlags
	allowPartial bool
}

func sweepCommand() *cobra.Command {
	var f sweepFlags
	c := &cobra.Command{
		Use: "sweep SWEEP", Short: "Run a scenario over the points of a design",
		Long: `Run a scenario over the points of a design, a shipped one (` + "`heed explain scenarios`" + `
lists them) or that of a file: every point, every arm, every replicate, replicate by
replicate, so that what is done so far is balanced. The same command goes on where it
was interrupted, and does nothing when all is done.

With --shard i/n it does one of n shares of the units, and any number of processes, on
one machine or on several that have the folder in common, may do theirs at once, even
the same one; heed merge then makes the tables. Without the flag, a task of a Slurm job
array (` + slurmTask + `) or of an indexed Kubernetes job (` + kubeTask + `
with ` + shardsEnv + `) does its share; --shard none does all there too.`,
		Example: `  heed sweep nuclear-plant-futures --series=false
  heed sweep detail.toml
  heed sweep detail.toml -o out/detail --series=false --workers 2
  heed sweep detail.toml -o out/detail --shard 3/64
  heed status out/detail`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("%s: have %s; want one, the file of a sweep", c.CommandPath(), prose.Count(len(args), "argument"))
			}
			return nil
		},
		ValidArgsFunction: completeSweep,
		RunE: func(c *cobra.Command, args []string) error {
			r, err := f.readSweep(args[0], os.Getenv)
			if err != nil {
				return err
			}
			r.out, r.notes = c.OutOrStdout(), c.ErrOrStderr()
			return r.runTask(c.Context())
		},
	}
	f.runFlags.add(c.Flags())
	f.shardFlags.add(c.Flags())
	c.Flags().BoolVar(&f.allowPartial, "allow-partial", false, "write tables of what is there where units failed")
	return c
}

// A sweepRequest is what a command line of heed sweep asks for, checked.
type sweepRequest struct {
	request
	sweep        *scenarios.Sweep
	file         string  // of the sweep; "" for one that is shipped
	inputs       *inputs // what it reads beside its own file
	share        share
	requeues     int // how often it may ask for itself again, as a task of Slurm
	gained       int // units that this attempt has done
	allowPartial bool
	answered     bool // what outcomes hang on is printed next
}

// readSweep checks the flags and the sweep; the environment may say that a share of it
// is meant. The error has every mistake.
func (f *sweepFlags) readSweep(path string, env environment) (*sweepRequest, error) {
	asked, err := f.request()
	r := &sweepRequest{request: *asked, allowPartial: f.allowPartial}
	errs := []error{err, f.empty()}
	_, err = formatsOf(f.format)
	errs = append(errs, err)
	r.growth, err = f.growthFlags.read(&f.runFlags)
	errs = append(errs, err)
	r.share, err = f.share(env)
	errs = append(errs, err, r.alone())
	r.requeues, err = requeuesOf(f.requeue)
	errs = append(errs, err)
	r.inputs = &inputs{FS: os.DirFS(filepath.Dir(path))}
	r.sweep, r.file, err = openSweep(path, r.inputs, f.overrides())
	if err := errors.Join(append(errs, err)...); err != nil {
		return nil, err
	}
	r.scenario = r.sweep.Base
	if r.record, err = f.recordOf(r.scenario); err != nil {
		return nil, err
	}
	r.plan = study.PlanSweep(r.sweep, r.record)
	r.plan.Program, r.plan.Overrides = version.Program(), f.set
	r.growth.plan(&r.plan)
	r.plan.Outputs = append(f.outputs(), r.plan.Outputs...)
	if r.dir == "" {
		r.dir = filepath.Join("out", r.sweep.Name)
	}
	return r, r.plan.Validate()
}

// alone returns what is asked for that a share cannot do by itself.
func (r *sweepRequest) alone() error {
	if r.share.whole() {
		return nil
	}
	why := ""
	if r.share.why != "" {
		why = " (the environment has " + r.share.why + "; --shard none does all)"
	}
	var errs []error
	if r.force {
		errs = append(errs, usage("--force does not go with share %v%s: it would take from the others what they have done; remove the folder before they begin", r.share, why))
	}
	if r.until != nil {
		errs = append(errs, usage("--until does not go with share %v%s: whether the replicates are enough is known where all of them are", r.share, why))
	}
	if r.allowPartial {
		errs = append(errs, usage("--allow-partial does not go with share %v%s: heed merge has it, which writes the tables", r.share, why))
	}
	return errors.Join(errs...)
}

// openSweep reads the sweep that an argument means, and from files what it names. The
// path is that of its file, "" where it is shipped.
func openSweep(arg string, files fs.FS, overrides []scenarios.Override) (s *scenarios.Sweep, path string, err error) {
	name, text, err := readSweepText(arg)
	if err != nil {
		return nil, "", err
	}
	if name == arg {
		path = arg
	}
	if isPolicy(text) {
		return nil, path, usage("%s is a policy and no sweep; it runs with: heed optimize %s", name, name)
	}
	if isCalibration(text) {
		return nil, path, usage("%s is a calibration and no sweep; it runs with: heed calibrate %s", name, name)
	}
	if isScenario(text) {
		return nil, path, usage("%s is a scenario and no sweep, which has a base and a [design]; it runs with: heed run %s", name, name)
	}
	s, err = scenarios.ParseSweep(name, text, files, overrides)
	return s, path, err
}

// sweepRun does what the folder lacks and writes its tables.
func (r *sweepRequest) sweepRun(ctx context.Context) (err error) {
	folder, err := r.open(r.dir, r.plan, r.force)
	if err != nil {
		return r.explain(err)
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	r.scenario.Replicates = folder.Manifest().Replicates
	before := folder.State() == results.Complete
	if !before {
		r.warnAll(folder)
		if err := r.completeSweep(ctx, folder); err != nil {
			return err
		}
	}
	r.end(folder)
	if err := pages.WriteRobustness(r.out, r.dir); err != nil {
		return err
	}
	if err := r.place(r.out, before); err != nil || r.answered {
		return err
	}
	return pages.WriteAnswering(r.out, r.dir, folder.Manifest())
}

// warnAll says what there is to doubt before the work begins.
func (r *sweepRequest) warnAll(folder *results.Folder) {
	if !r.quiet {
		r.warn(r.sweep.Warnings)
		r.warn(r.scenario.Warnings)
		r.warn(folder.Warnings())
	}
}

// completeSweep does the units that the folder lacks and writes its tables.
func (r *sweepRequest) completeSweep(ctx context.Context, folder *results.Folder) error {
	err := r.units(ctx, folder)
	write := folder.Finish
	if r.allowPartial && is[study.Failures](err) && ctx.Err() == nil && !errors.Is(err, results.ErrIO) {
		write, err = folder.FinishPartial, nil
	}
	if err != nil {
		return err
	}
	if err = write(func(x *results.Extras) error { return errors.Join(r.tell(x), finish(ctx, x)) }); err != nil {
		return r.stopped(ctx, folder, err)
	}
	return nil
}

// units does the units that the folder, or the share, lacks.
func (r *sweepRequest) units(ctx context.Context, folder *results.Folder) error {
	ticker := time.NewTicker(syncEvery)
	defer ticker.Stop()
	m := newMeter(r.notes, progressMode(r.notes, r.progress, r.quiet), workload{"units", employeeDays(r.scenario)}, r.begins())
	before := folder.Done()
	err := r.work(ctx, folder, study.Organizations(r.sweep.Scenario, r.record), m,
		study.Options{Workers: r.workers, Sync: ticker.C})
	r.gained = folder.Done() - before
	m.stop()
	r.scenario.Replicates = folder.Manifest().Replicates
	if err != nil {
		return r.stopped(ctx, folder, err)
	}
	return nil
}

// begins says what is about to be done.
func (r *sweepRequest) begins() string {
	text := fmt.Sprintf("sweeping %s: %s in %s of %s", r.sweep.Name,
		prose.Count(r.sweep.Points, "point"), prose.Count(r.scenario.Replicates, "replicate"), prose.Count(len(r.scenario.Arms), "arm"))
	if !r.share.whole() {
		text += fmt.Sprintf(", share %v", r.share)
	}
	return text
}

// stopped says what is kept when the work ends before all is done, and what to type.
func (r *sweepRequest) stopped(ctx context.Context, folder *results.Folder, err error) error {
	kept := fmt.Sprintf("%d of %s are done and kept in %s", folder.Done(), prose.Count(folder.Units(), "unit"), r.dir)
	switch {
	case errors.Is(err, results.ErrIO):
	case ctx.Err() != nil:
		return fmt.Errorf("interrupted: %s; run the same command again to go on", kept)
	case is[study.Failures](err):
		again := "run the same command again to try once more, or with --allow-partial for tables of what is there"
		if !r.share.whole() {
			again = "run the same command again to try once more, or heed merge --allow-partial for tables of what is there"
		}
		return fmt.Errorf("%w\n%s; %s", err, kept, again)
	}
	return err
}
