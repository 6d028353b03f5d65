package stats

import "fmt"

// SobolDesign says what the outputs of [SobolIndices] are of: samples of points one after
// the other, of each the points A, AB_1 to AB_k, with Second BA_1 to BA_k, then B, where
// AB_i is A with coordinate i of B, and BA_i is B with that of A. That is the order of SALib
// and of Saltelli's design in heed/scenarios/design.
type SobolDesign struct {
	Factors int  // k, at least 1
	Second  bool // whether the points BA_i are there, which second-order indices need
	Common  bool // whether replicate r has the same chance at all points, as a seed does
}

// Stride returns the number of points a sample.
func (d SobolDesign) Stride() int {
	if d.Second {
		return 2*d.Factors + 2
	}
	return d.Factors + 2
}

// Indices are shares of a variance (Sobol' 1993, Math. Model. Comput. Exp. 1:407; Homma and
// Saltelli 1996, Reliab. Eng. Syst. Saf. 52:1), by factor. Estimates of small ones can be
// negative, by their error.
type Indices struct {
	First  []Estimate   // what of the variance goes if the factor is fixed, on average
	Total  []Estimate   // what of it stays if all other factors are fixed, on average
	Alone  Estimate     // the sum of First: what factors explain alone; of [SobolResult.Mean] only
	Second [][]Estimate // what i and j explain together and not alone, the same for j and i; nil without the points BA_i
}

// SobolResult is what [SobolIndices] finds. The N of an estimate are samples.
//
// Mean is of the mean over the replicates, which has what chance the replicates leave: that
// makes First smaller, and Total larger where chance differs between points. Of two
// replicates or more, Expected is of the expectation of the output, with chance taken out,
// and Seeded of the output of one replicate with its chance as one more factor, the last.
// Where chance is not common to all points its interactions with factors cannot be told: its
// First and the factors' Total are undefined in Seeded.
type SobolResult struct {
	Samples, Replicates int
	Mean                Indices
	Expected            Indices // empty for one replicate
	Seeded              Indices // empty for one replicate; First and Total of the factors, then of chance
	Chance              Chance
	Warnings            []string
}

// The doubts of [SobolIndices].
const (
	ConstantOutputWarning = "the output is the same at all points: its indices are given as zero"
	OneReplicateWarning   = "one replicate a point: what is chance cannot be told from what the factors do"
	TwoReplicatesWarning  = "two replicates: the intervals of what chance is taken out of do not know how chance common to all points would differ"
	OnlyChanceWarning     = "no variance beyond chance is seen: the indices of the expectation are undefined"
	IndicesUnsettled      = "an interval is wider than half the variance: take more samples"
	NotReplicatedByChance = "replicates do not differ at any point: there is no chance, or it was the same"
	OwnChanceWarning      = "chance is not common to all points: its effect cannot be told from its interactions with factors"
)

// SobolIndices returns the indices of outputs y, by point and replicate, over the points of a
// design. First-order indices are those of Saltelli et al. (2010), mean f(B) (f(AB_i) - f(A))
// / V, total ones those of Jansen (1999, Comput. Phys. Commun. 117:35), mean
// (f(A) - f(AB_i))^2 / 2V, second-order ones those of Saltelli (2002), mean (f(BA_i) f(AB_j)
// - f(A) f(B)) / V less both first ones, with V the variance over A and B together and
// outputs less their mean: so the values are those of SALib (Herman and Usher 2017).
//
// Chance is told apart by the products of different replicates, whose chance is independent:
// with f_r f_s, r other than s, in the place of squares, each of these means is that of the
// expectation over chance. What replicates differ by at a point is the rest. That stochastic
// models have indices of their expectation, and indices with their chance as a factor, is in
// Marrel, Iooss, Da Veiga and Ribatet (2012, Stat. Comput. 22:833), Hart, Alexanderian and
// Gremaud (2017, SIAM J. Sci. Comput. 39:A1514) and Zhu and Sudret (2021, Reliab. Eng. Syst.
// Saf. 214:107815).
//
// Intervals are BCa over samples, all points of a sample together; where replicates are common
// to all points they are widened by the jackknife over replicates ([widen]). They take samples
// as independent: those of a Sobol' sequence err less than that, so intervals are too wide
// rather than too narrow.
//
// An output that is missing or not finite, at any point, is an error that names the points.
// A constant output has zeros with a warning.
func SobolIndices(y [][]float64, d SobolDesign, b Bootstrap) (SobolResult, error) {
	if err := d.check(y); err != nil {
		return SobolResult{}, err
	}
	r := SobolResult{Samples: len(y) / d.Stride(), Replicates: len(y[0])}
	var err error
	if r.Chance, err = ChanceShare(d.independent(y), Replication{Common: d.Common, Together: 2}, b); err != nil {
		return SobolResult{}, err
	}
	if r.Replicates == 1 {
		r.Warnings = append(r.Warnings, OneReplicateWarning)
	}
	m := d.samples(averaged(y))
	switch {
	case constant(averaged(y)):
		r.Warnings = append(r.Warnings, ConstantOutputWarning)
		r.Mean = d.zeros(r.Samples)
	case m.still():
		return SobolResult{}, fmt.Errorf("stats: the outputs of A and B are the same in all %d samples, and others are not: want more samples", r.Samples)
	default:
		r.Mean = d.meanIndices(y, b)
	}
	if r.Replicates > 1 {
		d.tellChance(&r, y, b)
	}
	if r.Mean.unsettled() {
		r.Warnings = append(r.Warnings, IndicesUnsettled)
	}
	return r, nil
}

// check returns what is wrong with the design or the outputs.
func (d SobolDesign) check(y [][]float64) error {
	switch {
	case d.Factors < 1:
		return fmt.Errorf("stats: Sobol' indices of %d factors; want at least 1", d.Factors)
	case len(y) == 0 || len(y)%d.Stride() != 0:
		return fmt.Errorf("stats: Sobol' indices of %d points; want a multiple of %d, the points of a sample of %d factors", len(y), d.Stride(), d.Factors)
	}
	return checkOutputs(y)
}

// zeros returns the indices of a constant output.
func (d SobolDesign) zeros(samples int) Indices {
	x := Indices{Alone: zeroEstimates(1, samples)[0], First: zeroEstimates(d.Factors, samples), Total: zeroEstimates(d.Factors, samples)}
	if d.Second {
		for i := range d.Factors {
			x.Second = append(x.Second, zeroEstimates(d.Factors, samples))
			x.Second[i][i] = undefined(samples)
		}
	}
	return x
}

// zeroEstimates returns k estimates of nothing, which are sure.
func zeroEstimates(k, n int) []Estimate {
	e := make([]Estimate, k)
	for i := range e {
		e[i] = Estimate{N: n}
	}
	return e
}

// unsettled reports whether a first or total index has an interval wider than 1/2.
func (x Indices) unsettled() bool {
	for _, set := range [][]Estimate{x.First, x.Total} {
		for _, e := range set {
			if e.Hi-e.Lo > 0.5 {
				return true
			}
		}
	}
	return false
}
