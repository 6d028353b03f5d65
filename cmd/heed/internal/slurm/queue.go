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

// IsMerge reports whether the task is a merge, which is no array.
func (t Task) IsMerge() bool { return t.Index == 0 }

// Queue returns what the controller has of the caller's jobs that are of the folder, and
// have not ended. They are known by where they begin, not by their number: a controller
// that was killed forgets jobs of the last seconds and gives their numbers to others, and
// sbatch that gives up waiting may have submitted a job of which it told no number.
func (s *Settings) Queue(ctx context.Context) (tasks []Task, err error) {
	text, err := ask(ctx, "squeue", "--noheader", "--array", "--me", "--format=%F|%K|%T|%Z")
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(text) {
		f := strings.SplitN(strings.TrimSuffix(line, "\n"), "|", 4)
		if len(f) != 4 || f[3] != s.Path() || strings.Contains(ended, " "+f[2]+" ") {
			continue
		}
		index, _ := strconv.Atoi(f[1]) // N/A for a job that is no array
		tasks = append(tasks, Task{f[0], index, f[2]})
	}
	return tasks, nil
}

// ended are the states in which nothing more comes of a job.
const ended = " BOOT_FAIL CANCELLED COMPLETED DEADLINE FAILED NODE_FAIL OUT_OF_MEMORY PREEMPTED REVOKED TIMEOUT "
