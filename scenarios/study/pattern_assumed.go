package study

import (
	"heed/agents"
	"heed/sim"
)

// Draws are points of the assumptions.
type Draws struct {
	Of     []agents.Assumed
	Points [][]float64 // by draw and parameter
}

// DrawAssumptions returns n points of the assumptions of the default organization by a Latin hypercube (McKay, Beckman and Conover
// 1979): the range of each parameter is cut into n equal parts, and each part has
// one point, uniformly within it. Every parameter has chance of its own, so that a
// new one leaves the values of the others.
func DrawAssumptions(n int, seed uint64) Draws {
	p := agents.Default()
	d := Draws{Of: agents.Assumptions(&p), Points: make([][]float64, n)}
	streams := sim.NewStreams(seed, 0)
	for i := range d.Points {
		d.Points[i] = make([]float64, len(d.Of))
	}
	for k, a := range d.Of {
		chance := streams.Named("assumption "+a.Path).At(0, 0)
		for i, part := range shuffled(n, &chance) {
			d.Points[i][k] = a.At((float64(part) + chance.Float64()) / float64(n))
		}
	}
	return d
}

// shuffled returns 0 to n-1 in an order drawn at random (Fisher and Yates).
func shuffled(n int, chance *sim.Draw) []int {
	all := make([]int, n)
	for i := range all {
		k := int(chance.Below(uint32(i + 1)))
		all[i] = all[k]
		all[k] = i
	}
	return all
}

// settings returns the settings of the i-th point.
func (d Draws) settings(i int) []agents.Setting {
	all := make([]agents.Setting, len(d.Of))
	for k, a := range d.Of {
		all[k] = agents.Setting{Path: a.Path, Value: d.Points[i][k]}
	}
	return all
}
