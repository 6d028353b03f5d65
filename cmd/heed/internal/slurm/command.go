package slurm

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// ErrNone is the error of a machine that has no Slurm.
var ErrNone = errors.New("there is no sbatch on the path: want a machine from which jobs are submitted, such as a login node; --print shows what would be submitted")

// Find returns [ErrNone] where there is no sbatch.
func Find() error {
	if _, err := exec.LookPath("sbatch"); err != nil {
		return ErrNone
	}
	return nil
}

// A RefusedError says that a command of Slurm failed.
type RefusedError struct {
	Command string // such as "sbatch"
	Said    string // on standard error, "" for nothing
	Err     error
}

// Error gives the command's own words.
func (e *RefusedError) Error() string {
	said := strings.TrimSpace(e.Said)
	if said == "" {
		said = "it said nothing"
	}
	return fmt.Sprintf("%s failed (%v): %s", e.Command, e.Err, strings.ReplaceAll(said, "\n", "; "))
}

// Unwrap returns how the command ended.
func (e *RefusedError) Unwrap() error { return e.Err }

// Unanswered reports whether the controller gave no answer in time: then it may have done
// all the same what it was asked for.
func (e *RefusedError) Unanswered() bool { return strings.Contains(e.Said, "timed out") }

// ask runs a command of Slurm and returns what it prints.
func ask(ctx context.Context, name string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, name, args...)
	c.WaitDelay = time.Second
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		return out.String(), &RefusedError{Command: name, Said: said.String(), Err: err}
	}
	return out.String(), nil
}

// standardTasks is how many tasks an array has at most where a cluster says nothing.
const standardTasks = 1000

var maxArraySize = regexp.MustCompile(`(?m)^MaxArraySize\s*=\s*(\d+)`)

// MostTasks returns the highest number that a task of an array may have: one less than
// the cluster's MaxArraySize. Where the cluster does not say, it is 1000, Slurm's own,
// and the error says why.
func MostTasks(ctx context.Context) (int, error) {
	text, err := ask(ctx, "scontrol", "show", "config")
	if err != nil {
		return standardTasks, err
	}
	m := maxArraySize.FindStringSubmatch(text)
	if m == nil {
		return standardTasks, errors.New("scontrol show config tells no MaxArraySize")
	}
	n, err := strconv.Atoi(m[1])
	switch {
	case err != nil:
		return standardTasks, fmt.Errorf("MaxArraySize of the cluster: %w", err)
	case n < 2:
		return 0, fmt.Errorf("the cluster has MaxArraySize = %d, and so no arrays", n)
	}
	return n - 1, nil
}

// Submit gives the script at path to sbatch, with options that prevail over those in it,
// and returns the number of the job.
func Submit(ctx context.Context, path string, options ...string) (job string, err error) {
	text, err := ask(ctx, "sbatch", append(append([]string{"--parsable"}, options...), path)...)
	if err != nil {
		return "", err
	}
	job, _, _ = strings.Cut(strings.TrimSpace(text), ";") // a cluster's name follows
	if _, err := strconv.ParseUint(job, 10, 64); err != nil {
		return "", fmt.Errorf("sbatch said %q where the number of the job was wanted: squeue tells whether it is there", strings.TrimSpace(text))
	}
	return job, nil
}

// Requeue has Slurm end a job that runs, such as 12_3, and start it again.
func Requeue(ctx context.Context, job string) error {
	_, err := ask(ctx, "scontrol", "requeue", job)
	return err
}
