package results

import (
	"fmt"
	"testing"
)

// BenchmarkPoint writes the summary and comparison of 9 arms, 45 metrics and 20
// replicates, half of the metrics with a direction.
func BenchmarkPoint(b *testing.B) {
	h := &Header{Scenario: "s"}
	for m := range 45 {
		c := Column{Name: fmt.Sprintf("metric_%d", m), Unit: "share"}
		if m%2 == 0 {
			c.Better = More
		}
		h.Metrics = append(h.Metrics, c)
	}
	for a := range 9 {
		h.Arms = append(h.Arms, fmt.Sprintf("arm_%d", a))
	}
	var n countingWriter
	p := newPointTables(h, &table{csv: NewCSV(&n, tableColumns(summaryKeys, summaryValues)...)}, &table{csv: NewCSV(&n, tableColumns(comparisonKeys, comparisonValues)...)})
	point := 0
	for b.Loop() {
		for r := range 20 {
			u := &Unit{Point: point, Replicate: r}
			for a := range h.Arms {
				var x []float64
				for m := range h.Metrics {
					x = append(x, float64((a*31+r*r*17+m*7*(r+a+1))%101)/100)
				}
				u.Arms = append(u.Arms, ArmRows{Whole: x})
			}
			p.add(u)
		}
		if err := p.end(point, 1); err != nil {
			b.Fatal(err)
		}
		point++
	}
}
