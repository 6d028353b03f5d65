package search

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"

	"heed/sim"
	"heed/sim/num"
)

// seeds is over how many seeds posteriors are averaged.
const seeds = 15

// A known is a toy with its posterior.
type known struct {
	name        string
	toy         toy
	mean, sd    []float64
	correlation float64
	options     ABCOptions
}

// check holds the posterior to what it is known to be, by the median over seeds, because
// in one search of hundreds a particle in a tail has the weight of tens. The standard error
// of the median is 1.86 times the median absolute deviation over the root of the number of
// seeds, as of normal values; want it within four of them, which a right search misses in
// about 1 of 1000 cases. Tolerances above 0 widen posteriors a little: an sd is allowed 3%
// for that, a mean 3% of the sd, and a correlation 0.03.
func (k known) check(t *testing.T) {
	t.Helper()
	values := make([][]float64, 2*len(k.mean)+1) // means, sds, correlation; by seed
	want := append(append(slices.Clone(k.mean), k.sd...), k.correlation)
	for seed := range uint64(seeds) {
		k.options.Seed = seed
		mean, sd, correlation := k.toy.moments(k.toy.fit(k.options).Posterior())
		for i, v := range append(append(mean, sd...), correlation) {
			values[i] = append(values[i], v)
		}
	}
	for i, v := range values {
		slack := 0.03
		if i < 2*len(k.sd) {
			slack = 0.03 * k.sd[i%len(k.sd)]
		}
		slices.Sort(v)
		middle := v[seeds/2]
		se := 0.
		if d := spread(v); !math.IsInf(d, 1) {
			se = 1.2533 * d / math.Sqrt(seeds)
		}
		if off := math.Abs(middle - want[i]); off > 4*se+slack || i < 2*len(k.sd) && se > k.sd[i%len(k.sd)]/20 {
			t.Errorf("value %d of means, sds and correlation is %.4f with standard error %.4f; want %.4f", i, middle, se, want[i])
		}
	}
}

func TestABCReproducesAnalyticPosteriors(t *testing.T) {
	edgeMean, edgeSD := exact(0, 1, func(x float64) float64 { return math.Exp(-(x + 0.1) * (x + 0.1) / (2 * 0.04)) })
	longMean, longSD := exact(0.8, 1, func(x float64) float64 { return math.Pow(x, -5) })
	twinSD := math.Sqrt(0.26 / 4)
	o := ABCOptions{Particles: 250, Evaluations: 100000, MinEfficiency: 0.1}
	for _, k := range []known{
		{"normal mean", normalMean, []float64{0.7}, []float64{math.Sqrt(0.1)}, 0, o},
		{"two that are correlated", twin, []float64{0.1, 0.4}, []float64{twinSD, twinSD}, -0.24 / 0.26, o},
		{"cut off by the prior", atEdge, []float64{edgeMean}, []float64{edgeSD}, 0, o},
		{"steep up to an edge", longest, []float64{longMean}, []float64{longSD}, 0, o},
	} {
		t.Run(k.name, func(t *testing.T) { k.check(t) })
	}
}

// Five parameters of which nine summaries tell, each of them and the sums of neighbours,
// with chance of the model's own and an error of observation: the posterior is normal, with
// the precision matrix of the regression. As many summaries leave no tolerance to those who
// compare what is observed with error; here the search ends with none left.
func TestABCOfManySummaries(t *testing.T) {
	const own, sd = 0.03, 0.08
	observed := []float64{0.1, -0.2, 0.3, 0, -0.1, -0.15, 0.05, 0.35, -0.1}
	m := toy{lo: slices.Repeat([]float64{-1}, 5), hi: slices.Repeat([]float64{1}, 5), observed: observed,
		simulate: func(x []float64, c *sim.Draw) []float64 {
			all := slices.Clone(x)
			for i := range 4 {
				all = append(all, x[i]+x[i+1])
			}
			for k := range all {
				all[k] += own * normal(c)
			}
			return all
		}}
	a := mat.NewDense(9, 5, nil)
	for j := range 5 {
		a.Set(j, j, 1)
		if j < 4 {
			a.Set(5+j, j, 1)
			a.Set(5+j, j+1, 1)
		}
	}
	var precision, covariance, mean mat.Dense
	precision.Mul(a.T(), a)
	if err := covariance.Inverse(&precision); err != nil {
		t.Fatal(err)
	}
	mean.Product(&covariance, a.T(), mat.NewVecDense(9, observed))
	variance := own*own + sd*sd
	k := known{toy: m, options: ABCOptions{SD: slices.Repeat([]float64{sd}, 9)}}
	for j := range 5 {
		k.mean, k.sd = append(k.mean, mean.At(j, 0)), append(k.sd, math.Sqrt(variance*covariance.At(j, j)))
	}
	k.correlation = covariance.At(0, 1) / math.Sqrt(covariance.At(0, 0)*covariance.At(1, 1))
	k.check(t)
	if s := m.fit(k.options); s.Why() != exactly || s.Evaluations() > 6000 {
		t.Errorf("the search ends as %s after %d evaluations; want that no tolerance is left, within 6000", s.Why(), s.Evaluations())
	}
}

// The mean and the variance of a normal variable, from the mean and the logarithm of the
// variance of twenty observations, which are sufficient: the posterior under uniform
// priors is that of the likelihood, integrated over a grid here.
func TestABCReproducesMeanAndVariance(t *testing.T) {
	const n, seenMean, seenVar = 20, 1.0, 2.0
	m := toy{
		lo: []float64{-4, 0.2}, hi: []float64{6, 8}, observed: []float64{seenMean, math.Log(seenVar)},
		simulate: func(x []float64, c *sim.Draw) []float64 {
			all := make([]float64, n)
			for i := range all {
				all[i] = x[0] + math.Sqrt(x[1])*normal(c)
			}
			return []float64{num.Mean(all), num.Log(num.Variance(all))}
		},
	}
	likelihood := func(mu, v float64) float64 {
		return math.Exp(-n/2.*math.Log(v) - ((n-1)*seenVar+n*(seenMean-mu)*(seenMean-mu))/(2*v))
	}
	const cells = 100
	k := known{toy: m, mean: make([]float64, 2), sd: make([]float64, 2),
		options: ABCOptions{Particles: 300, Evaluations: 100000, MinEfficiency: 0.04}}
	k.mean[0], k.sd[0] = exact(-4, 6, func(mu float64) (sum float64) {
		for i := range cells {
			sum += likelihood(mu, 0.2+7.8*(float64(i)+0.5)/cells)
		}
		return sum
	})
	k.mean[1], k.sd[1] = exact(0.2, 8, func(v float64) (sum float64) {
		for i := range cells {
			sum += likelihood(-4+10*(float64(i)+0.5)/cells, v)
		}
		return sum
	})
	k.check(t)
}

// The adjustment takes off what the tolerance adds: after few generations the posterior
// of the normal mean is too wide, and adjusted right. Error rates as above.
func TestAdjustTakesOffWhatTheToleranceAdds(t *testing.T) {
	for i, m := range []toy{normalMean, twin} {
		s := m.fit(ABCOptions{Seed: 4, Particles: 1000, Evaluations: 100000, Tolerance: []float64{0.12, 0.2}[i]})
		adjusted, err := s.Adjust()
		if err != nil {
			t.Fatal(err)
		}
		_, rough, _ := m.moments(s.Posterior())
		_, sd, _ := m.moments(adjusted)
		want := math.Sqrt(0.1)
		if len(m.lo) == 2 {
			want = math.Sqrt(0.26 / 4)
		}
		t.Logf("tolerance %.3g: sd %.4f, adjusted %.4f, want %.4f", s.history[len(s.history)-1].Tolerance, rough, sd, want)
		if rough[0] < 1.06*want {
			t.Errorf("sd before adjustment %.4f; want it too wide for this test to mean anything, beyond %.4f", rough[0], 1.06*want)
		}
		if off := math.Abs(sd[0]/want - 1); off > 4/math.Sqrt(2*ess(adjusted)) {
			t.Errorf("adjusted sd %.4f; want %.4f", sd[0], want)
		}
	}
	s := normalMean.fit(ABCOptions{Particles: 8, Evaluations: 16})
	if _, err := s.Adjust(); err != ErrTooFew {
		t.Errorf("Adjust of 8 particles: error %v; want ErrTooFew", err)
	}
}

// Over data sets that are drawn from the prior and the model, the ranks of the truth
// among the particles are uniform (Talts, Betancourt, Simpson, Vehtari and Gelman 2018,
// arXiv:1804.06788): chi-square over ten bins, which a correct search exceeds in 1 of 1000
// seeds.
func TestTruthsRankUniformly(t *testing.T) {
	const sets, bins = 300, 10
	m := toy{lo: []float64{-1, -1}, hi: []float64{1, 1}, simulate: func(x []float64, c *sim.Draw) []float64 {
		return []float64{x[0] + 0.2*normal(c), x[0] + x[1] + 0.2*normal(c)}
	}}
	var counts [2][bins]float64
	for set := range sets {
		row := sim.NewStreams(11, set).Named("truth").At(0, 0)
		truth := []float64{open(&row), open(&row)}
		m.observed = m.simulate(m.at(truth), &row)
		s := m.fit(ABCOptions{Seed: uint64(100 + set), Particles: 100, Evaluations: 1200})
		particles, err := s.Adjust()
		if err != nil {
			t.Fatal(err)
		}
		for j := range truth {
			below := 0.
			for _, p := range particles {
				if p.Unit[j] < truth[j] {
					below += p.Weight
				}
			}
			counts[j][min(bins-1, int(below*bins))]++
		}
	}
	for j := range counts {
		chi := 0.
		for _, c := range counts[j] {
			chi += (c - sets/bins) * (c - sets/bins) / (sets / bins)
		}
		t.Logf("coordinate %d: ranks %v, chi-square %.1f", j, counts[j], chi)
		if chi > 27.88 { // the 0.999 quantile with 9 degrees of freedom
			t.Errorf("ranks of truth in coordinate %d are %v: chi-square %.1f; want at most 27.9", j, counts[j], chi)
		}
	}
}

// Systematic resampling takes each particle as often as its weight has it, up to one.
func TestResampleFollowsWeights(t *testing.T) {
	particles := []Particle{{Weight: 0.5}, {Weight: 0.05}, {Weight: 0.25}, {Weight: 0.2}}
	for seed := range uint64(50) {
		counts := make([]float64, 4)
		for _, i := range Resample(particles, 10, seed) {
			counts[i]++
		}
		for i, p := range particles {
			if math.Abs(counts[i]-10*p.Weight) >= 1 {
				t.Errorf("seed %d: particle %d of weight %v comes %v times in 10; want less than one off", seed, i, p.Weight, counts[i])
			}
		}
	}
}
