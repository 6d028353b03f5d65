package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"heed/results"
	"heed/scenarios"
	"heed/scenarios/study"
)

func sweepCommand() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use: "sweep SWEEP.toml", Short: "Run a scenario over the points of a design",
		Long: `Run a scenario over the points of a design: every point, every arm, every
replicate, replicate by replicate, so that what is done so far is balanced. The same
command goes on where it was interrupted, and does nothing when all is done.`,
		Example: `  heed sweep detail.toml
  heed sweep detail.toml -o out/detail --series=false --workers 2`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("%s: have %s; want one, the file of a sweep", c.CommandPath(), count(len(args), "argument"))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			r, err := f.readSweep(args[0])
			if err != nil {
				return err
			}
			r.out, r.notes = c.OutOrStdout(), c.ErrOrStderr()
			return r.sweepRun(c.Context())
		},
	}
	f.add(c.Flags())
	return c
}

// A sweepRequest is what a command line of heed sweep asks for, checked.
type sweepRequest struct {
	request
	sweep *scenarios.Sweep
}

// readSweep checks the flags and the sweep. The error has every mistake.
func (f *runFlags) readSweep(path string) (*sweepRequest, error) {
	r := &sweepRequest{request: request{dir: f.dir, progress: f.progress, quiet: f.quiet, force: f.force}}
	errs := []error{oneOf("format", f.format, "csv"), oneOf("progress", f.progress, "auto", "plain", "json", "none")}
	var err error
	r.workers, err = workersOf(f.workers)
	errs = append(errs, err)
	r.sweep, err = openSweep(path, f.overrides())
	if err := errors.Join(append(errs, err)...); err != nil {
		return nil, err
	}
	r.scenario = r.sweep.Base
	if r.record, err = f.recordOf(r.scenario); err != nil {
		return nil, err
	}
	r.plan = study.PlanSweep(r.sweep, r.record)
	r.plan.Program, r.plan.Overrides = program(), f.set
	r.plan.Outputs = append([]string{f.format}, r.plan.Outputs...)
	if r.dir == "" {
		r.dir = filepath.Join("out", r.sweep.Name)
	}
	return r, r.plan.Validate()
}

// openSweep reads the sweep in a file.
func openSweep(path string, overrides []scenarios.Override) (*scenarios.Sweep, error) {
	text, err := readText(path)
	if err != nil {
		return nil, err
	}
	return scenarios.ParseSweep(path, text, os.DirFS(filepath.Dir(path)), overrides)
}

// sweepRun does what the folder lacks and writes its tables.
func (r *sweepRequest) sweepRun(ctx context.Context) (err error) {
	folder, err := results.Open(r.dir, r.plan, r.force)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	before := folder.State() == results.Complete
	if !before {
		if !r.quiet {
			r.warn(r.scenario.Warnings)
			r.warn(folder.Warnings())
		}
		if err := r.completeSweep(ctx, folder); err != nil {
			return err
		}
	}
	if !r.quiet {
		r.warn(folder.Manifest().Warnings)
	}
	if err := writeRobustness(r.out, r.dir); err != nil {
		return err
	}
	return r.place(r.out, before)
}

// completeSweep does the units that the folder lacks and writes its tables.
func (r *sweepRequest) completeSweep(ctx context.Context, folder *results.Folder) error {
	ticker := time.NewTicker(syncEvery)
	defer ticker.Stop()
	s := r.scenario
	days := s.Params.Organization.Employees * float64(s.BurnIn+s.Days*len(s.Arms))
	m := newMeter(r.notes, progressMode(r.notes, r.progress, r.quiet), workload{"units", days},
		fmt.Sprintf("sweeping %s: %s in %s of %s", r.sweep.Name, count(r.sweep.Points, "point"), count(s.Replicates, "replicate"), count(len(s.Arms), "arm")))
	err := study.Run(ctx, folder, study.Organizations(r.sweep.Scenario, r.record),
		study.Options{Workers: r.workers, Progress: m, Sync: ticker.C})
	m.stop()
	if err == nil {
		err = folder.Finish(func(x *results.Extras) error {
			return errors.Join(study.Review(x, r.sweep.Scenario), study.CompareInterventions(x, r.sweep.Scenario))
		})
	}
	if err != nil && ctx.Err() != nil && !errors.Is(err, results.ErrIO) {
		err = fmt.Errorf("interrupted: %d of %s are done and kept in %s; run the same command again to go on",
			folder.Done(), count(r.sweep.Points*s.Replicates, "unit"), r.dir)
	}
	return err
}
