package stats_test

import (
	"fmt"

	"heed/results/stats"
)

// Under which conditions does something fail? Of 40 futures it fails where there is
// little time and much blame.
func ExampleBoxRule_Choose() {
	var time, blame, fails []float64
	for i := range 40 {
		t, b := float64(i%8)/8, float64(i/8)/5
		time, blame = append(time, t), append(blame, b)
		if t < 0.5 && b > 0.3 {
			fails = append(fails, 1)
		} else {
			fails = append(fails, 0)
		}
	}
	cases, err := stats.NewCases([]stats.Feature{{Values: time}, {Values: blame}}, fails)
	if err != nil {
		fmt.Println(err)
		return
	}
	rule := stats.BoxRule{Coverage: 0.5, Level: 0.05, Looks: 2, Limits: 4}
	_, box := rule.Choose(cases, stats.DefaultPRIM().Peel(cases, cases.All()), cases.All())
	for _, l := range box.Box {
		fmt.Printf("feature %d from %.3g to %.3g\n", l.Feature, l.Lo, l.Hi)
	}
	fmt.Printf("coverage %.0f%%, density %.0f%%\n", 100*box.Coverage, 100*box.Density)
	// Output:
	// feature 0 from -Inf to 0.438
	// feature 1 from 0.3 to +Inf
	// coverage 100%, density 100%
}
