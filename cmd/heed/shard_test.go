package main

import (
	"strconv"
	"strings"
	"testing"

	"heed/results"
)

// slurmTaskEnv returns the environment of a task of a Slurm array.
func slurmTaskEnv(id, least, most, count, step string) map[string]string {
	return map[string]string{
		"SLURM_ARRAY_TASK_ID": id, "SLURM_ARRAY_TASK_MIN": least, "SLURM_ARRAY_TASK_MAX": most,
		"SLURM_ARRAY_TASK_COUNT": count, "SLURM_ARRAY_TASK_STEP": step, "SLURM_ARRAY_JOB_ID": "77", "SLURM_JOB_ID": "80",
	}
}

// with returns an environment with one more variable.
func with(env map[string]string, name, value string) map[string]string {
	env[name] = value
	return env
}

// kubeTaskEnv returns the environment of a pod of an indexed job.
func kubeTaskEnv(index, shards string) map[string]string {
	return map[string]string{"JOB_COMPLETION_INDEX": index, "HEED_SHARDS": shards, "HOSTNAME": "heed-3.x.y"}
}

func TestShare(t *testing.T) {
	tests := []struct {
		name          string
		shard, shards string
		env           map[string]string
		want          results.Shard
		attempt       string // what the attempt's name begins with
	}{
		{"nothing says anything", "", "", nil, results.Shard{}, ""},
		{"a share by hand", "3/64", "", nil, results.Shard{Index: 3, Of: 64}, ""},
		{"a share by hand in an array", "3/64", "", slurmTaskEnv("1", "1", "2", "2", "1"), results.Shard{Index: 3, Of: 64}, "77_1"},
		{"none in an array of one task", "none", "", slurmTaskEnv("3", "3", "3", "1", "1"), results.Shard{}, ""},
		{"none in an array", "none", "", slurmTaskEnv("1", "1", "2", "2", "1"), results.Shard{}, ""},
		{"an array from 1", "", "", slurmTaskEnv("3", "1", "64", "64", "1"), results.Shard{Index: 3, Of: 64}, "77_3"},
		{"an array from 0", "auto", "", slurmTaskEnv("3", "0", "63", "64", "1"), results.Shard{Index: 4, Of: 64}, "77_3"},
		{"an array from 0, its first", "", "", slurmTaskEnv("0", "0", "63", "64", ""), results.Shard{Index: 1, Of: 64}, "77_0"},
		{"an array by steps", "", "", slurmTaskEnv("7", "1", "10", "4", "3"), results.Shard{Index: 3, Of: 4}, "77_7"},
		{"an array by steps that miss the last number", "", "", slurmTaskEnv("7", "1", "9", "3", "3"), results.Shard{Index: 3, Of: 3}, "77_7"},
		{"a list of tasks, with how many shares", "", "64", slurmTaskEnv("17", "3", "17", "2", "1"), results.Shard{Index: 17, Of: 64}, "77_17"},
		{"task 0, with how many shares, is the last", "", "64", slurmTaskEnv("0", "0", "17", "2", "1"), results.Shard{Index: 64, Of: 64}, "77_0"},
		{"how many shares, from the environment", "", "", with(slurmTaskEnv("5", "5", "5", "1", "1"), "HEED_SHARDS", "8"), results.Shard{Index: 5, Of: 8}, "77_5"},
		{"how many shares, from flag and environment", "", "9", with(slurmTaskEnv("5", "5", "5", "1", "1"), "HEED_SHARDS", "8"), results.Shard{Index: 5, Of: 9}, "77_5"},
		{"a pod", "", "", kubeTaskEnv("3", "8"), results.Shard{Index: 4, Of: 8}, "heed-3-x-y"},
		{"a pod with a flag", "", "4", kubeTaskEnv("3", ""), results.Shard{Index: 4, Of: 4}, "heed-3-x-y"},
		{"how many shares alone", "", "", map[string]string{"HEED_SHARDS": "8"}, results.Shard{}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := shardFlags{shard: tt.shard, shards: tt.shards}
			got, err := f.share(func(name string) string { return tt.env[name] })
			if err != nil || got.Shard != tt.want {
				t.Fatalf("share() = %v, %v; want %v", got.Shard, err, tt.want)
			}
			if !strings.HasPrefix(got.attempt(), tt.attempt) {
				t.Errorf("attempt() = %q; want it to begin with %q", got.attempt(), tt.attempt)
			}
			if by := tt.shard == "" || tt.shard == "auto"; (got.why != "") != (by && !got.whole()) {
				t.Errorf("why = %q; want it said where the environment chose, and only there", got.why)
			}
		})
	}
}

func TestShareRefuses(t *testing.T) {
	tests := []struct {
		name          string
		shard, shards string
		env           map[string]string
		want          string
	}{
		{"a share of none", "0/3", "", nil, "want i/n"},
		{"more than there are", "4/3", "", nil, "want i/n"},
		{"shares without end", "1/999999999", "", nil, "want i/n"},
		{"words", "third", "", nil, "want i/n"},
		{"auto where nothing says", "auto", "", nil, "neither SLURM_ARRAY_TASK_ID nor"},
		{"shares where nothing says which", "", "4", nil, "nothing says which share"},
		{"shares by hand twice", "1/4", "4", nil, "has its own"},
		{"shares of none", "none", "4", kubeTaskEnv("1", ""), "has its own"},
		{"a list of tasks", "", "", slurmTaskEnv("17", "3", "17", "2", "1"), "cannot be told; want --shards"},
		{"one task of many, submitted again", "", "", slurmTaskEnv("3", "3", "3", "1", "1"), "want HEED_SHARDS=n or --shards n"},
		{"one task of many, which --shard auto is to find", "auto", "", slurmTaskEnv("1", "1", "1", "1", "1"), "--shard none for all"},
		{"a list that looks like an array but for the task", "", "", slurmTaskEnv("4", "1", "9", "5", "2"), "cannot be told"},
		{"a task that is no number", "", "", slurmTaskEnv("x", "1", "9", "9", "1"), `SLURM_ARRAY_TASK_ID="x"`},
		{"an array without its count", "", "", slurmTaskEnv("1", "1", "9", "", "1"), "SLURM_ARRAY_TASK_COUNT"},
		{"an array without steps", "", "", slurmTaskEnv("1", "1", "9", "9", "0"), "cannot be told"},
		{"a task past the shares", "", "4", slurmTaskEnv("5", "1", "9", "9", "1"), "more than the 4 shares"},
		{"a pod of unknown number", "", "", kubeTaskEnv("3", ""), "nothing says of how many"},
		{"a pod past the shares", "", "", kubeTaskEnv("8", "8"), "says 8 shares"},
		{"shares that are no number", "", "", kubeTaskEnv("3", "many"), `HEED_SHARDS: have "many"`},
		{"two schedulers", "", "", with(kubeTaskEnv("3", "8"), "SLURM_ARRAY_TASK_ID", "1"), "both set"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := shardFlags{shard: tt.shard, shards: tt.shards}
			got, err := f.share(func(name string) string { return tt.env[name] })
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("share() = %v, %v; want an error that says %q", got.Shard, err, tt.want)
			}
			if !is[*usageError](err) {
				t.Errorf("share(): %T; want a usage error", err)
			}
		})
	}
}

// Whatever an array is numbered by, its tasks do each share once; and with --shards,
// whether they count from 0 or from 1.
func TestArraysCoverAllShares(t *testing.T) {
	for _, array := range []struct {
		name            string
		first, step     int
		least, most, by string
		shards          string
	}{
		{"from 1", 1, 1, "1", "6", "1", ""},
		{"from 0", 0, 1, "0", "5", "1", ""},
		{"by 10", 100, 10, "100", "150", "10", ""},
		{"from 1 with --shards", 1, 1, "1", "6", "1", "6"},
		{"from 0 with --shards", 0, 1, "0", "5", "1", "6"},
	} {
		seen := map[int]bool{}
		for i := range 6 {
			f := shardFlags{shards: array.shards}
			env := slurmTaskEnv(strconv.Itoa(array.first+i*array.step), array.least, array.most, "6", array.by)
			s, err := f.share(func(name string) string { return env[name] })
			if err != nil || s.Of != 6 || seen[s.Index] {
				t.Errorf("%s: task %d does share %v, %v; want one of 6 that no other does", array.name, i, s.Shard, err)
			}
			seen[s.Index] = true
		}
	}
}
