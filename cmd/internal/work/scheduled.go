package work

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Scheduled is a job that was submitted for a folder, and what its scheduler says of it.
// That is for people to look at: how far the work is, the files tell.
type Scheduled struct {
	Job    string         `json:"job"`              // its number
	Role   string         `json:"role"`             // array or merge
	States map[string]int `json:"states,omitempty"` // tasks by state, such as RUNNING; of those that have not ended
	Asked  bool           `json:"asked"`            // whether the scheduler answered
}

// String returns, for example, "array 12: 3 running, 10 pending".
func (j Scheduled) String() string {
	text := j.Role + " " + j.Job
	if !j.Asked {
		return text
	}
	var states []string
	for _, s := range slices.Sorted(maps.Keys(j.States)) {
		states = append(states, fmt.Sprintf("%d %s", j.States[s], strings.ToLower(s)))
	}
	if len(states) == 0 {
		states = []string{"ended"}
	}
	return text + ": " + strings.Join(states, ", ")
}

// Schedule adds jobs that were submitted for the folder, and the command that submits
// what is missing.
func (s *Standing) Schedule(jobs []Scheduled, again string) {
	s.Slurm, s.again = jobs, "type "+again
	s.Next = s.next()
	for _, j := range jobs {
		if len(j.States) > 0 && s.State != "complete" {
			s.Next = "wait until the jobs have ended; then, if units are missing, " + again
			return
		}
	}
}
