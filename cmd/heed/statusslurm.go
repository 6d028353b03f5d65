package main

import (
	"context"
	"slices"
	"time"

	"heed/cmd/heed/internal/slurm"
	"heed/cmd/internal/work"
)

// squeuePatience is how long heed status waits for a controller, which may be busy or
// gone, to say what nothing hangs on.
const squeuePatience = 5 * time.Second

// scheduled returns the jobs that squeue has of a folder, and those that were submitted
// last.
func scheduled(ctx context.Context, s *slurm.Submission) (jobs []work.Scheduled) {
	ctx, cancel := context.WithTimeout(ctx, squeuePatience)
	defer cancel()
	tasks, err := s.Queue(ctx)
	at := func(number, role string) *work.Scheduled {
		i := slices.IndexFunc(jobs, func(j work.Scheduled) bool { return j.Job == number })
		if i < 0 {
			i, jobs = len(jobs), append(jobs, work.Scheduled{Job: number, Role: role, Asked: err == nil, States: map[string]int{}})
		}
		return &jobs[i]
	}
	if n := len(s.Jobs); n > 0 {
		for _, j := range [][2]string{{s.Jobs[n-1].Array, "array"}, {s.Jobs[n-1].Merge, "merge"}} {
			if j[0] != "" {
				at(j[0], j[1])
			}
		}
	}
	for _, t := range tasks {
		role := "array"
		if t.IsMerge() {
			role = "merge"
		}
		at(t.Job, role).States[t.State]++
	}
	return jobs
}
