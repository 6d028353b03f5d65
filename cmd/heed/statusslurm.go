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

// scheduled returns the jobs that were submitted last for a folder, and what squeue says
// of all that were; of those before only what has not ended.
func scheduled(ctx context.Context, s *slurm.Submission) (jobs []work.Scheduled) {
	if len(s.Jobs) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, squeuePatience)
	defer cancel()
	tasks, err := slurm.Queue(ctx, s.Numbers()...)
	tasks = slices.DeleteFunc(tasks, slurm.Task.Ended)
	for i, submitted := range s.Jobs {
		for _, j := range []work.Scheduled{{Job: submitted.Array, Role: "array"}, {Job: submitted.Merge, Role: "merge"}} {
			j.Asked, j.States = err == nil, map[string]int{}
			for _, t := range tasks {
				if t.Job == j.Job {
					j.States[t.State]++
				}
			}
			if j.Job != "" && (i == len(s.Jobs)-1 || len(j.States) > 0) {
				jobs = append(jobs, j)
			}
		}
	}
	return jobs
}
