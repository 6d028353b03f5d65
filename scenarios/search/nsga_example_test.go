package search_test

import (
	"fmt"

	"heed/scenarios/search"
)

// Three measures, each taken or not, that cost 1, 2 and 3 and bring 3, 1 and 4: which
// sums of money buy what?
func ExampleNSGA() {
	o := search.DefaultNSGA(2)
	o.Population, o.Steps = 8, []int{2, 2, 2}
	s := search.NewNSGA(3, o)
	for trials := s.Ask(); len(trials) > 0; trials = s.Ask() {
		told := make([][]float64, len(trials))
		for i, t := range trials {
			cost, gain := 0.0, 0.0
			for j, u := range t.Unit {
				if u > 0.5 {
					cost += []float64{1, 2, 3}[j]
					gain += []float64{3, 1, 4}[j]
				}
			}
			told[i] = []float64{cost, -gain}
		}
		s.Tell(told)
	}
	best := map[float64]float64{}
	for _, c := range s.Front() {
		best[c.Values[0]] = 0 - c.Values[1]
	}
	fmt.Println(best)
	fmt.Println(s.Why())
	// Output:
	// map[0:0 1:3 3:4 4:7 6:8]
	// nothing is left to try that was not a candidate already
}

func ExampleHypervolume() {
	front := [][]float64{{1, 2}, {2, 1}}
	fmt.Println(search.Hypervolume(front, []float64{4, 4}))
	// Output: 8
}
