package stats_test

import (
	"fmt"

	"heed/results/stats"
)

func ExampleSummarize() {
	s := stats.Summarize([]float64{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0})
	fmt.Printf("%.2f, 95%% interval %.2f to %.2f\n", s.Mean, s.Lo, s.Hi)
	// Output: 0.75, 95% interval -0.53 to 2.03
}

func ExamplePair() {
	baseline := []float64{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0}
	arm := []float64{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4}
	p := stats.Pair(baseline, arm)
	fmt.Printf("%.2f (%.2f to %.2f), p = %.4f, d = %.2f\n", p.Diff, p.Lo, p.Hi, p.P, p.D)
	// Output: 1.58 (0.70 to 2.46), p = 0.0028, d = 0.83
}

func ExampleHolm() {
	fmt.Println(stats.Holm([]float64{0.01, 0.04, 0.03}))
	// Output: [0.03 0.06 0.06]
}
