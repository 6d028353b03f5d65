package slurm

import (
	"path/filepath"
	"strconv"
	"strings"
)

// Settings are what an array and its merge are submitted with.
type Settings struct {
	Name     string   `json:"name"`      // of the sweep, and so of the jobs
	Dir      string   `json:"dir"`       // of the results, absolute
	Sweep    string   `json:"sweep"`     // the path of its file from [Folder], with slashes, or the name of one that is shipped
	Args     []string `json:"args"`      // of heed sweep, that say what the work is
	Shards   int      `json:"shards"`    // in how many shares the work goes; the tasks are numbered from 1
	Parallel int      `json:"parallel"`  // tasks at a time at most; 0 leaves it to the cluster
	CPUs     int      `json:"cpus"`      // of a task
	Time     Limit    `json:"time"`      // of a task
	Memory   string   `json:"memory"`    // of a task, as --mem has it
	Lead     int      `json:"lead"`      // seconds ahead of the time limit at which a task is told
	Requeues int      `json:"requeues"`  // how often a task may ask for itself again
	MergeFor Limit    `json:"merge_for"` // the time limit of the merge
	MergeMem string   `json:"merge_memory"`

	Partition string   `json:"partition"` // "" for the cluster's default
	Options   []string `json:"options"`   // further options of sbatch, of both jobs
}

// Folder is the folder of all that the jobs need and leave, within that of the results.
const Folder = "slurm"

// What lies in it.
const (
	ProgramFile = "heed"
	InputsDir   = "inputs"
	ArrayFile   = "array.sh"
	MergeFile   = "merge.sh"
	recordFile  = "submission.json"
)

// Path returns the path of what is in the folder.
func (s *Settings) Path(name ...string) string {
	return filepath.Join(append([]string{s.Dir, Folder}, name...)...)
}

// sweep returns what heed sweep is given as its sweep.
func (s *Settings) sweep() string {
	if strings.HasPrefix(s.Sweep, InputsDir+"/") {
		return s.Path(filepath.FromSlash(s.Sweep))
	}
	return s.Sweep
}

// lead returns when a task is told of its time limit: never so soon that most of its
// time is gone.
func (s *Settings) lead() int { return min(s.Lead, s.Time.Seconds()/3) }

// AllTasks returns the tasks of all shares, as --array has them.
func (s *Settings) AllTasks() string { return "1-" + strconv.Itoa(s.Shards) }

// Tasks returns what --array is to say of some tasks.
func (s *Settings) Tasks(some string) string {
	if s.Parallel > 0 {
		some += "%" + strconv.Itoa(s.Parallel)
	}
	return some
}
