package search

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"heed/sim"
)

// A toy is a model whose posterior is known.
type toy struct {
	lo, hi   []float64 // of the prior, which is uniform
	observed []float64
	simulate func(x []float64, chance *sim.Draw) []float64
}

// at returns the values at a point of the unit cube.
func (m toy) at(unit []float64) []float64 {
	x := make([]float64, len(unit))
	for i, u := range unit {
		x[i] = m.lo[i] + (m.hi[i]-m.lo[i])*u
	}
	return x
}

// fit runs a search for the posterior of a toy to its end.
func (m toy) fit(o ABCOptions) *ABC {
	s := NewABC(len(m.lo), m.observed, o)
	chance := sim.NewStreams(o.Seed, 99).Named("toy")
	for asked := s.Ask(); len(asked) > 0; asked = s.Ask() {
		told := make([][]float64, len(asked))
		for i, p := range asked {
			row := chance.At(0, uint64(p.Number))
			told[i] = m.simulate(m.at(p.Unit), &row)
		}
		s.Tell(told)
	}
	return s
}

// moments returns the weighted means, standard deviations and, of the first two
// coordinates, the correlation of particles, as values of a toy.
func (m toy) moments(particles []Particle) (mean, sd []float64, correlation float64) {
	k := len(m.lo)
	mean, sd = make([]float64, k), make([]float64, k)
	for _, p := range particles {
		for i, x := range m.at(p.Unit) {
			mean[i] += p.Weight * x
		}
	}
	cross := 0.
	for _, p := range particles {
		x := m.at(p.Unit)
		for i := range x {
			sd[i] += p.Weight * (x[i] - mean[i]) * (x[i] - mean[i])
		}
		if k > 1 {
			cross += p.Weight * (x[0] - mean[0]) * (x[1] - mean[1])
		}
	}
	if k > 1 {
		correlation = cross / math.Sqrt(sd[0]*sd[1])
	}
	for i := range sd {
		sd[i] = math.Sqrt(sd[i])
	}
	return mean, sd, correlation
}

// normalMean has ten observations of a normal variable with standard deviation 1 whose
// mean is 0.7: under a wide uniform prior the posterior of the mean is normal about 0.7
// with variance 1/10.
var normalMean = toy{
	lo: []float64{-5}, hi: []float64{5}, observed: []float64{0.7},
	simulate: func(x []float64, c *sim.Draw) []float64 { return []float64{x[0] + normal(c)/math.Sqrt(10)} },
}

// twin has two parameters of which one summary shows the sum, with noise 0.1, and the
// other the difference, with noise 0.5: the posterior is normal, with variances
// (0.01+0.25)/4 and correlation (0.01-0.25)/(0.01+0.25).
var twin = toy{
	lo: []float64{-3, -3}, hi: []float64{3, 3}, observed: []float64{0.5, -0.3},
	simulate: func(x []float64, c *sim.Draw) []float64 {
		return []float64{x[0] + x[1] + 0.1*normal(c), x[0] - x[1] + 0.5*normal(c)}
	},
}

// edge has a parameter from 0 to 1 that was seen at -0.1 with noise 0.2: the posterior is
// the normal about -0.1 that is cut off at 0.
var atEdge = toy{
	lo: []float64{0}, hi: []float64{1}, observed: []float64{-0.1},
	simulate: func(x []float64, c *sim.Draw) []float64 { return []float64{x[0] + 0.2*normal(c)} },
}

// longest has the largest of five numbers, uniform from 0 to x, which was 0.8: under a
// prior uniform to 1 the posterior falls as x^-5 from 0.8, where it is highest, to the
// prior's own end.
var longest = toy{
	lo: []float64{0}, hi: []float64{1}, observed: []float64{0.8},
	simulate: func(x []float64, c *sim.Draw) []float64 {
		most := 0.
		for range 5 {
			most = max(most, x[0]*open(c))
		}
		return []float64{most}
	},
}

// exact returns the mean and standard deviation of a density on an interval, by the
// midpoints of a fine grid.
func exact(lo, hi float64, density func(float64) float64) (mean, sd float64) {
	const n = 2000
	var sum, first, second float64
	for i := range n {
		x := lo + (hi-lo)*(float64(i)+0.5)/n
		d := density(x)
		sum, first, second = sum+d, first+d*x, second+d*x*x
	}
	mean = first / sum
	return mean, math.Sqrt(second/sum - mean*mean)
}

// Uncertainty of data is that of the posterior, where a model has no chance of its own
// (Wilkinson 2013).
func TestUncertaintyOfDataIsThatOfThePosterior(t *testing.T) {
	m := toy{lo: []float64{0}, hi: []float64{1}, observed: []float64{0.5},
		simulate: func(x []float64, _ *sim.Draw) []float64 { return slices.Clone(x) }}
	s := m.fit(ABCOptions{Seed: 1, Particles: 1000, Evaluations: 100000, MinEfficiency: 0.03, SD: []float64{0.05}})
	if s.Why() != exactly {
		t.Errorf("the search ends as %s; want that no tolerance is left", s.Why())
	}
	if mean, sd, _ := m.moments(s.Posterior()); math.Abs(mean[0]-0.5) > 0.008 || math.Abs(sd[0]-0.05) > 0.006 {
		t.Errorf("posterior of what is seen at 0.5 with sd 0.05: mean %.4f, sd %.4f; want these", mean[0], sd[0])
	}
	if s = m.fit(ABCOptions{Seed: 1, Particles: 1000, Evaluations: 40000, Tolerance: 0.01}); s.Why() != reached {
		t.Errorf("without uncertainty the search ends as %s; want that it reaches any tolerance", s.Why())
	}
}

// Scales follow the generations: those of a summary that the parameter moves and of one
// that it does not change places between the prior and the posterior, which is where
// distances that do not adapt go wrong (Prangle 2017).
func TestScalesAdapt(t *testing.T) {
	m := toy{lo: []float64{-50}, hi: []float64{50}, observed: []float64{0, 0},
		simulate: func(x []float64, c *sim.Draw) []float64 { return []float64{x[0] + 0.1*normal(c), normal(c)} }}
	s := m.fit(ABCOptions{Seed: 2, Particles: 300, Evaluations: 15000})
	all := s.Generations()
	if first, last := all[0].Scale, all[len(all)-1].Scale; first[0] < 10*first[1] || last[0] > last[1] {
		t.Errorf("scales %v at first and %v at last; want the first greater by far under the prior, and less at last", first, last)
	}
	// The posterior's sd is 0.1, and a distance scaled by the prior alone would leave it
	// at several times that.
	if _, sd, _ := m.moments(s.Posterior()); sd[0] > 0.15 {
		t.Errorf("posterior sd %.3f; want about 0.1", sd[0])
	}
}

func TestABCEndsForAStatedReason(t *testing.T) {
	nothing := toy{lo: []float64{0}, hi: []float64{1}, observed: []float64{0}, simulate: func([]float64, *sim.Draw) []float64 { return []float64{math.NaN()} }}
	away := toy{lo: []float64{0}, hi: []float64{1}, observed: []float64{9},
		simulate: func(x []float64, c *sim.Draw) []float64 { return []float64{x[0]} }}
	for _, tt := range []struct {
		name string
		toy  toy
		o    ABCOptions
		want string
	}{
		{"tolerance", normalMean, ABCOptions{Tolerance: 0.3}, reached},
		{"acceptance", normalMean, ABCOptions{MinEfficiency: 0.1}, tooFew},
		{"budget", normalMean, ABCOptions{Evaluations: 700}, exhausted},
		{"budget under one generation", normalMean, ABCOptions{Evaluations: 300}, exhausted},
		{"data that the model cannot show", away, ABCOptions{MinEfficiency: 1e-9, Evaluations: 100000}, stalled},
		{"no finite summaries", nothing, ABCOptions{}, undefined},
	} {
		s := tt.toy.fit(tt.o)
		if s.Why() != tt.want || s.Evaluations() > s.options.Evaluations {
			t.Errorf("%s: %q after %d evaluations; want %q", tt.name, s.Why(), s.Evaluations(), tt.want)
		}
		if n := len(s.Posterior()); (n == 0) != (tt.want == undefined) {
			t.Errorf("%s: %d particles", tt.name, n)
		}
		sum := 0.
		for _, p := range s.Posterior() {
			sum += p.Weight
		}
		if len(s.Posterior()) > 0 && math.Abs(sum-1) > 1e-12 {
			t.Errorf("%s: weights sum to %v; want 1", tt.name, sum)
		}
	}
}

func TestABCBegunAgainAsksTheSame(t *testing.T) {
	var first, second [][]float64
	for _, to := range []*[][]float64{&first, &second} {
		recording := twin
		recording.simulate = func(x []float64, c *sim.Draw) []float64 {
			*to = append(*to, x)
			return twin.simulate(x, c)
		}
		recording.fit(ABCOptions{Seed: 6, Evaluations: 3000})
	}
	if !reflect.DeepEqual(first, second) {
		t.Error("a search begun again asks for other points")
	}
	other := twin.fit(ABCOptions{Seed: 7, Evaluations: 3000})
	if x := twin.at(other.Posterior()[0].Unit); slices.ContainsFunc(first, func(y []float64) bool { return slices.Equal(x, y) }) {
		t.Error("another seed asks for the same points")
	}
	s := NewABC(2, []float64{0, 0}, ABCOptions{})
	if !reflect.DeepEqual(s.Ask(), s.Ask()) {
		t.Error("asked twice, it returns something else")
	}
}

// A summary that never varies, or is not always defined, is no reason to find nothing.
func TestSummariesThatSayNothingDoNoHarm(t *testing.T) {
	m := normalMean
	m.observed = []float64{0.7, 3, 0}
	m.simulate = func(x []float64, c *sim.Draw) []float64 {
		seldom := 0.
		if c.Float64() < 0.3 {
			seldom = math.NaN()
		}
		return append(normalMean.simulate(x, c), 5, seldom)
	}
	s := m.fit(ABCOptions{Seed: 8, Particles: 500, Evaluations: 50000})
	mean, sd, _ := m.moments(s.Posterior())
	if math.Abs(mean[0]-0.7) > 0.07 || math.Abs(sd[0]-math.Sqrt(0.1)) > 0.05 {
		t.Errorf("mean %.3f, sd %.3f; want 0.7, 0.316 as without such summaries", mean[0], sd[0])
	}
	if g := s.Generations()[0]; !math.IsInf(g.Scale[1], 1) || !math.IsInf(g.Scale[2], 1) || math.IsInf(g.Scale[0], 1) {
		t.Errorf("scales %v; want +Inf of the last two", g.Scale)
	}
}

func BenchmarkABC(b *testing.B) {
	for range b.N {
		twin.fit(ABCOptions{Particles: 500, Evaluations: 5000})
	}
}
