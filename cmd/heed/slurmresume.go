package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"heed/agents"
	"heed/cmd/heed/internal/slurm"
	"heed/cmd/internal/prose"
	"heed/results"
)

func slurmResumeCommand() *cobra.Command {
	var f jobFlags
	var of taskFlags
	c := &cobra.Command{
		Use: "resume DIR [-- SBATCH-OPTION...]", Short: "Submit what is missing of a sweep that was submitted",
		Long: `Submit what is missing of a sweep that heed slurm submitted: the shares whose units are
not all there, by the files of the folder, and a merge after them. Tasks that squeue
shows as waiting or running are left to go on. Flags say what the jobs ask for this time
and from now on; what is not said is as it was.`,
		Example: `  heed slurm resume /scratch/me/detail
  heed slurm resume /scratch/me/detail --time 4:00:00 --mem 4G`,
		RunE: func(c *cobra.Command, args []string) error {
			args, options := apart(c, args)
			if err := oneFolder(c, args); err != nil {
				return err
			}
			r := resumption{dir: args[0], print: f.print, out: c.OutOrStdout(), notes: c.ErrOrStderr()}
			given := c.Flags().Changed
			cpus, parallel, err := of.read(given)
			return r.resume(c.Context(), func(s *slurm.Settings) error {
				if given("cpus") {
					s.CPUs = cpus
				}
				if given("max-parallel") {
					s.Parallel = parallel
				}
				return errors.Join(err, f.apply(s, given, options))
			})
		},
	}
	c.Flags().SortFlags = false
	f.add(c.Flags())
	of.add(c.Flags(), "task")
	return c
}

// A resumption submits again what is missing of a folder.
type resumption struct {
	dir        string
	print      bool
	out, notes io.Writer
}

// resume submits what is missing, with settings that a function changes.
func (r *resumption) resume(ctx context.Context, change func(*slurm.Settings) error) error {
	s, err := r.read()
	if err != nil {
		return err
	}
	if err := change(&s.Settings); err != nil {
		return err
	}
	st, err := results.ReadStatus(r.dir)
	switch {
	case err != nil:
		return err
	case st.State == results.Complete:
		_, err := fmt.Fprintf(r.out, "%s is complete already: nothing was to be done.\n", r.dir)
		return err
	case st.State == results.Fresh:
		return usage("%s has no units and no plan any more; heed slurm begins it anew", r.dir)
	case st.Manifest.Model != agents.Version:
		return usage("the units of %s are of model %s, and this is heed with model %s: resume with the program that made them, %s slurm resume %s",
			r.dir, st.Manifest.Model, agents.Version, s.Path(slurm.ProgramFile), r.dir)
	}
	if !r.print {
		if err := slurm.Find(); err != nil {
			return err
		}
	}
	return r.submit(ctx, s, missingShares(st, s.Shards))
}

// read returns what was submitted, where the folder is now.
func (r *resumption) read() (*slurm.Submission, error) {
	s, err := slurm.ReadSubmission(r.dir)
	if errors.Is(err, slurm.ErrNotSubmitted) {
		return nil, usage("%s: %v", r.dir, err)
	}
	if err == nil {
		s.Dir, err = filepath.Abs(r.dir)
	}
	return s, err
}

// missingShares returns the numbers of those shares of n that lack units.
func missingShares(st results.Status, n int) (all []int) {
	whole := make([]bool, n+1)
	for _, s := range st.Shards {
		if s.Shard.Of == n {
			whole[s.Shard.Index] = s.Done == s.Units
		}
	}
	for i := 1; i <= n && st.Done < st.Counts.Units; i++ {
		if !whole[i] {
			all = append(all, i)
		}
	}
	return all
}

// submit submits the shares that are missing and not under way, and the merge.
func (r *resumption) submit(ctx context.Context, s *slurm.Submission, missing []int) error {
	busy, err := s.Queue(ctx)
	if err != nil {
		warn(r.notes, "what is under way cannot be told, and is submitted again: %v", err)
	}
	var wait []string
	left := slices.DeleteFunc(slices.Clone(missing), func(share int) bool {
		i := slices.IndexFunc(busy, func(t slurm.Task) bool { return t.Index == share })
		if i >= 0 && !slices.Contains(wait, busy[i].Job) {
			wait = append(wait, busy[i].Job)
		}
		return i >= 0
	})
	under := len(missing) - len(left)
	if under > 0 {
		fmt.Fprintf(r.out, "%s waiting or running in %s.\n", prose.Count(under, "share"), prose.Joined(wait))
	}
	if len(left) == 0 && slices.ContainsFunc(busy, slurm.Task.IsMerge) {
		_, err := fmt.Fprintf(r.out, "Nothing was to be submitted: heed status %s tells how far it is.\n", r.dir)
		return err
	}
	tasks := slurm.List(left)
	if r.print {
		_, err := fmt.Fprintf(r.out, "# sbatch --array=%s\n%s\n%s", s.Tasks(tasks), s.Array(), s.Merge())
		return err
	}
	if err := freezeProgram(s.Path(slurm.ProgramFile)); err != nil {
		return err
	}
	h := handover{s, r.out}
	return h.give(ctx, tasks, wait)
}
