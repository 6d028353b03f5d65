package study

import (
	"testing"

	"heed/scenarios"
)

// BenchmarkOptions is what a point of nine arms and ten replicates takes.
func BenchmarkOptions(b *testing.B) {
	p := &sampled{scenario: &scenarios.Scenario{Days: 250}, columns: map[string]int{"compliance_rate": 0, "participation_rate": 1, "time_cost_minutes": 2, "vacancy_share": 3}, n: 10}
	for arm := range 9 {
		p.arms = append(p.arms, scenarios.Arm{Cost: float64(arm)})
		whole := make([][]float64, 4)
		for m := range whole {
			for r := range p.n {
				whole[m] = append(whole[m], float64((arm*7+m*5+r*13)%31)/31)
			}
		}
		p.whole = append(p.whole, whole)
	}
	for b.Loop() {
		toyComparison.options(p)
	}
}

// BenchmarkDuration is what an effect takes that comes and goes in ten replicates of a
// hundred rows.
func BenchmarkDuration(b *testing.B) {
	days := daysFrom(0, 500, 5)
	when := forceOf(&sampled{scenario: &scenarios.Scenario{Days: 500}}, scenarios.Arm{UntilDay: 301})
	var diff [][]float64
	for range 5 {
		diff = append(diff, shape{{0, 0}, {100, 1}, {300, 1}, {400, 0}}.observed(days, true)...)
	}
	rows := when.rows(days, true)
	boot := toyComparison.bootstrap(0, durationResamples)
	for b.Loop() {
		measure(diff, rows, when, boot)
	}
}
