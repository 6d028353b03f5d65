package results_test

import (
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
