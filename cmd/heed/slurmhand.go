package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"heed/cmd/heed/internal/slurm"
)

// A handover gives jobs to the cluster and notes what was given.
type handover struct {
	*slurm.Submission
	out io.Writer
}

// give submits tasks of the array, as --array has them and none for "", and the merge
// that follows them and the jobs that it is to wait for. It says as which jobs.
func (h *handover) give(ctx context.Context, tasks string, wait []string) error {
	if err := h.WriteScripts(); err != nil {
		return err
	}
	if err := h.Write(); err != nil {
		return err
	}
	if tasks != "" {
		job, err := slurm.Submit(ctx, h.Path(slurm.ArrayFile), "--array="+h.Tasks(tasks))
		if err != nil {
			return h.notSubmitted("nothing", "", err)
		}
		h.Jobs, wait = append(h.Jobs, slurm.Job{Array: job, Tasks: tasks}), append(wait, job)
		if err := h.Write(); err != nil {
			return fmt.Errorf("array %s was submitted, but not its merge, and this could not be noted: %w", job, err)
		}
		fmt.Fprintf(h.out, "Submitted array %s: tasks %s of %d, each up to %s.\n", job, tasks, h.Shards, h.Time)
	}
	return h.giveMerge(ctx, tasks != "", wait)
}

// giveMerge submits the merge.
func (h *handover) giveMerge(ctx context.Context, follows bool, wait []string) error {
	var options []string
	if len(wait) > 0 {
		options = append(options, "--dependency=afterany:"+strings.Join(wait, ":"))
	}
	job, err := slurm.Submit(ctx, h.Path(slurm.MergeFile), options...)
	if err != nil {
		return h.notSubmitted("the merge", "; when all tasks have ended, heed merge "+h.Dir+" makes the tables", err)
	}
	if follows {
		h.Jobs[len(h.Jobs)-1].Merge = job
	} else {
		h.Jobs = append(h.Jobs, slurm.Job{Merge: job})
	}
	if err := h.Write(); err != nil {
		return fmt.Errorf("merge %s was submitted, but this could not be noted: %w", job, err)
	}
	when := ""
	if len(wait) > 0 {
		when = ", when " + strings.Join(wait, " and ") + " has ended"
	}
	_, err = fmt.Fprintf(h.out, "Submitted merge %s: the tables%s.\nheed status %s tells how far it is; heed slurm resume %s submits what is missing then.\n", job, when, h.Dir, h.Dir)
	return err
}

// notSubmitted says that something was refused, or that nobody knows.
func (h *handover) notSubmitted(what, instead string, err error) error {
	var refused *slurm.RefusedError
	if errors.As(err, &refused) && refused.Unanswered() {
		return fmt.Errorf("whether Slurm accepted the job is not known: %w; when squeue answers again, heed slurm resume %s submits what it does not show", err, h.Dir)
	}
	verb := "was not submitted"
	if what == "nothing" {
		verb = "was submitted"
	}
	return fmt.Errorf("%s %s: %w%s", what, verb, err, instead)
}

// jobsIn names the jobs that were submitted last.
func jobsIn(s *slurm.Submission) string {
	last := s.Jobs[len(s.Jobs)-1]
	switch {
	case last.Array == "":
		return "merge " + last.Merge
	case last.Merge == "":
		return "array " + last.Array
	}
	return "array " + last.Array + " and merge " + last.Merge
}
