package results_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"heed/results"
)

// A run of two replicates and two arms, from the plan to the finished folder.
func ExampleOpen() {
	dir, _ := os.MkdirTemp("", "results")
	defer os.RemoveAll(dir)
	plan := results.Plan{
		Header: results.Header{
			Scenario: "demo", Arms: []string{"baseline", "calm"},
			Metrics: []results.Column{{Name: "waits", Unit: "days", Doc: "Mean wait."}},
		},
		Program: "demo 1", Model: "1", Points: 1, Replicates: 2, Days: 10,
	}
	folder, err := results.Open(filepath.Join(dir, "demo"), plan, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer folder.Close()
	for point, replicate := range folder.Missing() {
		folder.Add(&results.Unit{Point: point, Replicate: replicate, Arms: []results.ArmRows{
			{Whole: []float64{2}}, {Whole: []float64{1.5}},
		}})
	}
	if err := folder.Finish(nil); err != nil {
		fmt.Println(err)
		return
	}
	table, _ := os.ReadFile(filepath.Join(folder.Dir(), results.ReplicatesFile))
	fmt.Printf("%v\n%s", folder.State(), table)
	// Output:
	// complete
	// scenario,arm,point,replicate,waits
	// demo,baseline,0,0,2
	// demo,calm,0,0,1.5
	// demo,baseline,0,1,2
	// demo,calm,0,1,1.5
}

// A sweep of two points, shared out to two attempts as machines would, and merged
// from the files alone.
func ExampleOpenShard() {
	top, _ := os.MkdirTemp("", "results")
	defer os.RemoveAll(top)
	dir := filepath.Join(top, "demo")
	plan := results.Plan{
		Header: results.Header{
			Scenario: "demo", Arms: []string{"baseline"}, Factors: []string{"blame"},
			Metrics: []results.Column{{Name: "waits", Unit: "days", Doc: "Mean wait."}},
		},
		Program: "demo 1", Model: "1", Points: 2, Replicates: 2, Days: 10,
		Levels: func(point int) []string { return []string{fmt.Sprint(point)} },
	}
	for i := 1; i <= 2; i++ {
		attempt, err := results.OpenShard(dir, plan, results.Shard{Index: i, Of: 2}, "")
		if err != nil {
			fmt.Println(err)
			return
		}
		for point, replicate := range attempt.Missing() {
			fmt.Printf("shard %d does point %d replicate %d\n", i, point, replicate)
			attempt.Add(&results.Unit{Point: point, Replicate: replicate, Arms: []results.ArmRows{{Whole: []float64{2}}}})
		}
		if err := errors.Join(attempt.Publish(), attempt.Close()); err != nil {
			fmt.Println(err)
			return
		}
	}
	status, _ := results.ReadStatus(dir)
	fmt.Printf("%d of %d units in %d parts\n", status.Done, status.Units, status.Parts)
	folder, err := results.Reopen(dir, "")
	if err == nil {
		err = errors.Join(folder.Finish(nil), folder.Close())
	}
	fmt.Println(folder.State(), err)
	// Output:
	// shard 1 does point 0 replicate 0
	// shard 1 does point 1 replicate 1
	// shard 2 does point 1 replicate 0
	// shard 2 does point 0 replicate 1
	// 4 of 4 units in 2 parts
	// complete <nil>
}
