package slurm

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// ordinary and odd are settings whose scripts are golden files.
func settings() map[string]Settings {
	return map[string]Settings{
		"ordinary": {
			Name: "detail", Dir: "/scratch/me/detail", Sweep: "inputs/detail.toml", Args: []string{"--series=false"}, Shards: 64, Parallel: 20, CPUs: 1,
			Time: "00:30:00", Memory: "1024M", Lead: 120, Requeues: 10, MergeFor: "01:00:00", MergeMem: "2G", Partition: "main", Options: []string{"--account=p123", "--qos=short"},
		},
		"odd": {
			Name: "new\nline", Dir: `/scratch/it's "100%" #1 $HOME`, Sweep: "nuclear-plant-futures", Args: []string{"--set=culture.blame=0.1", "--arms=a b,c"}, Shards: 2, CPUs: 16,
			Time: "2", Memory: "0", Lead: 120, Requeues: 0, MergeFor: "10", MergeMem: "500M", Options: []string{"--comment=it is \"odd\" # here"},
		},
	}
}

// The scripts are as reviewed.
func TestScripts(t *testing.T) {
	for name, s := range settings() {
		for kind, got := range map[string]string{"array": s.Array(), "merge": s.Merge()} {
			path := filepath.Join("testdata", name+"-"+kind+".sh")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil || got != string(want) {
				t.Errorf("%s of the %s settings is not %s (%v):\n%s", kind, name, path, err, got)
			}
		}
	}
}

// A shell takes the command line of a script apart into the very words, and the share is
// that of the task.
func TestShellReadsTheWords(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no sh here")
	}
	for name, s := range settings() {
		script := strings.Replace(s.Array(), "\nexec ", "\nset -- ", 1) + "printf '%s\\n' \"$@\"\n"
		c := exec.Command("sh", "-c", script)
		c.Env = []string{"SLURM_ARRAY_TASK_ID=3", "HOME=/elsewhere"}
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v: %s", name, err, out)
		}
		got := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
		want := append([]string{s.Dir + "/slurm/heed", "sweep", s.sweep(), "-o", s.Dir}, s.Args...)
		for i, w := range want {
			if i >= len(got) || got[i] != w {
				t.Fatalf("%s: a shell reads %q; want it to begin with %q", name, got, want)
			}
		}
		if last := got[len(got)-1]; last != "3/"+strings.TrimPrefix(s.AllTasks(), "1-") {
			t.Errorf("%s: the share of task 3 is %q", name, last)
		}
	}
}

// A task is told of its limit when most of its time is behind it, however short that is.
func TestLead(t *testing.T) {
	for _, tt := range []struct {
		time Limit
		want string
	}{{"00:30:00", "B:USR1@120"}, {"00:03:00", "B:USR1@60"}, {"1", "B:USR1@20"}} {
		s := Settings{Shards: 1, CPUs: 1, Lead: 120, Time: tt.time}
		if text := s.Array(); !strings.Contains(text, "--signal="+tt.want+"\n") {
			t.Errorf("with a limit of %s the script says\n%s\nwant --signal=%s", tt.time, text, tt.want)
		}
	}
}

func TestList(t *testing.T) {
	for _, tt := range []struct {
		numbers []int
		want    string
	}{{nil, ""}, {[]int{4}, "4"}, {[]int{1, 2, 3}, "1-3"}, {[]int{1, 3, 4, 9, 10, 11, 20}, "1,3-4,9-11,20"}} {
		if got := List(tt.numbers); got != tt.want {
			t.Errorf("List(%v) = %q; want %q", tt.numbers, got, tt.want)
		}
	}
}

// What an array and its merge need is not taken from them, however it is written.
func TestCheckOptions(t *testing.T) {
	for _, ok := range [][]string{nil, {"--account=p123", "--qos=short", "--constraint=a&b", "-Ap123", "--exclusive", "--mail-type=END"}} {
		if err := CheckOptions(ok); err != nil {
			t.Errorf("CheckOptions(%q): %v; want nil", ok, err)
		}
	}
	for _, bad := range []string{"--array=1-3", "-a1-3", "--dependency=afterok:3", "--wrap", "--signal=USR2@9", "--time=3", "-t3", "--output=x", "-ox", "account=p123", "p123", "", "--comment=a\nb", "--parsable", "-n4"} {
		if err := CheckOptions([]string{bad}); err == nil {
			t.Errorf("CheckOptions(%q): nil; want an error", bad)
		}
	}
	if err := CheckOptions([]string{"--array=1", "x"}); err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("CheckOptions of two mistakes: %v; want both", err)
	}
}

func TestMemory(t *testing.T) {
	for text, want := range map[string]int{"2G": 2048, "500": 500, "500M": 500, "3072K": 3, "1T": 1 << 20, "2GB": 2048, "": 0, "much": 0, "0": 0} {
		if got := mebibytes(text); got != want {
			t.Errorf("mebibytes(%q) = %d; want %d", text, got, want)
		}
	}
}
