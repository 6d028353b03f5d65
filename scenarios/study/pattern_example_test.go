package study_test

import (
	"context"
	"fmt"

	"heed/scenarios/study"
)

// Two patterns of the table, in few replicates.
func ExampleExamine() {
	var chosen []study.Pattern
	for _, p := range study.Patterns {
		if p.Number == 4 || p.Number == 20 {
			chosen = append(chosen, p)
		}
	}
	found, err := study.Examine(context.Background(), chosen, study.Examination{Seed: 1, Replicates: 6, Workers: 2})
	if err != nil {
		fmt.Println(err)
	}
	for _, f := range found {
		fmt.Printf("%d %s: %s\n", f.Pattern.Number, f.Pattern.Rows, f.Verdict)
	}
	// Output:
	// 4 E4 E5: holds
	// 20 E39: holds
}
