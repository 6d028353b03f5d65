package stats_test

import (
	"fmt"
	"math"

	"heed/results/stats"
	"heed/sim"
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

func ExampleBootstrap() {
	// The law school data (Efron and Tibshirani 1993, table 3.1): what correlation has
	// the admission test with the grades of 15 schools?
	test := []float64{576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594}
	grade := []float64{3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96}
	b := stats.Bootstrap{Source: sim.NewStreams(1, 0).Named("bootstrap"), Resamples: 2000, Level: 0.9}
	e := b.Replicates(len(test), func(rows []int) float64 {
		var n, x, y, xx, yy, xy float64
		for _, r := range rows {
			dx, dy := test[r]-600, grade[r]-3
			n, x, y, xx, yy, xy = n+1, x+dx, y+dy, xx+float64(dx*dx), yy+float64(dy*dy), xy+float64(dx*dy)
		}
		return (float64(n*xy) - float64(x*y)) / math.Sqrt((float64(n*xx)-float64(x*x))*(float64(n*yy)-float64(y*y)))
	})
	fmt.Printf("%.3f (%.1f to %.1f)\n", e.Value, e.Lo, e.Hi)
	// Output: 0.776 (0.4 to 0.9)
}

func ExampleWilson() {
	share, lo, hi := stats.Wilson(81, 263, stats.Confidence)
	fmt.Printf("%.3f (%.4f to %.4f)\n", share, lo, hi)
	// Output: 0.308 (0.2553 to 0.3662)
}

func ExamplePrecision_LookPaired() {
	baseline := []float64{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0}
	arm := []float64{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4}
	p := stats.Precision{Half: 0.5, Level: stats.Confidence, Looks: stats.Looks(100)}
	l := p.LookPaired(baseline, arm)
	fmt.Printf("%d replicates: half-width %.2f, reached: %v, look again at %d\n", l.Replicates, l.Half, l.Reached, l.Next)
	// Output: 10 replicates: half-width 0.88, reached: false, look again at 20
}

func ExampleRegrets() {
	// Stocks, bonds and the money market where interest rates rise, stay or fall.
	for _, r := range stats.Regrets([][]float64{{-4, 4, 12}, {-2, 3, 8}, {3, 2, 1}}, 2, stats.Maximize) {
		fmt.Printf("best in %.0f%%, regret at most %.0f, harm in %.0f%%\n", 100*r.Best, r.Max, 100*r.Harm)
	}
	// Output:
	// best in 67%, regret at most 7, harm in 33%
	// best in 0%, regret at most 5, harm in 33%
	// best in 33%, regret at most 11, harm in 0%
}

func ExampleFrontier() {
	cost, effect := []float64{0, 10, 20}, []float64{0, 1, 4}
	for _, r := range stats.Frontier(cost, effect) {
		fmt.Println(r.Option, r.Status, r.Ratio)
	}
	// Output:
	// 0 costs NaN
	// 1 extendedly dominated NaN
	// 2 costs 5
}
