package slurm

import (
	"context"
	"strconv"
	"strings"
)

// A Task is what the controller says of a job, or of a task of an array.
type Task struct {
	Job   string // the number of the job or array
	Index int    // of the task, 0 where the job is no array
	State string // such as RUNNING or PENDING
}

// Queue returns what the controller has of jobs that have not ended. Jobs that it does not
// know any more are left out.
func Queue(ctx context.Context, jobs ...string) (tasks []Task, err error) {
	text, err := ask(ctx, "squeue", "--noheader", "--array", "--states=all", "--format=%F|%K|%T", "--jobs="+strings.Join(jobs, ","))
	if err != nil {
		if r, ok := err.(*RefusedError); ok && strings.Contains(r.Said, "Invalid job id") {
			return nil, nil // of one job alone, that has been forgotten
		}
		return nil, err
	}
	for line := range strings.Lines(text) {
		if f := strings.Split(strings.TrimSpace(line), "|"); len(f) == 3 {
			index, _ := strconv.Atoi(f[1]) // N/A for a job that is no array
			tasks = append(tasks, Task{f[0], index, f[2]})
		}
	}
	return tasks, nil
}

// ended are the states in which nothing more comes of a job.
const ended = " BOOT_FAIL CANCELLED COMPLETED DEADLINE FAILED NODE_FAIL OUT_OF_MEMORY PREEMPTED REVOKED TIMEOUT "

// Ended reports whether nothing more comes of the task.
func (t Task) Ended() bool { return strings.Contains(ended, " "+t.State+" ") }
