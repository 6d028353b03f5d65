package study_test

import (
	"context"
	"fmt"
	"slices"

	"heed/scenarios/study"
)

// A pattern of the table at four draws of all assumptions.
func ExampleRobust() {
	i := slices.IndexFunc(study.Patterns, func(p study.Pattern) bool { return p.Number == 18 })
	draws := study.DrawAssumptions(4, 1)
	found, err := study.Robust(context.Background(), study.Patterns[i:i+1], draws, study.Examination{Seed: 1, Replicates: 3, Workers: 2})
	if err != nil {
		fmt.Println(err)
	}
	for _, f := range found {
		fmt.Printf("%d holds in %d of %d draws\n", f.Pattern.Number, f.Count(study.Holds), len(draws.Points))
	}
	// Output:
	// 18 holds in 4 of 4 draws
}
