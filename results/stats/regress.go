package stats

import (
	"fmt"
	"math"
)

// RegressResult is what [Regress] finds. The N of an estimate are points.
type RegressResult struct {
	SRC  []Estimate // standardised regression coefficients, by factor: how many of its standard deviations the output rises with one of the factor
	SRRC []Estimate // the same of ranks, which take bends out if they are monotone
	PRCC []Estimate // partial rank correlation coefficients, -1 to 1: what is left of the correlation of ranks with all other factors held fixed

	R2     Estimate // share of the variance that the linear fit explains, 0 to 1: how far SRC are to be believed
	RankR2 Estimate // the same of ranks, for SRRC and PRCC

	Left     []int // factors that the fits leave out, as they are constant or a sum of earlier ones; their coefficients are zero
	Warnings []string
}

// The doubts of [Regress].
const (
	PoorFitWarning    = "the linear fit explains less than 0.7 of the variance: do not rank factors by SRC"
	PoorRankWarning   = "the fit of ranks explains less than 0.7 of the variance: the output is not monotone or factors interact, so do not rank by SRRC or PRCC"
	FewForFitWarning  = "fewer than 10 points a factor: coefficients are unsettled"
	poorFit           = 0.7
	exactJackknifeMax = 400
	mostResampled     = 1 << 13
)

// Regress returns the coefficients of the linear fit of outputs y to factors x, by point, and of
// that of their ranks (Saltelli and Marivoet 1990, Reliab. Eng. Syst. Saf. 28:229; Helton and
// Davis 2003, Reliab. Eng. Syst. Saf. 81:23; for PRCC Iman and Conover 1979, Technometrics 21:499,
// and Marino, Hogue, Ray and Kirschner 2008, J. Theor. Biol. 254:178). It is a cheap first look, at
// any sample of many points. Of factors that go with each other ([Dependences]) the coefficients are
// no shares of the variance.
//
// Intervals are of the bootstrap over points, with the bias correction of BCa, and its
// acceleration for up to 400 points; each resample is ranked anew, and has at most 8192 points
// ([data.estimates]), so that many points take no more than a few. A factor that is constant, or a
// linear combination of earlier ones but for 10^-10 of its variance, is left out and named in a
// warning. An output or value that is not finite is an error that names the points. A constant
// output has zeros with a warning. There must be at least two points more than factors.
//
// Note: the fit sweeps the matrix of correlations ([correlations.sweep]) rather than factor the
// points, which a sample of factors drawn independently, whose correlations are small, allows. So
// a resample costs its sums of products, and bytes are the same on every platform.
func Regress(x [][]float64, y []float64, b Bootstrap) (RegressResult, error) {
	if err := checkTable(x, y); err != nil {
		return RegressResult{}, err
	}
	if n, k := len(x), len(x[0]); n < k+2 {
		return RegressResult{}, fmt.Errorf("stats: regression of %d points on %d factors; want at least %d points", n, k, k+2)
	}
	mustLevel(b.Level)
	b.mustResample()
	d := newData(x, y)
	r := d.doubted()
	if constant(y) {
		r.Warnings = append(r.Warnings, ConstantOutputWarning)
		zero := zeroEstimates(d.factors(), len(y))
		r.SRC, r.SRRC, r.PRCC, r.R2, r.RankR2 = zero, zero, zero, zero[0], zero[0]
		return r, nil
	}
	r.set(d.estimates(b, mostResampled))
	if r.R2.Value < poorFit {
		r.Warnings = append(r.Warnings, PoorFitWarning)
	}
	if r.RankR2.Value < poorFit {
		r.Warnings = append(r.Warnings, PoorRankWarning)
	}
	return r, nil
}

// set takes the estimates in the order of [data.fit].
func (r *RegressResult) set(e []Estimate) {
	k := (len(e) - 2) / 3
	r.SRC, r.SRRC, r.PRCC, r.R2, r.RankR2 = e[:k:k], e[k:2*k:2*k], e[2*k:3*k:3*k], e[3*k], e[3*k+1]
}

// estimates returns the coefficients with their intervals, by resamples of at most so many
// points: how those lie about the coefficients of all goes by the root of their number (Bickel,
// Götze and van Zwet 1997, Statistica Sinica 7:1).
func (d data) estimates(b Bootstrap, most int) []Estimate {
	n, size := len(d.columns[0]), 3*d.factors()+2
	original, out, once := make([]float64, size), make([]float64, size), make([]float64, n)
	for i := range once {
		once[i] = 1
	}
	d.fit(once, original)
	without := d.without(once)
	values := sampled{size: size}.table(b.Resamples)
	scale := math.Sqrt(float64(min(n, most)) / float64(n))
	b.weighSome(min(n, most), n, func(r int, weights []float64) {
		d.fit(weights, out)
		for i, v := range out {
			values[i][r] = original[i] + float64(scale*(v-original[i]))
		}
	})
	e := make([]Estimate, size)
	for i := range e {
		var jackknifed []float64
		if without != nil {
			jackknifed = without[i]
		}
		e[i] = b.interval(n, original[i], values[i], jackknifed)
	}
	return e
}

// weighSome calls visit with each resample of m of n replicates: its number, and how often it
// has each of them. With m = n it is [Bootstrap.weigh].
func (b Bootstrap) weighSome(m, n int, visit func(r int, weights []float64)) {
	weights := make([]float64, n)
	for r := range b.Resamples {
		clear(weights)
		for i := 0; i < m; i += 4 {
			words := b.Source.Block(r, 0, uint32(i/4))
			for k := range min(4, m-i) {
				weights[uint64(words[k])*uint64(n)>>32]++
			}
		}
		visit(r, weights)
	}
}

// without returns the coefficients without each point; nil of many points.
func (d data) without(once []float64) [][]float64 {
	if len(once) > exactJackknifeMax {
		return nil
	}
	out := make([]float64, 3*d.factors()+2)
	t := sampled{size: len(out)}.table(len(once))
	for p := range once {
		once[p] = 0
		d.fit(once, out)
		for i, v := range out {
			t[i][p] = v
		}
		once[p] = 1
	}
	return t
}

// doubted returns the result with what is to be said before any fit.
func (d data) doubted() (r RegressResult) {
	k, n := d.factors(), len(d.columns[0])
	for i := range k {
		switch {
		case constant(d.columns[i]):
			r.Warnings = append(r.Warnings, fmt.Sprintf("factor %d has one value: it is left out, with coefficients of zero", i))
		case d.left[i]:
			r.Warnings = append(r.Warnings, fmt.Sprintf("factor %d is a linear combination of earlier ones: it is left out, with coefficients of zero, and what it does is counted as theirs", i))
		case d.leftRanked[i]:
			r.Warnings = append(r.Warnings, fmt.Sprintf("the ranks of factor %d are a linear combination of those of earlier ones: it is left out of the fit of ranks", i))
		}
		if d.left[i] || d.leftRanked[i] {
			r.Left = append(r.Left, i)
		}
	}
	if n < 10*k {
		r.Warnings = append(r.Warnings, FewForFitWarning)
	}
	return r
}

// explained returns the share of a variance of which a fit leaves the rest, 0 to 1.
func explained(rest float64) float64 { return math.Min(1, math.Max(0, 1-rest)) }
