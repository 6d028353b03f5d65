package study_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"heed/results"
	"heed/scenarios/study"
)

// A model of one's own gets as many replicates as it takes to know the difference
// between two arms to within 0.04.
func ExampleRunUntil() {
	top, _ := os.MkdirTemp("", "study")
	defer os.RemoveAll(top)
	plan := results.Plan{
		Header: results.Header{Scenario: "demo", Arms: []string{"baseline", "calm"}, Metrics: []results.Column{{Name: "waits", Unit: "days"}}},
		Points: 1, Until: &results.Until{Goals: []results.Goal{{Metric: "waits", Half: 0.04}}, AtMost: 200},
	}
	folder, err := study.OpenUntil(filepath.Join(top, "demo"), plan, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	unit := func(_ context.Context, point, replicate int, _ *study.Crew) (*results.Unit, error) {
		wait := 2 + 0.1*float64(replicate*replicate%7) // for a draw from the streams of the replicate
		return &results.Unit{Point: point, Replicate: replicate, Arms: []results.ArmRows{
			{Whole: []float64{wait}}, {Whole: []float64{wait - 0.1*float64(replicate%4)}},
		}}, nil
	}
	ending, err := study.RunUntil(context.Background(), folder, unit, study.Options{}, nil)
	if err == nil {
		err = folder.Finish(func(x *results.Extras) error {
			ending.Tell(x)
			return nil
		})
	}
	fmt.Println(ending, errors.Join(err, folder.Close()))
	// Output:
	// 40 replicates are enough: the half-width of waits is 0.0362, asked for was 0.04 <nil>
}
