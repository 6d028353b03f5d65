package study

import (
	"cmp"
	"math"
	"slices"

	"heed/scenarios/design"
	"heed/scenarios/search"
	"heed/sim/num"
)

// A Marginal is what the posterior says of one key by itself.
type Marginal struct {
	Path      string
	Mean, SD  float64    // NaN where values are no numbers
	Quantiles [5]float64 // at [MarginalLevels]
	Prior     [5]float64 // the same of the prior
	PriorMean float64
	PriorSD   float64

	// Shrinkage is by what share the posterior is narrower than the prior: 1 less the
	// ratio of their standard deviations on the scale on which the prior is uniform. At 0
	// the data tell nothing of the key by itself.
	Shrinkage float64
	AtLo      float64 // probability of the lowest twentieth of the prior; NaN of a list
	AtHi      float64 // of the highest
	Levels    []Level // of a prior that is a list
}

// A Level is a value of a list with its probability.
type Level struct {
	Value       any
	Probability float64
}

// MarginalLevels are the probabilities of the quantiles of a [Marginal].
var MarginalLevels = [5]float64{0.025, 0.25, 0.5, 0.75, 0.975}

// uniformSD is the standard deviation of a uniform variable on [0, 1].
const uniformSD = 0.28867513459481287

// edgeShare is the share of the prior that counts as its end.
const edgeShare = 0.05

// Marginals returns what the posterior says of each key by itself, in the order of the
// priors.
func (p *Posterior) Marginals() []Marginal {
	var all []Marginal
	for j, f := range p.Calibration.Priors {
		all = append(all, marginalOf(f, p.Sample, j))
	}
	return all
}

// marginalOf returns what particles say of key j.
func marginalOf(f design.Factor, sample []search.Particle, j int) Marginal {
	m := Marginal{Path: f.Path}
	var units []float64
	for _, s := range sample {
		u := s.Unit[j]
		units = append(units, u)
		if u <= edgeShare {
			m.AtLo += s.Weight
		}
		if u >= 1-edgeShare {
			m.AtHi += s.Weight
		}
	}
	_, sd := weightedMoments(units, sample)
	m.Shrinkage = 1 - sd/uniformSD
	if f.Dist == design.Levels || f.Dist == design.Choice {
		m.Levels, m.AtLo, m.AtHi = levelsOf(f, sample, j), math.NaN(), math.NaN()
	}
	m.numbers(f, units, sample)
	return m
}

// numbers sets what only numbers have.
func (m *Marginal) numbers(f design.Factor, units []float64, sample []search.Particle) {
	x, ok := numbersAt(f, units)
	if !ok {
		m.Mean, m.SD, m.PriorMean, m.PriorSD = math.NaN(), math.NaN(), math.NaN(), math.NaN()
		for i := range m.Quantiles {
			m.Quantiles[i], m.Prior[i] = math.NaN(), math.NaN()
		}
		return
	}
	m.Mean, m.SD = weightedMoments(x, sample)
	for i, level := range MarginalLevels {
		m.Quantiles[i] = weightedQuantile(x, sample, level)
		m.Prior[i], _ = asNumber(f.Value(level))
	}
	const n = 2000 // of even steps: the prior's moments to four digits
	grid := make([]float64, n)
	for i := range grid {
		grid[i], _ = asNumber(f.Value((float64(i) + 0.5) / n))
	}
	m.PriorMean, m.PriorSD = num.Mean(grid), num.StdDev(grid)
}

// levelsOf returns the probabilities of the values of a list.
func levelsOf(f design.Factor, sample []search.Particle, j int) []Level {
	all := make([]Level, len(f.Levels))
	for i, v := range f.Levels {
		all[i].Value = v
	}
	for _, s := range sample {
		v := f.Value(s.Unit[j])
		i := slices.IndexFunc(f.Levels, func(l any) bool { return l == v })
		all[i].Probability += s.Weight
	}
	return all
}

// numbersAt returns the values of a factor at places in [0, 1] as numbers, true and false
// as 1 and 0, and whether they are any.
func numbersAt(f design.Factor, units []float64) (x []float64, ok bool) {
	for _, u := range units {
		v, is := asNumber(f.Value(u))
		if !is {
			return nil, false
		}
		x = append(x, v)
	}
	return x, true
}

// asNumber returns a value as a number.
func asNumber(v any) (x float64, ok bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case int64:
		return float64(v), true
	case bool:
		if v {
			return 1, true
		}
		return 0, true
	}
	return math.NaN(), false
}

// weightedMoments returns the mean and the standard deviation of values with the weights
// of particles.
func weightedMoments(x []float64, weights []search.Particle) (mean, sd float64) {
	for i, w := range weights {
		mean += float64(w.Weight * x[i])
	}
	for i, w := range weights {
		sd += float64(w.Weight * (x[i] - mean) * (x[i] - mean))
	}
	return mean, math.Sqrt(sd)
}

// weightedQuantile returns the quantile of values with the weights of particles: along
// straight lines between values, each of which lies in the middle of its weight.
func weightedQuantile(x []float64, weights []search.Particle, level float64) float64 {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(x[a], x[b]), cmp.Compare(a, b)) })
	below, lastAt, last := 0., 0., x[order[0]]
	for i, k := range order {
		w := weights[k].Weight
		at := below + float64(w/2)
		if at >= level {
			if i == 0 || at == lastAt {
				return x[k]
			}
			return last + float64((x[k]-last)*((level-lastAt)/(at-lastAt)))
		}
		below, lastAt, last = below+w, at, x[k]
	}
	return last
}

// Correlation returns the correlation of two keys in the posterior, on the scale on which
// their priors are uniform; NaN where one does not vary.
func (p *Posterior) Correlation(j, k int) float64 {
	x, y := make([]float64, len(p.Sample)), make([]float64, len(p.Sample))
	for i, s := range p.Sample {
		x[i], y[i] = s.Unit[j], s.Unit[k]
	}
	meanX, sdX := weightedMoments(x, p.Sample)
	meanY, sdY := weightedMoments(y, p.Sample)
	cross := 0.
	for i, s := range p.Sample {
		cross += float64(s.Weight * (x[i] - meanX) * (y[i] - meanY))
	}
	return cross / (sdX * sdY)
}
