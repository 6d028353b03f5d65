package stats

import (
	"math"
	"testing"

	"heed/scenarios/design"
)

// ishigami is the function of Ishigami and Homma (1990) of u in the unit cube, with the 7 and
// 0.1 of Saltelli et al. (2008).
func ishigami(u []float64) float64 {
	x := func(i int) float64 { return math.Pi * (2*u[i] - 1) }
	return math.Sin(x(0)) + 7*math.Pow(math.Sin(x(1)), 2) + .1*math.Pow(x(2), 4)*math.Sin(x(0))
}

// The variance of ishigami and the parts of it that x1, x2, and x1 with x3 have (Ishigami and
// Homma 1990; Sobol' and Levitan 1999).
var (
	ishigami1  = .5 * math.Pow(1+.1*math.Pow(math.Pi, 4)/5, 2)
	ishigami2  = 49. / 8
	ishigami13 = .01 * math.Pow(math.Pi, 8) * (1./18 - 1./50)
	ishigamiV  = ishigami1 + ishigami2 + ishigami13

	ishigamiFirst = []float64{ishigami1 / ishigamiV, ishigami2 / ishigamiV, 0}
	ishigamiTotal = []float64{(ishigami1 + ishigami13) / ishigamiV, ishigami2 / ishigamiV, ishigami13 / ishigamiV}
)

// gFunction is that of Saltelli and Sobol' (1995) with the coefficients a.
func gFunction(a ...float64) func(u []float64) float64 {
	return func(u []float64) float64 {
		g := 1.
		for i, c := range a {
			g *= (math.Abs(4*u[i]-2) + c) / (1 + c)
		}
		return g
	}
}

// gIndices returns the indices of gFunction: V_i = 1 / (3 (1+a_i)^2), V = prod (1 + V_i) - 1.
func gIndices(a ...float64) (first, total []float64) {
	part, all := make([]float64, len(a)), 1.
	for i, c := range a {
		part[i] = 1 / (3 * (1 + c) * (1 + c))
		all *= 1 + part[i]
	}
	for _, p := range part {
		first = append(first, p/(all-1))
		total = append(total, p*all/(1+p)/(all-1))
	}
	return first, total
}

// evaluated returns the outputs of a function at points, one replicate each.
func evaluated(x [][]float64, f func([]float64) float64) [][]float64 {
	y := make([][]float64, len(x))
	for p := range x {
		y[p] = []float64{f(x[p])}
	}
	return y
}

// saltelli returns the points of a design that a test knows to exist.
func saltelli(t testing.TB, s design.Saltelli) [][]float64 {
	t.Helper()
	d, err := s.Design()
	if err != nil {
		t.Fatal(err)
	}
	return d.Points()
}

// values returns the numbers of estimates.
func values(e []Estimate) []float64 {
	x := make([]float64, len(e))
	for i := range e {
		x[i] = e[i].Value
	}
	return x
}

// farthestFrom returns the largest difference of estimates from what they estimate.
func farthestFrom(e []Estimate, want []float64) (far float64) {
	for i, v := range values(e) {
		far = max(far, math.Abs(v-want[i]))
	}
	return far
}
