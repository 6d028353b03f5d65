package stats

import (
	"math"

	"heed/sim/num"
)

// Replication says how the replicates of points are.
type Replication struct {
	Common   bool // replicate r has the same chance at all points, as a seed does
	Together int  // how many points in a row are drawn together, as those of a trajectory; 0 is 1
}

// Chance is how much of the variance of outputs is chance, 0 to 1; NaN for one replicate.
//
// Single is of the variance over points in one replicate: E_x[Var(y|x)] / Var(y) where points have
// chance of their own, by the law of total variance. Where replicates are common to all points,
// what chance adds to them all alike is no difference between points and cancels; Single is then
// the interaction of points and replicates, as a share of it and of the variance of the
// expectation. Shift is the rest, and All both together, of the variance over points and
// replicates; they are NaN where points have chance of their own, which knows no such parts.
type Chance struct {
	Single Estimate // of one replicate
	Mean   Estimate // of the mean over the replicates
	Shift  Estimate // what common replicates add to all points alike, of all
	All    Estimate // Shift and the interaction, of all
}

// LeastSeeds is how many replicates common to all points an interval of [Chance] takes: they are
// a factor of so few levels, and points tell nothing of how others would differ.
const LeastSeeds = 5

// FewSeedsWarning is the doubt of shares of chance by fewer.
const FewSeedsWarning = "fewer than 5 replicates common to all points: how much is chance has no interval, as how others would differ cannot be told from so few"

// ChanceShare returns how much of the variance of outputs y, by point and replicate, is chance,
// over any sample of points. The components of the variance are those of the analysis of variance
// (Searle, Casella and McCulloch 1992, Variance Components, chapters 3 and 4; Montgomery, Design
// and Analysis of Experiments, on random two-factor layouts): replicates nested in points, or
// points and common replicates crossed. These have no bias whatever the number of replicates,
// so that shares, their ratios, are of the same thing for 2 of them and for 20.
//
// It is NaN with a warning for one replicate, and 0 with one where no output differs.
// Intervals are BCa over points, all that are drawn together; where replicates are common they are
// widened by the jackknife over replicates ([widen]) of the logit, and there are none for fewer
// than [LeastSeeds]. An output that is missing or not finite is an error that names the points.
func ChanceShare(y [][]float64, r Replication, b Bootstrap) (Chance, error) {
	if err := checkOutputs(y); err != nil {
		return Chance{}, err
	}
	if len(y) == 0 || len(y[0]) < 2 {
		none := undefined(len(y), OneReplicateWarning)
		return Chance{none, none, none, none}, nil
	}
	none, zero := undefined(len(y)), Estimate{N: len(y)}
	t := r.table(y)
	c := t.components(t.means())
	switch {
	case c.all() == 0:
		zero.Warnings = []string{ConstantOutputWarning}
		if !r.Common {
			return Chance{zero, zero, none, none}, nil
		}
		return Chance{zero, zero, zero, zero}, nil
	case c.points+c.within == 0: // what replicates add to all points alike, and nothing else
		all := Estimate{N: len(y), Value: 1, Lo: 1, Hi: 1}
		return Chance{zero, zero, all, all}, nil
	}
	e := b.sampled(t.sampled())
	if r.Common {
		b.acrossSeeds(e, r, y)
	}
	for i := range e {
		e[i].N = len(y)
		e[i].Lo, e[i].Hi = max(0, e[i].Lo), min(1, e[i].Hi)
	}
	if !r.Common {
		return Chance{e[0], ofMean(e[0], len(y[0])), none, none}, nil
	}
	return Chance{e[0], ofMean(e[0], len(y[0])), e[1], e[2]}, nil
}

// varianceParts are the components of the variance of a run.
type varianceParts struct {
	points float64 // of the expectation over points
	within float64 // of chance, at a point; of common replicates their interaction with points
	shift  float64 // of common replicates, at all points alike
}

func (c varianceParts) all() float64 { return c.points + c.within + c.shift }

// set sets the shares of [Chance].
func (c varianceParts) set(out []float64) {
	out[0] = share(c.within, c.points+c.within)
	if len(out) > 1 {
		out[1], out[2] = share(c.shift, c.all()), share(c.within+c.shift, c.all())
	}
}

// A chanceShares is a table of outputs by what is drawn together. Its columns are the variance
// between replicates, the square of the mean over them, the mean and, of common replicates, each.
type chanceShares struct {
	common             bool
	points, replicates int
	columns            [][]float64
}

// table returns the table of outputs.
func (r Replication) table(y [][]float64) chanceShares {
	z, together := centredAll(y), max(1, r.Together)
	t := chanceShares{r.Common, len(y), len(y[0]), make([][]float64, 3+len(y[0]))}
	for at := 0; at < len(z); at += together {
		group := z[at:min(len(z), at+together)]
		sums := make([]float64, len(t.columns))
		for _, values := range group {
			m := mean(values)
			s := sd(values, m)
			sums[0], sums[1], sums[2] = sums[0]+float64(s*s), sums[1]+float64(m*m), sums[2]+m
			for i, v := range values {
				sums[3+i] += v
			}
		}
		for c := range sums {
			t.columns[c] = append(t.columns[c], sums[c]/float64(len(group)))
		}
	}
	return t
}

// means returns the means of the columns.
func (t chanceShares) means() []float64 {
	m := make([]float64, len(t.columns))
	for c, x := range t.columns {
		m[c] = mean(x)
	}
	return m
}

// components returns the parts of the variance by the means of the columns: those of a nested or a
// crossed layout of points and replicates. What is below 0, or left of nothing by rounding, is 0.
func (t chanceShares) components(means []float64) varianceParts {
	n, replicates := float64(t.points), float64(t.replicates)
	within, over := means[0], float64(n/(n-1)*(means[1]-float64(means[2]*means[2])))
	c := varianceParts{within: within}
	if t.common {
		s := sd(means[3:], mean(means[3:]))
		shift := float64(s * s)
		c.within = float64(n / (n - 1) * (within - shift))
		c.shift = shift - c.within/n
	}
	c.points = over - c.within/replicates
	least := roundedAway * (math.Abs(over) + within)
	for _, part := range []*float64{&c.points, &c.within, &c.shift} {
		if *part < least {
			*part = 0
		}
	}
	return c
}

// sampled returns the shares, as functions of the means.
func (t chanceShares) sampled() sampled {
	size := 1
	if t.common {
		size = 3
	}
	return sampled{t.columns, size, func(means, out []float64) { t.components(means).set(out) }}
}

// acrossSeeds makes intervals over points such that know of replicates that points have in
// common, and takes them away where these are too few.
func (b Bootstrap) acrossSeeds(e []Estimate, r Replication, y [][]float64) {
	if len(y[0]) < LeastSeeds {
		for i := range e {
			e[i].Lo, e[i].Hi = math.NaN(), math.NaN()
			e[i].Warnings = append(e[i].Warnings, FewSeedsWarning)
		}
		return
	}
	without := make([][]float64, len(y[0]))
	for k := range without {
		without[k] = r.table(leaving(y, k)).sampled().original()
	}
	b.widenShares(e, without)
}

// widenShares is [Bootstrap.widen] of shares of a variance, in their logits: as functions of a
// ratio of variances these are far nearer to normal, and no end leaves 0 to 1.
func (b Bootstrap) widenShares(e []Estimate, without [][]float64) {
	logits := make([]Estimate, len(e))
	for i, x := range e {
		logits[i] = Estimate{N: x.N, Value: logitShare(x.Value), Lo: logitShare(x.Lo), Hi: logitShare(x.Hi)}
		if x.Lo <= 0 {
			logits[i].Lo = logits[i].Value - (logits[i].Hi - logits[i].Value)
		}
	}
	of := make([][]float64, len(without))
	for r := range without {
		for _, v := range without[r] {
			of[r] = append(of[r], logitShare(v))
		}
	}
	b.widen(logits, of)
	for i := range e {
		if e[i].Value <= 0 || e[i].Value >= 1 || math.IsNaN(logits[i].Lo) {
			continue
		}
		if e[i].Lo > 0 {
			e[i].Lo = num.Logistic(logits[i].Lo)
		}
		e[i].Hi = num.Logistic(logits[i].Hi)
	}
}

// logitShare returns the logit of a share, finite at 0 and 1 too.
func logitShare(share float64) float64 {
	return num.Logit(min(max(share, roundedAway), 1-roundedAway))
}
