package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"heed/cmd/heed/internal/slurm"
	"heed/results"
)

func slurmCommand() *cobra.Command {
	f := slurmFlags{}
	c := &cobra.Command{
		Use: "slurm SWEEP [-- SBATCH-OPTION...]", Short: "Run a sweep on a cluster that Slurm manages",
		Long: `Run a sweep on a cluster that Slurm manages: an array of tasks, each of which does a
share of the units, and after it a job that makes the tables. It is to be typed where
sbatch is, with a folder that every machine of the cluster sees.

One unit is done and timed first, more of them if they are quick, and kept. From that
follow how many shares there are, of some ten minutes each, and the time and memory that
is asked for; flags say otherwise. What follows a -- is given to sbatch too. The
program, the sweep's file and its base are copied to the folder slurm beside the
results, so that the jobs do not mind if these change; rosters stay where they are.

A task that nears its time limit keeps what it has done and asks for itself again.
Whatever else dies, a task, a machine or the controller, nothing that was done is lost:
heed status tells how far the work is, and heed slurm resume submits what is missing.`,
		Example: `  heed slurm detail.toml -o /scratch/me/detail
  heed slurm detail.toml -o /scratch/me/detail --max-parallel 50 -- --account=p123 --qos=short
  heed slurm detail.toml --print
  heed status /scratch/me/detail
  heed slurm resume /scratch/me/detail --time 2:00:00`,
		ValidArgsFunction: completeSweep,
		RunE: func(c *cobra.Command, args []string) error {
			args, options := apart(c, args)
			if len(args) != 1 {
				return usage("%s: have %d arguments; want one, the file of a sweep; options of sbatch follow a --", c.CommandPath(), len(args))
			}
			r, err := f.read(args[0], options)
			if err != nil {
				return err
			}
			r.settings.Args = f.workArgs(c.Flags())
			r.out, r.notes = c.OutOrStdout(), c.ErrOrStderr()
			return r.submit(c.Context())
		},
	}
	f.add(c.Flags())
	c.AddCommand(slurmResumeCommand())
	return c
}

// apart returns the arguments before a -- and those after it.
func apart(c *cobra.Command, args []string) (before, after []string) {
	if n := c.ArgsLenAtDash(); n >= 0 {
		return args[:n], args[n:]
	}
	return args, nil
}

// A slurmRequest is what a command line of heed slurm asks for, checked.
type slurmRequest struct {
	*sweepRequest
	settings slurm.Settings
	told     float64 // seconds that a unit takes; 0 where it is to be timed
	print    bool
}

// submit brings the sweep to the cluster.
func (r *slurmRequest) submit(ctx context.Context) error {
	most, err := r.cluster(ctx)
	if err != nil {
		return err
	}
	if err := r.notTwice(); err != nil {
		return err
	}
	complete, c, err := r.begin(ctx)
	switch {
	case err != nil:
		return r.explain(err)
	case complete:
		return r.place(r.out, true)
	case c.units == 0:
		_, err := fmt.Fprintf(r.out, "All units are done, and nothing was to be submitted; now: heed merge %s\n", r.dir)
		return err
	}
	r.size(c, most, slurm.MostTime(ctx, r.settings.Partition))
	if r.print {
		return r.show(r.out)
	}
	if err := r.freeze(&r.settings); err != nil {
		return err
	}
	h := handover{&slurm.Submission{Settings: r.settings}, r.out}
	return h.give(ctx, h.AllTasks(), nil)
}

// cluster looks whether there is a cluster, and returns how many tasks an array has
// there at most. To show what would be submitted none is needed.
func (r *slurmRequest) cluster(ctx context.Context) (most int, err error) {
	if err := slurm.Find(); err != nil && !r.print {
		return 0, err
	}
	most, err = slurm.MostTasks(ctx)
	if err != nil && !r.print {
		return 0, fmt.Errorf("how many tasks an array may have cannot be told: %w", err)
	}
	if err != nil && !r.quiet {
		warn(r.notes, "no cluster tells how many tasks an array may have: taken for %d", most)
	}
	if r.settings.Shards > most {
		return 0, usage("--shards: have %d; want %d at most, because the cluster has MaxArraySize = %d", r.settings.Shards, most, most+1)
	}
	return most, nil
}

// notTwice refuses a folder that was submitted.
func (r *slurmRequest) notTwice() error {
	before, err := slurm.ReadSubmission(r.dir)
	switch {
	case r.print, r.force, errors.Is(err, slurm.ErrNotSubmitted):
		return nil
	case err != nil:
		return err
	case len(before.Jobs) == 0:
		return nil
	}
	if in, err := results.Inspect(r.dir); err == nil && in.State != results.Partial {
		return nil // complete, or begun anew by hand
	}
	return usage("%s was submitted before, as %s; heed slurm resume %s submits what is missing", r.dir, jobsIn(before), r.dir)
}

// begin begins the folder, so that it is of this work from now on, and does the units
// that are timed. To show what would be submitted the folder is a temporary one.
func (r *slurmRequest) begin(ctx context.Context) (complete bool, c cost, err error) {
	dir := r.dir
	if r.print {
		if dir, err = os.MkdirTemp("", "heed-slurm-*"); err != nil {
			return false, c, err
		}
		defer os.RemoveAll(dir)
	}
	folder, err := r.open(dir, r.plan, r.force)
	if err != nil {
		return false, c, err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	if folder.State() == results.Complete {
		return true, c, nil
	}
	r.warnAll(folder)
	c, err = r.timeUnits(ctx, folder, r.told)
	if err != nil && ctx.Err() != nil {
		err = fmt.Errorf("interrupted: nothing was submitted; run the same command again")
	}
	return false, c, err
}

// show prints the scripts, and with what they would be submitted.
func (r *slurmRequest) show(w io.Writer) error {
	s := &r.settings
	_, err := fmt.Fprintf(w, "# %s\n%s\n# %s, submitted with --dependency=afterany and the number of the array\n%s",
		s.Path(slurm.ArrayFile), s.Array(), s.Path(slurm.MergeFile), s.Merge())
	return err
}
