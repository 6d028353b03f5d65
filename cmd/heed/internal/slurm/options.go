package slurm

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// ours are the options that an array and its merge need as they are, and why.
var ours = map[string]string{
	"array": "the tasks are the shares; --shards says how many", "a": "the tasks are the shares; --shards says how many",
	"dependency": "the merge follows the array", "d": "the merge follows the array",
	"parsable": "heed reads what sbatch prints", "wrap": "there are scripts", "test-only": "--print shows what would be submitted",
	"signal": "--lead says when a task stops", "output": "logs lie beside the results", "o": "logs lie beside the results",
	"no-requeue": "--requeues 0 does that", "wait": "heed does not wait", "W": "heed does not wait",
	"time": "heed slurm has --time", "t": "heed slurm has --time", "mem": "heed slurm has --mem",
	"cpus-per-task": "heed slurm has --cpus", "c": "heed slurm has --cpus", "ntasks": "a share is one task", "n": "a share is one task",
	"partition": "heed slurm has --partition", "p": "heed slurm has --partition", "chdir": "jobs begin beside the results", "D": "jobs begin beside the results",
}

var optionName = regexp.MustCompile(`^(?:--([a-zA-Z][a-zA-Z-]*)|-([a-zA-Z]))`)

// CheckOptions returns every option of sbatch that does not go with an array and its
// merge, and whatever is no option in one word: --name=value.
func CheckOptions(options []string) error {
	var errs []error
	for _, o := range options {
		m := optionName.FindStringSubmatch(o)
		switch {
		case m == nil || strings.ContainsAny(o, "\n\r"):
			errs = append(errs, fmt.Errorf("option of sbatch %q: want each in one word, --name=value", o))
		case ours[m[1]+m[2]] != "":
			errs = append(errs, fmt.Errorf("option of sbatch %s: leave it out: %s", o, ours[m[1]+m[2]]))
		}
	}
	return errors.Join(errs...)
}
