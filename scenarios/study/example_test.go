package study_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"heed/results"
	"heed/scenarios/study"
	"heed/sim"
)

// A walker is a model of one's own: it goes up or down each step.
type walker struct {
	up     float64 // probability
	chance sim.Stream
	height float64
}

func (w *walker) Step(t int) {
	if w.chance.Float64(t, 0) < w.up {
		w.height++
	} else {
		w.height--
	}
}

// A sweep of three points of a model of one's own.
func ExampleRun() {
	plan := results.Plan{
		Header: results.Header{
			Scenario: "walk", Arms: []string{"walker"}, Factors: []string{"up"},
			Metrics: []results.Column{{Name: "height", Unit: "steps", Doc: "Where the walker ends."}},
		},
		Model: "1", Text: "a walk", Seed: 1, Points: 3, Replicates: 100, Days: 50,
		Levels: func(point int) []string { return []string{fmt.Sprint(0.25 * float64(point+1))} },
	}
	unit := func(ctx context.Context, point, replicate int, _ *study.Crew) (*results.Unit, error) {
		w := &walker{up: 0.25 * float64(point+1), chance: sim.NewStreams(1, replicate).Named("way")}
		err := sim.Execute(ctx, w, sim.Span{To: 50}, func(int) error { return nil })
		return &results.Unit{Point: point, Replicate: replicate, Arms: []results.ArmRows{{Whole: []float64{w.height}}}}, err
	}
	dir, err := os.MkdirTemp("", "walk")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	folder, err := results.Open(filepath.Join(dir, "out"), plan, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := study.Run(context.Background(), folder, unit, study.Options{Workers: 4}); err != nil {
		fmt.Println(err)
	}
	if err := folder.Finish(nil); err != nil {
		fmt.Println(err)
	}
	fmt.Println(folder.Done(), "units,", folder.State())
	// Output: 300 units, complete
}
